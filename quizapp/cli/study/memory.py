"""`quizapp memory ...`: how well it foretells, whether it is as the log says, and making it again."""

import json
import shlex
from collections.abc import Iterable
from dataclasses import asdict

import click
from flask.cli import with_appcontext

from quizapp.cli.counting import counted
from quizapp.cli.study.people import user_called
from quizapp.core.memory.fitting.folds import Evaluation, evaluate
from quizapp.core.memory.fitting.scores import Score
from quizapp.extensions import db, writes
from quizapp.features.study.fitting import queries as fits
from quizapp.features.study.fitting import services
from quizapp.features.study.fitting.reading import histories_of
from quizapp.features.study.integrity import queries, rebuilding
from quizapp.features.study.learner import learner_of
from quizapp.models import User

MOST_SHOWN = 20
someone = click.option("--user", "name", help="Whose; without it, everybody's.")


@click.group("memory")
def memory() -> None:
    """What is remembered."""


@memory.command("evaluate")
@click.option("--user", "name", required=True, help="Whose.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@with_appcontext
def evaluation(name: str, form: str) -> None:
    """How well the learner's log is foretold, over five forward folds: by the default parameters, by parameters
    fitted to what came before, and by those pulled to the defaults.
    """
    writes.set(False)
    user = user_called(name)
    learner = learner_of(user)
    found = evaluate(histories_of(learner, user.fit_since), relearning_steps=len(learner.preset.relearning_steps))
    click.echo(json.dumps(_as_json(found)) if form == "json" else _as_text(found))


def _as_json(found: Evaluation) -> dict[str, dict[str, float | None]]:
    def rounded(value: float | None) -> float | None:
        return round(value, 6) if isinstance(value, float) else value

    return {kind: {name: rounded(value) for name, value in score.items()} for kind, score in asdict(found).items()}


def _as_text(found: Evaluation) -> str:
    if not found.default.reviews:
        return "There are too few reviews to say anything."
    return "\n".join(_line(name, score) for name, score in _named(found))


def _named(found: Evaluation) -> Iterable[tuple[str, Score]]:
    return (("default", found.default), ("fitted", found.fitted), ("shrunk", found.shrunk))


def _line(name: str, score: Score) -> str:
    auc = "-" if score.auc is None else f"{score.auc:.4f}"
    return f"{name:8} log loss {score.log_loss:.4f}   RMSE {score.rmse_bins:.4f}   AUC {auc}   {score.reviews} reviews"


@memory.command("verify")
@someone
@with_appcontext
def verify(name: str | None) -> None:
    """Make every memory again from the log and compare; ends with 1 when one is not as the log says."""
    writes.set(False)
    checked, wrong, to_mend = 0, 0, 0
    for user in _people(name):
        for number, doubts in rebuilding.checked(learner_of(user)):
            checked += number
            for doubt in doubts:
                wrong += 1
                to_mend += doubt.rebuilt is not None
                if wrong <= MOST_SHOWN:
                    click.echo(f"user {user.id}, card {doubt.row.card_id}: {', '.join(doubt.fields)}")
    click.echo(f"{counted(checked, 'memory', 'memories')} checked, {wrong:,} not as the log says.")
    if to_mend:
        whose = f" --user {shlex.quote(name)}" if name else ""
        click.echo(
            f"quizapp memory rebuild{whose} makes {counted(to_mend, 'memory', 'memories')} again; no due date moves."
        )
    if wrong:
        raise SystemExit(1)


@memory.command("rebuild")
@someone
@with_appcontext
def rebuild(name: str | None) -> None:
    """Make every memory again that is not as the log says. No due date moves."""
    mended = sum(rebuilding.rebuild(learner_of(user), db.session.commit) for user in _people(name))
    db.session.commit()
    click.echo(f"{counted(mended, 'memory', 'memories')} made again.")


@memory.command("fit")
@click.option("--user", "name", required=True, help="Whose.")
@with_appcontext
def fit(name: str) -> None:
    """Fit the scheduler to a learner now, as the nightly job does."""
    user = user_called(name)
    services.fit_memory(user.id, db.session.commit)
    db.session.commit()
    made = fits.newest(user.id)
    if made is None or made.log_loss_before is None or made.log_loss_after is None:
        click.echo("There are too few reviews to fit anything.")
        return
    what = "kept" if made.is_kept else "not kept: no better than the usual parameters"
    change = f"log loss {made.log_loss_before:.4f} before, {made.log_loss_after:.4f} after"
    click.echo(f"Fitted to {counted(made.reviews, 'review')}, {change}, on {made.tested:,} it had not seen; {what}.")


def _people(name: str | None) -> Iterable[User]:
    return queries.learners() if name is None else [user_called(name)]
