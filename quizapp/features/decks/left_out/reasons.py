"""Why no card was made, in plain words: one sentence for each check of the core, by the check's name."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _

ABOUT_SENTENCES: Mapping[str, Any] = {
    "heading": _("It is a heading."),
    "list item": _("It is an entry of a list."),
    "caption": _("It stands below a picture or a table."),
    "unfinished sentence": _("It is not a whole sentence."),
    "question": _("It asks something itself."),
    "exclamation": _("It exclaims more than it states."),
    "greeting": _("It greets the reader."),
    "announcement": _("It says what the text will do next."),
    "first person": _("It speaks of “I” or “we”."),
    "second person": _("It speaks to “you”."),
    "rhetoric": _("It leads the reader on more than it states something."),
    "hedge": _("It says that something may be so, not that it is."),
    "opinion": _("It gives an opinion."),
    "quotation": _("It is mostly somebody's own words."),
    "negation": _("It says what is not so."),
    "no main clause": _("It is not built as a plain statement."),
    "instruction": _("It tells the reader what to do."),
    "too short": _("It is too short to ask about."),
    "too long": _("It is too long to be asked in one piece."),
    "dangling subject": _("It leans on the sentence before and does not say itself what it is about."),
    "exercise": _("It belongs to an exercise."),
    "nothing to ask for": _("No name, year or figure was found in it that would make a sure answer."),
}
ABOUT_QUESTIONS: Mapping[str, Any] = {
    "answer leaks": _("The question gives its answer away."),
    "odd answer": _("The answer is not one plain thing."),
    "answer is the topic": _("The answer is what the whole article is about."),
    "broad name": _("The answer is a place that comes to mind at once, whatever is asked."),
    "a ranking": _("It is about a rank, which is another one a year later."),
    "a year's figure": _("It is a figure of one year, and another one the year after."),
    "untold": _("It speaks of something that only the article names."),
    "first name": _("The answer is only a first name; the article tells the whole name elsewhere."),
    "nameless office": _("The answer is a name that many bodies bear, so it names none by itself."),
    "told by the clock": _("It is about a time of day, a passing detail."),
    "somebody": _("It calls somebody by the first name only."),
    "witness": _("It is about somebody whom the article only quotes in passing."),
    "own story": _("It is a detail of the writer's own story."),
    "still counting": _("The figure goes on growing after the article was written."),
    "reads as something else": _("It can be read in another way than it is meant."),
    "bound lost": _("The number alone would say more than the article does, which says “nearly” or “over”."),
    "pronoun left": _("It says “it” or “they” without saying who or what."),
    "which one is meant": _("Only the article says which one is meant."),
    "some of many": _("It asks about some of many, and nobody can tell which."),
    "points elsewhere": _("It points to something said elsewhere in the article."),
    "only true for now": _("It is true only at the time of the article."),
    "year unsaid": _("It asks for a day without saying in which year."),
    "nameless subject": _("It does not name whom or what it is about."),
    "half a range": _("It asks for half of a span, or beside another year."),
    "list member": _("Several names or figures stand in a row, and any could be meant."),
    "one example": _("The answer is one example among others."),
    "too short": _("It says too little to be asked alone."),
    "everyday letters": _("Everybody knows what these letters stand for."),
    "denied": _("It is said of what is not so, and that of many others too."),
    "everyday name": _("The answer is an everyday word with a capital letter."),
    "nothing named": _("Nothing in it says what it is about."),
    "weak gap": _("The missing word says too little."),
    "too long": _("It is too long to be answered at a glance."),
    "vague": _("It is too vague; many answers would do."),
    "rough surface": _("It does not read well."),
    "answer is cut": _("The missing words are only a part of a name, or more than it."),
    "told by counting": _("Whoever counts what the question names has the answer."),
    "told by adding up": _("Whoever adds up what the question says has the answer."),
    "later than what": _("It counts from a time that only the article names."),
    "which contest": _("Only the article says in which year or in which contest."),
    "which occasion": _("Only the article says on which occasion."),
    "which thing": _("It speaks of something that the article brought in before."),
    "a change of no year": _("It says how much something changed, but not when."),
    "one of many": _("It is true of many others as well."),
    "too many figures": _("It is a row of figures that nobody learns by one card."),
    "mere source": _("It asks who says so, not what is so."),
    "year of no event": _("It asks for the year of a remark, a rank or a state, not of an event."),
    "told by the title": _("It explains nothing that the title does not tell."),
    "an important something": _("It praises more than it explains."),
    "dangling subject": _("It begins with a word that points back to the sentence before."),
    "duplicate": _("Another question asks the same in the same words."),
    "low score": _("It was less sure to be a good card than the others."),
    "enough of this sentence": _("Enough other questions come from this sentence."),
    "answer asked before": _("Another card asks for the same answer."),
    "beyond the limit": _("There were enough better ones. Make more cards to get it."),
    "another difficulty": _("It is plainer, or more of a detail, than you wished for."),
    "limit": _("There were enough better ones. Make more cards to get it."),
    "another gap of its sentence": _("A better gap was found in this sentence."),
    "no false twin": _("No statement beside it was found that is surely false."),
}


def in_words(check: str, *, is_question: bool) -> str:
    """The sentence for a check; a check without one (of a newer version, or taken away since) gets a general one.

    >>> import flask, flask_babel
    >>> app = flask.Flask("doctest"); babel = flask_babel.Babel(app)
    >>> with app.test_request_context(): in_words("too long", is_question=False)
    'It is too long to be asked in one piece.'
    """
    known = (ABOUT_QUESTIONS if is_question else ABOUT_SENTENCES).get(check)
    return str(known) if known is not None else gettext("It did not pass the checks that every card has to pass.")
