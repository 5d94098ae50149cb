"""The board of a game: totals, places and how a question went, folded from the answers once for each version."""

from collections import Counter, OrderedDict
from dataclasses import dataclass
from math import floor
from threading import Lock

from quizapp.core.live.game import Game, Phase
from quizapp.core.live.scoring import Answered, Total, places, team_points, totals
from quizapp.features.live.making import manner_of
from quizapp.features.live.queries import games
from quizapp.features.live.queries.games import Member
from quizapp.models import LiveSession

REMEMBERED = 32
TELLING = {Phase.REVEAL, Phase.STANDINGS, Phase.PODIUM, Phase.CLOSED}


@dataclass(frozen=True)
class Board:
    """How a game stands after its last revealed question; `places` by player, `answers` of the question shown."""

    members: dict[int, Member]
    totals: dict[int, Total]
    places: dict[int, int]
    answers: dict[int, Answered]
    teams: dict[int, float]
    questions: int = 0
    key: tuple[int, ...] = ()  # the right places of the question shown

    def first(self, most: int) -> list[tuple[int, Member, Total]]:
        """(place, player, total) of the best, in order; whoever shares the last place shown is shown too."""
        order = sorted(self.places.items(), key=lambda pair: (pair[1], self.members[pair[0]].name.casefold()))
        return [(place, self.members[player], self.totals[player]) for player, place in order if place <= most]

    @property
    def best_teams(self) -> list[tuple[int, int, int]]:
        """(place, team, points) of all teams that have members, the best first."""
        points = {team: floor(average + 0.5) for team, average in self.teams.items()}
        order = places(points)
        return sorted((order[team], team, points[team]) for team in points)

    @property
    def placed(self) -> Counter[int]:
        """Place of an option -> how many put it where it belongs (of a question whose options are put in order)."""
        right = self.key
        return Counter(
            place
            for answer in self.answers.values()
            for place, wanted in zip(answer.given, right, strict=False)
            if place == wanted
        )

    @property
    def counts(self) -> Counter[int]:
        """Place of an option -> how many chose it."""
        return Counter(place for answer in self.answers.values() for place in answer.given if isinstance(place, int))

    @property
    def texts(self) -> Counter[str]:
        """What was typed -> by how many."""
        return Counter(answer.given for answer in self.answers.values() if isinstance(answer.given, str))

    def right_at(self, question: int) -> int:
        """How many had this question wholly right."""
        return sum(question in total.marks and total.marks[question].is_right for total in self.totals.values())

    @property
    def share(self) -> float:
        """Which share of all questions the room got right."""
        possible = self.questions * len(self.members)
        return sum(total.right for total in self.totals.values()) / possible if possible else 0.0


_boards: OrderedDict[tuple[int, int, str], Board] = OrderedDict()
_lock = Lock()


def board_of(live: LiveSession) -> Board:
    """The board of this version of the game, which every player and both hosts share."""
    key = (live.id, live.version, live.code)
    with _lock:
        if key in _boards:
            _boards.move_to_end(key)
            return _boards[key]
        board = count(live)
        _boards[key] = board
        while len(_boards) > REMEMBERED:
            _boards.popitem(last=False)
    return board


def count(live: LiveSession) -> Board:
    """Count everything anew from the answers."""
    game = Game.of_document(live.state)
    members = {member.id: member for member in games.members_of(live.id)}
    questions = {item.position: games.question_of(item) for item in games.items_of(live.id)}
    counted = game.counted
    asked = {number: questions[number] for number in counted}
    answers = games.answers_of(live.id, counted, list(members.values()))
    found = totals(answers, asked, players=members, rules=manner_of(live).rules)
    teams = {member.id: member.team for member in members.values() if member.team}
    return Board(
        members,
        found,
        places({player: total.points for player, total in found.items()}),
        {answer.player: answer for answer in answers if answer.question == game.question},
        team_points(found, teams),
        sum(question.is_scored for question in asked.values()),
        questions[game.question].key if game.question in questions else (),
    )


def forget() -> None:
    """Forget all boards (a test's database is rolled back under them)."""
    with _lock:
        _boards.clear()
