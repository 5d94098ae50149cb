"""Questions for the date of what can happen but once: a war breaks out, a society is founded, a treaty is signed."""

import re

from quizapp.core.cards.draft import Draft
from quizapp.core.facts.fact import Family
from quizapp.core.facts.lexicon import is_given_name, listed

_ONCE = listed(
    "erupt break escalate begin end found establish create form dissolve disband abolish publish release launch sign "
    "ratify declare proclaim capture conquer annex invade occupy inaugurate crown assassinate execute die marry "
    "discover invent complete build open reopen demolish gain join admit adopt become incorporate repeal overthrow "
    "secede surrender"
)
_FORMS = listed(
    "founded established created formed dissolved disbanded abolished published released launched signed ratified "
    "declared proclaimed captured conquered annexed invaded occupied inaugurated crowned assassinated executed born "
    "discovered invented completed built opened reopened demolished admitted adopted incorporated repealed overthrown "
    "killed beheaded sentenced canonised canonized"
)
_LONGEST = 16  # words
_ANY = re.compile(r"\b(?:an?|several|some|many|two|three|four|five|six|seven|eight|nine|ten|\d[\d,]*)\b")
_NAMED = re.compile(r"(?:the )?(?:[\w’'-]+ ){0,2}[A-Z]")


def happened_once(draft: Draft) -> bool:
    """Is a named subject's one beginning, end or deed asked for, in a question that is neither long nor shortened?

    "In what year did the Syrian Civil War erupt?", not "In what year did Agassi win five titles?".
    """
    fact = draft.fact
    ask = fact.ask
    if fact.family != Family.WHEN or fact.marks & {"moved", "definite", "described", "adrift"}:
        return False
    verb = ask.verb.split()[-1:] if ask.verb else []
    if not verb or verb[0] not in (_FORMS if ask.aux in {"was", "were"} else _ONCE):
        return False
    if is_given_name(ask.subject):
        return False  # "In what year was Vladimír born?", of somebody's son
    return bool(_NAMED.match(ask.subject)) and not _ANY.search(ask.rest) and len(draft.question.split()) <= _LONGEST
