"""Named checks on drafts: each says why a question may not be shown, or nothing."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from quizapp.core.cards.checks import cuts, lists, people, surface, times
from quizapp.core.cards.checks.answers import company, guessed, passing, told, topic, worth
from quizapp.core.cards.checks.context import (
    afar,
    answering,
    bearings,
    hanging,
    missing,
    pointing,
    untold,
    wanting,
)
from quizapp.core.cards.checks.eased import lets_pass, may_be_eased
from quizapp.core.cards.checks.leading import settle
from quizapp.core.cards.draft import Draft, Drop, dropped
from quizapp.core.facts.fact import Found, changed

Check = Callable[[Draft, Found], bool]

# The quick ones first, and of the others those that drop the most.
FATAL: tuple[tuple[str, Check], ...] = (
    ("weak gap", worth.weak_gap),
    ("which one is meant", pointing.definite_subject),
    ("dangling subject", pointing.dangling),
    ("too long", surface.too_long),
    ("broad name", worth.broad_name),
    ("nameless subject", pointing.nameless),
    ("pronoun left", pointing.pronoun_left),
    ("bound lost", surface.bound_lost),
    ("too short", surface.too_short),
    ("own story", people.own_story),
    ("half a range", surface.half_a_range),
    ("reads as something else", surface.misread),
    ("told by counting", lists.told_by_counting),
    ("list member", lists.list_member),
    ("answer is the topic", topic.answer_is_topic),
    ("everyday name", worth.everyday_name),
    ("everyday letters", worth.everyday_letters),
    ("denied", worth.denied),
    ("answer leaks", told.answer_leaks),
    ("year unsaid", times.yearless),
    ("points elsewhere", pointing.points_elsewhere),
    ("a year's figure", times.dated_figure),
    ("odd answer", cuts.odd_answer),
    ("untold", untold.untold),
    ("vague", surface.vague),
    ("somebody", people.somebody),
    ("one example", lists.one_example),
    ("answer is cut", cuts.cut_answer),
    ("a ranking", times.ranking),
    ("told by the clock", times.by_the_clock),
    ("year of no event", times.timeless),
    ("which thing", hanging.left_hanging),
    ("told by adding up", lists.told_by_adding_up),
    ("told by adding up", times.reckoned),
    ("later than what", bearings.later_than_what),
    ("which contest", bearings.which_contest),
    ("which occasion", bearings.which_occasion),
    ("which thing", bearings.which_thing),
    ("which thing", missing.of_whom),
    ("untold", bearings.unexplained_letters),
    ("which thing", missing.left_unsaid),
    ("one of many", missing.late_definition),
    ("which thing", wanting.left_open),
    ("which thing", wanting.told_once),
    ("which thing", wanting.made_by_somebody),
    ("which thing", answering.comes_back),
    ("which thing", answering.which_body),
    ("which thing", answering.mere_weather),
    ("which thing", afar.set_against),
    ("which thing", hanging.hangs),
    ("pronoun left", hanging.of_no_person),
    ("pronoun left", hanging.nobodys),
    ("somebody", afar.in_person),
    ("somebody", missing.mere_surname),
    ("a change of no year", bearings.undated_change),
    ("one of many", bearings.one_of_many),
    ("too many figures", bearings.too_many_figures),
    ("mere source", worth.mere_source),
    ("an important something", worth.says_nothing),
    ("told by the title", worth.told_by_the_title),
    ("answer leaks", guessed.twin_day),
    ("answer leaks", guessed.guessed),
    ("answer leaks", company.known_by_its_company),
    ("weak gap", company.mere_scene),
    ("weak gap", passing.told_in_passing),
    ("one of many", passing.born_what),
    ("witness", guessed.private),
    ("one of many", guessed.plain_deed),
    ("witness", people.witness),
    ("rough surface", surface.rough_surface),
)

_OF_GAPS = frozenset({"broad name", "everyday name", "told by the title", "list member"})
_OF_TOPIC = "answer is the topic"  # but what is the largest of its kind is worth knowing
_OF_FURTHER = tuple((name, check) for name, check in FATAL if name not in _OF_GAPS)

# Half of what these find is good all the same: the learnt score weighs them, and they alone drop nothing of our own.
WEAKNESSES: tuple[tuple[str, Check], ...] = (
    ("first name", worth.first_name),
    ("nameless office", worth.nameless_office),
    ("some of many", pointing.unnumbered),
    ("points elsewhere", pointing.points_loosely),
    ("only true for now", times.only_for_now),
    ("still counting", times.still_counting),
    ("nothing named", pointing.unanchored),
)
CHECKS = (*FATAL, *WEAKNESSES)


# These look at what is shown before the question too: only they need ask again, behind its passage, a question that
# passed all of them alone.
BEHIND: frozenset[Check] = frozenset(
    {
        pointing.definite_subject,
        pointing.dangling,
        pointing.pronoun_left,
        pointing.points_elsewhere,
        topic.answer_is_topic,
        told.answer_leaks,
        untold.untold,
        people.somebody,
        bearings.which_occasion,
        bearings.which_thing,
        missing.left_unsaid,
        wanting.told_once,
        answering.comes_back,
        hanging.hangs,
        hanging.of_no_person,
        hanging.nobodys,
        guessed.twin_day,
        guessed.guessed,
        guessed.private,
        company.known_by_its_company,
        company.mere_scene,
    }
)


def weaknesses(draft: Draft, found: Found) -> list[str]:
    """The names of the weaknesses of a draft."""
    return [name for name, check in WEAKNESSES if check(draft, found)]


def problems(draft: Draft, found: Found) -> list[str]:
    """The names of all checks that this draft does not pass."""
    return [name for name, check in CHECKS if check(draft, found)]


def fatal(draft: Draft, found: Found, *, passed_alone: bool = False, eased: bool = False) -> str | None:
    """The name of the first check that drops this draft whatever else speaks for it, or None.

    With `passed_alone`, the same question passed them all before it was put behind its passage; `eased` lets pass what
    is worth showing to whoever asks for more.
    """
    for name, check in _OF_FURTHER if "further" in draft.fact.marks else FATAL:
        if (passed_alone and check not in BEHIND) or not check(draft, found):
            continue
        single = name == _OF_TOPIC and "single" in draft.fact.marks
        if not single and not (eased and lets_pass(name, draft, found)):
            return name
    return None


def settled(draft: Draft, found: Found, *, is_wide: bool = False) -> tuple[Draft, str | None]:
    """The draft as it may be shown and what drops it if anything; what is only for whoever asks for more is marked."""
    shown, reason = settle(draft, found, fatal)
    if not is_wide or not may_be_eased(draft, reason):
        return shown, reason
    eased, left = settle(draft, found, partial(fatal, eased=True))
    if left is not None:
        return shown, reason
    return replace(eased, fact=changed(eased.fact, marks=eased.fact.marks | {"eased"})), None


def sieve(drafts: list[Draft], found: Found, *, is_wide: bool = False) -> tuple[list[Draft], list[Drop]]:
    """The drafts that pass every fatal check, and a record of the others and of the skipped sentences."""
    kept: list[Draft] = []
    drops = [Drop("", "", skipped.sentence.text, skipped.reason) for skipped in found.skipped]
    seen: set[tuple[str, str]] = set()
    for plain in drafts:
        draft, reason = settled(plain, found, is_wide=is_wide)
        if reason is None and (draft.question, draft.answer) in seen:
            reason = "duplicate"
        seen.add((draft.question, draft.answer))
        if reason is None:
            kept.append(draft)
        else:
            drops.append(dropped(draft, reason))
    return kept, drops
