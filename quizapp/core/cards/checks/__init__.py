"""Named checks on drafts: each says why a question may not be shown, or nothing."""

from collections.abc import Callable

from quizapp.core.cards.checks import answers, context, surface
from quizapp.core.cards.checks.words import words as words
from quizapp.core.cards.draft import Draft, Drop, dropped
from quizapp.core.facts.fact import Found

Check = Callable[[Draft, Found], bool]

CHECKS: tuple[tuple[str, Check], ...] = (
    ("answer leaks", answers.answer_leaks),
    ("odd answer", answers.odd_answer),
    ("answer is the topic", answers.answer_is_topic),
    ("first name", answers.first_name),
    ("nameless office", answers.nameless_office),
    ("pronoun left", context.pronoun_left),
    ("which one is meant", context.definite_subject),
    ("some of many", context.unnumbered),
    ("points elsewhere", context.points_elsewhere),
    ("only true for now", context.only_for_now),
    ("told by the clock", context.by_the_clock),
    ("somebody", context.somebody),
    ("witness", context.witness),
    ("own story", context.own_story),
    ("still counting", context.still_counting),
    ("year unsaid", context.yearless),
    ("nameless subject", context.nameless),
    ("half a range", surface.half_a_range),
    ("list member", answers.list_member),
    ("one example", answers.one_example),
    ("too short", surface.too_short),
    ("everyday name", answers.everyday_name),
    ("nothing named", context.unanchored),
    ("weak gap", answers.weak_gap),
    ("too long", surface.too_long),
    ("vague", surface.vague),
    ("reads as something else", surface.misread),
    ("bound lost", surface.bound_lost),
    ("rough surface", surface.rough_surface),
)


def problem(draft: Draft, found: Found) -> str | None:
    """The name of the first check that this draft does not pass, or None."""
    return next((name for name, check in CHECKS if check(draft, found)), None)


def sieve(drafts: list[Draft], found: Found) -> tuple[list[Draft], list[Drop]]:
    """The drafts that pass every check, and a record of the others and of the skipped sentences."""
    kept: list[Draft] = []
    drops = [Drop("", "", skipped.sentence.text, skipped.reason) for skipped in found.skipped]
    seen: set[tuple[str, str]] = set()
    for draft in drafts:
        reason = problem(draft, found)
        if reason is None and (draft.question, draft.answer) in seen:
            reason = "duplicate"
        seen.add((draft.question, draft.answer))
        if reason is None:
            kept.append(draft)
        else:
            drops.append(dropped(draft, reason))
    return kept, drops
