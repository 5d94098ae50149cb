"""Drafts built by hand, for tests of what happens after facts are found."""

from quizapp.core.cards.draft import Draft
from quizapp.core.cards.stems import stem
from quizapp.core.facts.fact import Answer, AnswerType, Ask, Fact, Family, Found, Known, Sentence, Shape

NOTHING = Found((), (), (), Known(), 100)


def gap_draft(
    text: str, answer: str, *, kind: AnswerType = AnswerType.TERM, marks: tuple[str, ...] = (), start: int = 0
) -> Draft:
    """A draft that asks for `answer` by a gap in `text`, which stands at `start` of the article."""
    at = text.index(answer)
    sentence = Sentence(text, start, start + len(text), 0)
    ask = Ask(Shape.GAP, before=text[:at], after=text[at + len(answer) :])
    place = Answer(answer, start + at, start + at + len(answer), kind)
    return _draft(Fact(Family.CLOZE, sentence, place, ask, marks=frozenset(marks)))


def wh_draft(
    ask: Ask,
    answer: str,
    *,
    family: Family = Family.WHEN,
    kind: AnswerType = AnswerType.YEAR,
    marks: tuple[str, ...] = (),
) -> Draft:
    """A draft with these parts of a question, proved by a sentence that holds the answer."""
    text = f"This sentence holds {answer}."
    place = Answer(answer, 20, 20 + len(answer), kind)
    return _draft(Fact(family, Sentence(text, 0, len(text), 0), place, ask, marks=frozenset(marks)))


def _draft(fact: Fact) -> Draft:
    return Draft(stem(fact.ask), fact)
