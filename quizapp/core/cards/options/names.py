"""Wrong names: of the right one's kind, from the article first, then from small tables of our own."""

import re
from collections.abc import Sequence
from random import Random

from quizapp.core.cards.card import GAP
from quizapp.core.cards.checks import words
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.folding import folded
from quizapp.core.cards.options.article import Article, holds
from quizapp.core.cards.options.tables.people import gender_asked, gender_of, title_of
from quizapp.core.cards.options.tables.places import Place, cities, countries, nationalities, places
from quizapp.core.cards.options.tables.sets import NamedSet, named_sets, set_of
from quizapp.core.cards.wish import Difficulty
from quizapp.core.facts.fact import AnswerType

_WELL_KNOWN = 6  # so many countries of a region have most readers heard of, and half as many cities of a country
_NEVER_OFFERED = frozenset({"former states", "dependencies"})
_BEST_KNOWN_WITH_THE = frozenset(
    {"the United Kingdom", "the United States", "the Netherlands", "the Philippines", "the Czech Republic"}
)
_PLACED = re.compile(
    rf"\b(?:in|at|near|from|to|of|outside|around|into|for|left|reached|called|named) (?:the )?{GAP}", re.IGNORECASE
)
_LETTERS = re.compile(r"(?:[A-Z]\.?){2,}")
_END = r"(?:[,.;]| (?:and|in|to|at|on|was|is|who|where)\b|$)"
_VERSION = r"[\d.]+|[A-Z]{1,3}(?: [\d.]+)?"
_TOWN = r"(?:, (?:an?|the) (?:[\w-]+ ){0,2}(?:town|village|city|port|suburb|hamlet)\b)"


def wrong_names(draft: Draft, article: Article, *, difficulty: Difficulty, rng: Random) -> list[str]:
    """Names that could stand where the answer stands, the best first; none when the kind of the answer is open."""
    answer, kind = draft.answer, draft.fact.answer.type
    if kind == AnswerType.PERSON and article.is_person(answer):
        return _persons(draft, article, difficulty, rng)
    if kind == AnswerType.PERSON and " " not in answer and article.is_person(article.known.full.get(answer, "")):
        return _surnames(answer, article, rng)
    said = words(f"{draft.fact.sentence.text} {draft.question}")
    fitting = set_of(answer, said)
    found = () if re.fullmatch(r"(?:[A-Z]\.?){2,}", answer) else places(answer)
    placed = kind == AnswerType.PLACE or (kind == AnswerType.GROUP and bool(_PLACED.search(draft.question)))
    if found and placed and not (fitting and fitting.cues):
        return _places(found, draft, article, difficulty=difficulty, rng=rng)
    if kind == AnswerType.PEOPLE and answer in nationalities():
        return _nationalities(answer, difficulty, rng)
    if fitting:
        kin = _members(fitting, answer, article, difficulty=difficulty, rng=rng)
        return [*_namesakes(answer, article, rng), *kin]
    return (
        _same_noun(answer, article, rng)
        or (_towns(answer, article, rng) if kind == AnswerType.PLACE else [])
        or (_same_series(answer, article, rng) if kind != AnswerType.PERSON else [])
    )


def _same_series(answer: str, article: Article, rng: Random) -> list[str]:
    """Names that differ from the answer in the number or letters behind a common first word ("Windows 95")."""
    first, _, rest = answer.partition(" ")
    if not re.fullmatch(_VERSION, rest):
        return []
    alike = re.compile(rf"{re.escape(first)} (?:{_VERSION})")
    own = [name for name in sorted(article.known.names) if name != answer and alike.fullmatch(name)]
    rng.shuffle(own)
    return own


def _persons(draft: Draft, article: Article, difficulty: Difficulty, rng: Random) -> list[str]:
    """Other persons; of the same gender where the question shows it, of the same title where the answer has one."""
    answer = draft.answer
    own = [name for name in article.persons if name != answer]
    rng.shuffle(own)
    wanted = gender_of(answer)
    if wanted and gender_asked(draft.question) == wanted:
        own = [name for name in own if gender_of(name) in {wanted, ""}]
    title = title_of(answer)
    own.sort(key=lambda name: bool(gender_of(name)) and gender_of(name) != wanted)
    fitting = set_of(answer, words(draft.fact.sentence.text)) or _company(article)
    kin = _members(fitting, answer, article, difficulty=difficulty, rng=rng) if fitting else []
    return sorted([*own, *kin], key=lambda name: title_of(name) != title)


def _company(article: Article) -> NamedSet | None:
    """The set that another person of the article belongs to: a programmer stands beside programmers."""
    for name in article.persons:
        fitting = set_of(name, (word for text in article.sentences_with(name) for word in words(text)))
        if fitting:
            return fitting
    return None


def _surnames(answer: str, article: Article, rng: Random) -> list[str]:
    """Surnames beside a surname: of the other persons of the article."""
    own = sorted({name.rsplit(maxsplit=1)[-1] for name in article.persons} - {answer})
    rng.shuffle(own)
    return own


def _members(fitting: NamedSet, answer: str, article: Article, *, difficulty: Difficulty, rng: Random) -> list[str]:
    """Others of the answer's closed set: near ones when it shall be hard, far ones when easy."""
    at = fitting.place_of(answer)
    if at is None:
        others = [names[0] for names in fitting.members]
        rng.shuffle(others)
        return others
    said = {number: _said_alike(names, answer) for number, names in enumerate(fitting.members)}
    others = [name for number, name in said.items() if number != at and name]
    distance = {name: abs(number - at) for number, name in said.items()}
    rng.shuffle(others)
    if difficulty == Difficulty.HARD:
        others.sort(key=lambda name: (distance[name] + 1) // 2)
    elif difficulty == Difficulty.EASY:
        others.sort(key=lambda name: distance[name] <= 3)
    else:
        others.sort(key=lambda name: distance[name] > 5)
    return others


def _said_alike(names: Sequence[str], answer: str) -> str:
    """The name of a member in the form of the answer: letters beside letters ("NFL" for "NHL"), words beside words."""
    return next((name for name in names if bool(_LETTERS.fullmatch(name)) == bool(_LETTERS.fullmatch(answer))), "")


def _places(
    found: Sequence[Place], draft: Draft, article: Article, *, difficulty: Difficulty, rng: Random
) -> list[str]:
    question = folded(draft.question)
    mentioned = [p for p in found if any(_is_said(holder, question) for holder in p.within)]
    right = (mentioned or list(found))[0]
    if right.city and len({p.region for p in found if p.city}) > 1 and not mentioned:
        return []
    pool = [p for p in (cities() if right.city else countries()) if p.region not in _NEVER_OFFERED and p != right]
    if right.city and mentioned and "capital" not in question:
        pool = [p for p in pool if p.within[:1] == right.within[:1]]
    if right.city and "capital" in question:
        pool = [p for p in pool if p.capital]
    order = _Order(right, article, difficulty)
    rng.shuffle(pool)
    pool.sort(key=order)
    if not right.city and re.search(rf"\bthe {GAP}", draft.question, re.IGNORECASE):
        pool.sort(key=lambda place: place.name not in _BEST_KNOWN_WITH_THE)
    return [p.name for p in pool]


class _Order:
    """Sorts places by how well they serve: named in the article, near (or far, when easy), well known."""

    def __init__(self, right: Place, article: Article, difficulty: Difficulty) -> None:
        self.right, self.article, self.difficulty = right, article, difficulty
        self.rank: dict[tuple[str, str], int] = {}
        for place in cities() if right.city else countries():
            holder = place.within[0] if right.city else place.region
            self.rank.setdefault((holder, place.name), sum(1 for h, _ in self.rank if h == holder))
        self.countries = {place.name: at for at, place in _ranked_countries()}

    def __call__(self, place: Place) -> tuple[bool, bool, bool, int]:
        """The sort key: the least comes first."""
        far = 0 if place.region == self.right.region else 1 if place.continent == self.right.continent else 2
        known = place.names[0].removeprefix("the ") in self.article.known.names
        unknown = not self._is_well_known(place) or (self.right.capital and not place.capital)
        if self.difficulty == Difficulty.EASY:
            return (unknown and not known, not far, False, 0)
        if self.difficulty == Difficulty.HARD:
            return (far == 2, bool(far), unknown and not known, 0)
        return (far == 2, not known, unknown, far)

    def _is_well_known(self, place: Place) -> bool:
        if not place.city:
            return self.countries[place.name] < _WELL_KNOWN
        in_country = self.rank[(place.within[0], place.name)] < _WELL_KNOWN // 2
        return in_country and self.countries.get(place.within[0], 0) < _WELL_KNOWN


def _ranked_countries() -> list[tuple[int, Place]]:
    seen: dict[str, int] = {}
    ranked = []
    for place in countries():
        seen[place.region] = seen.get(place.region, -1) + 1
        ranked.append((seen[place.region], place))
    return ranked


def _is_said(name: str, text: str) -> bool:
    return any(
        holds(text, folded(other))
        for place in places(name)
        if not place.city
        for other in place.names
        if folded(other) != "us"
    )


def _nationalities(answer: str, difficulty: Difficulty, rng: Random) -> list[str]:
    regions = nationalities()
    others = [name for name in regions if name != answer and regions[name] != "former states"]
    rng.shuffle(others)
    near = difficulty != Difficulty.EASY
    return sorted(others, key=lambda name: (regions[name] == regions[answer]) != near)


def _namesakes(answer: str, article: Article, rng: Random) -> list[str]:
    """Names of the article with the same common noun in the same place: a glacier for a glacier."""
    noun = article.known.kinds.get(answer, "")
    found = article.names_by_noun.get(noun, []) if noun else []
    own = sorted(name for name in found if name != answer and _starts_alike(name, answer, noun))
    rng.shuffle(own)
    return own


def _same_noun(answer: str, article: Article, rng: Random) -> list[str]:
    """Names with the same common noun, from the article and then from all sets: a Mount for a Mount."""
    noun = article.known.kinds.get(answer, "")
    members = (names[0] for each in named_sets() for names in each.members)
    kin = [name for name in members if noun and _starts_alike(name.removeprefix("the "), answer, noun)]
    rng.shuffle(kin)
    return [*_namesakes(answer, article, rng), *kin]


def _starts_alike(name: str, answer: str, noun: str) -> bool:
    parts, own = name.lower().split(), answer.lower().split()
    if noun not in parts or noun not in own or not re.fullmatch(r"[^\W\d_][^\d]*", name):
        return False
    return (parts[0] == noun) == (own[0] == noun) and (parts[-1] == noun) == (own[-1] == noun)


def _towns(answer: str, article: Article, rng: Random) -> list[str]:
    """Places that the article calls a town, or sets before a country, when it does so with the answer as well."""
    own = [n for n in sorted(article.known.places) if n != answer and article.known.labels.get(n) == "GPE"]
    own = [name for name in own if _is_town(name, article)] if _is_town(answer, article) else []
    rng.shuffle(own)
    return own


def _is_town(name: str, article: Article) -> bool:
    plain = re.escape(folded(name))
    if places(name) or article.takes_the(name):
        return False
    for text in article.sentences_with(name):
        beside = re.search(
            rf"(?<!\w){plain}, (?:the )?([\w -]+?)(?:[,.;]| (?:and|in|to|at|on|was|is|who|where)\b|$)", text
        )
        if re.search(rf"(?<!\w){plain}{_TOWN}|\b(?:town|city|village|port) of {plain}", text):
            return True
        if beside and places(beside.group(1)):
            return True
    return False
