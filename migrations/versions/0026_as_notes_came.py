"""Notes that came from another program keep their kind and fields there, to go back as what they were.

Revision ID: 0026
Revises: 0025
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _document(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False)


def upgrade() -> None:
    op.create_table(
        "note_types",
        sa.Column("id", ID, primary_key=True),
        sa.Column("learner_id", ID, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(300), nullable=False),
        _document("kept"),
        sa.UniqueConstraint("learner_id", "number"),
    )
    op.create_table(
        "note_origins",
        sa.Column("note_id", ID, sa.ForeignKey("notes.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("type_id", ID, sa.ForeignKey("note_types.id", ondelete="CASCADE"), nullable=False),
        _document("fields"),
        _document("cards"),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
    )
    op.create_index("ix_note_origins_type_id", "note_origins", ["type_id"])


def downgrade() -> None:
    op.drop_table("note_origins")
    op.drop_table("note_types")
