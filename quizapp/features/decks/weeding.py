"""Deciding about cards: keep, drop, ask another way, take back. Each step can be undone."""

from datetime import datetime

from quizapp.core.errors import Refused, Stale
from quizapp.features.decks import queries
from quizapp.features.decks.changes import PLACE, flush, remember
from quizapp.models import Card, Deck, Standing


def decide(card: Card, standing: Standing, *, seen: int, now: datetime) -> None:
    """Move a card to kept, dropped or draft. A second click changes nothing.

    Raises Stale when the card changed since it was seen as version `seen`.
    """
    if card.standing == standing:
        return
    if card.version != seen or card.standing == Standing.SPARE:
        raise Stale
    remember(_VERBS[standing], [card], PLACE, now=now)
    card.standing = standing
    flush()


_VERBS = {Standing.KEPT: "keep", Standing.DROPPED: "drop", Standing.DRAFT: "recheck"}


def keep_rest(deck: Deck, *, now: datetime, more_id: int | None = None) -> int:
    """Keep every card that still waits (or those of one wish for more); gives their number."""
    drafts = queries.all_drafts(deck, more_id)
    if not drafts:
        return 0
    remember("keep_rest", drafts, PLACE, now=now)
    for card in drafts:
        card.standing = Standing.KEPT
    flush()
    return len(drafts)


def rewrite(card: Card, *, seen: int, now: datetime) -> Card:
    """Put another question for the same fact in a card's place; after the last one the first comes again.

    Raises Stale when the card changed meanwhile, Refused("no_other_question") when there is none.
    """
    if card.version != seen or card.standing != Standing.DRAFT:
        raise Stale
    other = queries.next_spare(card)
    if other is None:
        raise Refused("no_other_question")
    remember("rewrite", [card, other], PLACE, now=now)
    other.standing, card.standing = Standing.DRAFT, Standing.SPARE
    other.more_id = card.more_id  # it stays in the list where it was asked for
    flush()
    return other


def other_options(card: Card, *, seen: int, now: datetime) -> None:
    """Put the next set of wrong answers from the card's pool in place; after the last one the first comes again.

    Raises Stale when the card changed meanwhile, Refused("no_other_options") when there is no other set.
    """
    if card.version != seen or card.standing == Standing.SPARE:
        raise Stale
    sets = card.pool or []
    here = next((place for place, known in enumerate(sets) if known == card.distractors), -1)
    if not sets or (here >= 0 and len(sets) == 1):
        raise Refused("no_other_options")
    remember("options", [card], ("distractors", *PLACE), now=now)
    card.distractors = list(sets[(here + 1) % len(sets)])
    flush()
