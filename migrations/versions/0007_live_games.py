"""Live games: the game, its questions, who plays, and each answer."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)
KINDS = ("choice", "multiple", "true_false", "typed", "numeric", "order", "poll", "cloud")
RUNNING = sa.text("ended_at IS NULL")


def _owned(table: str, column: str, owner: str, *, ondelete: str = "CASCADE") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{owner}.id"], name=op.f(f"fk_{table}_{column}"), ondelete=ondelete)


def upgrade() -> None:
    op.create_table(
        "live_sessions",
        sa.Column("id", ID, nullable=False),
        sa.Column("host_id", ID, nullable=False),
        sa.Column("deck_id", ID, nullable=True),
        sa.Column("code", sa.String(length=6), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", DOCUMENT, nullable=False),
        sa.Column("settings", DOCUMENT, nullable=False),
        sa.Column("request_key", sa.String(length=64), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("given_at", MOMENT, nullable=True),
        _owned("live_sessions", "host_id", "users"),
        _owned("live_sessions", "deck_id", "decks", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_sessions")),
        sa.UniqueConstraint("host_id", "request_key", name=op.f("uq_live_sessions_host_id_request_key")),
    )
    op.create_index(op.f("ix_live_sessions_deck_id"), "live_sessions", ["deck_id"])
    op.create_index(
        "uq_live_sessions_running_code",
        "live_sessions",
        ["code"],
        unique=True,
        sqlite_where=RUNNING,
        postgresql_where=RUNNING,
    )
    op.create_table(
        "live_items",
        sa.Column("id", ID, nullable=False),
        sa.Column("live_id", ID, nullable=False),
        sa.Column("card_id", ID, nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Enum(*KINDS, name="kind", native_enum=False, length=20), nullable=False),
        sa.Column("front", sa.Text(), nullable=False),
        sa.Column("options", DOCUMENT, nullable=False),
        sa.Column("key", DOCUMENT, nullable=False),
        sa.Column("factor", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("proof", DOCUMENT, nullable=False),
        _owned("live_items", "live_id", "live_sessions"),
        _owned("live_items", "card_id", "cards", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_items")),
        sa.UniqueConstraint("live_id", "position", name=op.f("uq_live_items_live_id_position")),
    )
    op.create_index(op.f("ix_live_items_card_id"), "live_items", ["card_id"])
    _players()
    _answers()


def _players() -> None:
    op.create_table(
        "live_players",
        sa.Column("id", ID, nullable=False),
        sa.Column("live_id", ID, nullable=False),
        sa.Column("learner_id", ID, nullable=True),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("request_key", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("folded", sa.String(length=200), nullable=False),
        sa.Column("team", sa.Integer(), nullable=False),
        sa.Column("extra", sa.Double(), nullable=False),
        sa.Column("kicked", sa.Boolean(), nullable=False),
        sa.Column("joined_at", MOMENT, nullable=False),
        _owned("live_players", "live_id", "live_sessions"),
        _owned("live_players", "learner_id", "users"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_players")),
        sa.UniqueConstraint("live_id", "folded", name="uq_live_players_folded"),
        sa.UniqueConstraint("live_id", "learner_id", name="uq_live_players_learner"),
        sa.UniqueConstraint("live_id", "request_key", name="uq_live_players_request"),
    )
    op.create_index(op.f("ix_live_players_learner_id"), "live_players", ["learner_id"])


def _answers() -> None:
    op.create_table(
        "live_answers",
        sa.Column("live_id", ID, nullable=False),
        sa.Column("question", sa.Integer(), nullable=False),
        sa.Column("take", sa.Integer(), nullable=False),
        sa.Column("player_id", ID, nullable=False),
        sa.Column("given", DOCUMENT, nullable=False),
        sa.Column("taken_ms", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        _owned("live_answers", "live_id", "live_sessions"),
        _owned("live_answers", "player_id", "live_players"),
        sa.PrimaryKeyConstraint("live_id", "question", "take", "player_id", name=op.f("pk_live_answers")),
    )
    op.create_index(op.f("ix_live_answers_player_id"), "live_answers", ["player_id"])


def downgrade() -> None:
    for table in ("live_answers", "live_players", "live_items", "live_sessions"):
        op.drop_table(table)
