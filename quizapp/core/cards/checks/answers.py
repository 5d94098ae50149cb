"""Checks for answers that are told, odd, or not worth asking for."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.folding import folded
from quizapp.core.cards.options.tables.nations import nations_in
from quizapp.core.cards.options.tables.places import places
from quizapp.core.cards.words import words
from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import AnswerType, Family, Found, Shape


def answer_leaks(draft: Draft, found: Found) -> bool:
    asked = {word.lower() for word in words(draft.whole)}
    told = words(draft.answer)
    usual = 4.5 if len(told) > 1 and draft.fact.answer.type != AnswerType.PHRASE else 5.5
    content = [word.lower() for word in told if lexicon.zipf(word) < usual or word.isdigit()] or [
        w.lower() for w in told
    ]
    if draft.fact.answer.type == AnswerType.TERM and len(content) > 1:
        content = content[:-1]
    if draft.fact.ask.wh.startswith("Which ") or " which " in draft.fact.ask.wh:
        asked -= {draft.fact.ask.wh.split()[-1]}
    if draft.fact.family == Family.ACRONYM:
        return all(word in asked for word in content)
    if draft.fact.answer.type == AnswerType.PERSON and {w for w in told if len(w) > 2} & set(words(draft.whole)):
        return True  # "The Young Club, named after Arthur Young": however usual the word is
    if {draft.answer, f"{draft.answer}s"} & set(words(draft.whole)):
        return True
    if draft.fact.answer.type == AnswerType.TERM and any(_is_akin(word, asked) for word in content):
        return True
    if draft.answer.isdigit() and any(word.startswith(f"{draft.answer}.") for word in asked):
        return True
    return any(_is_told(word, asked) for word in content if len(word) > 2)


def _is_akin(term: str, asked: set[str]) -> bool:
    """Is the answer made of a word of the question ("Deforestation" of forests, "phagocytosis" by phagocytes)?"""
    for other in asked:
        stem = other.removesuffix("s").removesuffix("ed")
        if len(stem) >= _ROOT and (stem in term or term.startswith(stem[:-1])):
            return True
    return False


_ROOT = 6  # letters of a word that tell another word by themselves


def _is_told(word: str, asked: set[str]) -> bool:
    """Is the word, or one of its family ("Canada", "Canadian"), in the question?"""
    if word in asked or word.isdigit():
        return word in asked
    stem = word[: max(4, len(word) - 2)]
    return len(stem) >= 4 and any(other.startswith(stem) for other in asked)


def answer_is_topic(draft: Draft, found: Found) -> bool:
    """The article's own name, or a part of it: whoever sees the title knows it."""
    if draft.fact.family == Family.ACRONYM:
        return _stems(draft.answer) in (_stems(found.known.title), _stems(found.known.topic.removeprefix("the ")))
    if "called" in draft.fact.marks and _topic_is_called(draft, found):
        return True
    names = {found.known.topic, found.known.title, *found.known.central} - {""}
    if _is_the_titles_nation(draft, found):
        return True
    if _is_short_for(draft.answer, f"{found.known.topic} {found.known.title} {draft.whole}", found):
        return True
    asked, person = _stems(draft.answer), draft.fact.answer.type == AnswerType.PERSON
    if any(asked <= _stems(name) or (person and asked >= _stems(name)) for name in names):
        return True
    return draft.fact.ask.shape == Shape.GAP and _given_by_the_title(draft, found)


def _topic_is_called(draft: Draft, found: Found) -> bool:
    """ "Leprosy, known as ____, is ...": another name of what the article is about."""
    topic, asked = found.known.topic.removeprefix("the ").lower(), draft.question.removeprefix("The ").lower()
    return bool(topic) and asked.startswith(topic) and bool(_CALLED.match(asked, len(topic)))


def _is_the_titles_nation(draft: Draft, found: Found) -> bool:
    """Finland, of an article on the Finnish Civil War."""
    place = draft.fact.answer.type == AnswerType.PLACE and " " not in draft.answer and bool(places(draft.answer))
    return place and bool(nations_in(draft.answer) & nations_in(found.known.title))


_CALLED = re.compile(r"[^.]{0,40}\b(?:known|called|referred to)")


_OWN = 4.6  # Zipf frequency: "Suez" is the canal's own word, "canal" is not


def _given_by_the_title(draft: Draft, found: Found) -> bool:
    """ "The ____ was formed in 1858": the Suez Canal Company, in an article on the canal; "Méduse" on the Medusa."""
    title = {
        word for word in re.split(r"[\s–-]+", folded(found.known.topic)) if lexicon.zipf(word) < _OWN and len(word) > 3
    }
    own = [word for word in folded(draft.answer).split() if lexicon.zipf(word) < _OWN and len(word) > 3]
    if not title or not own or draft.fact.answer.type in {AnswerType.YEAR, AnswerType.DATE, AnswerType.NUMBER}:
        return False
    return any(_is_told(word, title) for word in own)


_INITIALS = re.compile(r"(?:[A-Z]\.?){2,6}")
_NAMES = re.compile(r"[A-Z]\w+(?: (?:of |the |and |for )*[A-Z]\w+)+")


def _is_short_for(answer: str, text: str, found: Found) -> bool:
    """ "CVD" in an article on cardiovascular disease, "the U.S." beside the United States Congress."""
    if not _INITIALS.fullmatch(answer):
        return False
    letters, said = answer.replace(".", ""), folded(text)
    told = [f.answer.text for f in found.facts if f.family == Family.ACRONYM and f.ask.subject == letters]
    names = ("".join(re.findall(r"[A-Z]", name)) for name in _NAMES.findall(text))
    return any(folded(full) in said for full in told) or any(letters in name for name in names)


def first_name(draft: Draft, found: Found) -> bool:
    """ "settled with Isabella": a first name by itself, of somebody whom the article also calls in full."""
    bare = draft.answer in found.known.first_names or lexicon.is_given_name(draft.answer)
    known = draft.answer in found.known.full or draft.answer in found.known.rulers
    return bare and not known and draft.fact.answer.type == AnswerType.PERSON


_ORDINARY = 4.0


def nameless_office(draft: Draft, found: Found) -> bool:
    """ "National Bank", "Foreign Ministry": a name that every country has, so that it names nothing by itself."""
    parts = draft.answer.removeprefix("the ").split()
    group = draft.fact.answer.type in {AnswerType.GROUP, AnswerType.TERM} and draft.answer[:1].isupper()
    return group and len(parts) == 2 and all(lexicon.zipf(part) > _ORDINARY for part in parts) and parts[-1] != "Union"


def _stems(text: str) -> set[str]:
    return {word.removesuffix("s") for word in folded(text).split()}


_EVERYDAY = 4.2  # Zipf frequency of letters that everybody knows: "CEO"


def everyday_letters(draft: Draft, found: Found) -> bool:
    """ "What does CEO stand for?": known to everybody, and of no article in particular."""
    acronym = draft.fact.family == Family.ACRONYM and draft.answer.islower()
    return acronym and lexicon.zipf(draft.fact.ask.subject) > _EVERYDAY


_PRIZES = frozenset(
    {"Nobel Prize", "Pulitzer Prize", "Olympic Games", "World Cup", "Olympics", "Winter Olympics", "Summer Olympics"}
)
_BODIES = lexicon.listed(  # which one, the article says in full elsewhere
    "Society Company Academy University Museum Institute Association Council Committee Union Church Board League "
    "Commission Bank Party Parliament Court College Office Treasury State Government Crown Congress Senate House "
    "Cabinet Ministry President King Queen"
)


def everyday_name(draft: Draft, found: Found) -> bool:
    """A name that is only a common word with a capital letter ("War", "Mass")."""
    answer, kind = draft.answer, draft.fact.answer.type
    if answer in _BODIES or answer in _PRIZES:
        return True
    if " " in answer or not answer[:1].isupper() or kind in {AnswerType.NUMBER, AnswerType.YEAR, AnswerType.DATE}:
        return False
    return lexicon.zipf(answer) > 4.3 and lexicon.noun_type(answer) not in {"location", "person", "", "group"}


_TOLD_OF_A_TERM = 9  # "____ form on the slopes of mountains": many things do


def weak_gap(draft: Draft, found: Found) -> bool:
    weak = {"modifier", "NORP", "ORDINAL", "determined", "locator", "possessor"}
    return draft.fact.ask.shape == Shape.GAP and (
        bool(draft.fact.marks & weak)
        or ("term" in draft.fact.marks and len(words(draft.question)) < _TOLD_OF_A_TERM)
        or (draft.question.startswith(GAP) and "small" in draft.fact.marks)
        or draft.fact.answer.type == AnswerType.PEOPLE
    )


_AT_ONCE = frozenset(
    {"United Kingdom", "United States", "Great Britain", "North America", "Western Europe", "Americas"}
)
_LIES_IN = re.compile(  # "Normandy, a region in ____"
    r", an? (?:[\w-]+ ){0,3}(?:region|city|town|village|country|state|province|district|island|area|county) (?:in|of) "
    rf"(?:the |modern |present-day )*{GAP}"
)
_EVERYWHERE = 5.0  # Zipf frequency: the United States, Europe, London


def broad_name(draft: Draft, found: Found) -> bool:
    """ "the oldest arena in the ____": a country or a continent that comes to mind at once, whatever is asked."""
    if draft.fact.answer.type not in {AnswerType.PLACE, AnswerType.PEOPLE}:
        return False
    plain = draft.answer.removeprefix("the ")
    everywhere = all(lexicon.zipf(word) >= _EVERYWHERE for word in words(plain))
    return everywhere or plain in _AT_ONCE or bool(_LIES_IN.search(draft.question))


_DENIED = re.compile(rf"\bnot (?:\w+ )?(?:in|by|at|from|to|of|on) (?:the )?{GAP}")


def denied(draft: Draft, found: Found) -> bool:
    """ "was not invented in ____": nor in any other place."""
    return draft.fact.answer.type != AnswerType.NUMBER and bool(_DENIED.search(draft.question))


_A_YEAR = re.compile(rf"\b(?:In|in|of|by|By|since|until|from) (?:the )?(?:\w+ )?(?:19[5-9]\d|20\d\d|{GAP})")
_YEAR = re.compile(r"(?:1\d|20)\d\d[.,]?")
_FIGURE = re.compile(r"\d[\d,.]*")
_MEASURED = re.compile(
    r"\b(?:had|have|has|host(?:s|ed)|received?|mined|produced?|estimate[sd]?|assessed|averaged?|saw|seen|voted|won"
    r"|accounted|total\w*|numbered|reached|visitors|employ\w*)\b"
)


def dated_figure(draft: Draft, found: Found) -> bool:
    """ "In 2000, Istanbul had 137 hospitals": a figure of one recent year, another one the year after."""
    if draft.fact.answer.type not in {AnswerType.NUMBER, AnswerType.YEAR, AnswerType.DATE}:
        return False
    told = draft.question.replace(GAP, draft.answer) if GAP in draft.question else f"{draft.question} {draft.answer}"
    dated = any(year > "1950" for year in re.findall(r"\b(?:19|20)\d\d\b", told)) and _A_YEAR.search(draft.question)
    figures = [one for one in _FIGURE.findall(told) if not _YEAR.fullmatch(one)]
    return bool(dated and figures and _MEASURED.search(draft.question))


_RANKS = re.compile(r"\b(?:ranks|ranked|ranking)\b")


def ranking(draft: Draft, found: Found) -> bool:
    """ "ranked 29th among the world's urban areas in 2011": another rank the year after."""
    return bool(_RANKS.search(draft.question))
