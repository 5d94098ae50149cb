"""Numbers in addresses: one that no database can hold is no row of ours, so its address does not exist."""

from werkzeug.routing import IntegerConverter, ValidationError

MOST = 2**63 - 1


class RowNumber(IntegerConverter):
    """The `int` of our addresses, from 0 to the largest number of a row."""

    def to_python(self, value: str) -> int:
        if len(value) > len(str(MOST)) or int(value) > MOST:
            raise ValidationError
        return int(super().to_python(value))
