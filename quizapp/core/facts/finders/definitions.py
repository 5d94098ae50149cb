"""What a thing is, and what it is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.core.facts import lexicon
from quizapp.core.facts.definites import bare_definites
from quizapp.core.facts.fact import AnswerType, Ask, Fact, Family, Shape
from quizapp.core.facts.finders.asking import fact, inverted_ask
from quizapp.core.facts.grammar.clauses import Clause, ClauseKind
from quizapp.core.facts.grammar.naming import name_of
from quizapp.core.facts.grammar.phrasing import phrase
from quizapp.core.facts.grammar.wording import wording
from quizapp.core.facts.lexicon import listed
from quizapp.core.facts.reading.pointing import loose_pronouns

if TYPE_CHECKING:
    from quizapp.core.facts.parse import Token
    from quizapp.core.facts.reading.sight import Sight


RELATIONS = listed(
    "constituent part component member example source result cause reason way place factor feature aspect number group "
    "favourite favorite resident native student visitor friend partner success failure problem issue alumnus alumna "
    "graduate name term word influence inspiration classification impurity contaminant pollutant additive ingredient "
    "symbol host topic subject attraction"
)


_QUOTES = frozenset('"“”')
_DOERS = ("ian", "ist", "wright", "grapher")  # "an ancient Greek tragedian"
_PEOPLES = frozenset({"people", "tribe", "clan", "community", "caste", "nation", "subtribe"})
OF_A_KIND = frozenset({"species", "genus"})
_GROUPS = _PEOPLES | {"society", "family", "band", "gang", "team", "club", "trio", "duo", "quartet"}
_MADE = frozenset({"artifact", "substance", "food", "plant"})  # the Douglas DC-3, called after a man
_STRONGHOLDS = listed("fortress citadel stronghold port harbour crossing town city village junction settlement")
_RANKS = frozenset({"genus", "family", "order", "class", "phylum"})  # of living things, whose names are written large


def named_facts(sight: Sight) -> Iterator[Fact]:
    """What something is called: "The yellowish liquid that drips out is called whey"."""
    for clause in sight.clauses:
        if (
            not clause.passive
            or clause.kind == ClauseKind.PARTICIPLE
            or clause.verb.lemma_ not in {"call", "name", "term", "know", "dub"}
        ):
            continue
        noun = next(
            (c for c in clause.verb.children if c.dep_ in {"oprd", "attr", "dobj"} and c.i > clause.verb.i), None
        )
        via = next((c for c in clause.verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
        if clause.verb.lemma_ == "know":
            noun = next((c for c in via.children if c.dep_ == "pobj"), None) if via is not None else None
        if noun is None or noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        if any(t.lower_ == "the" and t.i and t.nbor(-1).text in _QUOTES for t in phrase(noun)):
            continue  # called "the world's most famous equation": without "the" it is not what was said
        tokens = [t for t in phrase(noun) if t.lower_ != "the" and t.text not in _QUOTES]
        tokens = tokens[1:] if tokens[:1] and tokens[0].tag_ == "PRP$" else tokens  # "is called its biota"
        if not tokens:
            continue
        if tokens[0].tag_ == "DT":
            continue
        if not 1 <= len(tokens) <= 5 or tokens[-1].i - tokens[0].i != len(tokens) - 1:
            continue
        if any(t.i > noun.right_edge.i and not t.is_punct for t in clause.rest):
            continue  # "was known as the Cup, held in Perth": what follows belongs to something else
        quoted = {t.i for t in clause.verb.sent if t.text in _QUOTES}
        asked = inverted_ask(sight, clause, {t.i for t in noun.subtree} | quoted, "What")
        if asked:
            yield fact(sight, clause, Family.NAMED, sight.answer(tokens, AnswerType.TERM), asked=asked)


def definition_facts(sight: Sight) -> Iterator[Fact]:
    """What something is: "The golomyanka is a translucent fish without scales ..."."""
    for clause in sight.clauses:
        if clause.verb.lemma_ != "be" or clause.passive or clause.kind != ClauseKind.ROOT or clause.aux:
            continue
        attr = next((c for c in clause.verb.children if c.dep_ == "attr"), None)
        if attr is None or attr.pos_ != "NOUN" or not _is_term(clause):
            continue
        if attr.lemma_.lower() in RELATIONS:
            continue  # "Silica is a constituent of glass": one thing true of it, not what it is
        if attr.lower_ in OF_A_KIND and not any(c.lower_ == "of" for c in attr.children):
            continue  # "a mycorrhizal species"
        if any(_says_what(c) for c in clause.head.children if c.i > clause.head.i):
            continue  # "Orwell, a democratic socialist, was a critic of Stalin": one thing more about him
        if any(c.dep_ == "advmod" for c in clause.verb.children):
            continue  # "was also a maker of ...": one thing more about it, not what it is
        tokens = with_its_other_half(phrase(attr), clause)
        if not 3 <= len(tokens) <= 14 or tokens[0].lower_ not in {"a", "an"} or not _in_one_piece(tokens):
            continue
        kind = lexicon.noun_type(attr.lemma_)
        person = (
            kind == lexicon.PERSON
            or (not kind and attr.lemma_.endswith(_DOERS))
            or (kind not in _MADE and sight.book.topic.person and clause.head.text in sight.book.title.split())
        )
        if clause.head.ent_type_ == "PERSON" and not person and len(clause.subject) > 1:
            continue  # "Maududi was an important figure": neither what nor who
        if any(t.i > tokens[-1].i for t in clause.rest if t not in attr.subtree) or loose_pronouns(tokens, {}):
            continue
        asked = inverted_ask(sight, clause, {t.i for t in attr.subtree}, "Who" if person else "What")
        if asked and attr.lemma_.lower() in _RANKS and len(clause.subject) == 1 and not clause.swaps:
            asked = (replace(asked[0], subject=clause.head.text), asked[1])
        if asked and asked[0].subject.startswith(("a ", "an ")) and asked[0].aux == "are":
            asked = (replace(asked[0], aux="is"), asked[1])  # "Stimulants are ...", of an article on a stimulant
        if asked and not asked[0].rest:
            yield fact(sight, clause, Family.DEFINITION, sight.answer(tokens, AnswerType.PHRASE), asked=asked)


def with_its_other_half(tokens: list[Token], clause: Clause) -> list[Token]:
    """ "an element with symbol Xe and atomic number 54": what stands behind the last "and", which the parser
    hangs on the verb."""
    if tokens[-1].dep_ != "cc":
        return tokens
    other = (c for c in clause.verb.children if c.dep_ == "conj" and c.left_edge.i == tokens[-1].i + 1)
    half = next((c for c in other if c.pos_ in {"NOUN", "PROPN"}), None)
    return [*tokens, *phrase(half)] if half is not None else tokens[:-1]


def _says_what(child: Token) -> bool:
    return child.dep_ == "appos" and child.pos_ == "NOUN" and any(c.dep_ == "det" for c in child.children)


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
            or not _in_one_piece(tokens)
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
    """ "the doge who had led the assault": which assault, only the article says."""
    bare = bare_definites(tokens, {}, sight.book.topic.nouns | sight.book.heading_words)
    last = tokens[-1].i  # "the assault on Zara" tells which, whatever the parser hangs "on" on
    untold = (noun for noun in bare if noun.i == last or noun.nbor(1).dep_ != "prep")
    return any(lexicon.noun_type(noun.lemma_.lower()) in _TOLD_BEFORE for noun in untold)


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
    return said or opens or followed


def _is_one_of_a_row(noun: Token) -> bool:
    """ "Amur Oblast, the Jewish Autonomous Oblast, the southern part of Khabarovsk Krai, and ...": taken for an
    apposition; of "Lorenz and von Frisch, the three winners ..." it is said of both."""
    name = noun.head
    rowed = name.dep_ in {"conj", "appos"} or any(c.dep_ == "conj" for c in (*name.children, *noun.children))
    end = noun.right_edge.i
    rowed = rowed or (end + 2 < len(noun.doc) and noun.doc[end + 1].text == "," and noun.doc[end + 2].dep_ == "cc")
    several = noun.tag_ == "NNS" and name.tag_ not in {"NNS", "NNPS"}
    return rowed or several


def _suits(name: list[Token], noun: Token) -> bool:
    """A person is called by a noun for persons, a thing by one for things; for places the reading is too unsure."""
    whole = noun.head
    placed = whole.dep_ == "pobj" and whole.head.lower_ in {"in", "at", "on", "of", "from", "to", "near"}
    if len(name) == 1 and noun.lemma_.lower() in _STRONGHOLDS:
        return False  # "Badajoz, a fortress on the road to Lisbon": a city, a province
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


def _is_term(clause: Clause) -> bool:
    head = clause.head
    rare = lexicon.zipf(head.lemma_) < 4.2 or head.tag_ == "NNP" or any(t.tag_ == "NNP" for t in clause.subject)
    return (
        head.tag_ in {"NN", "NNP"}
        and rare
        and len(clause.subject) <= 4
        and not any(t.dep_ in {"poss", "prep"} for t in clause.subject)
    )


def _in_one_piece(tokens: list[Token]) -> bool:
    return tokens[-1].i - tokens[0].i == len(tokens) - 1
