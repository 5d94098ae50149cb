"""What the article says around its names, indexed once: who is a person, what takes "the", what is said of what."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache

from quizapp.core.cards.folding import folded
from quizapp.core.cards.options.tables.nations import nations_in
from quizapp.core.cards.options.tables.people import has_given_name, title_of, without_title
from quizapp.core.cards.standing import holds
from quizapp.core.cards.words import words
from quizapp.core.facts import lexicon
from quizapp.core.facts.dates import MONTHS, dates
from quizapp.core.facts.fact import AnswerType, Found, Known, Sentence

YEAR = re.compile(  # the figures first, which are found faster than what must not stand before them
    r"(?:1[0-9]|20)(?<![\w.,$£€]\d\d)\d\d(?![\d%]|[.,]\d| (?:people|men|women))"
)
_NONE: set[int] = set()
_TELLING = 5.0  # words more frequent than this tell nothing
_NAME = re.compile(r"(?!.*[’']s\b)[^\W\d_a-z][^\W\d_ˈ.'’-]*(?:[ .'’-]+[^\W\d_ˈ]+)*\.?")
_PARTICLES = lexicon.listed("de du des la le van von der den del della di da dos al el bin ibn ben y ter zu af of")
_INSTITUTIONS = lexicon.listed(
    "house hall seminary desert terrane school college university church street road square park palace castle museum "
    "hotel bridge river lake island mountain valley award prize institute foundation trust press times rex range "
    "library center centre building stadium tower airport station theatre theater medal scholarship report law treaty "
    "party army navy company act society cathedral abbey monument hospital orchestra dynasty empire conquest war "
    "mosque revolution battle fort fortress mall market bazaar"
)


class Article:
    """The sentences of one article, with the sentences of each word."""

    def __init__(self, found: Found, title: str = "") -> None:
        self.title = title or found.known.topic
        self.known: Known = found.known
        self.facts = found.facts
        self._texts = [folded(sentence.text) for sentence in found.sentences]
        self._raw = [sentence.text for sentence in found.sentences]
        self._paragraphs = [sentence.paragraph for sentence in found.sentences]
        self._where: dict[str, set[int]] = defaultdict(set)
        self._beginnings: list[set[str]] = []
        for number, text in enumerate(self._texts):
            spoken = set(words(text))
            self._beginnings.append({word[:6] for word in spoken})
            for word in spoken:
                self._where[word].add(number)
        self._numbers: dict[str, list[int]] = {}
        self._the: dict[str, bool] = {}
        self._are_persons: dict[str, bool] = {}
        self._nations: dict[str, frozenset[str]] = {}
        self._eras: dict[str, tuple[int, int]] = {}
        self._years: dict[int, set[int]] = defaultdict(set)
        for sentence in (*found.sentences, *(skipped.sentence for skipped in found.skipped)):
            self._years[sentence.paragraph].update(int(year) for year in YEAR.findall(sentence.text))

    def sentences_with(self, name: str) -> Iterator[str]:
        """The folded sentences in which a name stands as whole words."""
        yield from (self._texts[number] for number in self._numbers_of(folded(name)))

    def _numbers_of(self, plain: str) -> list[int]:
        if plain not in self._numbers:
            parts = words(plain)
            together = set.intersection(*(self._where.get(part, _NONE) for part in parts)) if parts else _NONE
            self._numbers[plain] = [number for number in sorted(together) if holds(self._texts[number], plain)]
        return self._numbers[plain]

    def beginnings_with(self, name: str, *, but: str) -> Iterator[set[str]]:
        """The beginnings of the words of each sentence in which a name stands, but of this one."""
        own = folded(but)
        yield from (self._beginnings[at] for at in self._numbers_of(folded(name)) if self._texts[at] != own)

    def years_near(self, paragraph: int) -> set[int]:
        """The years that this paragraph and the ones beside it name."""
        return set[int]().union(*(self._years.get(near, _NONE) for near in (paragraph - 1, paragraph, paragraph + 1)))

    def years_of(self, sentence: Sentence) -> set[int]:
        """The years that a sentence names, else those of its paragraph."""
        own = {int(year) for year in YEAR.findall(sentence.text)}
        return own or self._years.get(sentence.paragraph, _NONE)

    def nations_of(self, person: str) -> frozenset[str]:
        """The nations that the sentences about a person name."""
        if person not in self._nations:
            raw = (self._raw[at] for at in self._numbers_of(folded(person)))
            self._nations[person] = frozenset[str]().union(*(nations_in(text, with_cities=False) for text in raw))
        return self._nations[person]

    def era_of(self, person: str) -> tuple[int, int]:
        """The first and the last year named in the sentences about a person, else in the paragraphs; 0, 0 for none."""
        if person not in self._eras:
            numbers = self._numbers_of(folded(person))
            near = {int(year) for at in numbers for year in YEAR.findall(self._raw[at])}
            near = near or set[int]().union(*(self._years.get(self._paragraphs[at], _NONE) for at in numbers))
            self._eras[person] = (min(near), max(near)) if near else (0, 0)
        return self._eras[person]

    def takes_the(self, name: str) -> bool:
        """Does the article mostly say "the" before this name?"""
        if name not in self._the:
            self._the[name] = self._said_with_the(name)
        return self._the[name]

    def _said_with_the(self, name: str) -> bool:
        with_it = without = 0
        for text in (self._raw[number] for number in self._numbers_of(folded(name))):
            for match in re.finditer(rf"(\b[Tt]he )?(?<!\w){re.escape(name)}(?!\w)", text):
                with_it, without = (with_it + 1, without) if match.group(1) else (with_it, without + 1)
        return with_it > without

    @cached_property
    def latest(self) -> tuple[int, int, int]:
        """The latest day that the article may speak of."""
        told = [date_key(date.text) for text in self._raw for date in dates(text)]
        full = max((key for key in told if key[0]), default=(0, 0, 0))
        year = max(full[0], self.known.latest_year)
        return full if full[0] == year and full[1] else (year, 13, 0)

    @cached_property
    def persons(self) -> tuple[str, ...]:
        """The names of two words and more that are surely persons."""
        named = (n for n, kind in self.known.names.items() if kind == AnswerType.PERSON and " " in n)
        topic = self.known.topic.removeprefix("the ")
        found = sorted(name for name in named if not _is_short_for(name, topic) and self.is_person(name))
        whole = {name: f" {folded(name)} " for name in found}
        return tuple(name for name in found if not any(name != o and whole[name] in whole[o] for o in found))

    def is_person(self, name: str) -> bool:
        """By a given name or a title, by the surname used alone, or by what the person is called beside the name."""
        if name not in self._are_persons:
            self._are_persons[name] = self._is_person(name)
        return self._are_persons[name]

    def _is_person(self, name: str) -> bool:
        parts = name.split()
        if not 2 <= len(parts) <= 5 or not _NAME.fullmatch(name) or parts[0] in {"St", "St.", "Saint"}:
            return False
        if parts[-1].lower() in _INSTITUTIONS or any(part[:1].islower() and part not in _PARTICLES for part in parts):
            return False
        if has_given_name(name) or (title_of(name) and len(parts) > 1):
            return True
        if re.fullmatch(r"(?:[A-Z]\.){1,4}", without_title(name).split()[0]):
            return True
        return self._called_a_person(name) or (self.known.full.get(parts[-1]) == name and self._surname_alone(name))

    def _called_a_person(self, name: str) -> bool:
        plain = re.escape(folded(name))
        for text in self.sentences_with(name):
            before = re.search(rf"(\w+) {plain}", text)
            after = re.search(rf"{plain}, (?:an?|the) (?:[\w-]+ ){{0,3}}?(\w+)(?: of| at| in| who|,)", text)
            if any(m and lexicon.noun_type(m.group(1)) == lexicon.PERSON for m in (before, after)):
                return True
        return False

    def _surname_alone(self, name: str) -> bool:
        last = folded(name.rsplit(maxsplit=1)[-1])
        alone = re.compile(rf"(?:^|[a-z,;] )(?<!\w){re.escape(last)}(?:'s|’s)? [a-z]+ed\b")
        return any(alone.search(text.replace(folded(name), "-")) for text in self.sentences_with(last))

    @cached_property
    def names_by_noun(self) -> dict[str, list[str]]:
        """The names that hold each common noun ("battle", "university")."""
        found: dict[str, list[str]] = defaultdict(list)
        for name, noun in self.known.kinds.items():
            if noun:
                found[noun].append(name)
        return found

    @property
    def length(self) -> int:
        """How many sentences there are."""
        return len(self._texts)

    def counts(self, name: str) -> int:
        """In how many sentences a name stands."""
        return sum(1 for _ in self.sentences_with(name))


def _is_short_for(name: str, topic: str) -> bool:
    """ "I. M. Singer" in the article on Isaac Singer."""
    mine, other = folded(name).split(), folded(topic).split()
    return mine == other or (len(other) > 1 and mine[-1] == other[-1] and mine[0][0] == other[0][0])


@lru_cache(maxsize=512)
def telling(text: str) -> frozenset[str]:
    """The beginnings of the words of a text that say what it is about."""
    return frozenset(folded(word)[:6] for word in words(text) if lexicon.zipf(word) < _TELLING)


@lru_cache(maxsize=2048)
def date_key(date: str) -> tuple[int, int, int]:
    """Year, month and day of a date as written; 0 for what it does not say.

    >>> date_key("May 18, 1980"), date_key("7 March"), date_key("1648")
    ((1980, 5, 18), (0, 3, 7), (1648, 0, 0))
    """
    year = re.search(r"\b\d{4}\b", date)
    day = re.search(r"\b\d{1,2}(?=\D|$)", date.replace(year.group(), "") if year else date)
    month = next((at for at, name in enumerate(MONTHS, 1) if name in date), 0)
    return int(year.group()) if year else 0, month, int(day.group()) if day else 0


class _Same:
    """Found values compared by identity: comparing them whole would cost more than the index saves."""

    def __init__(self, found: Found) -> None:
        self.found = found

    def __hash__(self) -> int:
        return id(self.found)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.found is self.found


@lru_cache(maxsize=2)
def _indexed(same: _Same, title: str) -> Article:
    return Article(same.found, title)


def article_of(found: Found, title: str = "") -> Article:
    """The index of an article, made at the first question about it."""
    return _indexed(_Same(found), title)
