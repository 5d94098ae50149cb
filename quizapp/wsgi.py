"""For several workers: `gunicorn -k gevent -w N quizapp.wsgi:app`."""

from gevent import monkey

monkey.patch_all()  # before psycopg is loaded, or every query would hold up all other visitors

from quizapp import create_app  # noqa: E402
from quizapp.settings import current  # noqa: E402
from quizapp.web.log import set_up  # noqa: E402
from quizapp.web.wire.waste import keep_what_is_loaded  # noqa: E402

app = create_app()
with app.app_context():
    set_up(current().log_level)
keep_what_is_loaded()
