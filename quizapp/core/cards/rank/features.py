"""What can be told of a draft in plain numbers, for a ranking that is learnt from rated cards."""

from quizapp.core.cards.card import GAP
from quizapp.core.cards.checks import words
from quizapp.core.cards.draft import Draft
from quizapp.core.cards.rank.weights import score
from quizapp.core.facts import lexicon
from quizapp.core.facts.fact import Shape


def features(draft: Draft) -> dict[str, float]:
    """The plain features of a draft, each about as large as 1: kind, marks, lengths, how specific, where it stands.

    The hand-made score is one of them, so that what is learnt mends it and need not begin anew.
    """
    fact = draft.fact
    told = {"hand score": 10 * (score(draft) - 0.8)}
    told |= {f"family {fact.family.value}": 1.0, f"type {fact.answer.type.value}": 1.0}
    told |= {f"mark {mark}": 1.0 for mark in sorted(fact.marks)}
    return told | _lengths(draft) | _names(draft) | _place(draft)


def _lengths(draft: Draft) -> dict[str, float]:
    asked, said = words(draft.question.replace(GAP, " ")), words(draft.answer)
    return {
        "question words": len(asked) / 10,
        "long question": max(0, len(asked) - 16) / 10,
        "answer words": len(said) / 3,
        "sentence words": len(words(draft.fact.sentence.text)) / 20,
        "specific question": min(lexicon.specificity(asked), 40.0) / 20,
        "specific answer": min(lexicon.specificity(said), 20.0) / 10,
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


def _place(draft: Draft) -> dict[str, float]:
    gap = draft.fact.ask.shape == Shape.GAP
    return {
        "paragraph": min(draft.fact.sentence.paragraph, 20) / 10,
        "pronoun replaced": float(bool(draft.fact.context)),
        "gap first": float(gap and draft.question.startswith(GAP)),
        "gap last": float(gap and draft.question.rstrip(" .").endswith(GAP)),
    }
