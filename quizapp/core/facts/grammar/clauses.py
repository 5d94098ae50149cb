"""The clauses of a sentence, each kept whole: subject, verb group, and the rest in the order of the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from quizapp.core.facts.grammar.phrasing import DISCOURSE, is_a_sentence_before, phrase
from quizapp.core.facts.grammar.wording import Swaps, lowered, wording

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Span, Token

_AUX = frozenset({"aux", "auxpass"})
_MADE = frozenset({"elect", "appoint", "name", "make", "crown", "award", "call", "declare"})
_DONE_TO_ONE = frozenset({"baptise", "baptize", "christen", "bury", "educate", "ordain", "consecrate", "cremate"})
_OF_PLACES = frozenset({"found", "establish", "build", "create", "form", "construct", "situate", "locate"})
_ORDERED = frozenset({"first", "second", "third", "last", "only"})
_TITLED = frozenset({"title", "entitle", "call", "name"})
_OF_EACH = frozenset({"both", "all", "each"})
_CLOSE = 3  # words between two verbs that share their object


class ClauseKind(StrEnum):
    """Where in the sentence the clause stands."""

    ROOT = "root"
    CONJOINED = "conjoined"
    RELATIVE = "relative"
    PARTICIPLE = "participle"


@dataclass(frozen=True)
class Clause:
    """One claim with its subject; tokens belong to the parsed sentence and stay inside `facts`."""

    kind: ClauseKind
    verb: Token
    subject: tuple[Token, ...]
    aux: tuple[Token, ...]
    rest: tuple[Token, ...]
    swaps: Swaps

    @property
    def passive(self) -> bool:
        """Is the subject acted upon?"""
        return any(t.dep_ == "auxpass" for t in self.aux) or (
            self.kind == ClauseKind.PARTICIPLE and self.verb.tag_ == "VBN"
        )

    @property
    def head(self) -> Token:
        """The main word of the subject."""
        mine = {t.i for t in self.subject}
        return next(t for t in self.subject if t.head.i not in mine or t.head == t)

    def subject_words(self) -> str:
        """The subject as it is said inside a question."""
        first = self.subject[0]
        swaps = dict(self.swaps)
        if first.i not in swaps:
            swaps[first.i] = lowered(first)
        return wording(self.subject, swaps)

    def without(self, taken: set[int]) -> list[Token]:
        """What follows the verb, without the tokens of these numbers."""
        return [t for t in self.rest if t.i not in taken]


def clauses(sentence: Span, swaps: Swaps, *, inner_only: bool = False) -> Iterator[Clause]:
    """The clauses that can stand alone, main clause first."""
    for verb in sentence:
        if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ in _AUX:
            continue
        clause = None
        if verb.dep_ == "ROOT" and not inner_only:
            clause = _finite(verb, ClauseKind.ROOT, swaps)
        elif verb.dep_ == "conj" and not inner_only and _chain(verb).dep_ == "ROOT":
            clause = _finite(verb, ClauseKind.CONJOINED, swaps)
        elif verb.dep_ == "relcl":
            clause = _relative(verb, swaps)
        elif verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBG"}:
            clause = _participle(verb, swaps)
        if clause is not None and not _is_negated(clause.verb):
            yield clause


def _chain(verb: Token) -> Token:
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    return verb


def own_subject(verb: Token) -> Token | None:
    """The subject that belongs to this very verb."""
    return next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)


def _is_negated(verb: Token) -> bool:
    return any(
        c.dep_ == "neg" or c.lower_ in {"never", "hardly", "rarely", "no", "neither", "nor"} for c in verb.children
    )


def _finite(verb: Token, kind: ClauseKind, swaps: Swaps) -> Clause | None:
    if _shares_what_follows(verb):
        return None
    subject, aux = own_subject(verb), [c for c in verb.children if c.dep_ in _AUX]
    if subject is None:
        if kind != ClauseKind.CONJOINED:
            return None
        before = verb.head
        subject = own_subject(before)
        while subject is None and before.dep_ == "conj":
            before = before.head
            subject = own_subject(before)
        if _has_another_subject(verb):
            return None
        if not aux and _is_what_was_done_to_it(verb, before):
            return None
        alike = verb.tag_ == "VBN" or (
            verb.tag_ == "VBD" and verb.lemma_ in _MADE
        )  # "was praised and elected a member"
        acted = any(c.dep_ == "dobj" for c in verb.children)
        alike = alike or (verb.lemma_ in _DONE_TO_ONE and not acted)  # "was born in Ely and baptised in 1589"
        if not aux and alike and any(c.dep_ == "auxpass" for c in before.children):
            aux = [c for c in before.children if c.dep_ in _AUX]
    if (
        subject is None
        or subject.tag_ in {"WDT", "WP", "WP$"}
        or (not aux and verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"})
    ):
        return None
    return _assemble(kind, verb, phrase(subject), aux, swaps=swaps)


def _has_another_subject(verb: Token) -> bool:
    """ "..., but the species is also known as ...": a noun before the verb that the parser misplaced."""
    doc, place = verb.doc, verb.i - 1
    while place > verb.sent.start and doc[place].dep_ != "cc" and doc[place].text != ",":
        place -= 1
    if any(own_subject(c) is not None for c in verb.children if c.dep_ in _AUX):
        return True
    return any(t.pos_ in {"NOUN", "PROPN"} and t.dep_ in _MISPLACED for t in doc[place + 1 : verb.i])


_MISPLACED = frozenset({"conj", "attr", "appos", "dep"})
_OBJECTS = frozenset({"dobj", "attr", "acomp", "xcomp", "ccomp", "oprd", "dative"})


def _is_what_was_done_to_it(verb: Token, first: Token) -> bool:
    """ "published a book in 1948, updated and retitled in 1956": of the book, not what the publisher did."""
    told = any(c.dep_ in _OBJECTS for c in verb.children) or verb.tag_ not in {"VBN", "VBD"}
    acted_on = any(c.dep_ == "dobj" for c in first.children)
    joined = any(c.dep_ == "cc" for c in first.children)
    return verb.head != first and acted_on and not told and not joined


def _shares_what_follows(verb: Token) -> bool:
    """ "designed and built the circuit": the first verb alone would lose its object."""
    twins = (c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and own_subject(c) is None)
    return any(twin.i - verb.i <= _CLOSE for twin in twins)


def _relative(verb: Token, swaps: Swaps) -> Clause | None:
    pronoun = own_subject(verb)
    if pronoun is None or pronoun.lower_ not in {"that", "which", "who"}:
        return None
    noun = antecedent(verb.head)
    if noun is None or verb.head.i > pronoun.i or _may_be_of_more(noun, pronoun):
        return None
    if pronoun.lower_ == "which" and noun.ent_type_ == "PERSON" and noun.dep_ == "pobj":
        return None  # "an interview with Diane Sawyer, which aired in 2009"
    aux = [c for c in verb.children if c.dep_ in _AUX]
    return _assemble(ClauseKind.RELATIVE, verb, phrase(noun, cut={verb.i}), aux, swaps=swaps)


def antecedent(noun: Token) -> Token | None:
    """The named noun that a relative clause or participle speaks of; of "the War, a conflict that ..." it is the
    War."""
    if noun.dep_ == "appos" and _is_name(noun.head) and not _is_name(noun):
        noun = noun.head
    above = noun.head.head if noun.dep_ == "pobj" else noun
    of = above != noun and noun.head.lower_ == "of" and above.pos_ in {"NOUN", "PROPN"}
    if of or (above != noun and (_is_name(above) or above.lemma_ in _TITLED)):
        return None  # "the album Live at Wembley, which was released in 2004"
    return noun if _is_name(noun) or noun.dep_ in {"nsubj", "nsubjpass"} else None


def _may_be_of_more(noun: Token, pronoun: Token) -> bool:
    """ "a series on the Fox Company which began in 1989": without a comma, of the series."""
    return noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN" and pronoun.i == noun.i + 1


def _is_name(noun: Token) -> bool:
    return noun.tag_ in {"NNP", "NNPS"}


def _participle(verb: Token, swaps: Swaps) -> Clause | None:
    noun = antecedent(verb.head)
    if noun is None or verb.i < noun.i or verb.nbor(-1).text in {"(", "["} or own_subject(verb) is not None:
        return None
    if verb.nbor(-1).lower_ in _OF_EACH:
        return None  # "Hall and Héroult, both born in 1863"
    if noun.dep_ == "pobj" and noun.head.lower_ == "by":
        return None  # "The Missal by Gjon Buzuku, published in 1555": which of the two?
    people = noun.tag_ == "NNPS" or noun.ent_type_ in {"NORP", "PERSON"}
    if people and verb.lemma_ in _OF_PLACES and any(c.lower_ == "of" for c in noun.rights):
        return None  # "the Boers of the Orange Free State, founded in 1854"
    mine = {t.i for t in phrase(noun, cut={verb.i})}
    if any(_is_name(t) and t.i not in mine for t in noun.doc[noun.i : verb.i]):
        return None  # "Plymouth Colony, the second after the Jamestown Settlement in Virginia, founded in 1607"
    return _assemble(ClauseKind.PARTICIPLE, verb, phrase(noun, cut={verb.i}), [], swaps=swaps)


def _named_by(subject: list[Token]) -> list[Token]:
    """For "Sweden's warrior king, Gustavus Adolphus," the name itself."""
    mine = {t.i for t in subject}
    head = next(t for t in subject if t.head.i not in mine or t.head == t)
    if head.pos_ != "NOUN" or any(c.lower_ in _ORDERED for c in head.children):
        return subject
    name = next((c for c in head.children if c.dep_ == "appos" and c.tag_ == "NNP" and c.i > head.i), None)
    return phrase(name) if name is not None else subject


def _assemble(kind: ClauseKind, verb: Token, subject: list[Token], aux: list[Token], *, swaps: Swaps) -> Clause:
    subject = _named_by(subject)
    mine = {t.i for t in subject}
    rest: list[Token] = []
    for child in verb.children:
        if child.dep_ in _AUX | {"nsubj", "nsubjpass", "punct", "cc", "mark"} or child.i in mine:
            continue
        if child.dep_ == "conj" or _is_loose(child) or (child.lower_ in DISCOURSE and child.dep_ == "advmod"):
            continue
        rest.extend(phrase(child))
    return Clause(
        kind, verb, tuple(sorted(subject, key=lambda t: t.i)), tuple(aux), tuple(sorted(rest, key=lambda t: t.i)), swaps
    )


def _is_loose(child: Token) -> bool:
    """A tail or insertion between commas, which the claim can do without."""
    if child.dep_ not in {"advcl", "parataxis", "ccomp", "prep", "advmod", "npadvmod", "intj"}:
        return False
    first = child.left_edge
    if first.i == 0 or not first.nbor(-1).is_punct or first.i < child.head.i:
        return child.dep_ in {"intj", "parataxis"} or is_a_sentence_before(child)
    return child.dep_ in {"intj", "parataxis"} or (child.dep_ == "advcl" and child.tag_ in {"VBG", "VBN"})
