"""Where one player is in a game of their own speed: what stands on their page now, and what a program may read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from quizapp.core.live.game import OVER, UNTIMED, Game, Phase
from quizapp.core.live.pace import Turn, clock_of
from quizapp.core.live.scoring import Answered, Mark, Total, totals
from quizapp.features.live import frames
from quizapp.features.live.making import manner_of
from quizapp.features.live.pace.order import steps_of
from quizapp.features.live.queries import games, turns
from quizapp.features.live.queries.games import Member
from quizapp.models import LiveItem, LivePlayer, LiveSession


@dataclass(frozen=True)
class Here:
    """A player's place; `screen` is waiting, begin, question, told, done or end."""

    screen: str
    game: Game
    number: int
    total: int
    score: Total
    scored: int = 0  # questions with points that this player has come to
    item: LiveItem | None = None
    answer: Answered | None = None
    mark: Mark | None = None
    opens: datetime | None = None
    closes: datetime | None = None

    @property
    def is_last(self) -> bool:
        """Whether no question comes after this one."""
        return self.number >= self.total


def here(
    live: LiveSession, player: LivePlayer | Member, now: datetime, items: Sequence[LiveItem] | None = None
) -> Here:
    """Where this player is now. Points come from their answers by the one function that counts them."""
    game, items = Game.of_document(live.state), items or games.items_of(live.id)
    turn = turns.latest_turn(live.id, player.id)
    answers = turns.answers_by(live.id, player.id)
    questions = {item.position: games.question_of(item) for item in items}
    score = totals(answers, questions, players=[player.id], rules=manner_of(live).rules)[player.id]
    number, steps = turn.question if turn else 0, steps_of(live, player.id, total=len(items))
    met = steps if game.phase in OVER else steps[:number]
    scored = sum(questions[place].is_scored for place in met)
    item = items[steps[number - 1] - 1] if 0 < number <= len(items) else None
    answer = next((one for one in answers if item is not None and one.question == item.position), None)
    opens, closes = _times(turn, game, item, player.extra)
    screen = _screen(game, turn, item, is_over=answer is not None or (closes is not None and now > closes))
    return Here(
        screen, game, min(number, len(items)), len(items), score, scored, item, answer,
        score.marks.get(item.position if item else 0), opens,
        closes,
    )  # fmt: skip


def _times(
    turn: Turn | None, game: Game, item: LiveItem | None, extra: float
) -> tuple[datetime | None, datetime | None]:
    if turn is None or item is None:
        return None, None
    clock = clock_of(turn, game, 0 if extra >= UNTIMED else item.seconds)
    if clock.opens_at is None or clock.closes_at is None:
        return clock.opens_at, None
    return clock.opens_at, clock.opens_at + (clock.closes_at - clock.opens_at) * extra


def _screen(game: Game, turn: Turn | None, item: LiveItem | None, *, is_over: bool) -> str:
    if game.phase is not Phase.RUNNING:
        return "end" if game.phase in OVER else "waiting"
    if turn is None:
        return "begin"
    if item is None:
        return "done"
    return "told" if is_over and not game.paused else "question"


def told(found: Here) -> dict[str, Any]:
    """The same for a program: the question at hand, without its key before it is answered or over."""
    view: dict[str, Any] = {
        "screen": found.screen, "question": found.number, "total_questions": found.total, "paused": found.game.paused,
        "total": found.score.points, "right": found.score.right, "questions": found.scored,
    }  # fmt: skip
    if found.item is None or found.screen not in {"question", "told"}:
        return view
    view |= {"kind": found.item.kind.value, "options": found.item.options, **frames.asked(found.item.front)}
    view |= {"opens": frames.ms(found.opens), "closes": frames.ms(found.closes)}
    if found.answer is not None:
        view["answer"] = found.answer.given
    if found.screen == "told":
        mark = found.mark or Mark(0, 0)
        view |= {"credit": mark.credit, "points": mark.points, "bonus": mark.bonus}
        view |= {"key": found.item.key.get("places", []), "key_text": frames.shown_key(found.item)}
        view["proof"] = found.item.proof
    return view
