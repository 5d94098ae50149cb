"""What a pronoun stands for: only the named, number-compatible subject of the sentence directly before, or the
article's topic."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.grammar.rivals import (
    SHE,
    gender_told,
    goes_on_of_another,
    has_a_rival,
    is_called_before,
    of_somebody_else,
)
from quizapp.core.facts.grammar.wording import Swaps, in_place_of
from quizapp.core.facts.lexicon import listed
from quizapp.core.facts.name_types import head_noun
from quizapp.core.facts.reading.full_names import in_full, opens_with, says_already, short_subject
from quizapp.core.facts.reading.judge import subject_of
from quizapp.core.facts.reading.pointing import loose_pronouns, pointing

if TYPE_CHECKING:
    from quizapp.core.facts.names import NameBook
    from quizapp.core.facts.parse import Span, Token

_PLURAL = listed("they their them")
_THING = listed("it its")
_HE = listed("he his him")
_ACTING = listed("he she they")
_POINTERS = frozenset({"this", "that", "these", "those"})
_OFFICES = frozenset({"capital", "seat", "centre", "center", "summit", "peak"})  # "moved the capital": not the city
_LIVING = frozenset({"species", "animal", "bird", "plant", "genus"})
_FIRMS = frozenset({"business", "company", "firm", "house", "club", "school", "ship", "paper", "group"})
_THINGS = frozenset({"ORG", "PRODUCT", "EVENT", "WORK_OF_ART", "FAC", "LAW", "GPE", "LOC", "LANGUAGE"})


@dataclass(frozen=True)
class Focus:
    """The named subject that the next sentence may call "it", "they", "he" or "she"; `alone`: no other name could
    be meant."""

    name: str
    plural: bool
    person: bool
    alone: bool = True
    gender: str = ""


@dataclass(frozen=True)
class Resolved:
    """The words to put for pronouns and short names, and the name they stand for."""

    swaps: Swaps = field(default_factory=dict)
    name: str = ""


def resolve(sentence: Span, focus: Focus | None, book: NameBook) -> Resolved:
    """The names for what the sentence only points to; no swaps where it cannot be told safely."""
    pronoun = pointing(sentence)
    if pronoun is None:
        found = _definite(sentence, book)
        if not (found.swaps and _is_at_hand(sentence, focus, book)):
            found = _topic_pronoun(sentence, focus, book)
        return Resolved(in_full(sentence, found.swaps, book), found.name)
    if pronoun.tag_ == "PRP$" and any(t.lower_ in _ACTING for t in sentence if t.i < pronoun.i):
        return Resolved()  # "As a figure of letters, he is best known for his play": misread
    name = _antecedent(pronoun, focus, book)
    if not name or says_already(sentence, name) or has_a_rival(sentence, pronoun):
        return Resolved()
    return Resolved(in_full(sentence, {pronoun.i: in_place_of(pronoun, name)}, book), name)


def _is_at_hand(sentence: Span, focus: Focus | None, book: NameBook) -> bool:
    """Was the article's topic spoken of just before, so that "the instrument" is no other?"""
    if not sentence.start or (focus is not None and same(focus.name, book.topic.name)):
        return True
    return book.topic.name.removeprefix("the ").lower() in sentence.doc[sentence.start - 1].sent.text.lower()


def _antecedent(pronoun: Token, focus: Focus | None, book: NameBook) -> str:
    word = pronoun.lower_
    if focus is None or not focus.name or focus.name.lower().startswith(("a ", "an ")):
        return ""  # "A Royal Commission cleared the pilots. It remains the deadliest disaster ..."
    sure = focus.alone or same(focus.name, book.topic.name)
    if word in _PLURAL:
        return focus.name if focus.plural and focus.alone else ""
    if word in _THING:
        return focus.name if sure and not focus.plural and not focus.person else ""
    if word in _HE | SHE and focus.person:
        gender = "he" if word in _HE else "she"
        known = focus.gender or (book.gender if same(focus.name, book.topic.name) else "")
        if not known and book.topic.person and book.gender in {"", gender}:
            return ""  # it may as well be the one whom the article is about
        usual = known or lexicon.pronoun_for(focus.name.split()[0])
        return focus.name if sure and usual in {"", gender} else ""
    return ""


def same(name: str, topic: str) -> bool:
    """Are these one name, "the" aside?

    >>> same("the Andes", "Andes"), same("Andes", "")
    (True, False)
    """
    return bool(topic) and name.lower().removeprefix("the ") == topic.lower().removeprefix("the ")


def _definite(sentence: Span, book: NameBook) -> Resolved:
    """ "The lake" is the article's lake, when nothing else in the sentence could be it."""
    topic = book.topic
    if not topic.name or topic.name.lower().removeprefix("the ") in sentence.text.lower():
        return Resolved()
    for noun in sentence:
        if noun.text in topic.nouns - _OFFICES and [t.lower_ for t in noun.lefts] == ["the"] and not _narrowed(noun):
            if topic.plural and noun.tag_ == "NN":
                continue  # "the turtle's sides" in an article on turtles
            if any(t.tag_ in {"NNP", "NNPS"} and t.lower_ == noun.lower_ and t.i < noun.i for t in sentence):
                continue  # "White Pine Church remained until members of the church asked": of that one
            return Resolved({noun.i - 1: "", noun.i: topic.name}, topic.name)
    return Resolved()


def _narrowed(noun: Token) -> bool:
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    if after.tag_ == "NNP":
        return True  # "the battleship King George V", of another battleship
    return noun.dep_ in {"compound", "nmod", "attr"} or any(
        child.dep_ in {"prep", "relcl", "acl", "appos"} and child.i == noun.i + 1 for child in noun.children
    )


def _topic_pronoun(sentence: Span, focus: Focus | None, book: NameBook) -> Resolved:
    """In the story of one person, "her terrier" is hers, when no other person could be meant."""
    words = {"he": _HE, "she": SHE}.get(book.gender, frozenset())
    if not book.topic.person or (focus is not None and focus.person and not same(focus.name, book.topic.name)):
        return Resolved()
    loose = loose_pronouns(sentence, {})
    if loose and says_already(sentence, book.topic.name):
        return Resolved()
    before = [t for t in sentence if loose and t.i < loose[0].i]
    if any(t.lower_ in words or (t.tag_ == "NNP" and t.dep_ == "nsubj") for t in before):
        return Resolved()  # "As a writer, he is known for his ...", "Velázquez and his eye": somebody is named before
    if (
        not loose
        or (loose[0].text[0].isupper() and loose[0].i > sentence.start)  # "On Her Majesty's Secret Service"
        or loose[0].lower_ not in words
        or of_somebody_else(sentence, book.topic.name)
        or is_called_before(sentence, loose[0])
        or any(e.label_ == "PERSON" and e.end <= loose[0].i for e in sentence.ents)
    ):
        return Resolved()
    first, name = loose[0], book.topic.name
    return Resolved({first.i: in_place_of(first, name)}, name)


def next_focus(sentence: Span, resolved: Resolved, focus: Focus | None, book: NameBook) -> Focus | None:
    """The subject that the following sentence may point to; None when this sentence has no named subject."""
    subject = subject_of(sentence.root)
    if subject is None:
        return None
    pronoun = pointing(sentence)
    if pronoun is not None:
        if not resolved.name or pronoun != subject or focus is None:
            return None
        gender = {"he": "he", "she": "she"}.get(pronoun.lower_, focus.gender)
        return replace(focus, alone=_alone(sentence, subject, focus, book), gender=gender)
    topic = book.topic
    if subject.i in resolved.swaps and same(resolved.name, topic.name):
        return replace(
            found := Focus(topic.name, topic.plural, topic.person), alone=_alone(sentence, subject, found, book)
        )
    if subject.lower_ in _POINTERS or not (is_named(subject) or _is_defined(sentence, subject)):
        return None
    if goes_on_of_another(sentence, subject):
        return None
    name = topic.name if opens_with(sentence, subject, book.title) and topic.name else short_subject(subject, book)
    if not name:
        return None
    person = topic.person if same(name, topic.name) else subject.ent_type_ == "PERSON" and not head_noun(name)
    plural = subject.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in subject.children)
    found = Focus(name, plural, person, gender=gender_told(sentence, subject) if person else "")
    return replace(found, alone=_alone(sentence, subject, found, book))


def _is_defined(sentence: Span, subject: Token) -> bool:
    """ "The heart is a hollow organ ...": a sentence that says what its subject is makes it the topic of the next."""
    root = sentence.root
    attr = any(child.dep_ == "attr" and child.pos_ == "NOUN" for child in root.children)
    plain = [t.lower_ for t in subject.lefts] in ([], ["the"])
    return root.lemma_ == "be" and attr and plain and subject.pos_ == "NOUN" and subject.tag_ in {"NN", "NNS"}


def is_named(noun: Token) -> bool:
    """Is this a name, or a noun that a name modifies directly ("U.S. forces")?"""
    beside = [t for t in noun.lefts if t.dep_ in {"compound", "amod", "nmod"}]
    return noun.tag_ in {"NNP", "NNPS"} or any(
        t.tag_ in {"NNP", "NNPS"} or t.ent_type_ in {"NORP", "GPE"} for t in beside
    )


def _alone(sentence: Span, subject: Token, focus: Focus, book: NameBook) -> bool:
    """Is there no other name in the sentence that the pronoun could stand for?"""
    mine = {t.i for t in subject.subtree}
    for entity in sentence.ents:
        if any(t.i in mine for t in entity):
            continue
        many = entity.root.tag_ in {"NNS", "NNPS"}
        if (focus.plural and many) or (focus.person and entity.label_ == "PERSON"):
            return False
        if not focus.plural and not focus.person and not many and entity.label_ in _THINGS:
            return False
    others = [t for t in sentence if t.i not in mine]
    if not focus.plural and not focus.person and any(_acts(t) or _is_the_topic(t, focus, book) for t in others):
        return False
    rivals = (t for t in sentence if t.tag_ == "NNS" and t.i not in mine and t.dep_ in {"dobj", "attr"})
    return not focus.plural or not any(lexicon.noun_type(t.lemma_) in {"person", "group"} for t in rivals)


def _is_the_topic(noun: Token, focus: Focus, book: NameBook) -> bool:
    """ "The union lists the species as threatened. Its weak point ...": the species', in an article about one; so does
    "Pearson bought the business. In 2013 it was merged"."""
    bare = noun.text in book.topic.nouns | _LIVING | _FIRMS and [t.lower_ for t in noun.lefts] == ["the"]
    return bare and not same(focus.name, book.topic.name)


def _acts(noun: Token) -> bool:
    """ "enabling the fire to spread": a thing that does something in a clause of its own."""
    moved = noun.dep_ == "dobj" and any(c.dep_ in {"xcomp", "ccomp"} for c in noun.head.children)
    acting = noun.tag_ == "NN" and (moved or noun.dep_ in {"nsubj", "nsubjpass"})
    return acting and lexicon.noun_type(noun.lemma_) != "person"
