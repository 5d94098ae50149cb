"""The learnt score: features of a draft, the model over them, and which score counts."""

import json
from dataclasses import replace
from importlib.resources import files

import pytest

from quizapp.core.cards.rank import FLOOR, choose, learnt, score
from quizapp.core.cards.rank.features import features
from quizapp.core.cards.rank.learnt import DATA, Ranker, Rating, ranker_from, rating, stored_ranker
from quizapp.core.cards.rank.salience import salience
from quizapp.core.cards.wish import Wish
from quizapp.core.facts.fact import AnswerType, Ask, Family, Found, Known, Sentence, Shape
from tests.core.cards.drafts import NOTHING, gap_draft, wh_draft

BORN = gap_draft("Mary Anning was born in Lyme Regis, Dorset, in 1799.", "1799", kind=AnswerType.YEAR, marks=("short",))
WAR = wh_draft(
    Ask(Shape.INVERTED, "In what year", "did", "the Syrian Civil War", "erupt"), "2011", marks=("anchored", "resolved")
)


@pytest.mark.parametrize(
    ("name", "of_a_gap", "of_a_question"),
    [
        ("family cloze", 1.0, None),
        ("family when", None, 1.0),
        ("type year", 1.0, 1.0),
        ("mark short", 1.0, None),
        ("mark resolved", None, 1.0),
        ("question words", 0.9, 0.9),
        ("answer words", 1 / 3, 1 / 3),
        ("anchors", 1.0, 0.75),
        ("figures", 0.0, 0.0),
        ("gap last", 1.0, 0.0),
        ("pronouns", 0.0, 0.0),
        ("plain things", 0.0, 1 / 3),
        ("day without year", 0.0, 0.0),
        ("gap first", 0.0, 0.0),
        ("name to answer", 0.0, 0.0),
    ],
)
def test_features_of_drafts(name: str, of_a_gap: float | None, of_a_question: float | None) -> None:
    assert features(BORN, NOTHING).get(name) == (None if of_a_gap is None else pytest.approx(of_a_gap))
    assert features(WAR, NOTHING).get(name) == (None if of_a_question is None else pytest.approx(of_a_question))


@pytest.mark.parametrize(
    ("name", "question", "answer", "given"),
    [
        ("pronouns", "Prince Ernst offered her a place in Moritzburg.", "Moritzburg", 0.5),
        ("plain things", "The whistle, cast in 1902, was found in the ruins by Tamsin Rooke.", "Tamsin Rooke", 2 / 3),
        ("starts with a plain thing", "The whistle was found in the ruins by Tamsin Rooke.", "Tamsin Rooke", 1.0),
        ("starts with a plain thing", "The Tour de France was first held in 1903.", "1903", 0.0),
        ("day without year", "At Inkerman on 5 November the Russians attacked again.", "5 November", 1.0),
        ("day without year", "The treaty was signed in Paris on 30 March 1856.", "30 March 1856", 0.0),
        ("small number", "Six engines from four stations fought the blaze.", "four", 1.0),
        ("name goes on", "It was on the Strand of Orrin that the yard stood.", "Orrin", 1.0),
    ],
)
def test_loose_ends_are_seen(name: str, question: str, answer: str, given: float) -> None:
    assert features(gap_draft(question, answer), NOTHING)[name] == pytest.approx(given)


def test_the_same_draft_has_the_same_features_in_the_same_order() -> None:
    again = wh_draft(
        Ask(Shape.INVERTED, "In what year", "did", "the Syrian Civil War", "erupt"),
        "2011",
        marks=("resolved", "anchored"),
    )
    assert list(features(WAR, NOTHING).items()) == list(features(again, NOTHING).items())


def test_the_weight_of_a_feature_moves_the_rate_its_way() -> None:
    neutral = Ranker({}, bias=0.0)
    likes_years = Ranker({"type year": 2.0}, bias=0.0)
    dislikes_short = Ranker({"type year": 2.0, "mark short": -3.0}, bias=0.0)
    assert neutral.rate(features(BORN, NOTHING)) == 0.5
    assert likes_years.rate(features(BORN, NOTHING)) > 0.5 > dislikes_short.rate(features(BORN, NOTHING)) > 0


def test_the_stored_model_counts_where_there_is_one() -> None:
    ranker = stored_ranker()
    assert ranker is not None
    by = rating(NOTHING)
    assert by.rate(BORN) == ranker.rate(features(BORN, NOTHING))
    assert 0 < by.floor < 1


def test_without_a_model_the_hand_made_score_counts_and_a_weakness_drops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learnt, "stored_ranker", lambda: None)
    loose = gap_draft("So on 3 April 1973 the IBM UPC was selected in Kansas.", "Kansas", kind=AnswerType.PLACE)
    by = rating(NOTHING)
    assert (by.rate(WAR), by.rate(loose), by.floor) == (score(WAR), 0.0, FLOOR)


def test_what_does_not_reach_the_floor_is_no_card() -> None:
    poor = gap_draft(
        "It is about 30 in Dorset on most days of the year.", "30", kind=AnswerType.PEOPLE, marks=("small",)
    )
    assert score(poor) < FLOOR <= score(WAR)
    chosen, _, left = choose([poor, WAR], Wish(), words=700)
    assert [draft.question for draft in chosen] == [WAR.question]
    assert [drop.check for drop in left] == ["low score"]
    strict = Rating(lambda draft: 0.7, floor=0.8)
    assert choose([WAR], Wish(), words=700, by=strict)[0] == []


@pytest.mark.parametrize(
    ("name", "question", "answer"),
    [
        ("says was", "Mary Anning was born in Lyme Regis.", "Lyme Regis"),
        ("left in", "Mary Anning was born in Lyme Regis.", "Lyme Regis"),
        ("right Name", "A ship called Duria Antiquior sailed.", "Duria"),
        ("answer Name Name", "Mary Anning was born in Lyme Regis.", "Lyme Regis"),
        ("begins in", "In 1830 the Duria Antiquior was painted.", "1830"),
    ],
)
def test_plain_words_and_what_stands_beside_the_gap_are_features(name: str, question: str, answer: str) -> None:
    assert features(gap_draft(question, answer), NOTHING)[name] == 1.0


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        ("The rivalry between the two friends was told in 1990.", "1990", {"loose:the two"}),
        ("The two founders of Rome were fed by a wolf on the Tiber.", "Tiber", set()),
        ("Walt Disney made a new one in 1940.", "1940", {"loose:a new one"}),
        ("At Cuenca the last hats were sewn in 1950.", "1950", {"loose:last", "loose:at"}),
        ("Jute is a fibre of Bengal.", "fibre", {"loose:a gap"}),
        ("Jute is stronger than hemp, a plant of Bengal.", "Bengal", set()),
        ("An expedition had been scattered. He travelled to Moscow.", "Moscow", {"loose:person behind"}),
        ("Mary Anning was born in Lyme Regis.", "Lyme Regis", set()),
    ],
)
def test_words_that_lean_on_what_was_said_before_are_features(question: str, answer: str, expected: set[str]) -> None:
    told = features(gap_draft(question, answer), NOTHING)
    assert {name for name in told if name.startswith("loose:")} == expected


def test_an_article_full_of_figures_is_told_from_a_story() -> None:
    def read(text: str, words: int) -> Found:
        return Found((), (), (Sentence(text, 0, len(text), 0),), Known(), words)

    draft = gap_draft("The Angara drains Baikal.", "Angara", kind=AnswerType.PLACE)
    season, story = read("Won 12 of 14 in 1999 and 2000.", 5000), read("She walked home by the river at night.", 1000)
    assert salience(draft, season)["chronicle:figures"] > salience(draft, story)["chronicle:figures"] == 0.0
    assert salience(draft, season)["chronicle:length"] > salience(draft, story)["chronicle:length"] == 0.0
    assert "chronicle:length" not in salience(WAR, season)


def test_signs_and_weaknesses_are_features() -> None:
    draft = gap_draft("So on 3 April 1973 the IBM UPC was selected in Kansas.", "Kansas", kind=AnswerType.PLACE)
    told = features(replace(draft, fact=replace(draft.fact, signs=frozenset({"root:select"}))), NOTHING)
    assert told["sign root:select"] == told["check points elsewhere"] == 1.0


def test_what_the_article_names_again_and_again_is_salient() -> None:
    often = Found((), (), tuple(Sentence("The Angara leaves Baikal.", n, n + 25, 0) for n in range(5)), Known(), 20)
    draft = gap_draft("The Angara drains Baikal.", "Angara", kind=AnswerType.PLACE)
    assert salience(draft, often)["answer told"] > salience(draft, NOTHING)["answer told"] == 0.0


def test_a_stored_model_is_sorted_and_rounded() -> None:
    place = files("quizapp.core.data").joinpath(DATA)
    texts = [place.read_text(encoding="utf-8")] if place.is_file() else []
    assert texts == [json.dumps(json.loads(text), indent=1, sort_keys=True) + "\n" for text in texts]
    assert stored_ranker() == (ranker_from(texts[0]) if texts else None)


def test_an_acronym_that_the_article_goes_on_to_use_is_a_card() -> None:
    ask = Ask(Shape.STANDS_FOR, "What", "does", "SDF")
    draft = wh_draft(ask, "Syrian Democratic Forces", family=Family.ACRONYM, kind=AnswerType.GROUP)
    said = tuple(Sentence("The SDF took the town.", n, n + 22, 0) for n in range(3))
    used = rating(Found((), (), said, Known(), 20))
    assert used.rate(draft) >= used.floor
    assert rating(NOTHING).rate(draft) <= max(used.rate(draft), used.floor) + 0.01
