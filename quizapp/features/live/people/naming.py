"""What a player of this game may be called, as its host has chosen."""

import secrets
from random import Random

from quizapp.core.errors import Refused
from quizapp.core.live.names import LONGEST_REAL, Names, folded_name, made_up, tidy_name
from quizapp.features.live.making import manner_of
from quizapp.features.live.queries import players
from quizapp.models import LiveSession


def name_for(live: LiveSession, typed: str) -> str:
    """The name somebody gets who typed or chose this.

    Raises Refused("name_taken" | "name_none" | "name_empty" | "name_long" | "name_unkind" | "name_unlisted").
    """
    manner = manner_of(live)
    if manner.names is Names.MADE:
        return suggestion(live)
    if manner.names is Names.LIST:
        listed = {folded_name(name): name for name in manner.roster}
        if folded_name(typed) not in listed:
            raise Refused("name_unlisted")
        shown = listed[folded_name(typed)]
    elif not typed.strip():
        raise Refused("name_none")
    elif manner.names is Names.REAL:
        shown = tidy_name(typed, longest=LONGEST_REAL)
    else:
        shown = tidy_name(typed)
    if players.is_taken(live.id, folded_name(shown)):
        raise Refused("name_taken")
    return shown


def suggestion(live: LiveSession) -> str:
    """A friendly name nobody in the game has."""
    return made_up(players.folded_names(live.id), Random(secrets.token_hex(8)))


def free_names(live: LiveSession) -> list[str]:
    """The names of the host's list that nobody has chosen yet."""
    taken = players.folded_names(live.id)
    return [name for name in manner_of(live).roster if folded_name(name) not in taken]
