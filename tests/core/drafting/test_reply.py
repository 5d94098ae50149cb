"""Whatever a model answers, only plain values of a sane size come out."""

import json

import pytest

from quizapp.core.drafting.reply import suggestions
from quizapp.core.errors import Refused

CARD = {"quote": "It is so.", "kind": "question", "question": "How is it?", "answer": "so", "distractors": ["not"]}


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"cards": [CARD]}),
        json.dumps([CARD]),
        f"```json\n{json.dumps({'cards': [CARD]})}\n```",
        f"Here you are:\n```\n{json.dumps([CARD])}\n```\nEnjoy!",
        f"Sure! {json.dumps({'cards': [CARD]})} I hope it helps.",
        f"<think>Cards, {{hm}}.</think>{json.dumps({'cards': [CARD]})}",
    ],
)
def test_cards_are_found_however_they_are_wrapped(content: str) -> None:
    (one,) = suggestions(content)
    assert (one.quote, one.kind, one.question, one.answer) == ("It is so.", "question", "How is it?", "so")
    assert one.distractors == ("not",)


@pytest.mark.parametrize(
    "content",
    ["", "No.", "{}", '{"cards": 3}', '{"cards": [', "<html>", "null", "[" * 50_000, '{"cards": {"quote": "x"}}'],
)
def test_no_list_of_cards_is_refused(content: str) -> None:
    with pytest.raises(Refused) as refused:
        suggestions(content)
    assert refused.value.reason == "not_understood"


def test_an_empty_list_is_an_answer() -> None:
    assert suggestions('{"cards": []}') == []


@pytest.mark.parametrize(
    "changes", [{"quote": 3}, {"answer": None}, {"quote": "x" * 2000}, {"question": ["a"]}, {"answer": {"a": 1}}]
)
def test_what_is_no_card_is_left_out_and_the_rest_stays(changes: dict[str, object]) -> None:
    assert len(suggestions(json.dumps({"cards": [CARD | changes, CARD, "a card", None, 7]}))) == 1


def test_there_is_an_end_to_it() -> None:
    many = suggestions(json.dumps({"cards": [CARD | {"distractors": ["a"] * 90}] * 900}))
    assert len(many) == 40
    assert len(many[0].distractors) == 6


def test_marks_that_hide_or_turn_words_are_gone() -> None:
    (one,) = suggestions(json.dumps({"cards": [CARD | {"question": "What\u202e\x00 is\nit?"}]}))
    assert one.question == "What is it?"
