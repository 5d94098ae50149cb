"""The host's board of a game that everybody plays at their own speed: who is where, and what is hard."""

from dataclasses import dataclass

from quizapp.core.live.game import Game
from quizapp.core.live.pace import Place, places, shares
from quizapp.core.live.scoring import Total, totals
from quizapp.features.live.making import manner_of
from quizapp.features.live.pace.order import steps_of
from quizapp.features.live.queries import games, turns
from quizapp.features.live.queries.games import Member
from quizapp.models import LiveSession

ON_WALL = 60  # players; the others are counted
HARD = 0.5  # a question that fewer than these get right is worth a word
MOST_STEPS = 10
ENOUGH = 3  # answers before a question is called hard


@dataclass(frozen=True)
class Step:
    """One question: how many are at it, have answered it, and had it right."""

    number: int
    front: str
    at: int
    answered: int
    right: int
    is_scored: bool

    @property
    def share(self) -> float:
        """The share of right answers."""
        return self.right / self.answered if self.answered else 0.0

    @property
    def is_hard(self) -> bool:
        """Whether most who answered it were wrong."""
        return self.is_scored and self.answered >= ENOUGH and self.share < HARD


@dataclass(frozen=True)
class PaceBoard:
    """Everybody's place, whoever may need help first, and the questions in order."""

    rows: list[tuple[Member, Place]]
    steps: list[Step]

    @property
    def done(self) -> int:
        """How many have finished."""
        return sum(place.is_done for _member, place in self.rows)

    @property
    def shown(self) -> list[tuple[Member, Place]]:
        """Those that have room on the wall."""
        return self.rows[:ON_WALL]

    @property
    def worth_a_look(self) -> list[Step]:
        """The questions in order; of many those that fewest had right."""
        if len(self.steps) <= MOST_STEPS:
            return self.steps
        known = [step for step in self.steps if step.answered and step.is_scored]
        hardest = sorted(known, key=lambda step: (step.answered < ENOUGH, step.share, step.number))[:MOST_STEPS]
        return sorted(hardest, key=lambda step: step.number) or self.steps[:MOST_STEPS]

    @property
    def more(self) -> int:
        """How many have no room there."""
        return max(0, len(self.rows) - ON_WALL)


def board_of(live: LiveSession) -> PaceBoard:
    """The board as it is now, counted from turns and answers."""
    game, items = Game.of_document(live.state), games.items_of(live.id)
    members = {member.id: member for member in games.members_of(live.id)}
    questions = {item.position: games.question_of(item) for item in items}
    answers = games.answers_of(live.id, game.counted, list(members.values()))
    scores = totals(answers, questions, players=members, rules=manner_of(live).rules)
    given: dict[int, set[int]] = {}
    for answer in answers:
        given.setdefault(answer.player, set()).add(answer.question)
    at = {player: question for player, question in turns.furthest(live.id).items() if player in members}
    orders = {player: steps_of(live, player, total=len(items)) for player in members}
    done = {player: {orders[player].index(place) + 1 for place in found} for player, found in given.items()}
    found = places(at, done, scores, total=len(items))
    right = shares((one.question, _is_right(scores[one.player], one.question)) for one in answers)
    here = [orders[place.player][place.question - 1] for place in found if place.question and not place.is_done]
    steps = [
        Step(item.position, item.front, here.count(item.position), *right.get(item.position, (0, 0)),
             questions[item.position].is_scored)
        for item in items
    ]  # fmt: skip
    return PaceBoard([(members[place.player], place) for place in found], steps)


def _is_right(total: Total, question: int) -> bool:
    return question in total.marks and total.marks[question].is_right
