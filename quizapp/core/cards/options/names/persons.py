"""Wrong persons: of the same office, time, gender and nation as far as the question and the article show."""

from random import Random

from quizapp.core.cards.checks import words
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.options.article import Article
from quizapp.core.cards.options.names.members import members
from quizapp.core.cards.options.tables.nations import nations_in
from quizapp.core.cards.options.tables.people import gender_asked, gender_of, office_of
from quizapp.core.cards.options.tables.sets import set_of
from quizapp.core.cards.wish import Difficulty

_LIFE = 60  # persons named with years that lie farther apart have not met


def persons(draft: Draft, article: Article, difficulty: Difficulty, rng: Random) -> list[str]:
    """Other persons of the article who could be meant; then those of the closed set to which the answer belongs."""
    answer = draft.answer
    own = [name for name in article.persons if name != answer and _could_be(name, draft, article)]
    rng.shuffle(own)
    wanted = gender_of(answer)
    own.sort(key=lambda name: bool(gender_of(name)) and gender_of(name) != wanted)
    fitting = set_of(answer, words(draft.fact.sentence.text))
    kin = members(fitting, draft, difficulty=difficulty, rng=rng) if fitting else []
    return [*own, *(name for name in kin if office_of(name) == office_of(answer))]


def surnames(draft: Draft, article: Article, rng: Random) -> list[str]:
    """Surnames beside a surname: of the other persons of the article who could be meant."""
    answer = article.known.full[draft.answer]
    alike = [name for name in article.persons if name != answer and _could_be(name, draft, article)]
    own = sorted({name.rsplit(maxsplit=1)[-1] for name in alike} - {draft.answer})
    rng.shuffle(own)
    return own


def _could_be(name: str, draft: Draft, article: Article) -> bool:
    """Is it a person of the answer's office and time, of the gender asked for, linked with each nation asked for?"""
    answer = article.known.full.get(draft.answer, draft.answer) if " " not in draft.answer else draft.answer
    wanted = gender_of(answer)
    if wanted and gender_asked(draft.question) == wanted and gender_of(name) not in {wanted, ""}:
        return False
    if office_of(name) != office_of(answer) or not _same_time(name, draft, article):
        return False
    return nations_in(draft.question, with_cities=False) <= article.nations_of(name)


def _same_time(name: str, draft: Draft, article: Article) -> bool:
    first, last = article.era_of(name)
    near = article.years_of(draft.fact.sentence)
    if not first or not near:
        return True
    return first - _LIFE <= max(near) and min(near) <= last + _LIFE
