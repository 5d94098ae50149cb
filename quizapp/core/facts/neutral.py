"""Facts of a language whose grammar we do not know: years, numbers and names that a sound sentence states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from quizapp.core.facts.fact import Answer, AnswerType, Ask, Fact, Family, Found, Known, Sentence, Shape, Skipped

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_KINDS = (("PER", AnswerType.PERSON), ("PRS", AnswerType.PERSON), ("LOC", AnswerType.PLACE), ("GPE", AnswerType.PLACE),
          ("GEO", AnswerType.PLACE), ("PLACE", AnswerType.PLACE), ("ORG", AnswerType.GROUP))  # fmt: skip
_YEAR = re.compile(r"(?<![\d.,\-–—/'’])(?:1[0-9]{3}|20[0-4][0-9])(?![\d\-–—/]|[.,’']\d|\s?[-–—]\s?\d)")
_NUMBER = re.compile(r"(?<![\w.,\-–—/:])\d{1,3}(?:[.,’\u00a0\u202f ]?\d{3})*(?:[.,]\d+)?(?= ?[^\W\d_]{2,}| ?%)")
_END = re.compile(r"[.!。।۔…][\"'”’»)\]]*$")
_FEWEST_WORDS, _MOST_WORDS = 7, 36
_TYPES = (AnswerType.YEAR, AnswerType.PERSON, AnswerType.PLACE, AnswerType.GROUP, AnswerType.NUMBER)


def find_plain_facts(docs: Iterable[tuple[Doc, int]], *, title: str = "") -> Found:
    """The years, numbers and names of an article, given as parsed paragraphs with the offset where each begins.

    The labels of names are the pipeline's own; of its grammar only what all languages share is asked: word classes,
    persons and pronouns as Universal Dependencies name them (de Marneffe et al. 2021), where the pipeline tells them.
    """
    facts: list[Fact] = []
    skipped: list[Skipped] = []
    sentences: list[Sentence] = []
    words = latest = 0
    for number, (doc, offset) in enumerate(docs):
        words += len(doc.text.split())
        latest = max([latest, *(int(year) for year in _YEAR.findall(doc.text))])
        for span in doc.sents:
            sentence = _sentence(span, offset, number)
            reason = _unsound(span)
            if reason:
                skipped.append(Skipped(sentence, reason))
            elif sentence.text:
                sentences.append(sentence)
                facts.extend(_facts(span, sentence))
    known = Known(topic=title, latest_year=latest)
    return Found(tuple(facts), tuple(skipped), tuple(sentences), known, words)


def _sentence(span: Span, offset: int, number: int) -> Sentence:
    start = offset + span.start_char + len(span.text) - len(span.text.lstrip())
    text = span.text.strip()
    return Sentence(text, start, start + len(text), number)


def _unsound(span: Span) -> str:
    """Why nothing is asked about this sentence; empty when something may be."""
    text, words = span.text.strip(), [token for token in span if not token.is_punct and not token.is_space]
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS:
        return "length"
    if not _END.search(text) or text[0].islower() or text.count("(") != text.count(")"):
        return "not a whole sentence"
    first, classes = words[0], {token.pos_ for token in words}
    if classes - {""} and not classes & {"VERB", "AUX"}:
        return "no verb"
    if (
        first.pos_ == "PRON"
        or "Dem" in first.morph.get("PronType", [])
        or first.morph.get("Poss", [])
        or _pronoun_first(words)
    ):
        return "points back"
    if any(set(token.morph.get("Person", [])) & {"1", "2"} for token in words):
        return "first or second person"
    return ""


def _pronoun_first(words: list[Token]) -> bool:
    """A pronoun for somebody whom the sentence has not named before it."""
    for token in words:
        if token.pos_ == "PROPN" or token.ent_type_:
            return False
        if token.pos_ == "PRON" and "Prs" in token.morph.get("PronType", []) and "3" in token.morph.get("Person", []):
            return True
    return False


def _facts(span: Span, sentence: Sentence) -> Iterator[Fact]:
    """One fact for each place that may be a gap, the most telling first."""
    places = sorted(_places(span, sentence), key=lambda place: _TYPES.index(place[2]))
    for start, end, kind in places:
        answer = sentence.text[start:end]
        before, after = sentence.text[:start], sentence.text[end:]
        if _stands_twice(answer, before, after) or not _is_anchored(before, after, places, answer) or not start:
            continue
        ask = Ask(Shape.GAP, before=before, after=after)
        yield Fact(Family.CLOZE, sentence, Answer(answer, sentence.start + start, sentence.start + end, kind), ask)


def _places(span: Span, sentence: Sentence) -> list[tuple[int, int, AnswerType]]:
    lead = span.start_char + len(span.text) - len(span.text.lstrip())
    named = [(e.start_char - lead, e.end_char - lead, _kind(e.label_)) for e in span.ents if not _is_listed(e)]
    places = [(start, end, kind) for start, end, kind in named if kind and _is_name(sentence.text[start:end])]
    inside = [range(entity.start_char - lead, entity.end_char - lead) for entity in span.ents]
    years = [(*found.span(), AnswerType.YEAR) for found in _YEAR.finditer(sentence.text)]
    taken = {start for start, _, _ in years}
    numbers = [(*m.span(), AnswerType.NUMBER) for m in _NUMBER.finditer(sentence.text) if m.start() not in taken]
    figures = numbers if len(numbers) == 1 else []  # of several figures any could be meant
    alone = years if len(years) == 1 else []
    return places + alone + [f for f in figures if not any(f[0] in stretch for stretch in inside)]


def _kind(label: str) -> AnswerType | None:
    return next((kind for part, kind in _KINDS if part in label.upper()), None)


def _is_name(text: str) -> bool:
    return len(text) > 2 and not text[0].islower() and text[-1].isalnum() and not re.search(r"[\d()\[\]\"“”«»\n]", text)


def _is_listed(entity: Span) -> bool:
    """One of several names in a row."""
    if entity.root.dep_ == "conj" or any(child.dep_ == "conj" for child in entity.root.children):
        return True
    sentence, label = entity.sent, entity.label_
    near = [e for e in sentence.ents if e.label_ == label and e != entity]
    return any(0 <= min(abs(e.start - entity.end), abs(entity.start - e.end)) <= 1 for e in near)


def _stands_twice(answer: str, before: str, after: str) -> bool:
    rest = f"{before} {after}".lower()
    return any(part.lower() in rest for part in answer.split() if len(part) > 3 or part.isdigit())


def _is_anchored(before: str, after: str, places: list[tuple[int, int, AnswerType]], answer: str) -> bool:
    """Something in the rest says what it is about: another name or figure, or at least a good many words."""
    others = len({place for place in places if place[:2] != (len(before), len(before) + len(answer))})
    return others > 0 or len((before + after).split()) >= 9
