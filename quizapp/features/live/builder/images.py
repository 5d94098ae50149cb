"""The picture of a question as the builder's form sends it: a new file, one sent before, the one it has, or none."""

from typing import Any

from quizapp.adapters.pictures import LARGEST_BYTES
from quizapp.core.errors import Refused
from quizapp.features.live.builder import wording
from quizapp.features.live.builder.forms import QuestionForm
from quizapp.features.live.pictures import keeping
from quizapp.models import LiveQuestion, User


def image_of(form: QuestionForm, owner: User, question: LiveQuestion | None) -> dict[str, Any] | None:
    """The picture that the question shall have; what is wrong with it stands at its field afterwards."""
    image = _file(form)
    if form.image_remove.data and image is None:
        form.image_kept.data = ""
        return None
    if image is None:
        image = keeping.of_ticket(owner, form.image_kept.data or "") or (question.image if question else None)
    if image is None:
        return None
    form.image_kept.data = keeping.ticket(owner, {name: value for name, value in image.items() if name != "alt"})
    try:
        return image | {"alt": keeping.alt_of(form.image_alt.data or "")}
    except Refused as error:
        form.image_alt.errors = [wording.why(error)]
        return image


def _file(form: QuestionForm) -> dict[str, Any] | None:
    sent = form.image.data
    if not getattr(sent, "filename", ""):
        return None
    with sent.stream as stream:
        data = bytes(stream.read(LARGEST_BYTES + 1))
    try:
        return keeping.store(data)
    except Refused as error:
        form.image.errors = [wording.why(error)]
        return None
