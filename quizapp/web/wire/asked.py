"""What a lane before the app reads of a request by itself: a cookie, and a short body that others may read again."""

from io import BytesIO
from typing import Any

_DIGITS = 9  # of a length; a longer one is no length that anybody means


def cookie(environ: dict[str, Any], name: str) -> str:
    """The value of the first cookie of this name, or ""."""
    sign = f"{name}="
    parts = environ.get("HTTP_COOKIE", "").split("; ")
    return next((part[len(sign) :] for part in parts if part.startswith(sign)), "")


def body(environ: dict[str, Any], kind: str, *, most: int) -> bytes | None:
    """The body, if it is of this kind and at most so many bytes long; None for any other, which stays unread."""
    length = environ.get("CONTENT_LENGTH", "")
    if not environ.get("CONTENT_TYPE", "").startswith(kind) or not length.isdecimal() or len(length) > _DIGITS:
        return None
    if int(length) > most:
        return None
    read: bytes = environ["wsgi.input"].read(int(length))
    environ["wsgi.input"] = BytesIO(read)
    return read
