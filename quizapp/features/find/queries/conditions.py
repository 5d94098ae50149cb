"""From the tree of a search to conditions on cards, each asking for the learner's own rows only."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    and_,
    false,
    literal,
    literal_column,
    not_,
    or_,
    select,
    text,
    true,
    union_all,
)
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import UnaryExpression

from quizapp.core.memory.state import Phase
from quizapp.core.search.tree import (
    Added,
    All,
    Being,
    Flagged,
    InDeck,
    Is,
    Node,
    Not,
    OfArticle,
    OfKind,
    Rated,
    Some,
    Tagged,
    Words,
)  # fmt: skip
from quizapp.features.find.queries import names, words
from quizapp.features.find.queries.figures import Seeker, cards_rated, rated, rated_here, remembered
from quizapp.features.find.queries.tables import M, R, memories, rows
from quizapp.features.study.queries.tables import STUDIED
from quizapp.models import Card, Deck, NoteTag, UnopenedCard
from quizapp.models.find.among import among
from quizapp.models.reviews import NEW_ASIDE

NEW = Is(Being.NEW)
SPECIAL_TAGS = {Being.LEECH: "leech", Being.MARKED: "marked"}


@dataclass(frozen=True, slots=True)
class Found:
    """The cards a search means, in no order, and whether their memories are joined to them."""

    cards: Select[tuple[int]]
    seeker: Seeker
    has_memory: bool

    def with_memory(self) -> Select[tuple[int]]:
        """The cards of which the learner has a memory, with it."""
        return self.cards if self.has_memory else _remembering(self.cards, self.seeker)


class Way(Enum):
    """How the words of a search are looked up: what is best depends on how many cards have them, and on the order."""

    FIRST = auto()  # begin with the index of words
    GATHERED = auto()  # look at all cards, the words gathered before
    HERE = auto()  # walk along an order until a page is full, asking card by card


def found(seeker: Seeker, tree: Node, way: Way = Way.FIRST) -> Found:
    """The learner's kept cards that the search means."""
    parts = _parts(tree)
    if way is Way.FIRST and isinstance(tree, Rated) and words.is_sqlite():
        return Found(cards_rated(tree, seeker), seeker, has_memory=False)
    wanted = select(R.card_id).select_from(rows).where(R.learner_id == seeker.id)
    if wordy := [part for part in parts if words.is_wordy(part)]:
        both = All(tuple(wordy))
        if way is Way.FIRST:
            wanted = wanted.join(*words.joined(seeker.id, both))
        else:
            wanted = wanted.where(words.holds_here(both) if way is Way.HERE else words.holds(seeker.id, both))
    others = [(part, remembered(part, seeker, M)) for part in parts if part not in wordy]
    of_memory = [condition for _part, condition in others if condition is not None]
    if of_memory:
        wanted = _remembering(wanted, seeker).where(*of_memory)
    rest = [part for part, condition in others if condition is None]
    is_here = way is Way.HERE or len(parts) > 1  # what else is asked leaves few to look at
    if way is Way.FIRST and NEW in rest:
        wanted, rest = wanted.where(_is(NEW, seeker)), [part for part in rest if part != NEW]
    if way is Way.HERE:
        wanted = wanted.where(*(rated_here(part, seeker) for part in rest if isinstance(part, Rated)))
        rest = [part for part in rest if not isinstance(part, Rated)]
    wanted = wanted.where(*(_holds_here(part, seeker) if is_here else _holds(part, seeker) for part in rest))
    return Found(wanted, seeker, bool(of_memory))


def _parts(tree: Node) -> tuple[Node, ...]:
    """What must hold, each for itself: of several none is, when each of them is not."""
    if isinstance(tree, All):
        return tuple(part for one in tree.parts for part in _parts(one))
    if isinstance(tree, Not) and isinstance(tree.part, Some):
        return tuple(part for one in tree.part.parts for part in _parts(Not(one)))
    return (tree,)


def on_memories(seeker: Seeker, tree: Node) -> tuple[list[ColumnElement[bool]], Node]:
    """What a search asks of a memory that is there, as conditions on it, and what else it asks."""
    parts = _parts(tree)
    asked = [(part, _on_memory(part, seeker)) for part in parts]
    others = tuple(part for part, condition in asked if condition is None)
    return [condition for _part, condition in asked if condition is not None], All(others)


def _on_memory(node: Node, seeker: Seeker) -> ColumnElement[bool] | None:
    if isinstance(node, Not):
        inner = _on_memory(node.part, seeker)
        # Said like this SQLite looks no further in a row than it must; what is not known is not so.
        return None if inner is None else inner.bool_op("IS NOT", precedence=100)(literal_column("TRUE"))
    if isinstance(node, All | Some):
        within = [_on_memory(part, seeker) for part in node.parts]
        known = [condition for condition in within if condition is not None]
        return (and_ if isinstance(node, All) else or_)(*known) if known and len(known) == len(within) else None
    if node == NEW:
        return M.phase == Phase.NEW
    return remembered(node, seeker, M)


def never_asked(seeker: Seeker, decks: Collection[int] | None = None) -> Subquery:
    """The cards that were never asked, with their decks; of all decks, or of some. They are those that nobody opened,
    those opened that wait for their turn, and those of them that are put aside: an index knows each kind.
    """
    mine = select(Deck.id).where(Deck.learner_id == seeker.id)

    def inside(deck: Any) -> ColumnElement[bool]:
        found: ColumnElement[bool] = deck.in_(mine if decks is None else mine.where(among(Deck.id, decks)))
        return found

    unopened = select(UnopenedCard.card_id, UnopenedCard.deck_id).where(inside(UnopenedCard.deck_id))
    opened = select(M.card_id, M.deck_id).where(M.learner_id == seeker.id, inside(M.deck_id))
    waiting, aside = opened.where(M.phase == Phase.NEW, STUDIED), opened.where(text(NEW_ASIDE))
    return union_all(unopened, waiting, aside).subquery("never_asked")


def _remembering(cards: Select[tuple[int]], seeker: Seeker) -> Select[tuple[int]]:
    return cards.join(memories, and_(M.card_id == R.card_id, M.learner_id == seeker.id))


def _holds(node: Node, seeker: Seeker) -> ColumnElement[bool]:
    if words.is_wordy(node):
        return words.holds(seeker.id, node)
    memory = memories.alias()
    condition = remembered(node, seeker, memory.c)
    if condition is not None:
        return _known(memory, seeker, condition)
    return CONDITIONS[type(node)](node, seeker)


def _holds_here(node: Node, seeker: Seeker) -> ColumnElement[bool]:
    if words.is_wordy(node):
        return words.holds_here(node)
    if isinstance(node, Not):
        return _opposite(_holds_here(node.part, seeker))
    if isinstance(node, All | Some):
        return (and_ if isinstance(node, All) else or_)(*(_holds_here(part, seeker) for part in node.parts))
    return _never_asked(seeker) if node == NEW else _holds(node, seeker)


def _opposite(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Not so; what is said not to be so, is: PostgreSQL joins what is there, but asks row by row what is not not."""
    if isinstance(condition, UnaryExpression) and condition.operator is operators.inv:
        inner: ColumnElement[bool] = condition.element
        return inner
    return not_(condition)


def _known(memory: Any, seeker: Seeker, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    mine = [memory.c.learner_id == seeker.id]
    if (
        words.is_sqlite()
    ):  # said like this, it takes the index that holds all figures, not the one that leads to the row
        mine += [memory.c.card_id >= R.card_id, memory.c.card_id <= R.card_id]
    else:
        mine.append(memory.c.card_id == R.card_id)
    return select(literal(1)).select_from(memory).where(*mine, condition).correlate(rows).exists()


def _is(node: Is, seeker: Seeker) -> ColumnElement[bool]:
    if node.being in SPECIAL_TAGS:
        return _tagged(Tagged(SPECIAL_TAGS[node.being]), seeker)
    # PostgreSQL takes these for few, whatever they are: among others it joins what was asked, and leaves it out.
    return R.card_id.in_(select(never_asked(seeker).c.card_id)) if words.is_sqlite() else _never_asked(seeker)


def _never_asked(seeker: Seeker) -> ColumnElement[bool]:
    """Asked card by card: no memory, or one that has never been asked."""
    memory = memories.alias()
    return not_(_known(memory, seeker, memory.c.phase != Phase.NEW))


def _unflagged(_node: Flagged, seeker: Seeker) -> ColumnElement[bool]:
    memory = memories.alias()
    return R.card_id.not_in(select(memory.c.card_id).where(memory.c.learner_id == seeker.id, memory.c.flag > 0))


def _tagged(node: Tagged, seeker: Seeker) -> ColumnElement[bool]:
    if node.pattern is None:
        any_tag = select(literal(1)).where(NoteTag.note_id == R.note_id, NoteTag.learner_id == seeker.id)
        return not_(any_tag.correlate(rows).exists())
    tagged = select(NoteTag.note_id).where(NoteTag.learner_id == seeker.id)
    return R.note_id.in_(tagged.where(NoteTag.tag.in_(names.tags_like(seeker.id, node.pattern))))


def _signs(node: Words, _seeker: Seeker) -> ColumnElement[bool]:
    places = [Card.front, Card.back] if node.place is None else [getattr(Card, node.place.value)]
    signs = or_(*(place.icontains(node.text, autoescape=True) for place in places))
    return select(literal(1)).where(Card.id == R.card_id, signs).correlate(rows).exists()


CONDITIONS: dict[type, Callable[[Any, Seeker], ColumnElement[bool]]] = {
    All: lambda node, seeker: and_(true(), *(_holds(part, seeker) for part in node.parts)),
    Some: lambda node, seeker: or_(false(), *(_holds(part, seeker) for part in node.parts)),
    Not: lambda node, seeker: _opposite(_never_asked(seeker) if node.part == NEW else _holds(node.part, seeker)),
    Words: _signs,
    InDeck: lambda node, seeker: R.deck_id.in_(names.decks_like(seeker.id, node.pattern)),
    OfArticle: lambda node, seeker: R.deck_id.in_(names.decks_of_articles_like(seeker.id, node.pattern)),
    Tagged: _tagged,
    Is: _is,
    Flagged: _unflagged,
    OfKind: lambda node, _seeker: R.kind == node.kind,
    Added: lambda node, seeker: R.added >= seeker.start_of(1 - node.days),
    Rated: rated,
}
