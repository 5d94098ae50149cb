"""Web addresses: checked, fetched with care, and read by the readers of files."""

from dataclasses import replace

from quizapp.adapters.reader.files import draft_of
from quizapp.adapters.reader.result import Limits, Read, finished
from quizapp.adapters.reader.web.address import Resolver, is_private_number, looks_public, resolved, target_of
from quizapp.adapters.reader.web.fetch import fetch
from quizapp.adapters.reader.web.page import kind_of_page
from quizapp.core.errors import Refused


def checked_url(url: str, *, limits: Limits) -> str:
    """A typed address as it will be visited, looked at without asking the network.

    Raises Refused: bad_address; private_address for a numeric one or a name that only stands for this machine.
    """
    target = target_of(url, limits=limits)
    is_here = target.host.rstrip(".").rpartition(".")[2] in {"localhost", "local", "internal"}
    if not limits.allow_private and (is_here or is_private_number(target.host)):
        raise Refused("private_address")
    if not limits.allow_private and not looks_public(target.host):
        raise Refused("bad_address")
    return target.url


def read_url(url: str, *, limits: Limits | None = None, resolve: Resolver = resolved) -> Read:
    """The article at a public web address (http or https). `resolve` gives a name's addresses (tests bring theirs).

    Raises Refused: bad_address, private_address, not_reachable, timed_out, too_many_redirects, not_found_there,
    kind_not_known, not_an_article, and what a file of that kind may raise.
    """
    limits = limits or Limits()
    page = fetch(url, limits=limits, resolve=resolve)
    if not page.data.strip():
        raise Refused("empty")
    kind = kind_of_page(page)
    draft = draft_of(kind, page.data, limits=limits, charset=page.charset, url=page.url)
    try:
        return finished(replace(draft, url=draft.url or page.url), kind=kind, limits=limits)
    except Refused as refused:
        if kind == "html" and refused.reason in {"too_short", "no_text_in_it"}:
            raise Refused("not_an_article", **{"words": 0, "needed": limits.min_words} | refused.data) from refused
        raise
