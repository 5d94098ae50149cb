"""Points of a live game, always derived from the answers by one function: a recount is the board."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import floor
from typing import NamedTuple

from quizapp.core.live.game import UNTIMED
from quizapp.core.live.kinds import UNSCORED, Given, Question, credit

FULL = 1000
MOST_SPEED = 50  # percent of the points that speed may be worth
STREAK, LONGEST_STREAK = 100, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How points are counted; as it stands, only right or wrong counts."""

    speed_percent: int = 0
    streaks: bool = False
    partial: bool = True


class Answered(NamedTuple):
    """One answer as the score sees it; `extra` is how much longer the clock of whoever gave it ran then."""

    player: int
    question: int
    given: Given
    taken_ms: int
    extra: float = 1.0


class Mark(NamedTuple):
    """What one answer was worth."""

    credit: float
    points: int
    bonus: int = 0

    @property
    def is_right(self) -> bool:
        """Whether all of it was right."""
        return self.credit == 1


@dataclass(slots=True)
class Total:
    """What one player has so far; `marks` by question."""

    points: int = 0
    right: int = 0
    streak: int = 0
    marks: dict[int, Mark] = field(default_factory=dict)

    def copy(self) -> "Total":
        """The same, to count on from."""
        return Total(self.points, self.right, self.streak, dict(self.marks))


def points(share: float, question: Question, *, taken_ms: int, rules: Rules, extra: float = 1.0) -> int:
    """The points of an answer of which `share` is right; halves go up.

    >>> rules, question = Rules(speed_percent=50), Question(seconds=20)
    >>> [points(1, question, taken_ms=ms, rules=rules) for ms in (0, 10_000, 20_000, 99_000)]
    [1000, 750, 500, 500]
    >>> points(1, question, taken_ms=9_000, rules=Rules())
    1000

    Without a clock of one's own, slowness costs nothing.

    >>> [points(1, question, taken_ms=ms, rules=rules, extra=UNTIMED) for ms in (0, 99_000)]
    [1000, 1000]
    """
    worth = FULL * question.factor * share
    if question.seconds and rules.speed_percent:
        used = 0.0 if extra >= UNTIMED else min(1.0, taken_ms / (question.seconds * 1000 * extra))
        worth *= 1 - min(rules.speed_percent, MOST_SPEED) / 100 * used
    return floor(worth + 0.5)


def totals(
    answers: Iterable[Answered], questions: Mapping[int, Question], *, players: Iterable[int], rules: Rules
) -> dict[int, Total]:
    """Player -> total over these questions, counted in their order. This is the one place where points come from.

    >>> questions = {1: Question(options=("a", "b"), key=(0,)), 2: Question(options=("a", "b"), key=(1,))}
    >>> found = totals([Answered(7, 1, [0], 900), Answered(7, 2, [0], 900)], questions, players=[7, 8], rules=Rules())
    >>> {player: (total.points, total.right) for player, total in found.items()}
    {7: (1000, 1), 8: (0, 0)}
    """
    found = {player: Total() for player in players}
    by_question: dict[int, dict[int, Answered]] = defaultdict(dict)
    for answer in answers:
        by_question[answer.question][answer.player] = answer
    for number in sorted(questions):
        count_on(found, number, questions[number], answers=by_question[number], rules=rules)
    return found


def count_on(
    found: Mapping[int, Total], number: int, question: Question, *, answers: Mapping[int, Answered], rules: Rules
) -> None:
    """Add one question to the totals of those before it; `answers` by player."""
    for player, total in found.items():
        _add(total, number, question, answer=answers.get(player), rules=rules)


def _add(total: Total, number: int, question: Question, *, answer: Answered | None, rules: Rules) -> None:
    if question.kind in UNSCORED:
        return
    if not question.is_scored:  # right or wrong is told, and nothing else comes of it
        if answer is not None:
            total.marks[number] = Mark(credit(question, answer.given, partial=rules.partial), 0)
        return
    if answer is None:
        total.streak = 0
        return
    share = credit(question, answer.given, partial=rules.partial)
    total.streak = total.streak + 1 if share == 1 else 0
    bonus = STREAK * min(total.streak - 1, LONGEST_STREAK) if rules.streaks and total.streak > 1 else 0
    worth = points(share, question, taken_ms=answer.taken_ms, rules=rules, extra=answer.extra)
    total.marks[number] = Mark(share, worth, bonus)
    total.points += worth + bonus
    total.right += share == 1


def places(scores: Mapping[int, float]) -> dict[int, int]:
    """Player -> place, the best first; whoever has the same has the same place, and whoever has nothing has none.

    >>> places({7: 900, 8: 1000, 9: 900, 5: 100, 6: 0})
    {8: 1, 7: 2, 9: 2, 5: 4}
    """
    found: dict[int, int] = {}
    place, before = 0, None
    scored = [pair for pair in scores.items() if pair[1] > 0]
    for rank, (player, score) in enumerate(sorted(scored, key=lambda pair: (-pair[1], pair[0])), 1):
        place = place if score == before else rank
        found[player], before = place, score
    return found


def team_points(totals: Mapping[int, Total], teams: Mapping[int, int]) -> dict[int, float]:
    """Team -> average points of its members, so that a small team has the same chance; `teams` by player.

    >>> team_points({1: Total(100), 2: Total(200), 3: Total(90)}, {1: 1, 2: 1, 3: 2})
    {1: 150.0, 2: 90.0}
    """
    members: dict[int, list[int]] = defaultdict(list)
    for player, team in sorted(teams.items()):
        if player in totals:
            members[team].append(totals[player].points)
    return {team: sum(scores) / len(scores) for team, scores in sorted(members.items())}


def smallest_team(sizes: Sequence[int]) -> int:
    """The place of the team that the next player joins: teams stay balanced by themselves.

    >>> smallest_team([3, 2, 2])
    1
    """
    return min(range(len(sizes)), key=lambda place: (sizes[place], place))
