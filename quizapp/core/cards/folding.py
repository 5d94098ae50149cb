"""Comparing answers: two texts that a reader would call the same."""

import re
import unicodedata
from functools import lru_cache

_ARTICLE = re.compile(r"^(the|a|an) ")


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """A text without accents, case and article, for comparing.

    >>> folded("İstanbul") == folded("the Istanbul")
    True
    """
    plain = text
    if not text.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _ARTICLE.sub("", " ".join(plain.casefold().split())).strip(" .")
