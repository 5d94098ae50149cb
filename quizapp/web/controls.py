"""Control characters, which nobody types on purpose and a database may refuse."""

import re

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # all of Unicode's Cc but tab and line ends


def without_controls(text: str) -> str:
    """The text without its control characters; tabs and line ends stay.

    >>> without_controls("deep\\x00 and\\x1b cold\\n")
    'deep and cold\\n'
    """
    return _CONTROLS.sub("", text)
