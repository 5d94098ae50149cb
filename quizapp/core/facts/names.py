"""The names of an article, gathered while it is read: types, full forms, acronyms, and what the article is about."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon, name_types
from quizapp.core.facts.fact import AnswerType, Known
from quizapp.core.facts.name_types import BY_LABEL, bare, head_noun, is_one_name, type_of
from quizapp.core.facts.pronouns.protagonist import Protagonist
from quizapp.core.facts.titles import (
    as_said,
    heads,
    is_name,
    main_words,
    person_in,
    plain_title,
    squeezed,
    within_a_sentence,
)

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Doc, Span, Token

_NATURAL = frozenset({"lake", "mount", "river", "island", "cape", "bay", "sea", "castle", "valley"})
_GUIDE = re.compile(r"how (to|do)\b|.*\b(recipe|step by step|guide to)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[0-9]{3}|20[0-4][0-9])\b(?<!\w[0-9]{4})(?!,\d)")
_OFTEN = 4
_WITNESSES = 2  # an article that quotes this many people is a report
_SAYING = frozenset({"say", "tell", "add", "explain", "recall", "laugh", "insist", "shout", "admit", "remember", "ask"})
_QUOTES = '"“”'
_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True)
class Topic:
    """What the article is about: its name as said in a sentence, the nouns it goes by ("lake", "volcano"), and is
    it a person or many."""

    name: str = ""
    nouns: frozenset[str] = frozenset()
    person: bool = False
    plural: bool = False
    gender: str = ""


class NameBook:
    """Gathers names paragraph by paragraph, so that a long article need not be held in memory."""

    def __init__(self, title: str = "") -> None:
        self.title = plain_title(title)
        self._heading = title
        self.heading_words = main_words(title)
        self.guide = bool(_GUIDE.match(title.strip()))
        self.topic = Topic()
        self._labels: dict[str, Counter[str]] = {}
        self._persons: dict[str, set[str]] = {}
        self._sentences = 0
        self.gender, self._latest_year = "", 0
        self._places: set[str] = set()
        self._speakers: set[str] = set()
        self._protagonist = Protagonist()
        self._rulers, self._namesakes = set[str](), set[str]()
        self._title_words = frozenset(re.findall(r"[^\W_]+", self.title))

    def read(self, doc: Doc) -> None:
        """Take in the names of one more paragraph."""
        text = doc.text
        self._latest_year = max([self._latest_year, *(int(y) for y in _YEAR.findall(text))])
        if not text.rstrip().endswith((".", "!", "?", '"', "”", ")")) or text.strip() == self._heading.strip("."):
            return  # a heading's capitals are no names
        for entity in doc.ents:
            name = bare(entity.text)
            if entity.label_ in BY_LABEL and name and any(token.tag_ in {"NNP", "NNPS", "JJ"} for token in entity):
                self._labels.setdefault(name, Counter())[entity.label_] += 1
                if (
                    entity.label_ == "GPE"
                    and entity.root.dep_ == "pobj"
                    and entity.root.head.lower_ in {"in", "near", "at", "to", "from"}
                ):
                    self._places.add(name)
                if entity.label_ == "PERSON" and name_types.is_full(name) and is_one_name(entity, self._places):
                    self._persons.setdefault(name.split()[-1], set()).add(name)
        self._namesakes.update(name_types.namesakes(text))
        self._rulers.update(name_types.rulers(text))
        if any(mark in text for mark in _QUOTES):
            self._hear(doc)
        self._hear_of_topic(doc)
        if not self.topic.name and self._sentences < 12:
            for sentence in doc.sents:
                self._sentences += 1
                self._meet_topic(sentence)
        self._meet_person(doc)

    def _meet_person(self, doc: Doc) -> None:
        """Is the article the story of one person? Its sentences begin with "she" then, and its title is a name."""
        self._protagonist.read(doc, self.topic.name)
        topic, one = self.topic, self._protagonist.is_one
        name = topic.name or person_in(self._heading)
        kind = AnswerType.PLACE if name in self._places else self.type_for(name)
        if not topic.name and kind == AnswerType.PERSON and (one or lexicon.is_given_name(name.split(maxsplit=1)[0])):
            self.topic = Topic(name, person=True)
        elif " " in topic.name and name.istitle() and not head_noun(name) and kind in {AnswerType.PERSON, None}:
            self.topic = replace(topic, person=topic.person or (one and not topic.nouns))
        self.gender = self._protagonist.gender(self.topic.name) if self.topic.person else ""

    def _hear_of_topic(self, doc: Doc) -> None:
        """A topic taken for a common noun is a name after all where the text goes on to give it a capital."""
        small, name = self.topic.name, self.title
        if " " in name and small.removeprefix("the ") != name and small.lower().removeprefix("the ") == name.lower():
            if re.search(rf"[a-z,;] {re.escape(name)}\b", doc.text):  # "the rise of Gothic architecture"
                self.topic = replace(self.topic, name=small[:4] * small.startswith("the ") + name)
            return
        if not small or small != name.lower() or " " in name:
            return
        said = [token for token in doc if token.lower_ == small and not token.is_sent_start]
        if said and all(token.text == name and token.tag_ == "NNP" for token in said):
            self.topic = replace(self.topic, name=name)

    def _hear(self, doc: Doc) -> None:
        """Note who is quoted: the witnesses of a report, of whom little is worth remembering."""
        for entity in doc.ents:
            says = entity.root.dep_ == "nsubj" and entity.root.head.lemma_ in _SAYING
            if says and entity.label_ == "PERSON":
                self._speakers.add(bare(entity.text).split()[-1])

    def _meet_topic(self, sentence: Span) -> None:
        if self.topic.name or not self.title:
            return
        root = sentence.root
        subject = self._opening(sentence) or self._subject(sentence)
        if subject is None:
            return
        words = re.findall(r"\w+", self.title)
        opens = sentence[0].lower_ in _ARTICLES and subject.i - sentence.start <= len(words)
        told = sentence.text.startswith(self.title)  # "Death of a Salesman is a play": no article is its own
        determined = opens or (not told and any(t.lower_ in _ARTICLES and t.head.i <= subject.i for t in subject.lefts))
        if len(words) == 1 and subject.tag_ in {"NNP", "NNPS"} and subject.text != self.title:
            determined = False  # "The Boeing Company" is Boeing
        whole = rf"\b(?:the|an?) (?:[\w-]+ )?{re.escape(self.title)}"
        if len(words) > 1 and self.title in sentence.text and not re.search(whole, sentence.text, re.IGNORECASE):
            determined = False  # "The City of New York, often called New York City"
        nouns = {
            attr.lemma_.lower()
            for child in root.children
            if child.dep_ == "attr" and root.lemma_ == "be"
            for attr in (child, *child.conjuncts)
            if attr.pos_ == "NOUN" and root.i < attr.i < root.i + _NEAR
        }
        own = {word for word in heads(self.title) if lexicon.noun_type(word) in _OF_THINGS}
        placed = any(lexicon.noun_type(noun) == "location" for noun in nouns)  # "Chiloé is an archipelago"
        name = self.title if placed or is_name(self.title, sentence) else as_said(self.title, sentence)
        if len(words) == 1 and subject.lower_ != name and subject.lemma_.lower() == name:
            name = subject.lower_  # "Turtle" is about turtles
        human = not determined and any(lexicon.noun_type(noun) == "person" for noun in nouns)
        called = lexicon.is_given_name(self.title.split()[0]) or (len(words) > 1 and subject.ent_type_ == "PERSON")
        person = human or (called and name_types.is_personal(self.title) and not nouns | own)
        self.topic = Topic(
            within_a_sentence(name, nouns, determined=determined),
            frozenset(nouns | own),
            person,
            subject.tag_ in {"NNS", "NNPS"},
        )

    def _subject(self, sentence: Span) -> Token | None:
        """The subject of a sentence, when it says all words of the title."""
        subject = next((child for child in sentence.root.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is None or subject.pos_ not in {"NOUN", "PROPN"}:
            return None
        phrase = {form for token in subject.subtree for form in (token.lower_, token.lemma_.lower())}
        words = {word.lower() for word in re.findall(r"\w+", self.title)}
        return subject if words <= phrase | {"the", "of", "a"} else None

    def _opening(self, sentence: Span) -> Token | None:
        """The last word of the title where the first sentences open with it, however the parser reads them; in the
        very first also a person's surname ("Sir Charles Spencer Chaplin was an actor", of Charlie Chaplin)."""
        opens = self.title in sentence.text[: len(self.title) + len("The ")]
        start = opens and re.match(rf"(?:The |An? )?{re.escape(self.title)}\b(?! [A-Z]|['’-])", sentence.text)
        if start:
            return next((t for t in sentence if t.idx + len(t) >= sentence.start_char + start.end()), None)
        surname = self.title.split()[-1] if self.title.istitle() and " " in self.title else ""
        attr = next((c for c in sentence.root.children if c.dep_ == "attr"), None)
        told = self._sentences == 1 and attr is not None and lexicon.noun_type(attr.lemma_.lower()) == lexicon.PERSON
        early = (t for t in sentence if t.i - sentence.start < _NEAR)
        return next((t for t in early if told and t.text == surname and t.tag_ == "NNP"), None)

    def type_for(self, name: str) -> AnswerType | None:
        """The type of a name of this article, by what it was most often taken for."""
        labels = self._labels.get(bare(name))
        return type_of(name, labels.most_common(1)[0][0]) if labels else None

    def full_person(self, surname: str) -> str:
        """The full name of the one person of this surname, or "" when there are none or several.

        A part of the topic's own name means the topic: "Tesla" is Nikola, not his father, whom the article names too.
        """
        if surname in self._namesakes:
            return ""  # "Lützow was sunk", of a ship
        if surname in self.title.split() or (surname in self._title_words and not self.topic.person):
            name = self.topic.name
            first, *rest = name.split() or [""]
            return name if self.topic.person and rest == [surname] and first != "the" else ""
        full = self._persons.get(surname, set())
        if surname in self._rulers or any(name.split()[0] == self.title for name in full):
            return ""  # "Augustus" is not "Tiberius Julius Caesar Augustus"
        return next(iter(full)) if len(full) == 1 else ""

    def full_topic(self, short: str) -> str:
        """The topic's whole name for a word of it ("Baikal" for "Lake Baikal"); "" for any other word.

        Only for lakes, mountains and the like: "Panama" is not the Panama Canal, nor "Apollo" the Apollo program.
        """
        name = self.topic.name.removeprefix("the ")
        words = name.split()
        kind = head_noun(name)
        natural = len(words) == 2 and not self.topic.plural and kind in _NATURAL and kind in {w.lower() for w in words}
        land = lexicon.noun_type(short) == "location"  # "Nicaragua" is no lake
        return name if natural and short in words and short.lower() != kind and not land else ""

    def known(self) -> Known:
        """The names as plain values."""
        labels = {name: found.most_common(1)[0][0] for name, found in self._labels.items()}
        return Known(
            topic=self.topic.name,
            title=self._heading,
            central=self._central(),
            speakers=frozenset(self._speakers if len(self._speakers) >= _WITNESSES else ()),
            rulers=frozenset(self._rulers),
            first_names=frozenset(name.split()[0] for full in self._persons.values() for name in full) - self._rulers,
            names={name: type_of(name, label) for name, label in labels.items()},
            full={last: self.full_person(last) for last in self._persons if self.full_person(last)},
            kinds={name: head_noun(name) for name in labels},
            labels=labels,
            places=frozenset(self._places),
            latest_year=self._latest_year,
        )

    def _central(self) -> frozenset[str]:
        """The name in the title that the article names most, when it does so again and again."""
        heading = squeezed(self._heading)
        counts = {name: found.total() for name, found in self._labels.items() if squeezed(name) in heading}
        most = max(counts.values(), default=0)
        return frozenset(name for name, count in counts.items() if count == most and count >= _OFTEN)


_NEAR = 9  # words after "is": "a city and port", not the foil of a sport with three weapons
_OF_THINGS = frozenset({"object", "group", "location", "artifact"})
