"""The page above an address: where a browser goes that opens by reload or Back what can only be sent to."""

from flask import current_app
from werkzeug.exceptions import HTTPException


def page_above(path: str) -> str:
    """The nearest address above this one that can be opened; "/" at the last.

    A lost connection or a sign-in can leave a browser at the address of a button; its page is the one it stood on.
    """
    known = current_app.url_map.bind("")
    while path.strip("/"):
        path = path.rstrip("/").rpartition("/")[0] or "/"
        try:
            endpoint, _values = known.match(path, method="GET")
        except HTTPException:
            continue
        if endpoint != "static":
            return path
    return "/"
