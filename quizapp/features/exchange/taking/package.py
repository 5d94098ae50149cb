"""A deck as a package for Anki: notes, schedules by FSRS, answers, tags, pictures and sounds."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from quizapp.adapters.packages.rows import CardRow, LogRow
from quizapp.adapters.packages.writing import NoteOut, TypeOut, Writer, written
from quizapp.core.exchange.anki import own
from quizapp.core.exchange.anki.presets import as_conf
from quizapp.core.exchange.anki.rewriting import Now, rewritten
from quizapp.core.exchange.anki.sides import Sides
from quizapp.core.exchange.files import ADDRESS, names_in
from quizapp.core.memory.days import zone_info
from quizapp.core.memory.engine.curve import filled
from quizapp.core.memory.preset import Preset
from quizapp.core.memory.state import Phase
from quizapp.core.quiz.asking import FALSE, TRUE
from quizapp.features.exchange import media
from quizapp.features.exchange.taking import queries
from quizapp.features.exchange.taking.kinds import kind_of, type_of
from quizapp.features.exchange.taking.logs import rows_of
from quizapp.features.exchange.taking.queries import Leaving
from quizapp.features.study.learner import Learner, in_deck
from quizapp.features.study.options import queries as options
from quizapp.models import CardKind
from quizapp.web.rich.elsewhere import Elsewhere

FIRST_DAY = date(2015, 1, 1)
FIRST_NOTE, FIRST_CARD = 1_600_000_000_000, 1_700_000_000_000  # Anki's ids are moments; ours count on from these
TYPES = {Phase.NEW: 0, Phase.LEARNING: 1, Phase.REVIEW: 2, Phase.RELEARNING: 3}
USUAL_EASE = 2500  # thousandths
OWN_OPTIONS = "quizapp"  # the name of the learner's settings as a preset


class Packing:
    """Turns notes of one learner into notes of a package."""

    def __init__(self, learner: Learner, decks: dict[int, str]) -> None:
        self._learner = learner
        self._options = {number: options.of_deck(learner.id, number) for number in decks}
        self._presets = {number: in_deck(learner, row).preset for number, row in self._options.items()}
        self._decks = {number: own.number_of(f"deck {name}") for number, name in decks.items()}
        self._names: dict[str, str] = {}  # of files, by their address
        self._draw = Elsewhere(self._names)
        self.types: dict[int, TypeOut] = {}
        self._decay = round(filled(learner.preset.parameters)[20], 4)

    def meet(self, batch: list[Leaving]) -> list[tuple[str, Path]]:
        """The files that this batch shows or plays and none before it did: name and place."""
        texts = (text for item in batch for card in item.cards for text in (card.front, card.back, item.note.sentence))
        found = {match[0]: match for text in texts if "media:" in text for match in ADDRESS.finditer(text)}
        new = {address: match for address, match in found.items() if address not in self._names}
        there = (
            {row.digest: row for row in queries.media(self._learner.id, {match["digest"] for match in new.values()})}
            if new
            else {}
        )
        files = []
        for address, match in new.items():
            row = there.get(match["digest"])
            if row is not None and (path := media.path_of(row.digest, row.ending)).is_file():
                self._names[address] = self._free(row.name, match["digest"])
                files.append((self._names[address], path))
        return files

    def _free(self, name: str, digest: str) -> str:
        if name not in self._names.values():
            return name
        stem, dot, ending = name.rpartition(".")
        return f"{stem}-{digest[:8]}{dot}{ending}"

    def note(self, item: Leaving) -> NoteOut:
        """One note with its cards and answers."""
        note = item.note
        number, fields, ords = self._as_it_came(item) or self._as_ours(item)
        told = item.origin.cards if item.origin is not None else {}
        rows = tuple(
            self._card(card, ords[place], item.memories.get(card.id), told.get(str(card.part), (0, 0)))
            for place, card in enumerate(item.cards)
        )
        mod = int((note.changed_at or note.created_at).timestamp())
        log = tuple(row for card in item.cards for row in self._log(card, item))
        return NoteOut(FIRST_NOTE + note.id, note.guid, number, mod, tuple(item.tags), fields, rows, log)

    def _as_it_came(self, item: Leaving) -> tuple[int, tuple[str, ...], tuple[int, ...]] | None:
        """The kind, fields and numbers of cards that a note had where it came from, with what was changed here; none
        where these fields cannot say it.
        """
        origin, parts = item.origin, [card.part for card in item.cards]
        if origin is None or origin.name.startswith(own.NAME) or len(origin.fields) != len(origin.kept["fields"]):
            return None
        if any(str(part) not in origin.cards for part in parts):
            return None
        fields: tuple[str, ...] | None = tuple(origin.fields)
        if item.note.changed_at != origin.changed_at:
            fields = self._changed(item)
        if fields is None or not self._tells_files(item, fields):
            return None
        self.types.setdefault(origin.number, type_of(origin))
        return origin.number, fields, tuple(parts)

    def _tells_files(self, item: Leaving, fields: tuple[str, ...]) -> bool:
        """Whether the fields and the note type name each file that the cards show by the name that it leaves under."""
        texts = [text for card in item.cards for text in (card.front, card.back) if "media:" in text]
        shown = {self._names.get(found[0]) for text in texts for found in ADDRESS.finditer(text)} - {None}
        if not shown:
            return True
        made = (text for one in kind_of(item.origin).templates.values() for text in (one.question, one.answer))
        return shown <= {name for text in (*fields, *made) for name in names_in(text)}

    def _changed(self, item: Leaving) -> tuple[str, ...] | None:
        """The fields with the words that were changed here."""
        kind, media = kind_of(item.origin), {name: address for address, name in self._names.items()}
        shown = [item.origin.cards[str(card.part)][2:] for card in item.cards]  # beyond the fields, where anything was
        now = [Now(_sides(card), self._own(card, place), *shown[place]) for place, card in enumerate(item.cards)]
        return rewritten(kind, item.origin.fields, now, sentence=item.note.sentence, media=media)

    def _as_ours(self, item: Leaving) -> tuple[int, tuple[str, ...], tuple[int, ...]]:
        note = item.note
        cards = [self._own(card, place) for place, card in enumerate(item.cards)]
        source = note.sentence if note.start is None else note.sentence.replace("\\", "\\\\")
        made = own.note_of(cards, self._draw.html(source))
        number = own.number_of(f"type {made.type_name}")
        self.types.setdefault(number, _type(made.type_name, number))
        return number, made.fields, made.ords

    def _own(self, card: Any, place: int) -> own.OwnCard:
        html = self._draw.html
        options: tuple[str, ...] = ()
        if card.kind is CardKind.TRUE_FALSE:
            options = (html(TRUE), html(FALSE)) if not card.distractors else ()
        if card.distractors:
            options = tuple(sorted(html(text) for text in (card.back, *card.distractors)))
        part = card.part if card.part is not None else place
        accept = tuple(html(text) for text in card.accept)
        return own.OwnCard(part, card.kind.value, html(card.front), html(card.back), options, accept)

    def _card(self, card: Any, ord_: int, memory: Any, told: Sequence[int]) -> CardRow:
        """A card with its schedule; `told` are the place among new cards and the ease that it came with."""
        did, number, position = self._decks[card.deck_id], FIRST_CARD + card.id, told[0] or max(1, card.position)
        if memory is None or memory.phase is Phase.NEW:
            queue = -1 if memory is not None and memory.suspended else 0
            flag = memory.flag if memory is not None else 0
            return CardRow(
                number, FIRST_NOTE + card.note_id, did, ord_, 0, queue, position, 0, 0, 0, 0, 0, 0, 0, flag, "{}"
            )
        is_step = memory.phase in {Phase.LEARNING, Phase.RELEARNING}
        is_within_day = is_step and memory.interval_days == 0
        clock = self._learner.clock
        # Anki moves the days of what is brought to its own count, but not those of steps that are suspended.
        is_moment = is_within_day or (is_step and memory.suspended)
        due = int(memory.due.timestamp()) if is_moment else (clock.day_of(memory.due) - FIRST_DAY).days
        queue = -1 if memory.suspended else 1 if is_within_day else 3 if is_step else 2
        begun = memory.phase is not Phase.LEARNING  # until then Anki knows of no interval and no ease
        return CardRow(
            number, FIRST_NOTE + card.note_id, did, ord_, TYPES[memory.phase], queue, due,
            max(1, memory.interval_days) if begun else 0, told[1] or (USUAL_EASE if begun else 0), memory.reviews,
            memory.lapses, self._left(memory) if is_step else 0, 0, 0, memory.flag, self._data(memory, position),
        )  # fmt: skip

    def _log(self, card: Any, item: Leaving) -> Iterator[LogRow]:
        return rows_of(
            [row for row in item.log if row.card_id == card.id], item.memories.get(card.id), FIRST_CARD + card.id
        )

    def presets(self, mod: int) -> dict[int, dict[str, Any]]:
        """The preset of each deck. Decks that use one set share it; a deck with something of its own has its own.

        A deck that is studied as nobody chose has none: where it is already, it goes on as it was.
        """
        made = {}
        for deck, row in self._options.items():
            if self._presets[deck] == Preset():
                continue
            has_own = any(value is not None for value in (row.own_new, row.own_reviews, row.own_retention))
            name = row.set_name or OWN_OPTIONS
            number = own.number_of(f"options {self._learner.id} {row.options_id} {row.id if has_own else 0}")
            named = f"{name} ({row.name})" if has_own else name
            made[self._decks[deck]] = as_conf(self._presets[deck], number=number, name=named, mod=mod)
        return made

    def _left(self, memory: Any) -> int:
        preset = self._presets[memory.deck_id]
        steps = preset.learning_steps if memory.phase is Phase.LEARNING else preset.relearning_steps
        left = max(1, len(steps) - memory.step)
        return left * 1000 + left

    def _data(self, memory: Any, position: int) -> str:
        retention = self._presets[memory.deck_id].retention
        data: dict[str, object] = {"pos": position, "dr": retention, "decay": self._decay}
        if memory.stability is not None and memory.difficulty is not None:
            data |= {"s": round(memory.stability, 4), "d": round(memory.difficulty, 3)}
        if memory.last_review is not None:
            data["lrt"] = int(memory.last_review.timestamp())
        return json.dumps(data, separators=(",", ":"))


def write(
    learner: Learner, decks: dict[int, str], target: Path, *, with_progress: bool, tell: Callable[[int], None]
) -> None:
    """Write these decks as a package into `target`; `tell` hears how many notes are done."""
    start, mod = learner.clock.start_of(FIRST_DAY), int(datetime.now(UTC).timestamp())
    packing, done = Packing(learner, decks), 0
    days = {"west_of": _west_of(learner, start), "rollover": learner.clock.start_hour}
    with written(int(start.timestamp()), mod, **days) as writer:
        for batch in queries.leaving(learner.id, decks, with_progress=with_progress):
            _add_files(writer, packing.meet(batch))
            writer.add(packing.note(item) for item in batch)
            done += len(batch)
            tell(done)
        presets = packing.presets(mod) if with_progress else {}  # how somebody studies is theirs, as progress is
        named = {own.number_of(f"deck {name}"): name for name in decks.values()}
        writer.finish(packing.types.values(), named, target, presets=presets)


def _add_files(writer: Writer, files: list[tuple[str, Path]]) -> None:
    for name, path in files:
        writer.add_medium(name, path)


def _west_of(learner: Learner, at: datetime) -> int:
    """The learner's zone at a moment, in minutes west of UTC, as collections keep it."""
    offset = at.astimezone(zone_info(learner.clock.zone)).utcoffset()
    return -int(offset.total_seconds() // 60) if offset is not None else 0


def _sides(card: Any) -> Sides:
    options = tuple(card.distractors), tuple(card.accept)
    return Sides(card.kind.value, card.front, card.back, distractors=options[0], accept=options[1])


def _type(name: str, number: int) -> TypeOut:
    return TypeOut(number, name, name == own.CLOZE, own.field_names(name), tuple(own.templates(name)))
