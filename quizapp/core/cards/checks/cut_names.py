"""Checks for names that are cut: a gap before, behind or in the midst of which the same name goes on."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.facts import lexicon
from quizapp.core.facts.dates import MONTH
from quizapp.core.facts.fact import AnswerType, Found
from quizapp.core.facts.grammar.whole_names import PARTICLES
from quizapp.core.sought import Sought

_SMALL = "|".join(sorted(PARTICLES | {"el", "le", "les", "am", "sur", "sous"}))
_GOES_ON_IN_A_TITLE = re.compile(
    rf"{GAP}(?:,? (?:seu|sive|oder|ossia) | to [A-Z][\w ]* (?:Line|Railway|Canal|Highway)\b"
    rf"| (?:(?:of )?(?:{_SMALL}) [A-Z]|(?:in|for|of|on) the [A-Z]\w+ [A-Z]"
    r"|(?:It|Us|Me|We|You|They|Is|Are|Was|Be|Not|My|Your)\b))"
)
_PART_OF_A_TITLE = re.compile(
    rf"\b(?:[dl]['’][A-Z]\w+ {GAP}"
    rf"|(?:für|und|pour|della|dei|och|av|voor|Re|Le|La|El|Der|Die|Das|Les|Il|(?<=[a-z,] )(?:The|A|An|On)) {GAP}"
    rf"|\d+(?:st|nd|rd|th) (?:(?:[A-Z]\w+ )?of )?{GAP}|[A-Z]\w+ d(?:[aou]s?|el|ella|es|i) {GAP}"
    rf"|The {GAP} (?:in|for|of|on) [A-Z]\w+ [A-Z]|(?:firm|house|company) of (?:[A-Z]\w+, )?{GAP}"
    rf"|\w+(?:y|ish|ous) to {GAP}"
    rf"|(?:King|Queen|Prince|Princess|Captain|Saint|St|Uncle|Aunt|Doctor|Mr|Mrs|Lady|Lord)\.? [A-Z]\w+['’]s {GAP})"
)
_GOES_ON_OF_THE = Sought(
    rf"{GAP} (?:of|on|upon|under) the [A-Z]", f"{GAP} of the", f"{GAP} on the", f"{GAP} upon the", f"{GAP} under the"
)  # "____ on the Hill"
_OF_ITS_OWNER = re.compile(rf"\b[A-Z][a-z]+[’']s {GAP}")  # "at Kit's ____" (Coty House)
_AT_ONCE_A_DEED = re.compile(
    rf"(?:In|At|Near|From) {GAP} (?:[a-z]+ed|built|made|wrote|began|took|won|led|held|found)\b"
)


def in_a_name(text: str) -> bool:
    """Does a gap in this text stand within a name, whatever is asked for?"""
    return bool(_NAME_IN_TWO.search(text) or _WITH_A_NUMBER.search(text))


def is_a_cut_name(draft: Draft, found: Found) -> bool:
    """ "a Career ____" (Golden Masters), "Ronnie Scott's ____" (Jazz Club): is the answer only a part of a name?"""
    text, answer, kind = draft.question, draft.answer, draft.fact.answer.type
    if (
        _goes_on_before(draft, found)
        or _goes_on_in_common_words(draft, found)
        or _goes_on_behind(draft)
        or _is_a_byname(draft)
        or _is_within_the_title(draft, found)
        or _is_of_somebody(draft, found)
        or _is_of_a_family(draft, found)
    ):
        return True
    if _AT_ONCE_A_DEED.match(text) or in_a_name(text):
        return True  # "In ____ introduced in 1906 a seismograph": a place and a person run together
    if _GOES_ON_IN_A_TITLE.search(text) or _PART_OF_A_TITLE.search(text):
        return True
    if _ENDS_A_ROUTE.search(answer) and f" to {GAP}" in text:
        return True  # "the Glazebrook to ____" (Stockport Line)
    if (kind == AnswerType.PERSON or " of " in answer) and _AT_ONCE_A_NAME.match(text):
        return True  # "Robert Ham of Christianity" (Today)
    if _FIRST_HALF.search(text) or re.search(r"[A-Z]\w+ (?:north|south|east|west)$", answer):
        return True  # "the colony of ____ Brazil", "the Isar north of the Alps"
    if (" of " in answer and _KIND_BEHIND.search(text)) or (_HEAD_OF_A_TITLE.match(text) and _is_half(draft)):
        return True
    if kind == AnswerType.PLACE and _OF_ITS_OWNER.search(text):
        return True
    if kind != AnswerType.PERSON and _GOES_ON_OF_THE.search(text):
        return True
    if kind == AnswerType.PERSON and _ONE_OF_THE_NAME.search(text):
        return True  # "A ____ was cited" (Walter Wright)
    thing = kind not in {AnswerType.PERSON, AnswerType.PLACE, AnswerType.PEOPLE}
    return thing and bool(_SECOND_HALF.search(text))  # "a Career ____" (Golden Masters)


_NAME_IN_TWO = re.compile(  # one word boundary for all, so that most places of a question are passed over at once
    rf"\b(?:(?:ibn|bin|bint|von|van der|de la) {GAP}|(?:^|(?<=[a-z,] ))(?:the )?[A-Z]\w+ of the {GAP} [A-Z]"
    rf"|(?<=[’'])s [A-Z]\w+ (?:from|to|for|in|on|of) (?:the )?{GAP}|(?:\d+|the) \d+ {GAP}"
    rf"|(?<=, )[A-Z]{{2,4}}, {GAP} (?:is|was)\b|Save the {GAP}|number {GAP}|(?<=\d )(?:st|stone|lb) {GAP}"
    rf"|(?<=\d )(?:foot|feet|ft|hours?|degrees|pounds|years?), (?:and )?{GAP}"
    rf"|(?:Lord|Lady|Knights?|Order|Master|Prince|Dean|Army|Battle|College|Sons|Daughters|Sisters) of the {GAP}"
    rf"|(?<=[a-z] )(?:[A-Z]\w+ )*(?:Union|Society|Association|Cent(?:er|re)|Committee|Foundation|Fund|Council|Academy"
    rf"|Campaign|Commission|Institute|Museum|School|Home|College|Bureau|Office|Institution) for (?:the )?{GAP}"
    rf"|(?<=[a-z] )Sketches by {GAP}|(?<=[a-z,] )The [A-Z]\w+ of (?:the )?{GAP}|University of [A-Z]\w+, {GAP}"
    rf"|(?:Republic|Kingdom|Tsardom|Duchy|Principality|Emirate|Sultanate|Federation) of (?:the )?{GAP})"
)
_WITH_A_NUMBER = re.compile(rf"{GAP}(?: ?°| [IVX]{{1,5}} of\b)")
_ONE_OF_THE_NAME = re.compile(rf"\b[Aa] {GAP} (?:was|is|had|of)\b")
_SECOND_HALF = re.compile(rf"\b(?:a|an|the|his|her|its|their) [A-Z][a-z]+ {GAP}(?=[,.]| [a-z])")
_ENDS_A_ROUTE = re.compile(r" (?:Line|Railway|Canal|Highway)$")
_AT_ONCE_A_NAME = re.compile(rf"{GAP} [A-Z]\w+ [a-z]")
_FIRST_HALF = re.compile(rf"[a-z] (?:the )?{GAP} [A-Z][a-z]+\b")
_KIND_BEHIND = re.compile(rf"{GAP} (?:state|province|district|region|city|island|county)\b")
_HEAD_OF_A_TITLE = re.compile(rf"([A-Z][a-z]+) {GAP}")
OPENERS = lexicon.listed(
    "in on at by from to of for with under after before during since until as the a an when while where if although "
    "though because both only even among between within without through around near over like unlike despite upon "
    "against towards toward inside outside behind beyond beneath above below along across about per via later today"
)
_BEFORE_A_NAME = lexicon.listed(
    "president king queen emperor empress pope saint st sir lord lady prince princess duke count earl general admiral "
    "captain colonel major judge justice senator governor bishop archbishop cardinal professor doctor dr chancellor "
    "minister tsar sultan caliph chief composer architect engineer astronomer physicist historian"
)


def _is_half(draft: Draft) -> bool:
    """ "Brave ____ was the fifth novel": half of a name."""
    first = draft.question.split()[0].lower()
    if draft.fact.answer.type == AnswerType.PERSON and (first.endswith("ologist") or _is_of_people(first)):
        return False  # "Mycologist ____ notes"
    return first not in OPENERS | _BEFORE_A_NAME


def _is_of_people(word: str) -> bool:
    return lexicon.noun_type(word) == lexicon.PERSON or lexicon.noun_type(word.rsplit("-", 1)[-1]) == lexicon.PERSON


_CAPITAL_BEFORE = re.compile(rf"[a-z,;] (?:[A-Z][\w'’-]+ )*([A-Z][a-z]*(?:['’][a-z]{{2,}})?) {GAP}")
_LANDS = frozenset({AnswerType.PLACE, AnswerType.PEOPLE})
_SCENE = re.compile(rf"(?:In|On|At|From|By|After|Before|Since|During) (?:the )?[A-Z]\w+ {GAP} [a-z]")
_OF_A_NATION = re.compile(r"(?:ish|ese|ian|ean|can|[a-z]an|ench|Dutch|Greek|Swiss|Czech|Thai|Arab|ist|ological)$")


def _goes_on_before(draft: Draft, found: Found) -> bool:
    """ "Colonel Oh ____" (Jin Woo), "the album Strapping ____" (Young Lad): a capital that is no office nor nation."""
    text = draft.question
    before = _CAPITAL_BEFORE.search(text)
    if before is None or _SCENE.match(text) or found.known.names.get(before[1]) in _LANDS:
        return False  # "In Denmark ____ obtained pieces"
    word = before[1].lower()
    if _is_of_people(word) and draft.fact.answer.type != AnswerType.PERSON:
        return is_common(draft.answer.split()[-1])  # "an Artistic Director ____" (Achievement Award)
    return not (word in _BEFORE_A_NAME or _is_of_people(word) or _OF_A_NATION.search(before[1]))


def is_common(word: str) -> bool:
    """Is this a noun that is usual in small letters, so that only a name gave it a capital?"""
    return lexicon.is_ordinary(word.lower()) and bool(lexicon.noun_type(word))


def _is_somebody(draft: Draft) -> bool:
    """Is the answer a person, and not taken for one ("Finer Points")?"""
    first, *rest = said = draft.answer.split()
    plain = rest and is_common(said[-1]) and all(lexicon.is_ordinary(word.lower()) for word in said)
    taken = all(map(is_common, said)) or (plain and not lexicon.is_given_name(first))
    return draft.fact.answer.type == AnswerType.PERSON and not taken


_CAPITALS_BEHIND = re.compile(rf"{GAP} (for|on|against|in|by) (?:the )?([A-Z]\w+(?: [A-Z]\w+)*)")
_DOINGS = frozenset({"act", "cognition", "communication", "attribute", "feeling"})  # kinds of nouns
_NOT_DOINGS = frozenset({lexicon.PERSON, lexicon.PLACE, "time", "object", ""})
_FIELDS = re.compile(rf"{GAP} in the (?:Fields?|Wall|Marsh|Meadows?)\b")


def _goes_on_in_common_words(draft: Draft, found: Found) -> bool:
    """ "____ for the Advancement of Science" (British Association), "____ by Design": a name of common words, behind
    which common words with a capital go on."""
    behind = _CAPITALS_BEHIND.search(draft.question)
    if behind is None or _FIELDS.search(draft.question):
        return behind is not None
    joint, run = behind[1], behind[2].split()
    if _is_somebody(draft) or not (is_common(draft.answer.split()[-1]) and is_common(run[0])):
        return False
    first, known = lexicon.noun_type(run[0]), found.known.names.get(behind[2])
    if joint in {"in", "by"}:
        doing = first in _DOINGS or run[0].endswith("ing")  # "Finer Points in the Spacing of Type"
        return known is None and doing and run[0] not in {"Operation", "Action"}
    return known not in _LANDS and first not in _NOT_DOINGS and lexicon.noun_type(run[-1]) not in _NOT_DOINGS


_GOES_ON = re.compile(rf"{GAP} (?:on|for|against) (?!{MONTH}\b|(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)[A-Z]")
_BODIES = lexicon.listed(
    "committee council commission panel board office department ministry institute society association center centre "
    "court conference convention bureau agency foundation fund campaign academy school faculty institution union "
    "league act treaty research programme program conferences protocol agreement"
)


_PRIZES = frozenset({"Prize", "Award", "Awards", "Medal", "Actor", "Actress", "Performance", "Achievement", "Role"})
_FOR_WHAT = re.compile(
    rf"{GAP} (?:for [A-Z]|in (?:an? [A-Z]|Literature|Physics|Chemistry|Physiology|Medicine|Economics|Peace|Music|Film))"
)
_BYNAME = re.compile(rf", the {GAP}")
_NUMBERED = re.compile(rf"[a-z] \d{{1,3}} {GAP}")


def _goes_on_behind(draft: Draft) -> bool:
    """ "the ____ on Ancient Monuments" (Royal Commission), "the ____ in Literature" (Nobel Prize): a name that goes on
    to say what it is for."""
    last = draft.answer.split()[-1]
    if last in _PRIZES and _FOR_WHAT.search(draft.question):
        return True
    return last.lower() in _BODIES and bool(_GOES_ON.search(draft.question))


def _is_a_byname(draft: Draft) -> bool:
    """ "John Wood, the ____" (Younger), "30 ____" (Rock): what only stands behind the rest of a name."""
    if draft.answer in {"Younger", "Elder", "Great", "Magnificent", "Terrible", "Conqueror"}:
        return _BYNAME.search(draft.question) is not None
    return not draft.answer.endswith("s") and _NUMBERED.search(draft.question) is not None


_OWNED = re.compile(rf"([A-Z][\w.-]+|[A-Z]\w+ of [A-Z]\w+)(?:[’']s|(?<=s)[’']) {GAP}")
_INSTITUTIONS = lexicon.listed(
    "club infantry regiment rifles scheme hospital school college foundation bar cafe theatre theater inn tavern "
    "home group company museum library institute trust award prize medal store garden gardens society institution "
    "chapel hall grammar"
)


_HOUSES = frozenset({"home", "bar", "cafe", "inn", "tavern", "store", "garden", "gardens", "club", "farm"})


def _is_of_somebody(draft: Draft, found: Found) -> bool:
    """ "Princess Patricia's ____" (Canadian Light Infantry): what is called by its founder's or patron's name."""
    owner = _OWNED.search(draft.question)
    said = draft.answer.split()
    if owner is None or _is_somebody(draft) or draft.fact.answer.type == AnswerType.WORK:
        return False
    kinds = {kind for name, kind in found.known.names.items() if owner[1] in name}
    if said[-1].lower() in _INSTITUTIONS and (AnswerType.PERSON in kinds or " of " in owner[1]):
        return True
    plain = is_common(said[-1]) and all(lexicon.is_ordinary(word.lower()) for word in said)
    if said[-1].lower() in _HOUSES and " " not in owner[1]:
        kinds.discard(AnswerType.GROUP)  # "Campbell's ____" (Funeral Home)
    return plain and not kinds & {*_LANDS, AnswerType.GROUP}


_ONE_OF_A_FAMILY = re.compile(rf"{GAP} of the [A-Z]\w+|(?:^| )([A-Z]\w+) of the {GAP}")


def _is_within_the_title(draft: Draft, found: Found) -> bool:
    """ "The Crab with the ____" (Golden Claws), of the book that the article is about."""
    answer, at = draft.answer, draft.question.find(GAP)
    for name in (found.known.topic, found.known.title):
        if answer in name and len(answer) < len(name):
            start = draft.question.replace(GAP, answer).find(name)
            if 0 <= start <= at and at + len(answer) <= start + len(name):
                return True
    return False


def _is_of_a_family(draft: Draft, found: Found) -> bool:
    """ "Servilia of the Junii": both are one name."""
    named = _ONE_OF_A_FAMILY.search(draft.question)
    if named is None:
        return False
    who = named[1] or draft.answer
    return " " not in who and found.known.names.get(who) == AnswerType.PERSON
