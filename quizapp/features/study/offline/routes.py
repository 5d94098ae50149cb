"""The page in the place of one that cannot be opened, and the worker that keeps it in the browser.

Nothing personal is in it, and nothing else is kept: whoever has a connection gets every page and file fresh.
"""

import hashlib
import json
from functools import cache
from pathlib import Path

from flask import Response, current_app, render_template, url_for

from quizapp.features.study import bp

WORKER = "js/study-worker.js"
FILES = ("css/app.css", "icon.svg", "js/theme.js", "js/study-away.js", "js/study-shelf.js")


@bp.get("/study/offline")
def offline() -> str:
    """The page that says how many answers wait; what waits is known to the browser alone."""
    return render_template("study/offline.html")


@bp.get("/study/offline/worker.js")
def offline_worker() -> Response:
    """The worker, with the version of what it keeps: another one as soon as a word of the page or a file changes."""
    kept = [url_for("static", filename=name) for name in FILES]
    kept.append(url_for("bootstrap.static", filename="css/bootstrap.min.css"))
    version = hashlib.sha256((offline() + _fingerprint()).encode()).hexdigest()[:16]
    told = {"version": version, "page": url_for(".offline"), "files": kept, "home": url_for("articles.home")}
    text = f"const told = {json.dumps(told)};\n{_text(WORKER)}"
    return Response(text, mimetype="text/javascript", headers={"Service-Worker-Allowed": told["home"]})


@cache
def _fingerprint() -> str:
    """Of the files as they are when the program starts, and of Bootstrap's."""
    bootstrap = Path(current_app.blueprints["bootstrap"].static_folder or "") / "css/bootstrap.min.css"
    texts = [_text(name) for name in (*FILES, WORKER)]
    return hashlib.sha256("".join([*texts, bootstrap.read_text()]).encode()).hexdigest()


def _text(name: str) -> str:
    return (Path(current_app.static_folder or "") / name).read_text()
