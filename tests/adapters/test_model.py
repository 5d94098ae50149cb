"""Asking a model over HTTP: what is sent, and one reason for each way in which a server may fail."""

import socket
import time
from collections.abc import Callable, Iterator

import pytest

from quizapp.adapters.model import REASONS, ServerModel, make_model
from quizapp.core.drafting.message import SCHEMA
from quizapp.core.errors import Refused
from quizapp.settings import Settings
from tests.model_server import ModelServer, drip, endless, hang, reply, said, serving


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with serving() as running:
        yield running


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def model(server: ModelServer, pauses: list[float]) -> ServerModel:
    return ServerModel(server.url, "small", key="hush", timeout_s=1, pause=pauses.append)


def ask(model: ServerModel) -> str:
    return model.complete("Be brief.", "A text.", schema=SCHEMA).text


def refusal(model: ServerModel) -> Refused:
    with pytest.raises(Refused) as caught:
        ask(model)
    assert caught.value.reason in REASONS
    assert "hush" not in repr(caught.value) + str(caught.value.data)
    return caught.value


def test_a_good_answer_and_what_it_took(server: ModelServer, model: ServerModel) -> None:
    server.answers = [reply(said("fine", prompt_tokens=12, completion_tokens=3))]
    answer = model.complete("Be brief.", "A text.", schema=SCHEMA)
    assert (answer.text, answer.tokens_in, answer.tokens_out) == ("fine", 12, 3)
    assert server.paths == ["/v1/chat/completions"]
    assert server.headers[0]["Authorization"] == "Bearer hush"
    asked = server.asked[0]
    assert asked["model"] == "small"
    assert [m["content"] for m in asked["messages"]] == ["Be brief.", "A text."]
    assert asked["response_format"]["json_schema"]["schema"] == SCHEMA


def test_without_a_key_none_is_sent(server: ModelServer) -> None:
    server.answers = [reply(said("fine"))]
    ask(ServerModel(server.url, "small"))
    assert "Authorization" not in server.headers[0]


def test_a_server_that_knows_no_schema_is_asked_plainly_and_that_is_remembered(
    server: ModelServer, model: ServerModel
) -> None:
    server.answers = [reply(b'{"error": "unknown option"}', 400), reply(said("fine"))]
    assert [ask(model), ask(model)] == ["fine", "fine"]
    assert ["response_format" in asked for asked in server.asked] == [True, False, False]


def test_in_the_end_no_option_is_left(server: ModelServer, model: ServerModel) -> None:
    server.answers = [reply(b"{}", 422)]
    assert refusal(model).reason == "model_refuses"
    assert [sorted(asked) for asked in server.asked] == [
        ["max_tokens", "messages", "model", "response_format"],
        ["max_tokens", "messages", "model"],
        ["messages", "model"],
    ]


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (401, b"{}", "model_key"),
        (403, b"{}", "model_key"),
        (402, b"{}", "model_quota"),
        (404, b"{}", "model_not_there"),
        (301, b"", "model_moved"),
        (307, b"", "model_moved"),
        (418, b"", "model_refuses"),
        (200, b"<!doctype html><h1>Hello</h1>", "model_rubbish"),
        (200, b"[]", "model_rubbish"),
        (200, b'{"choices": []}', "model_rubbish"),
        (200, b'{"choices": [{"message": {"content": null}}]}', "model_rubbish"),
        (200, b'{"choices": [{"message": {"content": {"cards": []}}}]}', "model_rubbish"),
        (200, b"[" * 100_000, "model_rubbish"),
        (200, said("x" * 600_000), "model_too_much"),
        (429, b'{"error": {"code": "insufficient_quota"}}', "model_quota"),
    ],
)
def test_each_failure_has_its_reason_and_is_not_tried_again(
    server: ModelServer, model: ServerModel, status: int, body: bytes, reason: str
) -> None:
    server.answers = [reply(body, status, Location="http://elsewhere.example/")]
    assert refusal(model).reason == reason
    assert len(server.asked) == 1


def test_a_busy_server_is_waited_for_as_long_as_it_says(
    server: ModelServer, model: ServerModel, pauses: list[float]
) -> None:
    server.answers = [reply(b"", 429, Retry_After="7"), reply(b"", 503), reply(said("fine"))]
    assert ask(model) == "fine"
    assert pauses == [7.0, 3.0]


@pytest.mark.parametrize(
    ("status", "wait", "reason", "tries"),
    [(429, "1", "model_busy", 3), (500, "1", "model_broken", 3), (429, "3600", "model_busy", 1)],
)
def test_patience_ends(
    server: ModelServer, model: ServerModel, *, status: int, wait: str, reason: str, tries: int
) -> None:
    server.answers = [reply(b"", status, Retry_After=wait)]
    assert refusal(model).reason == reason
    assert len(server.asked) == tries


@pytest.mark.parametrize("answer", [hang, drip])
def test_a_slow_answer_is_given_up_in_time_and_not_asked_for_again(
    server: ModelServer, model: ServerModel, answer: Callable[..., None]
) -> None:
    server.answers, begun = [answer], time.monotonic()
    assert refusal(model).reason == "model_slow"
    assert time.monotonic() - begun < 5
    assert len(server.asked) == 1


def test_a_body_without_an_end_is_not_read_to_the_end(server: ModelServer) -> None:
    server.answers = [endless]
    assert refusal(ServerModel(server.url, "small", timeout_s=20)).reason == "model_too_much"


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert refusal(ServerModel(f"http://127.0.0.1:{port}/v1", "small", timeout_s=2)).reason == "model_unreachable"


def test_something_that_speaks_no_http() -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        url = f"http://127.0.0.1:{deaf.getsockname()[1]}"
        assert refusal(ServerModel(url, "small", timeout_s=0.3)).reason == "model_slow"


def test_no_settings_no_model() -> None:
    assert make_model(Settings()) is None
    made = make_model(Settings(model_url="https://models.example/v1/", model_name="m", model_key="hush"))
    assert (made.host, made.name) == ("models.example", "m")
