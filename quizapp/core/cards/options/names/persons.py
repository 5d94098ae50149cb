"""Wrong persons: of the same office, time, gender and nation as far as the question and the article show."""

import re
from random import Random

from quizapp.core.cards.card import GAP
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.folding import folded
from quizapp.core.cards.options.article import Article
from quizapp.core.cards.options.names.members import members
from quizapp.core.cards.options.names.site import WARLIKE
from quizapp.core.cards.options.tables.nations import nations_in
from quizapp.core.cards.options.tables.people import gender_asked, gender_of, office_of
from quizapp.core.cards.options.tables.sets import set_of
from quizapp.core.cards.standing import is_behind
from quizapp.core.cards.wish import Difficulty
from quizapp.core.cards.words import words
from quizapp.core.facts import lexicon

_OF_A_FAMILY = re.compile(
    r"\b(?:marri\w+|wed|wife|husband|widow|sons?|daughters?|brothers?|sisters?|mother|father|nephew|niece|uncle|cousin)\b"
)
_OFFICER = re.compile(rf"{WARLIKE.pattern}|\b(?:general|commander|admiral|colonel|captain)", re.IGNORECASE)
_LIFE = 40  # persons named with years that lie farther apart have not met


def persons(draft: Draft, article: Article, difficulty: Difficulty, rng: Random) -> list[str]:
    """Other persons of the article who could be meant; then those of the closed set to which the answer belongs."""
    answer = draft.answer
    if _OF_A_FAMILY.search(draft.question):
        return []  # who else could be somebody's wife, the article does not tell
    own = _rivals(draft, article)
    if not office_of(answer):
        callings = _callings(answer, article)
        own = [name for name in own if callings & _callings(name, article)]
    rng.shuffle(own)
    wanted = gender_of(answer)
    own.sort(key=lambda name: bool(gender_of(name)) and gender_of(name) != wanted)
    fitting = set_of(answer, words(draft.fact.sentence.text))
    kin = members(fitting, draft, difficulty=difficulty, rng=rng) if fitting else []
    asked = gender_asked(draft.question) == wanted
    kin = [name for name in kin if not (asked and wanted) or gender_of(name) in {wanted, ""}]
    return [*own, *(name for name in kin if office_of(name) == office_of(answer))]


def surnames(draft: Draft, article: Article, rng: Random) -> list[str]:
    """Surnames beside a surname: of the other persons of the article who could be meant."""
    answer = article.known.full[draft.answer]
    alike = [name for name in _rivals(draft, article) if name != answer]
    own = sorted({name.rsplit(maxsplit=1)[-1] for name in alike if not _ADDED.search(name)} - {draft.answer})
    rng.shuffle(own)
    return own


_TITLES = frozenset(
    {"President", "Senator", "Governor", "King", "Queen", "Pope", "Emperor", "Bishop", "Judge", "Justice"}
)
_ADDED = re.compile(r" (?:Jr|Sr|[IVX]+)\.?$")
_APPOSED = re.compile(r", (?:an?|the|his|her|their)\b")
_BEFORE, _AFTER, _FARTHER = 2, 4, 6  # words beside the gap or the name


def _roles(question: str) -> set[str]:
    """What the question says the person was, in words beside the gap: "the historian ____, who was present"."""
    before, _, after = question.partition(GAP)
    near = [*words(before)[-_BEFORE:], *(words(after)[:_AFTER] if _APPOSED.match(after) else ())]
    title = next(iter(words(before)[-1:]), "")
    if title[:1].isupper() and len(words(before)) > 1 and lexicon.noun_type(title.lower()) == lexicon.PERSON:
        return {title.lower()}  # "said President ____": no senator beside him
    if words(before) == (title,) and title in _TITLES:
        return {title.lower()}
    return {word.lower() for word in near if word.islower() and lexicon.noun_type(word.lower()) == lexicon.PERSON}


def _callings(name: str, article: Article) -> frozenset[str]:
    """What the article calls a person, in words beside the name: an actor stands beside no director.

    Of whom it says nothing, it cannot be told who else could be meant.
    """
    told: set[str] = set()
    for text in article.sentences_with(name):
        before, _, after = text.partition(folded(name))
        near = [*words(before)[-_BEFORE:], *words(after)[:_FARTHER]]
        told |= {word for word in near if lexicon.noun_type(word) == lexicon.PERSON}
    return frozenset(told)


def _has_roles(name: str, roles: set[str], article: Article) -> bool:
    told = [set(text.split()) for text in article.sentences_with(name)]
    return all(any(role in said for said in told) for role in roles)


def _rivals(draft: Draft, article: Article) -> list[str]:
    """The other persons of the answer's office and time, of the gender asked for, linked with just those nations."""
    question = draft.question
    told = nations_in(question, with_cities=False)
    if told and _OFFICER.search(question):
        return []  # enemies are named beside each other
    answer = article.known.full.get(draft.answer, draft.answer) if " " not in draft.answer else draft.answer
    gender, office, roles = gender_of(answer), office_of(answer), _roles(question)
    genders = {gender, ""} if gender and gender_asked(question) == gender else None
    pope, player, years = _is_pope(answer), _is_player(answer, article), article.years_of(draft.fact.sentence)

    def could_be(name: str) -> bool:
        if (genders and gender_of(name) not in genders) or _is_pope(name) != pope or office_of(name) != office:
            return False
        if not _has_roles(name, roles, article) or _is_a_work(name, article) or _is_player(name, article) != player:
            return False
        return _lived_then(name, years, article) and (not told or article.nations_of(name) == told)

    return [name for name in article.persons if name != draft.answer and could_be(name)]


_POPE = re.compile(
    r"(?:Pope )?(?:Adrian|Alexander|Benedict|Boniface|Celestine|Clement|Eugene|Gregory|Honorius|Innocent|Julius|Leo"
    r"|Martin|Nicholas|Paul|Pius|Sixtus|Urban) [IVX]+"
)


def _is_pope(name: str) -> bool:
    """A name that popes took, with a number: beside Clement XII stands no king."""
    return bool(_POPE.fullmatch(name))


_PLAYED_BY = re.compile(r"[a-z] \(|\b(?:played|portrayed|voiced) by ")
_PLAYED = re.compile(r"\b(?:in|(?:performance|production|revival|staging|version|recording)s? of) ")


def _is_player(name: str, article: Article) -> bool:
    """ "the butler (John Gielgud)", "played by John Gielgud": an actor, beside whom no character stands."""
    plain = folded(name)
    return any(is_behind(_PLAYED_BY, text, plain) for text in article.sentences_with(name))


def _is_a_work(name: str, article: Article) -> bool:
    """ "Leporello in Don Giovanni", "a performance of Don Carlos": named as what is played is."""
    plain = folded(name)
    return any(is_behind(_PLAYED, text, plain, owned=False) for text in article.sentences_with(name))


def _lived_then(name: str, years: set[int], article: Article) -> bool:
    """Is somebody spoken of near these years?"""
    if not years:
        return True
    first, last = article.era_of(name)
    latest = max(years)  # an earlier year of the sentence is what was looked back at
    return bool(first) and first - _LIFE <= latest <= last + _LIFE
