"""The board of a game: totals, places and how a question went, folded from the answers once for each version."""

import time
from collections import Counter, OrderedDict
from dataclasses import dataclass
from datetime import datetime
from math import floor
from statistics import fmean
from threading import Lock

from quizapp.core.live.game import Game, Phase
from quizapp.core.live.kinds import Kind, Question, credit
from quizapp.core.live.scoring import Answered, Rules, Total, count_on, places, team_points
from quizapp.core.stats.item_analysis import alike
from quizapp.extensions import db
from quizapp.features.live.answering.questions import every
from quizapp.features.live.making import manner_of
from quizapp.features.live.queries import games
from quizapp.features.live.queries.games import Member
from quizapp.models import LiveSession

REMEMBERED = 32
WELL_KNOWN = 0.75  # a class that gets less of a question right should see it again
AT_ONCE = 10  # typed answers that are marked before others may go on
TELLING = {Phase.REVEAL, Phase.STANDINGS, Phase.PODIUM, Phase.CLOSED}


@dataclass(frozen=True)
class Board:
    """How a game stands after its last revealed question; `places` by player who has points, `answers` of the question
    shown.
    """

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
        """(place, team, points) of all teams that have members, the best first; those without points share the last."""
        points = {team: floor(average + 0.5) for team, average in self.teams.items()}
        order = places(points)
        return sorted((order.get(team, len(order) + 1), team, points[team]) for team in points)

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
        """What was typed -> by how many; written large or small it is the same, shown as most wrote it."""
        return alike(Counter(answer.given for answer in self.answers.values() if isinstance(answer.given, str)))

    def right_at(self, question: int) -> int:
        """How many had this question wholly right."""
        return sum(question in total.marks and total.marks[question].is_right for total in self.totals.values())

    @property
    def facility(self) -> dict[int, float]:
        """Question -> how much of it those got right who answered it: the very figure of the report."""
        by_question: dict[int, list[float]] = {}
        for total in self.totals.values():
            for number, mark in total.marks.items():
                by_question.setdefault(number, []).append(mark.credit)
        return {number: fmean(found) for number, found in by_question.items()}

    @property
    def share(self) -> float:
        """How much the room got right on average of the questions it answered: the report's figure, too."""
        return fmean(self.facility.values()) if self.facility else 0.0

    @property
    def people(self) -> int:
        """How many answered anything."""
        return sum(bool(total.marks) for total in self.totals.values())


_boards: OrderedDict[tuple[int, int, str], Board] = OrderedDict()
_lock = Lock()


def board_of(live: LiveSession) -> Board:
    """The board of this version of the game, which every player and both hosts share."""
    key = (live.id, live.version, live.code)
    with _lock:
        if key in _boards:
            _boards.move_to_end(key)
            return _boards[key]
        _boards[key] = board = _counted_on(live)
        while len(_boards) > REMEMBERED:
            _boards.popitem(last=False)
    return board


@dataclass(frozen=True)
class _Tally:
    """What was counted last in a game. Answers to a question that was told never change, so it counts on from here."""

    counted: dict[int, int]  # question -> take
    totals: dict[int, Total]
    answers: dict[int, dict[int, Answered]]  # question -> player -> answer


NOTHING = _Tally({}, {}, {})
_tallies: OrderedDict[tuple[int, str], _Tally] = OrderedDict()
_marked: OrderedDict[tuple[int, int, int], datetime | None] = OrderedDict()  # until when what was typed is marked


def count(live: LiveSession) -> Board:
    """Count everything anew from the answers."""
    return _board(live, NOTHING)[0]


def _counted_on(live: LiveSession) -> Board:
    """Count what is new since the last board of this game."""
    key = (live.id, live.code)
    board, _tallies[key] = _board(live, _tallies.pop(key, NOTHING))
    while len(_tallies) > REMEMBERED:
        _tallies.popitem(last=False)
    return board


def _board(live: LiveSession, before: _Tally) -> tuple[Board, _Tally]:
    game, manner = Game.of_document(live.state), manner_of(live)
    members = {member.id: member for member in games.members_of(live.id)}
    questions = every(live.id)
    tally = _tally(
        live.id,
        NOTHING if manner.own_pace else before,
        game.counted,
        members=members,
        questions=questions,
        rules=manner.rules,
    )
    found = {player: tally.totals[player] for player in members}
    teams = {member.id: member.team for member in members.values() if member.team}
    here = tally.answers.get(game.question, {})
    board = Board(
        members,
        found,
        places({player: total.points for player, total in found.items()}),
        {player: answer for player, answer in here.items() if player in members},
        team_points(found, teams),
        sum(questions[number].is_scored for number in game.counted),
        questions[game.question].key if game.question in questions else (),
    )
    return board, tally


def _tally(
    live_id: int,
    before: _Tally,
    counted: dict[int, int],
    *,
    members: dict[int, Member],
    questions: dict[int, Question],
    rules: Rules,
) -> _Tally:
    fresh = {number: take for number, take in counted.items() if number not in before.counted}
    is_longer = before.counted.items() <= counted.items() and max(before.counted, default=0) < min(fresh, default=999)
    if not is_longer:  # back, skipped, or asked again: from the beginning
        before, fresh = NOTHING, counted
    answers = {**before.answers, **{number: {} for number in fresh}}
    for answer in games.answers_of(live_id, fresh, list(members.values())):
        answers[answer.question][answer.player] = answer
    found = {player: before.totals[player].copy() if player in before.totals else Total() for player in members}
    for number in sorted(fresh):
        count_on(found, number, questions[number], answers=answers[number], rules=rules)
    return _Tally(counted, found, answers)


def mark_ahead(live: LiveSession) -> None:
    """Mark what was typed since the last look, so that the board need not: a thousand take longer than a push may."""
    game = Game.of_document(live.state)
    question = every(live.id).get(game.question)
    if question is None or question.kind is not Kind.TYPED:
        return
    key = (live.id, game.question, game.take)
    typed, latest = games.typed_since(*key, _marked.pop(key, None))
    db.session.rollback()  # no transaction is kept open meanwhile
    _marked[key] = latest
    while len(_marked) > REMEMBERED:
        _marked.popitem(last=False)
    for place, given in enumerate(typed):
        credit(question, given)
        if place % AT_ONCE == 0:
            time.sleep(0)  # others come first


def forget() -> None:
    """Forget all boards (a test's database is rolled back under them)."""
    with _lock:
        _boards.clear()
        _tallies.clear()
        _marked.clear()
