"""A model for tests and trials: it answers what it was told to, and remembers what it was asked."""

from quizapp.adapters.model.protocol import Reply
from quizapp.core.errors import Refused


class MemoryModel:
    """Gives its answers in turn, the last one again and again; a `Refused` among them is raised."""

    def __init__(self, *answers: str | Refused, host: str = "models.example", name: str = "small-model") -> None:
        self.host, self.name = host, name
        self.answers = list(answers)
        self.asked: list[tuple[str, str]] = []

    def complete(self, instructions: str, message: str, *, schema: dict[str, object]) -> Reply:
        """The next answer."""
        self.asked.append((instructions, message))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Refused):
            raise answer
        return Reply(answer, tokens_in=len(message) // 4, tokens_out=len(answer) // 4)
