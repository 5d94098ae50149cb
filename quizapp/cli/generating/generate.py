"""`quizapp generate FILE`: the cards of an article, on standard output."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import click

from quizapp.adapters.language import SpacyLanguage
from quizapp.adapters.reader import Limits, Read, read_file, read_text
from quizapp.cli.generating.drafting import drafted, model_of
from quizapp.cli.generating.languages import check_pipelines, language_not_read
from quizapp.cli.generating.refusing import why_refused
from quizapp.cli.generating.wishing import KINDS, MORE_KINDS, Kinds, Paragraphs, Range, kinds_wished, part_wished
from quizapp.core.cards.card import Card, as_row
from quizapp.core.cards.draft import Drop
from quizapp.core.cards.wish import Difficulty, Wish
from quizapp.core.errors import Refused
from quizapp.core.generate import Generated
from quizapp.core.passage import parted
from quizapp.core.quiz.marking import options
from quizapp.core.text.language import ENGLISH
from quizapp.settings import Settings

LIMITS = Limits(max_bytes=100 * 2**20, max_chars=20_000_000, min_words=1)  # one's own shell, one's own file


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="json: one object a line.",
)
@click.option("--limit", type=click.IntRange(1, 10_000), help="The most cards; without it about ten for 1,000 words.")
@click.option("--kinds", type=Kinds(), help=f"Only these kinds of questions, with commas: {', '.join(KINDS)}.")
@click.option("--more", is_flag=True, help=f"Also the kinds that need a closer look: {', '.join(MORE_KINDS)}.")
@click.option(
    "--difficulty",
    type=click.Choice([word.value for word in Difficulty]),
    default=Difficulty.NORMAL.value,
    show_default=True,
    help="How specific the questions are, and how close the wrong answers come to the right one.",
)
@click.option(
    "--paragraphs",
    type=Paragraphs(),
    help="Cards from this part only: 4, or 3-7, counted from 1, the title and headings too. "
    "In the JSON, `paragraph` counts from 0.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Another seed draws other wrong answers.")
@click.option("--explain", is_flag=True, help="Also print each dropped draft with the check that dropped it.")
@click.option("--model", "ask_model", is_flag=True, help="Also send the text to the model of the settings.")
def generate(file: Path, *, form: str, seed: int, explain: bool, ask_model: bool, **wishes: Any) -> None:
    """Print the cards made from FILE (txt, md, html, pdf, docx, epub; - reads plain text from standard input)."""
    settings = Settings.from_environment()
    read = _read(file)
    wish = _wish(read.text, seed=seed, **wishes)
    model = model_of(settings) if ask_model else None
    made = _made(read, wish, settings, needed=model is None)
    more, drops = drafted(model, read, made.cards) if model else ([], [])
    for line in _json(made.cards, seed) if form == "json" else _text(made.cards, seed):
        click.echo(line)
    for line in _json(more, seed, drafted_by=model.name) if model and form == "json" else _text(more, seed):
        click.echo(line)
    for line in _explained([*made.drops, *drops], made.cards) if explain else ():
        click.echo(line, err=form == "json")  # beside the JSON Lines, not among them
    if not made.cards and not more:
        click.echo("quizapp: no facts found that make good cards.", err=True)


def _made(read: Read, wish: Wish, settings: Settings, *, needed: bool) -> Generated:
    """The cards of the rules; none for a language without a pipeline, which ends here unless others come."""
    code = read.language or ENGLISH
    if code not in settings.pipelines:
        click.echo(f"quizapp: {language_not_read(code)}", err=True)
        if needed:
            sys.exit(1)
        return Generated([], [], [], [], 0)
    check_pipelines(settings)
    language = SpacyLanguage(settings.pipelines[code], code)
    if not sys.stderr.isatty():
        return language.make_cards(read.text, wish, title=read.title)
    click.echo("quizapp: loading the language model", err=True, nl=False)
    made = language.make_cards(read.text, wish, title=read.title, progress=_tell)
    click.echo("\r\033[K", err=True, nl=False)
    return made


def _tell(done: int, total: int) -> None:
    """How far it is, on one line that the cards then take the place of."""
    told = f"{done} of {total} paragraphs read" if done < total else "checking and choosing the cards"
    click.echo(f"\r\033[Kquizapp: {told}", err=True, nl=False)


def _wish(
    text: str,
    *,
    limit: int | None,
    kinds: list[str] | None,
    more: bool,
    difficulty: str,
    paragraphs: Range | None,
    seed: int,
) -> Wish:
    part = part_wished(text, paragraphs)
    return Wish(limit, kinds_wished(kinds, more=more), part, Difficulty(difficulty), seed)


def _read(file: Path) -> Read:
    try:
        if str(file) == "-":
            return read_text(sys.stdin.buffer.read().decode("utf-8", "replace"), limits=LIMITS)
        return read_file(file.name, file.read_bytes(), limits=LIMITS)
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read: {error.strerror}.") from error
    except Refused as refusal:
        raise click.ClickException(f"{file} was refused: {why_refused(refusal)}") from refusal


def _options(card: Card, seed: int) -> list[str] | None:
    rng = Random(f"{seed} {card.fact_key} {card.question}")
    return options(card.answer, card.distractors, rng) if card.distractors else None


def _json(cards: Iterable[Card], seed: int, **beside: str) -> Iterator[str]:
    for card in cards:
        yield json.dumps(as_row(card, _options(card, seed)) | beside, ensure_ascii=False)


def _text(cards: Iterable[Card], seed: int) -> Iterator[str]:
    for number, card in enumerate(cards, 1):
        asked = card.question.replace("\n\n", f"\n{' ' * len(f'{number}. ')}")  # below what is read before
        yield f"{number}. {asked}{_bracketed(card.kind)}"
        yield f"   {card.answer}"
        if shown := _options(card, seed):
            yield f"   options: {' | '.join(shown)}"
        yield f"   from: {card.sentence}\n"


def _explained(drops: Iterable[Drop], cards: Iterable[Card]) -> Iterator[str]:
    """What was dropped and why. Of a sentence that is asked about nothing but the rest is left out."""
    asked = {card.sentence for card in cards}
    for drop in drops:
        what = "asked only in part" if not drop.question and drop.sentence in asked else "dropped"
        yield f"{what} ({drop.check}): {parted(drop.question).question or drop.sentence}{_bracketed(drop.answer)}"


def _bracketed(word: str) -> str:
    return f"  [{word}]" if word else ""
