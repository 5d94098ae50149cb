"""Patterns looked for only in texts that can hold them: most hold no "rank" to be "ranked" (seen at once)."""

import re


class Sought:
    """A pattern, and the letters without any of which it is nowhere found.

    >>> ranks = Sought(r"\\b(?:ranks|ranked)\\b", "rank")
    >>> bool(ranks.search("It ranked third.")), bool(ranks.search("It came third.")), bool(ranks.search("a ranking"))
    (True, False, False)
    """

    def __init__(self, pattern: str, *needs: str, flags: int = 0) -> None:
        """`needs` are in small letters where `flags` let capitals be small."""
        self.pattern, self.needs, self.flags = re.compile(pattern, flags), needs, flags
        self._folds = bool(flags & re.IGNORECASE)

    def search(self, text: str) -> re.Match[str] | None:
        """The first place of a text where it stands."""
        held = text.lower() if self._folds else text
        for need in self.needs:
            if need in held:
                return self.pattern.search(text)
        return None
