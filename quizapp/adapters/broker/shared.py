"""The broker of several processes: frames go through Redis, one subscriber in each process fills its slots.

While Redis is away nothing here is sure: streams end, pages poll, and the database answers. When it is back, slots are
filled from the database by whoever asks first.
"""

import json
import logging
import threading

import redis

from quizapp.adapters.broker.memory import MemoryBroker
from quizapp.adapters.broker.protocol import Frame, Listener

log = logging.getLogger(__name__)
PREFIX = "quizapp:live:"
AGAIN_S = 0.5
LOOK_S = 1.0  # between looks at whether anybody still wants frames
CLOSE_S = 3.0


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

    def publish(self, channel: str, frame: Frame) -> None:
        self._listen()
        self._here.publish(channel, frame)
        try:
            self._redis.publish(PREFIX + channel, json.dumps([*frame.order, frame.data]))
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
                    version, count, data = json.loads(message["data"])
                    channel = message["channel"].decode().removeprefix(PREFIX)
                    self._here.publish(channel, Frame((version, count), data))
