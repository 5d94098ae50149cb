"""Checks for questions that only somebody with the article before them could answer."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.words import said, words
from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import AnswerType, Family, Found, Shape
from quizapp.core.sought import Sought

_POINTING = re.compile(  # in small letters, which are looked for faster
    r"\b(?:this|these|such(?! as)|next|here|instead|the (?:same|following|latter|former|resulting|corresponding)"
    r"|that (?:year|number|figure|amount|total)|there(?:by|fore)|of the day|to this end|in that time|in the meantime"
    r"|ever since(?=[.,;])|either (?:event|case|side|one|way|[a-z]+(?=[,.]))"
    r"|at last|(?:an?|the) (?:further|later|earlier|similar)"
    r"|(?:join|use|have|had|saw|see|make|made|need|find|want) one|it was (?:there|here)|nor (?:is|was|were|did|does)"
    r"|(?:to|for|with|by|of|like|from) that(?=[,.;]| and\b)"
    r"|(?:do|does|did|done|doing) so|(?:for|of|to|with|by|in) both(?= (?:in|on|at|by|from|to|of|for|and)\b|[,.])"
    r"|more (?:unusual|important|striking)|that (?:did|does)\.|possess(?:es)? one|similar|then|soon"
    r"|(?:timeline|figure|table|diagram|map|picture|image|chart|graph)s? (?:on the (?:right|left)|above|below)"
    r"|(?:during|in|of|that) the (?:year|season|decade)(?=[,.])|(?:cited|mentioned|described|discussed|listed) above"
    r"|in year \d|(?:at|from|since|by|until) that (?:time|point)"
    r"|(?:night|morning|evening|day) of the \d{1,2}(?:st|nd|rd|th)"
    rf"|later in (?:{GAP}|\d{{4}})"
    r"|the (?:last|next|first|second|final) phase|the (?:measure|improved))\b"
)
_POINTERS = lexicon.listed(  # without one of these words nothing points
    "since either this these such next here instead same following latter former resulting corresponding that "
    "therefore thereby day "
    "end meantime last further later earlier similar one there nor so both more possess possesses then soon right left "
    "above below phase measure improved night morning evening year season decade"
)
_STRAY = re.compile(r"(?<=[a-z,] )(?:he|him|them|her(?=[.,;]))\b")  # of such questions hardly more than half are clear
_LATER = re.compile(
    rf"(?:(?:An?|One|Two|Three|Four|Five|Six|Ten|Several|Some|Many|{GAP}) (?:few |ten |twenty |thirty |forty )?"
    r"(?:years?|months?|days?|weeks?|hours?|decades?|century|centuries) (?:later|earlier|afterwards|before(?=,))"
    r"|(?:\S+ ){0,4}(?:later|afterwards|subsequently)|Since then|Elsewhere|Otherwise|Alternatively|Conversely"
    r"|(?:More|Most) recently|Recently|In (?:response|turn|reply|return|contrast|exchange|retaliation)(?=,)"
    r"|Thereafter|Thereupon|In all(?=,)|By comparison|In comparison(?=,)|Separately|Together(?=,)|In total(?=,)"
    r"|Overall (?=during|in the year)|(?:Most|More) [a-z]+ (?:was|were|is|are)\b"
    r"|(?:Farther|Further) (?:north|south|east|west|inland|upstream|downstream|up|down|out|away|along|on|in)\b"
    r"|The \w+er (?:is|was|of the two)\b|Nearby|Close by|Not far (?:away|off)|Farther on|Further on"
    r"|An? (?:short|few) (?:walk|way|distance|minutes|miles|kilometres|steps) (?:away|off|from there)"
    r"|Since then|By then|During the same|There|Subsequent|The subsequent"
    r"|Earlier(?=,)|(?:A|Another|The) (?:second|third|fourth|fifth|different|separate|further) \w+"
    r"|That (?:was|is|earned|made|led|gave|brought|meant|left|[a-z]+ed)(?= )"
    r"|That (?:March|May|spring|summer|autumn|fall|winter|year|month|day|night))\b"
)
_LOOSELY = re.compile(  # in small letters too
    r"\b(?:those|another|others?|there|previous(?:ly)?"
    r"|(?:years?|months?|days?|weeks?|hours?|decades?|century|centuries|much|even) (?:later|earlier)"
    r"|the (?:above|others?|second|third|new|first one|ones|opposite)"
    r"|the (?:two|three|pair)(?! \w+s\b)|the (?:period|time|moment|remaining|respective)"
    r"|that (?:is|was|period|time|day|point)|at (?:the|that) time"
    r"|in year \d|just as|to each|each other|otherwise|above|below|so-called|similar (?!to)\w+|respectively|both"
    r"|and thus|on the (?:contrary|other hand)|recent(?:ly)?|today['’]s|similarly|likewise|too|even so)\b"
)


_TIMED = re.compile(r"\b(?:then|later|earlier)\b", re.IGNORECASE)
_UNSAID = re.compile(r"\bthe (?:first|last|second|third|next|largest|smallest|oldest|best)[.?]?$", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:Even|Yet|Only|Just|So|Soon|Thus|Hence|Still|Again)\b|(?:\w+ )?[Ee]xamples? (?:include|are|is|of)\b"
    r"|(?:\w+ )?[Ee]xceptions?\b"
)
_EARLY = re.compile(
    r"(?:\S+ ){0,4}(?:then|later|earlier|subsequently|soon|eventually|finally|again)\b", re.IGNORECASE
)  # later than what the reader cannot see


_OF_IT = Sought(  # "make a revision to it?", "Lockyer came to believe that it belonged to ..."
    r"\b(?:to|of|from|for|with|by|on) it\?$|\b(?:believe|think|thought|argue|claim|suggest|conclude)[ds]? that it\b",
    "that it",
    "it?",
)


def dangling(draft: Draft, found: Found) -> bool:
    """ "This dynamic ...": nothing to be asked without the sentence before."""
    return "dangling" in draft.fact.marks and not draft.passage


def shown_first(draft: Draft) -> str:
    """The part of the question that must be clear by itself: behind a passage, words may point back to that."""
    return "" if draft.passage else draft.question


def pronoun_left(draft: Draft, found: Found) -> bool:
    """A pronoun that nothing in the question can stand for."""
    stray = _STRAY.search(shown_first(draft)) or (not draft.passage and _OF_IT.search(draft.question))
    return "loose pronoun" in draft.fact.marks or bool(stray)


_VAGUE_START = re.compile(
    r"(some|several|certain|various|a few|few|many|most|numerous|other)\b (?!of the |common|important|likely)",
    re.IGNORECASE,
)
_VAGUE_OBJECT = re.compile(r"\b(several|various|certain|some|a number of)\b", re.IGNORECASE)


def unnumbered(draft: Draft, found: Found) -> bool:
    """ "Some cities ...", "When did the government announce several changes?": nobody can tell which."""
    if _VAGUE_START.match(draft.question):
        return True
    dated = draft.fact.family == Family.WHEN or draft.fact.answer.type in {AnswerType.YEAR, AnswerType.DATE}
    return dated and bool(_VAGUE_OBJECT.search(draft.question))


def definite_subject(draft: Draft, found: Found) -> bool:
    """ "The skeleton was bought ...", "When did he come to the university?": which one, only the article says."""
    marks = draft.fact.marks - ({"counted"} if draft.fact.family == Family.HOW_MANY else set())
    if draft.fact.ask.shape in {Shape.INVERTED, Shape.DIRECT} and "definite" in marks:
        return not (draft.fact.family in _MORE and _is_of_the_articles_own(draft, found))
    return bool(marks & {"definite subject", "comparative", "counted", "told before", "told just before"})


_MORE = frozenset({Family.WHAT, Family.WHICH, Family.HOW_MANY})  # kinds that nobody gets without asking
_THE_ONE = re.compile(r"\bthe ([a-z]+)\b(?! (?:of|that|which|who|[A-Z])\b)")
_HOMES = lexicon.listed(
    "city town village university school college campus island river lake valley castle club company"
)
_OFTEN = 12  # times


def _is_of_the_articles_own(draft: Draft, found: Found) -> bool:
    """ "at the university", in an article that speaks of one from beginning to end."""
    nouns = {word for word in _THE_ONE.findall(draft.question) if lexicon.noun_type(word)}
    return bool(nouns) and nouns <= _HOMES and all(found.counts[noun] >= _OFTEN for noun in nouns)


_OF_TWO = re.compile(  # one sentence before is seldom enough to say which
    r"\b(?:the (?:latter|former)|that (?:time|point)|(?:listed|mentioned|described) above"
    r"|(?:its|their|his|her) previous\b|the (?:first|second|third|fourth) round(?! of)\b"
    r"|[’']s (?:duties|responsibilities|tasks|tenure)\b"
    r"|(?:two|three|four) (?:previous|preceding)\b"
    r"|the (?:four|five|six|seven|eight|nine|ten|twelve) (?:men|women|brothers|sisters|sailors|survivors|ships)"
    r"|(?:from|in|of|during|to) those (?:years|days|times|decades)|the (?:second|third|fourth|fifth|last|other)(?=,)"
    r"|the [a-z]+th anniversary(?! of\b)"
    r"|on the \d{1,2}(?:st|nd|rd|th)(?=[.,])|the (?:two|three) species"
    r"|both (?:men|women|brothers|sides|countries|companies|kings|ships|cities|species|armies|works)"
    r"|the two (?:clubs|teams|firms|armies|fleets|cities|towns|villages|kings|powers|governments"
    r"|ships|families|peoples)"
    r"|the (?:two|three) (?:nations|countries|sides|men|women|brothers|states)\b"
    r"|(?:in|of) this (?:group|order|family|genus)\b"
    r"|the (?:next|following) (?:\w+ )?(?:years|months|decades|weeks|days|centuries))\b",
    re.IGNORECASE,
)


_TWO = lexicon.listed(  # without one of these words it is said of no two
    "armies cities clubs families firms fleets governments kings peoples powers ships teams towns villages "
    "above anniversary both brothers countries duties family fifth following former fourth genus group last "
    "latter men nations nd next order other point preceding previous rd responsibilities round sailors second "
    "ships sides sisters species st states survivors tasks tenure th third those time women"
)


def _is_of_two(text: str) -> bool:
    return not said(text).isdisjoint(_TWO) and bool(_OF_TWO.search(text))


def points_elsewhere(draft: Draft, found: Found) -> bool:
    """ "A century later ...", "these models", "the same year": said of something that stands elsewhere."""
    text = shown_first(draft)
    pointing = not said(text).isdisjoint(_POINTERS) and _POINTING.search(text.lower())
    return bool(pointing or _LATER.match(text) or _is_of_two(draft.question))


def points_loosely(draft: Draft, found: Found) -> bool:
    """ "... is considered to be the first.", "Classic examples include ...", "the foremost port at that time"."""
    text = shown_first(draft)
    told = f"{text} {draft.answer}" if draft.fact.answer.type == AnswerType.PHRASE else text
    early = _EARLY.match(text) if draft.fact.ask.shape == Shape.GAP else _TIMED.search(text)
    return bool(_LOOSELY.search(told.lower()) or early or _UNSAID.search(text) or _OPENING.match(text))


def unanchored(draft: Draft, found: Found) -> bool:
    """Nothing in the question says what it is about: no name, no figure, no word of the topic."""
    if draft.fact.ask.shape != Shape.GAP or "instruction" in draft.fact.marks or draft.passage:
        return False
    said = words(draft.question.replace(GAP, " "))
    topic = {word.lower() for word in words(found.known.topic)} - {"the", "of"}
    named = any(word[0].isupper() for word in said[1:]) or any(word.lower() in topic for word in said)
    if "PERCENT" in draft.fact.marks and not named:
        return True  # "20% of under-fives are malnourished": where, only the article says
    return not named and not lexicon.specificity(said) > (8.0 if draft.fact.marks & {"called", "term"} else 15.0)


_OF_WHAT = re.compile(r"the (?:[a-z]+est|(?:most|least) [a-z]+|first|last|second|other)(?:,|$)")
_LIKE_ANOTHER = re.compile(r"What (?:is|are|was|were) (?:the )?(?:more|other|another|such)\b")


def nameless(draft: Draft, found: Found) -> bool:
    if draft.fact.family == Family.NAMED and _LIKE_ANOTHER.match(draft.question):
        return True
    if draft.fact.family == Family.NAMED and _OF_WHAT.match(draft.fact.ask.subject):
        return True  # "What is the purest, containing 97 per cent of it, known as?"
    if draft.fact.family == Family.NAMED:
        return len(words(draft.fact.ask.subject)) < 4
    return draft.fact.ask.shape == Shape.INVERTED and not draft.fact.marks & {"anchored", "resolved"}
