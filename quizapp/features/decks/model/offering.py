"""What would be sent to the model, to the letter, before anybody agreed to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.adapters.model import Model
from quizapp.core.drafting.asked import Asked
from quizapp.core.drafting.message import INSTRUCTIONS, fingerprint_of, message_for
from quizapp.core.drafting.parts import Estimate, Part, estimated, parts_of
from quizapp.core.text import word_count
from quizapp.models import Article, ModelRequest


@dataclass(frozen=True)
class Offer:
    """A request as it would be made: `seen` is the same for the same words to the same model."""

    number: int
    host: str
    name: str
    parts: list[dict[str, object]]  # as ModelRequest.parts
    messages: list[str]
    words: int
    is_whole: bool
    goes_on: bool  # it begins where the last one ended
    estimate: Estimate
    seen: str


def offer(article: Article, model: Model, *, asked: Sequence[Asked], last: ModelRequest | None) -> Offer:
    """What would be sent next: the whole text, or of a long one what the last request did not reach."""
    begin = _reached(article.text, last)
    parts = parts_of(article.text, begin=begin)
    stored: list[dict[str, object]] = [
        {"start": part.start, "end": part.end, "asked": _answers(asked, part)} for part in parts
    ]
    texts = [article.text[part.start : part.end] for part in parts]
    messages = [message(article, entry) for entry in stored]
    end = parts[-1].end if parts else 0
    return Offer(
        number=last.number + 1 if last else 1,
        host=model.host,
        name=model.name,
        parts=stored,
        messages=messages,
        words=sum(word_count(text) for text in texts),
        is_whole=begin == 0 and end >= len(article.text.rstrip()),
        goes_on=begin > 0,
        estimate=estimated([said for one in messages for said in (INSTRUCTIONS, one)], texts),
        seen=fingerprint_of(messages, host=model.host, name=model.name),
    )


def message(article: Article, part: dict[str, object]) -> str:
    """The message about one stored part of an article."""
    asked = part["asked"]
    start, end = int(str(part["start"])), int(str(part["end"]))
    said = [str(answer) for answer in asked] if isinstance(asked, list) else []
    return message_for(article.text[start:end], title=article.title, asked=said)


def _reached(text: str, last: ModelRequest | None) -> int:
    """Where the last request ended; from the beginning again once it reached the end."""
    if last is None or not last.parts:
        return 0
    if last.done < len(last.parts):
        return int(str(last.parts[last.done]["start"]))
    end = int(str(last.parts[-1]["end"]))
    return end if parts_of(text, begin=end) else 0


def _answers(asked: Sequence[Asked], part: Part) -> list[str]:
    inside = [card.answer for card in asked if card.start is not None and part.start <= card.start < part.end]
    return list(dict.fromkeys(answer[:100] for answer in inside))[:40]
