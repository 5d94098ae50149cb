"""Whether a memory's card is kept, and which kept cards nobody opened yet, are noted where it changes.

So what waits is read from one index, and counting it never looks at the cards. The database keeps both true by itself,
in the transaction of the change. And one index serves a card's log, where there were two.

Revision ID: 0022
Revises: 0021
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BY_LEARNER = ("ix_memories_learner_phase_due", ["learner_id", "phase", "due", "id"])
BY_DECK = (
    "ix_memories_deck_phase_due",
    ["learner_id", "deck_id", "phase", "due", "id", "card_id", "buried_until", "interval_days", "suspended"],
)

# A later step that makes cards or memories anew must make these triggers again.
SQLITE = {
    "card_in": (
        "AFTER INSERT ON cards WHEN new.standing = 'kept'",
        "INSERT INTO unopened_cards (card_id, deck_id) VALUES (new.id, new.deck_id) ON CONFLICT DO NOTHING",
    ),
    "card_out": ("AFTER DELETE ON cards", "DELETE FROM unopened_cards WHERE card_id = old.id"),
    "card_moved": (
        "AFTER UPDATE OF deck_id ON cards",
        "UPDATE unopened_cards SET deck_id = new.deck_id WHERE card_id = new.id",
    ),
    "card_kept": (
        "AFTER UPDATE OF standing ON cards WHEN old.standing != 'kept' AND new.standing = 'kept'",
        """UPDATE memories SET kept = 1 WHERE card_id = new.id;
        INSERT INTO unopened_cards (card_id, deck_id) SELECT new.id, new.deck_id
        WHERE NOT EXISTS (SELECT 1 FROM memories WHERE card_id = new.id) ON CONFLICT DO NOTHING""",
    ),
    "card_left": (
        "AFTER UPDATE OF standing ON cards WHEN old.standing = 'kept' AND new.standing != 'kept'",
        """UPDATE memories SET kept = 0 WHERE card_id = new.id;
        DELETE FROM unopened_cards WHERE card_id = new.id""",
    ),
    "memory_in": (
        "AFTER INSERT ON memories",
        """DELETE FROM unopened_cards WHERE card_id = new.card_id;
        UPDATE memories SET kept = 0 WHERE id = new.id
        AND NOT EXISTS (SELECT 1 FROM cards WHERE id = new.card_id AND standing = 'kept')""",
    ),
    "memory_out": (
        "AFTER DELETE ON memories",
        """INSERT INTO unopened_cards (card_id, deck_id) SELECT id, deck_id FROM cards
        WHERE id = old.card_id AND standing = 'kept'
        AND NOT EXISTS (SELECT 1 FROM memories WHERE card_id = old.card_id) ON CONFLICT DO NOTHING""",
    ),
}

# The lock makes whoever opens a card wait for whoever decides about it, and the other way round.
POSTGRES = """
    CREATE FUNCTION study_card_in() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO unopened_cards (card_id, deck_id) VALUES (new.id, new.deck_id)
            ON CONFLICT DO NOTHING; RETURN NULL; END $$;
    CREATE FUNCTION study_card_out() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        DELETE FROM unopened_cards WHERE card_id = old.id; RETURN NULL; END $$;
    CREATE FUNCTION study_card_moved() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        UPDATE unopened_cards SET deck_id = new.deck_id WHERE card_id = new.id; RETURN NULL; END $$;
    CREATE FUNCTION study_card_stands() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        UPDATE memories SET kept = (new.standing = 'kept') WHERE card_id = new.id;
        DELETE FROM unopened_cards WHERE card_id = new.id;
        IF new.standing = 'kept' THEN
            INSERT INTO unopened_cards (card_id, deck_id) SELECT new.id, new.deck_id
            WHERE NOT EXISTS (SELECT 1 FROM memories WHERE card_id = new.id) ON CONFLICT DO NOTHING;
        END IF;
        RETURN NULL; END $$;
    CREATE FUNCTION study_memory_comes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        SELECT standing = 'kept' INTO new.kept FROM cards WHERE id = new.card_id FOR SHARE;
        new.kept := coalesce(new.kept, true);
        RETURN new; END $$;
    CREATE FUNCTION study_memory_in() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        DELETE FROM unopened_cards WHERE card_id = new.card_id; RETURN NULL; END $$;
    CREATE FUNCTION study_memory_out() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO unopened_cards (card_id, deck_id) SELECT id, deck_id FROM cards
            WHERE id = old.card_id AND standing = 'kept'
            AND NOT EXISTS (SELECT 1 FROM memories WHERE card_id = old.card_id)
            FOR SHARE ON CONFLICT DO NOTHING;
        RETURN NULL; END $$;
    CREATE TRIGGER study_card_in AFTER INSERT ON cards FOR EACH ROW
        WHEN (new.standing = 'kept') EXECUTE FUNCTION study_card_in();
    CREATE TRIGGER study_card_out AFTER DELETE ON cards FOR EACH ROW EXECUTE FUNCTION study_card_out();
    CREATE TRIGGER study_card_moved AFTER UPDATE OF deck_id ON cards FOR EACH ROW
        EXECUTE FUNCTION study_card_moved();
    CREATE TRIGGER study_card_stands AFTER UPDATE OF standing ON cards FOR EACH ROW
        WHEN ((old.standing = 'kept') <> (new.standing = 'kept')) EXECUTE FUNCTION study_card_stands();
    CREATE TRIGGER study_memory_comes BEFORE INSERT ON memories FOR EACH ROW EXECUTE FUNCTION study_memory_comes();
    CREATE TRIGGER study_memory_in AFTER INSERT ON memories FOR EACH ROW EXECUTE FUNCTION study_memory_in();
    CREATE TRIGGER study_memory_out AFTER DELETE ON memories FOR EACH ROW EXECUTE FUNCTION study_memory_out()
"""
POSTGRES_TRIGGERS = {
    "card_in": "cards", "card_out": "cards", "card_moved": "cards", "card_stands": "cards",
    "memory_comes": "memories", "memory_in": "memories", "memory_out": "memories",
}  # fmt: skip


FILL = """
    INSERT INTO unopened_cards (card_id, deck_id) SELECT c.id, c.deck_id FROM cards c
    WHERE c.standing = 'kept' AND NOT EXISTS (SELECT 1 FROM memories m WHERE m.card_id = c.id)
"""


def _is_sqlite() -> bool:
    return bool(op.get_bind().dialect.name == "sqlite")


def _index(name: str, columns: list[str], only: str) -> None:
    op.drop_index(name, "memories")
    op.create_index(name, "memories", columns, sqlite_where=sa.text(only), postgresql_where=sa.text(only))


def upgrade() -> None:
    run = op.get_bind().exec_driver_sql
    op.add_column("memories", sa.Column("kept", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_table(
        "unopened_cards",
        sa.Column("card_id", ID, primary_key=True, autoincrement=False),
        sa.Column("deck_id", ID, nullable=False),
    )
    op.create_index("ix_unopened_cards_deck_id", "unopened_cards", ["deck_id"])
    run("UPDATE memories SET kept = (1 = 0) WHERE card_id IN (SELECT id FROM cards WHERE standing != 'kept')")
    run(FILL)
    for name, columns in (BY_LEARNER, (BY_DECK[0], [*BY_DECK[1], "kept"])):
        _index(name, columns, "NOT suspended AND kept")
    if _is_sqlite():
        for name, (when, steps) in SQLITE.items():
            run(f"CREATE TRIGGER study_{name} {when} BEGIN {steps}; END")
    else:
        run(POSTGRES)
    op.drop_index("ix_review_log_card_id", "review_log")
    op.drop_index("ix_review_log_card_at", "review_log")
    op.create_index("ix_review_log_card_at", "review_log", ["card_id", "learner_id", "at"])


def downgrade() -> None:
    run = op.get_bind().exec_driver_sql
    op.drop_index("ix_review_log_card_at", "review_log")
    op.create_index("ix_review_log_card_at", "review_log", ["learner_id", "card_id", "at"])
    op.create_index("ix_review_log_card_id", "review_log", ["card_id"])
    if _is_sqlite():
        for name in SQLITE:
            run(f"DROP TRIGGER study_{name}")
    else:
        for name, table in POSTGRES_TRIGGERS.items():
            run(f"DROP TRIGGER study_{name} ON {table}")
            run(f"DROP FUNCTION study_{name}")
    for name, columns in (BY_LEARNER, BY_DECK):
        _index(name, columns, "NOT suspended")
    op.drop_table("unopened_cards")
    op.drop_column("memories", "kept")
