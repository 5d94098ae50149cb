"""What only the article says: which title, four of what, where "there" is."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.cards.checks.context.pointing import shown_first
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.options.tables.nations import nations_in
from quizapp.core.cards.words import said
from quizapp.core.facts import lexicon
from quizapp.core.facts.dates import MONTH
from quizapp.core.facts.fact import AnswerType, Found, Shape

_HEADLESS = re.compile(
    r"(?:(?:A|An|The|All|Another) )?(?:most|many|several|two|three|four|five|six|seven|eight|nine|ten|first"
    r"|second|third|fourth|fifth|last|others?|rest|remainder)"
    r"(?:,| (?:was|were|is|are|had|has|have|can|could|would|went|came|died)\b)",
    re.IGNORECASE,
)
_WHEN = rf"(?:\d|{GAP}|{MONTH})"
_UNTOLD = re.compile(  # one word boundary for all, so that most places of a question are passed over at once
    r"\b(?:[Tt]he (?:title\b(?! of)"
    r"|(?:\d{4} )?(?:position|site|cost|developer|restoration|colony|season|post|trial|record|club|team|agreement"
    r"|problem|episode|waterway|event|image|relief|[a-z]+ ceremony"
    r"|proposal|disease|illness|decision|plan|attempt|dispute|invasion|expedition|uprising|rebellion|strike|crisis"
    r"|ceremony|incident|accident|scheme|idea|deal|motion|verdict|attack|raid|fire|disaster|explosion|meeting|launch"
    r"|assault|ambush|massacre|mutiny|bombardment|onslaught|evacuation|stay|findings|conclusions"
    r"|data|results|survey|school|election|company|project|law|bill|ship|siege|whole|rest)\b"
    rf"(?! (?:(?:of|for|in(?! {_WHEN})|that|which|at|on(?! {_WHEN})|to|between|against|with)\b|[A-Z])|-|['’])"
    r"|(?:[a-z]+ )?(?:[Kk]ing|[Qq]ueen|[Ee]mperor|[Pp]ope|[Ss]ultan|[Dd]uke|[Pp]resident|[Gg]overnor"
    r"|[Bb]ishop|[Aa]rchbishop|[Aa]bbot|[Cc]aptain|[Pp]rince|[Pp]rincess|[Ll]andgrave|[Mm]argrave|[Tt]sar|[Ss]hah"
    r"|[Cc]aliph|[Rr]egent|[Vv]iceroy)\b"
    rf"(?! (?:of\b|[A-Z]|{GAP})|, (?:[A-Z]\w+ (?:[a-z]{{2,3}} ){{0,2}}[A-Z]|{GAP})|['’])"
    r"|(?:Convention|Society|Company|Academy|Committee|Commission|Council|Board|League|Institute|Association"
    r"|Treaty|Act|Agreement|Corporation|Foundation)\b(?! (?:(?:of|for|on|to|in)\b|[A-Z])|['’])"
    r"|(?:\S+ )?(?:best-known|most famous|main|chief|usual) example\b(?! of))"
    r"|(?:had|has|have) (?:about |some |nearly |over |only )?\d{1,2}\.$"
    r"|(?:\w*ed|won|had|took|saw|got|made|held|gave) that (?:of|in|for|on)\b|of each the\b|remained until\b"
    r"|(?:after|before|during|until|since|by|end of) the (?:war|conflict|revolt|revolution|siege|battle|conquest)\b"
    r"(?! (?:of|in|with|against|between)\b))"
)
_UNTOLD_AT_ONCE = re.compile(
    r"The (?:(?:region|republic|union|alliance|movement|territory|kingdom"
    r"|settlement|community|tribe)(?:,| (?:is|was|were)\b)"
    r"|\w+est(?: of all| known)?(?:,| (?:is|was|in|had|has|started|began|of the two)\b)"
    r"|(?:last|final|next|latest|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth) \w+,"
    r"|(?:picture|image|photograph|drawing|map|chart) (?:included|shown|used)\b"
    r"|(?:best|most|least) \w+,? (?:is|was|are|were)\b)"
)


_PLACED = frozenset({"there", "city", "town", "village"})
_THERE = re.compile(
    r"(?:(?<=[a-z])|^From) there(?=[,.]| (?:to|with|in|for|until|before|after|by|from|as|and|had been|at|on"
    r"|under)\b| [A-Z])"
    r"|^From there\b|(?<=ed) there\b"
    r"|\b(?:reached|left|entered|to|in|into|at) the (?:city|town|village)(?=[,.;?]| (?:on|in"
    r"|by|at|from|and|was|were)\b)"
)


def _is_anywhere(draft: Draft, found: Found) -> bool:
    """ "stayed there to work", "reached the city", where no place has been named before."""
    there = None if said(draft.question).isdisjoint(_PLACED) else _THERE.search(draft.question)
    if there is None:
        return False
    before = draft.question[: there.start()]
    if GAP in before and draft.fact.answer.type in {AnswerType.PLACE, AnswerType.GROUP}:
        return False
    known = found.known
    places = (name for name, kind in known.names.items() if kind in {AnswerType.PLACE, AnswerType.GROUP})
    person = known.names.get(known.topic) == AnswerType.PERSON or lexicon.is_given_name(known.topic.split(" ")[0])
    topic = "" if person else known.topic.removeprefix("the ")
    if "there" not in there[0] and (not known.topic or known.names.get(topic) in {AnswerType.PLACE, AnswerType.GROUP}):
        return False  # "the city" of an article on one
    mine = known.topic if person else ""
    return not any(name in before and name not in mine for name in (*places, topic) if name)


_COUNTRY = re.compile(r"\b(?:[Tt]he|its) (?:country|nation|continent)\b(?! of)")


def _is_of_no_country(draft: Draft, found: Found) -> bool:
    """ "38% of the country's surface water": which country, only the article says."""
    text = draft.question
    some = "country" in text or "nation" in text or "continent" in text
    at = _COUNTRY.search(text) if some else None
    if at is None or nations_in(f"{found.known.title} {draft.question[: at.start()]}", with_cities=False):
        return False
    return not (GAP in draft.question[: at.start()] and draft.fact.answer.type == AnswerType.PLACE)


def untold(draft: Draft, found: Found) -> bool:
    """ "took the title in 1913", "Four were sold to Kando": which title, four of what?"""
    if (
        draft.fact.signs & {"subject:JJ", "subject:CD", "subject:POS"}
        and not draft.passage
        and draft.fact.ask.shape == Shape.GAP
    ):
        return True  # "The second reached Russia in 1830"
    text = shown_first(draft)
    at = _HEADLESS.match(text) or _UNTOLD_AT_ONCE.match(text) or _UNTOLD.search(text)
    if _is_anywhere(draft, found) or _is_of_no_country(draft, found):
        return True
    noun = at[0].split()[-1] if at is not None else ""
    if at is not None and noun.islower() and noun in text[: at.start()].lower():
        return False  # "the First World War began ... after the war"
    topic = found.known.topic.lower().split()
    return at is not None and not any(word in topic for word in at[0].lower().split()[1:])
