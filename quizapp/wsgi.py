"""For several workers: `gunicorn -k gevent -w N quizapp.wsgi:app`."""

from quizapp.early import cooperate, loading

cooperate()  # before psycopg is loaded, or every query would hold up all other visitors

with loading():
    from quizapp import create_app
    from quizapp.settings import current
    from quizapp.web.log import set_up
    from quizapp.web.wire.waste import keep_what_is_loaded

    app = create_app()
with app.app_context():
    set_up(current().log_level)
keep_what_is_loaded()
app.extensions["quizapp.queue"].load_soon()
