"""Words of kept cards, their sentences and tags, indexed for search and kept true by the database itself."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FOUND = ["learner_id", "card_id", "due", "interval_days", "stability", "difficulty", "lapses", "reviews", "phase"]
FOUND += ["suspended", "flag", "last_review", "buried_until"]

# One row of each for every kept card: `card_search_rows` is what a search walks and sorts by, narrow and with its
# learner beside it; `card_search` holds the words. Its `scope` names the learner too, so that nobody's search meets
# the cards of others. A later step that makes cards, notes, note_tags or decks anew must make these triggers again.
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
GONE = ("DELETE FROM card_search_rows WHERE card_id", "DELETE FROM card_search WHERE rowid")
_of_note = "IN (SELECT id FROM cards WHERE note_id = {})"
SQLITE_TRIGGERS = {  # when; which cards leave the index; which come into it
    "card_in": ("AFTER INSERT ON cards WHEN new.standing = 'kept'", "", "c.id = new.id"),
    "card_changed": (
        (
            "AFTER UPDATE OF front, back, kind, standing, note_id ON cards"
            " WHEN old.standing = 'kept' OR new.standing = 'kept'"
        ),
        "= old.id",
        "c.id = new.id",
    ),
    "card_out": ("AFTER DELETE ON cards WHEN old.standing = 'kept'", "= old.id", ""),
    "note_changed": (
        "AFTER UPDATE OF sentence ON notes WHEN old.sentence IS NOT new.sentence",
        _of_note.format("new.id"),
        "n.id = new.id",
    ),
    "tag_in": ("AFTER INSERT ON note_tags", _of_note.format("new.note_id"), "n.id = new.note_id"),
    "tag_changed": (
        "AFTER UPDATE OF tag ON note_tags WHEN old.tag IS NOT new.tag",
        _of_note.format("new.note_id"),
        "n.id = new.note_id",
    ),
    "tag_out": ("AFTER DELETE ON note_tags", _of_note.format("old.note_id"), "n.id = old.note_id"),
    "deck_changed": (
        "AFTER UPDATE OF learner_id ON decks WHEN old.learner_id IS NOT new.learner_id",
        "IN (SELECT id FROM cards WHERE deck_id = new.id)",
        "d.id = new.id",
    ),
}
MOVED = "UPDATE card_search_rows SET deck_id = new.deck_id WHERE card_id = new.id"

POSTGRES = r"""
    CREATE FUNCTION card_search_words(value text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT to_tsvector('simple', regexp_replace(regexp_replace(
            normalize(lower(value), NFKD), '[\u0300-\u036f]', '', 'g'), '[^[:alnum:]]+', ' ', 'g')) $$;
    CREATE TABLE card_search (card_id bigint PRIMARY KEY, words tsvector NOT NULL);
    CREATE INDEX card_search_words_gin ON card_search USING gin (words);
    CREATE FUNCTION card_search_fill(ids bigint[]) RETURNS void LANGUAGE sql AS $$
        DELETE FROM card_search WHERE card_id = ANY (ids);
        DELETE FROM card_search_rows WHERE card_id = ANY (ids);
        INSERT INTO card_search_rows
        SELECT c.id, d.learner_id, c.note_id, c.deck_id, c.kind, c.created_at, lower(left(c.front, 60))
        FROM cards c JOIN notes n ON n.id = c.note_id JOIN decks d ON d.id = c.deck_id
        WHERE c.standing = 'kept' AND c.id = ANY (ids);
        INSERT INTO card_search (card_id, words)
        SELECT c.id, setweight(card_search_words(left(c.front, 20000)), 'A')
            || setweight(card_search_words(left(c.back, 20000)), 'B')
            || setweight(card_search_words(left(n.sentence, 20000)), 'C')
            || setweight(card_search_words(coalesce(
                (SELECT string_agg(t.tag, ' ') FROM note_tags t WHERE t.note_id = n.id), '')), 'D')
            || array_to_tsvector(ARRAY['@u' || d.learner_id])
        FROM cards c JOIN notes n ON n.id = c.note_id JOIN decks d ON d.id = c.deck_id
        WHERE c.standing = 'kept' AND c.id = ANY (ids) $$;
    CREATE FUNCTION card_search_card() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM card_search_fill(ARRAY[coalesce(new.id, old.id)]); RETURN NULL; END $$;
    CREATE FUNCTION card_search_moved() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        UPDATE card_search_rows SET deck_id = new.deck_id WHERE card_id = new.id; RETURN NULL; END $$;
    CREATE FUNCTION card_search_note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM card_search_fill(ARRAY(SELECT id FROM cards WHERE note_id = new.id)); RETURN NULL; END $$;
    CREATE FUNCTION card_search_tag() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM card_search_fill(ARRAY(SELECT id FROM cards WHERE note_id = coalesce(new.note_id, old.note_id)));
        RETURN NULL; END $$;
    CREATE FUNCTION card_search_deck() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM card_search_fill(ARRAY(SELECT id FROM cards WHERE deck_id = new.id)); RETURN NULL; END $$;
    CREATE TRIGGER card_search_card_in AFTER INSERT ON cards FOR EACH ROW
        WHEN (new.standing = 'kept') EXECUTE FUNCTION card_search_card();
    CREATE TRIGGER card_search_card_changed AFTER UPDATE OF front, back, kind, standing, note_id ON cards FOR EACH ROW
        WHEN (old.standing = 'kept' OR new.standing = 'kept') EXECUTE FUNCTION card_search_card();
    CREATE TRIGGER card_search_card_out AFTER DELETE ON cards FOR EACH ROW
        WHEN (old.standing = 'kept') EXECUTE FUNCTION card_search_card();
    CREATE TRIGGER card_search_moved AFTER UPDATE OF deck_id ON cards FOR EACH ROW
        EXECUTE FUNCTION card_search_moved();
    CREATE TRIGGER card_search_note_changed AFTER UPDATE OF sentence ON notes FOR EACH ROW
        WHEN (old.sentence IS DISTINCT FROM new.sentence) EXECUTE FUNCTION card_search_note();
    CREATE TRIGGER card_search_tag_changed AFTER INSERT OR DELETE OR UPDATE OF tag ON note_tags FOR EACH ROW
        EXECUTE FUNCTION card_search_tag();
    CREATE TRIGGER card_search_deck_changed AFTER UPDATE OF learner_id ON decks FOR EACH ROW
        WHEN (old.learner_id IS DISTINCT FROM new.learner_id) EXECUTE FUNCTION card_search_deck();
    SELECT card_search_fill(ARRAY(SELECT id FROM cards WHERE standing = 'kept'))
"""
POSTGRES_TRIGGERS = {
    "card_in": "cards", "card_changed": "cards", "card_out": "cards", "moved": "cards", "note_changed": "notes",
    "tag_changed": "note_tags", "deck_changed": "decks",
}  # fmt: skip
POSTGRES_FUNCTIONS = ("card", "moved", "note", "tag", "deck", "fill", "words")


def upgrade() -> None:
    op.create_table(
        "card_search_rows",
        sa.Column("card_id", ID, primary_key=True, autoincrement=False),
        sa.Column("learner_id", ID, nullable=False),
        sa.Column("note_id", ID, nullable=False),
        sa.Column("deck_id", ID, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("added", sa.DateTime(timezone=True), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
    )
    for name, column in {"added": "added", "question": "question", "deck": "deck_id"}.items():
        op.create_index(f"card_search_rows_{name}", "card_search_rows", ["learner_id", column, "card_id"])
    op.create_index("card_search_rows_note", "card_search_rows", ["note_id"])
    op.create_index("ix_memories_found", "memories", FOUND)
    if op.get_bind().dialect.name == "sqlite":
        _index_sqlite()
    else:
        op.get_bind().exec_driver_sql(POSTGRES)


def _index_sqlite() -> None:
    run = op.get_bind().exec_driver_sql
    run(
        "CREATE VIRTUAL TABLE card_search USING fts5 (front, back, sentence, tags, scope,"
        " tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
    )
    for name, (when, gone, come) in SQLITE_TRIGGERS.items():
        steps = [f"{step} {gone};" for step in GONE] if gone else []
        steps += [f"{step} AND {come};" for step in COME] if come else []
        run(f"CREATE TRIGGER card_search_{name} {when} BEGIN {' '.join(steps)} END")
    run(f"CREATE TRIGGER card_search_moved AFTER UPDATE OF deck_id ON cards BEGIN {MOVED}; END")
    for step in COME:
        run(step)


def downgrade() -> None:
    run = op.get_bind().exec_driver_sql
    if op.get_bind().dialect.name == "sqlite":
        for name in (*SQLITE_TRIGGERS, "moved"):
            run(f"DROP TRIGGER IF EXISTS card_search_{name}")
    else:
        for name, table in POSTGRES_TRIGGERS.items():
            run(f"DROP TRIGGER card_search_{name} ON {table}")
        for name in POSTGRES_FUNCTIONS:
            run(f"DROP FUNCTION card_search_{name}")
    run("DROP TABLE card_search")
    op.drop_index("ix_memories_found", "memories")
    op.drop_table("card_search_rows")
