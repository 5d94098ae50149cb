"""Options of study by name, what a deck has of its own, and more reviews for one day."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "study_options",
        sa.Column("id", ID, nullable=False),
        sa.Column("learner_id", ID, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("options", DOCUMENT, nullable=False),
        sa.Column("bury", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["users.id"], name=op.f("fk_study_options_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_options")),
        sa.UniqueConstraint("learner_id", "name", name=op.f("uq_study_options_learner_id_name")),
    )
    op.create_table(
        "deck_options",
        sa.Column("deck_id", ID, nullable=False),
        sa.Column("learner_id", ID, nullable=False),
        sa.Column("options_id", ID, nullable=True),
        sa.Column("new_per_day", sa.Integer(), nullable=True),
        sa.Column("reviews_per_day", sa.Integer(), nullable=True),
        sa.Column("retention", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(["deck_id"], ["decks.id"], name=op.f("fk_deck_options_deck_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["users.id"], name=op.f("fk_deck_options_learner_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["options_id"], ["study_options.id"], name=op.f("fk_deck_options_options_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("deck_id", name=op.f("pk_deck_options")),
    )
    op.create_index(op.f("ix_deck_options_learner_id"), "deck_options", ["learner_id"])
    op.create_index(op.f("ix_deck_options_options_id"), "deck_options", ["options_id"])
    for name in ("more_reviews", "more_reviews_from"):
        op.add_column("study_days", sa.Column(name, sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    for name in ("more_reviews_from", "more_reviews"):
        op.drop_column("study_days", name)
    op.drop_index(op.f("ix_deck_options_options_id"), "deck_options")
    op.drop_index(op.f("ix_deck_options_learner_id"), "deck_options")
    op.drop_table("deck_options")
    op.drop_table("study_options")
