"""The Flask extensions, made here and bound to an app in create_app; and how our databases are opened."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, cached_property
from typing import Any, cast

from babel.support import Translations
from flask import Request, current_app, g, request, session
from flask_babel import Babel, get_locale
from flask_bootstrap import Bootstrap5
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_login import LoginManager
from flask_sqlalchemy import SQLAlchemy
from flask_wtf.csrf import CSRFProtect, same_origin
from sqlalchemy import Engine, MetaData, event
from sqlalchemy.engine import Connection
from sqlalchemy.orm import DeclarativeBase
from werkzeug.datastructures import LanguageAccept
from wtforms.i18n import messages_path

from quizapp.core.letters import plain
from quizapp.core.search.patterns import words

MOST_KNOWN = 10_000


class Known[K: Hashable, V]:
    """What was found out lately, the latest MOST_KNOWN of it."""

    def __init__(self) -> None:
        self._found: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K) -> V | None:
        """What is known of this."""
        return self._found.get(key)

    def keep(self, key: K, value: V) -> None:
        """Remember it; what was learnt longest ago goes."""
        self._found[key] = value
        if len(self._found) > MOST_KNOWN:
            self._found.popitem(last=False)


class KnownTokens(CSRFProtect):
    """Flask-WTF's own check, done once for each session and token that a script sends in its header.

    Behind TLS the page's own address is checked each time too.
    """

    def __init__(self) -> None:
        super().__init__()
        self._known: Known[tuple[str, str, str], bool] = Known()

    def protect(self, apply_exemptions: bool = False) -> None:
        token, mine = request.headers.get("X-CSRFToken"), session.get("csrf_token")
        if not token or not mine or current_app.config["WTF_CSRF_TIME_LIMIT"]:
            super().protect(apply_exemptions)
            return
        pair = (str(current_app.secret_key), mine, token)
        secure_host = request.host if request.is_secure else ""
        if self.knows(*pair, referrer=request.referrer or "", secure_host=secure_host):
            g.csrf_valid = True
            return
        super().protect(apply_exemptions)
        if g.get("csrf_valid") and "csrf_token" not in request.form:
            self._known.keep(pair, True)

    def knows(self, key: str, mine: str, token: str, *, referrer: str, secure_host: str) -> bool:
        """Whether this token was found right for the session of `mine` before; behind TLS (`secure_host`) the page that
        sends it must be ours too.
        """
        is_ours = not secure_host or (bool(referrer) and same_origin(referrer, f"https://{secure_host}/"))
        return is_ours and bool(self._known.get((key, mine, token)))


class KnownWords(Request):
    """A request whose forms find their own words (WTForms') read already: the catalogue is read once for each language,
    not with every form.
    """

    @cached_property
    def wtforms_translations(self) -> Translations:
        """The name under which Flask-WTF looks for them before it reads them itself."""
        return _form_words(str(get_locale()))


@cache
def _form_words(language: str) -> Translations:
    found = Translations.load(messages_path(), [language], domain="wtforms")
    return cast("Translations", found)


NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The common ground of all tables; constraint names are fixed so that migrations can speak of them."""

    metadata = MetaData(naming_convention=NAMES)


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})
login_manager = LoginManager()
csrf = KnownTokens()
bootstrap = Bootstrap5()
babel = Babel()
limiter = Limiter(key_func=get_remote_address, headers_enabled=False)

# A SQLite transaction that begins by reading and then writes fails when somebody else wrote in between, without
# waiting. So whoever may write says so first; only requests that read (GET, HEAD) turn this off.
writes: ContextVar[bool] = ContextVar("writes", default=True)


@contextmanager
def only_reading(save: Callable[[], None]) -> Iterator[None]:
    """Nobody waits for a transaction that only reads. `save` ends the one before it, and this one."""
    save()
    before = writes.set(False)
    try:
        yield
        save()
    finally:
        writes.reset(before)


@event.listens_for(Engine, "connect")
def _open_sqlite(connection: Any, _record: Any) -> None:
    if type(connection).__module__.startswith("sqlite3"):
        connection.isolation_level = None  # we begin transactions ourselves, below
        for pragma in (
            "journal_mode=WAL",
            "synchronous=NORMAL",  # in WAL: what was acknowledged outlives the process, whatever kills it
            "foreign_keys=ON",
            "busy_timeout=5000",
            "cache_size=-32000",
            "wal_autocheckpoint=4000",  # pages (16 MB): what is written again and again moves to the file once
        ):
            connection.execute(f"PRAGMA {pragma}")
        # PostgreSQL has these two as functions of its own, made by a step of `migrations/`.
        connection.create_function("card_search_plain", 1, plain, deterministic=True)
        connection.create_function("card_search_words", 1, words, deterministic=True)


@event.listens_for(Engine, "connect")
def _open_postgresql(connection: Any, _record: Any) -> None:
    """To compile a plan takes PostgreSQL longer than any statement of ours runs; and it takes a row found by an index
    for four times as far away as the next one of the table, as on a turning disk: so it reads tables through.
    """
    if type(connection).__module__.startswith("psycopg"):
        connection.execute("SET jit = off; SET random_page_cost = 1.1")
        connection.commit()  # else they go with the first transaction that is taken back


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        # On the driver's own connection: this is said before every request, and SQLAlchemy would think long about it.
        driver: Any = connection.connection.driver_connection
        driver.execute("BEGIN IMMEDIATE" if writes.get() else "BEGIN")


SMALL = 200_000  # rows of a table that is counted as a whole; of a larger one a glance at each index has to do
LOOKED_AT = 1_000  # rows of such an index: nobody can write meanwhile
INDEXED = """SELECT DISTINCT tbl_name FROM sqlite_master WHERE type = 'index'
    AND (tbl_name NOT LIKE 'card_search%' OR tbl_name = 'card_search_rows')"""


def measure_tables() -> None:
    """Tell SQLite how large its tables are, by which it chooses its way through a search; PostgreSQL sees to it itself.

    The figures are made anew in the session's transaction, so that every connection that is open takes them up.
    """
    connection = db.session.connection()
    if connection.dialect.name != "sqlite":
        return
    driver: Any = connection.connection.driver_connection
    driver.execute("DROP TABLE IF EXISTS sqlite_stat1")
    for (table,) in driver.execute(INDEXED).fetchall():
        [(most,)] = driver.execute(f'SELECT max(rowid) FROM "{table}"').fetchall()  # noqa: S608  a name from the schema
        driver.execute(f"PRAGMA analysis_limit={0 if (most or 0) <= SMALL else LOOKED_AT}")
        driver.execute(f'ANALYZE "{table}"')


@cache
def _languages() -> list[str]:
    """The languages there are words for; looked up in the folder once, not with every page."""
    return [str(locale) for locale in babel.list_translations()]


def choose_locale() -> str:
    """The language of this page: the person's own, else the best the browser asks for."""
    return best_language(session.get("language"), request.accept_languages) if request else "en"


def best_language(chosen: object, accepted: LanguageAccept) -> str:
    """The language chosen if there are words for it, else the best of those accepted."""
    languages = _languages()
    return str(chosen) if chosen in languages else accepted.best_match(languages, default="en") or "en"
