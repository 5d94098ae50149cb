"""One row of every kind that can belong to a person."""

from sqlalchemy import select

from quizapp.core.memory.state import Phase
from quizapp.extensions import db
from quizapp.models import (
    ArticleInput,
    Attempt,
    Bringing,
    CardChange,
    DeckOptions,
    EndedSignIn,
    Item,
    LiveAnswer,
    LiveTurn,
    ManyChange,
    Medium,
    ModelRequest,
    NoteOrigin,
    NoteTag,
    NoteType,
    Parameters,
    Quiz,
    Response,
    ReviewLog,
    SavedSearch,
    Selection,
    SelectionCard,
    StudyDay,
    StudyOptions,
    StudyStep,
    UnopenedCard,
    User,
)
from tests import factories
from tests.factories import MADE


def some_of_everything(owner: User) -> None:
    """An article with its deck, note and card, a memory with its log, a quiz with an answered attempt."""
    article = factories.article(owner)
    deck = factories.deck(owner, article)
    note = factories.note(deck)
    card = factories.card(note)
    factories.more_wish(deck)
    factories.memory(owner, card)
    key = f"{owner.id}-{card.id}"
    log = ReviewLog(
        learner_id=owner.id,
        card_id=card.id,
        answer_key=key,
        at=MADE,
        rating=3,
        phase=Phase.NEW,
        before={},
        day=MADE.date(),
    )
    options = StudyOptions(learner_id=owner.id, name="Slow", options={"new_per_day": 3}, created_at=MADE)
    db.session.add(options)
    db.session.flush()
    quiz = Quiz(learner_id=owner.id, deck_id=deck.id, request_key=key, created_at=MADE)
    db.session.add_all(
        [
            ArticleInput(article_id=article.id, payload=b"as it came"),
            Bringing(learner_id=owner.id, request_key=key, name="a.csv", kind="table", created_at=MADE),
            Medium(learner_id=owner.id, digest=f"{owner.id:032}", ending="png", name="a.png", size=9, created_at=MADE),
            CardChange(deck_id=deck.id, verb="keep", before=[], made_at=MADE),
            DeckOptions(deck_id=deck.id, learner_id=owner.id, options_id=options.id),
            EndedSignIn(sign_in=f"sign-in-{owner.id}", user_id=owner.id, ended_at=MADE),
            ModelRequest(deck_id=deck.id, number=1, host="h", name="m", parts=[], created_at=MADE),
            ManyChange(learner_id=owner.id, verb="tags", number=1, before={}, made_at=MADE),
            SavedSearch(learner_id=owner.id, name="Lakes", words="tag:lakes", created_at=MADE),
            NoteTag(note_id=note.id, learner_id=owner.id, tag="lakes::deep"),
            Parameters(learner_id=owner.id, version=1, values=[0.4], fitted_at=MADE, reviews=1, tested=0),
            StudyStep(
                learner_id=owner.id,
                device="a-device",
                verb="flag",
                card_id=card.id,
                deck_id=deck.id,
                before={},
                after={},
                made_at=MADE,
            ),
            StudyDay(learner_id=owner.id, deck_id=deck.id, day=MADE.date(), answers=1),
            UnopenedCard(card_id=card.id, deck_id=deck.id),  # as if there were no memory of it
            log,
            quiz,
        ]
    )
    db.session.flush()
    chosen = Selection(learner_id=owner.id, kind="deck", about={}, is_practice=False, created_at=MADE)
    db.session.add(chosen)
    db.session.flush()
    db.session.add(SelectionCard(selection_id=chosen.id, place=1, card_id=card.id))
    item = Item(quiz_id=quiz.id, card_id=card.id, position=1, front="?", back="1996", options=["1996", "1997"])
    attempt = Attempt(quiz_id=quiz.id, learner_id=owner.id, started_at=MADE, asked=1)
    db.session.add_all([item, attempt])
    db.session.flush()
    db.session.add(Response(attempt_id=attempt.id, item_id=item.id, choice=0, is_right=True, at=MADE))
    kind = NoteType(learner_id=owner.id, number=1, name="Basic", kept={})
    db.session.add(kind)
    db.session.flush()
    db.session.add(NoteOrigin(note_id=card.note_id, type_id=kind.id, fields=["a", "b"], cards={"0": [1, 0]}))
    factories.live_quiz(owner)
    live, _question, player = factories.live_game(owner, deck.id, card.id)
    player.learner_id = owner.id
    db.session.flush()
    db.session.add(LiveAnswer(live_id=live.id, question=1, take=1, player_id=player.id, given=[1], taken_ms=9, at=MADE))
    db.session.add(LiveTurn(live_id=live.id, player_id=player.id, question=1, opens_at=MADE))
    db.session.commit()


def rows_of_all_tables() -> dict[str, int]:
    """How many rows each table of a person's data holds."""
    tables = [table for table in db.metadata.sorted_tables if table.name not in {"jobs", "alembic_version"}]
    return {table.name: len(db.session.execute(select(table)).all()) for table in tables}
