"""The log: one line of JSON for each request, without personal data."""

import json
import logging
import time
from datetime import datetime

from flask import Response, g, request

log = logging.getLogger("quizapp.requests")


def log_request(response: Response, at: datetime) -> None:
    """Write what was asked (the route, never the address with its ids), the status and the time taken."""
    if not log.isEnabledFor(logging.INFO) or request.endpoint in {"static", "bootstrap.static"}:
        return
    taken = (time.perf_counter() - g.opened) * 1000 if "opened" in g else 0.0
    route = request.url_rule.rule if request.url_rule else "-"
    line = {
        "at": at.isoformat(timespec="milliseconds"),
        "method": request.method,
        "route": route,
        "status": response.status_code,
        "ms": round(taken, 1),
    }
    log.info(json.dumps(line))


def set_up(level: str) -> None:
    """Send the program's log to standard error."""
    logging.basicConfig(level=level, format="%(message)s")
    logging.getLogger("huey").setLevel(logging.WARNING)
