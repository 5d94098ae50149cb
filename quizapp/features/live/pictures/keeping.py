"""Keeping a picture of a question: its bytes among the owner's files, its measures and words with the question."""

from datetime import datetime
from typing import Any

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from quizapp.adapters.pictures import redrawn
from quizapp.core.errors import Refused
from quizapp.features.exchange import media
from quizapp.models import User

LONGEST_ALT = 300


def store(data: bytes) -> dict[str, Any]:
    """Write a picture's bytes; gives what a question keeps of it. Raises Refused("image_big" | "image_unreadable")."""
    picture = redrawn(data)
    digest = media.keep(picture.data, picture.ending)
    size = len(picture.data)
    return {
        "digest": digest, "ending": picture.ending, "width": picture.width, "height": picture.height, "size": size,
    }  # fmt: skip


def own(owner: User, image: dict[str, Any], *, now: datetime) -> None:
    """Let the picture be the owner's, so that it is kept as long as they are here."""
    row = (image["digest"], image["ending"], f"question.{image['ending']}", image["size"])
    media.note_down(owner.id, [row], now=now)


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="live-picture")


def ticket(owner: User, image: dict[str, Any]) -> str:
    """What a form carries for a picture that came with it, so that it need not be sent again."""
    return str(_signer().dumps([owner.id, image]))


def of_ticket(owner: User, text: str) -> dict[str, Any] | None:
    """The picture that this form came with before, of this owner."""
    try:
        named, image = _signer().loads(text)
    except (BadSignature, ValueError, TypeError):
        return None
    return image if named == owner.id and isinstance(image, dict) else None


def alt_of(text: str) -> str:
    """The words that stand for a picture. Raises Refused("image_alt") when there are none."""
    words = " ".join(text.split())[:LONGEST_ALT]
    if not words:
        raise Refused("image_alt")
    return words
