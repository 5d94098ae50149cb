"""Checks for answers that are not worth asking for, or that name nothing by themselves."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.options.tables.places import places
from quizapp.core.cards.words import said, words
from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import AnswerType, Family, Found, Shape
from quizapp.core.sought import Sought


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


_TWO = 2  # letters
_EVERYDAY = 4.2  # Zipf frequency of letters that everybody knows: "CEO"


_COMPOUND = re.compile(r"(?:ide|ate|ite|oxide|acid)$")


def everyday_letters(draft: Draft, found: Found) -> bool:
    """ "What does CEO stand for?": known to everybody, and of no article in particular."""
    if draft.fact.family != Family.ACRONYM:
        return False
    subject = draft.fact.ask.subject
    if draft.answer.islower() and _COMPOUND.search(draft.answer) and len(subject) <= _TWO + 1:
        return True  # "hydrogen fluoride (HF)": a formula
    if len(subject) == _TWO and draft.answer.islower() and found.counts[subject.lower()] <= 1:
        return True  # "short wave (SW)": two letters stand for many things
    return subject in {"MP", "EU", "UN", "US", "USA", "UK", "TV", "GDP"} or (
        draft.answer.islower() and lexicon.zipf(subject) > _EVERYDAY
    )


_PRIZES = frozenset(
    {"Nobel Prize", "Pulitzer Prize", "Olympic Games", "World Cup", "Olympics", "Winter Olympics", "Summer Olympics"}
)
_DEGREES = frozenset({"B.A.", "M.A.", "Ph.D.", "BA", "MA", "PhD", "MBA", "J.D.", "B.Sc.", "M.Sc."})
_KNOWN_TO_ALL = _DEGREES | frozenset(
    {"Solar System", "Earth", "Sun", "Moon", "Muhammad", "Jesus", "Jesus Christ", "God", "Christ"}
)
_BODIES = lexicon.listed(  # which one, the article says in full elsewhere
    "Society Company Academy University Museum Institute Association Council Committee Union Church Board League "
    "Commission Bank Party Parliament Court College Office Treasury State Government Crown Congress Senate House "
    "Cabinet Ministry President King Queen Empire Republic Kingdom Army Navy"
)


_TO_BE_NAMED = frozenset({"Cape", "Gulf", "Strait", "Straits", "Isthmus", "Peninsula", "Bay", "Horn"})
_WHICH_NAME = re.compile(r" (?:name|word|term|surname|nickname|title)s?$")
_THINGS_ARE = re.compile(rf"{GAP} (?:were|are|had|have) ")
_MANNERS = re.compile(r"(?:Customs|Traditions|Laws|Rules|Studies|Critics|Scholars|Beliefs|Norms|Sources|Reports)")


_NAMES = frozenset({AnswerType.PERSON, AnswerType.PLACE, AnswerType.GROUP})


def _is_plural_of_a_thing(answer: str) -> bool:
    kind = lexicon.noun_type(answer.lower()) if answer.endswith("s") and answer.isalpha() else ""
    return kind not in {"", lexicon.PERSON, lexicon.PLACE, "group"}


def everyday_name(draft: Draft, found: Found) -> bool:
    """A name that is only a common word with a capital letter ("War", "Mass")."""
    answer, kind = draft.answer, draft.fact.answer.type
    if answer.removeprefix("the ") in _BODIES | _PRIZES | _KNOWN_TO_ALL | _TO_BE_NAMED or _WHICH_NAME.search(answer):
        return True  # "rounded the Cape", "The Chilean name is pehuén"
    if kind in _NAMES and _is_plural_of_a_thing(answer) and _THINGS_ARE.match(draft.question):
        return True  # "Solos were played by ..."
    if kind == AnswerType.PLACE and places(answer):
        return False  # Turkey, China, Jordan
    if kind == AnswerType.GROUP and _MANNERS.fullmatch(answer):
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
    [
        "United Kingdom",
        "United States",
        "Great Britain",
        "North America",
        "Western Europe",
        "Americas",
        "People's Republic of China",
    ]
)
_LIES_IN = Sought(  # "Normandy, a region in ____"
    r", an? (?:[\w-]+ ){0,3}(?:region|city|town|village|country|state|province|district|island|area|county) (?:in|of) "
    rf"(?:the |modern |present-day )*{GAP}"
    rf"|\b(?:named )?after (?:the|a) (?:city|town|village|state|river) (?:of \w+ )?in (?:the )?{GAP}",
    ", a",
    "after ",
)
_BACK_TO = re.compile(rf"\bback (?:in)?to (?:the )?{GAP}")

_COUNTRY_IN = re.compile(rf"\b(?:country|state|Cone) (?:located )?(?:in|of) (?:the )?{GAP}")
_EVERYWHERE = 5.0  # Zipf frequency: the United States, Europe, London


def broad_name(draft: Draft, found: Found) -> bool:
    """ "the oldest arena in the ____": a country or a continent that comes to mind at once, whatever is asked."""
    if draft.fact.answer.type not in {AnswerType.PLACE, AnswerType.PEOPLE}:
        return False
    plain = draft.answer.removeprefix("the ")
    if _COUNTRY_IN.search(draft.question) and plain.endswith(("Europe", "America")):
        return True  # "a country in Northwestern Europe": in Western Europe too
    if _BACK_TO.search(draft.question) and any(not place.city for place in places(plain)):
        return True  # "crossed the border back into ____"
    everywhere = all(lexicon.zipf(word) >= _EVERYWHERE for word in words(plain))
    return everywhere or plain in _AT_ONCE or bool(_LIES_IN.search(draft.question))


_DENIED = Sought(rf"\bnot (?:\w+ )?(?:in|by|at|from|to|of|on) (?:the )?{GAP}", "not ")


def denied(draft: Draft, found: Found) -> bool:
    """ "was not invented in ____": nor in any other place."""
    return draft.fact.answer.type != AnswerType.NUMBER and bool(_DENIED.search(draft.question))


_SOURCE = re.compile(
    rf"\b(?:estimated|classified|defined|described|listed|rated|ranked|recorded|reported|calculated|measured) by "
    rf"(?:the )?{GAP}"
    rf"|\bin the journal {GAP}|\b[Aa]ccording to (?:an? (?:[\w-]+ ){{1,3}}(?:by|in|from|of) )?(?:the )?{GAP}"
    rf"|\b(?:larger|greater|bigger|smaller) than {GAP}[ ,.]"
    rf"|^(?:\w+ (?:by|of) )?(?:The )?{GAP} (?:\w+ly )?"
    r"(?:explains|defines|estimates?|estimated|expects|states|reports|reported|lists|describes|classifies)\b"
    rf"|, and (?:the )?{GAP} expects\b"
)
_SAYING = lexicon.listed(  # without one of these words nothing is a source
    "estimated classified defined described listed rated ranked recorded reported calculated measured according larger "
    "greater bigger smaller explains defines estimate estimates expects states reports lists describes classifies "
    "journal"
)


_CITED = re.compile(
    r"([A-Z]\S+(?:(?:,? (?:and|&)|,) [A-Z]\S+| et al\.?)*) \((?:1[89]|20)\d\d[a-z]?\) (?:\w+ly )?"
    r"(?:(examin|show|discuss|explor|review|analy[sz]|survey|trac)|suggest|argu|claim|not|propos|estimat|report|us)"
    r"(?:es?|s|ed)\b"
)  # "McDonnell (2006) shows"


def mere_source(draft: Draft, found: Found) -> bool:
    """ "The population is estimated by ____", "Baller (2006) examines": who says so is no matter."""
    if draft.fact.ask.shape != Shape.GAP:
        return False
    if not said(draft.question).isdisjoint(_SAYING) and _SOURCE.search(draft.question):
        return True
    cited = _CITED.match(draft.fact.sentence.text)
    return cited is not None and (cited[1] == draft.answer or bool(cited[2]))


_COUNTRY = re.compile(r"(?:an?|the) (?:[\w-]+ ){0,3}(?:country|state|nation|republic|kingdom|city|continent)\b")
_NOTHING_SAID = re.compile(
    r"(?:an?|the) (?:\w+ )?(?:important|major|significant|recent|popular|famous|well-known|key|notable|leading"
    r"|prominent|main|primary|established)\b"
    r"|(?:an?|the) (?:[\w-]+ ){0,2}(?:figure (?:in|of)|species (?:with|found|that|which|in))\b"
)


def says_nothing(draft: Draft, found: Found) -> bool:
    """ "What is Dhaka?" "an important cultural hub": praise is no definition, and fits many."""
    subject = draft.fact.ask.subject
    said = bool(_NOTHING_SAID.match(draft.answer)) or subject.isupper() or ", or " in subject
    return draft.says_what and said


_MERE_NAME = re.compile(r"the (?:common|popular|colloquial|scientific|usual) name (?:for|of)\b")
_ALIASED = re.compile(r"\bknown (?:\w+ )?as\b")


def told_by_the_title(draft: Draft, found: Found) -> bool:
    """ "What is flea?" "the common name for ...", "What is Azerbaijan?" "a country in the Transcaucasian region", "Who
    is Marshall Bruce Mathers III?" in an article on Eminem, who is known by that name."""
    fact, topic = draft.fact, found.known.topic
    if fact.answer.type == AnswerType.YEAR and draft.answer in found.known.title:
        return True  # "the summer of ____", of the plague of Marseille, 1720–1722
    if not draft.says_what:
        return False
    if _MERE_NAME.match(draft.answer) or (places(fact.ask.subject) and _COUNTRY.match(draft.answer)):
        return True
    other = bool(topic) and topic != fact.ask.subject and topic in fact.sentence.text
    return fact.family == Family.DEFINITION and other and bool(_ALIASED.search(fact.sentence.text))
