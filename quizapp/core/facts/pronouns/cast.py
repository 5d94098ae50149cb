"""The people of a paragraph, sentence by sentence: who is named, who is only called "a surgeon", who is "he"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.lexicon import listed
from quizapp.core.facts.name_types import bare, head_noun, is_full
from quizapp.core.facts.reading.pointing import HE, SHE, loose_pronouns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizapp.core.facts.grammar.wording import Swaps
    from quizapp.core.facts.names import NameBook
    from quizapp.core.facts.parse import Span, Token

_ONE = HE | SHE
_MEN = listed(
    "man boy husband father brother son uncle nephew grandfather king prince emperor duke count baron lord sir mr pope "
    "monk priest bishop archbishop friar abbot gentleman tsar sultan caliph widower grandson stepfather godfather "
    "father-in-law brother-in-law son-in-law cardinal knight squire businessman fisherman craftsman statesman nobleman "
    "clergyman salesman shah pharaoh kaiser emir"
)
_WOMEN = listed(
    "woman girl wife widow mother daughter sister queen empress princess duchess countess baroness actress heiress nun "
    "heroine goddess niece aunt grandmother mistress lady ballerina mrs miss ms abbess granddaughter stepmother "
    "mother-in-law sister-in-law daughter-in-law bride waitress hostess"
)
_ANYBODY = listed(
    "someone somebody anyone anybody nobody everyone everybody whoever person queen male female cock hen stallion "
    "drake king jr sr"
)
_SAME_AS = frozenset({"attr", "appos", "oprd", "compound", "nmod", "npadvmod"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True)
class Seen:
    """Somebody in a sentence: the name ("" for "a surgeon", "he"), "he" or "she" if told, and is it the subject of the
    main clause; `sure`: a person for certain, not a place that the parser took for one."""

    name: str
    gender: str
    place: int
    leads: bool
    sure: bool = True
    pronoun: bool = False


def gender_of(name: str) -> str:
    """ "he" or "she" for a name, by a title or a given name in it.

    >>> gender_of("Queen Anne"), gender_of("Sir Kim Smith"), gender_of("Celsius")
    ('she', 'he', '')
    """
    first = name.split(maxsplit=1)[0]
    small = first.lower().rstrip(".")
    if small in _MEN or small in _WOMEN:
        return "he" if small in _MEN else "she"
    return lexicon.pronoun_for(first) if " " in name or lexicon.is_given_name(first) else ""


def same_person(one: str, other: str) -> bool:
    """Can two names be one person's: the same, or one a part of the other?

    >>> same_person("Carl Nielsen", "Nielsen"), same_person("Carl Nielsen", "Anne Nielsen")
    (True, False)
    """
    mine, theirs = set(one.split()), set(other.split())
    return bool(mine) and (mine <= theirs or theirs <= mine)


def people_in(sentence: Span, swaps: Swaps, name: str, book: NameBook) -> Iterator[Seen]:
    """Everybody in a sentence whom "he" or "she" in the next one could mean; `name` is what its pronouns stand for."""
    named: set[int] = set()
    for entity in sentence.ents:
        if entity.label_ == "PERSON" and not head_noun(entity.text):
            named.update(t.i for t in entity)
            yield _named(entity.tokens, sentence, book)
    loose: set[int] | None = None
    for token in sentence:
        if token.i in named or (token.pos_ not in _NOUNS and token.lower_ not in _ANYBODY):
            continue
        if loose is None and token.lower_ in _ONE:
            loose = {t.i for t in loose_pronouns(sentence, {})}
        if token.lower_ in _ONE:
            if loose and token.i in loose:
                gender = "he" if token.lower_ in HE else "she"
                yield Seen(name if token.i in swaps else "", gender, token.i, _leads(token, sentence), pronoun=True)
        elif token.tag_ == "NNP" and _is_known(token, book):
            yield Seen(
                book.full_person(token.text) or token.text,
                gender_of(token.text),
                token.i,
                _leads(token, sentence),
                sure=False,
            )
        elif _is_somebody(token, named):
            yield Seen("", _gender_of_noun(token), token.i, _leads(token, sentence))


def _named(tokens: list[Token], sentence: Span, book: NameBook) -> Seen:
    said = bare("".join(t.text_with_ws for t in tokens if t.lower_ not in {"'s", "’s"}))
    full = (book.full_person(said) or said) if said and " " not in said else said
    root = next((t for t in tokens if t.head.i < tokens[0].i or t.head.i > tokens[-1].i or t.head is t), tokens[-1])
    before = tokens[0].nbor(-1) if tokens[0].i > sentence.start else tokens[0]
    titled = before.lower_.rstrip(".")
    gender = ("he" if titled in _MEN else "she" if titled in _WOMEN else "") or (gender_of(full) if full else "")
    sure = (
        bool(full)
        and is_full(full)
        and {"and", "&"}.isdisjoint(full.split())
        and (lexicon.is_given_name(full.split()[0]) or bool(book.full_person(full.split()[-1])))
    )
    return Seen(full, gender, root.i, _leads(root, sentence), sure=sure)


def _leads(token: Token, sentence: Span) -> bool:
    """Is it the subject of the main clause (or what stands beside that), or does it own it?"""
    while token.dep_ in {"appos", "compound", "nmod", "conj"} and token.head is not token:
        if token.dep_ == "conj":
            return False
        token = token.head
    if token.dep_ == "poss":
        token = token.head
    return token.dep_ in _SUBJECTS and token.head is sentence.root


def _is_known(token: Token, book: NameBook) -> bool:
    """Is this the name of somebody, though the parser does not say so here?"""
    known = bool(book.full_person(token.text)) or token.text in book.topic.name.split()
    if known or token.ent_type_ not in _MISREAD:
        return known
    alone = len(token.doc) == token.i + 1 or token.nbor(1).tag_ not in {"NNP", "NNPS"}
    unheard = (
        token.dep_ in _SUBJECTS
        and alone
        and lexicon.noun_type(token.lower_) not in {lexicon.PLACE, lexicon.GROUP, "object"}
        and not token.text.isupper()
    )
    return unheard or lexicon.is_given_name(token.text)


_MISREAD = frozenset({"", "ORG", "GPE", "PRODUCT", "WORK_OF_ART"})  # what the parser often takes a surname for


def _is_somebody(token: Token, named: set[int]) -> bool:
    """ "a surgeon", but not "was a surgeon", "Hutton, a surgeon", "the surgeon Hutton"."""
    if token.lower_ not in _ANYBODY and (token.tag_ not in {"NN", "NNP"} or not _is_human(token)):
        return False
    if token.dep_ in _SAME_AS or (token.head.lower_ == "as" and token.dep_ == "pobj"):
        return False
    beside = [c for c in token.children if c.dep_ in {"appos", "acl"} or c.i == token.i + 1]
    return not any(c.i in named or any(g.i in named for g in c.children) for c in beside)


def _is_human(token: Token) -> bool:
    word = token.lemma_.lower()
    return word in _MEN or word in _WOMEN or lexicon.noun_type(word) == lexicon.PERSON


def _gender_of_noun(token: Token) -> str:
    word = token.lemma_.lower()
    return "he" if word in _MEN else "she" if word in _WOMEN else ""


@dataclass
class Cast:
    """Who was seen in the sentences of the paragraph so far, the last one last; looked for only when asked."""

    book: NameBook
    _told: list[tuple[Span, Swaps, str]] = field(default_factory=list)
    _seen: list[list[Seen]] = field(default_factory=list)

    def meet(self, sentence: Span, swaps: Swaps, name: str) -> None:
        """Take in one more sentence, with what its pronouns stand for."""
        self._told.append((sentence, swaps, name))

    @property
    def before(self) -> list[list[Seen]]:
        """The people of each sentence so far."""
        for sentence, swaps, name in self._told[len(self._seen) :]:
            self._seen.append(sorted(people_in(sentence, swaps, name, self.book), key=lambda one: one.place))
        return self._seen
