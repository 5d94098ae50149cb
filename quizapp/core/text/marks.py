"""Reference marks: the little brackets an encyclopedia hangs on its words, such as "[12]" or "[citation needed]"."""

import re

_BRACKETS = re.compile(r"([\[\]])")
_LONGEST = 60
_NUMBERED = re.compile(r"[1-9]\d{0,2}(?:\s*[,\u2013-]\s*[1-9]\d{0,2})*", re.ASCII)
_WORDED = re.compile(
    r"(?:note|nb|n|fn|ref)\.?\s*\d{1,3}|update|updated|edit|edit source|source|sources|"
    r"(?:better |additional |full )?(?:citations?|sources?|references?)\s+needed|"
    r"(?:citation|clarification|verification|page|quotation|year|date)\s+needed|page needed|failed verification|"
    r"dead link|permanent dead link|when\?|who\?|by whom\?|according to whom\?|where\?|which\?|vague|"
    r"dubious(?:\s+.{1,3}\s+discuss)?|original research\??|unreliable source\??|not verified in body|disputed",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"[a-z]")


def without_marks(text: str) -> str:
    """The text without reference marks, and without the space a mark leaves before a stop.

    One pass over the brackets, so that marks inside marks go as well and a hostile text costs no more than a plain one.

    >>> without_marks("As of 2019[update] it had [sic] 12 members [3][4].")
    'As of 2019 it had [sic] 12 members.'
    """
    pieces = [piece for piece in _BRACKETS.split(text) if piece]
    out: list[str] = []
    opened: list[int] = []  # where in `out` stand the brackets that no other bracket has closed
    for number, piece in enumerate(pieces):
        if piece == "]" and opened and _is_mark(out, opened[-1]):
            del out[opened.pop() :]
            following = pieces[number + 1] if number + 1 < len(pieces) else "\n"
            _close_gap(out, following)
            continue
        if piece == "[":
            opened.append(len(out))
        elif piece == "]":
            opened.clear()
        out.append(piece)
    return "".join(out)


def _is_mark(out: list[str], start: int) -> bool:
    content = "".join(out[start + 1 :])
    if len(content) > _LONGEST:
        return False
    content = " ".join(content.split())
    if _NUMBERED.fullmatch(content) or _WORDED.fullmatch(content):
        return True
    hangs_on_a_word = start > 0 and not out[start - 1][-1].isspace()  # "[a] man" is an editor's hand in a quotation
    return hangs_on_a_word and bool(_LETTERED.fullmatch(content))


def _close_gap(out: list[str], following: str) -> None:
    """Drop the space that stood before a mark when a stop or the line's end comes next."""
    if out and following[0] in ".,;:!?)\n":
        out[-1] = out[-1].rstrip(" ")
        if not out[-1]:
            out.pop()
