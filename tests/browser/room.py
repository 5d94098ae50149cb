"""A room with a live game in real browsers: whoever sits there, and what axe and the console found at their seat."""

from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests import people
from tests.browser.looking import found, found_in_the_other_scheme
from tests.browser.visitor import PHONE, WIDE
from tests.features.live.game import years
from tests.server import Server, app_of, cookie_of

EXPECTED = (
    "ERR_INTERNET_DISCONNECTED",
    "ERR_CONNECTION_REFUSED",
    "ERR_CONNECTION_RESET",
    "ERR_INCOMPLETE",
    "ERR_NETWORK",
    "ERR_EMPTY_RESPONSE",
)


@dataclass
class Seat:
    """One browser window; `complaints` gathers what axe and the console found, `in_both_schemes` light and dark."""

    page: Page
    in_both_schemes: bool = False
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda m: self._hear(m.text) if m.type == "error" else None)

    def _hear(self, text: str) -> None:
        if not any(known in text for known in EXPECTED):
            self.complaints.append(text)

    def looks(self) -> None:
        """Ask axe about what is shown now, and see that nothing sticks out sideways."""
        wrong = found(self.page) + (found_in_the_other_scheme(self.page) if self.in_both_schemes else [])
        self.complaints += [f"{self.page.url}: {one}" for one in wrong]

    def sees(self, screen: str) -> None:
        """Wait until this screen of a player is shown."""
        expect(self.page.locator(f"[data-screen={screen}]")).to_be_visible()

    def presses(self, name: str) -> None:
        """Press the button of this name."""
        self.page.get_by_role("button", name=name).click()


@dataclass
class Class:
    """Everybody in the room."""

    chromium: Browser
    server: Server
    code: str = ""
    seats: dict[str, Seat] = field(default_factory=dict)

    def window(self, size: dict[str, int], cookie: str = "") -> tuple[BrowserContext, Page]:
        context = self.chromium.new_context(viewport=size, color_scheme="light")  # type: ignore[arg-type]
        if cookie:
            context.add_cookies([{"name": "quizapp", "value": cookie, "url": self.server.address}])
        return context, context.new_page()

    def joins(self, name: str) -> Seat:
        seat = self.seats[name] = Seat(self.window(PHONE)[1])
        seat.page.goto(f"{self.server.address}/j/{self.code}")
        if len(self.seats) == 1:
            seat.looks()
        seat.page.fill("#name", name)
        seat.page.keyboard.press("Enter")
        expect(seat.page.locator("[data-live-play], [data-live-pace]")).to_be_visible()
        return seat


def host_of(room: Class) -> Seat:
    """Tess at the form for a game of five questions."""
    with app_of(room.server) as app:
        tess = people.make("tess")
        deck_id = years(tess)
        cookie = cookie_of(tess, app)
    seat = Seat(room.window(WIDE, cookie)[1])
    seat.page.goto(f"{room.server.address}/decks/{deck_id}/live")
    seat.looks()
    return seat


def opens(room: Class, host: Seat) -> None:
    """Open the lobby with what was chosen."""
    host.page.get_by_role("button", name="Open the lobby").click()
    room.code = host.page.inner_text(".code").replace(" ", "")


def wall_of(room: Class, width: int, height: int) -> Seat:
    """Tess in the lobby of a game without a clock, on a wall of so many pixels."""
    host = host_of(room)
    host.page.get_by_text("No clock").click()
    opens(room, host)
    host.page.set_viewport_size({"width": width, "height": height})
    return host


def complaints(room: Class, **others: Seat) -> list[str]:
    """All that was found, by seat."""
    return [f"{name}: {what}" for name, seat in (room.seats | others).items() for what in seat.complaints]
