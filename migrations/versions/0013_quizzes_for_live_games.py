"""Quizzes for live games: put together by hand, from cards or from a file."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)
KINDS = ("choice", "multiple", "true_false", "typed", "numeric", "order", "poll", "cloud")


def upgrade() -> None:
    op.create_table(
        "live_quizzes",
        sa.Column("id", ID, nullable=False),
        sa.Column("owner_id", ID, nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("request_key", sa.String(length=64), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], name=op.f("fk_live_quizzes_owner_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_quizzes")),
        sa.UniqueConstraint("owner_id", "request_key", name=op.f("uq_live_quizzes_owner_id_request_key")),
    )
    op.create_table(
        "live_questions",
        sa.Column("id", ID, nullable=False),
        sa.Column("live_quiz_id", ID, nullable=False),
        sa.Column("card_id", ID, nullable=True),
        sa.Column("request_key", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Enum(*KINDS, name="kind", native_enum=False, length=20), nullable=False),
        sa.Column("front", sa.Text(), nullable=False),
        sa.Column("options", DOCUMENT, nullable=False),
        sa.Column("key", DOCUMENT, nullable=False),
        sa.Column("factor", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column("proof", DOCUMENT, nullable=False),
        sa.Column("removed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["live_quiz_id"], ["live_quizzes.id"], name=op.f("fk_live_questions_live_quiz_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["card_id"], ["cards.id"], name=op.f("fk_live_questions_card_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_questions")),
        sa.UniqueConstraint("live_quiz_id", "request_key", name=op.f("uq_live_questions_live_quiz_id_request_key")),
    )
    op.create_index("ix_live_questions_place", "live_questions", ["live_quiz_id", "position"])
    op.create_index(op.f("ix_live_questions_card_id"), "live_questions", ["card_id"])


def downgrade() -> None:
    for table in ("live_questions", "live_quizzes"):
        op.drop_table(table)
