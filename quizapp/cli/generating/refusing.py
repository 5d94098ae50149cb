"""Why a file cannot be read, in a sentence of the command line."""

from collections.abc import Mapping

from quizapp.adapters.reader import KINDS
from quizapp.core.errors import Refused

SENTENCES: Mapping[str, str] = {
    "empty": "there is nothing in it.",
    "too_short": "{words} words are too few.",
    "too_long": "{chars} characters are more than the {limit} that can be read.",
    "too_many_pages": "{pages} pages are more than the {limit} that can be read.",
    "too_big": "it is larger than {limit_mb} MB.",
    "kind_not_known": f"this kind of file is not known. These are: {', '.join(KINDS)}.",
    "not_text": "it holds no text, whatever its name says.",
    "wrong_kind": "it is called a {named} file but holds {found}.",
    "broken_file": "it is damaged and cannot be opened.",
    "encrypted": "it is locked with a password or copy protection.",
    "no_text_in_it": "there are no words to read in it, perhaps only pictures of pages.",
}


def why_refused(refused: Refused) -> str:
    """What is wrong with a file.

    >>> why_refused(Refused("too_many_pages", pages=1200, limit=500))
    '1,200 pages are more than the 500 that can be read.'
    """
    known = SENTENCES.get(refused.reason)
    return known.format_map({name: _shown(value) for name, value in refused.data.items()}) if known else "no reader."


def _shown(value: object) -> str:
    return f"{round(value):,}" if isinstance(value, int | float) else str(value)
