"""Who or what a name is, as the words beside it say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.definites import bare_definites
from quizapp.core.facts.fact import AnswerType, Ask, Fact, Family, Shape
from quizapp.core.facts.grammar.naming import name_of
from quizapp.core.facts.grammar.phrasing import phrase
from quizapp.core.facts.grammar.wording import wording
from quizapp.core.facts.lexicon import listed
from quizapp.core.facts.reading.pointing import loose_pronouns

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight

_PEOPLES = frozenset({"people", "tribe", "clan", "community", "caste", "nation", "subtribe"})
_GROUPS = _PEOPLES | {"society", "family", "band", "gang", "team", "club", "trio", "duo", "quartet"}
_STRONGHOLDS = listed("fortress citadel stronghold port harbour crossing town city village junction settlement")


def appositive_facts(sight: Sight) -> Iterator[Fact]:
    """Who or what a name is, as the words beside it say: "Alvise Contarini, a Venetian diplomat, ..."."""
    for noun in sight.span:
        if (
            noun.dep_ != "appos"
            or noun.pos_ != "NOUN"
            or noun.i < noun.head.i
            or noun.left_edge.nbor(-1).text not in {",", "–", "—"}
        ):
            continue
        name = name_of(noun.head)
        tokens = phrase(noun)
        if (
            not name
            or not 4 <= len(tokens) <= 14
            or tokens[0].lower_ not in {"a", "an", "the"}
            or not in_one_piece(tokens)
        ):
            continue
        if (
            noun.right_edge.i + 1 >= sight.span.end
            or not noun.right_edge.nbor(1).is_punct
            or loose_pronouns(tokens, {})
        ):
            continue
        if _is_of_another(name, noun) or _wants_the_article(sight, tokens):
            continue
        if name[-1].i + 2 == tokens[0].i and _suits(name, noun) and not _is_one_of_a_row(noun):
            yield _identity(sight, name, noun, tokens)


_LINKS = listed("after before since until besides despite unlike like with following to during under")
_TOLD_BEFORE = frozenset({"act", "event"})


def _wants_the_article(sight: Sight, tokens: list[Token]) -> bool:
    """ "the doge who had led the assault", "a pioneer of the nation's rockets", "the engineer then occupied with a
    canal": which assault, whose rockets and when, only the article says."""
    if any(t.lower_ == "then" or (t.dep_ == "poss" and _is_a_plain_owner(t, sight)) for t in tokens):
        return True
    bare = bare_definites(tokens, {}, sight.book.topic.nouns | sight.book.heading_words)
    last = tokens[-1].i  # "the assault on Zara" tells which, whatever the parser hangs "on" on
    untold = (noun for noun in bare if noun.i == last or noun.nbor(1).dep_ != "prep")
    return any(lexicon.noun_type(noun.lemma_.lower()) in _TOLD_BEFORE for noun in untold)


def _is_a_plain_owner(owner: Token, sight: Sight) -> bool:
    told = owner.lemma_.lower() in sight.book.topic.nouns | sight.book.heading_words
    return owner.tag_ == "NN" and not told and any(c.lower_ == "the" for c in owner.children)


def _is_of_another(name: list[Token], noun: Token) -> bool:
    """ "Soon after Bacon, the work of Geber (named so later) appeared": a subject of its own, no apposition; and of
    "Another lover was Cyparissus, a descendant of Heracles" the sentence says first what he was."""
    whole, doc, end = noun.head, noun.doc, noun.right_edge.i
    said = whole.dep_ == "attr" and whole.head.lemma_ == "be"
    first = name[0].nbor(-1) if name[0].i and name[0].nbor(-1).lower_ == "the" else name[0]
    opens = first.i > 0 and first.nbor(-1).lower_ in _LINKS and first.i < first.sent.root.i
    while end + 1 < len(doc) and doc[end].text != ")" and "(" in {doc[end + 1].text, doc[end].text}:
        end = next((t.i for t in doc.tokens[end:] if t.text == ")"), end + 1)
    followed = end + 1 < len(doc) and doc[end].text == ")" and not doc[end + 1].is_punct
    return said or opens or followed or _did_what_is_told(whole)


def _did_what_is_told(name: Token) -> bool:
    """ "Volapük is a language made public by Johann Schleyer, a priest": he is known for that first of all."""
    verb = name.head.head
    return name.head.dep_ == "agent" and verb.dep_ == "acl" and verb.head.dep_ == "attr"


_MORE_OF_A_ROW = re.compile(r",(?: [a-z]+){0,5} [A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*,? and (?:the )?[A-Z]")


def _is_one_of_a_row(noun: Token) -> bool:
    """ "Amur Oblast, the Jewish Autonomous Oblast, the southern part of Khabarovsk Krai, and ...", "Hokkaido, the
    northern tip of Honshu, southern Sakhalin and the Kurils": taken for an apposition; of "Lorenz and von Frisch, the
    three winners ..." it is said of both."""
    name = noun.head
    rowed = name.dep_ in {"conj", "appos"} or any(c.dep_ == "conj" for c in (*name.children, *noun.children))
    end = noun.right_edge.i
    rowed = rowed or (end + 2 < len(noun.doc) and noun.doc[end + 1].text == "," and noun.doc[end + 2].dep_ == "cc")
    rowed = rowed or bool(_MORE_OF_A_ROW.match(noun.doc.text, noun.doc[end].idx + len(noun.doc[end])))
    several = noun.tag_ == "NNS" and name.tag_ not in {"NNS", "NNPS"}
    return rowed or several


def _suits(name: list[Token], noun: Token) -> bool:
    """A person is called by a noun for persons, a thing by one for things; for places the reading is too unsure."""
    whole = noun.head
    placed = whole.dep_ == "pobj" and whole.head.lower_ in {"in", "at", "on", "of", "from", "to", "near"}
    if len(name) == 1 and noun.lemma_.lower() in _STRONGHOLDS:
        return False  # "Badajoz, a fortress on the road to Lisbon": a city, a province
    if len(name) == 1 and name[0].is_sent_start and not name[0].ent_type_:
        return False  # "Jet, the fossilised wood of trees": a name, or a capital that only the sentence gives?
    if name[-1].ent_type_ in {"GPE", "LOC", "NORP", "FAC"} or (placed and name[-1].ent_type_ != "PERSON"):
        return False
    return (name[-1].ent_type_ == "PERSON") == (lexicon.noun_type(noun.lemma_) == lexicon.PERSON)


def _identity(sight: Sight, name: list[Token], noun: Token, tokens: list[Token]) -> Fact:
    person = lexicon.noun_type(noun.lemma_) == lexicon.PERSON or name[-1].ent_type_ == "PERSON"
    told_then = any(t.tag_ == "VBD" for t in [sight.span.root, *sight.span.root.children])
    past = person and told_then and not _is_said_of_today(noun)
    plural = noun.tag_ == "NNS"
    start = name[0].nbor(-1) if name[0].i and name[0].nbor(-1).lower_ == "the" else None
    group = name[-1].tag_ == "NNPS" and noun.lemma_.lower() in _GROUPS
    if start is not None and (group or (noun.lemma_.lower() in _PEOPLES and len(name) == 1)):
        person, plural = True, True  # "the Topnaar, a community of the lower Kuiseb"
    aux = ("were" if plural else "was") if past else ("are" if plural else "is")
    article = "" if start is None else "the " if start.is_sent_start else f"{start.text} "  # "meeting The Simpsons"
    words = article + wording(name, {})
    ask = Ask(Shape.IDENTITY, "Who" if person else "What", aux, words)
    return Fact(
        Family.APPOSITIVE, sight.sentence, sight.answer(tokens, AnswerType.PHRASE), ask, marks=frozenset({"anchored"})
    )


_TOLD_OF_THE_DEAD = listed("appear feature survive rank remain hold figure be have")


def _is_said_of_today(noun: Token) -> bool:
    """ "a retired physiotherapist who chairs the Trust", however long ago she said so."""
    deeds = (c for c in noun.children if c.dep_ == "relcl" and c.tag_ in {"VBZ", "VBP"})
    return any(c.lemma_ not in _TOLD_OF_THE_DEAD and c.left_edge.lower_ == "who" for c in deeds)


def in_one_piece(tokens: list[Token]) -> bool:
    """Do these words stand side by side?"""
    return tokens[-1].i - tokens[0].i == len(tokens) - 1
