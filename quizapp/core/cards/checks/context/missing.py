"""Checks for words that want others to be complete: "placed one", "its claims", "heavily indebted"."""

import re

from quizapp.core.cards.card import GAP, filled
from quizapp.core.cards.draft import Draft
from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import Family, Found

_ONE = re.compile(  # "Apollo 11 placed one on the Moon"
    r"\b(?:[a-z]+ed|built|bought|brought|found|took|sent|gave|sold|wrote|drew|left|kept|got|is|was) one"
    r"(?=[,.;?]| (?:on|in|at|for|to|from|by|with|which|that|and|near|after|before)\b)(?! of\b)|\bits last ones\b"
    r"|\b[Tt]he ones? (?:on|in|at|of|from|near|with)\b"
)
_SEVERAL = re.compile(r"\b(?:two|three|four|several|both|many|pairs?|types?|kinds?)\b")
_THAT = re.compile(  # "a supplier in that state", but "in August of that year"
    r"\b(?:in|of|from|at|on|for|to|by|with|during) that (?!year|month|day|century|decade|is\b|time|season|summer|winter"
    r"|spring|autumn|which\b|it\b|they\b|he\b|she\b)[a-z]+(?=[.,;?]|$| (?:in|on|at|for|to|by|with|and)\b)"
    r"|\bthat (?:results?|resulted|follow(?:s|ed)?|arises?|arose)(?=[.,;?]|$)"
)
_WHOSE_CLAIMS = re.compile(  # "Moscow dropped its claims", "publish their results"
    r"\b(?:its|his|her|their) (?:claims?|demands?|objections?|opposition|bid|proposal|refusal|results|findings"
    r"|insistence|conclusions)\b(?! (?:to|for|on|of|that|against|over|upon|about)\b)"
)
_BEHIND_A = r"(?=[,.;?]| (?:and|in|to|from|for|at|by|on|was|were)\b)"
_WANTING = re.compile(
    r"\bindebted\b(?! to)|\b(?:akin|attributable|tantamount|equivalent|comparable|analogous)(?=[.,;])"
    rf"|\bamong(?:st)? the (?:finest|best|greatest|most \w+) in {GAP}|# ?(?:\d|{GAP})"
    r"|^(?:Most|Many|Several|Some|Both|Few|Others) [a-z]+ed (?:to|in|at|by|on|with|for|from|the|an?)\b"
    r"|\bthe (?:Frenchman|Englishman|Spaniard|Dutchman|Irishman|Swede|Dane|Scot|Turk|Finn|Briton)\b(?! [A-Z])"
    r"|\bthe premi[eè]re\b(?! of)|\bthe active (?:substance|ingredient)\b(?! of\b)"
    rf"|\ban? (?:supply|sample|handful|shipment|consignment|specimen){_BEHIND_A}"
    r"|\bthe (?:earliest|first|final|modern|present|usual|original) (?:form|version|type|kind|specimen)s?\b(?! of)"
    r"|^The (?:one |only |main |chief |sole )?(?:[a-z]+ )?exceptions?\b(?! to\b)|\bthe above\b"
    r"|\bfor the (?:victory|defeat)\b(?! (?:of|over|at|in)\b)"
    r"|\b(?:farther|further) (?:north|south|east|west|inland|upstream|downstream)\b(?!.* than\b)"
    rf"|\bthe (?:year|day|month) (?:after|before) the [A-Z]|\b(?:birthplace|home town|hometown) of {GAP}\."
    r"|\bonly (?:two|three|four)(?=[,.])|\bthe (?:design|material)\b(?! (?:of|for|that|which|in)\b)"
    rf"|\bis (?:\d+|{GAP}) years old\b|\bthe bottom(?=[,.])"
    r"|\bthe official (?:view|position|account|version|explanation)\b(?! of)|\b(?:less|more) [a-z]+\.$"
    r"|^An? (?:ancestor|descendant|relative|cousin|pupil|colleague|friend|rival|namesake|successor|predecessor),"
    r"|\b[Tt]he (?:missing|hidden|promised) [a-z]+\b(?! (?:of|in|by|from)\b)|\bwhat (?:followed|happened)(?=[.,?])"
    r"|^Among the (?:best|most|oldest|largest|finest)\b[- ]?\w* (?:are|is|were|was)\b|\bon the subject\b(?! of\b)"
    rf"|\bits (?:successor|predecessor)(?=[.?])|^{GAP} (?:is|was) among the [a-z]+est in\b"
    r"|^Another (?:reason|cause|example|factor|version|theory|source|explanation|view)\b"
    r"|\bthe habit\b(?! of\b)|^(?:Some )?[Mm]embers of the community\b|^The attempt of\b"
    r"|^An? (?:even|still|far|much) (?:more|less|[a-z]+er)\b"
    r"|\ba different (?:path|approach|method|course|view|route|way)\b(?! (?:from|to|than)\b)"
)
_OWNER = re.compile(
    r"\b[Tt]he (firm|company|king|queen|emperor|ship|party|sect|club|bank|band|lake|dam"
    r"|reservoir|mine|canal|tunnel|spit|mill|harbour|island)['’]s\b"
)
_PAIR = re.compile(r"([A-Z][a-z]+) and ([a-z]+) (?:were|are|had|have)\b")  # "Monastery and tower were inscribed"
_COUNTED = frozenset({"artifact", "person", "location"})  # "Copper and tin are ...": of no such kind


def left_unsaid(draft: Draft, found: Found) -> bool:
    """ "placed one on the Moon", "in that state", "dropped its claims": one what, which state, claims to what?"""
    text = draft.whole
    if " instead" in draft.fact.sentence.text and " instead" not in filled(text, draft.answer):
        return True  # "Congress chose Panama instead": in whose place
    pair = _PAIR.match(text)
    if pair is not None and all(lexicon.noun_type(noun.lower()) in _COUNTED for noun in pair.groups()):
        return True
    owner = _OWNER.search(text) if "definite" in draft.fact.marks and not draft.lead else None
    if owner is not None and owner[1] not in text[: owner.start()].lower():
        return True
    one = _ONE.search(text)
    if one is not None and not _SEVERAL.search(text[: one.start()]):
        return True
    return bool(_THAT.search(text) or _WHOSE_CLAIMS.search(text) or _WANTING.search(text))


def mere_surname(draft: Draft, found: Found) -> bool:
    """ "Who was Klein?": which of that name, only the article says."""
    asked = draft.fact.ask
    who = draft.says_what and asked.wh == "Who"
    return who and " " not in asked.subject and asked.subject not in found.known.title


_KINDS = frozenset(
    {"language", "languages", "dialect", "script", "alphabet", "people", "cuisine", "culture", "disease"}
)


def late_definition(draft: Draft, found: Found) -> bool:
    """What the article's topic is, says its opening; "Teff is a tetraploid" later on is one thing of many."""
    topic = (found.known.topic or found.known.title).lower().removeprefix("the ")
    asked = draft.fact.ask.subject.lower().removeprefix("the ")
    first = min((one.paragraph for one in found.sentences), default=0)
    head, _, kind = topic.rpartition(" ")
    own = asked == topic or (asked == head and kind in _KINDS)  # "Basque", of the Basque language
    return draft.says_what and draft.fact.family != Family.APPOSITIVE and own and draft.fact.sentence.paragraph > first
