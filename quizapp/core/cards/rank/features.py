"""What can be told of a draft in plain numbers, for a ranking that is learnt from rated cards."""

import re

from quizapp.core.cards.card import GAP
from quizapp.core.cards.checks import weaknesses
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.rank.phrases import phrases
from quizapp.core.cards.rank.salience import salience
from quizapp.core.cards.rank.weights import score
from quizapp.core.cards.words import said, words
from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import Found, Shape

_PRONOUNS = lexicon.listed("he him his she her it its they them their")
_PRONOUN = re.compile(rf"\b(?:{'|'.join(sorted(_PRONOUNS))})\b", re.IGNORECASE)
_PLAIN_THING = re.compile(r"\bthe (?=[a-z])", re.IGNORECASE)
_STARTS_PLAIN = re.compile(r"(?:(?:In|At|On|From|Within) )?(?:The|the|A|a|An|an) [a-z]")
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?! \d{4})"
)
_YEAR = re.compile(r"\b\d{4}\b")
_SMALL = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1?\d)\b(?! (?:million|billion))")
_NAME_GOES_ON = re.compile(rf"[A-Z]\w+ (?:of|upon) {GAP}|{GAP} (?:of|upon) [A-Z]|[A-Z]\w* {GAP}[,.]? [a-z]")


def features(draft: Draft, found: Found) -> dict[str, float]:
    """The plain features of a draft, each about as large as 1: kind, marks, lengths, how specific, where it stands.

    The hand-made score is one of them, so that what is learnt mends it and need not begin anew.
    """
    fact = draft.fact
    told = {"hand score": 10 * (score(draft) - 0.8)}
    told |= {f"family {fact.family.value}": 1.0, f"type {fact.answer.type.value}": 1.0}
    told |= {f"mark {mark}": 1.0 for mark in sorted(fact.marks)}
    told |= {f"sign {sign}": 1.0 for sign in sorted(fact.signs)}
    told |= {f"check {name}": 1.0 for name in weaknesses(draft, found)}
    plain = _lengths(draft) | _names(draft) | _place(draft, found) | _loose_ends(draft)
    return told | plain | phrases(draft) | salience(draft, found)


def _lengths(draft: Draft) -> dict[str, float]:
    asked, answer = words(draft.question.replace(GAP, " ")), words(draft.answer)
    return {
        "question words": len(asked) / 10,
        "long question": max(0, len(asked) - 16) / 10,
        "answer words": len(answer) / 3,
        "sentence words": len(words(draft.fact.sentence.text)) / 20,
        "specific question": min(lexicon.specificity(asked), 40.0) / 20,
        "specific answer": min(lexicon.specificity(answer), 20.0) / 10,
    }


def _names(draft: Draft) -> dict[str, float]:
    asked = words(draft.question.replace(GAP, " "))
    capitals = [word for word in asked[1:] if word[0].isupper()]
    figures = [word for word in asked if word[0].isdigit()]
    return {
        "anchors": (len(capitals) + len(figures)) / 4,
        "capital share": len(capitals) / max(1, len(asked)),
        "figures": len(figures) / 2,
        "name to answer": float(draft.answer[:1].isupper()),
        "commas": draft.question.count(",") / 2,
    }


_OPENS = frozenset({"first:sentence", "subject:name"})


def _place(draft: Draft, found: Found) -> dict[str, float]:
    fact, gap = draft.fact, draft.fact.ask.shape == Shape.GAP
    return {
        "in a report": min(len(found.known.speakers), 4) / 4,
        "asked in a report": float(not gap and bool(found.known.speakers)),
        f"behind {fact.answer.type.value}": float(bool(draft.passage)),
        "opens and names": float(gap and fact.signs | fact.marks >= _OPENS and "definite" not in fact.marks),
        "paragraph": min(draft.fact.sentence.paragraph, 20) / 10,
        "pronoun replaced": float(bool(draft.fact.context)),
        "gap first": float(gap and draft.question.startswith(GAP)),
        "gap last": float(gap and draft.question.rstrip(" .").endswith(GAP)),
    }


def _loose_ends(draft: Draft) -> dict[str, float]:
    """What often leaves a question hanging in the air: pronouns, plain things ("the hall"), a day without its year."""
    question, whole = draft.question, f"{draft.question} {draft.answer}"
    return {
        "pronouns": 0.0 if _PRONOUNS.isdisjoint(said(question)) else len(_PRONOUN.findall(question)) / 2,
        "plain things": len(_PLAIN_THING.findall(question)) / 3,
        "starts with a plain thing": float(bool(_STARTS_PLAIN.match(question))),
        "day without year": float(bool(_MONTH.search(whole)) and not _YEAR.search(whole)),
        "small number": float(bool(_SMALL.match(draft.answer))),
        "name goes on": float(bool(_NAME_GOES_ON.search(question))),
    }
