"""What a check drops and whoever asks for more questions may see all the same: that reader looks them through."""

from quizapp.core.cards.checks.eased import answers, context
from quizapp.core.cards.draft import Draft
from quizapp.core.facts.fact import Family, Found

_EASED = {
    "answer is the topic": answers.topic_with_a_detail,
    "answer leaks": answers.partly_told,
    "broad name": answers.name_of_broad_words,
    "everyday name": answers.name_between_others,
    "list member": answers.by_itself,
    "odd answer": answers.part_of_a_law,
    "a ranking": answers.who_ranks,
    "one of many": answers.name_for_something,
    "nameless subject": context.names_beside,
    "points elsewhere": context.points_within,
    "pronoun left": context.of_the_answer,
    "somebody": context.known_by_the_rest,
    "untold": context.told_after_all,
    "vague": context.tells_enough,
    "which one is meant": context.told_beside,
    "year unsaid": context.day_of_a_named_event,
}


def may_be_eased(draft: Draft, check: str | None) -> bool:
    """Is there more to say of what this check drops? A statement to judge is not looked through: it is believed."""
    return check in _EASED and draft.fact.family != Family.TRUE_FALSE


def lets_pass(check: str, draft: Draft, found: Found) -> bool:
    """Is this draft, which the check drops, worth showing to whoever asks for more questions?"""
    eased = _EASED.get(check)
    return eased is not None and eased(draft, found)
