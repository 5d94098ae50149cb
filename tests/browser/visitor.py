"""Somebody in a browser: opens pages, looks at each with axe, and does what people do."""

from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
WAIT_MS = 240_000  # patience costs nothing on a fast machine


@dataclass
class Visitor:
    """One person with one browser window. `complaints` gathers what axe, the console and the policy found."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(WAIT_MS)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))
        self.page.on(
            "console", lambda m: self.complaints.append(f"{self.page.url}: {m.text}") if m.type == "error" else None
        )

    def opens(self, path: str) -> None:
        """Go to a page and look at it."""
        self.page.goto(self.address + path)
        self.looks()

    def looks(self) -> None:
        """Ask axe about this page, and see that nothing sticks out sideways."""
        self.page.wait_for_load_state("networkidle")
        found = Axe().run(self.page).response["violations"]
        for violation in found:
            places = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
            self.complaints.append(f"{self.page.url}: {violation['id']}: {places}")
        over = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 1:
            self.complaints.append(f"{self.page.url}: sticks out by {over} px")

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
