"""What of a sentence is shown around a gap: no linking words before it, no brackets, no tails when it is long."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from quizapp.core.facts.grammar.phrasing import goes_with_its_noun, parts_a_list, says_what_came
from quizapp.core.facts.lexicon import listed
from quizapp.core.sought import Sought

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Span, Token

_LINKS = (
    "however|meanwhile|moreover|furthermore|therefore|thus|hence|also|nevertheless|nonetheless|additionally|in "
    "addition|instead"
    "|on the other hand|for example|for instance|in fact|indeed|similarly|likewise|in particular|in contrast|by "
    "contrast|as a result"
    "|in turn|in general|overall|collectively|altogether|then|but|and|yet|consequently|accordingly|as such"
    "|at the same time"
    "|by the way|actually|notably|specifically|afterwards|subsequently|more significantly|more importantly"
    "|finally|eventually|ultimately|so(?! (?:[a-z]+ (?:was|were|is|are|did|had)|it (?:was|is) that)\\b)"
)
_LEAD = re.compile(rf"^({_LINKS})\b", re.IGNORECASE)
_ASIDE = re.compile(
    r", (by the way|by comparison|by contrast|meanwhile|of course|however|for example|for instance|on the other "
    r"hand|therefore|too|in turn|moreover),"
)
_EXAMPLES = frozenset({"for instance", "for example"})
_POINTING_BACK = frozenset({"nevertheless", "nonetheless", "similarly", "likewise"})
_MENDED = Sought(r"[)\]][:;]", ")", "]")
_ASKING = frozenset({"WDT", "WP", "WRB", "WP$"})  # Penn tags: which, who, where, whose
_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_GOALS = listed("to into from with out over across back")
_MOVING = listed(
    "add attach transfer donate bequeath assign attribute ascribe convert turn transform divide split present sell "
    "give bring deliver hand admit submit dedicate compare link connect separate distinguish replace supply return "
    "lead take carry drive march guide escort"
)
_COMFORTABLE, _ASIDE_WORDS = 22, 4
_SOON = 40  # letters between a joining word and the subject of the clause behind it


def frame(span: Span, answer: set[int]) -> list[Token]:
    """The tokens shown around the answer, shortened at whole segments while the sentence is long."""
    if _MENDED.search(span.text):
        return []  # "a dohyō (土俵): a ring": without the bracket the rest would run together
    if "(" in span.text or "[" in span.text:
        gone = _asides(span)
        tokens = [t for t in _without_brackets(_without_lead(span), answer) if t.i not in gone]
    else:
        tokens = _without_asides(span)
    if not tokens or any(t.tag_ in _ASKING and t.head.pos_ == "PROPN" for t in tokens):
        return []  # "where King Yusuf, a convert, had put to death ...": misread, so that nothing can be cut
    if sum(not t.is_punct for t in tokens) <= _COMFORTABLE:
        return tokens
    for first, last in _tails(span):
        if sum(not t.is_punct for t in tokens) <= _COMFORTABLE:
            break
        opened = sum(t.text == "," and not parts_a_list(t) for t in tokens if _begins(span) <= t.i < first) % 2
        if opened and last < span[-1].i and span.doc[last].text == ",":
            last -= 1  # the comma behind closes what one before it opened
        shorter = [t for t in tokens if not first <= t.i <= last]
        if not answer & set(range(first, last + 1)) and _hold_together(shorter, tokens):
            tokens = shorter
    return tokens


def _begins(span: Span) -> int:
    """Where the subject begins: a comma before it ends the scene that is set, and opens nothing."""
    subject = next((c for c in span.root.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return subject.left_edge.i if subject is not None else span.start


def _hold_together(kept: list[Token], before: list[Token]) -> bool:
    """Is nothing left over of what was cut: "..., where King Yusuf.", "were seized and, after a trial."?"""
    here, there = {t.i for t in kept}, {t.i for t in before}
    for token in kept:
        if token.head.i not in here and token.head.i in there and not token.is_punct and token.dep_ != "cc":
            return False
        joined = {c.i for c in token.head.children if c.dep_ == "conj"} if token.dep_ in {"cc", "conj"} else set()
        if token.dep_ == "cc" and not joined & here and (joined & there or _goes_on(token, here, there)):
            return False
        if token.dep_ == "conj" and joined & there != joined & here and not _has_link(token.head, here):
            return False
    return True


def _goes_on(link: Token, here: set[int], there: set[int]) -> bool:
    """ "seized and, after a trial, beheaded": an "and" of which the reading lost what it joins, and that is cut."""
    return any(place > link.i for place in there - here)


def _has_link(head: Token, here: set[int]) -> bool:
    return any(
        c.dep_ == "cc" and c.i in here for c in (*head.children, *(g for c in head.conjuncts for g in c.children))
    )


@lru_cache(maxsize=1)  # the gaps of a sentence come one after the other
def _without_lead(span: Span) -> list[Token]:
    tokens = [t for t in span if not t.is_space]
    lead = _LEAD.match(span.text)
    if lead:
        after = [t for t in tokens if t.idx >= span.start_char + lead.end()]
        if after and (
            after[0].text == ","
            or (tokens[0].dep_ in {"cc", "advmod"} and len(lead.group().split()) == 1)
            or lead.group().lower() in _EXAMPLES
        ):
            if after[0].text == ",":
                return after[1:]
            return after if after[0].pos_ in {"DET", "PROPN", "PRON", "ADJ", "NOUN", "NUM"} else tokens
    return tokens


@lru_cache(maxsize=1)
def _without_asides(span: Span) -> list[Token]:
    gone = _asides(span)
    return [t for t in _without_lead(span) if t.i not in gone]


@lru_cache(maxsize=1)
def _asides(span: Span) -> set[int]:
    """The words that the sentence can do without wherever they stand."""
    gone = {t.i for t in span if (t.lower_ == "also" and not _is_needed(t)) or _only_points_back(t)}
    for match in _ASIDE.finditer(span.text):
        if _joins_clauses(span, span.start_char + match.start()):
            continue
        aside = [t.i for t in span if match.start() <= t.idx - span.start_char < match.end()]
        gone |= set(aside[:-1] if span.doc[aside[-1] + 1].tag_ in _ASKING else aside)  # "In Mali, however, where ..."
    return gone


def _only_points_back(word: Token) -> bool:
    """ "was nevertheless summoned", "the owner of the inn, likewise said that ..."."""
    before_verb = word.lower_ in _POINTING_BACK and word.i + 1 < word.sent.end and word.nbor(1).pos_ in {"VERB", "AUX"}
    return before_verb and word.dep_ == "advmod" and word.head.dep_ == "ROOT" and not word.is_sent_start


def _is_needed(also: Token) -> bool:
    """ ", also spelt Amdavad", "but also some of the Balkans", "the also-extinct ibis": without it something else is
    said, or nothing."""
    before = also.nbor(-1).lower_ if also.i > also.sent.start else ""
    after = also.nbor(1).lower_ if also.i + 1 < len(also.doc) else ""
    return before in {",", "but", "and", "or", "(", "–"} or after in {"-", "–", "and", "or"}


def _joins_clauses(span: Span, at: int) -> bool:
    """ "was established in 1920, however, early courses were ...": without the word two clauses run into one."""
    return any(
        t.dep_ in {"nsubj", "nsubjpass"}
        and t.idx > at
        and t.head.idx > at
        and span.root.idx < at
        and t.head.dep_ in {"conj", "ccomp", "parataxis", "dep"}
        and t.left_edge.idx - at < _SOON
        for t in span
    ) or (span.root.idx > at and any(t.dep_ == "ccomp" and t.idx < at and t.head == span.root for t in span))


def _without_brackets(tokens: list[Token], answer: set[int]) -> list[Token]:
    depth, out = 0, []
    for token in tokens:
        opened = token.text.count("(") + token.text.count("[")
        closed = token.text.count(")") + token.text.count("]")
        if (not depth and not opened) or token.i in answer:
            out.append(token)
        depth = max(0, depth + opened - closed)
    return out if not depth else []


@lru_cache(maxsize=1)
def _tails(span: Span) -> list[tuple[int, int]]:
    """Stretches that the sentence can do without: loose participles and relative clauses, a second main clause at
    the end; the longest first."""
    last = span[-1].i - (1 if span[-1].is_punct else 0)
    cuts = []
    for token in (t for t in span if t.dep_ in {"relcl", "acl", "advcl", "conj"}):
        first, end = token.left_edge.i, token.right_edge.i
        while end > first and span.doc[end].is_punct:
            end -= 1
        before = span.doc[first - 1] if first > span.start else None
        if before is None or (end < last and not _resumes(span, end, token.head)):
            continue
        if token.dep_ != "conj" and before.text == "," and _leaves_hanging(span, first - 1, token.head):
            continue
        if end >= last and (_takes_a_goal_along(token, first, end) or says_what_came(token)):
            continue
        loose = token.dep_ in {"relcl", "acl"} or (token.dep_ == "advcl" and token.tag_ in {"VBG", "VBN"})
        if token.dep_ == "advcl" and token.head.dep_ == "ccomp" and token.head.pos_ == "NOUN":
            continue  # "that the difference, though terrible, could be explained": the verb that the clause lacks
        if goes_with_its_noun(token) or (token.dep_ in {"relcl", "acl"} and _is_a_clause(token)):
            continue
        if loose and before.text == "," and token.i > token.head.i:
            cuts.append((first - 1, end + 1 if end < last else end))
        elif (
            token.dep_ == "conj"
            and token.head == span.root
            and not any(c.dep_ == "ccomp" and c.i < span.root.i for c in span.root.children)
            and end >= last
            and before.dep_ == "cc"
            and _own_subject(token) == 1
        ):
            comma = before.i > span.start and span.doc[before.i - 1].text in {",", ";"}
            cuts.append((before.i - comma, end))
    return sorted(cuts, key=lambda cut: cut[0] - cut[1])


def _takes_a_goal_along(token: Token, first: int, end: int) -> bool:
    """ "added the art, as it is done in eight lands, to its list": the list belongs to the verb before the tail."""
    verbs = [one for one in token.ancestors if one.lemma_ in _MOVING and one.i < first]
    if not verbs or any(c.lower_ in _GOALS and c.i < first for c in verbs[0].children):
        return False
    return any(token.doc[at].text == "," and token.doc[at + 1].lower_ in _GOALS for at in range(first + 1, end))


def _leaves_hanging(span: Span, comma: int, head: Token) -> bool:
    """Does something stand between the tail and what it is said of ("found wolves, in some cases, living ...")?"""
    last = span.doc[comma - 1]
    near = span.doc[max(span.start, comma - _ASIDE_WORDS - 1) : comma - 1]
    return (last != head and not head.is_ancestor(last)) or any(t.text == "," for t in near)


def _resumes(span: Span, end: int, said_of: Token) -> bool:
    """Does the main verb go on after a comma, so that what stood between its subject and that comma can go?"""
    if end + 2 >= span.end or span.doc.tokens[end + 1].text != ",":
        return False
    subject = next((c for c in span.root.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or (said_of != subject and not subject.is_ancestor(said_of)):
        return False
    follower = span.doc[end + 2]
    return follower == span.root or (
        follower.head == span.root and follower.dep_ in {"aux", "auxpass", "neg", "advmod"}
    )


def _is_a_clause(verb: Token) -> bool:
    """ "negotiations with Díaz, the demands would be ignored": no relative clause, but one that stands by itself."""
    finite = any(t.tag_ in _FINITE for t in (verb, *verb.children))
    return finite and bool(_own_subject(verb)) and not any(t.tag_ in _ASKING for t in verb.subtree)


def _own_subject(verb: Token) -> int:
    """How many nouns are the verb's subject: with two of them the sentence is misread."""
    return sum(c.dep_ in {"nsubj", "nsubjpass"} and c.pos_ != "PRON" for c in verb.children)
