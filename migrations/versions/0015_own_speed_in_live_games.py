"""Live games at everybody's own speed, pictures in their questions, and a phone as the host's remote."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "live_turns",
        sa.Column("live_id", ID, nullable=False),
        sa.Column("player_id", ID, nullable=False),
        sa.Column("question", sa.Integer(), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rested_ms", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["live_id"], ["live_sessions.id"], name=op.f("fk_live_turns_live_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["player_id"], ["live_players.id"], name=op.f("fk_live_turns_player_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("live_id", "player_id", "question", name=op.f("pk_live_turns")),
    )
    op.create_index(op.f("ix_live_turns_player_id"), "live_turns", ["player_id"])
    op.add_column("live_sessions", sa.Column("remotes", sa.Integer(), server_default="0", nullable=False))
    for table in ("live_items", "live_questions"):
        op.add_column(table, sa.Column("image", DOCUMENT, nullable=True))


def downgrade() -> None:
    for table in ("live_questions", "live_items"):
        op.drop_column(table, "image")
    op.drop_column("live_sessions", "remotes")
    op.drop_index(op.f("ix_live_turns_player_id"), "live_turns")
    op.drop_table("live_turns")
