"""Options: three good ones of the answer's type, none of them true, or none at all."""

from collections import Counter
from dataclasses import replace
from random import Random

from quizapp.core.cards.options.distractors import distractors, with_options
from quizapp.core.cards.wish import Difficulty, Wish
from quizapp.core.facts.fact import AnswerType, Family, Found, Known, Sentence
from tests.core.cards.drafts import gap_draft

PEOPLE = ("Gustavus Adolphus", "Fabio Chigi", "Alvise Contarini", "Johan Oxenstierna", "Johan Adler Salvius")


def _found(
    *names: str, sentences: tuple[str, ...] = (), kind: AnswerType = AnswerType.PERSON, label: str = "PERSON"
) -> Found:
    known = Known(
        names=dict.fromkeys(names, kind), labels=dict.fromkeys(names, label), places=frozenset(names), latest_year=2000
    )
    return Found((), (), tuple(Sentence(text, 0, len(text), 0) for text in sentences), known, 100)


def _asked(text: str, answer: str, kind: AnswerType, found: Found) -> tuple[str, ...]:
    return distractors(gap_draft(text, answer, kind=kind), found, rng=Random(1))


def test_people_of_the_article_stand_in_for_a_person() -> None:
    told = tuple(f"{name} was a diplomat in Münster." for name in PEOPLE)
    found = _found(*PEOPLE, sentences=told)
    options = _asked("Later Fabio Chigi became a pope.", "Fabio Chigi", AnswerType.PERSON, found)
    assert len(options) == 3
    assert set(options) <= set(PEOPLE) - {"Fabio Chigi"}


def test_of_whom_the_article_says_nothing_nobody_stands_in_for() -> None:
    told = ("Fabio Chigi was a diplomat in Münster.", *(f"{name} was a painter." for name in PEOPLE[2:]))
    found = _found(*PEOPLE, sentences=told)
    assert _asked("Later Fabio Chigi became a pope.", "Fabio Chigi", AnswerType.PERSON, found) == ()


def test_names_in_the_sentence_are_never_offered() -> None:
    text = "The mediators Fabio Chigi and Alvise Contarini met Johan Oxenstierna in Münster."
    assert _asked(text, "Fabio Chigi", AnswerType.PERSON, _found(*PEOPLE)) == ()


def test_the_same_name_with_other_accents_is_never_offered() -> None:
    found = _found("İstanbul", "Izmir", "Ankara", kind=AnswerType.PLACE, label="GPE")
    options = _asked("The ferries take them to Istanbul.", "Istanbul", AnswerType.PLACE, found)
    assert len(options) == 3
    assert "İstanbul" not in options


def test_what_the_article_says_of_another_name_is_not_a_wrong_option() -> None:
    found = _found(*PEOPLE, sentences=("Alvise Contarini was a mediator at the peace congress of Westphalia too.",))
    text = "The mediator Fabio Chigi came to the peace congress of Westphalia."
    assert "Alvise Contarini" not in _asked(text, "Fabio Chigi", AnswerType.PERSON, found)


def test_fewer_than_three_good_ones_mean_no_options() -> None:
    assert (
        _asked("The mediator Fabio Chigi became a pope.", "Fabio Chigi", AnswerType.PERSON, _found(*PEOPLE[:3])) == ()
    )


def test_countries_come_from_the_table_when_the_article_has_too_few() -> None:
    options = _asked("The railway was built in Peru by miners.", "Peru", AnswerType.PLACE, _found())
    assert len(options) == 3
    assert set(options) < {
        "Argentina",
        "Brazil",
        "Chile",
        "Colombia",
        "Bolivia",
        "Ecuador",
        "Venezuela",
        "Uruguay",
        "Paraguay",
        "Guyana",
        "Suriname",
    }


def test_the_same_seed_gives_the_same_card() -> None:
    draft = gap_draft("The treaty was signed in 1648 at Osnabrück.", "1648", kind=AnswerType.YEAR)
    assert with_options(draft, _found(), Wish(seed=3)) == with_options(draft, _found(), Wish(seed=3))
    assert len({with_options(draft, _found(), Wish(seed=seed)).distractors for seed in range(5)}) > 1


def test_another_seed_draws_others_and_the_right_year_has_every_rank() -> None:
    draft = gap_draft("The treaty was signed in 1648 at Osnabrück.", "1648", kind=AnswerType.YEAR)
    drawn = [with_options(draft, _found(), Wish(seed=seed)).distractors for seed in range(400)]
    assert all(len(options) == 3 for options in drawn)
    ranks = Counter(sum(int(option) < 1648 for option in options) for options in drawn)
    assert all(70 < ranks[rank] < 130 for rank in range(4))


def test_hard_options_lie_nearer_than_easy_ones() -> None:
    draft = gap_draft("The treaty was signed in 1648 at Osnabrück.", "1648", kind=AnswerType.YEAR)

    def distance(difficulty: Difficulty) -> int:
        drawn = [with_options(draft, _found(), Wish(seed=seed, difficulty=difficulty)) for seed in range(20)]
        return sum(abs(int(option) - 1648) for card in drawn for option in card.distractors)

    assert distance(Difficulty.EASY) > 2 * distance(Difficulty.NORMAL) > 3 * distance(Difficulty.HARD)


def test_up_to_three_sets_are_drawn_and_each_is_another() -> None:
    names = ("Jan Kok", "Paul Wit", "Hugo Bos", "Karl Dorn", "Otto Lang")
    found = _found(*PEOPLE, *names, sentences=tuple(f"{name} was a diplomat." for name in (*PEOPLE, *names)))
    card = with_options(gap_draft("Fabio Chigi became a pope.", "Fabio Chigi", kind=AnswerType.PERSON), found, Wish())
    assert len({frozenset(options) for options in card.pool}) == 3
    assert card.pool[0] == card.distractors
    assert not set(card.pool[0]) & set(card.pool[1])


def test_nobody_shares_the_title_means_no_options() -> None:
    found = _found(*PEOPLE)
    assert _asked("The paper was by Captain John Franklin.", "Captain John Franklin", AnswerType.PERSON, found) == ()


def test_a_question_that_tells_the_answer_by_another_name_gets_no_options() -> None:
    text = "It ranked high in the United States in U.S. News."
    assert _asked(text, "United States", AnswerType.PLACE, _found()) == ()


def test_a_date_stays_on_its_side_of_a_span_of_years() -> None:
    text = "In 1941-42 most were Serbs, but in October 1943 the majority were Croats."
    for seed in range(10):
        options = distractors(gap_draft(text, "October 1943", kind=AnswerType.DATE), _found(), rng=Random(seed))
        assert all(int(option.split()[-1]) > 1941 for option in options)


def test_what_letters_stand_for_gets_no_options() -> None:
    text = "It is short for International Brain Research Organization."
    draft = gap_draft(text, "International Brain Research Organization", kind=AnswerType.PHRASE)
    acronym = replace(draft, fact=replace(draft.fact, family=Family.ACRONYM), question="What does IBRO stand for?")
    assert distractors(acronym, _found(), rng=Random(2)) == ()
