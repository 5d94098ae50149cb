"""Find: any card by its words, its place or how it is remembered, and changes to many at once."""

from flask import Blueprint, Flask

from quizapp.features.accounts import belongings

bp = Blueprint("find", __name__)


def register(app: Flask) -> None:
    """Bind the pages and say what belongs to a person."""
    from quizapp.features.find import belonging, routes  # noqa: F401  routes bind themselves to bp
    from quizapp.features.find.duplicates import routes as duplicates_routes  # noqa: F401
    from quizapp.features.find.many import routes as many_routes  # noqa: F401
    from quizapp.features.find.replacing import routes as replacing_routes  # noqa: F401
    from quizapp.features.find.saved import routes as saved_routes  # noqa: F401
    from quizapp.features.find.studying import cards_of
    from quizapp.features.find.tags import routes as tags_routes  # noqa: F401
    from quizapp.features.study.custom import choosing

    app.register_blueprint(bp)
    choosing.provide(cards_of)
    belongings.belongs("find", export=belonging.export, adopt=belonging.adopt)
