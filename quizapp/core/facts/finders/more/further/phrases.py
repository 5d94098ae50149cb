"""Whole phrases of a sentence as answers of further questions, and the word that asks for one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.definites import bare_definites
from quizapp.core.facts.fact import AnswerType, Ask, Fact, Family, changed
from quizapp.core.facts.finders.asking import fact
from quizapp.core.facts.finders.more.plain.answers import (
    is_named,
    is_person,
    kind_of_answer,
    names_nothing,
)
from quizapp.core.facts.finders.more.plain.claims import reads_well
from quizapp.core.facts.finders.more.plain.subjects import BODIES
from quizapp.core.facts.finders.more.soundness import own_words
from quizapp.core.facts.grammar.clauses import Clause, own_subject
from quizapp.core.facts.grammar.naming import kind_of, name_of
from quizapp.core.facts.grammar.phrasing import phrase
from quizapp.core.facts.grammar.wording import wording
from quizapp.core.facts.lexicon import listed
from quizapp.core.facts.reading.pointing import loose_pronouns

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight

Asked = tuple[Ask, set[str]]

_MOST_WORDS = 16
_POINTING = listed(
    "this these those that such same former latter other others another own itself himself herself themselves "
    "second third fourth fifth one ones here there following further additional similar different certain various "
    "several later earlier resulting below above comparable"
)
_LOOSE = listed("some many most few number variety range lot much more numerous")
BREAKS = frozenset({"(", ")", "[", "]", ";", ":", "/", "–", "—", '"', "“", "”"})
EMPTY = listed(
    "way thing part role lot kind type form sort case use example effect issue matter idea result outcome paper title "
    "position figure structure attention place reason fact member head name"
)
_LOOSE_ENDS = frozenset({"IN", "CC", "DT", "TO", "PRP$", "WDT", "WP", "MD", "RP", "POS"})


def whole_phrase(noun: Token, clause: Clause, sight: Sight, *, most: int = _MOST_WORDS) -> list[Token]:
    """The words of the answer whose main word this noun is; nothing when they are cut, point elsewhere, or say
    nothing by themselves."""
    tokens = name_of(noun) or phrase(noun)
    if not tokens or tokens[-1].i - tokens[0].i != len(tokens) - 1:
        return []
    if len(wording(tokens, {}).split()) > most or tokens[-1].tag_ in _LOOSE_ENDS:
        return []
    if any(t.text in BREAKS or t.lower_ in _POINTING | _LOOSE or t.is_space for t in tokens):
        return []
    if any((t.i in clause.swaps and t.tag_ != "NNP") or t.tag_ in {"WP", "EX", "PRP"} for t in tokens):
        return []
    if any(not own_words(clause, t) for t in loose_pronouns(tokens, {})):
        return []
    if tokens[0].tag_ in {"RB", "RBR"} or noun.tag_ in {"RB", "JJ"}:
        return []  # "Long the language of traders"
    if noun.pos_ not in {"NOUN", "PROPN"} and not any(c.lower_ == "of" for c in noun.children):
        return []
    return [] if says_nothing(noun, tokens, sight) else tokens


def claims(sight: Sight) -> Iterator[Clause]:
    """The clauses of a sentence, of two that are run together ("It was founded in 1920, however, courses were ...") the
    second by itself."""
    for clause in sight.clauses:
        before = next((c for c in clause.verb.children if _is_a_claim_before(c, clause)), None)
        gone = {t.i for t in before.subtree} if before is not None else set()
        links = {t.i for t in clause.verb.children if gone and t.lower_ in _LINKS}
        rest = tuple(t for t in clause.rest if t.i not in gone | links)
        yield replace(clause, rest=rest) if gone else clause


_LINKS = frozenset({"so", "however", "thus", "therefore", "hence"})


def _is_a_claim_before(part: Token, clause: Clause) -> bool:
    end = part.right_edge.i + 1
    if part.dep_ != "ccomp" or end + 1 >= clause.subject[0].i or own_subject(part) is None:
        return False
    doc = part.doc
    return doc[end].text == ";" or (doc[end].text == "," and doc[end + 1].lower_ in _LINKS)


_TELLING = 2.3  # of the specificity of an answer in which no name stands
_TELLING_OF_NOTHING = 6.0
_FEW_OF_ITS_OWN = 3


def says_nothing(noun: Token, tokens: list[Token], sight: Sight) -> bool:
    """ "the outcome", "a similar structure", "its role": nothing to remember, or what only the article explains."""
    known = sight.book.topic.nouns | sight.book.heading_words
    owned = any(c.dep_ == "poss" and c.pos_ in {"NOUN", "PROPN"} and c in tokens for c in noun.children)
    if (names_nothing(noun, tokens) and not owned) or bare_definites(tokens, {}, known):
        return True  # but "the storm's updraft"
    if tokens[0].tag_ == "PRP$" and len(tokens) <= _FEW_OF_ITS_OWN:
        return True
    by_chance = noun.pos_ == "NOUN" or (noun.is_sent_start and noun.ent_type_ not in _NAMED)
    if len(tokens) == 1 and by_chance and lexicon.noun_type(noun.lower_) and lexicon.zipf(noun.lemma_) > _EVERYDAY:
        return True  # "Freedom", large because it opens the sentence
    if is_named(noun, tokens) or name_of(noun):
        return False
    told = lexicon.specificity([t.text for t in tokens])
    return told < (_TELLING_OF_NOTHING if noun.lemma_.lower() in EMPTY else _TELLING)


_NAMED = frozenset({"GPE", "LOC", "PERSON", "ORG", "LANGUAGE"})
_EVERYDAY = 3.7  # Zipf frequency of a noun that tells nothing alone


_PEOPLE = BODIES | listed("troop force fleet squadron regiment garrison legion")


def who_or_what(noun: Token, tokens: list[Token], sight: Sight, *, does: bool = True) -> str:
    """The word that asks for this answer: "Who", "Which war", "What"; "" where the parser may be mistaken.

    `does` says whether it is what acts: a body of people does things as somebody does.
    """
    if noun.ent_type_ == "NORP" or noun.tag_ == "NNPS":
        unsure = noun.ent_type_ == "NORP" or len(tokens) == 1  # "Parsons"
        people = is_person(noun, tokens) and (noun.tag_ != "NNP" or _has_the(tokens))  # but "Faroese"
        return "Who" if people else "" if unsure else "What"
    if not name_of(noun):
        if noun.tag_ == "NNP" and noun.ent_type_ == "PERSON":
            return "Who" if len(tokens) > 1 else ""
        if len(tokens) == 1 and is_person(noun, tokens):
            return ""  # "monks", "delegates"
        acts = (does and noun.lemma_.lower() in _PEOPLE) or noun.lower_ == "people"
        return "Who" if acts or is_person(noun, tokens) else "What"
    return _for_a_name(noun, tokens, sight, does=does)


def _has_the(tokens: list[Token]) -> bool:
    first = tokens[0]
    return first.lower_ == "the" or (first.i > 0 and first.nbor(-1).lower_ == "the")


def _for_a_name(noun: Token, tokens: list[Token], sight: Sight, *, does: bool) -> str:
    name = wording(tokens, {})
    kind, sort = sight.book.type_for(name), lexicon.noun_type(noun.lower_)
    if kind == AnswerType.PERSON or (kind is None and noun.ent_type_ == "PERSON"):
        return "Who" if len(tokens) > 1 or sight.book.full_person(name) else ""
    if len(tokens) > 1 and lexicon.is_given_name(tokens[0].text) and not sort and kind != AnswerType.PLACE:
        return "Who"
    if kind == AnswerType.PLACE and does:
        return "Which place" if noun.ent_type_ == "GPE" else "What"
    named = kind_of(name)
    if named and lexicon.noun_type(named) not in {lexicon.PERSON, ""}:
        return f"Which {named}"
    alone = len(tokens) == 1 and not noun.text.isupper()  # unlike "UNESCO"
    if does and ((alone and not sort) or sort == lexicon.PERSON):
        return ""
    return "Who" if kind == AnswerType.GROUP and does and sort in {lexicon.GROUP, ""} else "What"


_NAMES_SOMETHING = re.compile(r"[A-Z]")


def further_fact(
    sight: Sight, clause: Clause, tokens: list[Token], asked: Asked, *, about: str, family: Family = Family.WHAT
) -> Fact:
    """The fact that these words answer, marked as one for whoever asks for more."""
    kind = AnswerType.NUMBER if family == Family.HOW_MANY else kind_of_answer(tokens, sight)
    answer = sight.answer(tokens, AnswerType.DATE if family == Family.WHEN else kind)
    made = fact(sight, clause, family, answer, asked=asked)
    named = {"anchored"} if _NAMES_SOMETHING.search(f"{asked[0].subject} {asked[0].rest}") else set()
    return changed(made, marks=made.marks | named | {"further", "plain", f"asks:{about}"})


_PRONOUNS = listed("it its him them his her their he she they")
_LOOSE_IN_A_QUESTION = (_POINTING | _PRONOUNS | {"though", "however"}) - {"that"}


_POINTS_BACK = re.compile(r"\b(?:for|in|of|by|occupied|from|at) that [a-z]+\b")


def is_pinned_down(ask: Ask, needed: float) -> bool:
    """Do the words of the question tell enough of what it is about, and do none of them point elsewhere?"""
    said = f"{ask.wh} {ask.subject} {ask.verb} {ask.rest}".replace(",", " ").split()
    loose = bool(_POINTS_BACK.search(f" {ask.subject} {ask.verb} {ask.rest}")) or not _LOOSE_IN_A_QUESTION.isdisjoint(
        word.lower() for word in said
    )
    return lexicon.specificity(said) >= needed and not loose and reads_well(ask)
