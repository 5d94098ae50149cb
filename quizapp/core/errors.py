"""The errors of the domain: few, typed, carrying data; `quizapp.errors` maps each to a status and a page."""


class QuizError(Exception):
    """Something a person asked for that the rules do not allow; subclasses carry the data that explains it."""


class NotFound(QuizError):
    """There is no such thing, or it belongs to somebody else: a stranger may not tell which."""


class NotAllowed(QuizError):
    """The thing is known to this person, but not this action on it."""


class Stale(QuizError):
    """The thing has moved on since the page was made (another tab, another device, a second click)."""


class PutAside(Stale):
    """The card was put aside since the page was made: it is not asked any more."""


class Refused(QuizError):
    """Something brought from outside (a text, a file, an address) was refused.

    `reason` is one of the short codes listed where it is raised; pages turn it into a sentence.
    `data` holds the figures that the sentence needs, such as a limit.
    """

    def __init__(self, reason: str, **data: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.data = data
