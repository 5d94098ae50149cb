"""Teams: what they are called, and who comes into which."""

from flask_babel import gettext as _

from quizapp.core.live.scoring import smallest_team
from quizapp.features.live.boards import Board
from quizapp.features.live.making import manner_of
from quizapp.features.live.queries import games, players
from quizapp.features.live.queries.games import Member
from quizapp.models import LivePlayer, LiveSession

MOST_TEAMS = 8


def team_names(live: LiveSession) -> dict[int, str]:
    """Team -> its name in the language of the page; empty where there are no teams."""
    teams = manner_of(live).teams
    if not teams:
        return {}
    every = (
        _("Foxes"), _("Owls"), _("Otters"), _("Herons"), _("Lynxes"), _("Ravens"), _("Seals"), _("Wolves"),
    )  # fmt: skip
    return dict(enumerate(every[:teams], 1))


def next_team(live: LiveSession) -> int:
    """The team of whoever joins now: the smallest one. The game stays locked until that is stored; 0 without teams."""
    teams = manner_of(live).teams
    if not teams:
        return 0
    games.live_by_id(live.id, lock=True)
    return smallest_team(players.team_sizes(live.id, teams)) + 1


def team_of(
    live: LiveSession, player: LivePlayer | Member, board: Board | None
) -> tuple[str, int | None, int, int] | None:
    """(name, place, points, how many teams) of the player's team; no place before a board is shown."""
    name = team_names(live).get(player.team)
    if name is None:
        return None
    standing = {team: (place, points) for place, team, points in board.best_teams} if board else {}
    place, points = standing.get(player.team, (None, 0))
    return name, place, points, len(standing)
