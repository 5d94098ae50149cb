"""Why the model brought no cards, or fewer than it drafted, in sentences that say what to do."""

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

Data = Mapping[str, Any]

REASONS: dict[str, Callable[[Data], str]] = {
    "model_unreachable": lambda d: _("Nobody answers at %(host)s. Is the server running?", host=d["host"]),
    "model_slow": lambda d: _("%(host)s took too long to answer.", host=d["host"]),
    "model_key": lambda d: _("%(host)s did not accept the key. Whoever runs quizapp can set another.", host=d["host"]),
    "model_quota": lambda d: _("Nothing is left on the account at %(host)s.", host=d["host"]),
    "model_busy": lambda d: _("%(host)s has too much to do just now. Try again in a while.", host=d["host"]),
    "model_not_there": lambda d: _("%(host)s does not know this model or this address.", host=d["host"]),
    "model_moved": lambda d: _("%(host)s sends us to another address, and nothing is sent there.", host=d["host"]),
    "model_broken": lambda d: _("Something broke at %(host)s (it answers %(status)s).", **_told(d)),
    "model_refuses": lambda d: _("%(host)s refuses the request (it answers %(status)s).", **_told(d)),
    "model_too_much": lambda d: _("The answer of %(host)s had no end, so it was not read.", host=d["host"]),
    "model_rubbish": lambda d: _("What %(host)s answered is not what was asked for.", host=d["host"]),
    "not_understood": lambda d: _("The model did not answer with cards.", host=d["host"]),
    "model_changed": lambda _d: _("Another model was set meanwhile, so nothing more was sent."),
}


def _told(data: Data) -> dict[str, str]:
    return {"host": str(data["host"]), "status": str(data.get("status", ""))}


def explain(refusal: Mapping[str, Any] | None, host: str) -> str:
    """The sentence for a request that failed."""
    data = {**(refusal or {}), "host": host}
    known = REASONS.get(str(data.get("reason")))
    return known(data) if known else _("Something broke on our side.")


def dropped(counts: Mapping[str, int]) -> list[str]:
    """What was dropped and why, a sentence for each kind of reason."""
    quote = counts.get("quote not found", 0)
    answer = counts.get("answer not in its sentence", 0)
    twice = sum(counts.get(name, 0) for name in ("asked already", "duplicate", "same front"))
    other = sum(counts.values()) - quote - answer - twice
    said = [
        (
            quote,
            ngettext(
                "%(num)d quoted nothing that the article says.", "%(num)d quoted nothing that the article says.", quote
            ),
        ),
        (
            answer,
            ngettext(
                "%(num)d had an answer that its sentence does not give.",
                "%(num)d had answers that their sentences do not give.",
                answer,
            ),
        ),
        (twice, ngettext("%(num)d asked what is asked already.", "%(num)d asked what is asked already.", twice)),
        (other, ngettext("%(num)d was no good question.", "%(num)d were no good questions.", other)),
    ]
    return [sentence for number, sentence in said if number]
