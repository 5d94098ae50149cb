"""Which words of a sentence can be asked for although no name is among them: whole, telling, and clear alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.definites import bare_definites
from quizapp.core.facts.fact import AnswerType
from quizapp.core.facts.finders.more.soundness import own_words
from quizapp.core.facts.grammar.clauses import Clause
from quizapp.core.facts.grammar.naming import name_of
from quizapp.core.facts.grammar.phrasing import phrase
from quizapp.core.facts.grammar.whole_names import stands_by_itself
from quizapp.core.facts.grammar.wording import wording
from quizapp.core.facts.lexicon import listed
from quizapp.core.facts.name_types import TITLES
from quizapp.core.facts.reading.pointing import loose_pronouns

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight

_MOST_WORDS = 14
_TELLING = 2.5  # of the specificity of an answer: "its role" tells nothing
_EMPTY = listed(
    "part role place way thing number lot variety range series kind type form sort case attention use example effect "
    "impact influence importance interest name word term one other same change problem difference work time year day "
    "result success reputation position opportunity chance step aspect element feature fact point issue matter idea "
    "advantage benefit need wish goal basis amount degree level majority rest half status control access contact "
    "support help evidence information knowledge experience sense view opinion attempt effort course"
)
_POINTING = listed(
    "this these those that such same former latter other another own more less fewer few several many "
    "some any certain various numerous next following further additional similar different "
    "itself himself herself themselves almost nearly second third fourth fifth one ones here there"
)
_OPENED = frozenset({"(", ")", "[", "]", ";", ":", "/"})


def answer_of(noun: Token, clause: Clause, sight: Sight) -> list[Token]:
    """The words of an answer whose main word this noun is; nothing when they are cut, empty, or lean on others."""
    tokens = name_of(noun) or _with_its_names(noun, _without_the_scene(noun, _with_its_row(phrase(noun))))
    if not tokens or len(wording(tokens, {}).split()) > _MOST_WORDS or tokens[-1].i - tokens[0].i != len(tokens) - 1:
        return []
    if any(t.text in _OPENED or t.lower_ in _POINTING or t.is_space or t.text in '"“”' for t in tokens):
        return []
    if stands_by_itself(tokens[0]) and len(tokens) > 1:
        return []  # "In 202 BCE Liu Bang won ..."
    if _is_cut(tokens) or any(t.tag_ == "JJR" or (t.lower_ == "army" and len(tokens) > 1) for t in tokens):
        return []  # "larger models", "the remnants of the army"
    if tokens[0].pos_ == "ADV" or noun.pos_ == "ADJ" or (tokens[0].is_digit and len(tokens[0].text) == _YEAR):
        return []  # "Long the language of traders", "the latest to appear", "1739 Nadir Shah"
    if any(t.i in clause.swaps for t in tokens) or any(not own_words(clause, t) for t in loose_pronouns(tokens, {})):
        return []
    told = lexicon.specificity([t.text for t in tokens])
    if told < (_TOLD_MORE if noun.lemma_.lower() in _EMPTY else 0.0 if is_named(noun, tokens) else _TELLING):
        return []
    known = sight.book.topic.nouns | sight.book.heading_words
    if _is_of_two_parts(tokens) or names_nothing(noun, tokens) or bare_definites(tokens, {}, known):
        return []
    return tokens


def is_named(noun: Token, tokens: list[Token]) -> bool:
    """Does a name stand among these words: "the New York Yacht Club", "Tuareg nomads"?"""
    return noun.ent_type_ == "NORP" or any(t.text[:1].isupper() and not t.is_sent_start for t in tokens)


def is_told_further(noun: Token, tokens: list[Token]) -> bool:
    """ "the closing scene of the Vixen": does something behind the noun say which?"""
    return any(c.i > noun.i and c.dep_ in {"prep", "relcl", "acl"} and c in tokens for c in noun.children)


_HUNDREDS = listed("hundred thousand dozen score million billion")
_STATES = frozenset({"feeling", "state", "attribute"})


def names_nothing(noun: Token, tokens: list[Token]) -> bool:
    """ "its maiden flight", "the revised text", "a hiker near Ginostra", "hundreds of clubs": nothing to remember, or
    the article alone knows which it was."""
    first, word = tokens[0], noun.lemma_.lower()
    if first.tag_ == "PRP$" and len(tokens) <= _FEW_OF_ITS_OWN:
        return True
    large, further = is_named(noun, tokens), is_told_further(noun, tokens)
    if noun.pos_ != "NOUN" or word in _HUNDREDS:
        alone = len(tokens) == 1 and first.i and first.nbor(-1).lower_ == "the" and noun.ent_type_ != "NORP"
        return word in _HUNDREDS or bool(alone and lexicon.noun_type(word))  # "the Admiralty", "the Cape"
    if first.lower_ == "the" and not large and not further:
        return not any(t.tag_ in {"JJS", "RBS", "CD"} or t.lower_ in {"first", "last", "only"} for t in tokens)
    if first.lower_ in {"a", "an"} and lexicon.noun_type(word) == lexicon.PERSON:
        return not any(t.ent_type_ in {"PERSON", "ORG"} for t in tokens)
    return len(tokens) == 1 and lexicon.noun_type(word) in _STATES


_FEW_OF_ITS_OWN = 3
_YEAR = 4  # figures


def _is_cut(tokens: list[Token]) -> bool:
    """ "Journal für" (die reine Mathematik), "A Portrait of the Artist" (as a Young Man), "northwards"."""
    last = tokens[-1]
    if (last.text.islower() and last.tag_ in {"NNP", "FW"}) or last.lower_.endswith("wards"):
        return True
    after = last.nbor(1).lower_ if last.i + 1 < len(last.doc) else ""
    return after == "as" and last.tag_ == "NNP" and len(tokens) > 1


def _with_its_row(tokens: list[Token]) -> list[Token]:
    """ "planters in Maryland, Virginia, and Georgia", of which the parser takes the second for what the first is."""
    every = tokens[0].doc.tokens[tokens[0].i : tokens[-1].i + 1]
    lost = [t for t in every if t not in tokens]
    row = bool(lost) and any(t.dep_ == "cc" and t.i > lost[-1].i for t in tokens)
    return list(every) if row and all(t.tag_ in {"NNP", ","} for t in lost) else tokens


def _without_the_scene(noun: Token, tokens: list[Token]) -> list[Token]:
    """ "opened a small shop in Tokyo": where it happened, the question may say."""
    last = next((c for c in noun.children if c.dep_ == "prep" and c.right_edge == tokens[-1]), None)
    scene = last is not None and last.lower_ in {"in", "at"} and tokens[-1].ent_type_ in {"GPE", "LOC"}
    if last is None or not scene or noun.dep_ != "dobj" or last.left_edge.i <= noun.i:
        return tokens
    return [t for t in tokens if t.i < last.left_edge.i]


def _with_its_names(noun: Token, tokens: list[Token]) -> list[Token]:
    """ "two of the most important churches, Chora Church and Pammakaristos Church": with what they are called."""
    end = tokens[-1].i + 1
    if end + 1 >= len(noun.doc) or noun.doc[end].text != ",":
        return tokens
    named = [t for t in noun.subtree if t.dep_ == "appos" and t.left_edge.i == end + 1]
    if not named or named[0].tag_ not in {"NNP", "NNPS"} or noun.dep_ not in {"dobj", "pobj"}:
        return tokens
    last = named[0].right_edge.i
    if last + 1 < len(noun.doc) and not noun.doc[last + 1].is_punct:
        return tokens  # "a fort, São José da Barra" (do Rio Negro)
    return list(noun.doc.tokens[tokens[0].i : last + 1])


_TOLD_MORE = 9.0  # "suggestive evidence of a small benefit from ...": what an empty noun needs beside it


def _is_of_two_parts(tokens: list[Token]) -> bool:
    """ "The first, a basilica with a timber roof", "a convoy, under George Darby": a comma, and no row of things."""
    commas = [t for t in tokens if t.text == ","]
    named = any(t.dep_ == "appos" and t.tag_ in {"NNP", "NNPS"} for t in tokens)
    joined = named or any(t.dep_ == "cc" for t in tokens)
    return bool(commas) and (not joined or any(t.nbor(1).tag_ in {"IN", "WDT", "WP", "VBN"} for t in commas))


def taken_with(noun: Token, tokens: list[Token]) -> set[int]:
    """The numbers of the words that the question leaves out: the answer and what hangs on it, but for the scene."""
    end = tokens[-1].i
    behind = noun.doc[end + 1] if end + 1 < len(noun.doc) else noun
    scene = behind.dep_ == "prep" and behind.head == noun and behind.lower_ in {"in", "at"}
    return {t.i for t in (*noun.subtree, *tokens) if not scene or t.i <= end}


def kind_of_answer(tokens: list[Token], sight: Sight) -> AnswerType:
    """What these words are, for the checks."""
    if name_of(tokens[-1]) == tokens:
        return sight.book.type_for(wording(tokens, {})) or AnswerType.TERM
    return AnswerType.PHRASE


_NO_PEOPLE = frozenset({"artifact", "location", "object"})
_PEOPLES = ("ese", "ish", "ch", "ss")
_OF_PEOPLE = frozenset({"NORP", "ORG", "PERSON", ""})


def is_person(noun: Token, tokens: list[Token]) -> bool:
    """Are these words somebody, or people: "the shogun Yoshimune", "the Portuguese", "the Hospitallers"?"""
    if noun.tag_ in {"NNP", "NNPS"} and lexicon.noun_type(noun.lower_) in _NO_PEOPLE:
        return False  # "George Street, William Street and Joseph Street"
    if noun.ent_type_ == "NORP":
        return noun.tag_ in {"NNS", "NNPS"} or noun.lower_.endswith(_PEOPLES)  # but "Latvian", "Christianity"
    if noun.ent_type_ == "PERSON":
        return True
    many = noun.tag_ == "NNPS" and lexicon.noun_type(noun.text) in {lexicon.PERSON, ""}
    if many and noun.ent_type_ in _OF_PEOPLE and tokens[0].nbor(-1 if tokens[0].i else 0).lower_ == "the":
        return True
    if noun.tag_ in {"NNP", "NNPS"}:
        titled = [t for t in tokens if t.dep_ == "compound" and t.head == noun]
        return any(t.lower_ in TITLES or (t.text.islower() and _is_of_a_person(t)) for t in titled)
    return _is_of_a_person(noun)


def _is_of_a_person(noun: Token) -> bool:
    return lexicon.noun_type(noun.lemma_.lower()) == lexicon.PERSON
