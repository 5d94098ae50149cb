"""Somebody in a browser: opens pages, looks at each with axe, and does what people do."""

import time
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Locator, Page, Request

from tests.browser.looking import found

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
WAIT_MS = 240_000  # patience costs nothing on a fast machine
QUIET_MS = 50


@dataclass
class Visitor:
    """One person with one browser window. `complaints` gathers what axe, the console and the policy found."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    _on_its_way: set[Request] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(WAIT_MS)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))
        self.page.on(
            "console", lambda m: self.complaints.append(f"{self.page.url}: {m.text}") if m.type == "error" else None
        )
        self.page.on("request", self._asked)
        self.page.on("requestfinished", self._answered)
        self.page.on("requestfailed", self._answered)

    def _asked(self, request: Request) -> None:
        if request.is_navigation_request():
            self._on_its_way.clear()  # nobody waits for what the last page asked for
        self._on_its_way.add(request)

    def _answered(self, request: Request) -> None:
        self._on_its_way.discard(request)

    def opens(self, path: str) -> None:
        """Go to a page and look at it."""
        self.page.goto(self.address + path)
        self.looks()

    def looks(self) -> None:
        """Ask axe about this page, and see that nothing sticks out sideways."""
        self.hears_all()
        self.complaints += [f"{self.page.url}: {one}" for one in found(self.page)]

    def hears_all(self) -> None:
        """Wait until the page has got all that it asked for, and what it asked for then."""
        self.page.wait_for_load_state("load")
        until, quiet = time.monotonic() + WAIT_MS / 1000, 0
        while quiet < 2:
            assert time.monotonic() < until, [request.url for request in self._on_its_way]
            self.page.wait_for_timeout(QUIET_MS)
            quiet = 0 if self._on_its_way else quiet + 1

    def presses(self, name: str) -> None:
        """Press the button or link with this name and be on the page it leads to."""
        wanted = self.page.get_by_role("button", name=name).or_(self.page.get_by_role("link", name=name))
        self.follows(wanted.filter(visible=True).first)

    def follows(self, wanted: Locator) -> None:
        """Click on what leads to another page (or to this one again) and be there, its scripts at work."""
        with self.page.expect_navigation(wait_until="load"):
            wanted.click()

    def types(self, *keys: str) -> None:
        """Press keys on the keyboard, once the page's own scripts listen to them."""
        self.page.wait_for_load_state("load")
        for key in keys:
            self.page.keyboard.press(key)

    def brings(self, text: str) -> None:
        """Paste an article and wait for its cards."""
        self.opens("/")
        self.page.get_by_label("Your article").fill(text)
        self.presses("Make cards")
        self.page.wait_for_url("**/cards/check*")
        self.looks()


def arrive(chromium: Browser, address: str, size: dict[str, int], **more: object) -> Visitor:
    """A new visitor, unknown to the server."""
    context = chromium.new_context(viewport=size, locale="en-GB", timezone_id="Europe/Berlin", **more)
    return Visitor(context.new_page(), address)
