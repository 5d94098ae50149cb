"""What a title says by itself: is it a name, which nouns does it go by, how is it said in a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.name_types import is_personal

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Span


def heads(title: str) -> set[str]:
    """The nouns that say what a title names: the last word before "of", not the university of a university's press.

    >>> heads("University of Coimbra"), heads("Oxford University Press"), heads("Lake Baikal") == {"lake", "baikal"}
    ({'university'}, {'press'}, True)
    """
    first, joint, _ = title.lower().partition(" of ")
    parts = first.split()
    return set(parts[-1:]) if joint or len(parts) > 2 else set(parts[:1] + parts[-1:])


def main_words(title: str) -> frozenset[str]:
    """The longer words of a title, in the singular too."""
    said = {word.lower() for word in re.findall(r"[^\W\d_]{4,}", title)}
    return frozenset(said | {word.removesuffix("s") for word in said})


def plain_title(title: str) -> str:
    """A title without what stands behind a dash or bracket, or where it lies; "" for a question or a long title.

    >>> plain_title("Fencing (sport)"), plain_title("Fresno, California"), plain_title("Why is the night dark?")
    ('Fencing', 'Fresno', '')
    """
    title = re.split(r"\s*[:–—|(]\s*", title.strip())[0].strip(" .")
    placed = re.fullmatch(r"([A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,2}), [A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)?", title)
    title = placed[1] if placed else title
    return title if 0 < len(title.split()) <= 5 and not title.endswith("?") else ""


_BEFORE_A_NAME = re.compile(r"^(?:Sir|Dame|Captain|Dr|Lord|Lady|Saint|St)\.? (?=\w+ \w)")
_LONGEST_NAME = 4  # words


def person_in(title: str) -> str:
    """The full name that a title begins with, if it may be a person's.

    >>> person_in("Matthew Flinders: the man who drew Australia"), person_in("Sir Harold Gillies (1882-1960)")
    ('Matthew Flinders', 'Harold Gillies')
    >>> person_in("Barbara McClintock and the Restless Genes"), person_in("Whitby"), person_in("Music under siege")
    ('Barbara McClintock', '', '')
    """
    name = _BEFORE_A_NAME.sub("", re.split(r"\s*[:–—|(,]\s*|\s+and\s+", title.strip())[0].strip(" ."))
    words = name.split()
    if not 1 < len(words) <= _LONGEST_NAME or not is_personal(name) or words[0].lower() in {"the", "a", "an"}:
        return ""
    given = lexicon.is_given_name(words[0]) or not any(lexicon.is_ordinary(word) for word in words)
    return name if given else ""


def squeezed(name: str) -> str:
    """The letters of a name: "Li-Fi" and "LiFi" are one.

    >>> squeezed("Li-Fi")
    'lifi'
    """
    return re.sub(r"[\W_]", "", name).lower()


def is_name(title: str, sentence: Span) -> bool:
    """Is the title a name, as the sentence says that defines what the article is about, and the paragraph around it?"""
    if len(title.split()) > 1:
        if re.search(rf"\b{re.escape(title.removeprefix('The ').lower())}\b", sentence.text):
            return False  # "The glass armonica is ...", of a title in capitals
        return title.rsplit(maxsplit=1)[-1].lower() != title.rsplit(maxsplit=1)[-1]  # "Ibn al-Haytham" too
    found = [token for token in sentence if token.lower_ == title.lower()]
    if any(token.tag_ == "NNP" for token in found) and lexicon.noun_type(title) == "location":
        return True  # "Mongolia is a landlocked country"
    within = [token for token in sentence.doc if token.lower_ == title.lower() and not token.is_sent_start]
    if within:
        return within[0].text[:1].isupper()  # "Bolivia, officially the Plurinational State of Bolivia"
    return any(token.tag_ in {"NNP", "NNPS"} or token.ent_type_ for token in found) and not lexicon.is_ordinary(title)


def as_said(title: str, sentence: Span) -> str:
    """The words of a title that is no name, each small unless the sentence itself gives it a capital."""
    names = {token.text for token in sentence if token.tag_ in {"NNP", "NNPS"} and not token.is_sent_start}
    first, *rest = title.split()
    is_small = any(token.text == first.lower() for token in sentence)  # however rare ("The daguerreotype was")
    kept = first in names or (rest and _opens_as_name(first, sentence)) or not (is_small or lexicon.is_ordinary(first))
    small = first if kept else first.lower()
    return " ".join([small, *(word if word in names else word.lower() for word in rest)])


_WORKS = lexicon.listed(  # whose names keep their article's capital
    "film novel book play song single album poem painting opera musical series show episode magazine newspaper game "
    "sitcom drama comedy story band group duo trio ballet documentary sculpture periodical tale cartoon journal"
)
_HAGUE = frozenset({"The Hague", "The Gambia"})
_ARTICLES = ("The ", "La ", "Le ", "Les ", "El ", "Los ", "Las ", "Il ", "Der ", "Die ", "Das ")


def within_a_sentence(name: str, nouns: frozenset[str] | set[str], *, determined: bool) -> str:
    """The name of an article's topic with its article, if any, as it stands in the middle of a sentence; `nouns` say
    what it is.

    >>> within_a_sentence("The Amu Darya", {"river"}, determined=False)
    'the Amu Darya'
    >>> within_a_sentence("The Third Man", {"film"}, determined=True)
    'The Third Man'
    >>> within_a_sentence("La Fenice", {"theatre"}, determined=True)
    'La Fenice'
    """
    if name.startswith(("The ", "the ")) and not (nouns & _WORKS or name in _HAGUE):
        return f"the {name[4:]}"
    return f"the {name}" if determined and not name.startswith(_ARTICLES) else name


def _opens_as_name(word: str, sentence: Span) -> bool:
    """ "Atlantic slave trade": a name at the beginning that no text writes small."""
    return any(t.text == word and t.ent_type_ in {"LOC", "GPE", "NORP", "PERSON"} for t in sentence)
