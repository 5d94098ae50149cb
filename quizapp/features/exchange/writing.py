"""One batch after another into decks and memories, with the files first."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from quizapp.adapters.packages import Package
from quizapp.adapters.packages.rows import NoteType
from quizapp.core.errors import Refused
from quizapp.core.exchange.anki.presets import from_conf, own_of_deck
from quizapp.core.exchange.brought import BroughtNote, Known, Problem, Tally, clean_name
from quizapp.core.exchange.files import Files, plain_name
from quizapp.features.decks.bringing import services as decks
from quizapp.features.decks.bringing.origins import Kinds, renewed
from quizapp.features.exchange import media
from quizapp.features.study.bringing import services as study
from quizapp.features.study.bringing.presets import Brought as Preset
from quizapp.features.study.bringing.presets import use_preset
from quizapp.features.study.learner import Learner
from quizapp.features.study.options.services import Own


@dataclass(slots=True)
class Writer:
    """Writes what is brought for one learner and counts it."""

    learner: Learner
    now: datetime
    tally: Tally
    presets: dict[str, Preset] = field(default_factory=dict)  # how decks were studied, by their name
    shelf: decks.Shelf = field(init=False)

    def __post_init__(self) -> None:
        self.shelf = decks.Shelf(self.learner.id, self.now)

    def look(self, guids: Collection[str]) -> Mapping[str, Known]:
        """What is here already of the notes of the next batch."""
        return self.shelf.look(guids)

    def bring(self, notes: list[BroughtNote]) -> None:
        """Write a batch of notes with their cards, schedules and logs."""
        placed = decks.bring(self.shelf, notes)
        self.tally.add(placed.counts)
        self._study_as_before()
        with_progress = [
            study.BroughtMemory(number, deck, card.standing, card.log, is_new)
            for number, deck, card, is_new in placed.cards
            if card.standing is not None
        ]
        if with_progress:
            self.tally.add({"reviews": study.bring(self.learner, with_progress, now=self.now)})

    def know_kinds(self, package: Package, files: Files) -> None:
        """Notes that come keep what they were, with their files named as they are here."""
        package.note_types = {number: _named(kind, files) for number, kind in package.note_types.items()}
        self.shelf.kinds = Kinds(self.learner.id, package.note_types)
        package.renewed = renewed(self.learner.id, package.note_types)

    def settle(self) -> None:
        """All notes are written: what they are, too, is as the file says."""
        if self.shelf.kinds is not None:
            self.shelf.kinds.settle()

    def know_presets(self, package: Package) -> None:
        """Decks that are made here will be studied as they were."""
        usual = self.learner.usual
        for number, conf in package.presets.items():
            if name := clean_name(package.decks.get(number, "")):
                self.presets[name] = Preset(str(conf.get("name", "")), from_conf(conf, usual), Own(*own_of_deck(conf)))

    def _study_as_before(self) -> None:
        for name in self.shelf.made:
            if name in self.presets:
                use_preset(self.learner, self.shelf.decks[name], self.presets[name], now=self.now)
        self.shelf.made.clear()

    def bring_media(self, package: Package) -> Files:
        """Keep the pictures and sounds of a package."""
        for name in package.refused_names():
            self._leave("bad_file_name", name)
        kept = media.Keeping(self.learner.id) if package.media else None
        for found in package.media:
            if kept is None or (ending := media.ending_of(plain_name(found.name))) is None:
                self._leave("file_kind", found.name)
                continue
            try:
                data = package.read_medium(found)
            except Refused as refused:
                self._leave("file_too_big" if refused.reason.startswith("too_") else "broken_picture", found.name)
                continue
            kept.keep(found.name, data, ending)
        if kept is None:
            return Files()
        new = kept.note_down(now=self.now)
        self.tally.add({"media": {"added": new, "skipped": kept.total - new}})
        return kept.files()

    def _leave(self, reason: str, name: str) -> None:
        self.tally.media["skipped"] += 1
        self.tally.tell(Problem(0, reason, plain_name(name)[:80]))


def _named(kind: NoteType, files: Files) -> NoteType:
    templates = {
        place: made._replace(question=files.html(made.question), answer=files.html(made.answer))
        for place, made in kind.templates.items()
    }
    return replace(kind, templates=templates)
