"""The broker of several processes: frames go through Redis, one subscriber in each process fills its slots.

While Redis is away nothing here is sure: streams end, pages poll, and the database answers. When it is back, slots are
filled from the database by whoever asks first.
"""

import logging
import os
import secrets
import threading

import redis

from quizapp.adapters.broker.memory import MemoryBroker
from quizapp.adapters.broker.protocol import Frame, Listener

log = logging.getLogger(__name__)
PREFIX = "quizapp:live:"
AGAIN_S = 0.5
LOOK_S = 1.0  # between looks at whether anybody still wants frames
CLOSE_S = 3.0


def written(frame: Frame, sender: str) -> str:
    """A frame as it goes through Redis: JSON has no line ends of its own, so lines keep its parts apart.

    >>> written(Frame((3, 0), '{"a":1}', {7: '{"b":2}'}), "me")
    'me 3 0\\n{"a":1}\\n7 {"b":2}'
    """
    own = [f"{name} {data}" for name, data in frame.own.items()]
    return "\n".join([f"{sender} {frame.order[0]} {frame.order[1]}", frame.data, *own])


def read(message: str) -> Frame:
    """The frame that was written so."""
    head, data, *lines = message.split("\n")
    _sender, version, count = head.split(" ")
    parts = [line.partition(" ") for line in lines]
    return Frame((int(version), int(count)), data, {int(name): own for name, _, own in parts})


class RedisBroker:
    """Publishes through Redis; listens with one subscription for all channels of this process."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._redis = redis.Redis.from_url(url, socket_timeout=2, socket_connect_timeout=1)
        self._here = MemoryBroker()
        self._lock = threading.Lock()
        self._listening: threading.Thread | None = None
        self._ready = threading.Event()  # subscribed: what is published from now on arrives
        self._closed = threading.Event()
        self._name = secrets.token_hex(8)

    def publish(self, channel: str, frame: Frame) -> None:
        self._listen()
        is_sure = self.is_sure()
        if is_sure:  # the others first: they tell their listeners while this process tells its own
            self._tell_others(channel, frame)
        self._here.publish(channel, frame)
        if not is_sure:  # nobody here waits until Redis is found to be away
            self._tell_others(channel, frame)

    @property
    def _sender(self) -> str:
        """Who published: a process knows its own frames already. Processes may come of one that was ready."""
        return f"{self._name}-{os.getpid()}"

    def _tell_others(self, channel: str, frame: Frame) -> None:
        try:
            self._redis.publish(PREFIX + channel, written(frame, self._sender))
        except redis.RedisError:
            log.warning("Redis is away; players see the change when they ask")

    def offer(self, channel: str, frame: Frame) -> Frame:
        return self._here.offer(channel, frame)

    def latest(self, channel: str) -> Frame | None:
        self._listen()
        return self._here.latest(channel) if self.is_sure() else None

    def is_sure(self) -> bool:
        return self._ready.is_set()

    def wait(self, channel: str, known: str, timeout_s: float) -> Frame | None:
        self._listen()
        return self._here.wait(channel, known, timeout_s)

    def close(self) -> None:
        self._closed.set()
        self._ready.clear()
        self._here.forget()
        self._redis.close()
        with self._lock:
            listening, self._listening = self._listening, None
        if listening is not None:
            listening.join(CLOSE_S)

    def attach(self, channel: str, listener: Listener) -> None:
        self._listen()
        self._here.attach(channel, listener)

    def detach(self, channel: str, listener: Listener) -> None:
        self._here.detach(channel, listener)

    def _listen(self) -> None:
        with self._lock:
            if self._closed.is_set():
                return
            if self._listening is None or not self._listening.is_alive():
                self._listening = threading.Thread(target=self._subscribe, name="live-subscriber", daemon=True)
                self._listening.start()

    def _subscribe(self) -> None:
        while not self._closed.is_set():
            try:
                self._take_in()
            except redis.RedisError:
                if not self._closed.is_set():
                    log.warning("Redis is away; trying again")
            self._ready.clear()
            self._here.forget()
            self._closed.wait(AGAIN_S)

    def _take_in(self) -> None:
        store = redis.Redis.from_url(self._url, socket_connect_timeout=1, health_check_interval=5)
        with store, store.pubsub() as subscription:
            subscription.psubscribe(PREFIX + "*")
            while not self._closed.is_set():
                message = subscription.get_message(timeout=LOOK_S)
                if message is None:
                    subscription.check_health()
                elif message["type"] == "psubscribe":
                    self._here.forget()  # what was published before may have been missed
                    self._ready.set()
                elif message["type"] == "pmessage":
                    self._hear(message["channel"].decode().removeprefix(PREFIX), message["data"])

    def _hear(self, channel: str, message: bytes) -> None:
        if not message.startswith(self._sender.encode()):
            self._here.publish(channel, read(message.decode()))
