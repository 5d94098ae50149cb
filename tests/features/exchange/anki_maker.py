"""Run by a Python of its own that has Anki's package: makes a collection as somebody has who knows Anki well.

Usage: TZ=UTC PYTHON anki_maker.py FOLDER ROLLOVER DAYS. Anki has no clock that could be moved, so after each day of
study the whole collection is moved into the past. Writes into FOLDER the collection and a package of each form; then,
after some edits and answers, `edited.apkg`. Prints what is in the collection before and after them.
"""

import json
import random
import sys
import time
from pathlib import Path
from typing import Any

from anki.collection import Collection, ExportAnkiPackageOptions  # type: ignore
from anki.decks_pb2 import Deck  # type: ignore
from anki_oracle import told  # type: ignore

DAY = 86_400
DICE = random.Random(7)
FITTED = [0.3, 1.5, 2.9, 9.0, 6.2, 0.8, 3.1, 0.002, 1.9, 0.12, 0.8, 1.5, 0.05, 0.25, 1.7, 0.6, 1.9, 0.55, 0.09, 0.07,
          0.16]  # fmt: skip
PRESETS = {
    "Keen": {"desiredRetention": 0.93, "fsrsParams6": FITTED, "newSortOrder": 2,
             "new": {"delays": [1.0, 10.0, 60.0, 1440.0]},
             "lapse": {"delays": [10.0, 1440.0], "leechFails": 4}, "rev": {"maxIvl": 180}},
    "No steps": {"desiredRetention": 0.85, "new": {"delays": []}, "lapse": {"delays": []}},
}  # fmt: skip
DECKS = {"Top": None, "Top::Lang::日本語": "Keen", "Top::Sci & Co": "No steps", 'Top::Geo "x"': None}
OWN = {'Top::Geo "x"': {"newLimit": 13, "reviewLimit": 170, "desiredRetention": 97}}  # of a deck alone
NAMES = ("a b.png", "ä #1.png", "100%25.png", "it's (1).png", "_logo.png", "snd & co.mp3")
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f6"
    "45400000000049454e44ae426082"
)
NOTES = (  # note type, deck, fields, tags
    ("Basic", "Top::Sci & Co", ("What is <b>H<sub>2</sub>O</b>?", "water &amp; <i>ice</i>"), ("chem", "marked")),
    ("Basic", 'Top::Geo "x"', ('Map <img src="a b.png">', '<img src="ä #1.png"> &lt;tag&gt;'), ("Ünï::sub",)),
    ("Basic", 'Top::Geo "x"', ('<img src="100%25.png">', '<img src="it\'s (1).png">'), ()),
    ("Basic (optional reversed card)", "Top", ("loup", "wolf", ""), ()),
    ("Basic (type in the answer)", "Top", ("one", "<b>un</b>"), ()),
    ("Cloze", 'Top::Geo "x"', ("{{c1::Paris::city}} of {{c2::France}}, {{c1::big}} {{c3::old {{c4::so}} old}}", "x"),
     ("cl",)),
    ("Cloze", "Top", (r"gap {{c1::\(x^{2}\)}} {{c1::\(x^{2}\)}} then {{c5::five}}", '<img src="a b.png">'), ()),
    ("Vocab ☆", "Top::Lang::日本語", ("犬", "dog", " 犬[いぬ]", "[sound:snd &amp; co.mp3]"), ("jp",)),
    ("Vocab ☆", "Top::Lang::日本語", ("猫", "cat", " 猫[ねこ]", ""), ("leech",)),
)  # fmt: skip
VOCAB = (  # further cards of a note type: name, question, answer
    ("Recall", "{{Back}}{{^Sound}} (mute){{/Sound}}", "{{Front}}"),
    ("Listen", "{{#Sound}}{{Sound}}{{/Sound}}", "{{Front}}"),
    ("Type", "{{Back}} {{type:Front}}", "{{Back}}<hr id=answer>{{type:Front}}"),
)


class Maker:
    """Holds the collection, which is closed and opened again whenever it is moved in time."""

    def __init__(self, folder: Path, rollover: int) -> None:
        self.folder, self.path = folder, str(folder / "collection.anki2")
        self.found = Collection(self.path)
        self.found.set_config("rollover", rollover)
        self.found.set_config("fsrs", True)

    def furnish(self) -> None:
        """Presets, decks, files, a note type and notes."""
        numbers = {None: 1} | {name: self._preset(name, values) for name, values in PRESETS.items()}
        for name, preset in DECKS.items():
            deck = self.found.decks.get(self.found.decks.id(name))
            self.found.decks.save(deck | {"conf": numbers[preset]} | OWN.get(name, {}))
        for place, name in enumerate(NAMES):
            self.found.media.write_data(name, (PICTURE if name.endswith("png") else b"ID3\3\0" * 9) + bytes([place]))
        self._vocab()
        for kind, deck, fields, tags in NOTES:
            self._add(kind, deck, fields, tags)
        for number in range(90):
            kind = "Basic (and reversed card)" if number % 3 == 0 else "Basic"
            self._add(kind, list(DECKS)[number % len(DECKS)], (f"question {number}", f"answer {number}"), ())

    def _preset(self, name: str, values: dict[str, Any]) -> Any:
        made = self.found.decks.add_config(name)
        for key, value in values.items():
            made[key] = made[key] | value if isinstance(value, dict) else value
        self.found.decks.update_config(made)
        return made["id"]

    def _vocab(self) -> None:
        models = self.found.models
        made = models.copy(models.by_name("Basic"), add=False)
        made["name"], made["css"] = "Vocab ☆", made["css"] + "\n.jp { color: #c00; }"
        for field in ("Kana", "Sound"):
            models.add_field(made, models.new_field(field))
        made["tmpls"][0] |= {"qfmt": "<div class=jp>{{Front}}</div>", "afmt": "{{FrontSide}}<hr id=answer>{{Back}}"
                             '{{furigana:Kana}} {{Sound}}<img src="_logo.png">'}  # fmt: skip
        for name, asks, answers in VOCAB:
            models.add_template(made, models.new_template(name) | {"qfmt": asks, "afmt": answers})
        models.add(made)

    def _add(self, kind: str, deck: str, fields: tuple[str, ...], tags: tuple[str, ...]) -> None:
        note = self.found.new_note(self.found.models.by_name(kind))
        note.fields, note.tags = list(fields), list(tags)
        self.found.add_note(note, self.found.decks.id(deck))

    def study(self, deck: str, number: int) -> None:
        """Answer so many cards of a deck, as the scheduler gives them."""
        self.found.decks.select(self.found.decks.id(deck))
        for _ in range(number):
            queued = self.found.sched.get_queued_cards(fetch_limit=1).cards
            if not queued:
                return
            card = self.found.get_card(queued[0].card.id)
            card.start_timer()
            rating = DICE.choices(range(4), [18, 12, 60, 10])[0]
            answer = self.found.sched.build_answer(card=card, states=queued[0].states, rating=rating)
            answer.milliseconds_taken = DICE.randint(900, 40_000)
            self.found.sched.answer_card(answer)
            time.sleep(0.002)  # no two answers in one millisecond

    def filtered(self, name: str, search: str, *, moves: bool) -> int:
        """A filtered deck of some cards, whose answers move them or do not."""
        deck = self.found.sched.get_or_create_filtered_deck(0)
        deck.name, deck.config.reschedule, deck.allow_empty = name, moves, True
        del deck.config.search_terms[:]
        deck.config.search_terms.append(Deck.Filtered.SearchTerm(search=search, limit=5, order=0))
        deck.config.preview_again_secs, deck.config.preview_hard_secs = 60, 600
        return int(self.found.sched.add_or_update_filtered_deck(deck).id)

    def day(self, number: int) -> None:
        """A day of study, with something set by hand or asked outside the schedule on some."""
        for deck in DECKS:
            self.study(deck, DICE.randint(0, 9))
        known = list(self.found.find_cards("is:review -is:suspended"))
        if number % 3 == 1:
            self.found.sched.set_due_date(known[:1], ("3", "0", "5-9", "2!")[number % 4])
        if number % 5 == 2:
            self.found.sched.schedule_cards_as_new(known[-1:], restore_position=True, reset_counts=number % 2 == 0)
        if number % 4 == 3:
            made = self.filtered(f"Apart {number}", "is:review", moves=number % 8 == 3)
            self.study(f"Apart {number}", 6)
            self.found.sched.empty_filtered_deck(made)
            self.found.decks.remove([made])

    def move(self, days: int) -> None:
        """Everything that was done was done so many days before."""
        seconds, run = days * DAY, self.found.db.execute
        run("UPDATE col SET crt = crt - ?", seconds)
        run("UPDATE cards SET due = due - ? WHERE due > 1000000", seconds)
        run("UPDATE cards SET data = json_set(data, '$.lrt', data ->> '$.lrt' - ?) WHERE data LIKE '%lrt%'", seconds)
        run("UPDATE revlog SET id = -id")
        run("UPDATE revlog SET id = -id - ?", seconds * 1000)
        run("UPDATE notes SET mod = mod - ?", seconds)
        self.found.close()
        self.found = Collection(self.path)

    def leave(self) -> None:
        """Suspended, buried and flagged cards, some in filtered decks; the first bears a log without its beginning."""
        some = list(self.found.find_cards("-is:new"))
        DICE.shuffle(some)
        self.found.sched.suspend_cards([*some[:5], *self.found.find_cards("is:new")[:2]])
        self.found.sched.bury_cards(some[5:8])
        for place, card in enumerate(some[8:15]):
            self.found.set_user_flag_for_cards(place + 1, [card])
        for name, search in (("Reviews now", "is:review -is:suspended"), ("Steps now", "is:learn -is:suspended"),
                             ("New now", "is:new -is:suspended")):  # fmt: skip
            self.filtered(name, search, moves=name != "New now")
        self.study("Reviews now", 2)

    def edit(self) -> None:
        """What somebody changes in Anki after the first package: words, gaps, how one kind of card asks, steps by hand;
        and some answers.
        """
        time.sleep(1.1)  # a change counts when it is a second later
        vocab = self.found.models.by_name("Vocab ☆")
        vocab["tmpls"][0]["qfmt"] = "Say: {{Front}}"
        self.found.models.update_dict(vocab)
        for search, place, words in (("question 1", 1, "edited"), ("gap", 0, " {{c6::six}}"), ("loup", 2, "y")):
            note = self.found.get_note(self.found.find_notes(f"{search}*")[0])
            note.fields[place] += words
            note.tags.append("edited")
            self.found.update_note(note)
        for deck in DECKS:
            self.study(deck, 4)
        known = list(self.found.find_cards("is:review -is:suspended deck:Top"))
        self.found.sched.set_due_date(known[:2], "12")
        self.found.sched.schedule_cards_as_new(known[2:4], restore_position=True, reset_counts=True)

    def pack(self, name: str, *, older: bool) -> None:
        """Write a package of everything; a whole collection where its name says so."""
        target = str(self.folder / name)
        if name.endswith("colpkg"):
            self.found.export_collection_package(target, include_media=True, legacy=older)
            self.found = Collection(self.path)
            return
        options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=True, legacy=older)
        self.found.export_anki_package(out_path=target, limit=None, options=options)


def main(folder: Path, rollover: int, days: int) -> None:
    """Make it, and tell."""
    maker = Maker(folder, rollover)
    maker.furnish()
    for number in range(days):
        maker.day(number)
        if number < days - 1:
            maker.move(DICE.choice([1, 1, 1, 2, 4]))
    maker.leave()
    for name, older in (("latest.apkg", False), ("older.apkg", True), ("latest.colpkg", False), ("older.colpkg", True)):
        maker.pack(name, older=older)
    first = told(maker.found)
    maker.edit()
    maker.pack("edited.apkg", older=False)
    second = told(maker.found)
    maker.found.close()
    json.dump([first, second], sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
