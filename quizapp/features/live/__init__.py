"""Live games: a question on the wall, many phones answer, nothing is lost, and what was missed comes back later."""

from flask import Blueprint, Flask

from quizapp.features.accounts import belongings

bp = Blueprint("live", __name__)


def register(app: Flask) -> None:
    """Bind the pages and say what belongs to a person."""
    from quizapp.features.live import belonging, entering
    from quizapp.features.live.answering import recording
    from quizapp.features.live.answering.writers import make_writer
    from quizapp.features.live.builder import elsewhere, pages, questions  # noqa: F401
    from quizapp.features.live.host import routes  # noqa: F401  routes bind themselves to bp
    from quizapp.features.live.lane.door import Lane
    from quizapp.features.live.pace import recording as pace
    from quizapp.features.live.pace import routes as turns  # noqa: F401
    from quizapp.features.live.people import routes as people  # noqa: F401
    from quizapp.features.live.pictures import routes as pictures  # noqa: F401
    from quizapp.features.live.play import answers, claiming, joining  # noqa: F401
    from quizapp.features.live.remote import routes as remote  # noqa: F401
    from quizapp.features.live.report import routes as reports  # noqa: F401

    app.register_blueprint(bp)
    app.wsgi_app = Lane(app, app.wsgi_app)  # type: ignore[method-assign, assignment]
    app.extensions["quizapp.answers"] = make_writer(app, recording.write)
    app.extensions["quizapp.turns"] = make_writer(app, pace.write)
    app.extensions["quizapp.door"] = entering.together()
    belongings.belongs("live", export=belonging.export, adopt=belonging.adopt)
