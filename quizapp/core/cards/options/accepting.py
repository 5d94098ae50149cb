"""Other answers that count as right when they are typed."""

import re

from quizapp.core.facts.fact import AnswerType, Fact, Known


def also_right(fact: Fact, known: Known) -> tuple[str, ...]:
    """Variants of the answer: a surname, a name in full, a number without its unit or commas.

    Whatever differs only in case, accents or an article is left to the marking.
    """
    text = fact.answer.text
    found = list(fact.accept)
    if fact.answer.type == AnswerType.PERSON and known.full.get(text.split()[-1]) == text:
        found.append(text.split()[-1])
    if text in known.full:
        found.append(known.full[text])
    if fact.answer.type == AnswerType.NUMBER:
        figure = re.search(r"\d[\d,.]*\d|\d", text)
        found += [text.replace(",", "")] if "," in text else []
        found += [figure.group(), figure.group().replace(",", "")] if figure and figure.group() != text else []
    return tuple(dict.fromkeys(other for other in found if other and other != text))
