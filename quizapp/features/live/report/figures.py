"""A game's report: its questions and players with their figures, folded from the same answers as the board."""

from collections import Counter
from dataclasses import dataclass, field

from quizapp.core.live.game import Game
from quizapp.core.live.kinds import UNSCORED, Given, Kind, Question, credit
from quizapp.core.live.scoring import Answered, Rules, Total, places, totals
from quizapp.core.stats.item_analysis import ItemFigures, Response, item_analysis
from quizapp.features.decks.page.truths import shown_answer
from quizapp.features.live.boards import WELL_KNOWN
from quizapp.features.live.frames import shown_key
from quizapp.features.live.making import manner_of
from quizapp.features.live.queries import games
from quizapp.features.live.queries.games import Member
from quizapp.models import CardKind, LiveItem, LiveSession

LETTERS = "abcdef"


@dataclass(frozen=True)
class Choice:
    """An option with how many chose it."""

    letter: str
    text: str
    count: int
    is_right: bool


@dataclass(frozen=True)
class Asked:
    """A question that counted."""

    item: LiveItem
    figures: ItemFigures
    key: str
    choices: list[Choice] = field(default_factory=list)
    typed: list[tuple[str, int, bool]] = field(default_factory=list)  # text, by how many, whether it is right

    @property
    def is_scored(self) -> bool:
        """Whether something in it was right or wrong."""
        return self.item.kind not in UNSCORED


@dataclass(frozen=True)
class Played:
    """A player with what they answered; `given` by question."""

    member: Member
    place: int | None  # none without points
    total: Total
    given: dict[int, Given]
    mean_ms: int | None


@dataclass(frozen=True)
class Report:
    """Everything about a game so far."""

    live: LiveSession
    asked: list[Asked]
    played: list[Played]

    @property
    def people(self) -> int:
        """How many answered anything."""
        return sum(bool(one.given) for one in self.played)

    @property
    def share(self) -> float | None:
        """The mean of all questions' facility, None when nothing was answered."""
        known = [one.figures.facility for one in self.asked if one.is_scored and one.figures.facility is not None]
        return sum(known) / len(known) if known else None

    @property
    def missed(self) -> list[Asked]:
        """What the class should see again: below three quarters right, else whatever anybody missed."""
        scored = [one for one in self.asked if one.is_scored]
        hard = [one for one in scored if one.figures.right < WELL_KNOWN * self.people]
        return hard or [one for one in scored if one.figures.right < self.people]


def report_of(live: LiveSession) -> Report:
    """The report of a game by its answers as they are now."""
    counted, members = Game.of_document(live.state).counted, games.members_of(live.id)
    items = {item.position: item for item in games.items_of(live.id) if item.position in counted}
    questions = {number: games.question_of(item) for number, item in items.items()}
    answers = games.answers_of(live.id, counted, members)
    rules = manner_of(live).rules
    found = item_analysis([_response(one, questions[one.question], rules) for one in answers], items)
    asked = [
        Asked(item, found[number], shown_key(item), _options(item, found[number], answers), typed(item, found[number]))
        for number, item in items.items()
    ]
    scores = totals(answers, questions, players=[member.id for member in members], rules=rules)
    return Report(live, asked, _played(members, answers, scores))


def _response(answer: Answered, question: Question, rules: Rules) -> Response:
    share = credit(question, answer.given, partial=rules.partial)
    return Response(answer.player, answer.question, share, answer.taken_ms, answer.given)


def _played(members: list[Member], answers: list[Answered], scores: dict[int, Total]) -> list[Played]:
    """The players in the order of their places; whoever has no points stands at the end without one."""
    by_player: dict[int, list[Answered]] = {member.id: [] for member in members}
    for answer in answers:
        by_player[answer.player].append(answer)
    order = places({player: total.points for player, total in scores.items()})
    rows = [
        Played(
            member,
            order.get(member.id),
            scores[member.id],
            {answer.question: answer.given for answer in by_player[member.id]},
            _mean(by_player[member.id]),
        )
        for member in members
    ]
    return sorted(rows, key=lambda row: (row.place or len(rows) + 1, row.member.name.casefold()))


def _mean(answers: list[Answered]) -> int | None:
    return round(sum(answer.taken_ms for answer in answers) / len(answers)) if answers else None


def _options(item: LiveItem, figures: ItemFigures, answers: list[Answered]) -> list[Choice]:
    if item.kind is Kind.ORDER:
        return steps(item, [answer.given for answer in answers if answer.question == item.position])
    return choices(item, figures)


def steps(item: LiveItem, given: list[Given]) -> list[Choice]:
    """The options of a question of order as they belong, with how many put each in its place."""
    order: list[int] = list(item.key.get("places", []))  # type: ignore[call-overload]
    hits = Counter(place for said in given for place, wanted in zip(said, order, strict=False) if place == wanted)
    return [Choice(str(step), item.options[place], hits[place], False) for step, place in enumerate(order, 1)]


def choices(item: LiveItem, figures: ItemFigures) -> list[Choice]:
    """The options of a question with how many chose each."""
    picks, right = figures.picks or {}, item.key.get("places", ())
    card_kind = CardKind.TRUE_FALSE if item.kind is Kind.TRUE_FALSE else CardKind.CHOICE
    return [
        Choice(LETTERS[place], shown_answer(card_kind, text), picks.get(place, 0), place in right)  # type: ignore[operator]
        for place, text in enumerate(item.options[: len(LETTERS)])
    ]


def typed(item: LiveItem, figures: ItemFigures) -> list[tuple[str, int, bool]]:
    """(text, by how many, whether it is right) of what was typed."""
    question = games.question_of(item)
    return [(text, count, credit(question, text) == 1) for text, count in figures.texts]


def shown_given(item: LiveItem, given: Given | None) -> str:
    """What somebody answered, in words."""
    if given is None or isinstance(given, str):
        return given or ""
    card_kind = CardKind.TRUE_FALSE if item.kind is Kind.TRUE_FALSE else CardKind.CHOICE
    return ", ".join(shown_answer(card_kind, item.options[place]) for place in given if place < len(item.options))
