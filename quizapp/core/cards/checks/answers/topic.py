"""Checks for answers that are what the article is about, or that its title tells."""

import re
from functools import lru_cache

from quizapp.core.cards.card import GAP
from quizapp.core.cards.checks.answers.told import STATE, is_of_one_root, is_spelt_alike, is_told
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.folding import folded
from quizapp.core.cards.options.tables.nations import nations_in
from quizapp.core.cards.options.tables.places import places
from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import AnswerType, Family, Found, Shape
from quizapp.core.sought import Sought


def answer_is_topic(draft: Draft, found: Found) -> bool:
    """The article's own name, or a part of it: whoever sees the title knows it."""
    if draft.fact.family == Family.ACRONYM:
        return _stems(draft.answer) <= _stems(found.known.title) | _stems(found.known.topic)
    if "called" in draft.fact.marks and _topic_is_called(draft, found):
        return True
    names = {found.known.topic, _heading(found), *found.known.central} - {""}
    if draft.question.startswith(GAP) and _is_another_name(draft, found):
        return True
    if draft.fact.answer.type == AnswerType.PERSON and found.known.title.endswith(f"({draft.answer.split()[-1]})"):
        return True  # "Symphony No. 41 (Mozart)"
    ruler = _RULER.fullmatch(draft.answer)
    if ruler and ruler[1] in found.known.title:
        return True  # "Philip II was ____ from 1180", of Philip II of France
    if _is_the_route(draft.answer, found.known.title) or _is_also_the_topic(draft, found):
        return True
    if _is_the_titles_nation(draft, found) or _SPELT.search(draft.question):
        return True
    if _IN_A_PART.match(draft.answer) and draft.fact.answer.type == AnswerType.PLACE:
        return _is_the_scene(draft, found)  # not "northeastern Syria", of an article on soldiers in Syria
    if _is_short_for(draft.answer, f"{found.known.topic} {found.known.title} {draft.shown}", found):
        return True
    asked, person = _stems(draft.answer), draft.fact.answer.type == AnswerType.PERSON
    if any(asked <= _stems(name) or ((person or len(_stems(name)) > 1) and asked >= _stems(name)) for name in names):
        return True
    if "plain" in draft.fact.marks and any(name and asked > _stems(name) and len(asked) <= _MANY for name in names):
        return True  # "the young Zambezi"
    return draft.fact.ask.shape == Shape.GAP and _given_by_the_title(draft, found)


_A_ROUTE = re.compile(r"(?:[A-Z]{1,3}|US|Route)[ -](\d+[A-Z]?)")
_ROUTE_OF_THE_TITLE = re.compile(r"\b(?:Route|Highway|Road|Autoroute|Interstate|Motorway)\b|\bhighway\b")


def _is_the_route(answer: str, title: str) -> bool:
    """ "NY 368", of New York State Route 368."""
    route = _A_ROUTE.fullmatch(answer)
    return route is not None and route[1] in re.split(r"\W+", title) and bool(_ROUTE_OF_THE_TITLE.search(title))


def _is_also_the_topic(draft: Draft, found: Found) -> bool:
    """ "Mantellodon (considered Iguanodon at the time)", in an article on Iguanodon."""
    fact, topic = draft.fact, found.known.topic.removeprefix("the ")
    aside = _ASIDE.match(fact.sentence.text, fact.answer.end - fact.sentence.start)
    return bool(topic) and aside is not None and bool(re.search(rf"\b{re.escape(topic)}\b", aside[1]))


_ASIDE = re.compile(r" \(([^()]*)\)")


_MANY = 3  # words
_SCENES = frozenset({"earthquake", "eruption", "flood", "famine", "landslide", "tsunami"})


def _is_the_scene(draft: Draft, found: Found) -> bool:
    """ "southern Alaska", of an article on an earthquake in Alaska."""
    title = _stems(found.known.title)
    return bool(title & _SCENES) and _stems(draft.answer.split()[-1]) <= title


_IN_A_PART = re.compile(r"(?:north|south)(?:ern|(?:east|west)ern) |(?:east|west)ern ")


def _is_another_name(draft: Draft, found: Found) -> bool:
    """ "____ was a reformer", of "Zarathushtra Spitama, known as Zoroaster, was ...": the title is right too."""
    topic = found.known.topic.removeprefix("the ").lower()
    elsewhere = topic not in draft.question.lower() and topic not in draft.answer.lower()
    return bool(topic) and elsewhere and topic in draft.fact.sentence.text.lower()


def _heading(found: Found) -> str:
    """The title, or "" where the article's first sentence stands for one."""
    return "" if found.known.title.endswith((".", "!", "?")) else found.known.title


def _topic_is_called(draft: Draft, found: Found) -> bool:
    """ "Leprosy, known as ____, is ...": another name of what the article is about."""
    topic, asked = found.known.topic.removeprefix("the ").lower(), draft.question.removeprefix("The ").lower()
    return bool(topic) and asked.startswith(topic) and bool(_CALLED.match(asked, len(topic)))


def _is_the_titles_nation(draft: Draft, found: Found) -> bool:
    """Finland, of an article on the Finnish Civil War."""
    plain = STATE.sub("", _PART_OF_A_LAND.sub("", draft.answer))
    if plain != draft.answer and nations_in(plain) & nations_in(found.known.title):
        return True  # "in the Italian Peninsula", of an article on the Italian Wars
    place = draft.fact.answer.type == AnswerType.PLACE and " " not in plain and bool(places(plain))
    return place and bool(nations_in(plain) & nations_in(found.known.title))


_PART_OF_A_LAND = re.compile(r" (?:Peninsula|[Mm]ainland)$")
_RULER = re.compile(r"(?:King|Queen|Emperor|Empress|President|Pope|Tsar|Sultan|Duke) of (?:the )?(\w+)")


_SPELT = Sought(
    rf"\b(?:spel(?:t|led)|romani[sz]ed|transliterated|transcribed|anglici[sz]ed)(?: as)? {GAP}"
    rf"|\bless (?:commonly|often) {GAP}",
    "spel",
    "romani",
    "transliterated",
    "transcribed",
    "anglici",
    "less ",
)
_CALLED = re.compile(r"[^.]{0,40}\b(?:known|called|referred to)")


_OWN = 4.6  # Zipf frequency: "Suez" is the canal's own word, "canal" is not


@lru_cache(maxsize=8)
def _own_words(title: str) -> frozenset[str]:
    parts = re.split(r"[\s–-]+", folded(title))
    return frozenset(word for word in parts if lexicon.zipf(word) < _OWN and len(word) > 3)


def _given_by_the_title(draft: Draft, found: Found) -> bool:
    """ "The ____ was formed in 1858": the Suez Canal Company, in an article on the canal; "Méduse" on the Medusa."""
    if draft.fact.answer.type in {AnswerType.YEAR, AnswerType.DATE, AnswerType.NUMBER}:
        return False
    title = _own_words(found.known.topic or _heading(found))
    if any(
        word.endswith(("aceae", "idae", "inae")) and word[:4] in {one[:4] for one in title}
        for word in folded(draft.answer).split()
    ):
        return True  # the Cornaceae, of an article on Cornus
    parted = r"[\s–-]+" if draft.fact.answer.type == AnswerType.PLACE else r"\s+"  # "the Saint-Gotthard Massif"
    own = [word for word in re.split(parted, folded(draft.answer)) if lexicon.zipf(word) < _OWN and len(word) > 3]
    if not title or not own:
        return False
    return any(
        is_told(word, title)
        or any(is_of_one_root(word, one) or is_spelt_alike(word, one) or word.startswith(one[:9]) for one in title)
        for word in own
    )


_INITIALS = re.compile(r"(?:[A-Z]\.?){2,6}")
_NAMES = re.compile(r"[A-Z]\w+(?: (?:of |the |and |for )*[A-Z]\w+)+")


def _is_short_for(answer: str, text: str, found: Found) -> bool:
    """ "CVD" in an article on cardiovascular disease, "the U.S." beside the United States Congress."""
    answer = answer.removesuffix("s") if answer[:-1].isupper() else answer
    if not _INITIALS.fullmatch(answer):
        return False
    topic = (found.known.topic or _heading(found)).removeprefix("the ")
    early = [one.text for one in (*found.sentences[:3], *(skipped.sentence for skipped in found.skipped[:4]))]
    if topic and any(f"({answer}" in one and topic.lower() in one.lower() for one in early):
        return True  # "Tuberculosis (TB) is ..."
    if "".join(word[0] for word in topic.split()).upper() == answer:
        return True  # "HDDs" of hard disk drives
    letters, said = answer.replace(".", ""), folded(text)
    told = [f.answer.text for f in found.facts if f.family == Family.ACRONYM and f.ask.subject == letters]
    names = ("".join(re.findall(r"[A-Z]", name)) for name in _NAMES.findall(text))
    return any(folded(full) in said for full in told) or any(letters in name for name in names)


@lru_cache(maxsize=1024)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in folded(_EDGES.sub(" ", text)).split()) - {"it", "the", "of"}


_EDGES = re.compile(r"[()\[\],:]+")
