"""The tables of Anki's older collections (schema 11), and the JSON that they keep note types and decks in."""

import json
import re
import sqlite3
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from typing import Any

TABLES = """
CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
  ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
  models text not null, decks text not null, dconf text not null, tags text not null);
CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
  usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
  flags integer not null, data text not null);
CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
  mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,
  ivl integer not null, factor integer not null, reps integer not null, lapses integer not null, left integer not null,
  odue integer not null, odid integer not null, flags integer not null, data text not null);
CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
  ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null,
  type integer not null);
CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
"""
CSS = (
    ".card { font-family: Georgia, serif; font-size: 22px; line-height: 1.5; text-align: center; }\n"
    ".source { font-size: 16px; opacity: .75; margin-top: 1em; }\n"
    ".cloze { font-weight: bold; }\nimg { max-width: 100%; }\nol { display: inline-block; text-align: left; }\n"
)
_BEFORE = (
    "\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage[utf8]{inputenc}\n"
    "\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n\\begin{document}\n"
)
_CONF = {"nextPos": 1, "estTimes": True, "activeDecks": [1], "sortType": "noteFld", "timeLim": 0,
         "sortBackwards": False,
         "addToCur": True, "curDeck": 1, "newBury": True, "newSpread": 0, "dueCounts": True, "curModel": None,
         "collapseTime": 1200, "schedVer": 2, "sched2021": True, "creationOffset": 0}  # fmt: skip
OPTIONS = {
    "1": {
        "id": 1, "mod": 0, "name": "Default", "usn": 0, "maxTaken": 60, "autoplay": True, "timer": 0, "replayq": True,
        "new": {"bury": False, "delays": [1.0, 10.0], "initialFactor": 2500, "ints": [1, 4, 0], "order": 1,
                "perDay": 20},
        "rev": {"bury": False, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2},
        "lapse": {"delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0}, "dyn": False,
    }
}  # fmt: skip


def made(path: Path, start: int, west_of: int = 0, rollover: int = 4) -> sqlite3.Connection:
    """An empty collection in a new file; it counts its days from `start`, in seconds, `west_of` minutes west of UTC;
    they begin at the hour `rollover`.
    """
    found = sqlite3.connect(path)
    found.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {TABLES}")
    row = (
        1,
        start,
        0,
        0,
        11,
        0,
        0,
        0,
        json.dumps(_CONF | {"creationOffset": west_of, "rollover": rollover}),
        "{}",
        "{}",
        json.dumps(OPTIONS),
        "{}",
    )
    found.execute(f"INSERT INTO col VALUES ({', '.join('?' * 13)})", row)  # noqa: S608  question marks
    found.commit()
    return found


def model(
    *,
    number: int,
    name: str,
    is_cloze: bool,
    fields: Sequence[str],
    templates: Sequence[tuple[str, str, str]],
    mod: int,
) -> dict[str, Any]:
    """A note type as JSON."""
    return {
        "id": number, "name": name, "type": int(is_cloze), "mod": mod, "usn": -1, "sortf": 0, "did": None, "css": CSS,
        "latexPre": _BEFORE, "latexPost": "\\end{document}", "latexsvg": False, "vers": [], "tags": [],
        "req": [[place, "any", [4 * place]] for place in range(len(templates))],
        "flds": [
            {"name": field, "ord": place, "sticky": False, "rtl": False, "font": "Arial", "size": 20, "media": []}
            for place, field in enumerate(fields)
        ],
        "tmpls": [
            {"name": title, "ord": place, "qfmt": question, "afmt": answer, "bqfmt": "", "bafmt": "", "did": None,
             "bfont": "", "bsize": 0}
            for place, (title, question, answer) in enumerate(templates)
        ],
    }  # fmt: skip


def deck(number: int, name: str, mod: int) -> dict[str, Any]:
    """A deck as JSON."""
    today = {f"{what}Today": [0, 0] for what in ("lrn", "rev", "new", "time")}
    return today | {
        "id": number, "mod": mod, "name": name, "usn": -1, "collapsed": False, "browserCollapsed": False, "desc": "",
        "dyn": 0, "conf": 1, "extendNew": 0, "extendRev": 0,
    }  # fmt: skip


def stripped(html: str) -> str:
    """The first field as Anki sorts and compares it: words and names of files, no tags."""
    html = re.sub(r"<img[^>]*src=[\"']?([^\"'>]+)[\"']?[^>]*>", r" \1 ", html, flags=re.IGNORECASE)
    return unescape(re.sub(r"<[^>]*>", "", html)).replace("\xa0", " ").strip()
