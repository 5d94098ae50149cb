"""Checks for what the sentences before told: "the funeral", "put up another", "too noted", "played a key role"."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.words import said
from quizapp.core.facts.fact import AnswerType, Found
from quizapp.core.facts.lexicon import listed

_COUNT = rf"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|a few|many|\d+|{GAP})"
_NO_MORE = r"(?! (?:of|that|to|for|on|against|about|with|by|in which|between)\b)"
_LIKE_AN_END = r"(?=[.,;]| (?:in|at|on|by)\b)"
_HIS = r"\b(?:its|their|his|her)"
_IS = r"(?:was|were|is|are|received|earned|won|garnered)\b"
_NUMBERS = "Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten"
_PLACES = "second third fourth fifth sixth seventh eighth ninth tenth"
_PLACE = _PLACES.replace(" ", "|")

# Each behind the words of which one must be there, so that few drafts are searched.
_RULES = tuple(
    (listed(guards), re.compile(pattern))
    for guards, pattern in (
        (
            "another",
            (
                r"(?<!one )(?<!by )(?<!to )(?<!or )(?<!with )(?<!from )\banother"
                r"(?= (?:in|at|on|near|was|is|had)\b|[.,;])"
                r"|\b(?:was|is|were) another (?:who|whom|that|which|included)\b"
            ),
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
        ("similarly likewise", r"^(?:Similarly|Likewise)\b"),
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
        (
            "shortly soon immediately coincidentally",
            r"^(?:Shortly|Soon|Immediately|Not long) (?:thereafter|afterwards?|after|before),|^Coincidentally\b",
        ),
        ("but and nor or", r"^(?:But|And|Nor|Or) "),
        ("later earlier", rf"^(?:Later|Earlier) (?:in|on) (?:the [a-z]+,|\d{{4}}\b|{GAP},)"),
        (
            "more",
            (
                rf"(?:^|\. )(?:{_NUMBERS}|Several|Many) more (?:were|was|are|had|would)\b"
                r"|^(?:Much|Far|Even) more [a-z]+ [wai]"
                r"|\b(?:was|were|is|are) (?:far|much|slightly) more [a-z]+\b(?!.*\bthan\b)"
            ),
        ),
        (_PLACES, rf"\bfollowed in (?:{_PLACE})\b|\bwas (?:{_PLACE}) for\b|^[^,]* in (?:{_PLACE}), ahead of\b"),
        ("laps deciding", r"\blaps (?:left|to go|remaining)\b|\blaps of the \S+ (?:event|race)\b|\bwon the deciding\b"),
        ("performance portrayal audition", rf"[’']s? (?:performance|portrayal|audition) {_IS}"),
        (
            "churches performances units sisters brothers islands towns ships men women houses villages buildings",
            r"\bof the (?:two|three|four|five|six|seven) [a-z]+(?=[.,;]| (?:is|are|was|were)\b)",
        ),
        ("fellow", r"^Fellow "),
        ("game match race bout fight", r"^For the (?:game|match|race|bout|fight),"),
        ("north south east west", r"^(?:Just )?(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est) of the [a-z]+,"),
        ("consultants", r"\bthe consultants\b(?! (?:of|who|from)\b)"),
        (
            "inside outside behind beyond opposite above below beneath",
            rf"^(?:Inside|Outside|Behind|Beyond|Opposite|Above|Below|Beneath) {_IS} ",
        ),
        ("later earlier", r"^(?!.*\d\d).*\b(?:later|earlier) in the (?:day|night|evening|week|month|year)\b"),
        (
            "north south east west",
            rf"^(?:{GAP}|\w+(?: \w+){{0,2}}) (?:north|south|east|west) (?:was|is|lies|lay|stands|stood) ",
        ),
        ("role roles", r"\bthe roles?(?=[.,?]| (?:in(?! \w+ing)|on|after|when|at)\b)"),
        ("commanded headed captained", rf"\b(?:was|were) (?:commanded|headed|captained) by (?:[A-Z][\w.]+ )*{GAP}\.$"),
        ("route", r"\ben route to the [a-z]+(?=[.,])"),
        (
            "men women couple pair trio duo brothers sisters",
            (
                r"\b[Tt]he (?:men|women|couple|pair|trio|duo|brothers|sisters)(?:['’]s?)? (?:conviction|sentence|famil"
                r"|bod|lawyer|case|trial|release|death|arrest|marriage|relationship|home|house)"
            ),
        ),
        ("equivalent", r"^The equivalent\b"),
        ("most least recent latest newest", r"^The (?:(?:most|least) [a-z]+|(?:most recent|latest|newest) [a-z]+),"),
        ("year month day season", r"^The (?:first|second|third|next|last) (?:year|month|day|season)[’']s "),
        ("aforementioned", r"\baforementioned\b"),
        ("additional remaining extra", rf"\b(?:the|The) (?:additional|remaining|extra) [a-z]+ (?:went\b|{_IS})"),
        (
            "larger smaller older younger taller richer bigger longer",
            r"^The (?:larg|small|old|young|tall|rich|bigg|long)er, ",
        ),
    )
)
_BY_WORD = {
    word: tuple(pattern for guards, pattern in _RULES if word in guards) for word in frozenset().union(*dict(_RULES))
}


def left_open(draft: Draft, found: Found) -> bool:
    """ "put up another", "X too noted", "an hour later": another what, as who, later than what?"""
    here = _BY_WORD.keys() & said(draft.question)
    return any(pattern.search(draft.question) for word in here for pattern in _BY_WORD[word])


_MADE = re.compile(
    r"(?:Filming|Shooting|Production|Principal photography|Recording) (?:began|started|lasted|took|was|ended)\b"
)


def made_by_somebody(draft: Draft, found: Found) -> bool:
    """ "Filming lasted for a year" in the life of an actor: of which film?"""
    person = found.known.names.get(found.known.topic) == AnswerType.PERSON
    return person and bool(_MADE.match(draft.question))


_ONCE_TOLD = re.compile(  # "travelled south in time for the funeral"
    r"\b[Tt]he (?:international |naval |whole |final |ensuing |planned )?(?:tournament|competition|statute|coup|crimes?"
    r"|murders?|robbery|funeral|news|captives|clip|video|footage|ploy|squad|verdict|award|nomination|prize|duel|(?:law)?suit"
    r"|hearing|takeover|merger|contest|performance|protests?|riots?|wedding|request|offer|argument|quarrel|announcement|suspects?"
    r"|attackers?|besiegers|besieged|assailants?|invaders|pursuers|captors|raiders|hijackers|kidnappers|robbers|castaways"
    r"|ceremony|outbreaks?|restrictions?|spit|inn|venue|tavern|act|committee|bones?|killers?|substructure|replacement|boycott|walkout|petition|rumou?rs?|allegations?|charges?)\b"
    r"(?! (?:of|for|that|which|at|to|between|against|with|called|named|in which)\b| [A-Z]|-|[’'] )"
)


def told_once(draft: Draft, found: Found) -> bool:
    """ "travelled south for the funeral": whose, the article said before."""
    if draft.passage or "definite" not in draft.fact.marks:
        return False
    at = _ONCE_TOLD.search(draft.question)
    return at is not None and at[0].split()[-1].lower() not in found.known.title.lower()
