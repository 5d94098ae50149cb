"""Checks for words that hang on a sentence before: "two years after that", "upstairs", "settled the matter"."""

from quizapp.core.cards.card import GAP
from quizapp.core.cards.checks.context.answering import by_word
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.words import said
from quizapp.core.facts.fact import Found

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
    ("since", rf"^(?:{GAP}|[A-Z]\w+)(?:, who [^,]*,)? has since\b"),
)
# These a sentence shown before may tell.
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
    ("figure total", rf"^The (?:figure|total) (?:for|in|on) (?:{GAP}|\d)"),
    (
        "second third",
        r"\b(?:in|on|at|to|from|into) the (?:second|third) (?:tower|building|house|room|wing|ship|volume|tomb)\.$",
    ),
    ("ones", r"\b(?:made|built|bought|bringing out|wrote|brought out|produced|issued) (?:new|better|handsome) ones\b"),
    ("thereafter", r"^[^,]* thereafter, and\b"),
    ("all", r"\b(?:for|of|to|with|against) all (?:two|three|four|five|six) [a-z]+s\.$"),
)
_ALWAYS_BY_WORD, _ALONE_BY_WORD = by_word(_ALWAYS), by_word(_ALONE)


def hangs(draft: Draft, found: Found) -> bool:
    """ "Upstairs are ...", "settled the matter", "two years after that": on what the article said before."""
    whole = draft.whole
    here = said(whole)
    if any(one.search(whole) for word in here & _ALWAYS_BY_WORD.keys() for one in _ALWAYS_BY_WORD[word]):
        return True
    alone = frozenset() if draft.lead else here & _ALONE_BY_WORD.keys()
    return any(one.search(whole) for word in alone for one in _ALONE_BY_WORD[word])
