"""A search that cannot be read, with the place where reading stopped."""

from quizapp.core.errors import Refused


class Unreadable(Refused):
    """`reason` says what is wrong, `part` is the piece meant, which begins at character `position` (counted from 0).

    Reasons: too_long, too_many, too_deep, open_quote, open_bracket, close_bracket, empty_bracket, nothing_after,
    unknown_key, unknown_value, empty_value, number. `known` names what would be understood.
    """

    def __init__(self, reason: str, position: int, part: str = "", known: tuple[str, ...] = ()) -> None:
        super().__init__(reason, position=position, part=part, known=known)
        self.position, self.part, self.known = position, part, known
