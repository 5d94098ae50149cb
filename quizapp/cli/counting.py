"""Numbers in the sentences of the command line."""


def counted(number: int, word: str, words: str = "") -> str:
    """A number with its word, in the plural where there is not just one.

    >>> counted(1, "card"), counted(2000, "card"), counted(0, "memory", "memories")
    ('1 card', '2,000 cards', '0 memories')
    """
    return f"{number:,} {word if number == 1 else words or word + 's'}"
