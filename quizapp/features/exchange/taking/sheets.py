"""A deck as text: a table that sheets and Anki read, or Markdown; what is brought back later updates the same cards."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TextIO

from quizapp.core.exchange.files import NAME
from quizapp.core.exchange.sheets.disarming import disarmed, disarmed_html, disarmed_name
from quizapp.core.exchange.sheets.marked import IS, NEWLINE
from quizapp.core.exchange.sheets.options import PART
from quizapp.core.exchange.sheets.table import JOINED, TYPED
from quizapp.features.exchange.taking import queries
from quizapp.features.exchange.taking.queries import Leaving
from quizapp.features.study.learner import Learner
from quizapp.models import CardKind
from quizapp.web.rich.elsewhere import Elsewhere

HEADER = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
NAMES = ("guid", "deck", "kind", "front", "back", "options", "also right", "tags")


def write(learner: Learner, decks: dict[int, str], target: Path, *, form: str, tell: Callable[[int], None]) -> None:
    """Write these decks as csv, tsv or md into `target`; `tell` hears how many notes are done."""
    put = {"csv": _csv, "tsv": _tsv, "md": _markdown}[form]
    with target.open("w", encoding="utf-8", newline="") as file:
        put(file, decks, _told(learner, decks, tell))


def _told(learner: Learner, decks: dict[int, str], tell: Callable[[int], None]) -> Iterator[Leaving]:
    done = 0
    for batch in queries.leaving(learner.id, decks, with_progress=False):
        yield from batch
        done += len(batch)
        tell(done)


def _id(item: Leaving, card: Any) -> str:
    return f"{item.note.guid}{PART}{card.part}" if card.part else str(item.note.guid)


def _csv(file: TextIO, decks: dict[int, str], notes: Iterator[Leaving]) -> None:
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(NAMES)
    for item in notes:
        for card in item.cards:
            told = (JOINED.join(card.distractors), JOINED.join(card.accept), " ".join(item.tags))
            row = (_id(item, card), decks[card.deck_id], card.kind.value, card.front, card.back, *told)
            rows.writerow(map(disarmed, row))


def _tsv(file: TextIO, decks: dict[int, str], notes: Iterator[Leaving]) -> None:
    file.write(HEADER)
    names: dict[str, str] = {}
    draw = Elsewhere(names, has_sounds=False).html
    rows = csv.writer(file, delimiter="\t", lineterminator="\n")
    for item in notes:
        for card in item.cards:
            names |= {f"media:{name}": name for name in NAME.findall(f"{card.front} {card.back}")}
            front, back, name = draw(card.front), draw(card.back), TYPED if card.kind is CardKind.TYPED else "Basic"
            if card.kind is CardKind.CLOZE and "____" in front:
                front, back, name = front.replace("____", f"{{{{c1::{back}}}}}"), "", "Cloze"
            sides = (disarmed_html(front), disarmed_html(back))
            deck, tags = disarmed(decks[card.deck_id]), disarmed(" ".join(item.tags))
            rows.writerow([disarmed_name(_id(item, card)), name, deck, *sides, tags])


def _markdown(file: TextIO, decks: dict[int, str], notes: Iterator[Leaving]) -> None:
    deck = ""
    for item in notes:
        for card in item.cards:
            if decks[card.deck_id] != deck:
                deck = decks[card.deck_id]
                file.write(f"# {deck}\n\n")
            front = card.front.strip().replace("\n", NEWLINE)
            back = "\n".join(f"\\{line}" if line.startswith("#") else line for line in card.back.split("\n"))
            tags = f"Tags: {' '.join(f'#{tag}' for tag in item.tags)}\n\n" if item.tags else ""
            file.write(f"## {front}\n\n{IS.format(_id(item, card))}\n\n{back}\n\n{tags}")
