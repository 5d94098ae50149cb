"""LaTeX between dollars as MathML; a formula that cannot be read is shown as it was written."""

from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markupsafe import escape

LONGEST = 2_000
TAGS = {
    "math", "maligngroup", "malignmark", "menclose", "merror", "mfenced", "mfrac", "mi", "mmultiscripts", "mn", "mo",
    "mover", "mpadded", "mphantom", "mprescripts", "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub",
    "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover",
}  # fmt: skip
ATTRIBUTES = {
    "math": {"display"}, "mo": {"stretchy", "fence", "form", "lspace", "rspace", "minsize", "maxsize"},
    "mfrac": {"linethickness"}, "mi": {"mathvariant"}, "mspace": {"width"}, "mtable": {"columnalign"},
    "mstyle": {"displaystyle", "scriptlevel"}, "mover": {"accent"}, "munder": {"accentunder"},
    "mtd": {"columnalign"}, "menclose": {"notation"},
}  # fmt: skip


def add_to(markdown: MarkdownIt) -> None:
    """Let this Markdown know formulas."""
    markdown.inline.ruler.before("escape", "formula", _find)
    markdown.add_render_rule("formula", lambda _self, tokens, at, _options, _env: tokens[at].content)


def _find(state: StateInline, silent: bool) -> bool:
    text, at = state.src, state.pos
    if text[at] != "$":
        return False
    mark = "$$" if text.startswith("$$", at) else "$"
    end = _end(text, at + len(mark), mark)
    if end is None:
        return False
    if not silent:
        token, latex = state.push("formula", "math", 0), text[at + len(mark) : end]
        token.content, token.info = formula(latex, is_shown=mark == "$$"), latex
        token.meta["shown"] = mark == "$$"
    state.pos = end + len(mark)
    return True


def _end(text: str, start: int, mark: str) -> int | None:
    """Where a formula ends. Prices are none: no space follows the first dollar or precedes the last, and no figure
    follows it.
    """
    end = text.find(mark, start, start + LONGEST)
    if end <= start or text[start].isspace() or text[end - 1].isspace() or text[end - 1] == "\\":
        return None
    behind = text[end + len(mark) : end + len(mark) + 1]
    return None if mark == "$" and behind.isdigit() else end


@lru_cache(maxsize=2048)
def formula(latex: str, *, is_shown: bool) -> str:
    """One formula as MathML."""
    from latex2mathml.converter import convert  # late: few write formulas, and every start would wait for it

    try:
        made = convert(latex, display="block" if is_shown else "inline")
    except Exception:  # the converter raises whatever comes up, down to IndexError; any of it means "not readable"
        return f"<code>{escape(latex)}</code>"
    return str(nh3.clean(made, tags=TAGS, attributes=ATTRIBUTES))
