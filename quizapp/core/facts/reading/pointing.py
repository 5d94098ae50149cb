"""Words that point outside the question: pronouns without a name before them, verbs and nouns that want more."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.lexicon import listed
from quizapp.core.facts.reading.judge import subject_of

if TYPE_CHECKING:
    from quizapp.core.facts.grammar.wording import Swaps
    from quizapp.core.facts.parse import Span, Token

_THING = listed("it its itself")
_MANY = listed("they them their themselves theirs")
HE, SHE = listed("he him his himself"), listed("she her hers herself")
_ONE = HE | SHE
_KIN = listed(
    "copy version replica part piece portion statue monument plaque sequel edition translation portrait model "
    "sister brother son daughter cousin friend member branch"
)
_PLACE = attrgetter("i")
THIRD = _THING | _MANY | _ONE


def loose_pronouns(shown: Iterable[Token], swaps: Swaps) -> list[Token]:
    """Pronouns of the third person that nothing shown before them can stand for."""
    words = list(shown)
    pronouns = [t for t in words if t.lower_ in THIRD and t.i not in swaps]
    if not pronouns:
        return []
    words.sort(key=_PLACE)
    return [t for t in sorted(pronouns, key=_PLACE) if not _has_antecedent(t, words, swaps)]


def _has_antecedent(pronoun: Token, tokens: list[Token], swaps: Swaps) -> bool:
    if pronoun.dep_ == "expl" or (pronoun.lower_ == "it" and _is_empty_it(pronoun)):
        return True
    barred = {a.i for a in pronoun.ancestors}
    if pronoun.tag_ == "PRP" and pronoun.dep_ in {"dobj", "pobj", "nsubj", "nsubjpass", "dative"}:
        doers = (c for a in list(pronoun.ancestors)[:2] for c in a.children if c.dep_ in {"nsubj", "nsubjpass"})
        barred |= {t.i for doer in doers if pronoun not in doer.subtree for t in doer.subtree}  # else "himself"
        barred |= _what_is_for(pronoun)
        if pronoun.head.lower_ in _FAR and pronoun.head.head.lower_ not in _SOME:
            barred |= {t.i for t in _doer_of_all(pronoun)} | {a.i - 1 for a in pronoun.ancestors if a.lower_ == "with"}
    if pronoun.lower_ in {"his", "her"} and pronoun.head.dep_ == "attr" and pronoun.head.head.lemma_ in _BEING:
        barred |= {t.i for t in _doer_of_all(pronoun) if not _is_owner(t)}  # "The minister of Ballala was his patron"
    before = [t for t in tokens if t.i < pronoun.i and t.i not in barred]
    if pronoun.lower_ == "it" and pronoun.dep_ == "dobj":
        scenes = {t.i for noun in before if _is_a_scene(noun) for t in noun.subtree}
        before = [t for t in before if t.dep_ != "compound" and t.i not in scenes]
    return any(_stands_for(t, pronoun, swaps) or _fits(t, pronoun.lower_) for t in before)


def _what_is_for(pronoun: Token) -> set[int]:
    """The thing right before "for it": "received a Nobel Prize for it" is not said of a prize for itself."""
    thing = pronoun.head.nbor(-1) if pronoun.head.lower_ == "for" and pronoun.head.i else None
    if thing is None or thing.dep_ != "dobj":
        return set()
    return {thing.i, *(c.i for c in thing.lefts if c.dep_ in _BESIDE)}


_FAR = frozenset({"of", "like", "than"})  # but "the lake has islands in it"
_SOME = frozenset({"much", "most", "some", "part", "all", "half", "none", "one", "each"})
_BEING = frozenset({"be", "become", "remain"})


def _doer_of_all(pronoun: Token) -> list[Token]:
    """The words of the subject of the clause in which the pronoun stands, however deep: "H4 looks like a large version
    of it" is said of another clock."""
    verb = next((a for a in pronoun.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    doers = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}] if verb is not None else []
    return [t for doer in doers if pronoun not in doer.subtree for t in doer.subtree]


def _is_owner(noun: Token) -> bool:
    """ "The mother of Carl Dawes was his teacher"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.dep_ == "nsubj"


def _stands_for(token: Token, pronoun: Token, swaps: Swaps) -> bool:
    """Is this a pronoun for which a name is put that the other may mean as well? "He took part in their trek": no."""
    if not swaps.get(token.i) or (token.tag_ == "PRP$" and not _owns_no_person(token, pronoun)):
        return False
    if token.pos_ == "NOUN" and pronoun.lower_ in _ONE and lexicon.noun_type(token.lemma_) != lexicon.PERSON:
        return False  # "The album was his first", said of the album by its name
    return (pronoun.lower_ in _MANY) == (token.lower_ in _MANY) or token.tag_ not in {"PRP", "PRP$"}


def _owns_no_person(owner: Token, pronoun: Token) -> bool:
    """ "On Anne's way home she fell ill": no other than Anne. But "Anne's mother said that she ..." may be either."""
    both = {owner.lower_, pronoun.lower_}
    return (both <= HE or both <= SHE) and lexicon.noun_type(owner.head.lemma_) not in {lexicon.PERSON, lexicon.GROUP}


_SCENES = frozenset({"at", "in", "on", "during"})


def _is_a_scene(noun: Token) -> bool:
    """ "met him at the Symposium and suggested it", "dug a well at King's Cross to store it": neither of the places."""
    return noun.dep_ == "pobj" and noun.head.lower_ in _SCENES


def _is_empty_it(pronoun: Token) -> bool:
    return (
        pronoun.dep_ == "nsubj"
        and pronoun.head.lemma_ in {"be", "take"}
        and any(c.dep_ in {"ccomp", "xcomp", "advcl"} for c in pronoun.head.children)
    )


_NO_THING = frozenset({"part", "way", "time", "number", "member"})  # "was part of a force sent to quell it"


_BESIDE = frozenset({"compound", "nmod", "amod"})


def _fits(noun: Token, pronoun: str) -> bool:
    if (
        noun.pos_ not in {"NOUN", "PROPN"}
        or noun.lemma_ in _NO_THING
        or (noun.dep_ in _BESIDE and not noun.ent_type_)
        or (noun.dep_ == "npadvmod" and noun.ent_type_ in {"", "DATE"})
    ):
        return False
    named = noun.i + 1 < len(noun.doc) and noun.nbor(1).ent_type_ == "PERSON"  # "the archeologist David Potts"
    person = (
        noun.ent_type_ == "PERSON" or named or (lexicon.noun_type(noun.lemma_) == lexicon.PERSON and not noun.ent_type_)
    )
    if pronoun in _ONE:
        leads = noun.dep_ in {"nsubj", "nsubjpass"} and (
            person or (noun.tag_ == "NNP" and noun.ent_type_ in {"", "ORG"} and not noun.text.isupper())
        )
        return noun.tag_ in {"NN", "NNP"} and (noun.ent_type_ == "PERSON" or leads)
    if pronoun in _MANY:
        joined = any(c.dep_ == "conj" for c in noun.children)
        return noun.tag_ in {"NNS", "NNPS"} or joined or lexicon.noun_type(noun.lemma_) == lexicon.GROUP
    return (
        noun.tag_ in {"NN", "NNP"}
        and not person
        and noun.ent_type_ not in {"DATE", "CARDINAL", "ORDINAL", "TIME", "PERCENT"}
    )


def vagueness(subject: Token) -> set[str]:
    """Is the subject compared with something unsaid ("Smaller drops"), or only described ("the inner cylinder")?"""
    if subject.pos_ != "NOUN":
        return set()
    kin = subject.lemma_.lower() in _KIN and any(t.lower_ in {"a", "an"} for t in subject.lefts)
    if kin and not any(c.lower_ == "of" for c in subject.children):
        return {"definite subject"}  # "An enlarged copy by Haacke": a copy of what?
    marks = {"comparative"} if any(t.tag_ == "JJR" for t in subject.lefts) and not _told_further(subject) else set()
    left = [t for t in subject.lefts if not t.is_punct]
    described = left and left[0].lower_ == "the" and all(t.pos_ in {"ADJ", "NOUN", "DET", "VERB"} for t in left)
    counted = left and left[0].tag_ == "CD" and not left[0].is_digit and len(left) == 1 and not _told_further(subject)
    if counted:
        marks.add("counted")
    return marks | ({"described"} if described and len(left) > 1 and not _told_further(subject) else set())


def _told_further(noun: Token) -> bool:
    return any(c.dep_ in {"prep", "relcl", "acl", "appos"} and c.i > noun.i for c in noun.children)


_WANTING = listed(  # verbs that say little without what they are said of
    "persuade convince cross enter agree refuse follow withdraw reply object join accept consent decline comply "
    "respond disagree "
    "resume approve intervene protest continue proceed"
)
_HOLDING = listed("hold give carry go")
_ON = listed("out in on")


def is_elliptic(verb: Token) -> bool:
    """ "Schmidt was not persuaded.", "Latin America held out until 2019": of what, against what?"""
    tied = {"dobj", "xcomp", "ccomp", "pobj", "attr", "agent", "oprd", "dative"}
    dated = {"DATE", "TIME"}
    told = any(
        c.dep_ in tied
        or (c.dep_ in {"prep", "advcl"} and not any(t.ent_type_ in dated for t in c.children) and c.i > verb.i)
        for c in verb.children
    )
    if verb.lemma_ in _HOLDING:
        return not told and any(c.dep_ == "prt" and c.lower_ in _ON for c in verb.children)
    return verb.lemma_ in _WANTING and not told


def pointing(sentence: Span) -> Token | None:
    """The pronoun that is the subject of the sentence, or owns it ("Their presence")."""
    subject = subject_of(sentence.root)
    if subject is None or subject.dep_ in {"expl", "csubj"}:
        return None
    if subject.tag_ == "PRP":
        return subject if not _is_empty(sentence, subject) else None
    return next((t for t in subject.lefts if t.tag_ == "PRP$" and t.head == subject), None)


def _is_empty(sentence: Span, subject: Token) -> bool:
    root = sentence.root
    kinds = {"ccomp", "advcl", "xcomp", "acomp", "expl"}
    if subject.lower_ == "it" and subject.dep_ == "nsubjpass" and any(c.dep_ == "ccomp" for c in root.children):
        return True  # "it is known that ..."
    if subject.lower_ == "it" and root.lemma_ == "fall" and any(c.lower_ == "to" for c in root.children):
        return any(c.dep_ in kinds for c in (*root.subtree,) if c.i > root.i)  # "it fell to Newton to show that ..."
    empty = subject.lower_ == "it" and root.lemma_ in {"be", "seem", "take", "happen"}
    said = next((child for child in root.children if child.dep_ == "attr" and child.pos_ == "NOUN"), None)
    if said is not None and root.lemma_ == "be" and not _is_cleft(said, root):
        return False  # "It is a brittle metal, belonging to group 15 ..."
    return empty and any(child.dep_ in kinds for child in root.children)


def _is_cleft(said: Token, root: Token) -> bool:
    """ "It is the heart that pumps ...", "It is a pity that ...": an it that stands for nothing."""
    told = [c for c in (*said.children, *root.children) if c.dep_ in {"relcl", "ccomp", "csubj", "acl"}]
    return any(c.left_edge.lower_ in {"that", "who", "to", "which"} and c.left_edge.i == said.i + 1 for c in told)
