"""`quizapp generate --model`: more cards, drafted by the optional model."""

from collections.abc import Sequence

import click

from quizapp.adapters.model import Model, make_model
from quizapp.adapters.reader import Read
from quizapp.core.cards.card import Card
from quizapp.core.cards.draft import Drop
from quizapp.core.drafting.asked import Asked
from quizapp.core.drafting.message import INSTRUCTIONS, SCHEMA, message_for
from quizapp.core.drafting.parts import parts_of
from quizapp.core.drafting.reply import suggestions
from quizapp.core.drafting.vetting import vet
from quizapp.core.errors import Refused
from quizapp.core.text import word_count
from quizapp.settings import Settings


def model_of(settings: Settings) -> Model:
    """The model of the settings, or one sentence that there is none."""
    model = make_model(settings)
    if model is None:
        raise click.ClickException("--model needs QUIZAPP_MODEL_URL and QUIZAPP_MODEL_NAME.")
    return model


def drafted(model: Model, read: Read, cards: Sequence[Card]) -> tuple[list[Card], list[Drop]]:
    """What the model adds to these cards of a text, and what was dropped; it says what it sends, and to whom."""
    known = [Asked(card.question, card.answer, card.start, card.end) for card in cards]
    found: list[Card] = []
    drops: list[Drop] = []
    parts = parts_of(read.text)
    for number, part in enumerate(parts, 1):
        words = read.text[part.start : part.end]
        sent = f"part {number} of {len(parts)}, {word_count(words)} words, to {model.host} ({model.name})"
        click.echo(f"quizapp: sending {sent}.", err=True)
        asked = [card.answer for card in known if card.start is not None and part.start <= card.start < part.end]
        try:
            reply = model.complete(INSTRUCTIONS, message_for(words, title=read.title, asked=asked), schema=SCHEMA)
            offered = suggestions(reply.text)
        except Refused as refused:
            why = refused.reason.removeprefix("model_").replace("_", " ")
            click.echo(f"quizapp: the model failed ({why}); every card made so far is kept.", err=True)
            break
        vetted = vet(offered, read.text, part, asked=known, language=read.language, title=read.title)
        known += [Asked(card.question, card.answer, card.start, card.end) for card in vetted.cards]
        found += vetted.cards
        drops += vetted.drops
    return found, drops
