"""The page of duplicates; what is ticked there is dropped in one step that can be taken back."""

from flask import render_template, request

from quizapp.core.search.twins import twins
from quizapp.features.find import bp
from quizapp.features.find.duplicates import queries
from quizapp.features.find.many import wording
from quizapp.features.find.queries import saved
from quizapp.web import access

MOST_COMPARED = 20_000
MOST_SHOWN = 50


@bp.get("/find/duplicates")
def duplicates() -> str:
    """Cards that ask the same, in groups."""
    learner = access.learner()
    questions = queries.questions(learner.id, MOST_COMPARED + 1)
    alike = twins(questions[:MOST_COMPARED])
    cards = queries.cards(learner.id, [number for group in alike[: MOST_SHOWN * 4] for number in group])
    full = [
        twins([(number, cards[number].front) for number in group if number in cards])
        for group in alike[: MOST_SHOWN * 4]
    ]
    groups = [[cards[number] for number in group] for groups in full for group in groups]
    step = saved.last_step(learner)
    said = wording.done(step) if step else ""
    is_part = len(questions) > MOST_COMPARED
    values = {"total": len(groups), "is_part": is_part, "most": MOST_COMPARED, "step": step, "step_said": said}
    return render_template("find/duplicates.html", groups=groups[:MOST_SHOWN], back=request.path, **values)
