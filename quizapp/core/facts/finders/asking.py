"""From a clause to the parts of a question: inverted ("When did X ...?") or direct ("Who did ...?"), or nothing
when not safe."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from quizapp.core.facts.definites import bare_definites, brought_in_before, is_just_before
from quizapp.core.facts.fact import Answer, Ask, Fact, Family, Shape
from quizapp.core.facts.finders.more.soundness import agrees
from quizapp.core.facts.finders.more.wholeness import (
    breaks_off,
    has_an_open_comma,
    is_torn,
    lacks_its_object,
    lost_its_verb,
    reaches_over,
    with_its_name,
    without_asides,
    without_loose_tail,
)
from quizapp.core.facts.grammar.clauses import Clause, ClauseKind
from quizapp.core.facts.grammar.phrasing import is_whole
from quizapp.core.facts.grammar.verbs import inverted, particles
from quizapp.core.facts.grammar.wording import wording
from quizapp.core.facts.lexicon import listed
from quizapp.core.facts.reading.pointing import THIRD, is_elliptic, loose_pronouns, vagueness

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight

MAIN = frozenset({ClauseKind.ROOT, ClauseKind.CONJOINED})
"""The clauses that claim something by themselves."""

_FRONT = 7
_TIMES = frozenset({"time", "year", "century", "decade", "month", "day", "era", "age", "period", "war"})
_LINKS = frozenset(
    {"so", "thus", "then", "hence", "therefore", "example", "instance", "still", "again", "soon", "also", "but", "and"}
)
_CONCEDING = frozenset({"although", "though", "whereas"})
_SEASONS = listed("year month week day night morning evening spring summer autumn winter century")
_LINKS_WITHIN = frozenset({"so", "thus", "hence", "therefore"})
_FEW = 4  # words of a subject, with more of which "was published" is a fact
_ENDS = frozenset({"die", "retire"})
_DATING = ("In what", "On what", "Since when", "Until when")


def inverted_ask(sight: Sight, clause: Clause, taken: set[int], wh: str) -> tuple[Ask, set[str]] | None:
    """The question that begins with `wh` and leaves out the words `taken`, with what was noticed on the way."""
    order = inverted(clause)
    if order is None or clause.subject[0].tag_ in {"EX", "WDT"} or _is_misread(clause) or not agrees(clause):
        return None
    if clause.subject[0].lower_ == "every" and clause.subject[1:] and clause.subject[1].lemma_ in _SEASONS:
        return None  # "Every winter large numbers of cod migrate", read as one subject
    kept = [t for t in clause.without(taken | conceded(clause)) if t.i not in particles(clause)]
    kept = without_loose_tail(without_asides(kept, clause), taken)
    taken = taken | {t.i for t in kept if t.lower_ == "there" and t.head == clause.verb}  # "died there in 2009"
    kept = [t for t in kept if t.i not in taken]
    front = [t for t in kept if t.i < clause.subject[0].i]
    early = [t for t in kept if clause.subject[-1].i < t.i < clause.verb.i]
    rest = [t for t in kept if t.i > clause.subject[0].i and t not in early]
    early = [t for t in early if t.lower_ not in _LINKS_WITHIN]
    if reaches_over(clause, [t for t in clause.rest if t.i in taken or t in rest]) or breaks_off(clause, kept, taken):
        return None
    if lost_its_verb(rest):
        return None
    noticed = _noticed(sight, clause, [*clause.subject, *kept])
    if front:
        if clause.kind not in MAIN or not _movable(front):
            return None
        if wh.startswith(_DATING) and any(t.lemma_.lower() in _TIMES or t.ent_type_ == "DATE" for t in front):
            return None  # "In modern times, Sugar Puff died in 2007": two times for one question
        noticed.add("moved")
    if noticed & {"loose pronoun", "conditional", "broken"} or not stands_alone(sight, clause, kept, taken):
        return None
    tells = clause.verb.lemma_ in _ENDS or (clause.passive and len(clause.subject) > _FEW)
    if clause.kind == ClauseKind.CONJOINED and not rest and not tells:
        return None  # "..., and the House concurred in 1865": in what, the clause before says
    tail = wording(front, _small(front, clause))
    words = _with_the_front(clause, with_commas(with_its_name(rest)), tail)
    set_off = early and early[0].nbor(-1).text == early[-1].nbor(1).text == ","
    comma = "," if set_off or has_an_open_comma(clause.subject) else ""
    between = wording(early, clause.swaps)
    verb = " ".join(part for part in (between + comma if between else "", order[1]) if part)
    return Ask(Shape.INVERTED, wh, order[0], clause.subject_words() + comma, verb, words), noticed


def _with_the_front(clause: Clause, said: list[Token], front: str) -> str:
    """What is said, with what opened the sentence behind it; before a clause that would take that for its own:
    "announced in 1937 that ..."."""
    end = said[-1].i + 1 if said else 0
    if front:
        edges = (c.left_edge.i for c in clause.verb.children if c.dep_ == "ccomp" and c.i > clause.verb.i)
        end = next((at for at in edges if at > clause.verb.i), end)
    before = wording([t for t in said if t.i < end], clause.swaps)
    behind = wording([t for t in said if t.i >= end], clause.swaps)
    return " ".join(part for part in (before, front, behind) if part)


def conceded(clause: Clause) -> set[int]:
    """The numbers of the words that only say in spite of what: "although its seat remains in Birmingham"."""
    told = (c for c in clause.verb.children if c.dep_ == "advcl" and c.i > clause.verb.i)
    return {t.i for c in told if c.left_edge.lower_ in _CONCEDING for t in c.subtree}


def with_commas(tokens: list[Token]) -> list[Token]:
    """The words with each comma that stands alone between two of them: "on Odic force, a concept with ..."."""
    missing = [one.nbor(1) for one, other in pairwise(tokens) if other.i == one.i + 2 and one.nbor(1).text == ","]
    return sorted([*tokens, *missing], key=lambda t: t.i) if missing else tokens


_GIVING = listed("give award grant offer teach show pay send deny name call appoint elect make tell ask")
_BYNAMES = frozenset({"nicknamed", "dubbed", "named", "known", "born"})  # "Nicknamed Dori, Del Toso was born in 1980"
_STOPS = frozenset({";", ":"})
_SAME_IN_ALL_TENSES = frozenset({"put", "set", "cut", "shut", "let", "cast", "spread", "split", "hit", "shed"})


def _is_misread(clause: Clause) -> bool:
    """Does the subject reach over its verb, or is it "put into operation" by others, which looks as if it had put?"""
    between = clause.verb.doc[clause.subject[-1].i : max(clause.verb.i, clause.subject[-1].i)]
    if any(t.text in _STOPS for t in between) or clause.subject[0].lower_ in _BYNAMES:
        return True  # "The Period has two epochs; a third, ..., was rejected in 2024": the third was
    if clause.kind != ClauseKind.PARTICIPLE and clause.subject[0].i < clause.verb.i < clause.subject[-1].i:
        return True
    built = clause.kind == ClauseKind.PARTICIPLE and clause.verb.tag_ == "VBN" and clause.verb.lemma_ not in _GIVING
    if built and any(c.dep_ == "dobj" for c in clause.verb.children):
        return True  # "Elisabeth, known as Sissi, built in 1890 a palace"
    if lacks_its_object(clause):
        return True
    if clause.kind == ClauseKind.RELATIVE and any(t.text == "," for t in clause.subject):
        return True  # "Sybil, the widow of Pain fitzJohn, who died in 1137": whose end?
    done = clause.verb.lemma_ in _SAME_IN_ALL_TENSES and not clause.aux and clause.kind != ClauseKind.PARTICIPLE
    return done and not any(c.dep_ in {"dobj", "prt"} for c in clause.verb.children)


def direct_ask(sight: Sight, clause: Clause, wh: str) -> tuple[Ask, set[str]] | None:
    """The question that asks for the subject: `wh` and the rest of the clause as it stands."""
    early = [t for t in clause.rest if clause.subject[-1].i < t.i < clause.verb.i and t.dep_ != "advmod"]
    if clause.kind == ClauseKind.PARTICIPLE or early or not agrees(clause):
        return None
    if any(c.dep_ in {"ccomp", "parataxis"} for c in clause.verb.children) and any(m in sight.text for m in '"“'):
        return None  # what somebody says stands in it
    front = [t for t in clause.rest if t.i < clause.subject[0].i]
    rest = without_loose_tail([t for t in clause.rest if t.i > clause.subject[0].i], set())
    kept = [*clause.aux, clause.verb, *rest]
    if reaches_over(clause, rest) or breaks_off(clause, rest, set()) or lacks_its_object(clause):
        return None
    noticed = _noticed(sight, clause, [*clause.subject, *kept])
    if front:
        if not _movable(front):
            return None
        noticed.add("moved")
    if noticed & {"loose pronoun", "conditional", "broken"} or not stands_alone(sight, clause, [*rest, *front], set()):
        return None
    if any(t.text == ";" for t in kept):
        return None  # "was replaced by Jacobus that July; in 2008 Jacobus was replaced by ...": of whom?
    said = with_commas(kept)
    words = _with_the_front(clause, said, wording(front, _small(front, clause)))
    return Ask(Shape.DIRECT, wh, verb=words), noticed


def fact(sight: Sight, clause: Clause, family: Family, answer: Answer, *, asked: tuple[Ask, set[str]]) -> Fact:
    """The fact, with the marks of its clause and its wording."""
    ask, noticed = asked
    marks = sight.marks(clause) | noticed
    return Fact(
        family, sight.sentence, answer, ask, sight.resolved.name if "resolved" in marks else "", marks=frozenset(marks)
    )


def stands_alone(sight: Sight, clause: Clause, kept: list[Token], taken: set[int]) -> bool:
    """Are the words kept whole segments of the sentence?"""
    whole = {t.i for t in (*clause.subject, *clause.aux, clause.verb, *kept)}
    free = taken | {t.i for t in clause.aux}
    if clause.kind != ClauseKind.ROOT:
        free |= {t.i for t in clause.subject}
    return is_whole(whole, sight.span, free)


def _movable(front: list[Token]) -> bool:
    if any(t.lower_ in _LINKS for t in front) or front[-1].dep_ == "prep":
        return False
    plain = all(t.pos_ != "VERB" or t.dep_ == "prep" for t in front)  # "Beginning in 1966"
    return plain and len(front) <= _FRONT and not any(t.text == "," for t in front)


def _small(front: list[Token], clause: Clause) -> dict[int, str]:
    swaps = dict(clause.swaps)
    if front and front[0].is_sent_start and front[0].pos_ != "PROPN":
        swaps.setdefault(front[0].i, front[0].lower_)
    return swaps


def _noticed(sight: Sight, clause: Clause, shown: list[Token]) -> set[str]:
    noticed = set()
    noticed |= vagueness(clause.head)
    within = clause.kind == ClauseKind.RELATIVE and any(
        t.tag_ == "PRP" and t.lower_ in THIRD and t.i not in clause.swaps for t in shown
    )  # "The libretto was by Sanguineti, who put parts of a poem in it"
    if within or loose_pronouns(shown, clause.swaps):
        noticed.add("loose pronoun")
    vague = bare_definites(shown, clause.swaps, sight.book.topic.nouns)
    if any(t in clause.subject for t in vague):
        noticed.add("definite subject")
    if any(t not in clause.subject for t in vague):
        noticed.add("definite")
    for noun in brought_in_before(shown, clause.swaps, sight.book.topic.nouns | sight.book.heading_words):
        noticed.add("told just before" if is_just_before(noun) else "told before")
    if is_elliptic(clause.verb):
        noticed.add("loose pronoun")
    verb, numbers = clause.verb, {t.i for t in shown}
    if any(t.dep_ == "cc" and not any(c.dep_ == "conj" and c.i in numbers for c in t.head.children) for t in shown):
        noticed.add("broken")
    first = clause.subject[0]
    if (first.i and first.nbor(-1).text == ":") or is_torn([*shown, verb]):
        noticed.add("broken")
    if any(
        c.dep_ == "advcl" and any(m.lower_ in {"if", "unless", "whether"} for m in c.children) for c in verb.children
    ):
        noticed.add("conditional")
    return noticed
