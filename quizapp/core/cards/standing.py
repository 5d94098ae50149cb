"""How a name stands in a text, told without a pattern of its own: there are too many names to compile one for each."""

import re

_WHOLE = re.compile(r"\b")
_WHOLE_UNOWNED = re.compile(r"(?!\w|['’])")


def holds(text: str, name: str) -> bool:
    """Does the text hold the name as whole words?

    >>> holds("the omul of baikal", "omul"), holds("baikalsk", "baikal"), holds("in 1,862 of", "862")
    (True, False, False)
    """
    at = text.find(name) if name else -1
    while at >= 0:
        end = at + len(name)
        before, after = text[at - 1 : at] if at else "", text[end : end + 1]
        inside = (name[0].isdigit() and before in {",", "."} and at > 1) or (
            after == "," and text[end + 1 : end + 2].isdigit()
        )
        if not (before.isalnum() or after.isalnum() or inside):
            return True
        at = text.find(name, at + 1)
    return False


def is_behind(words: re.Pattern[str], text: str, name: str, *, owned: bool = True) -> bool:
    """Does the name stand right behind such words; with `owned`, also where it owns something ("Ann's")?

    >>> by = re.compile(r"\\bplayed by ")
    >>> is_behind(by, "is played by ann lee", "ann"), is_behind(by, "is played by anna", "ann")
    (True, False)
    """
    whole = _WHOLE if owned else _WHOLE_UNOWNED
    ends = (found.end() + len(name) for found in words.finditer(text) if text.startswith(name, found.end()))
    return any(whole.match(text, end) for end in ends)
