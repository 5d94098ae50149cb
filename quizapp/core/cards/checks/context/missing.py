"""Checks for words that want others to be complete: "placed one", "its claims", "heavily indebted"."""

import re

from quizapp.core.cards.card import GAP, filled
from quizapp.core.cards.checks.context.answering import by_word, stands_there
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.words import said
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
_OF_SOMEBODY = frozenset({"its", "his", "her", "their"})
_BEHIND_A = r"(?=[,.;?]| (?:and|in|to|from|for|at|by|on|was|were)\b)"
# Each under words of which one must be there.
_WANTING = (
    ("indebted", r"\bindebted\b(?! to)"),
    (
        "akin attributable tantamount equivalent comparable analogous",
        r"\b(?:akin|attributable|tantamount|equivalent|comparable|analogous)(?=[.,;])",
    ),
    (
        "among amongst",
        (
            rf"\bamong(?:st)? the (?:finest|best|greatest|most \w+) in {GAP}|^{GAP} (?:is|was) among the [a-z]+est in\b"
            r"|^Among the (?:best|most|oldest|largest|finest)\b[- ]?\w* (?:are|is|were|was)\b"
        ),
    ),
    (
        "most many several some both few others",
        r"^(?:Most|Many|Several|Some|Both|Few|Others) [a-z]+ed (?:to|in|at|by|on|with|for|from|the|an?)\b",
    ),
    (
        "frenchman englishman spaniard dutchman irishman swede dane scot turk finn briton",
        r"\bthe (?:Frenchman|Englishman|Spaniard|Dutchman|Irishman|Swede|Dane|Scot|Turk|Finn|Briton)\b(?! [A-Z])",
    ),
    ("premiere première", r"\bthe premi[eè]re\b(?! of)"),
    ("active", r"\bthe active (?:substance|ingredient)\b(?! of\b)"),
    (
        "supply sample handful shipment consignment specimen",
        rf"\ban? (?:supply|sample|handful|shipment|consignment|specimen){_BEHIND_A}",
    ),
    (
        "form version type kind specimen forms versions types kinds specimens",
        r"\bthe (?:earliest|first|final|modern|present|usual|original) (?:form|version|type|kind|specimen)s?\b(?! of)",
    ),
    (
        "exception exceptions",
        r"^The (?:one |only |main |chief |sole )?(?:[a-z]+ )?exceptions?\b(?! to\b)",
    ),
    ("above", r"\bthe above\b"),
    ("victory defeat", r"\bfor the (?:victory|defeat)\b(?! (?:of|over|at|in)\b)"),
    (
        "farther further",
        r"\b(?:farther|further) (?:north|south|east|west|inland|upstream|downstream)\b(?!.* than\b)",
    ),
    ("year day month", r"\bthe (?:year|day|month) (?:after|before) the [A-Z]"),
    ("birthplace town hometown", rf"\b(?:birthplace|home town|hometown) of {GAP}\."),
    ("only", r"\bonly (?:two|three|four)(?=[,.])"),
    ("design material", r"\bthe (?:design|material)\b(?! (?:of|for|that|which|in)\b)"),
    ("old", rf"\bis (?:\d+|{GAP}) years old\b"),
    ("bottom", r"\bthe bottom(?=[,.])"),
    ("official", r"\bthe official (?:view|position|account|version|explanation)\b(?! of)"),
    ("less more", r"\b(?:less|more) [a-z]+\.$"),
    (
        "ancestor descendant relative cousin pupil colleague friend rival namesake successor predecessor",
        (
            r"^An? (?:ancestor|descendant|relative|cousin|pupil|colleague|friend|rival|namesake|successor|predecessor),"
            r"|\bits (?:successor|predecessor)(?=[.?])"
        ),
    ),
    ("missing hidden promised", r"\b[Tt]he (?:missing|hidden|promised) [a-z]+\b(?! (?:of|in|by|from)\b)"),
    ("followed happened", r"\bwhat (?:followed|happened)(?=[.,?])"),
    ("subject", r"\bon the subject\b(?! of\b)"),
    ("another", r"^Another (?:reason|cause|example|factor|version|theory|source|explanation|view)\b"),
    ("habit", r"\bthe habit\b(?! of\b)"),
    ("community", r"^(?:Some )?[Mm]embers of the community\b"),
    ("attempt", r"^The attempt of\b"),
    ("even still far much", r"^An? (?:even|still|far|much) (?:more|less|[a-z]+er)\b"),
    (
        "different",
        r"\ba different (?:path|approach|method|course|view|route|way)\b(?! (?:from|to|than)\b)",
    ),
)
_WANTING_BY_WORD = by_word(_WANTING)
_NUMBERED = re.compile(rf"# ?(?:\d|{GAP})")
_OWNER = re.compile(
    r"\b[Tt]he (firm|company|king|queen|emperor|ship|party|sect|club|bank|band|lake|dam"
    r"|reservoir|mine|canal|tunnel|spit|mill|harbour|island)['’]s\b"
)
_PAIR = re.compile(r"([A-Z][a-z]+) and ([a-z]+) (?:were|are|had|have)\b")  # "Monastery and tower were inscribed"
_COUNTED = frozenset({"artifact", "person", "location"})  # "Copper and tin are ...": of no such kind


def left_unsaid(draft: Draft, found: Found) -> bool:
    """ "placed one on the Moon", "in that state", "dropped its claims": one what, which state, claims to what?"""
    text = draft.question
    if " instead" in draft.fact.sentence.text and " instead" not in filled(text, draft.answer):
        return True  # "Congress chose Panama instead": in whose place
    pair = _PAIR.match(text)
    if pair is not None and all(lexicon.noun_type(noun.lower()) in _COUNTED for noun in pair.groups()):
        return True
    owner = _OWNER.search(text) if "definite" in draft.fact.marks and not draft.passage else None
    if owner is not None and owner[1] not in text[: owner.start()].lower():
        return True
    one = _ONE.search(text) if "one" in text else None
    if one is not None and not _SEVERAL.search(text[: one.start()]):
        return True
    if ("#" in text and _NUMBERED.search(text)) or stands_there(_WANTING_BY_WORD, text):
        return True
    here = said(text)
    return bool(("that" in here and _THAT.search(text)) or (here & _OF_SOMEBODY and _WHOSE_CLAIMS.search(text)))


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
    if not draft.says_what or draft.fact.family == Family.APPOSITIVE:
        return False
    topic = (found.known.topic or found.known.title).lower().removeprefix("the ")
    asked = draft.fact.ask.subject.lower().removeprefix("the ")
    head, _, kind = topic.rpartition(" ")
    own = asked == topic or (asked == head and kind in _KINDS)  # "Basque", of the Basque language
    return own and draft.fact.sentence.paragraph > min((one.paragraph for one in found.sentences), default=0)


# Each under words of which one must be there.
_UNNAMED = (
    (
        "facility branch location operation site",
        r"\b[Tt]he [A-Z][\w-]+ (?:facility|branch|location|operation|site)\b(?! of)",
    ),
    (
        "discovery study report survey review paper analysis description",
        r"^The \d{4} (?:discovery|study|report|survey|review|paper|analysis|description)\b(?! (?:of|on|by))",
    ),
    (
        "register base wall panel side wing tower room frieze facade façade gate face",
        (
            r"^The (?:upper|lower|west|east|north|south|left|right|front|rear|inner|outer)(?:ern)? "
            r"(?:register|base|wall|panel|side|wing|tower|room|frieze|fa[cç]ade|gate|face)\b(?! of)"
        ),
    ),
    (
        "first last",
        (
            r"\b(?:the|its) (?<!was the )(?<!is the )(?<!were the )(?<!as the )(?<!are the )(?<!became the )"
            r"(?:first|last) (?:with|in|on|at|by) "
        ),
    ),
    ("who", r"\bwho (?:followed|succeeded|came next)(?:,| in\b)"),
    ("one", r"\bthe [a-z]+ one\b"),
    ("full", r"\bthe full (?:structure|story|text|account|list)\b(?! of)"),
    ("detailed", r"\ba detailed account\b(?! of)"),
    ("ought", r"\bought (?:not )?to\b"),
    ("best", r"^The best way to\b"),
    ("ensuing", r"\bthe ensuing\b"),
    ("more", r"\ba more [a-z]+ (?:description|account|version|study|analysis|map|model)\b(?!.* than\b)"),
    ("earlier", r"\bearlier (?:[a-z]+ )?(?:estimate|study|description|version|work|attempt)s?\b"),
    (
        "rioters protesters demonstrators survivors attackers investigators rescuers firefighters jurors",
        r"^(?:Rioters|Protesters|Demonstrators|Survivors|Attackers|Investigators|Rescuers|Firefighters|Jurors) [a-z]+",
    ),
    ("honor honour memory", rf"{GAP} in (?:his|her|their) (?:honou?r|memory)\b"),
    ("also", rf", also (?:on|in|at|near|by) (?:the )?(?:[A-Z]|{GAP})"),
    ("share shares", rf"\bshares? (?:about |some |roughly )?{GAP} of (?:their|its|his|her) (?!.*\bwith\b)"),
    (
        "predecessor successor",
        rf"^Who (?:was|is|were|are) [^?]*\b(?:predecessor|successor)\?|\b(?:predecessor|successor) (?:was|is) {GAP}",
    ),
)
_UNNAMED_BY_WORD = by_word(_UNNAMED)
_TO_THE_READER = re.compile(r"\byou\b")  # "maybe ____ if they ask you", but "before you add the starter"
_WAR = re.compile(
    r"\b(?:to|of|in|throughout) the (?:war|conflict|revolt|siege|battle)\b(?! (?:of|in|with|against|on)\b)"
)
_STRIFE = frozenset({"war", "conflict", "revolt", "siege", "battle"})
_WARS = re.compile(r"\b(?:[Ww]ars?|[Rr]evolution|Battle|Siege|Revolt|Conflict|Campaign)\b")


def of_whom(draft: Draft, found: Found) -> bool:
    """ "Rioters burned ____", "named ____ in his honor", "a solution to the war": only the article says of whom."""
    if "instruction" not in draft.fact.marks and "you" in draft.question and _TO_THE_READER.search(draft.question):
        return True
    tail = found.known.title.partition(": ")[2]
    if stands_there(_UNNAMED_BY_WORD, draft.question) or (tail and draft.question.startswith(tail)):
        return True  # "A Space Odyssey is ...", of "2001: A Space Odyssey"
    at = None if said(draft.question).isdisjoint(_STRIFE) else _WAR.search(draft.question)
    return at is not None and not _WARS.search(f"{found.known.title} {draft.question[: at.start()]} {draft.answer}")
