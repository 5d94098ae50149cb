"""What is looked at on a page that is shown: axe's findings, and whether something sticks out sideways."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

OF_COLOURS = ("color-contrast", "link-in-text-block")  # axe's rules that another colour scheme can break
_TWO_FRAMES = """() => Promise.race([
  new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  new Promise((late) => setTimeout(late, 500)),
])"""  # a window behind others may draw none
_MOVES = """() => document.fonts.status === 'loading' || document.getAnimations().some((one) => {
  const { endTime, localTime, delay } = one.effect.getComputedTiming();
  return one.playState === 'running' && Number.isFinite(endTime) && (localTime ?? delay) >= delay;
})"""
_AXE = """(rules) => axe.run({ resultTypes: ['violations'], ...(rules.length && { runOnly: rules }) })
  .then(({ violations }) => violations.map(({ id, nodes }) =>
    `${id}: ${nodes.slice(0, 3).map((node) => node.html).join('; ')}`))"""


def rests(page: Page) -> None:
    """Wait until what moves has come to rest; what moves without end, or only later, is not waited for.

    What a page does about another scheme or size it does with its next frame, so nothing is at rest before that.
    """
    page.evaluate(_TWO_FRAMES)
    page.wait_for_function(f"() => !({_MOVES})()", polling=20)


def found(page: Page, *rules: str) -> list[str]:
    """What is wrong with what is shown now, by all of axe's rules or by these alone."""
    rests(page)
    if not page.evaluate("'axe' in window"):  # a game shows many screens on one page
        page.evaluate(AXE_SCRIPT)
    wrong: list[str] = page.evaluate(_AXE, rules)
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*wrong, f"sticks out by {over} px"] if over > 1 else wrong


def found_in_the_other_scheme(page: Page) -> list[str]:
    """What is wrong with the colours of what is shown now, were it shown in the dark; it is light again afterwards."""
    page.emulate_media(color_scheme="dark")
    try:
        return [f"in the dark, {one}" for one in found(page, *OF_COLOURS)]
    finally:
        page.emulate_media(color_scheme="light")
