"""May a card be made from this sentence? The judge gives the reason when not."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from quizapp.core.facts.lexicon import listed
from quizapp.core.facts.reading import phrases

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Span, Token


class Skip(StrEnum):
    """Why a sentence yields nothing (or, for DANGLING and LONG, only what its inner clauses say by themselves)."""

    HEADING = "heading"
    LIST_ITEM = "list item"
    CAPTION = "caption"
    UNFINISHED = "unfinished sentence"
    QUESTION = "question"
    EXCLAMATION = "exclamation"
    GREETING = "greeting"
    ANNOUNCEMENT = "announcement"
    FIRST_PERSON = "first person"
    SECOND_PERSON = "second person"
    RHETORIC = "rhetoric"
    HEDGE = "hedge"
    OPINION = "opinion"
    QUOTATION = "quotation"
    NEGATION = "negation"
    NO_CLAUSE = "no main clause"
    INSTRUCTION = "instruction"
    SHORT = "too short"
    LONG = "too long"
    DANGLING = "dangling subject"
    EXERCISE = "exercise"


INNER_ONLY = frozenset({Skip.DANGLING, Skip.LONG, Skip.NEGATION})
GAPS_ONLY = frozenset({Skip.HEDGE, Skip.LONG, Skip.NEGATION, Skip.INSTRUCTION})  # a gap keeps "perhaps" and "not"

_FIRST = listed("i me my mine myself we us our ours ourselves let's")
_SECOND = listed("you your yours yourself yourselves guys folks y'all")
_TURNS = (
    (phrases.GREETING, Skip.GREETING),
    (phrases.ANNOUNCEMENT, Skip.ANNOUNCEMENT),
    (phrases.RHETORIC, Skip.RHETORIC),
    (phrases.HEDGE, Skip.HEDGE),
    (phrases.OPINION, Skip.OPINION),
)
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
_END = re.compile(r"[.!?:…][\"'”’)\]»]*$")
_BULLET = re.compile(r"^\s*([-*•–—·▪]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
_CAPTION = re.compile(
    r"^(fig(ure)?|table|photo(graph)?|image|picture|map|plate|source)\b\.?\s*(\d|:|by\b)",
    re.IGNORECASE,
)
_FALSE_END = re.compile(
    r"\b(Mr|Mrs|Ms|Dr|Fr|Sr|Jr|St|Mt|Hon|Capt|Pres|Gov|Sen|Rep|Prof|Gen|Col|Sgt|Lt|Brig|Bvt|Maj|Adm|Cpl|Rev|vs|etc|No|Vol|c|ca|approx|e\.g|i\.e|U\.S"
    r"|var|subsp|ssp|spp|sp|cv|[A-Z])\.$"
)
_LONGEST_END = 12  # characters; no abbreviation is as long, so that nothing is cut in two
_DEGREE = re.compile(r"°\s?[CFK]\.$|\d\s?[A-Z]\.$")  # "boils at 1,560 °C.", "a diet of vitamin B12."
_STOPS = frozenset(".!?:…\"'”’»)]")
_INITIAL_PRONOUNS = listed(
    "it they he she this that these those there here such both all some many others another one none each either"
)


_NUMBERED = re.compile(r"^\s*\(?\d{1,2}[.)]\s")
_TASKS = listed(
    "estimate explain calculate compute describe discuss name list find compare sketch draw state suggest predict "
    "decide write show give say prove complete label match work"
)


def is_exercise(paragraph: list[Span]) -> bool:
    """Is a numbered paragraph a task: "2. The Atlantic grows by 2.5 centimetres a year. Estimate how long ago ..."?"""
    if len(paragraph) < 2 or not _NUMBERED.match(paragraph[0].doc.text):
        return False
    last = paragraph[-1].text.strip()
    return last.endswith("?") or last.split()[0].lower() in _TASKS


def judge(sentence: Span) -> Skip | None:
    """The reason why nothing (or only inner clauses) of this sentence may be asked, or None when it is sound."""
    text = sentence.text.strip()
    if is_cut_off(sentence):
        return Skip.UNFINISHED
    said = sentence.words
    if "us" in said and not any(token.text in {"us", "Us"} for token in sentence):
        said -= {"us"}  # the country
    return _by_form(text) or _by_words(text, said) or _by_parse(sentence)


def is_cut_off(sentence: Span) -> bool:
    """Does the sentence before this one not end, or end in an abbreviation, so that this one may be its second half?"""
    place = sentence.start - 1
    while place >= 0 and sentence.doc[place].is_space:
        place -= 1
    if place >= 0 and sentence.doc[place].text[-1] not in _STOPS:
        return True
    return sentence.start > 1 and _ends_falsely(sentence.doc[sentence.start - 2 : sentence.start].text)


def _ends_falsely(text: str) -> bool:
    end = text[-_LONGEST_END:]
    return bool(_FALSE_END.search(end)) and not _DEGREE.search(end)


def _by_form(text: str) -> Skip | None:
    if _BULLET.match(text):
        return Skip.LIST_ITEM
    if _CAPTION.match(text):
        return Skip.CAPTION
    if not _END.search(text):
        return Skip.HEADING if len(text.split()) <= 12 and text[:1].isupper() else Skip.UNFINISHED
    if text.rstrip("\"'”’)]»").endswith("?"):
        return Skip.QUESTION
    if text.endswith("!"):
        return Skip.EXCLAMATION
    if (
        text.endswith((":", "…", "..."))
        or _ends_falsely(text)
        or not (text[0].isupper() or text[0].isdigit() or text[0] in "\"“‘'£$€(")
    ):
        return Skip.UNFINISHED
    if text.count('"') % 2 or text.count("“") != text.count("”") or text.count("(") != text.count(")"):
        return Skip.UNFINISHED
    return None


def _by_words(text: str, words: frozenset[str]) -> Skip | None:
    outside = _QUOTED.sub(" ", text) if '"' in text or "“" in text else text
    if len(outside) < len(text) and len(outside.split()) < 0.5 * len(text.split()):
        return Skip.QUOTATION
    small = text.lower()
    if phrases.GREETING.search(small) or phrases.CHAT.search(f" {small}"):
        return next(reason for pattern, reason in _TURNS if pattern.search(small))
    if (found := words & _FIRST) and not _only_quoted(found, outside):
        return Skip.FIRST_PERSON
    if (found := words & _SECOND) and not _only_quoted(found, outside):
        return Skip.SECOND_PERSON
    return None


def _only_quoted(found: frozenset[str], outside: str) -> bool:
    return not any(re.search(rf"\b{re.escape(word)}\b", outside, re.IGNORECASE) for word in found)


def _by_parse(sentence: Span) -> Skip | None:
    root = sentence.root
    words = [token for token in sentence if not token.is_punct and not token.is_space]
    if len(words) < 5:
        return Skip.SHORT
    subject = subject_of(root)
    if subject is None:
        return Skip.INSTRUCTION if root.tag_ == "VB" else Skip.NO_CLAUSE
    if root.pos_ not in {"VERB", "AUX"}:
        return Skip.NO_CLAUSE
    if words[0].tag_ == "IN" and not any(t.tag_ in _FINITE for t in sentence):
        return Skip.NO_CLAUSE  # "With proportional representation, and the small majorities compared to ..."
    if any(child.dep_ == "neg" or child.lower_ in {"never", "no", "neither"} for child in root.children):
        return Skip.NEGATION
    if subject.lower_ in {"nobody", "none", "nothing"} or any(t.lower_ in {"no", "neither"} for t in subject.lefts):
        return Skip.NEGATION
    if len(words) > 45:
        return Skip.LONG
    return Skip.DANGLING if is_dangling(subject) else None


_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})  # Penn tags of verbs that make a clause


def subject_of(verb: Token) -> Token | None:
    """The word that is the subject of this verb, if it has one of its own."""
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass", "csubj", "expl"}:
            return child
    return None


def is_dangling(subject: Token) -> bool:
    """Does the subject point back to something said before ("It", "This dynamic", "Their aim", "The latter")?"""
    if subject.dep_ == "expl" or subject.lower_ in _INITIAL_PRONOUNS or subject.tag_ in {"PRP", "WP", "DT", "WDT"}:
        return True
    return any(
        t.lower_ in {"this", "these", "that", "those", "such", "latter", "former", "other", "another", "same"}
        or t.tag_ == "PRP$"
        for t in subject.subtree
        if t.i <= subject.i
    )
