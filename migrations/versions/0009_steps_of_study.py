"""What was done while studying, so that undo and redo outlive the page; and the device each answer came from."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql")


def upgrade() -> None:
    op.add_column("review_log", sa.Column("device", sa.String(length=32), nullable=True))
    op.create_table(
        "study_steps",
        sa.Column("id", ID, nullable=False),
        sa.Column("learner_id", ID, nullable=False),
        sa.Column("device", sa.String(length=32), nullable=False),
        sa.Column("verb", sa.String(length=20), nullable=False),
        sa.Column("card_id", ID, nullable=True),
        sa.Column("deck_id", ID, nullable=True),
        sa.Column("log_id", ID, nullable=True),
        sa.Column("log_seen", ID, nullable=False),
        sa.Column("before", DOCUMENT, nullable=False),
        sa.Column("after", DOCUMENT, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_no", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["card_id"], ["cards.id"], name=op.f("fk_study_steps_card_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["deck_id"], ["decks.id"], name=op.f("fk_study_steps_deck_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["users.id"], name=op.f("fk_study_steps_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_steps")),
    )
    op.create_index(op.f("ix_study_steps_card_id"), "study_steps", ["card_id"])
    op.create_index(op.f("ix_study_steps_deck_id"), "study_steps", ["deck_id"])
    op.create_index("ix_study_steps_learner_device", "study_steps", ["learner_id", "device", "id"])


def downgrade() -> None:
    op.drop_table("study_steps")
    op.drop_column("review_log", "device")
