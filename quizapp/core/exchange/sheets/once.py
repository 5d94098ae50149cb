"""Rows of one text that ask the same: told when they are the same, kept apart when their answers differ."""

from dataclasses import dataclass, field, replace

from quizapp.core.exchange.brought import BroughtNote, Problem, guid_of
from quizapp.core.exchange.sheets.options import Reading, Row, note_of


@dataclass(slots=True)
class Once:
    """Makes notes of rows. The name of a note without one comes from its question, by which it is known when it comes
    again; a second answer to that question is a note of its own, named by both.
    """

    reading: Reading
    seen: dict[tuple[str, int], int] = field(default_factory=dict)  # name and part: what they ask and answer

    def note(self, row: Row, *, is_html: bool = False) -> BroughtNote | Problem:
        """The note that a row makes, or why it makes none.

        >>> notes = Once(Reading("Deck"))
        >>> [type(notes.note(Row(1, "bank", back))).__name__ for back in ("shore", "house", "shore")]
        ['BroughtNote', 'BroughtNote', 'Problem']
        """
        made = note_of(row, self.reading, is_html=is_html)
        if isinstance(made, Problem) or self._is_new(made):
            return made
        first = made.cards[0]
        if not row.guid.strip() and self.seen[made.guid, first.part] != _words(made):
            made = replace(made, guid=guid_of(first.deck, first.front, first.back, made.sentence))
            if self._is_new(made):
                return made
        return Problem(row.number, "twice", row.front.strip()[:80])

    def _is_new(self, note: BroughtNote) -> bool:
        names = [(note.guid, card.part) for card in note.cards]
        if any(name in self.seen for name in names):
            return False
        self.seen |= dict.fromkeys(names, _words(note))
        return True


def _words(note: BroughtNote) -> int:
    return hash((note.sentence, *((card.front, card.back) for card in note.cards)))
