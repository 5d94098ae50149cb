"""Checks for words that hang on a sentence before: "two years after that", "upstairs", "settled the matter"."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.cards.checks.context.answering import by_word
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.words import said
from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import AnswerType, Family, Found

_FELT = (
    "astounded astonished annoyed furious delighted appalled horrified amazed unimpressed shocked dismayed sceptical "
    "skeptical unconvinced enraged displeased outraged alarmed incensed aghast"
)
_LEARNT = "discovered learnt learned realised realized knew disputed confirmed denied exploited published admitted"
_TONGUES = "Danish|English|French|German|Latin|Italian|Spanish|Russian|Dutch|Swedish|Arabic|Japanese|Chinese|Polish"
_GRANTED = "permission|compensation|approval|consent|authorisation|authorization"
_GRANTS = f"{_GRANTED}|{_GRANTED.title()}"

# Each behind the words of which one must be there, so that few drafts are searched.
_ALWAYS = (
    ("after before since besides", r"\b(?:[Aa]fter|[Bb]efore|[Ss]ince|[Bb]esides) that(?=[,.;])"),
    ("among", r"^Among other things\b"),
    ("upstairs downstairs", r"^(?:Upstairs|Downstairs)\b"),
    ("corner", r"^(?:Round|Around|Just round|Just around) the corner\b(?! (?:of|from)\b)"),
    ("opposite other far", r"^(?:At|On) the (?:opposite|other|far) (?:end|side)\b(?! (?:of|from)\b)"),
    ("door road street", r"^(?:Next door|(?:Across|Over) the (?:road|street))\b(?! (?:to|from)\b)"),
    (
        _FELT,
        (
            r"^(?!.*\b(?:[Ww]hen|that|because|[Ii]f|[Aa]fter)\b).*"
            rf"\b(?:was|were) (?:{_FELT.replace(' ', '|')})\.$"
        ),
    ),
    ("try", r"\bto try\.$"),
    ("enough", r"\b(?:well|badly) enough\.$"),
    ("everybody everyone", r"\b(?:everybody|everyone) (?:knew|understood|noticed|agreed)\.$"),
    ("with", r"(?:^|\. )With (?:him|her|them|it) (?:went|came|sailed|travelled|was|were|rode)\b"),
    ("close", r"\bclose to all of (?:it|them)\b"),
    ("able unable", r"\b(?:able|unable) to [a-z]+ (?:it|them)\.$"),
    (
        "between of synonymized synonymised united merged combined",
        r"\b(?:between|synonymi[sz]ed|united|merged|combined) the two(?=[,.;]| in\b)",
    ),
    (
        _GRANTED.replace("|", " "),
        (
            rf"(?:^|^When |, (?:and|but|until) (?:in (?:{GAP}|\d{{4}}) )?)(?:{_GRANTS}) (?:was|had been|is|came)\b"
            r"(?! (?:for|to)\b)"
        ),
    ),
    ("more less", r"\b(?:is|was|are|were) (?:a bit|a little|somewhat|rather) (?:more|less) [a-z]+, (?!.*\bthan\b)"),
    ("seems appears", r"^That (?:seems|appears) to\b"),
    ("hers theirs", rf"(?:^|\. ){GAP} (?:ate|drank|took|kept|gave|lost|made|sold|wore|sent|brought) (?:hers|theirs)\b"),
    ("area", r"\b(?:strike|hit|affect) the area (?:since|in|for)\b"),
    (
        "first last",
        r"\bthe (?:first|last) were (?:let|set|sent|built|made|sold|taken|brought|released|opened|delivered)\b",
    ),
    (
        "tons tonnes barrels",
        (
            rf"^In (?:\d{{4}}|{GAP}),? (?:{GAP}|[A-Z]\w+) (?:took|sold|shipped|bought|exported) (?:[a-z]+ )*"
            rf"(?:(?:\d[\d,.]*|{GAP}) )?(?:[a-z]+ )?(?:tons|tonnes|barrels)\.$"
        ),
    ),
    ("since", rf"^(?:{GAP}|[A-Z]\w+)(?:, who [^,]*,)? has since\b"),
)
# These a passage may tell.
_ALONE = (
    (
        "matter question issue",
        (
            r"\b(?:settled?|took up|raised|pursued|investigated|reopened|resolved?) the (?:matter|question|issue)\b"
            rf"(?! (?:of|that|by|in(?! (?:\d|{GAP}))|with|on|whether|how|for|as)\b)"
        ),
    ),
    (
        "place",
        (
            rf"(?:\bby (?:\d{{4}}|{GAP})|^) ?[Tt]he place (?:was|stood|lay) (?!of|an?\b|the|where)[a-z]+"
            r"|\b(?:sacked|captured|burned|burnt|besieged|plundered|abandoned|seized) the place\b"
        ),
    ),
    (
        "fact truth secret trick",
        (
            rf"\b(?:{_LEARNT.replace(' ', '|')}) the (?:fact|truth|secret|trick)\b"
            r"(?! (?:that|of|about|behind|for|to)\b)"
        ),
    ),
    ("translation", rf"\bthe (?:{_TONGUES}) translation\b(?! (?:of|by)\b)"),
    (
        "founder nurse inventor discoverer designer owner driver finder winner buyer seller culprit translator",
        (
            r"^The (?:founder|nurse|inventor|discoverer|designer|owner|driver|finder|winner|buyer|seller|culprit"
            rf"|translator), (?:{GAP}|[A-Z])"
        ),
    ),
    ("figure total", rf"^The (?:figure|total) (?:for|in|on) (?:{GAP}|\d)"),
    (
        "second third",
        r"\b(?:in|on|at|to|from|into) the (?:second|third) (?:tower|building|house|room|wing|ship|volume|tomb)\.$",
    ),
    ("ones", r"\b(?:made|built|bought|bringing out|wrote|brought out|produced|issued) (?:new|better|handsome) ones\b"),
    ("after", r"^For (?:the )?(?:[a-z]+|\d+) (?:years?|months?|weeks?|days?|decades?) after that\b"),
    ("thereafter", r"^[^,]* thereafter, and\b"),
    ("after before", r"^The (?:year|day|month|week) (?:after|before), "),
    ("within few", r"^Within (?:a few|some|several) (?:years|months|weeks|days)\b(?! (?:of|after)\b)"),
    ("all", r"\b(?:for|of|to|with|against) all (?:two|three|four|five|six) [a-z]+s\.$"),
)
_ALWAYS_BY_WORD, _ALONE_BY_WORD = by_word(_ALWAYS), by_word(_ALONE)


_A_SHIP = re.compile(r"\b(?:ships?|brig|vessel|frigate|cruiser|boat|submarine|destroyer|HMS|USS|SMS|SS)\b")
_HE = re.compile(r"(?:He|She)\b")
_A_THING = re.compile(
    r"(?:The|An?) ((?:[\w'’-]+ ){0,4}?[\w'’-]+)(?= (?:of|in|for|was|were|had|has|is|on|at|from|to|by)\b|,|$)"
)
_BEHIND = r" (?:under|by|of|in|to|for|with|from|at|on|off|near|into|against|across|over)"
_PLACED = re.compile(rf"{_BEHIND}(?: (?:the|an?|its|their))?(?: [A-Z]\w+)*\b")  # "under George Greenough", "off Norway"
_OWN_NAME = re.compile(r"(?:The|An?) (?:[A-Z]\w+ )*")
_NAMED = re.compile(r" [A-Z]\w+")
_SOMEBODY = re.compile(r" (?:an?|the|its|their) (?:[a-z-]+ )?([a-z]+)(?![\w'’-])")


def of_no_person(draft: Draft, found: Found) -> bool:
    """ "A scheme of the emperor's had failed. He travelled ...": he of whom the passage does not speak."""
    thing = _A_THING.match(draft.passage) if _HE.match(draft.question) else None
    if thing is None or _is_living(thing[1].split()[-1]) or _A_SHIP.search(f"{found.known.title} {draft.passage}"):
        return False
    rest = _PLACED.sub("", _OWN_NAME.sub("", draft.passage, count=1))
    return not _NAMED.search(rest) and not any(map(_is_living, _SOMEBODY.findall(rest)))


def _is_living(noun: str) -> bool:
    return lexicon.noun_type(noun.lower()) in {"person", "animal"}


_THING_FIRST = re.compile(r"(?:The|Every|Each|An?) [a-z_]")
_HIS = re.compile(r"\b(?:his|her)\b")
_ANY_NAME = re.compile(r"(?<!^)\b[A-Z]\w*(?<!ish)(?<!ese)(?<!an)(?<!ch)\b")
_MADE_HER = re.compile(rf"^In (?:\d{{4}}|{GAP}) the [^,]* (?:made|named|elected|appointed) her (?:its|their|an?|the)\b")


def nobodys(draft: Draft, found: Found) -> bool:
    """ "Every tram along ____ filled his screen": he of whom all the article speaks, and no word of the question."""
    if draft.passage:
        return False
    text = draft.question
    if _MADE_HER.match(text):
        return True
    at = _HIS.search(text) if _THING_FIRST.match(text) else None
    if at is None or _A_SHIP.search(f"{found.known.title} {text}"):
        return False
    before = text[: at.start()]
    answer = draft.fact.answer
    if GAP in before and answer.type != AnswerType.PLACE and not answer.text.split()[-1].islower():
        return False
    return _ANY_NAME.search(before) is None and not any(_is_living(word) for word in said(before))


def hangs(draft: Draft, found: Found) -> bool:
    """ "Upstairs are ...", "settled the matter", "two years after that": on what the article said before."""
    whole = draft.question
    here = said(whole)
    if any(one.search(whole) for word in here & _ALWAYS_BY_WORD.keys() for one in _ALWAYS_BY_WORD[word]):
        return True
    alone = frozenset() if draft.passage else here & _ALONE_BY_WORD.keys()
    return any(one.search(whole) for word in alone for one in _ALONE_BY_WORD[word])


_LEFT_HANGING = re.compile(
    r" (?:in the end|at last|in vain|in turn)\?$"
    r"|\b(?:elected|made|appointed|chosen|named) an? (?:fellow|member|partner|director|professor|deputy)\?$"
    r"|\bdid (?:Great )?[A-Z]\w+ and (?:Great )?[A-Z]\w+ (?:begin|start|end|break out)\?$"
    r"|\b(?:was|were) (?:War|Peace|Independence) (?:declared|made|signed)\b"
)


def left_hanging(draft: Draft, found: Found) -> bool:
    """ "In what year was John Smeaton elected a fellow?", "... did Great Britain and Spain begin?": of what, what of
    them?"""
    return draft.fact.family == Family.WHEN and bool(_LEFT_HANGING.search(draft.question))
