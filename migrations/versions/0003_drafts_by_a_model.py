"""Requests to the optional model, and which model drafted a card."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "model_requests",
        sa.Column("id", ID, nullable=False),
        sa.Column("deck_id", ID, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("host", sa.String(length=300), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("parts", DOCUMENT, nullable=False),
        sa.Column(
            "progress",
            sa.Enum("waiting", "reading", "finding", "ready", "failed", name="progress", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("dropped", DOCUMENT, nullable=False),
        sa.Column("refusal", DOCUMENT, nullable=True),
        sa.Column("tokens_in", sa.Integer(), nullable=False),
        sa.Column("tokens_out", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["deck_id"], ["decks.id"], name=op.f("fk_model_requests_deck_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_model_requests")),
        sa.UniqueConstraint("deck_id", "number", name=op.f("uq_model_requests_deck_id_number")),
    )
    op.add_column("cards", sa.Column("drafted_by", sa.String(length=200), nullable=True))


def downgrade() -> None:
    op.drop_column("cards", "drafted_by")
    op.drop_table("model_requests")
