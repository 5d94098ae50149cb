"""What a phone is told after a step at its own speed: what is stored, where it stands now, and the screen for that."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from quizapp.features.live import frames
from quizapp.features.live.pace.pages import own_pace_screen
from quizapp.features.live.pace.recording import Kept
from quizapp.features.live.pace.turning import here, told
from quizapp.features.live.play import answers
from quizapp.features.live.queries.games import Member
from quizapp.models import LiveItem, LivePlayer, LiveSession


def reply(
    outcome: Kept,
    live: LiveSession,
    player: LivePlayer | Member,
    now: datetime,
    *,
    items: Sequence[LiveItem] | None = None,
    with_screen: bool,
) -> dict[str, Any]:
    """The reply to a step that was stored. A page that asks for its screen need not fetch itself anew.

    A screen is drawn inside the request, in its language.
    """
    found = here(live, player, now, items)
    view = answers.saved(outcome) | {"me": told(found)}
    if with_screen:
        view |= {"page": own_pace_screen(live, player, found), "now": frames.ms(now)}
    return view
