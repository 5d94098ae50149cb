"""What a player of an own-speed game sent, as a step to be stored: to a question, or its answer."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from quizapp.core.errors import Refused
from quizapp.core.live.kinds import Question, read
from quizapp.features.live.entering import Holder
from quizapp.features.live.pace.order import steps_of
from quizapp.features.live.pace.recording import Step
from quizapp.features.live.play import sent
from quizapp.models import LiveSession


def step(
    live: LiveSession,
    found: Holder,
    said: Mapping[str, Any],
    received: datetime,
    *,
    known: Mapping[int, Question] | None = None,
    total: int = 0,
) -> Step:
    """Come to a question; or, where the questions are `known`, answer it. Raises Refused("answer")."""
    number, claimed = sent.whole(said.get("question")), sent.whole(said.get("taken_ms"))
    if not number:
        raise Refused("answer")
    if known is None:
        return Step(found.live_id, found.player_id, number, received)
    steps = steps_of(live, found.player_id, total=total)
    if number > len(steps):
        raise Refused("answer")
    place = steps[number - 1]
    given = read(known[place], said.get("answer"))
    return Step(found.live_id, found.player_id, number, received, given, known[place].seconds, claimed, place)
