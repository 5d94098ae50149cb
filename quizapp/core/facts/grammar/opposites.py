"""Pairs of words that cannot both be true of one thing: a small table of our own."""

_PAIRS = (
    "largest smallest; biggest smallest; longest shortest; highest lowest; tallest shortest; deepest shallowest; "
    "oldest newest; earliest latest; widest narrowest; heaviest lightest; fastest slowest; warmest coldest; "
    "northern southern; eastern western; north south; east west; northeast southwest; northwest southeast; "
    "northeastern southwestern; northwestern southeastern; northernmost southernmost; easternmost westernmost; "
    "increased decreased; increases decreases; rose fell; rises falls; more fewer; over under; above below; "
    "upper lower; inner outer; male female; before after; first last; most least; "
    "majority minority; strengthened weakened; widened narrowed"
)
_OPPOSITES = {a: b for pair in _PAIRS.split("; ") for a, b in (pair.split(), reversed(pair.split()))}
_OPPOSITES |= {"smallest": "largest", "shortest": "longest"}


def opposite(word: str) -> str:
    """The opposite of a word, with its capital; "" when the table has none.

    >>> opposite("Northern"), opposite("rose"), opposite("green")
    ('Southern', 'fell', '')
    """
    found = _OPPOSITES.get(word.lower(), "")
    return found.capitalize() if word[:1].isupper() else found
