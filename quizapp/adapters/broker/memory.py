"""The broker of one process: a slot and an event for each channel, no queue for each listener."""

import threading
from dataclasses import dataclass, field

from quizapp.adapters.broker.protocol import Frame, Listener

MOST_CHANNELS = 2_000  # what was not touched for longest is forgotten; it is read again when somebody asks


@dataclass(slots=True)
class Slot:
    """The latest frame; `event` is replaced at each new one, so that nobody who waits can miss it."""

    frame: Frame | None = None
    event: threading.Event = field(default_factory=threading.Event)
    listeners: int = 0
    told: dict[int, Listener] = field(default_factory=dict)


class MemoryBroker:
    """Everything within this process."""

    def __init__(self) -> None:
        self._slots: dict[str, Slot] = {}
        self._lock = threading.Lock()

    def publish(self, channel: str, frame: Frame) -> None:
        self._put(channel, frame)

    def offer(self, channel: str, frame: Frame) -> Frame:
        return self._put(channel, frame)

    def latest(self, channel: str) -> Frame | None:
        slot = self._slots.get(channel)
        return slot.frame if slot else None

    def wait(self, channel: str, known: str, timeout_s: float) -> Frame | None:
        with self._lock:
            slot = self._slot(channel)
            event, frame = slot.event, slot.frame
            slot.listeners += 1
        try:
            if frame is not None and frame.id != known:
                return frame
            event.wait(timeout_s)
        finally:
            slot.listeners -= 1
        frame = slot.frame
        return frame if frame is not None and frame.id != known else None

    def attach(self, channel: str, listener: Listener) -> None:
        with self._lock:
            slot = self._slot(channel)
            slot.listeners += 1
            slot.told[id(listener)] = listener

    def detach(self, channel: str, listener: Listener) -> None:
        with self._lock:
            slot = self._slot(channel)
            slot.listeners -= 1
            slot.told.pop(id(listener), None)

    def forget(self) -> None:
        """Be sure of nothing any more, and wake whoever waits."""
        with self._lock:
            before = [slot.event for slot in self._slots.values()]
            for slot in self._slots.values():
                slot.frame, slot.event = None, threading.Event()
            told = [listener for slot in self._slots.values() for listener in slot.told.values()]
        for event in before:
            event.set()
        for listener in told:
            listener.wake()

    def is_sure(self) -> bool:
        return True

    def close(self) -> None:
        self.forget()

    def _put(self, channel: str, frame: Frame) -> Frame:
        with self._lock:
            slot = self._slot(channel)
            if slot.frame is not None and slot.frame.order >= frame.order:
                return slot.frame
            slot.frame, before, slot.event = frame, slot.event, threading.Event()
            told = list(slot.told.values())
        before.set()
        for listener in told:
            listener.tell(frame)
        return frame

    def _slot(self, channel: str) -> Slot:
        slot = self._slots.pop(channel, None) or Slot()
        self._slots[channel] = slot  # the last touched stands last
        if len(self._slots) > MOST_CHANNELS:
            idle = next((name for name, other in self._slots.items() if not other.listeners), None)
            if idle not in {None, channel}:
                del self._slots[str(idle)]
        return slot
