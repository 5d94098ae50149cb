"""What the wall shows: a game with its question, how it went, and who leads."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import segno
from flask import url_for
from markupsafe import Markup

from quizapp.core.live.commands import leads_to_standings
from quizapp.core.live.game import DURING, Game, Phase, settle
from quizapp.core.live.kinds import UNSCORED, Kind, credit
from quizapp.core.live.names import is_unkind
from quizapp.core.passage import parted
from quizapp.features.decks.page.truths import shown_answer
from quizapp.features.live import boards
from quizapp.features.live.boards import WELL_KNOWN, Board
from quizapp.features.live.frames import ON_WALL, shown_key, shown_number
from quizapp.features.live.making import Manner, manner_of, plan_of
from quizapp.features.live.pace import board as pace
from quizapp.features.live.pace.board import PaceBoard
from quizapp.features.live.people.teams import team_names
from quizapp.features.live.queries import games
from quizapp.features.live.queries.games import Member
from quizapp.models import CardKind, LiveItem, LiveSession

LETTERS = "abcdef"
MOST_TYPED, MOST_SAID = 8, 30
SMALLER = 2  # as many letters of a passage take the room of one of the question
LENGTHS = (("whole-page", 900), ("longest", 520), ("long", 240))  # beyond so many characters


@dataclass(frozen=True)
class Tile:
    """An option on the wall; the rest is known from the reveal on."""

    letter: str
    text: str
    count: int = 0
    is_right: bool = False
    share: float = 0.0
    step: int = 0  # its place, where options are put in order


@dataclass(frozen=True)
class Wall:
    """Everything a screen of the host needs."""

    live: LiveSession
    game: Game
    manner: Manner
    total: int
    members: list[Member]
    answered: int
    item: LiveItem | None = None
    tiles: list[Tile] = field(default_factory=list)
    board: Board | None = None
    key: str = ""
    teams: dict[int, str] = field(default_factory=dict)
    pace: PaceBoard | None = None
    leads_on: bool = False  # to the standings

    @property
    def is_scored(self) -> bool:
        """Whether the question at hand has something right."""
        return self.item is not None and self.item.kind not in UNSCORED

    @property
    def is_waited_for(self) -> bool:
        """Whether time is over for most, but somebody's own clock still runs."""
        runs = self.game.phase is Phase.LOCKED and self.game.locked_at is None
        return runs and self.answered < len(self.members) and any(member.extra > 1 for member in self.members)

    @property
    def newest(self) -> list[Member]:
        """Those who came last, the very last first: what has no room is cut off at the end."""
        return self.members[: -1 - ON_WALL : -1]

    @property
    def by_team(self) -> list[tuple[str, list[Member]]]:
        """(team, its members) in the lobby."""
        return [(name, [m for m in self.members if m.team == team]) for team, name in self.teams.items()]

    @property
    def typed(self) -> list[tuple[str, int, bool]]:
        """(what was typed, by how many, whether it is right), the most frequent first."""
        if self.board is None or self.item is None or self.item.kind not in {Kind.TYPED, Kind.NUMERIC}:
            return []
        question = games.question_of(self.item)
        marked = [(text, number, credit(question, text) == 1) for text, number in self.board.texts.most_common()]
        return [one for one in marked if one[2] or not is_unkind(one[0])][:MOST_TYPED]

    @property
    def length(self) -> str:
        """How much there is to read: "" for the usual, else a name for which the wall writes smaller."""
        item = self.item
        if item is None:
            return ""
        passage, question = parted(item.front)
        words = len(question) + len(passage) // SMALLER + sum(len(tile.text) for tile in self.tiles)
        words += 120 * bool(item.image)
        return next((name for name, least in LENGTHS if words > least), "")

    @property
    def tolerance(self) -> str:
        """How far off a number may be, where it may."""
        found: Any = self.item.key.get("tolerance") if self.item else None
        return shown_number(found) if found else ""

    @property
    def cloud(self) -> list[tuple[str, int, int]]:
        """(what was typed, by how many, how large from 1 to 5); words that nobody wants on the wall are not there."""
        texts = self.board.texts.most_common() if self.board else []
        found = [(text, number) for text, number in texts if not is_unkind(text)][:MOST_SAID]
        most = max((number for _text, number in found), default=1)
        return [(text, number, 1 + round(4 * (number - 1) / max(1, most - 1))) for text, number in found]

    @property
    def screen(self) -> str:
        """The template of this phase."""
        return "asking" if self.game.phase in DURING else self.game.phase.value

    @property
    def is_last(self) -> bool:
        """Whether no question comes after this one."""
        return self.game.question >= self.total

    @property
    def code(self) -> str:
        """The code as it is read aloud."""
        return f"{self.live.code[:3]} {self.live.code[3:]}"

    @property
    def hardest(self) -> list[tuple[str, float]]:
        """(question, how much of it was got right) of those worth another look, by the report's measure and figure."""
        if self.board is None or not self.board.people:
            return []
        found, enough = self.board.facility, WELL_KNOWN * self.board.people
        hard = [
            (item.front, found.get(item.position, 0.0))
            for item in games.items_of(self.live.id)
            if item.position in self.game.counted and games.question_of(item).is_scored
            if self.board.right_at(item.position) < enough
        ]
        return sorted(hard, key=lambda pair: pair[1])[:4]


def wall(live: LiveSession, now: Any) -> Wall:
    """The screen of this moment."""
    game, items = settle(Game.of_document(live.state), now), games.items_of(live.id)
    item = items[game.question - 1] if game.question else None
    board = boards.board_of(live) if game.phase in boards.TELLING else None
    return Wall(
        live,
        game,
        manner_of(live),
        len(items),
        games.members_of(live.id),
        games.answered_count(live.id, game) if game.phase in DURING else 0,
        item,
        tiles_of(item, board if game.phase is Phase.REVEAL else None) if item else [],
        board,
        shown_key(item) if item and game.phase is Phase.REVEAL else "",
        team_names(live),
        pace.board_of(live) if game.phase is Phase.RUNNING else None,
        leads_to_standings(game.question, plan_of(live, items)),
    )


def tiles_of(item: LiveItem, board: Board | None) -> list[Tile]:
    """The options with how many chose each; put in order, once that is told, where they belong."""
    right: list[int] = list(item.key.get("places", [])) if board else []  # type: ignore[call-overload]
    if board and item.kind is Kind.ORDER:
        return [_tile(item, place, board.placed[place], board, step=step) for step, place in enumerate(right, 1)]
    counts = board.counts if board else Counter()
    return [
        _tile(item, place, counts[place], board, is_right=place in right and item.kind not in UNSCORED)
        for place in range(len(item.options[: len(LETTERS)]))
    ]


def _tile(
    item: LiveItem, place: int, count: int, board: Board | None, *, step: int = 0, is_right: bool = False
) -> Tile:
    card_kind = CardKind.TRUE_FALSE if item.kind is Kind.TRUE_FALSE else CardKind.CHOICE
    share = round(100 * count / max(1, len(board.answers)), 1) if board else 0.0
    return Tile(LETTERS[place], shown_answer(card_kind, item.options[place]), count, is_right, share, step)


def qr(live: LiveSession) -> Markup:
    """The join address as a picture that phones read."""
    return drawn(url_for("live.join_link", code=live.code, _external=True))


def drawn(address: str) -> Markup:
    """An address as a picture that phones read."""
    picture = segno.make(address, error="m").svg_inline(border=0, omitsize=True, svgclass="qr", lineclass=None)
    return Markup(picture)  # noqa: S704  drawn by the library from an address of ours
