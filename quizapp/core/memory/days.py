"""Study days: a day starts at the learner's own hour in the learner's own time zone, whatever the clocks do."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from quizapp.core.errors import Refused

ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=1024)
def zone_info(name: str) -> ZoneInfo:
    """The time zone of an IANA name; Refused("time_zone", zone=...) when there is none.

    >>> zone_info("Europe/Berlin").key
    'Europe/Berlin'
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError, TypeError) as error:  # a missing zone, a path, a folder of zones, no text
        raise Refused("time_zone", zone=name) from error


@dataclass(frozen=True, slots=True)
class DayClock:
    """The learner's calendar (rules T1, T2): `zone` is an IANA name, the day starts at `start_hour` local time.

    Errors: Refused("time_zone") and Refused("day_start", lowest=0, highest=23) when made with anything else.

    >>> clock = DayClock("Europe/Berlin")
    >>> clock.day_of(datetime(2026, 1, 2, 2, 59, tzinfo=UTC)), clock.day_of(datetime(2026, 1, 2, 3, 0, tzinfo=UTC))
    (datetime.date(2026, 1, 1), datetime.date(2026, 1, 2))
    """

    zone: str
    start_hour: int = 4

    def __post_init__(self) -> None:
        zone_info(self.zone)
        if not 0 <= self.start_hour <= 23:
            raise Refused("day_start", lowest=0, highest=23)

    def day_of(self, at: datetime) -> date:
        """The study day that the moment `at` (aware) belongs to."""
        if at.tzinfo is UTC:  # in other zones one hour of the year comes twice, and both count as equal
            return _day_of(self.zone, self.start_hour, at)
        if at.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return _day_of(self.zone, self.start_hour, at.astimezone(UTC))

    def around(self, at: datetime) -> tuple[date, datetime]:
        """The study day of the moment `at` (aware), and the moment when the next one starts: always later than `at`."""
        if at.tzinfo is UTC:
            return _around(self.zone, self.start_hour, at)
        if at.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return _around(self.zone, self.start_hour, at.astimezone(UTC))

    def start_of(self, day: date) -> datetime:
        """The moment, in UTC, when the study day `day` starts.

        An hour that the clocks skip starts the day when they jump; an hour that comes twice starts it the first time.
        """
        return _start_of(self.zone, self.start_hour, day)

    def next_day_at(self, now: datetime) -> datetime:
        """The next roll-over after `now`, in UTC; always later than `now`."""
        return self.around(now)[1]

    def elapsed_days(self, prev: datetime, cur: datetime) -> int:
        """How many roll-overs lie between two moments (rule T2), never less than 0; never a count of 24 hours.

        >>> clock = DayClock("UTC")
        >>> clock.elapsed_days(datetime(2026, 1, 1, 3, 59, tzinfo=UTC), datetime(2026, 1, 1, 4, 1, tzinfo=UTC))
        1
        """
        return self.days_since(prev, self.day_of(cur))

    def days_since(self, prev: datetime, day: date) -> int:
        """How many roll-overs lie between the moment `prev` and this study day, never less than 0."""
        before = self.day_of(prev)
        return (day - before).days if day > before else 0

    def moved(self, due: datetime, *, to: "DayClock") -> datetime:
        """The due moment of a whole-day card for a learner who moves to another zone or hour: the same study day.

        >>> due = DayClock("Europe/Berlin").start_of(date(2026, 1, 9))
        >>> DayClock("Europe/Berlin").moved(due, to=DayClock("America/New_York")).isoformat()
        '2026-01-09T09:00:00+00:00'
        """
        return to.start_of(self.day_of(due))


@lru_cache(maxsize=1024)
def _day_of(zone: str, hour: int, at: datetime) -> date:
    local = at.astimezone(zone_info(zone))
    return local.date() if local.hour >= hour else local.date() - ONE_DAY


@lru_cache(maxsize=64)
def _around(zone: str, hour: int, at: datetime) -> tuple[date, datetime]:
    """Asked many times about the moment of one answer."""
    today = _day_of(zone, hour, at)
    following = today + ONE_DAY
    while (start := _start_of(zone, hour, following)) <= at:  # a zone that moved over the date line lost a whole day
        following += ONE_DAY
    return today, start


@lru_cache(maxsize=8192)
def _start_of(zone: str, hour: int, day: date) -> datetime:
    """Asked many times for each answer: today's start, tomorrow's, and the days of the four buttons."""
    return datetime.combine(day, time(hour), zone_info(zone)).astimezone(UTC)
