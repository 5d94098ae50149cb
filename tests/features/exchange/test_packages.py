"""Anki packages come in whole, and the second time nothing is doubled and no progress lost."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, update

from quizapp.core.exchange.anki.scheduling import factor_of
from quizapp.core.memory.engine.curve import after_answer, strength_from_ease
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.replay import begun_before
from quizapp.core.memory.state import Phase, State
from quizapp.extensions import db
from quizapp.features.study.integrity.merging import Brought, merge
from quizapp.features.study.integrity.rebuilding import checked, rebuild
from quizapp.features.study.learner import learner_of
from quizapp.features.study.services import Answer, answer
from quizapp.models import Card, Deck, Entry, Medium, Memory, Note, NoteTag, ReviewLog, StudyDay, User, Where
from tests.adapters.packages.packing import EXPECTED, LATEST, LEGACY, PLAIN, altered
from tests.conftest import NOON

BOTH = pytest.mark.parametrize("path", [LATEST, LEGACY], ids=["latest", "legacy"])
DUE = date(2025, 10, 18)  # the collection's first day


def _rows(user: User) -> dict[tuple[str, int], Any]:
    wanted = (
        select(Note.guid, Card.part, Deck.name, Memory, Card.kind, Card.front, Card.back, Card.id)
        .join(Card, Card.note_id == Note.id)
        .join(Deck, Deck.id == Card.deck_id)
        .outerjoin(Memory, Memory.card_id == Card.id)
        .where(Deck.learner_id == user.id)
    )
    return {(row.guid, row.part): row for row in db.session.execute(wanted)}


def _count(model: Any) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


@BOTH
def test_everything_of_a_package_comes_in(ana: User, at: Any, bring: Any, path: Path) -> None:
    tally = bring(ana, path)
    added = [getattr(tally, what)["added"] for what in ("notes", "cards", "reviews", "media")]
    assert added == [25, 33, 231, 4]
    assert tally.problems == []
    rows = _rows(ana)
    for note in EXPECTED["notes"]:
        for card in note["cards"]:
            row = rows[note["guid"], card["ord"]]
            memory = row.Memory
            assert row.name == card["deck"]
            assert (memory.stability, memory.difficulty) == (card["data"]["s"], card["data"]["d"])
            assert (memory.reviews, memory.lapses, memory.flag) == (card["reps"], card["lapses"], card["flag"])
            assert memory.suspended == (card["queue"] == -1)
            assert memory.last_review == datetime.fromtimestamp(card["data"]["lrt"], UTC)
            if card["type"] == 2:
                assert memory.phase is Phase.REVIEW
                assert learner_of(ana).clock.day_of(memory.due) == DUE + timedelta(days=card["due"])
                assert memory.interval_days == card["ivl"]
            else:
                assert memory.phase is Phase.RELEARNING


@BOTH
def test_tags_answers_and_their_kinds_come_along(ana: User, at: Any, bring: Any, path: Path) -> None:
    bring(ana, path)
    tags = set(db.session.scalars(select(NoteTag.tag)))
    assert tags == {"Atlas::arith", "cloze", "easy", "marked", "math", "media", "mid", "typed", "vocab"}
    kinds = dict(db.session.execute(select(ReviewLog.kind, func.count()).group_by(ReviewLog.kind)).all())
    assert kinds[Entry.ANSWER] == 230
    assert kinds[Entry.SET_DUE] + kinds.get(Entry.RESET, 0) == 1 if Entry.SET_DUE in kinds else kinds[Entry.RESET] == 1
    assert set(db.session.scalars(select(ReviewLog.where))) == {Where.IMPORT}
    assert db.session.scalar(select(func.sum(StudyDay.answers))) == 230


@BOTH
def test_the_same_again_changes_nothing(ana: User, at: Any, bring: Any, path: Path) -> None:
    bring(ana, path)
    before = {key: (row.Memory.due, row.Memory.stability, row.front) for key, row in _rows(ana).items()}
    again = bring(ana, path)
    assert (again.notes, again.cards) == (
        {"added": 0, "updated": 0, "skipped": 25}, {"added": 0, "updated": 0, "skipped": 33},
    )  # fmt: skip
    assert again.reviews == {"added": 0, "updated": 0, "skipped": 231}
    assert again.media == {"added": 0, "updated": 0, "skipped": 4}
    assert {key: (row.Memory.due, row.Memory.stability, row.front) for key, row in _rows(ana).items()} == before
    assert (_count(ReviewLog), _count(Deck), _count(Medium)) == (231, 4, 4)
    assert db.session.scalar(select(func.sum(StudyDay.answers))) == 230


def test_the_other_version_of_the_same_collection_is_the_same(ana: User, at: Any, bring: Any) -> None:
    bring(ana, LATEST)
    again = bring(ana, LEGACY)
    assert (again.notes["added"], again.cards["added"], again.reviews["added"]) == (0, 0, 0)


def test_newer_words_replace_ours_and_older_ones_do_not(ana: User, at: Any, bring: Any, tmp_path: Path) -> None:
    bring(ana, LEGACY)
    words = "flds = replace(flds, 'mot 0', 'mot zéro')"
    older = altered(LEGACY, tmp_path / "older.apkg", f"UPDATE notes SET {words}, mod = mod - 5")
    assert bring(ana, older).notes["updated"] == 0
    change = f"UPDATE notes SET {words}, mod = mod + 5 WHERE flds LIKE 'mot 0%'"
    newer = altered(LEGACY, tmp_path / "newer.apkg", change)
    tally = bring(ana, newer)
    assert (tally.notes["updated"], tally.cards["updated"]) == (1, 2)
    assert sorted(row.front for row in _rows(ana).values() if "mot" in row.front + row.back and "0" in row.front) == [
        "word 0"
    ]


def test_an_answer_given_here_outlives_an_older_package(ana: User, at: Any, bring: Any) -> None:
    bring(ana, LATEST)
    row = next(row for row in _rows(ana).values() if row.Memory.phase is Phase.REVIEW and not row.Memory.suspended)
    now = row.Memory.due + timedelta(hours=5)
    given = Answer(row.id, row.Memory.reviews, Rating.GOOD, "a" * 32)
    answer(learner_of(ana), row.Memory.deck_id, given, now=now)
    db.session.commit()
    due = db.session.scalar(select(Memory.due).where(Memory.card_id == row.id))
    bring(ana, LATEST)
    assert db.session.scalar(select(Memory.due).where(Memory.card_id == row.id)) == due


def test_I3_answers_of_both_sides_are_merged_and_the_card_is_made_again(
    ana: User, at: Any, bring: Any, tmp_path: Path
) -> None:
    bring(ana, LEGACY)
    row = next(row for row in _rows(ana).values() if row.Memory.phase is Phase.REVIEW and not row.Memory.suspended)
    now = row.Memory.due + timedelta(hours=5)
    answer(learner_of(ana), row.Memory.deck_id, Answer(row.id, row.Memory.reviews, Rating.GOOD, "a" * 32), now=now)
    db.session.commit()
    later = int((now + timedelta(days=40)).timestamp())
    added = (
        f"INSERT INTO revlog SELECT {later}000, c.id, 0, 1, -600, 50, 500, 900, 1 "
        f"FROM cards c JOIN notes n ON n.id = c.nid WHERE n.guid = '{row.guid}' AND c.ord = {row.part}"
    )
    tally = bring(ana, altered(LEGACY, tmp_path / "both.apkg", added))
    assert tally.reviews["added"] == 1
    memory = db.session.scalar(select(Memory).where(Memory.card_id == row.id))
    rows = select(func.count()).select_from(ReviewLog).where(ReviewLog.card_id == row.id, ReviewLog.rating.is_not(None))
    assert memory.last_review == datetime.fromtimestamp(later, UTC)
    assert memory.phase is Phase.RELEARNING
    assert memory.reviews == db.session.scalar(rows)


def test_a_newer_package_moves_progress_on(ana: User, at: Any, bring: Any, tmp_path: Path) -> None:
    bring(ana, LEGACY)
    more = (
        "INSERT INTO revlog SELECT 1795400000000 + rowid, id, 0, 3, 99, ivl, 500, 900, 1 FROM cards WHERE type = 2",
        """UPDATE cards SET due = due + 99, ivl = 99, data = '{"s":99.5,"d":5.5,"lrt":1795400000}' WHERE type = 2""",
    )
    tally = bring(ana, altered(LEGACY, tmp_path / "newer.apkg", *more))
    assert tally.reviews["added"] == 31
    reviewed = [row.Memory for row in _rows(ana).values() if row.Memory.phase is Phase.REVIEW]
    assert {memory.stability for memory in reviewed} == {99.5}


def test_without_progress_all_cards_are_new_in_their_order(ana: User, at: Any, bring: Any) -> None:
    bring(ana, PLAIN)
    memories = [row.Memory for row in _rows(ana).values()]
    assert {memory.phase for memory in memories} == {Phase.NEW}
    assert len({memory.due for memory in memories}) > 20
    assert _count(ReviewLog) == 0


def test_progress_can_be_left_behind(ana: User, at: Any, bring: Any) -> None:
    bring(ana, LATEST, progress=False)
    assert (_count(ReviewLog), _count(Card)) == (0, 33)


def test_cards_without_fsrs_get_a_strength_all_the_same(ana: User, at: Any, bring: Any, tmp_path: Path) -> None:
    bare = altered(LEGACY, tmp_path / "bare.apkg", "UPDATE cards SET data = '{}'", "DELETE FROM revlog WHERE cid % 2")
    bring(ana, bare)
    memories = [row.Memory for row in _rows(ana).values()]
    assert all(memory.stability and memory.difficulty and memory.last_review for memory in memories)


def test_the_same_package_is_somebody_elses_too(ana: User, ben: User, at: Any, bring: Any) -> None:
    bring(ana, LATEST)
    assert bring(ben, LATEST).notes["added"] == 25
    assert len(_rows(ana)) == len(_rows(ben)) == 33


def test_a_card_dropped_here_stays_dropped(ana: User, at: Any, bring: Any) -> None:
    bring(ana, LATEST)
    db.session.execute(update(Card).values(standing="dropped"))
    db.session.commit()
    assert bring(ana, LATEST).cards["added"] == 0


def test_bad_notes_are_left_out_with_their_reason(ana: User, at: Any, bring: Any, tmp_path: Path) -> None:
    odd = (
        "UPDATE notes SET guid = '' WHERE flds LIKE 'mot 0%'",
        "UPDATE notes SET mid = 7 WHERE flds LIKE 'mot 1%'",
        "UPDATE notes SET flds = char(31) WHERE flds LIKE 'mot 2%'",
        "UPDATE cards SET ord = 9 WHERE ord = 1 AND nid IN (SELECT id FROM notes WHERE flds LIKE 'mot 3%')",
    )
    tally = bring(ana, altered(LEGACY, tmp_path / "odd.apkg", *odd))
    assert sorted(problem.reason for problem in tally.problems) == [
        "empty_front", "no_name", "no_note_type", "no_template",
    ]  # fmt: skip
    assert (tally.notes["added"], tally.notes["skipped"]) == (22, 3)


def test_a_note_that_did_not_change_is_not_drawn_anew_but_its_progress_is_read(
    ana: User, at: Any, bring: Any, tmp_path: Path
) -> None:
    bring(ana, LEGACY)
    before = {key: row.front for key, row in _rows(ana).items()}
    other = altered(LEGACY, tmp_path / "other.apkg", "UPDATE notes SET flds = 'never seen' || flds, mod = mod - 1")
    assert bring(ana, other).notes["updated"] == 0
    assert {key: row.front for key, row in _rows(ana).items()} == before


def test_a_card_that_is_missing_comes_back_though_its_note_did_not_change(ana: User, at: Any, bring: Any) -> None:
    bring(ana, LEGACY)
    card = db.session.scalar(select(Card).where(Card.part == 1))
    number, words = card.note_id, (card.front, card.back)
    db.session.delete(card)
    db.session.commit()
    again = bring(ana, LEGACY)
    assert (again.cards["added"], again.notes["updated"]) == (1, 0)
    back = db.session.scalar(select(Card).where(Card.note_id == number, Card.part == 1))
    assert (back.front, back.back) == words


def test_a_deck_that_was_renamed_here_does_not_come_back_empty(ana: User, at: Any, bring: Any) -> None:
    bring(ana, LEGACY)
    db.session.execute(update(Deck).where(Deck.name == "Atlas").values(name="My atlas"))
    db.session.commit()
    bring(ana, LEGACY)
    assert db.session.scalar(select(func.count()).select_from(Deck).where(Deck.name == "Atlas")) == 0


@BOTH
def test_I1_what_came_with_a_package_is_not_doubted_and_what_was_answered_since_is_checked(
    ana: User, at: Any, bring: Any, path: Path
) -> None:
    bring(ana, path)
    learner = learner_of(ana)
    row = next(row for row in _rows(ana).values() if row.Memory.phase is Phase.REVIEW and not row.Memory.suspended)
    now = row.Memory.due + timedelta(hours=5)
    answer(learner, row.Memory.deck_id, Answer(row.id, row.Memory.reviews, Rating.GOOD, "a" * 32), now=now)
    db.session.commit()
    assert [doubt.fields for _number, doubts in checked(learner) for doubt in doubts] == []
    db.session.execute(update(Memory).where(Memory.card_id == row.id).values(stability=1.5))
    db.session.commit()
    assert [doubt.fields for _number, doubts in checked(learner) for doubt in doubts] == [["stability"]]


def _doubts(learner: Any) -> list[list[str]]:
    return [doubt.fields for _number, doubts in checked(learner) for doubt in doubts]


@pytest.mark.parametrize("times", [1, 2])
def test_I1_what_came_without_a_log_is_where_its_log_begins(
    ana: User, at: Any, bring: Any, tmp_path: Path, times: int
) -> None:
    for _time in range(times):
        bring(ana, altered(LEGACY, tmp_path / "bare.apkg", "DELETE FROM revlog"))
    assert _count(ReviewLog) == 0
    learner = learner_of(ana)
    assert sum(number for number, _doubts in checked(learner)) > 10
    assert _doubts(learner) == []
    row = next(row for row in _rows(ana).values() if row.Memory.phase is Phase.REVIEW and not row.Memory.suspended)
    number, seen, strong = row.id, row.Memory.reviews, row.Memory.stability
    now = row.Memory.due + timedelta(hours=5)
    change = update(Memory).where(Memory.card_id == number)
    db.session.execute(change.values(stability=1.5))
    assert _doubts(learner) == [["stability"]]
    assert rebuild(learner) == 1
    assert db.session.scalar(select(Memory.stability).where(Memory.card_id == number)) == pytest.approx(strong)
    answer(learner, row.Memory.deck_id, Answer(number, seen, Rating.GOOD, "a" * 32), now=now)
    assert _doubts(learner) == []
    db.session.execute(change.values(stability=1.5))
    assert _doubts(learner) == [["stability"]]
    db.session.execute(update(ReviewLog).values(undone_at=now))
    assert len(_doubts(learner)) == 1
    assert rebuild(learner) == 1
    assert _doubts(learner) == []


def test_I4_a_late_answer_takes_its_place_after_what_came_without_a_log(
    ana: User, at: Any, bring: Any, tmp_path: Path
) -> None:
    bring(ana, altered(LEGACY, tmp_path / "bare.apkg", "DELETE FROM revlog"))
    learner = learner_of(ana)
    row = next(row for row in _rows(ana).values() if row.Memory.phase is Phase.REVIEW and not row.Memory.suspended)
    number, before, lapses = row.id, row.Memory.reviews, row.Memory.lapses
    merge(learner, [Brought(number, row.Memory.due, Rating.GOOD, 900)])
    after = db.session.execute(select(Memory.reviews, Memory.lapses).where(Memory.card_id == number)).one()
    assert tuple(after) == (before + 1, lapses)
    assert _doubts(learner) == []


def test_rescheduling_that_came_with_a_package_is_not_ours_to_take_back(
    ana: User, at: Any, bring: Any, browser_of: Any, tmp_path: Path
) -> None:
    put = "INSERT INTO revlog SELECT id + 777, cid, -1, 0, 15, 5, 500, 0, 5 FROM revlog WHERE type = 1 LIMIT 3"
    bring(ana, altered(LEGACY, tmp_path / "moved.apkg", put))
    assert db.session.scalar(select(func.count()).where(ReviewLog.kind == Entry.RESCHEDULED)) == 3
    browser = browser_of(ana)
    assert "new dates back" not in browser.get("/memory").text
    assert browser.post("/memory/reschedule/undo").status_code == 303
    assert db.session.scalar(select(func.count()).where(ReviewLog.undone_at.is_not(None))) == 0


def test_what_is_wrong_with_a_note_is_told_once_and_a_sign_that_is_none_is_left_out(
    ana: User, at: Any, bring: Any, tmp_path: Path
) -> None:
    covered = "UPDATE notes SET flds = '{{c1::image-occlusion:a}}{{c2::image-occlusion:b}}' WHERE id = (%s)"
    clozes = "SELECT nid FROM cards GROUP BY nid HAVING count(*) > 1 LIMIT 1"
    odd = "UPDATE notes SET flds = 'od' || char(0) || 'd' || substr(flds, instr(flds, char(31))) WHERE id = (%s)"
    plain = "SELECT nid FROM cards GROUP BY nid HAVING count(*) = 1 LIMIT 1"
    tally = bring(ana, altered(LEGACY, tmp_path / "odd.apkg", covered % clozes, odd % plain))
    assert [problem.reason for problem in tally.problems] == ["image_occlusion"]
    assert db.session.scalar(select(func.count()).where(Card.front == "odd")) == 1


@pytest.mark.parametrize("times", [1, 2])
def test_I1_answers_with_impossible_times_are_counted_and_told(
    ana: User, at: Any, bring: Any, tmp_path: Path, times: int
) -> None:
    put = "INSERT INTO revlog SELECT id - 1700000000000, cid, -1, ease, ivl, lastIvl, factor, time, type FROM revlog"
    late = "INSERT INTO revlog VALUES (99999999999999999, (SELECT cid FROM revlog LIMIT 1), -1, 3, 1, 1, 500, 900, 1)"
    strange = altered(LEGACY, tmp_path / "strange.apkg", f"{put} WHERE type = 1 LIMIT 3", late)
    for _time in range(times):
        tally = bring(ana, strange)
    told = [problem for problem in tally.problems if problem.reason == "log_times"]
    assert sum(problem.answers for problem in told) == 4
    assert told[0].about.split(" × ")[0] == str(told[0].answers)
    assert tally.reviews["added"] == (231 if times == 1 else 0)
    assert tally.reviews["skipped"] == (4 if times == 1 else 235)


def test_R3_a_log_that_does_not_reach_back_begins_with_what_its_first_row_says(
    ana: User, at: Any, bring: Any, tmp_path: Path
) -> None:
    """As Anki does: a stability of the interval that the first row led to, then what follows it by FSRS."""
    begun = int((NOON - timedelta(days=650)).timestamp() * 1000)
    path = altered(
        LEGACY, tmp_path / "cut.apkg",
        "DELETE FROM revlog",
        "UPDATE cards SET data = '{}', type = 2, queue = 2, ivl = 600, factor = 2500, due = 900, reps = 9",
        f"INSERT INTO revlog SELECT {begun} + id % 1000000, id, -1, 3, 250, 100, 2500, 4000, 1 FROM cards",
        f"INSERT INTO revlog SELECT {begun + 250 * 86_400_000} + id % 1000000, id, -1, 3, 600, 250, 2500, 4000, 1"
        " FROM cards",
    )  # fmt: skip
    bring(ana, path)
    memories = db.session.scalars(select(Memory).where(Memory.learner_id == ana.id)).all()
    start = State(Phase.REVIEW, 0, *strength_from_ease(2.5, 250, parameters=None))
    goes_on = after_answer(start.stability, start.difficulty, 250, retention=0.9, parameters=None)[2]
    assert {round(memory.stability, 1) for memory in memories} == {round(goes_on.stability, 1)}
    assert goes_on.stability > 600
    rebuild(learner_of(ana), is_anew=True)  # as after a fit
    db.session.expire_all()
    assert {round(memory.stability, 1) for memory in memories} == {round(goes_on.stability, 1)}


def test_R3_a_log_that_begins_with_a_lapse_begins_with_the_day_that_it_led_to(
    ana: User, at: Any, bring: Any, tmp_path: Path
) -> None:
    """As Anki does: what came within a day, before any interval is known, tells nothing of the memory."""
    day, begun = 86_400_000, int((NOON - timedelta(days=90)).timestamp() * 1000)
    rows = ((0, 1, -600, 40, 1), (day // 9, 2, -600, -600, 2), (day, 3, 5, -600, 2), (9 * day, 3, 12, 5, 1))
    put = "INSERT INTO revlog SELECT {} + id % 1000000, id, -1, {}, {}, {}, 2100, 4000, {} FROM cards"
    path = altered(
        LEGACY, tmp_path / "lapsed.apkg", "DELETE FROM revlog",
        "UPDATE cards SET data = '{}', type = 2, queue = 2, ivl = 12, factor = 2100, due = 300, reps = 9",
        *(put.format(begun + after, *told) for after, *told in rows),
    )  # fmt: skip
    bring(ana, path)
    memories = db.session.scalars(select(Memory).where(Memory.learner_id == ana.id)).all()
    start = strength_from_ease(2.1, 5, parameters=None)
    goes_on = after_answer(*start, 8, retention=0.9, parameters=None)[2]
    assert {round(memory.stability, 1) for memory in memories} == {round(goes_on.stability, 1)}
    rebuild(learner_of(ana), is_anew=True)  # as after a fit
    db.session.expire_all()
    assert {round(memory.stability, 1) for memory in memories} == {round(goes_on.stability, 1)}


def test_R4_a_card_that_took_its_first_steps_once_more_began_anew(
    ana: User, at: Any, bring: Any, tmp_path: Path
) -> None:
    day, begun = 86_400_000, int((NOON - timedelta(days=90)).timestamp() * 1000)
    rows = ((0, 4, 8, 0, 0), (8 * day, 3, 30, 8, 1), (50 * day, 3, 2, 0, 0), (52 * day, 3, 11, 2, 1))
    put = "INSERT INTO revlog SELECT {} + id % 1000000, id, -1, {}, {}, {}, 500, 4000, {} FROM cards"
    path = altered(
        LEGACY, tmp_path / "anew.apkg", "DELETE FROM revlog",
        "UPDATE cards SET data = '{}', type = 2, queue = 2, ivl = 12, factor = 2500, due = 300, reps = 9",
        *(put.format(begun + after, *told) for after, *told in rows),
    )  # fmt: skip
    bring(ana, path)
    first = after_answer(None, None, 0, retention=0.9, parameters=None)[2]
    wanted = after_answer(first.stability, first.difficulty, 2, retention=0.9, parameters=None)[2]
    memories = db.session.scalars(select(Memory)).all()
    assert {round(row.stability, 2) for row in memories} == {round(wanted.stability, 2)}
    rebuild(learner_of(ana), is_anew=True)  # as after a fit
    db.session.expire_all()
    assert {round(row.stability, 2) for row in memories} == {round(wanted.stability, 2)}


def test_R4_a_log_cut_in_mid_life_begins_where_the_first_steps_were_taken_after_it(
    ana: User, at: Any, bring: Any, tmp_path: Path
) -> None:
    day, begun = 86_400_000, int((NOON - timedelta(days=90)).timestamp() * 1000)
    rows = ((0, 1, -600, 40, 1), (8 * day, 1, -60, 0, 0), (8 * day + 60_000, 3, 3, -60, 0), (11 * day, 3, 11, 3, 1))
    put = "INSERT INTO revlog SELECT {} + id % 1000000, id, -1, {}, {}, {}, 500, 4000, {} FROM cards"
    path = altered(
        LEGACY, tmp_path / "cut.apkg", "DELETE FROM revlog",
        "UPDATE cards SET data = '{}', type = 2, queue = 2, ivl = 12, factor = 2500, due = 300, reps = 9",
        *(put.format(begun + after, *told) for after, *told in rows),
    )  # fmt: skip
    bring(ana, path)
    memories = db.session.scalars(select(Memory)).all()
    told = {round(row.stability, 2) for row in memories}
    rebuild(learner_of(ana), is_anew=True)  # as after a fit
    db.session.expire_all()
    assert {round(row.stability, 2) for row in memories} == told
    assert len(told) == 1


def test_R3_a_row_that_FSRS_wrote_tells_the_difficulty() -> None:
    told: dict[str, Any] = {"day": NOON.date(), "interval_days": 30, "parameters": None}
    assert begun_before(Rating.HARD, NOON, factor=factor_of(7.3), **told).difficulty == pytest.approx(7.3, abs=0.01)
    assert begun_before(Rating.HARD, NOON, factor=0, **told).stability == pytest.approx(30, abs=0.01)
