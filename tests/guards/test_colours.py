"""The colours of the stylesheet: every pair of text and ground reaches WCAG 2.2 AA, in light and in dark."""

import re
from itertools import product
from pathlib import Path

import pytest

CSS = (Path(__file__).resolve().parents[2] / "quizapp/static/css/app.css").read_text()
GROUNDS = ("paper", "sheet", "sunk")
RATINGS = ("again", "hard", "good", "easy")


def _tokens(start: str) -> dict[str, str]:
    block = CSS[CSS.index(start) :]
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", block[: block.index("}")]))


LIGHT = _tokens(":root, [data-bs-theme=light] {")
DARK = LIGHT | _tokens("[data-bs-theme=dark] {")
TILES = dict(re.findall(r"--(tile-\w): (#[0-9a-f]{6})", CSS))
PAIRS = [
    *[(ink, ground, 4.5) for ink, ground in product(("ink", "ink-2", "ink-3", "accent", "accent-strong"), GROUNDS)],
    *[("on-accent", fill, 4.5) for fill in ("accent", "accent-strong")],
    *[(ink, "accent-soft", 4.5) for ink in ("accent", "accent-strong")],
    *[("on-marker", fill, 4.5) for fill in ("marker", "marker-2")],
    *[
        pair
        for r in RATINGS
        for pair in ((r, f"{r}-soft", 4.5), (r, "sheet", 4.5), (r, "paper", 4.5), ("sheet", r, 4.5))
    ],
    *[("edge", ground, 3) for ground in GROUNDS],
    *[("marker-edge", ground, 3) for ground in ("paper", "sheet", "marker-2")],
    *[(heat, "sheet", 3) for heat in ("h3", "h4")],
    *[(f"lit-{tile}", ground, 4.5) for tile, ground in product("abcdef", ("sheet", "sunk"))],
]


def _light(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_can_be_read(theme: dict[str, str]) -> None:
    weak = [(ink, ground) for ink, ground, need in PAIRS if _contrast(theme[ink], theme[ground]) < need]
    assert weak == []


def test_white_can_be_read_on_every_tile() -> None:
    assert [tile for tile, colour in TILES.items() if _contrast("#ffffff", colour) < 4.5] == []


def test_both_dark_blocks_are_the_same() -> None:
    assert _tokens("[data-bs-theme=dark] {") == _tokens(":root:not([data-bs-theme]) {")
