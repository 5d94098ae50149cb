"""The quick twin of the language model, for tests of everything around generation."""

import re
from collections.abc import Iterator

from quizapp.adapters.language.protocol import Progress, pieces_of
from quizapp.core.cards.card import GAP, Card
from quizapp.core.cards.folding import folded
from quizapp.core.cards.wish import Wish
from quizapp.core.facts.fact import Answer, AnswerType, Ask, Fact, Family, Sentence, Shape
from quizapp.core.generate import Generated


class FakeLanguage:
    """Quick and plain, without a model: gaps for years and for capitalised names, for tests of everything around
    generation."""

    _GAP = re.compile(r"\b(?:1[0-9]{3}|20[0-9]{2})\b|(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)*")
    _SENTENCE = re.compile(r"[A-Z][^.!?\n]{20,300}[.]")

    def make_cards(
        self, text: str, wish: Wish | None = None, *, title: str = "", progress: Progress | None = None
    ) -> Generated:
        """Simple cards with honest offsets: one gap a sentence."""
        pieces = pieces_of(text)
        cards: list[Card] = []
        sentences: list[Sentence] = []
        for number, (paragraph, offset) in enumerate(pieces):
            for match in self._SENTENCE.finditer(paragraph):
                sentence = Sentence(match.group(), offset + match.start(), offset + match.end(), number)
                sentences.append(sentence)
                cards.extend(self._card(sentence))
            if progress is not None:
                progress(number + 1, len(pieces))
        wish = wish or Wish()
        cards = [c for c in cards if wish.wants(Family(c.kind)) and wish.covers(c.start, c.end)]
        return Generated(cards[: wish.limit], [], [], sentences, len(text.split()))

    def _card(self, sentence: Sentence) -> Iterator[Card]:
        gap = self._GAP.search(sentence.text)
        if gap is None:
            return
        answer = Answer(gap.group(), sentence.start + gap.start(), sentence.start + gap.end(), AnswerType.TERM)
        fact = Fact(Family.CLOZE, sentence, answer, Ask(Shape.GAP))
        question = sentence.text[: gap.start()] + GAP + sentence.text[gap.end() :]
        wrong = tuple(str(int(answer.text) + step) for step in (-2, 1, 3)) if answer.text.isdigit() else ()
        yield Card(
            "cloze",
            question,
            answer.text,
            wrong,
            sentence.text,
            sentence.start,
            sentence.end,
            sentence.paragraph,
            0.8,
            fact.key,
            answer.start,
            answer.end,
            accept=(folded(answer.text),),
        )
