"""Reading a search: terms side by side must all hold, `or` binds weaker, minus turns round, brackets group."""

from quizapp.core.search.pieces import Piece, Sort, cut
from quizapp.core.search.terms import meaning
from quizapp.core.search.tree import All, Node, Not, Some
from quizapp.core.search.unreadable import Unreadable

LONGEST = 1_000
MOST_PIECES = 200
DEEPEST = 20


def read(search: str) -> Node:
    """The tree of a search; an empty one means every card. Raises Unreadable and nothing else.

    >>> read("wave or -(tide is:due)")  # doctest: +NORMALIZE_WHITESPACE
    Some(parts=(Words(text='wave', place=None, is_open=False),
                Not(part=All(parts=(Words(text='tide', place=None, is_open=False), Is(being=<Being.DUE: 'due'>))))))
    """
    if len(search) > LONGEST:
        raise Unreadable("too_long", LONGEST)
    pieces = cut(search)
    if len(pieces) > MOST_PIECES:
        raise Unreadable("too_many", pieces[MOST_PIECES].position)
    if not pieces:
        return All()
    reader = _Reader(pieces, len(search))
    tree = reader.some(0)
    if reader.now is not None:
        raise Unreadable("close_bracket", reader.now.position, ")")
    return tree


class _Reader:
    """Walks over the pieces once, from left to right."""

    def __init__(self, pieces: list[Piece], end: int) -> None:
        self.pieces, self.here, self.end = pieces, 0, end

    @property
    def now(self) -> Piece | None:
        return self.pieces[self.here] if self.here < len(self.pieces) else None

    def take(self) -> Piece:
        piece = self.pieces[self.here]
        self.here += 1
        return piece

    def some(self, depth: int) -> Node:
        parts = [self.all(depth)]
        while self.now is not None and self.now.sort is Sort.OR:
            self.take()
            parts.append(self.all(depth))
        return parts[0] if len(parts) == 1 else Some(tuple(parts))

    def all(self, depth: int) -> Node:
        parts = []
        while self.now is not None and self.now.sort not in {Sort.OR, Sort.CLOSE}:
            if (node := self.one(depth)) is not None:
                parts.append(node)
        if not parts:
            raise self.missing()
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def missing(self) -> Unreadable:
        """Nothing stands where a term should: said of the piece before, or else of the one here."""
        near = self.pieces[self.here - 1] if self.here else self.pieces[0]
        if near.sort is Sort.OPEN:
            return Unreadable("empty_bracket", near.position, "()")
        if near.sort is Sort.CLOSE:
            return Unreadable("close_bracket", near.position, ")")
        return Unreadable("nothing_after", near.position, near.sort.value if near.sort is not Sort.TERM else "and")

    def one(self, depth: int) -> Node | None:
        piece = self.take()
        if piece.sort is Sort.MINUS:
            return self.turned(piece, depth)
        if piece.sort is Sort.OPEN:
            return self.group(piece, depth)
        return None if piece.key == "and" and not piece.is_quoted and not piece.text else meaning(piece)

    def turned(self, minus: Piece, depth: int) -> Node:
        if depth >= DEEPEST:
            raise Unreadable("too_deep", minus.position, "-")
        if self.now is None or self.now.sort in {Sort.OR, Sort.CLOSE}:
            raise Unreadable("nothing_after", minus.position, "-")
        part = self.one(depth + 1)
        if part is None:
            raise Unreadable("nothing_after", minus.position, "-")
        return Not(part)

    def group(self, bracket: Piece, depth: int) -> Node:
        if depth >= DEEPEST:
            raise Unreadable("too_deep", bracket.position, "(")
        inside = self.some(depth + 1)
        if self.now is None:
            raise Unreadable("open_bracket", bracket.position, "(")
        self.take()
        return inside
