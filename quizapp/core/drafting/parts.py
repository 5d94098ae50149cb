"""The parts in which a text goes to a model, and what they amount to."""

from dataclasses import dataclass

from quizapp.core.text import paragraphs, word_count

PART_CHARS = 6_000
MOST_PARTS = 12
_BYTES_A_TOKEN = 4  # about, for the byte-pair encodings in use: a letter of English is one byte, of Thai three
_TOKENS_A_CARD = 110
_WORDS_A_CARD = 90
_FEWEST, _MOST = 3, 15


@dataclass(frozen=True)
class Part:
    """A stretch of an article that goes in one request: `text[part.start:part.end]`."""

    start: int
    end: int


@dataclass(frozen=True)
class Estimate:
    """About how much is sent and comes back, in tokens."""

    tokens_in: int
    tokens_out: int

    def cost(self, price_in: float, price_out: float) -> float | None:
        """The price of it, from prices of a million tokens; None without any price.

        >>> Estimate(2_000_000, 100_000).cost(0.5, 2.0)
        1.2
        """
        if not price_in and not price_out:
            return None
        return (self.tokens_in * price_in + self.tokens_out * price_out) / 1_000_000


def parts_of(text: str, *, begin: int = 0) -> list[Part]:
    """Whole paragraphs from `begin` on, put together to parts of at most PART_CHARS; at most MOST_PARTS of them.

    >>> [(part.start, part.end) for part in parts_of("One.\\n\\nTwo.")]
    [(0, 10)]
    """
    parts: list[Part] = []
    for span in paragraphs(text):
        for start in range(span.start, span.end, PART_CHARS):
            end = min(span.end, start + PART_CHARS)
            if end <= begin:
                continue
            if parts and end - parts[-1].start <= PART_CHARS:
                parts[-1] = Part(parts[-1].start, end)
            else:
                parts.append(Part(max(start, begin), end))
    return parts[:MOST_PARTS]


def cards_wanted(part: str) -> int:
    """How many cards are asked of a part, by its length.

    >>> cards_wanted("word " * 900), cards_wanted("A short one.")
    (10, 3)
    """
    return max(_FEWEST, min(_MOST, word_count(part) // _WORDS_A_CARD))


def estimated(messages: list[str], parts: list[str]) -> Estimate:
    """About how many tokens these messages are, and the answers to them.

    >>> estimated(["four" * 100], ["word " * 900])
    Estimate(tokens_in=100, tokens_out=1100)
    """
    sent = sum(-(-len(message.encode()) // _BYTES_A_TOKEN) for message in messages)
    return Estimate(sent, sum(cards_wanted(part) * _TOKENS_A_CARD for part in parts))
