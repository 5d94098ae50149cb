"""Checks for what the sentences before told: "the funeral", "put up another", "too noted", "played a key role"."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.words import said
from quizapp.core.facts.fact import Found
from quizapp.core.facts.lexicon import listed

_COUNT = rf"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|a few|many|\d+|{GAP})"
_NO_MORE = r"(?! (?:of|that|to|for|on|against|about|with|by|in which|between)\b)"
_LIKE_AN_END = r"(?=[.,;]| (?:in|at|on|by)\b)"
_HIS = r"\b(?:its|their|his|her)"

# Each behind the words of which one must be there, so that few drafts are searched.
_RULES = tuple(
    (listed(guards), re.compile(pattern))
    for guards, pattern in (
        (
            "another",
            r"(?<!one )(?<!by )(?<!to )(?<!or )(?<!with )(?<!from )\banother(?= (?:in|at|on|near|was|is|had)\b|[.,;])",
        ),
        (
            "only sole",
            (
                r"\bthe (?:only|sole) (?:entry|bid|offer|candidate|applicant|submission|exception|contender|proposal"
                rf"|suspect|witness|casualty|victim|survivors?)\b(?! (?:of|to|for|from|in(?! (?:\d|{GAP}))|on|who)\b)"
            ),
        ),
        ("too", rf"(?:[A-Z]\w+|{GAP}) too [a-z]+(?:ed|ote|aid|elt|ook|ade)\b|, too(?=[,.])"),
        ("role", r"\ba (?:[a-z]+ )?role(?=[.,?]| (?:on|during|until|at|when|while)\b)"),
        ("part", r"^(?!.*\bwhich\b)[^,]*\btook (?:an? [a-z]+ )?part(?=[.,?]| (?:on|during|until|when|while)\b)"),
        ("other", r", the other (?:[a-z]+ ){0,4}[a-z]+,"),
        ("later earlier", rf"\b{_COUNT} (?:hours?|minutes?|moments?) (?:later|earlier)\b"),
        ("still", r"\b(?:[a-z]+er|more [a-z]+|less [a-z]+) still\b|\bstill (?:[a-z]{3,}er|more [a-z]+)[.,]"),
        (
            "did does do",
            r"\b(?:seldom|never|often|always|sometimes|usually|rarely|first that) (?:did|does|do)(?=[.,?])",
        ),
        (
            "fact",
            (
                r"\b(?:accepted|acknowledged|noticed|knew|recorded|ignored|resented|concealed|hid|proved) the fact\b"
                rf"{_NO_MORE}"
            ),
        ),
        (
            "cover remix remake siege",
            r"\ba (?:cover|remix|remake|cover version|siege)(?! (?:of|to|version of|letter|page|song)\b)(?=[ .,])",
        ),
        (
            "chosen selected picked elected appointed nominated",
            (
                r"\b(?:was|were) (?:chosen|selected|picked|elected|appointed|nominated)"
                rf"(?= (?:because|after|when|since|although)\b|\.$| (?:in|on) (?:\d|{GAP})[^ ]*\.$)"
            ),
        ),
        (
            "contacted approached consulted informed opposed signed",
            (
                r"\bwas (?:contacted|approached|consulted|informed|opposed|signed) by"
                r"(?!.* (?:about|for|to|as|in|with|regarding|after|when|because|that|from|over|on)\b)"
            ),
        ),
        ("similarly likewise", r"\b(?:similarly|likewise) [a-z]+ed\b|^(?:Similarly|Likewise)\b"),
        ("itself himself herself themselves", rf"^{GAP} (?:it|him|her|them)sel(?:f|ves)\b"),
        ("regardless despite", r"^(?:Regardless of|Despite) (?:the|those) [a-z]+,"),
        (
            "supply share version copy equivalent counterpart",
            rf"{_HIS} (?:own )?(?:supply|share|version|copy|equivalent|counterpart){_LIKE_AN_END}",
        ),
        ("company", r"^[A-K] Company\b(?! of)"),
        ("way ways", r"\bways? (?:out|around|round|back|through|forward)(?=[.,?])"),
        ("away", r"\b(?:get|got|getting|slip|slipped|steal) away(?=[.,?])"),
        (
            "family replacement replacements clip video footage winner winners loser losers",
            (
                r"^The (?:family (?:business|firm|company|home|estate)|replacements?|clip|video|footage|winners?"
                r"|losers?)\b(?! (?:of|for|in the|to)\b)"
            ),
        ),
        ("version", r"['’]s? version(?=[.,]| (?:in|at|on|by|was|is|only|had|has|also|which|that|appeared|reached)\b)"),
        (
            "claim claims demand demands allegation allegations suggestion objection objections refusal",
            rf"['’]s? (?:claim|demand|allegation|suggestion|objection|refusal)s?\b{_NO_MORE}",
        ),
        (
            "previously earlier",
            r"(?<!who )(?<!which )\bhad (?:previously|earlier) (?:[a-z]+ed|been|taken|made|had|won|held|sold)\b",
        ),
        (
            "taking capturing besieging entering leaving reaching sacking burning seizing",
            (
                r"\b(?:taking|capturing|besieging|entering|leaving|reaching|sacking|burning|seizing) the"
                r" (?:city|town|village|fort|fortress|castle|island|ship|port)(?=[.,;]| and\b)"
            ),
        ),
    )
)
_ANY = frozenset().union(*(guards for guards, _ in _RULES))


def left_open(draft: Draft, found: Found) -> bool:
    """ "put up another", "X too noted", "an hour later": another what, as who, later than what?"""
    told = said(draft.whole)
    if told.isdisjoint(_ANY):
        return False
    return any(not told.isdisjoint(guards) and pattern.search(draft.whole) for guards, pattern in _RULES)


_ONCE_TOLD = re.compile(  # "travelled south in time for the funeral"
    r"\b[Tt]he (?:international |naval |whole |final |ensuing |planned )?(?:tournament|competition|statute|coup|crimes?"
    r"|murders?|robbery|funeral|news|captives|clip|video|footage|ploy|squad|verdict|award|nomination|prize|duel"
    r"|hearing|takeover|merger|contest|performance|protests?|riots?|wedding|request|offer|argument|quarrel|suspects?"
    r"|attackers?|killers?|substructure|replacement|boycott|walkout|petition|rumou?rs?|allegations?|charges?)\b"
    r"(?! (?:of|for|that|which|at|to|between|against|with|called|named|in which)\b| [A-Z]|-|[’'] )"
)


def told_once(draft: Draft, found: Found) -> bool:
    """ "travelled south for the funeral": whose, the article said before."""
    if draft.lead or "definite" not in draft.fact.marks:
        return False
    at = _ONCE_TOLD.search(draft.question)
    return at is not None and at[0].split()[-1].lower() not in found.known.title.lower()
