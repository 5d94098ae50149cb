"""quizapp: from reading to remembering."""

# The imports stand inside create_app so that `quizapp serve` can prepare gevent before anything else is loaded.
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from quizapp.settings import Settings

__version__ = "0.1.0"


def create_app(settings: Settings | None = None) -> Flask:
    """Make the web app for these settings (default: the environment's): bind extensions, register features."""
    from flask import Flask

    from quizapp import cli, errors, web
    from quizapp.adapters import broker, language, model, queue
    from quizapp.extensions import babel, bootstrap, choose_locale, csrf, db, limiter, login_manager
    from quizapp.features import FEATURES
    from quizapp.settings import Settings, configure

    settings = settings or Settings.from_environment()
    app = Flask(__name__, instance_path=str(settings.instance.resolve()))
    configure(app, settings)
    for extension in (db, login_manager, csrf, bootstrap, limiter):
        extension.init_app(app)
    babel.init_app(app, locale_selector=choose_locale)
    app.extensions["quizapp.queue"] = queue.make_queue(settings)
    app.extensions["quizapp.broker"] = broker.make_broker(settings)
    language.register(app.extensions, settings.pipelines)
    app.extensions["quizapp.model"] = model.make_model(settings)
    web.register(app)
    errors.register(app)
    for feature in FEATURES:
        feature.register(app)
    web.trust_proxies(app)
    cli.register(app)
    return app
