"""What came at the same moment is done in one transaction: each for itself, so that one that fails takes no other with
it, but with one commit, which is what costs most."""

from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Lock
from typing import Any

from quizapp.adapters.served import give_way

MOST_TOGETHER = 32


class NotDone(Exception):
    """It cannot be told whether the transaction came to its end; the same may be asked for again."""


class EachAgain(Exception):
    """What failed cannot be undone among others: all of them are undone, and done again by themselves."""


class _Turn:
    """The work of one, and what came of it."""

    __slots__ = ("error", "is_done", "value", "work")

    def __init__(self, work: Callable[[], Any]) -> None:
        self.work = work
        self.value: Any = None
        self.error: Exception | None = None
        self.is_done = False


class Together[Held]:
    """`transaction()` gives what is held while open and commits at its end; `apart(held)` undoes what fails within, or
    raises EachAgain where it cannot.

    Errors of the kinds `trouble(held)` names are the database's and everybody's. Work sees neither request nor visitor:
    whoever comes first does that of all.
    """

    def __init__(
        self,
        transaction: Callable[[], AbstractContextManager[Held]],
        apart: Callable[[Held], AbstractContextManager[Any]],
        trouble: Callable[[Held], type[Exception]],
    ) -> None:
        self._transaction, self._apart, self._trouble = transaction, apart, trouble
        self._turns: deque[_Turn] = deque()
        self._one_at_a_time = Lock()

    def run[Done](self, work: Callable[[], Done]) -> Done:
        """What the work gives, committed by then; its error is raised, and nothing of it was written."""
        mine = _Turn(work)
        self._turns.append(mine)
        give_way()  # whoever has come at the same moment joins; nobody holds the database meanwhile
        with self._one_at_a_time:
            while not mine.is_done:
                self._do([self._turns.popleft() for _ in range(min(MOST_TOGETHER, len(self._turns)))])
        if mine.error is not None:
            raise mine.error
        found: Done = mine.value
        return found

    @property
    def waiting(self) -> int:
        """How many wait for others."""
        return len(self._turns)

    def _do(self, turns: list[_Turn]) -> None:
        """Everybody's work in one transaction. Nothing in here waits for anything but the database."""
        failed: Exception | None = NotDone()  # until it is committed
        try:
            with self._transaction() as held:
                if len(turns) > 1:
                    for turn in turns:
                        self._do_apart(turn, held)
                else:
                    turns[0].value = turns[0].work()
            failed = None
        except EachAgain:
            for turn in turns:
                turn.error = None
                self._do([turn])
        except Exception as why:
            failed = why
        finally:
            for turn in turns:
                if not turn.is_done:
                    turn.error, turn.is_done = failed or turn.error, True

    def _do_apart(self, turn: _Turn, held: Held) -> None:
        try:
            with self._apart(held):
                turn.value = turn.work()
        except (self._trouble(held), EachAgain):
            raise
        except Exception as why:
            turn.error = why
