"""Carries the latest frame of each channel to whoever listens: within this process, or through Redis to all of them.

Frames are nudges; the row in the database is the truth. A frame that is lost heals with the next.
"""

from flask import current_app

from quizapp.adapters.broker.memory import MemoryBroker
from quizapp.adapters.broker.protocol import Broker, Frame
from quizapp.settings import Settings

__all__ = ["Broker", "Frame", "MemoryBroker", "broker", "make_broker"]


def make_broker(settings: Settings) -> Broker:
    """The broker of these settings."""
    if not settings.redis_url:
        return MemoryBroker()
    from quizapp.adapters.broker.shared import RedisBroker

    return RedisBroker(settings.redis_url)


def broker() -> Broker:
    """The broker of the running app."""
    found: Broker = current_app.extensions["quizapp.broker"]
    return found
