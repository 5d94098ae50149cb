"""What pages of quizzes are given: nothing of a question's key before it was answered."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from quizapp.core.quiz.asking import FALSE, TRUE
from quizapp.features.decks.page.truths import shown_answer
from quizapp.features.decks.sources import Source, source_of
from quizapp.features.quizzes import queries
from quizapp.features.quizzes.queries import Run
from quizapp.models import CardKind, Item, User

LETTERS = "abcdef"


@dataclass(frozen=True)
class Option:
    """One tile. `is_right` is None as long as nobody may know."""

    place: int
    letter: str
    text: str
    is_chosen: bool = False
    is_right: bool | None = None
    is_card_text: bool = True  # not a word of ours, such as that for true


@dataclass(frozen=True)
class Question:
    """A question on a page; `is_right` and the proof come with the answer."""

    position: int
    front: str
    options: list[Option]
    is_answered: bool = False
    is_right: bool = False
    is_passed: bool = False
    card_id: int | None = None
    proof: Source | None = None

    @property
    def key(self) -> Option | None:
        """The right option, once it may be known."""
        return next((option for option in self.options if option.is_right), None)

    @property
    def chosen(self) -> Option | None:
        """The option that was chosen."""
        return next((option for option in self.options if option.is_chosen), None)


def asked(item: Item, *, chosen: int | None = None) -> Question:
    """A question without its key; `chosen` is what somebody is about to hand in."""
    kind = _kind(item)
    options = [
        Option(place, LETTERS[place], shown_answer(kind, text), place == chosen, is_card_text=_is_card_text(kind))
        for place, text in enumerate(item.options)
    ]
    return Question(item.position, item.front, options)


def _kind(item: Item) -> CardKind:
    """True/false is told by its two stored options: an item outlives its card."""
    return CardKind.TRUE_FALSE if set(item.options) == {TRUE, FALSE} else CardKind.CHOICE


def _is_card_text(kind: CardKind) -> bool:
    return kind is not CardKind.TRUE_FALSE


def held(run: Run, item: Item) -> Question:
    """A question whose answer is saved, but whose key is told only at the end."""
    return replace(asked(item, chosen=run.responses[item.id].choice), is_answered=True)


def told(run: Run, item: Item, proofs: dict[int, Source]) -> Question:
    """A question with its key, its proof and what was answered."""
    response = run.responses[item.id]
    kind = _kind(item)
    options = [
        Option(
            place,
            LETTERS[place],
            shown_answer(kind, text),
            is_chosen=place == response.choice,
            is_right=text == item.back,
            is_card_text=_is_card_text(kind),
        )
        for place, text in enumerate(item.options)
    ]
    return Question(
        item.position,
        item.front,
        options,
        is_answered=True,
        is_right=response.is_right,
        is_passed=response.choice is None,
        card_id=item.card_id,
        proof=proofs.get(item.card_id) if item.card_id else None,
    )


def proofs(learner: User, card_ids: Iterable[int | None]) -> dict[int, Source]:
    """Card id -> its sentence with neighbours, for the learner's own cards; cards that are gone are left out."""
    wanted = [card_id for card_id in card_ids if card_id is not None]
    return {
        row.card_id: source_of(
            row.note,
            row.window or "",
            offset=row.offset or 0,
            article_id=row.article_id,
            title=row.title or "",
            language=row.language,
        )
        for row in queries.proving(learner, wanted)
    }
