"""Whoever writes thousands of cards may fill the index for search at the end, all at once.

On PostgreSQL a setting of the transaction says so, on SQLite a row that no other transaction ever sees. And a tag on a
note that has no card yet looks for none.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

FROM_CARDS = "FROM cards c JOIN notes n ON n.id = c.note_id JOIN decks d ON d.id = c.deck_id WHERE c.standing = 'kept'"
ROW = "c.id, d.learner_id, c.note_id, c.deck_id, c.kind, c.created_at"
TAGS = "coalesce((SELECT group_concat(t.tag, ' ') FROM note_tags t WHERE t.note_id = n.id), '')"
COME = (
    f"INSERT INTO card_search_rows SELECT {ROW}, lower(substr(c.front, 1, 60)) {FROM_CARDS}",
    (
        "INSERT INTO card_search (rowid, front, back, sentence, tags, scope)"
        f" SELECT c.id, c.front, c.back, n.sentence, {TAGS}, 'u' || d.learner_id {FROM_CARDS}"
    ),
)
OF_NOTE = "IN (SELECT id FROM cards WHERE note_id = new.note_id)"
GONE = (
    f"DELETE FROM card_search_rows WHERE card_id {OF_NOTE}",  # noqa: S608  names of ours
    f"DELETE FROM card_search WHERE rowid {OF_NOTE}",  # noqa: S608
)
CARD_IN = "; ".join(f"{step} AND c.id = new.id" for step in COME)
TAG_IN = "; ".join((*GONE, *(f"{step} AND n.id = new.note_id" for step in COME)))

NOT_HELD = "NOT EXISTS (SELECT 1 FROM card_search_held)"
HAS_CARDS = "EXISTS (SELECT 1 FROM cards WHERE note_id = new.note_id)"
NOT_LATER = "current_setting('quizapp.index', true) IS DISTINCT FROM 'later'"


def _sqlite(cards: str, tags: str) -> None:
    run = op.get_bind().exec_driver_sql
    for name in ("card_in", "tag_in"):
        run(f"DROP TRIGGER card_search_{name}")
    run(f"CREATE TRIGGER card_search_card_in AFTER INSERT ON cards WHEN {cards} BEGIN {CARD_IN}; END")
    run(f"CREATE TRIGGER card_search_tag_in AFTER INSERT ON note_tags {tags} BEGIN {TAG_IN}; END")


def _postgres(cards: str, tags: tuple[str, ...]) -> None:
    run = op.get_bind().exec_driver_sql
    run("DROP TRIGGER card_search_card_in ON cards")
    run("DROP TRIGGER IF EXISTS card_search_tag_in ON note_tags")
    run("DROP TRIGGER card_search_tag_changed ON note_tags")
    run(
        "CREATE TRIGGER card_search_card_in AFTER INSERT ON cards FOR EACH ROW"
        f" WHEN ({cards}) EXECUTE FUNCTION card_search_card()"
    )
    for tag in tags:
        run(f"CREATE TRIGGER card_search_{tag} EXECUTE FUNCTION card_search_tag()")


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.create_table("card_search_held", sa.Column("id", sa.Integer(), primary_key=True))
        _sqlite(f"new.standing = 'kept' AND {NOT_HELD}", f"WHEN {NOT_HELD} AND {HAS_CARDS}")
        return
    tags = (
        f"tag_in AFTER INSERT ON note_tags FOR EACH ROW WHEN ({NOT_LATER})",
        "tag_changed AFTER DELETE OR UPDATE OF tag ON note_tags FOR EACH ROW",
    )
    _postgres(f"new.standing = 'kept' AND {NOT_LATER}", tags)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _sqlite("new.standing = 'kept'", "")
        op.drop_table("card_search_held")
        return
    _postgres(
        "new.standing = 'kept'", ("tag_changed AFTER INSERT OR DELETE OR UPDATE OF tag ON note_tags FOR EACH ROW",)
    )
