"""Checks for answers that stand in a row with others, or that whoever counts or adds up has already."""

import re
from itertools import combinations

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.facts.fact import AnswerType, Found, Shape
from quizapp.core.quiz.number_words import digits_for_words
from quizapp.core.sought import Sought

_NAME_BESIDE = re.compile(
    rf"{GAP}(?:,)? (?:and|or|&) (?:the )?[A-Z]|[A-Z][\w’'-]+,? (?:and|or|&) (?:the )?{GAP}"
    rf"|{GAP}(?:, (?:the )?[A-Z][\w.’' -]+){{1,12}},? (?:and|or) |[A-Z][\w’'-]+, (?:the )?{GAP},? (?:and|or) "
    rf"|, (?:and|or) {GAP}[,.]|\b[Ii]nclud(?:e|es|ed|ing) [^.]{{3,80}}, {GAP},"
    rf"|, (?:the )?[A-Z][^,.;]{{0,30}} and (?:the )?(?:[a-z-]+ ){{0,2}}(?:of|in) (?:the )?{GAP}\."
    rf"|, [^,.;]+, (?:and|or) (?:[a-z-]+ ){{0,3}}(?:of|in|to) (?:the )?{GAP}\."
)


_ITEM = r"[A-Z][\w’'-]*(?: (?:of |the )?[A-Z][\w’'-]*){0,3}"
_ROW_BEHIND_A_COLON = Sought(rf": (?:the )?(?:(?:{_ITEM}|{GAP}), (?:the )?){{2,}}(?:and )?(?:{_ITEM}|{GAP})", ": ")
_ROW = Sought(
    rf"{GAP}, [\w’'-]+, [\w’'-]+|[\w’'-]+, [\w’'-]+,(?: and| or)? {GAP}(?=[,.]| and\b)",
    f", {GAP}",
    f"{GAP}, ",
    f", and {GAP}",
    f", or {GAP}",
)
_JOB = r"(?:actor|actress|writer|singer|director|producer|composer|artist|guitarist|drummer|editor|designer)"
_OF_EACH_JOB = Sought(
    rf"(?:, {_JOB} [^,.;]+){{2,}},? {_JOB} {GAP}|(?:, {_JOB} [^,.;]+){{2,}},? and {_JOB} {GAP}",
    f"r {GAP}",
    f"ist {GAP}",
    f"ress {GAP}",
)
_ROW_OF_DOERS = re.compile(rf"^{GAP}, [^,.;]{{2,40}}, [^.;]{{2,120}},? and [^,.;]{{2,50}} (?:are|were|have|had)\b")
_BY_MANY_NAMES = re.compile(rf"\b(?:called|as|termed|named) (?:an? |the )?{GAP}(?:,[^,.;]*)* or ")
_WITH = r"(?:on|for|to|in|from|by|with|of|at)"
_BEHIND_A_WORD = re.compile(rf"\b{_WITH} (?:the )?{GAP}")
_NAMED_IN_TURN = re.compile(  # "to Lake Ontario, to the Finger Lakes and to ____"
    rf"\b({_WITH}) (?:the )?[^,.;]+,(?: and| or)? \1 (?:the )?{GAP},? (?:and|or) \1 "
    rf"|\b({_WITH}) (?:the )?{GAP}, \2 [^,.;]+,? (?:and|or) \2 "
    rf"|\b({_WITH}) [^,.;]+, \3 [^,.;]+,? (?:and|or) \3 (?:the )?{GAP}[.,]"
)
_SPOT = r"(?:in|at|around|near|from|to|on|along|across|by|round)"
_ROW_OF_SPOTS = Sought(  # "in Saxony, in ____ and around Ghent"; "at ____ on a tributary, Grabovica and Mostar"
    rf"\b{_SPOT} (?:the )?{_ITEM}, {_SPOT} (?:the )?{GAP},? and {_SPOT} "
    rf"|\b{_SPOT} (?:the )?{GAP}, {_SPOT} (?:the )?{_ITEM},? and {_SPOT} "
    rf"|\b{_SPOT} (?:the )?{_ITEM}, {_SPOT} (?:the )?{_ITEM},? and {_SPOT} (?:the )?{GAP}\."
    rf"|\b(?:at|in) {GAP} (?:on|in|near|of) [^,;.]{{2,40}}, (?:{_ITEM}, )+{_ITEM},? and (?:the )?{_ITEM}\."
    rf"|\b(in|at) (?:the )?{_ITEM} and \1 (?:the )?{GAP}\.|\b(in|at) (?:the )?{GAP} and \2 (?:the )?{_ITEM}\.",
    " and ",
)
# Seen at once behind the gap, so that few drafts are searched for the row.
_ROW_BEHIND = re.compile(rf"{GAP}(?:,? and {_SPOT} |, {_SPOT} |\.| (?:on|in|near|of) [^,;.]{{2,40}}, [A-Z])")
_COUNT = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_COUNTED_IN_TURN = Sought(rf"\b{_COUNT} [^,.;]+, (?:and )?{_COUNT} [a-z]+ of {GAP}\.", f"of {GAP}.")
_FIGURE_BESIDE = re.compile(
    rf"{GAP} \w+(?: \w+)? (?:and|or) \d|\d \w+(?: \w+)? (?:and|or) {GAP}"
    rf"|{GAP}, \d[\d.,]* (?:and|or) \d|\d, {GAP},? (?:and|or) \d|\d, \d[\d.]*,? (?:and|or) {GAP}"
)


def list_member(draft: Draft, found: Found) -> bool:
    """One of several names or figures in a row, of which any could be meant."""
    text, marks = draft.question, draft.fact.marks
    if "listed" in marks or ("called" in marks and _BY_MANY_NAMES.search(text)):
        return True
    if draft.fact.answer.type in {AnswerType.YEAR, AnswerType.DATE, AnswerType.NUMBER}:
        return bool(_FIGURE_BESIDE.search(text))
    row = _ROW_BEHIND_A_COLON.search(text)
    if (row and GAP in row[0]) or _NAME_BESIDE.search(text) or _ROW_OF_DOERS.search(text) or _OF_EACH_JOB.search(text):
        return True
    if _ROW_BEHIND.search(text) and _ROW_OF_SPOTS.search(text):
        return True
    if "," not in text:
        return False
    if _BEHIND_A_WORD.search(text) and (_NAMED_IN_TURN.search(text) or _COUNTED_IN_TURN.search(text)):
        return True
    return bool(_ROW.search(text))


_AMONG_MANY = (
    r"(?:students|pupils|guests|visitors|members|graduates|alumni|followers|contributors|passengers|victims|pilgrims)"
)
_ONE_AMONG_MANY = Sought(
    rf"^{GAP},? [^.]*\b(?:was|is) among (?:the|its|his|her|their) {_AMONG_MANY}\b"
    rf"|^[^.]* among (?:the|its|his|her|their) {_AMONG_MANY}\b[^.]*, as (?:was|were) {GAP}",
    "among ",
)
_EXAMPLES = Sought(
    rf"\b(?:(?:such as|including|for example|for instance|notably|among them|among others),?|\w+s,? like) "
    rf"(?:[\w'’.-]+,? ){{0,7}}{GAP}|^Among [^,]* (?:was|were) {GAP}"
    rf"|{GAP} (?:is|was|are|were) (?:also )?(?:an?|one|another) (?:\w+ )?example\b",
    "such as",
    "includ",
    "for instance",
    "example",
    "notabl",
    "among",
    " like ",
    flags=re.IGNORECASE,
)


def one_example(draft: Draft, found: Found) -> bool:
    """ "Schools such as Eton and ____": one of several examples, of which any could be meant."""
    figure = draft.fact.answer.type in {AnswerType.YEAR, AnswerType.DATE, AnswerType.NUMBER}
    said = f"{draft.answer}, for "
    at = draft.fact.sentence.text.find(said)
    named = at >= 0 and draft.fact.sentence.text.startswith(("example", "instance"), at + len(said))
    among = _ONE_AMONG_MANY.search(draft.question) or _EXAMPLES.search(draft.question)
    return not figure and (named or bool(among))


_TWO_OR_THREE = re.compile(
    rf"{GAP} [^.;]*?(?:, \w[^,.;]* and |: |—)|\b(?:tricuspid|triple|double|twins?|pair)\b"
    rf"|(?:How many|{GAP}) [a-z][\w -]* (?:named|called) \w+(?:,| and) |How many [^?]*?, \w[^,?]*,? and "
)


_BOTH_NAMED = Sought(rf"{GAP} [^.;]*\b(?:named|called|nicknamed) [A-Z]\w+ and [A-Z]\w+", "named ", "called ")


def told_by_counting(draft: Draft, found: Found) -> bool:
    """ "____ energy-rich compounds, ATP and NADPH": whoever counts has the answer; so with the rest of 100%."""
    counted = "small" in draft.fact.marks or draft.fact.ask.wh.startswith("How many")
    if counted and _TWO_OR_THREE.search(draft.question):
        return True
    if draft.fact.ask.shape != Shape.GAP:
        return False
    if draft.fact.answer.type == AnswerType.NUMBER and _BOTH_NAMED.search(draft.question):
        return True  # "comprising ____ by Fletcher, named Talyllyn and Dolgoch"
    if _is_told_growth(draft):
        return True
    share = _SHARE.fullmatch(draft.answer)
    others = [float(other) for other in _SHARE.findall(draft.question)] if share else []
    return share is not None and any(abs(float(share[1]) + other - 100) < _NEARLY for other in others)


_FROM_TO = re.compile(r"\bfrom (?:about )?(\d[\d,.]*)\b[^,;]{0,20} to (?:about )?(\d[\d,]*(?:\.\d+)?)")
_GREW = re.compile(r"\b(?:increas|decreas|ris|ros|r[eo]s|gr[eo]w|fell|fall|declin|dropp|reduc)\w*")
_PERCENT = Sought(rf"{GAP} ?(?:%|per ?cent)|^[\d.]+ ?(?:%|per ?cent)$", "%", "per cent", "percent")


def _is_told_growth(draft: Draft) -> bool:
    """ "grew ____ percent, from 400 to 700": whoever reckons has it."""
    text = draft.question
    if not (_PERCENT.search(text) or _PERCENT.search(draft.answer)) or not _GREW.search(text):
        return False
    ends, own = _FROM_TO.search(text), _A_NUMBER.search(draft.answer)
    if not ends or not own:
        return False
    first, last = (float(end.replace(",", "").rstrip(".")) for end in ends.groups())
    return first > 0 and abs(100 * abs(last - first) / first - float(own[0])) < 1


_SHARE = re.compile(r"(\d+(?:\.\d+)?) ?(?:%|per ?cent)")
_NEARLY = 0.15


_A_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\d.,])\d+(?:\.\d+)?")
_EACH = re.compile(r"\b(?:[Ee]ach|apiece|per|every|in all|total)\b")
_SPAN = re.compile(r"(?:years?|decades?|centur\w+|years? old|aged?)\b", re.IGNORECASE)
_TENS = {"year": 1, "decade": 10, "century": 100, "centurie": 100}
_SUM = Sought(
    r"\d [×x*] \d|[×=+] ?(?:\d|_)|(?:\d|_) ?=|\b(?:divided|multiplied) by\b", "=", "×", "+", "*", " x ", "ed by"
)
_FEW, _EQUAL = 9, 0.05  # figures of which sums are made, and how near these must come
_LARGE = 1000
_ENOUGH = 3  # smaller numbers add up to others by chance


def told_by_adding_up(draft: Draft, found: Found) -> bool:
    """ "composed of ____ teams, 25 in the United States and 7 in Canada", "lasted 14 years, from ____ until 1864": the
    sum or the difference of two other figures of the question."""
    kind = draft.fact.answer.type
    if draft.fact.ask.shape != Shape.GAP or kind not in {AnswerType.NUMBER, AnswerType.YEAR}:
        return False
    if _SUM.search(draft.question):
        return True
    said = [float(one.replace(",", "")) for one in _A_NUMBER.findall(digits_for_words(draft.question))]
    if kind == AnswerType.YEAR:
        spans = [float(one) for one in re.findall(r"\b(\d{1,3})[ -]years?\b", draft.question)]
        return any(abs(abs(float(draft.answer) - year) - span) <= 1 for span in spans for year in said if year > span)
    own = _A_NUMBER.search(digits_for_words(draft.answer))
    wanted = float(own[0].replace(",", "")) if own else 0.0
    if wanted <= _ENOUGH:
        return False
    if _SPAN.search(draft.answer):
        years = [year for year in said if year != wanted]
        size = next((tens for name, tens in _TENS.items() if name in draft.answer), 1)
        return any(abs(abs(one - other) / size - wanted) <= 1 for one in years for other in years)
    if _is_told_in_teams(draft) or _is_one_less(draft, int(wanted)):
        return True
    if _EACH.search(draft.question) and any(one * other == wanted for one, other in combinations(said, 2)):
        return True  # "eight cars that seat four riders each, for a total of ____"
    sums = (sum(part) for many in (2, 3, 4) for part in combinations(said, many)) if len(said) < _FEW else ()
    near = 1.5 if wanted > _LARGE else _EQUAL  # 2,889 and about 2,260 are 5,150
    apart = (abs(one - other) for one, other in combinations(said, 2) if wanted > _LARGE)
    return any(abs(one - wanted) < near for one in (*sums, *apart))


_TEAMS = re.compile(r"(\d+) (?:teams|groups|pairs|rows|sets|crews|bands|columns|lines|tiers|batches) of (\d+)\b")
_BEYOND = re.compile(r"\b(?:additional|extra|further) (\w+(?:st|nd|rd|th))\b")
_ORDINALS = {
    word: at
    for at, word in enumerate(
        [
            *("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
            *("thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
        ],
        3,
    )
}


def _is_told_in_teams(draft: Draft) -> bool:
    """ "22 drivers, in ____ teams of two": each of the three is told by the others."""
    if " of " not in draft.question:
        return False
    told = digits_for_words(draft.question.replace(GAP, digits_for_words(draft.answer)))
    teams = _TEAMS.search(told)
    others = {int(one) for one in re.findall(r"(?<![\d.,])\d+(?![\d,]|\.\d)", told)}
    return teams is not None and int(teams[1]) * int(teams[2]) in others


def _is_one_less(draft: Draft, wanted: int) -> bool:
    """ "contained ____ compartments, though its sister had an additional seventeenth"."""
    beyond = _BEYOND.search(draft.question)
    if beyond is None:
        return False
    number = re.match(r"\d+", beyond[1])
    return (int(number[0]) if number else _ORDINALS.get(beyond[1], 0)) == wanted + 1
