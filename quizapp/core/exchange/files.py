"""How pictures and sounds of a learner are called: 32 hex digits told by what is in the file, a dot and its ending."""

import re

_DIGEST, _ENDING = "[0-9a-f]{32}", "[a-z0-9]{2,5}"
NAME = re.compile(rf"\b{_DIGEST}\.{_ENDING}\b")
ADDRESS = re.compile(rf"media:(?P<name>(?P<digest>{_DIGEST})\.(?P<ending>{_ENDING}))")  # as the text of a card names it
