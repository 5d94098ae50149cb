"""The optional model behind a small door: instructions and a message go in, words come out."""

from quizapp.adapters.model.memory import MemoryModel
from quizapp.adapters.model.protocol import REASONS, Model, Reply
from quizapp.adapters.model.server import ServerModel
from quizapp.settings import Settings

__all__ = ["REASONS", "MemoryModel", "Model", "Reply", "ServerModel", "make_model"]


def make_model(settings: Settings) -> Model | None:
    """The model of these settings; None when none is named, and then nothing is ever sent."""
    if not settings.has_model:
        return None
    return ServerModel(
        settings.model_url, settings.model_name, key=settings.model_key, timeout_s=settings.model_timeout_s
    )
