"""Tags of notes, flags of cards, the names notes have elsewhere, and log rows that are no answers."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ENTRY = sa.Enum("answer", "cram", "set_due", "reset", "rescheduled", name="entry", native_enum=False, length=20)


def upgrade() -> None:
    op.create_table(
        "note_tags",
        sa.Column("note_id", ID, nullable=False),
        sa.Column("tag", sa.String(length=200), nullable=False),
        sa.Column("learner_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["learner_id"], ["users.id"], name=op.f("fk_note_tags_learner_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["note_id"], ["notes.id"], name=op.f("fk_note_tags_note_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("note_id", "tag", name=op.f("pk_note_tags")),
    )
    op.create_index("ix_note_tags_learner_tag", "note_tags", ["learner_id", "tag", "note_id"])
    op.add_column("notes", sa.Column("guid", sa.String(length=100), nullable=True))
    op.create_index("ix_notes_guid", "notes", ["guid"])
    op.add_column("memories", sa.Column("flag", sa.SmallInteger(), server_default="0", nullable=False))
    op.add_column("review_log", sa.Column("kind", ENTRY, server_default="answer", nullable=False))


def downgrade() -> None:
    op.drop_column("review_log", "kind")
    op.drop_column("memories", "flag")
    op.drop_index("ix_notes_guid", "notes")
    op.drop_column("notes", "guid")
    op.drop_table("note_tags")
