"""Is what a question would say whole: no half of a row, no word that belongs to another verb, no tail that lost the
comma before it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.core.facts.grammar.clauses import Clause, ClauseKind
from quizapp.core.facts.lexicon import listed

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token

_OBJECTS = frozenset({"dobj", "ccomp", "xcomp", "dative", "oprd", "nsubj", "attr"})
_WANTS_AN_OBJECT = listed(
    "receive obtain acquire build create discover invent introduce establish award defeat capture observe celebrate"
)


def is_torn(shown: list[Token]) -> bool:
    """Do the words end within a row, a comparison or a word with a hyphen: "from sale, refunded buyers", "devoted more
    to alchemy" (than to optics), "as a Democrat and re" (-elected)?"""
    numbers = {t.i for t in shown}
    return any(_is_half(t, numbers) for t in shown)


def _is_half(token: Token, numbers: set[int]) -> bool:
    doc, place = token.doc, token.i
    beside = [at for at in (place - 1, place + 1) if 0 <= at < len(doc) and at not in numbers]
    if token.dep_ == "dep" and token.head.i in numbers:
        return True  # what the parser could not place
    if any(doc[at].text in {"-", "–"} and not doc[min(at, place)].whitespace_ for at in beside):
        return True
    if token.tag_ == "NNP" and _goes_on_behind_a_dash(token, numbers):
        return True
    if token.dep_ == "conj" and token.head.i in numbers and token.pos_ in {"NOUN", "PROPN"}:
        row = (token.head, token, *token.conjuncts)
        return not any(c.dep_ == "cc" and c.i in numbers for one in row for c in one.children)
    compared = token.tag_ in {"JJR", "RBR"}
    return compared and any(t.lower_ == "than" and t.i > place and t.i not in numbers for t in token.sent)


def _goes_on_behind_a_dash(token: Token, numbers: set[int]) -> bool:
    """ "the Deathly Hallows – Part 2 was released": half of a title."""
    doc, place = token.doc, token.i + 1
    if place + 1 >= len(doc) or doc[place].text not in {"–", "-"}:
        return False
    return doc[place + 1].i not in numbers and doc[place + 1].text[:1].isupper()


def lost_its_verb(words: list[Token]) -> bool:
    """ "was launched when thousands of troops" (moved in): a clause of which the verb is left out."""
    numbers = {t.i for t in words}
    return any(
        t.dep_ in {"nsubj", "nsubjpass", "mark"} and t.head.pos_ in {"VERB", "AUX"} and t.head.i not in numbers
        for t in words
    )


def reaches_over(clause: Clause, words: list[Token]) -> bool:
    """ "Nyerere led Tanganyika to independence and governed it until 1985": what stands behind the second verb is not
    said of the first."""
    others = [c.i for c in clause.verb.children if c.dep_ == "conj" and c.i > clause.verb.i and c.pos_ == "VERB"]
    return bool(others) and any(t.i > min(others) for t in words)


def lacks_its_object(clause: Clause) -> bool:
    """ "In 1931 she received, together with a colleague, the Prize": the parser lost what she received.

    "His firm, renamed Talon in 1937, ruled": what was done to it is read as what it did.
    """
    verb = clause.verb
    named = verb.tag_ == "VBN" and any(c.dep_ in {"dobj", "oprd"} and c.tag_ == "NNP" for c in verb.children)
    if named and verb.i and verb.nbor(-1).text == "," and not clause.aux and clause.kind == ClauseKind.ROOT:
        return verb.nbor(-2) in clause.subject
    if verb.lemma_ not in _WANTS_AN_OBJECT or clause.passive or clause.kind == ClauseKind.PARTICIPLE:
        return False
    return not any(c.dep_ in _OBJECTS and c.i > verb.i for c in verb.children)


def without_loose_tail(kept: list[Token], taken: set[int]) -> list[Token]:
    """The words without a noun or an "again" that only the comma behind the answer set off: "born on 1 April 1776, the
    second of three daughters", "in 1926, again in Java"."""
    kept = _without_an_aside_behind(kept, taken)
    numbers = {t.i for t in kept}
    for place, token in enumerate(kept):
        behind = place and token.nbor(-1).text == "," and token.nbor(-2).i not in numbers and token.i > kept[0].head.i
        if behind and _is_behind_who(token):
            return kept[:place]
        if behind and (token.tag_ == "DT" or (token.lower_ == "again" and token.nbor(-2).i in taken)):
            return kept[:place]
    return kept


_ASIDE = 7  # words


def _without_an_aside_behind(kept: list[Token], taken: set[int]) -> list[Token]:
    """ "was told in 1469, with some justification, that": what stood between commas behind the answer."""
    for place, token in enumerate(kept):
        opened = token.i > 1 and token.nbor(-1).text == "," and token.nbor(-2).i in taken
        if not opened or token.dep_ != "prep":
            continue
        end = next((at for at in range(place, len(kept)) if kept[at].i > token.right_edge.i), len(kept))
        after = token.doc[token.right_edge.i + 1] if token.right_edge.i + 1 < len(token.doc) else token
        goes_on = end < len(kept) and kept[end].text == "," and end + 1 < len(kept)
        link = kept[end + 1] if goes_on else kept[end] if end < len(kept) and after.text == "," else token
        if link.lower_ in {"that", "to"} and link.i > token.i and end - place <= _ASIDE:
            return [*kept[:place], *kept[end + goes_on :]]
    return kept


def _is_behind_who(token: Token) -> bool:
    """ "surrendered to Crillon, who was then placed in command, with an army": whose army?"""
    if token.dep_ != "prep" or token.lower_ not in {"with", "without"}:
        return False
    before = token.nbor(-2)
    return any(t.dep_ == "relcl" and t.left_edge.i <= before.i <= t.right_edge.i for t in token.sent)


def without_asides(kept: list[Token], clause: Clause) -> list[Token]:
    """The words without what opens the sentence to tell the subject from others or to liken it to them ("Unlike most
    foals, ...", "As in Europe, ..."), and without what commas set off between the verb and its object: "received,
    together with a colleague, the Prize"."""
    before = [t for t in kept if t.i < clause.subject[0].i]
    told_apart = before and (before[0].lower_ == "unlike" or [t.lower_ for t in before[:2]] == ["as", "in"])
    kept = kept[len(before) :] if told_apart else kept
    verb, doc = clause.verb, clause.verb.doc
    if verb.i + 1 >= len(doc) or doc[verb.i + 1].text != ",":
        return kept
    goal = next((c.left_edge.i for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), 0)
    aside = goal > verb.i + 1 and doc[goal - 1].text == ","
    return [t for t in kept if not verb.i < t.i < goal] if aside else kept


_GOES_ON = frozenset({"IN", "TO", "CC", "RB"})


def breaks_off(clause: Clause, kept: list[Token], taken: set[int]) -> bool:
    """Does the sentence go on behind a bracket as the question does not: "from M-13 (later US 23) to a lake"?"""
    doc = clause.verb.doc
    if "(" not in doc.text:
        return False
    numbers = {t.i for t in kept} | {clause.verb.i} | taken
    after = (doc[at] for t in kept for at in _behind_a_bracket(t) if at not in numbers)
    return any(t.tag_ in _GOES_ON or t.dep_ == "advmod" for t in after)


def _behind_a_bracket(token: Token) -> list[int]:
    doc, place = token.doc, token.i + 1
    if place >= len(doc) or doc[place].text != "(":
        return []
    closed = next((t.i for t in doc.tokens[place:] if t.text == ")"), len(doc))
    return [closed + 1] if closed + 1 < len(doc) else []


def has_an_open_comma(subject: tuple[Token, ...]) -> bool:
    """Does a comma close what one within the subject opened: "the comedy, 1000 feet long with a gap, was released"?"""
    commas = sum(t.text == "," for t in subject)
    return commas == 1 and subject[-1].i + 1 < len(subject[-1].doc) and subject[-1].nbor(1).text == ","


def with_its_name(rest: list[Token]) -> list[Token]:
    """The words with the name of what is said to be one of several: "the poems of another poet, Lionel Johnson"."""
    numbers = {t.i for t in rest}
    for noun in rest:
        if noun.pos_ != "NOUN":
            continue
        before = noun.doc[noun.left_edge.i : noun.i]
        if not any(t.lower_ in _ONE or t.tag_ == "PRP$" for t in before):
            continue
        name = next((c for c in noun.children if c.dep_ == "appos" and c.tag_ == "NNP" and c.i > noun.i), None)
        if name is not None and name.i not in numbers and name.left_edge.nbor(-1).text == ",":
            return sorted([*rest, *_set_off(name)], key=lambda t: t.i)
    return rest


_ONE = frozenset({"a", "an", "another"})
_NAME_AT_MOST = 5  # words


def _set_off(name: Token) -> list[Token]:
    words = list(name.doc[name.left_edge.i : name.i + 1])
    if len(words) > _NAME_AT_MOST or any(t.tag_ not in {"NNP", "NNPS", "DT"} for t in words):
        return []
    after = [name.nbor(1)] if name.i + 1 < len(name.doc) and name.nbor(1).text == "," else []
    return [name.left_edge.nbor(-1), *words, *after]
