"""Study: the queue of cards that are due, answers, and what they do to memory."""

from flask import Blueprint, Flask

from quizapp.features.accounts import belongings
from quizapp.features.articles import memories

bp = Blueprint("study", __name__)


def register(app: Flask) -> None:
    """Bind the pages, tell articles and decks what is remembered, and say what belongs to a person."""
    import quizapp.features.study.fitting.routes  # noqa: F401
    from quizapp.features.study import belonging, overview, routes  # noqa: F401  routes bind themselves to bp
    from quizapp.features.study.away import routes as away_routes  # noqa: F401
    from quizapp.features.study.card import routes as card_routes  # noqa: F401
    from quizapp.features.study.custom import routes as custom_routes  # noqa: F401
    from quizapp.features.study.lane.door import AnswerLane
    from quizapp.features.study.leeches import routes as leech_routes  # noqa: F401
    from quizapp.features.study.offline import routes as offline_routes  # noqa: F401
    from quizapp.features.study.options import routes as options_routes  # noqa: F401
    from quizapp.features.study.services.moving import move_days
    from quizapp.features.study.steps import routes as step_routes  # noqa: F401
    from quizapp.features.study.timebox import routes as time_routes  # noqa: F401

    app.register_blueprint(bp)
    app.wsgi_app = AnswerLane(app, app.wsgi_app)  # type: ignore[method-assign, assignment]
    app.context_processor(overview.for_layout)
    memories.provide(recalls=overview.recalls, dues=overview.dues)
    belongings.belongs("study", export=belonging.export, adopt=belonging.adopt, moved=move_days)
