"""Wishes for more cards, sets of wrong answers to choose from, and what was left out of an article."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "more_wishes",
        sa.Column("id", ID, nullable=False),
        sa.Column("deck_id", ID, nullable=False),
        sa.Column("request_key", sa.String(length=80), nullable=False),
        sa.Column("wish", DOCUMENT, nullable=False),
        sa.Column(
            "progress",
            sa.Enum("waiting", "reading", "finding", "ready", "failed", name="progress", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["deck_id"], ["decks.id"], name=op.f("fk_more_wishes_deck_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_more_wishes")),
        sa.UniqueConstraint("deck_id", "request_key", name=op.f("uq_more_wishes_deck_id_request_key")),
    )
    op.add_column("articles", sa.Column("left_out", DOCUMENT, nullable=True))
    op.add_column("cards", sa.Column("pool", DOCUMENT, nullable=True))
    op.add_column("cards", sa.Column("more_id", ID, nullable=True))


def downgrade() -> None:
    op.drop_column("cards", "more_id")
    op.drop_column("cards", "pool")
    op.drop_column("articles", "left_out")
    op.drop_table("more_wishes")
