"""What each term finds, among ana's own cards only."""

from typing import Any

import pytest
import sqlalchemy as sa
from fsrs_rs_python import DEFAULT_PARAMETERS

from quizapp.core.search import read
from quizapp.extensions import db
from quizapp.features.find.queries.conditions import Way, found
from quizapp.features.find.queries.pages import ids_of, number_of_all
from quizapp.features.find.queries.words import is_sqlite
from quizapp.models import Card, Deck, Note, NoteTag, Parameters, ReviewLog, User
from tests.conftest import NOON
from tests.features.find.conftest import answered, seeker_of

ALL = {"year", "gap", "leman", "code", "sea"}


def names(user: User, shelf: dict[str, Card], search: str) -> set[str]:
    """The short names of the cards a search finds."""
    by_id = {card.id: name for name, card in shelf.items()}
    return {by_id[number] for number in ids_of(seeker_of(user), read(search))}


@pytest.mark.parametrize(
    ("search", "wanted"),
    [
        ("", ALL),
        ("tide", {"sea"}),
        ("TIDE moon", {"sea"}),
        ("tid*", {"sea"}),
        ("tid", set()),
        ("léman", {"leman"}),
        ("leman", {"leman"}),
        ('"world heritage"', {"year", "gap"}),
        ('"heritage world"', set()),
        ('"world herit*"', {"year", "gap"}),
        ("unesco", {"year", "gap"}),  # in the sentence
        ("switzerland", {"leman"}),  # in a tag
        ("heritage -gap", {"year", "gap"}),
        ("heritage -baikal", set()),
        ("heritage -front:baikal", {"gap"}),
        ("back:baikal", {"gap"}),
        ("front:deep back:310", {"leman"}),
        ("tide or léman", {"sea", "leman"}),
        ("(tide or léman) -moon", {"leman"}),
        ("c++", {"code"}),
        ("++", {"code"}),
        ("front:++", {"code"}),
        ("-(tide or heritage)", {"leman", "code"}),
        ("deck:lakes", {"leman", "code"}),
        ("deck:lakes::deep", {"leman", "code"}),
        ("deck:lake", set()),
        ("deck:*deep", {"leman", "code"}),
        ("deck:sea*", {"sea"}),
        ("-deck:lakes -deck:seas", {"year", "gap"}),
        ("tag:geo", {"leman"}),
        ("tag:geo*", {"leman", "sea"}),
        ("tag:none", {"year", "gap", "code"}),
        ("article:baikal", {"year", "gap"}),
        ("is:due", {"year"}),
        ("is:new", {"code"}),
        ("is:review", {"year", "gap", "sea"}),
        ("is:learn", {"leman"}),
        ("is:suspended", {"gap"}),
        ("-is:suspended", ALL - {"gap"}),
        ("is:buried", {"sea"}),
        ("is:leech", {"sea"}),
        ("is:marked", {"leman"}),
        ("is:flagged", {"year"}),
        ("flag:2", {"year"}),
        ("flag:0", ALL - {"year"}),
        ("kind:cloze", {"gap"}),
        ("prop:s>30", {"year"}),
        ("-prop:s>30", ALL - {"year"}),
        ("prop:s>30 or tide", {"year", "sea"}),
        ("prop:d>5", {"year"}),
        ("prop:ivl>=10", {"year", "gap", "sea"}),
        ("prop:ivl=30", {"year"}),
        ("prop:ivl!=30", {"gap", "sea", "leman"}),
        ("prop:lapses>3", {"year"}),
        ("prop:reps<2", {"sea"}),
        ("prop:due<1", {"year", "leman"}),
        ("prop:due=2", {"sea"}),
        ("prop:due>2", {"gap"}),
        ("prop:r<0.9", {"gap"}),  # ten days, or eleven, since a stability of five
        ("prop:r<90%", {"gap"}),
        ("prop:r>0.95", {"year"}),
        ("prop:r>0", {"year", "gap", "leman", "sea"}),
        ("prop:r<0", set()),
        ("prop:r=0.9", {"leman", "sea"}),
        ("prop:r!=0.9", {"year", "gap"}),
        ("added:3", set()),
        ("added:4", {"year"}),
        ("rated:1", {"year"}),
        ("rated:5", {"year", "sea"}),
        ("rated:5:3", {"sea"}),
        ("-rated:1", ALL - {"year"}),
        ("rated:1 or tide", {"year", "sea"}),
        ("rated:5 -rated:1", {"sea"}),
        ("tide is:buried prop:reps=1 tag:leech", {"sea"}),
        ("-is:new", ALL - {"code"}),
        ("-tag:none", {"leman", "sea"}),
        ("-is:new -tag:none", {"leman", "sea"}),
        ("-is:new tag:none", {"year", "gap"}),
        ("-(is:new or tag:none)", {"leman", "sea"}),
        ("-(tide or tag:geo or is:new)", {"year", "gap"}),
        ("-(tide or tag:geo) -(is:new or flag:2)", {"gap"}),
        ("-(tide or (tag:geo or -is:new))", {"code"}),
        ("-(is:new or -tag:none) or tide", {"year", "gap", "sea"}),
    ],
)
def test_finds(ana: User, shelf: dict[str, Card], search: str, wanted: set[str]) -> None:
    assert names(ana, shelf, search) == wanted


def test_a_card_answered_often_is_found_once_and_only_by_its_learners_own_answers(
    ana: User, zoe: User, shelf: dict[str, Card]
) -> None:
    for rating in (1, 2, 4):
        answered(ana, shelf["gap"], days_ago=2, rating=rating)
        answered(zoe, shelf["code"], days_ago=2, rating=rating)
    answered(ana, shelf["dropped"], days_ago=2, rating=3)
    answered(ana, shelf["leman"], days_ago=2, rating=3)
    last = db.session.scalars(sa.select(ReviewLog).order_by(ReviewLog.id.desc())).first()
    assert last
    last.undone_at = NOON
    db.session.flush()
    ids = ids_of(seeker_of(ana), read("rated:5"))
    assert sorted(ids) == sorted(shelf[name].id for name in ("year", "sea", "gap"))


def test_a_stranger_finds_her_own_only(zoe: User, shelf: dict[str, Card]) -> None:
    assert len(ids_of(seeker_of(zoe), read("tide or -tide"))) == 1
    assert number_of_all(seeker_of(zoe)) == 1


def test_the_index_follows_every_change(ana: User, zoe: User, shelf: dict[str, Card]) -> None:
    shelf["sea"].front = "What moves the ebb?"
    shelf["dropped"].standing = "kept"
    db.session.get(Note, shelf["sea"].note_id).sentence = "The water turns."
    db.session.commit()
    assert names(ana, shelf, "tide") == {"dropped"}
    assert names(ana, shelf, "ebb water") == {"sea"}
    db.session.delete(db.session.get(NoteTag, (shelf["sea"].note_id, "geology")))
    db.session.get(NoteTag, (shelf["sea"].note_id, "leech")).tag = "hard"
    db.session.commit()
    assert names(ana, shelf, "geology") == set()
    assert names(ana, shelf, "hard") == {"sea"}
    db.session.get(Deck, shelf["sea"].deck_id).learner_id = zoe.id
    db.session.commit()
    assert names(ana, shelf, "ebb") == set()
    assert ids_of(seeker_of(zoe), read("ebb")) == [shelf["sea"].id]
    db.session.delete(db.session.get(Deck, shelf["leman"].deck_id))
    db.session.commit()
    assert names(ana, shelf, "") == {"year", "gap"}


def test_memories_fade_by_the_learners_own_parameters(ana: User, shelf: dict[str, Card], browser_of: Any) -> None:
    search = "prop:r<0.83"  # of a stability of five days, after ten or eleven
    assert names(ana, shelf, search) == set()
    told = {"fitted_at": NOON, "reviews": 900, "tested": 300, "is_kept": True, "version": 1}
    db.session.add(Parameters(learner_id=ana.id, values=[*DEFAULT_PARAMETERS[:20], 0.6], **told))
    db.session.commit()
    db.session.expire_all()
    assert names(ana, shelf, search) == {"gap"}
    assert "became World Heritage" in browser_of(ana).get("/find", query_string={"q": search}).text


def test_postgresql_is_asked_once_for_words_of_which_either_will_do(ana: User) -> None:
    """Of two questions it gathers every card with one of the words before it looks at the first."""
    shown = str(found(seeker_of(ana), read("(tide or lake -sea) -is:due"), Way.HERE).cards)
    assert shown.count("FROM card_search") - shown.count("FROM card_search_rows") == (3 if is_sqlite() else 1)


@pytest.mark.parametrize("search", ["-tag:none kind:typed", "-(is:new or -tag:none)", "-(tide or tag:geo)"])
def test_no_database_is_asked_whether_a_thing_is_not_not_there(ana: User, search: str) -> None:
    """PostgreSQL would gather all there is of it first, and look at every card."""
    shown = str(found(seeker_of(ana), read(search)).cards)
    assert "NOT (NOT" not in shown
    assert " OR " not in shown
