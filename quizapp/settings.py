"""Every option of the program, typed, with its default and meaning; the only reader of the environment."""

import contextlib
import os
import re
import secrets
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import timedelta
from pathlib import Path
from typing import Any, Self

from flask import Flask, current_app

from quizapp.core.errors import Refused

DATABASE, JOBS = "quizapp.db", "jobs.db"  # files in the instance folder
SESSION_LIFETIME = timedelta(days=365)  # of a sign-in that nobody ends
CHECKOUT = Path(__file__).resolve().parent.parent


def _home() -> Path:
    """The instance folder: beside the code in a checkout, else in the folder the command was started in."""
    return (CHECKOUT if (CHECKOUT / "pyproject.toml").is_file() else Path.cwd()) / "instance"


def _option(default: Any, name: str, meaning: str, *, is_secret: bool = False) -> Any:
    kind = "default_factory" if callable(default) else "default"
    return field(**{kind: default}, repr=not is_secret, metadata={"name": name, "meaning": meaning})


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What one running quizapp is told. Make it with `Settings.from_environment()` or, in tests, by hand."""

    instance: Path = _option(  # noqa: RUF009  it only describes a field
        _home, "QUIZAPP_INSTANCE", "Folder of the database, the secret key and the job list"
    )
    database_url: str = _option(
        "", "DATABASE_URL", "PostgreSQL address; empty: SQLite in the instance folder", is_secret=True
    )
    redis_url: str = _option(
        "", "REDIS_URL", "Redis for jobs and rate limits; empty: SQLite and memory", is_secret=True
    )
    secret_key: str = _option(
        "", "QUIZAPP_SECRET_KEY", "Signs cookies; empty: made once and kept in the instance folder", is_secret=True
    )
    host: str = _option("127.0.0.1", "QUIZAPP_HOST", "Address to listen on; 0.0.0.0 for the whole network")
    port: int = _option(8000, "QUIZAPP_PORT", "Port to listen on")
    secure_cookies: bool = _option(
        False, "QUIZAPP_SECURE_COOKIES", "Send cookies over HTTPS only; set it behind a TLS proxy"
    )
    trusted_proxies: int = _option(
        0, "QUIZAPP_TRUSTED_PROXIES", "How many proxies in front may name the visitor's address"
    )
    other_pipelines: str = _option(
        "", "QUIZAPP_PIPELINES", "Installed spaCy pipelines by language, such as en=en_core_web_trf fr=fr_core_news_md"
    )
    model_url: str = _option(
        "", "QUIZAPP_MODEL_URL", "Base address of an OpenAI-compatible server; empty: no model is ever asked"
    )
    model_name: str = _option("", "QUIZAPP_MODEL_NAME", "Name of the model that server is asked for")
    model_key: str = _option(
        "", "QUIZAPP_MODEL_KEY", "Key for that server, if it wants one; never shown", is_secret=True
    )
    model_timeout_s: int = _option(120, "QUIZAPP_MODEL_TIMEOUT_S", "Longest wait for one of its answers, in seconds")
    model_price_in: float = _option(
        0.0, "QUIZAPP_MODEL_PRICE_IN", "Price of a million tokens sent to it, for the cost shown; 0: not known"
    )
    model_price_out: float = _option(
        0.0, "QUIZAPP_MODEL_PRICE_OUT", "Price of a million tokens written by it, for the cost shown; 0: not known"
    )
    model_currency: str = _option("USD", "QUIZAPP_MODEL_CURRENCY", "Currency of these prices, three letters")
    max_upload_mb: int = _option(10, "QUIZAPP_MAX_UPLOAD_MB", "Largest file or page that is read, in MB")
    max_package_mb: int = _option(200, "QUIZAPP_MAX_PACKAGE_MB", "Largest file of cards that is brought, in MB")
    max_article_chars: int = _option(
        600_000, "QUIZAPP_MAX_ARTICLE_CHARS", "Longest article, in characters of clean text"
    )
    fetch_seconds: int = _option(15, "QUIZAPP_FETCH_SECONDS", "Longest wait for a web page, in seconds")
    fetch_private: bool = _option(
        False, "QUIZAPP_FETCH_PRIVATE", "Let articles be fetched from private addresses (an intranet)"
    )
    rate_limits: bool = _option(True, "QUIZAPP_RATE_LIMITS", "Limit sign-in, sign-up and generation per address")
    live_limits: bool = _option(
        True, "QUIZAPP_LIVE_LIMITS", "Limit how many may join live games per address; 0 for a load test"
    )
    guest_days: int = _option(30, "QUIZAPP_GUEST_DAYS", "Days after the last visit when a guest is forgotten")
    job_patience_s: int = _option(
        15, "QUIZAPP_JOB_PATIENCE", "Seconds without a sign of life from another machine until its job is given again"
    )
    log_level: str = _option("INFO", "QUIZAPP_LOG_LEVEL", "DEBUG, INFO, WARNING or ERROR")

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Self:
        """Read every option from `environ` (default: the process's own).

        Raises Refused("bad_setting", name, value, wanted) when a value is not of its option's type.
        """
        given = os.environ if environ is None else environ
        settings = cls(
            **{o.name: _parse(o, given[o.metadata["name"]]) for o in fields(cls) if given.get(o.metadata["name"])}
        )
        _check(settings)
        return settings

    @property
    def files(self) -> list[Path]:
        """The databases in the instance folder."""
        return [self.instance / name for name in (DATABASE, JOBS) if name == JOBS or not self.database_url]

    @property
    def database(self) -> str:
        """The SQLAlchemy address of the database, with the driver that we ship."""
        if not self.database_url:
            return f"sqlite:///{self.instance.resolve() / DATABASE}"
        scheme, _, rest = self.database_url.partition("://")
        return f"postgresql+psycopg://{rest}" if scheme in {"postgres", "postgresql"} else self.database_url

    @property
    def pipelines(self) -> dict[str, str]:
        """Language code -> name of the spaCy pipeline that finds facts in it, empty for the built-in one."""
        pairs = (pair.partition("=") for pair in self.other_pipelines.replace(",", " ").split())
        return {"en": ""} | {code.lower(): name for code, _, name in pairs}

    @property
    def has_model(self) -> bool:
        """Whether a model may be asked at all."""
        return bool(self.model_url and self.model_name)


def _check(settings: Settings) -> None:
    """What the type of an option cannot say."""
    if not all(
        re.fullmatch(r"[a-z]{2,3}", code) and (name or code == "en") for code, name in settings.pipelines.items()
    ):
        wanted = "list such as fr=fr_core_news_md"
        raise Refused("bad_setting", name="QUIZAPP_PIPELINES", value=settings.other_pipelines, wanted=wanted)
    if settings.model_url and not re.match(r"https?://[^/@\s]+(/\S*)?$", settings.model_url):
        wanted = "web address, such as http://127.0.0.1:11434/v1"
        raise Refused("bad_setting", name="QUIZAPP_MODEL_URL", value=settings.model_url, wanted=wanted)
    if len(settings.model_name) > 200:
        wanted = "name of at most 200 characters"
        raise Refused("bad_setting", name="QUIZAPP_MODEL_NAME", value=settings.model_name, wanted=wanted)
    if settings.model_timeout_s < 1:
        wanted = "number of seconds"
        raise Refused("bad_setting", name="QUIZAPP_MODEL_TIMEOUT_S", value=settings.model_timeout_s, wanted=wanted)


_KINDS = {int: "whole number", float: "number", bool: "yes or no (1 or 0)", Path: "path"}


def _parse(option: Any, value: str) -> Any:
    name = option.metadata["name"]
    try:
        if option.type is bool:
            return {
                "1": True,
                "true": True,
                "yes": True,
                "on": True,
                "0": False,
                "false": False,
                "no": False,
                "off": False,
            }[value.strip().lower()]
        return option.type(value)
    except (KeyError, ValueError) as error:
        raise Refused("bad_setting", name=name, value=value, wanted=_KINDS[option.type]) from error


def kept_secret(instance: Path) -> str:
    """The secret key of this instance, made on first use in a file only its owner can read."""
    path = instance / "secret_key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(32))
    return path.read_text().strip()


def keep_private(settings: Settings) -> None:
    """Make the folder of the instance, and let nobody else of this machine look into it or its databases: they hold
    what people learn. A folder that its group may write to is shared on purpose, and stays so.
    """
    instance = settings.instance
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path in settings.files:  # made here, for SQLite lets everybody read; what it keeps beside them is as they are
        with contextlib.suppress(OSError):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    for path in (instance, *instance.glob("*.db*")):
        with contextlib.suppress(OSError):  # another's: it is for them to say
            mode = stat.S_IMODE(path.stat().st_mode)
            path.chmod(mode & (0o770 if mode & stat.S_IWGRP else 0o700))


def current() -> Settings:
    """The settings of the running app."""
    settings: Settings = current_app.config["QUIZAPP"]
    return settings


def configure(app: Flask, settings: Settings) -> None:
    """Tell Flask and its extensions what they need to know of these settings."""
    keep_private(settings)
    app.config.update(
        QUIZAPP=settings,
        SECRET_KEY=settings.secret_key or kept_secret(settings.instance),
        SQLALCHEMY_DATABASE_URI=settings.database,
        SESSION_COOKIE_NAME="quizapp",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        PERMANENT_SESSION_LIFETIME=SESSION_LIFETIME,
        SESSION_REFRESH_EACH_REQUEST=False,
        MAX_CONTENT_LENGTH=(settings.max_upload_mb + 1) * 2**20,
        MAX_FORM_MEMORY_SIZE=8 * 2**20,  # a pasted article is a form field
        MAX_FORM_PARTS=5000,
        WTF_CSRF_TIME_LIMIT=None,  # a page left open overnight still works; the session is the limit
        BOOTSTRAP_SERVE_LOCAL=True,
        RATELIMIT_STORAGE_URI=settings.redis_url or "memory://",
        RATELIMIT_ENABLED=settings.rate_limits,
        RATELIMIT_IN_MEMORY_FALLBACK_ENABLED=bool(settings.redis_url),
        BABEL_TRANSLATION_DIRECTORIES="translations",
    )
