"""Characters: one form for each, one space, one line end, nothing that cannot be seen. Names, answers and articles all
go by the one list here.
"""

import re
import unicodedata

_SOFT_BREAK = re.compile("\u00ad+ *\n *")
_LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x85\u2028]")
_SPACES = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# Control characters; soft hyphens; zero-width, direction and byte-order marks; interlinear marks; lone surrogates
# (no database can store one); private use and tag characters, which no font of ours can show; noncharacters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\ufffe\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_JOINING = "\u200c\u200d\ufe0e\ufe0f"  # within a word or a picture they say how it is drawn
_ODD = re.compile(f"(?<!\\S)[{_JOINING}]+|[{_JOINING}]+(?!\\S)|(?![{_JOINING}]){_UNSEEN.pattern}")


def seen(text: str) -> str:
    """What was typed in NFC, without what nobody sees and what turns writing around.

    What joins letters and pictures stays between them, for scripts and families need it.

    >>> seen("An\\u202ea\\x00 \\u200d \\u0646\\u200c\\u0647") == "Ana  \\u0646\\u200c\\u0647"
    True
    """
    return _ODD.sub("", unicodedata.normalize("NFC", text))


def plain_characters(raw: str) -> str:
    """The same words in NFC, with `\\n` for every line end, single spaces, and no unseen characters.

    >>> plain_characters("cafe\\u0301\\u00a0 bar\\r\\nin\\u00advisible\\u200b")
    'café bar\\ninvisible'
    """
    text = _LINE_ENDS.sub("\n", raw.replace("\u2029", "\n\n"))
    text = _SOFT_BREAK.sub("", text)
    text = _UNSEEN.sub("", _SPACES.sub(" ", text))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text))
