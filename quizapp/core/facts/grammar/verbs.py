"""Turning a clause into question order: the auxiliary that comes first, and the verb that remains."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from quizapp.core.facts.grammar.clauses import Clause, ClauseKind
from quizapp.core.facts.grammar.wording import wording

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token

_LYING = frozenset({"locate", "situate", "base", "headquarter"})  # what is "located in Madrid" still is
_MODALS = frozenset({"can", "could", "will", "would", "must", "shall", "may", "might", "should"})


def inverted(clause: Clause) -> tuple[str, str] | None:
    """The auxiliary to put first and the words of the verb that stay behind the subject; None when the form is not
    safe.

    "has been built" -> ("has", "been built"); "erupted" -> ("did", "erupt"); "is" -> ("is", "").
    """
    verb, aux = clause.verb, sorted(clause.aux, key=lambda t: t.i)
    if clause.kind == ClauseKind.PARTICIPLE:
        return _participle(clause)
    if aux:
        if (
            aux[0].lemma_ not in {"be", "have", "do", "can", "will", "'s", "’s"}
            or aux[0].lower_ in _MODALS - {"can", "will"}
            or aux[0].tag_ not in {"VBD", "VBZ", "VBP", "MD"}
        ):
            return None
        return _plain(aux[0]), wording([*aux[1:], verb, *_particles(verb)], {})
    if verb.lemma_ == "be":
        return (_plain(verb), "") if verb.tag_ in {"VBD", "VBZ", "VBP"} else None
    helper = {"VBD": "did", "VBZ": "does", "VBP": "do", "VBN": "did"}.get(verb.tag_)
    if helper is None or not verb.lemma_.isalpha():
        return None
    return helper, " ".join([_base(verb.lower_, verb.lemma_.lower()), *(t.text for t in _particles(verb))])


@lru_cache(maxsize=4096)
def _base(form: str, lemma: str) -> str:
    """The base of a verb, where the parser made up one: "premiere" for "premiered", not "premier"."""
    from lemminflect import getLemma  # it brings spaCy along, which web processes never load

    known = getLemma(form, upos="VERB", lemmatize_oov=False)
    return str(known[0]) if known and (lemma not in known or form.startswith(known[0])) else lemma


def _plain(aux: Token) -> str:
    return {
        "'s": "is",
        "’s": "is",
        "'re": "are",
        "’re": "are",
        "'d": "had",
        "’d": "had",
        "'ve": "have",
        "’ve": "have",
    }.get(aux.lower_, aux.lower_)


def _particles(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ == "prt" and child.i == verb.i + 1]


def particles(clause: Clause) -> set[int]:
    """Numbers of the particles said together with the verb."""
    return {t.i for t in _particles(clause.verb)}


def _participle(clause: Clause) -> tuple[str, str] | None:
    plural = clause.head.tag_ in {"NNS", "NNPS"}
    if clause.verb.tag_ == "VBN":
        if clause.verb.lemma_ in _LYING and clause.verb.sent.root.tag_ in {"VBZ", "VBP"}:
            return ("are" if plural else "is"), wording([clause.verb, *_particles(clause.verb)], {})
        return ("were" if plural else "was"), wording([clause.verb, *_particles(clause.verb)], {})
    main = clause.head.head
    present = any(t.tag_ in {"VBZ", "VBP"} for t in [main, *main.children] if t.pos_ in {"AUX", "VERB"})
    helper = ("do" if plural else "does") if present else "did"
    return helper, wording([clause.verb, *_particles(clause.verb)], {clause.verb.i: clause.verb.lemma_.lower()})
