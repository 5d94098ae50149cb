"""What a broker does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Frame:
    """A whole public view. Frames of a channel are ordered by `order`; `data` is one line of JSON.

    `own` is what goes to one listener alone, one more line of JSON, by the name the listener has.
    """

    order: tuple[int, int]  # version of the game, then how far its counts are
    data: str
    own: Mapping[int, str] = field(default_factory=dict, compare=False)

    @property
    def id(self) -> str:
        """The frame's name on the wire."""
        return f"{self.order[0]}.{self.order[1]}" if self.order[1] else str(self.order[0])


class Listener(Protocol):
    """Somebody who is told of each frame by whoever publishes it, and must not keep them waiting."""

    def tell(self, frame: Frame) -> None:
        """A new frame."""

    def wake(self) -> None:
        """Nothing is sure any more."""


class Broker(Protocol):
    """One slot for each channel with its latest frame, and one event for all who wait on it."""

    def publish(self, channel: str, frame: Frame) -> None:
        """Tell everybody who listens; a frame older than the known one is dropped."""

    def latest(self, channel: str) -> Frame | None:
        """The last frame, if this process can be sure that it is; else the database must be asked."""

    def wait(self, channel: str, known: str, timeout_s: float) -> Frame | None:
        """The frame that is not `known`, as soon as there is one; None after the timeout."""

    def attach(self, channel: str, listener: Listener) -> None:
        """Tell this listener of each frame from now on."""

    def detach(self, channel: str, listener: Listener) -> None:
        """Tell them no more."""

    def offer(self, channel: str, frame: Frame) -> Frame:
        """Put in what was just read from the database, for those in this process; gives the newer of both."""

    def is_sure(self) -> bool:
        """Whether frames arrive here at present; while not, listeners should ask instead of waiting."""

    def close(self) -> None:
        """Listen no more, and wake whoever waits."""
