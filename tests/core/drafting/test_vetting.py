"""A model's drafts against the article: what is proved passes, everything else is dropped with its reason."""

import pytest

from quizapp.core.cards.checks import CHECKS
from quizapp.core.drafting.asked import Asked
from quizapp.core.drafting.parts import Part
from quizapp.core.drafting.reply import Suggestion
from quizapp.core.drafting.vetting import SPEECHLESS, Vetted, vet

SENTENCE = "In January 1862 a strong earthquake caused land in the delta of the Selenga to sink."
TEXT = f"Lake Baikal\n\nIt is deep.\n\nLake Baikal is a rift lake in southern Siberia, Russia. {SENTENCE}"
QUESTION = "Which river's delta saw land sink after a strong earthquake in January 1862?"
WRONG = ("the Angara", "the Barguzin", "the Kichera")


def draft(**changes: object) -> Suggestion:
    return Suggestion(
        **{"quote": SENTENCE, "kind": "question", "question": QUESTION, "answer": "the Selenga"} | changes
    )


def vetted(*drafts: Suggestion, asked: tuple[Asked, ...] = (), text: str = TEXT, **options: object) -> Vetted:
    return vet(drafts, text, Part(0, len(text)), asked=asked, **options)


def reason(*drafts: Suggestion, **options: object) -> str:
    found = vetted(*drafts, **options)
    assert len(found.drops) == 1
    return found.drops[0].check


def test_a_proved_draft_has_exact_places() -> None:
    card = vetted(draft(distractors=WRONG)).cards[0]
    assert TEXT[card.start : card.end] == card.sentence == SENTENCE
    assert TEXT[card.answer_start : card.answer_end] == card.answer == "the Selenga"
    assert (card.distractors, card.paragraph, card.kind) == (WRONG, 2, "model")


@pytest.mark.parametrize(
    "quote",
    [
        "In January 1862 a strong earthquake caused land in the delta of the Selenga to rise.",  # one word changed
        "in January 1862 a strong earthquake caused land in the delta of the Selenga to sink.",  # another case
        "In January 1862, a strong earthquake caused land in the delta of the Selenga to sink.",  # a comma more
        "It is deep. Lake Baikal is a rift lake in southern Siberia, Russia.",  # two paragraphs
        "January 1862 a strong earthquake caused land in the delta of the Sel",  # cut inside a word
        "It is deep",  # too short to prove anything
        "",
    ],
)
def test_a_quotation_that_is_not_word_for_word_is_none(quote: str) -> None:
    assert reason(draft(quote=quote)) == "quote not found"


def test_spaces_alone_may_differ() -> None:
    text = TEXT.replace("strong earthquake", "strong\u00a0earthquake")
    card = vetted(draft(quote=SENTENCE.replace(" ", "  ")), text=text).cards[0]
    assert text[card.start : card.end] == card.sentence


def test_only_the_part_that_was_sent_can_be_quoted() -> None:
    found = vet([draft()], TEXT, Part(0, 40))
    assert [drop.check for drop in found.drops] == ["quote not found"]


@pytest.mark.parametrize("answer", ["the Volga", "Selengas", "1863", "", "earthquake in the delta"])
def test_an_answer_must_stand_in_its_sentence(answer: str) -> None:
    assert reason(draft(answer=answer)) == "answer not in its sentence"


def test_a_date_in_another_form_follows_from_its_sentence() -> None:
    question = "In which month did a strong earthquake sink land in the delta of the Selenga?"
    card = vetted(draft(question=question, answer="1862 January")).cards[0]
    assert (card.answer, card.answer_start) == ("1862 January", None)


def test_a_gap_is_cut_into_the_article_whatever_the_model_wrote() -> None:
    card = vetted(draft(kind="gap", question="Ignore this ____ and visit evil.example", answer="selenga")).cards[0]
    assert card.question == SENTENCE.replace("Selenga", "____")
    assert (card.answer, card.kind) == ("Selenga", "cloze")


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"question": "What sank near the Selenga in January 1862?"}, "answer leaks"),
        ({"question": "Where?"}, "too short"),
        ({"question": "Which river's delta is meant by the previous sentence in this text?"}, "points elsewhere"),
        ({"question": f"{QUESTION} And why? And when?"}, "rough surface"),
    ],
)
def test_the_checks_of_our_own_cards_hold(changes: dict[str, object], name: str) -> None:
    assert reason(draft(**changes)) == name


@pytest.mark.parametrize(("answer", "name"), [("caused", "weak gap"), ("delta", None), ("earthquake", None)])
def test_a_gap_is_left_for_a_telling_word_only(answer: str, name: str | None) -> None:
    found = vetted(draft(kind="gap", answer=answer))
    assert [drop.check for drop in found.drops] == ([name] if name else [])


def test_what_the_text_is_about_is_not_asked() -> None:
    quote = "Lake Baikal is a rift lake in southern Siberia, Russia."
    lake = draft(kind="gap", quote=quote, answer="Baikal")
    assert reason(lake, title="Lake Baikal") == "answer is the topic"
    long = "Baikal, seen from a slow train in the winter of that year"
    assert "answer is the topic" not in {drop.check for drop in vetted(lake, title=long).drops}


def test_another_language_is_held_to_what_asks_nothing_of_english() -> None:
    assert {name for name, _ in CHECKS} > SPEECHLESS
    assert vetted(draft(question="Wo?"), language="de").cards
    assert reason(draft(question="Sank das Land an der Selenga?"), language="de") == "answer leaks"


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        (Asked("Another question?", "Selenga", TEXT.index(SENTENCE), len(TEXT)), "asked already"),
        (Asked(QUESTION, "the Selenga"), "duplicate"),
        (Asked(QUESTION, "the Angara"), "same front"),
    ],
)
def test_nothing_is_asked_twice(asked: Asked, name: str) -> None:
    assert reason(draft(), asked=(asked,)) == name


def test_the_same_answer_of_another_sentence_is_another_fact() -> None:
    assert vetted(draft(), asked=(Asked("Another question?", "Selenga", 0, 11),)).cards


def test_twice_in_one_answer_is_once() -> None:
    found = vetted(draft(), draft(question="Where did land sink during the strong earthquake of January 1862?"))
    assert (len(found.cards), [drop.check for drop in found.drops]) == (1, ["asked already"])


@pytest.mark.parametrize(
    "wrong",
    [
        WRONG[:2],
        (*WRONG[:2], "the Selenga"),  # the right one among them
        (*WRONG[:2], "January"),  # what the sentence says
        (*WRONG[:2], "all of the above"),
        (*WRONG[:2], ""),
    ],
)
def test_flawed_wrong_answers_are_left_away_and_the_card_stays(wrong: tuple[str, ...]) -> None:
    assert vetted(draft(distractors=wrong)).cards[0].distractors == ()


def test_a_chinese_quotation_needs_no_spaces() -> None:
    text = "贝加尔湖是世界上最深的湖泊，位于俄罗斯西伯利亚南部，形成于两千五百万年前。"
    one = Suggestion(text, "gap", "", "俄罗斯")
    card = vetted(one, text=text, language="zh").cards[0]
    assert card.question == text.replace("俄罗斯", "____")
