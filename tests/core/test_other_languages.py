"""Cards of other languages: one gap a sentence, the best first, in the order of the article."""

from quizapp.core.cards.wish import Wish
from quizapp.core.generate import Generated
from quizapp.core.other_languages import generate_gaps
from tests.core.facts.test_neutral import doc

TEXTS = [
    "Im Sommer 1868 gründete Kellaway die Stadt am breiten Fluss.",
    "Der Turm neben dem alten Hafen ist genau 57 Meter hoch gebaut.",
    "Eine Brücke nach Sibirien wurde dort im Jahr 1905 fertig gebaut.",
]
NAMES = [{"Kellaway": "PER"}, {}, {"Sibirien": "LOC"}]


def made(wish: Wish | None = None, title: str = "") -> Generated:
    docs, offset = [], 0
    for text, names in zip(TEXTS, NAMES, strict=True):
        docs.append((doc(text, names), offset))
        offset += len(text) + 2
    return generate_gaps(docs, wish, title=title)


def test_one_gap_a_sentence_grounded_in_the_article() -> None:
    article = "\n\n".join(TEXTS)
    cards = made().cards
    assert [card.answer for card in cards] == ["1868", "57", "1905"]
    for card in cards:
        assert article[card.start : card.end] == card.sentence == card.question.replace("____", card.answer)
        assert article[card.answer_start : card.answer_end] == card.answer


def test_only_years_get_wrong_answers_and_none_of_them_is_in_the_sentence() -> None:
    year, number, _ = made().cards
    assert len(set(year.distractors)) == 3
    assert not {w for w in year.distractors if w in year.sentence}
    assert number.distractors == ()


def test_the_wish_is_obeyed_and_the_same_seed_gives_the_same() -> None:
    assert [card.answer for card in made(Wish(limit=1)).cards] == ["1868"]
    assert made(Wish(kinds=["when"])).cards == []
    assert made(Wish(part=(0, 70))).cards[-1].answer == "1868"
    assert made(Wish(seed=4)) == made(Wish(seed=4)) != made(Wish(seed=5))


def test_what_was_dropped_has_a_reason() -> None:
    assert {drop.check for drop in made(Wish(limit=1)).drops} == {"another gap of its sentence", "limit"}
    assert {drop.check for drop in made(title="57 Meter").drops} >= {"answer is the topic"}
