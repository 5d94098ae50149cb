"""Checks for words that answer, liken or come back to something told before: "agreed, and", "a comparable view"."""

import re

from quizapp.core.cards.card import GAP, filled
from quizapp.core.cards.checks.times import FULL_YEAR
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.words import said
from quizapp.core.facts.fact import AnswerType, Found
from quizapp.core.facts.lexicon import listed

_FEELINGS = "attention publicity success failure controversy criticism backlash reaction interest outcry scandal"
_PLACED = "proper right wrong correct expected intended agreed chosen appointed"
_SAID = "noted|argued|claimed|suggested|wrote|believed|observed|thought|concluded|remarked|noticed"
_LIKENED = "comparable|similar|analogous|identical|corresponding|equivalent"
_GRADED = "comparable similar analogous identical corresponding equivalent"

# Each behind the words of which one must be there, so that few drafts are searched.
_ALWAYS = (
    ("anyway regardless nonetheless", r"\b(?:anyway|regardless|nonetheless)(?=[.,;])"),
    ("equally less almost just", r"^(?:Equally|No less|Almost as|Just as|Hardly less) [a-z]+ (?:is|was|are|were)\b"),
    (
        _PLACED,
        (rf"\bthe (?:{_PLACED.replace(' ', '|')}) (?:place|spot|time|point|position|moment|distance)(?=[.,;]| and\b)"),
    ),
    ("accordingly", r"\b[a-z]+ accordingly(?=[.,;])"),
    (
        "statement document letter request proposal idea plan decision offer suggestion step message question answer",
        (
            r"\ban? (?:very |most |rather )?(?:unusual|curious|strange|remarkable|odd|extraordinary|surprising|peculiar"
            r"|famous|simple|bold|radical|startling|novel) (?:statement|document|letter|request|proposal|idea|plan"
            r"|decision|offer|suggestion|step|message|question|answer)[.?]$"
        ),
    ),
    ("replacement", r"(?:^|\. )The replacement(?:,| (?:was|is|opened|came|stood)\b)"),
    (
        "translation replacement",
        (
            r"^An? (?:[A-Z]?[\w-]+ )?(?:translation|replacement)(?: (?:by|under|from) [^,.]*)?,? "
            r"(?:was|appeared|came|followed|designed|published|built|opened|made)\b"
        ),
    ),
    ("numbers", r"^Numbers (?:then )?(?:rose|fell|ceased|declined|grew|dropped|recovered|dwindled|increased)\b"),
    ("minutes hours", rf"^(?:For|In|During) the first (?:{GAP} |\w+ )?(?:minutes|hours)\b(?! (?:of|after)\b)"),
    ("lessons", r"\b(?:giv(?:e|ing|en)|gave|tak(?:e|ing)|took) lessons\b(?! (?:in|of|on|from|with|at|about)\b)"),
    (
        "reaction fort",
        r"\b(?:use|used|reached|entered) the (reaction|fort)\b(?! (?:of|at|to|between|in(?! [\d_A-Z]))\b)",
    ),
    ("first", r"\b(?:went up|came|arrived|fell) first(?=[,.])"),
    ("followed", r"['’]s followed\b"),
    (
        "money funds food supplies ammunition patience",
        (
            r"^(?:Money|Funds|Food|Supplies|Ammunition|Patience) (?:ran|had run|was running|were running)"
            r" (?:out|short|low)\b"
        ),
    ),
    ("led", r"\bled the way\b(?! (?:to|in|into|for)\b)"),
    (
        "site sites",
        (r"^[^.;,]* (?:was|were|is|are) (?:built|erected|constructed|laid out|put up) on (?:its|their) sites?\b"),
    ),
    (
        _FEELINGS,
        (
            r"^(?:After|Following|Despite|Amid|Given|With|Because of|Due to) the (?:[a-z]+ ){0,2}"
            rf"(?:{_FEELINGS.replace(' ', '|')}),"
        ),
    ),
    ("spell stint loan", r"^The (?:spell|stint|loan) "),
    ("further", r"\bno further [a-z]+"),
    ("question", r"\b(?:[Tt]he|[Tt]his|[Tt]hat) [a-z]+ in question\b"),
    ("ahead", r"\bahead of it\b"),
    ("path wake way", r"\bin its (?:path|wake)(?=[.,;])"),
    ("answer reply response", rf"^(?:[A-Z]\w+|{GAP})(?:['’]s?) (?:answer|reply|response) (?:was|came|is)\b"),
    (
        "lift lifted lifting eased",
        (r"\b(?:lift|lifted|lifting|eased) the (?:restriction|ban|rule|embargo)s?\b(?! (?:on|of|against)\b)"),
    ),
    (
        "that",
        (
            rf"^(?:[A-Z]\w+ [a-z]+ )?{GAP}(?:,[^,]*,)? (?:has |have |had )?(?:{_SAID}) that (?:it|they) "
            r"(?:is|was|are|were|has|had)\b (?!likely|possible|clear|necessary|probable|important|impossible|difficult"
            r"|unlikely|not|too|time)"
        ),
    ),
    (
        "american british canadian eastern western northern southern continental united",
        (
            r"^(?:American|British|Canadian|Eastern|Western|Northern|Southern|Continental)"
            r" (?:began|flew|had|was|bought|ordered|introduced|started|sold|followed)\b"
        ),
    ),
)
# These a passage may tell.
_ALONE = (
    (
        "those",
        (
            r"\b[Tt]hose (?!years\b|days\b|times\b|decades\b|[a-z]+ous\b)"
            r"(?:(?![a-z]+(?:ed|ing) |(?:of|in|who|from|at|on|by|for|to|with|that|the|as) )[a-z]+ )?([a-z]{3,}s)\b"
            r"(?! (?:of|in(?! (?:\d|_))|who|whom|whose|which|that|with|from|for|at|on|by|to|where|not)\b"
            r"| [a-z]+(?:ed|ing)\b)"
        ),
    ),
    (
        "agreed consented complied obliged disagreed relented assented hesitated demurred",
        (
            r"(?<!was )(?<!were )(?<!been )(?<!is )(?<!are )(?<![Aa]s )(?<!be )(?<!and )"
            r"\b(?:agreed|consented|complied|obliged|disagreed|relented|assented|hesitated|demurred)"
            r"(?=[.,;]| and | but )"
        ),
    ),
    (
        "besiegers besieged assailants captors raiders hijackers kidnappers robbers castaways outbreaks outbreak",
        (
            r"\b[Tt]he (besiegers|besieged|assailants|captors|raiders|hijackers|kidnappers|robbers|castaways"
            r"|outbreaks?)\b(?! (?:of|in|at|that|who|which|from)\b)"
        ),
    ),
    (
        _GRADED,
        (
            rf"\ban? (?:very |closely |roughly )?(?:{_LIKENED}) [a-z]+\b(?!.*\b(?:to|with|as|than|both|each)\b)"
            rf"|^Similar [a-z]+ (?:was|were|are|is|had|have|took|came)\b"
        ),
    ),
    (
        "far way distance",
        (r"\b(?:not far|a little way|some way|a short way|some distance|a short distance) (?:off|away)\b(?! from\b)"),
    ),
    ("nearby", r"^(?:In|At|On) [^,]+, nearby,|^Nearby\b"),
    ("topic affair", r"\b(?:on|about) the (?:topic|affair)\b(?! (?:of|to)\b)"),
)
# Of these nobody knows which is meant where no year is told.
_UNDATED = (
    ("before after", r"\bthe (?:year|month|week|day) (?:before|after)(?=[.,;]| and\b)"),
    ("lost", rf"\blost (?:only |just |about |some )?(?:{GAP}|\d[\d,]*) (?:men|killed|dead)(?: killed| dead)?\.$"),
    ("prisoner", r"\btaken prisoner\b(?!.* (?:by|at|in|near|during) )"),
    ("won lost", rf"\b(?:won|lost) by (?:{GAP}|\d[\d,]*) (?:points|votes|runs|goals|seats)\b(?! (?:to|in|at)\b)"),
    ("final", r"\b(?:to|in|at|reached) the final(?=[.,;]| (?:in|at|by|on|with)\b)(?! in \d)"),
)


def by_word(rules: tuple[tuple[str, str], ...]) -> dict[str, list[re.Pattern[str]]]:
    """The rules, compiled, under each of the words of which one must be there."""
    found: dict[str, list[re.Pattern[str]]] = {}
    for guards, pattern in rules:
        compiled = re.compile(pattern)
        for word in listed(guards):
            found.setdefault(word, []).append(compiled)
    return found


def stands_there(rules: dict[str, list[re.Pattern[str]]], text: str) -> bool:
    """Does one of these rules find anything in the text? Only those whose words are there are looked for."""
    return any(one.search(text) for word in said(text) & rules.keys() for one in rules[word])


_ALWAYS_BY_WORD, _UNDATED_BY_WORD, _ALONE_BY_WORD = by_word(_ALWAYS), by_word(_UNDATED), by_word(_ALONE)
_EVEN_ALONE = _ALWAYS_BY_WORD.keys() | _ALONE_BY_WORD.keys()


def comes_back(draft: Draft, found: Found) -> bool:
    """ "agreed, and", "a comparable view", "those plantations": only the article says to what, or which."""
    whole = draft.question
    here = said(whole)
    title = found.known.title
    for word in here & (_ALWAYS_BY_WORD.keys() if draft.passage else _EVEN_ALONE):
        rules = _ALWAYS_BY_WORD.get(word, []) + ([] if draft.passage else _ALONE_BY_WORD.get(word, []))
        if any(_is_open(one, draft, title) for one in rules):
            return True
    undated = stands_there(_UNDATED_BY_WORD, whole)
    return undated and not FULL_YEAR.search(f"{found.known.title} {filled(whole, draft.answer)}")


def _is_open(pattern: re.Pattern[str], draft: Draft, title: str) -> bool:
    """Does this stand there, and is its noun, if it has one, not named before?"""
    at = pattern.search(draft.question)
    if at is None:
        return False
    noun = at[1] if pattern.groups else None
    told = f"{title} {draft.passage} {draft.question[: at.start()]}".lower()
    return noun is None or noun.lower().rstrip("s") not in told


_BODY = (
    "Council Committee Board Commission Association Society Company Corporation Institute Chronicle Trust "
    "Foundation Ministry Guild Bill Agency Authority Conference"
)
_BODIES = listed(_BODY.lower())
_THE_BODY = re.compile(rf"\b[Tt]he ({_BODY.replace(' ', '|')})\b(?! (?:of|for|on|to)\b| (?:[A-Z]|{GAP}))")


def which_body(draft: Draft, found: Found) -> bool:
    """ "the Council's chairman", "according to the Chronicle": the article gave its full name before."""
    if said(draft.question).isdisjoint(_BODIES):
        return False
    at = _THE_BODY.search(draft.question)
    return at is not None and at[1] not in f"{found.known.title} {draft.question[: at.start()]} {draft.answer}"


_WEATHER = re.compile(
    r"\b[Tt]he (?:sky|weather|morning|day|wind|sea|air|night)\b[^,.]* (?:was|were|dawned|had been) "
    r"(?:clear|calm|fine|bright|cold|warm|hot|fair|still|grey|cloudless|overcast|wet|dry|mild|stormy|foggy)\b"
)


def mere_weather(draft: Draft, found: Found) -> bool:
    """ "On the morning of ____ the sky was clear": what happened that day is not said."""
    dated = draft.fact.answer.type in {AnswerType.DATE, AnswerType.YEAR}
    return dated and "t" in draft.question and bool(_WEATHER.search(draft.question))
