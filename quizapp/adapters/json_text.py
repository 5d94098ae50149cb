"""Documents as text, by Python's own writer, which is made once instead of with every document."""

import json.encoder
from collections.abc import Callable
from typing import Any

quoted: Callable[[str], str] = json.encoder.encode_basestring  # a text as documents hold it, in its own letters


class Written(str):
    """A document that is text already, in place of what a writer would write."""

    __slots__ = ()


def writer(**told: Any) -> Callable[[Any], str]:
    """What writes documents as `json.dumps` would, told the same.

    >>> writer(separators=(",", ":"))({"a": [1, None]})
    '{"a":[1,null]}'
    """
    known, make = json.JSONEncoder(**told), getattr(json.encoder, "c_make_encoder", None)
    if make is None or known.indent is not None:
        return known.encode
    text = json.encoder.encode_basestring_ascii if known.ensure_ascii else json.encoder.encode_basestring
    rules = (known.key_separator, known.item_separator, known.sort_keys, known.skipkeys, known.allow_nan)
    parts = make(None, known.default, text, None, *rules)
    return lambda document: "".join(parts(document, 0))
