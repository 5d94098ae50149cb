"""All figures of the page, derived from counts: what is remembered, studied and coming."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import itemgetter

from quizapp.core.memory.days import DayClock
from quizapp.core.memory.rating import Rating
from quizapp.core.memory.state import Phase
from quizapp.core.stats.forecast import Forecast
from quizapp.core.stats.heatmap import Heatmap, heatmap
from quizapp.core.stats.quiz_scores import QuizScores, quiz_scores
from quizapp.core.stats.remembered import Remembered
from quizapp.core.stats.retention import MATURE_DAYS, WEEK, DayAnswers, Share, TrueRetention, by_week, true_retention
from quizapp.core.stats.streak import Streak, streak
from quizapp.features.progress.queries import counts, recall
from quizapp.features.progress.queries.counts import Day, Shelved
from quizapp.models import User

FORECAST_DAYS = 30
RECENT_DAYS = 30
WEEKS = 12
ENOUGH = 20  # reviews that came back after a day or more, before a share of them means anything
PER_PAGE = 10


@dataclass(frozen=True)
class Stays:
    """What stays of one deck."""

    deck: Shelved
    held: Remembered


@dataclass(frozen=True)
class Month:
    """A month of the heat map in figures: its first day, answers, and days with one."""

    day: date
    answers: int
    days: int


@dataclass(frozen=True)
class Figures:
    """Everything the page shows."""

    today: date
    recent: TrueRetention  # the last 30 days
    ever: TrueRetention
    weeks: tuple[Share, ...]
    streak: Streak
    year: Heatmap
    coming: Forecast
    held: int  # in review and not due today
    kept: int
    scores: QuizScores
    stays: list[Stays]
    page: int
    has_more: bool

    @property
    def due_today(self) -> int:
        """Cards due today, with all that is overdue."""
        return self.coming.counts[0]

    @property
    def months(self) -> list[Month]:
        """The months of the year shown, the newest first."""
        found: dict[date, list[int]] = {}
        for cell in self.year.cells:
            found.setdefault(cell.day.replace(day=1), []).append(cell.count)
        return [Month(day, sum(answers), sum(count > 0 for count in answers)) for day, answers in found.items()][::-1]

    @property
    def missing(self) -> int:
        """How many more reviews it takes until the share remembered is shown."""
        return max(0, ENOUGH - self.ever.all.asked)


def figures(learner: User, *, now: datetime, first_weekday: int = 0, page: int = 1) -> Figures:
    """Derive all figures of a learner at a moment; `page` is that of the articles."""
    clock = DayClock(learner.timezone, learner.day_start)
    today = clock.day_of(now)
    days = counts.days(learner)
    shelf, before = counts.shelf(learner), (page - 1) * PER_PAGE
    coming, held = _coming(learner, clock, today)
    return Figures(
        today,
        _retention(days, today - timedelta(days=RECENT_DAYS - 1)),
        _retention(days),
        by_week(_dated(_weekly(days, today)), today, weeks=WEEKS),
        streak((day.day for day in days), today),
        heatmap({day.day: day.answers for day in days}, today, first_weekday=first_weekday),
        coming,
        held,
        sum(deck.kept for deck in shelf),
        quiz_scores(counts.scores(learner)),
        _stays(learner, shelf[before : before + PER_PAGE], clock=clock, now=now),
        page,
        len(shelf) > before + PER_PAGE,
    )


def _dated(days: Iterable[Day]) -> Iterator[DayAnswers]:
    """The counts of each day in the form that retention is folded from."""
    for day in days:
        halves = ((1, day.young_asked, day.young_recalled), (MATURE_DAYS, day.mature_asked, day.mature_recalled))
        for interval_days, asked, recalled in halves:
            yield day.day, Phase.REVIEW, interval_days, Rating.GOOD, recalled
            yield day.day, Phase.REVIEW, interval_days, Rating.AGAIN, asked - recalled


def _added(days: Collection[Day], at: date) -> Day:
    """The counts of some days as those of one."""
    return Day(at, *(sum(map(itemgetter(place), days)) for place in range(1, len(Day._fields))))


def _weekly(days: Sequence[Day], today: date) -> list[Day]:
    """The weeks that end today, a week ago and so on, each added up to one day."""
    ends = [today - ago * WEEK for ago in range(WEEKS)]
    recent = [day for day in days if day.day > today - WEEKS * WEEK]
    return [_added([day for day in recent if end - WEEK < day.day <= end], end) for end in ends]


def _retention(days: Sequence[Day], since: date = date.min) -> TrueRetention:
    """True retention of the days since then: first added up, then folded, for there may be thousands."""
    return true_retention(row[1:] for row in _dated([_added([day for day in days if day.day >= since], since)]))


def _coming(learner: User, clock: DayClock, today: date) -> tuple[Forecast, int]:
    """The forecast, and how many review cards are not due today."""
    starts = [clock.start_of(today + timedelta(days=place)) for place in range(FORECAST_DAYS + 1)]
    overdue, *ahead, later = counts.due_counts(learner, starts)
    forecast = Forecast(today, (overdue + ahead[0], *ahead[1:]), overdue, later)
    return forecast, sum(ahead[1:]) + later


def _stays(learner: User, shelf: Sequence[Shelved], *, clock: DayClock, now: datetime) -> list[Stays]:
    found = recall.stays(learner, [deck.deck_id for deck in shelf], clock=clock, now=now)
    return [Stays(deck, recall.of_kept(found.get(deck.deck_id), deck.kept)) for deck in shelf]
