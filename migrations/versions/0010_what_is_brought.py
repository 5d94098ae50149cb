"""Files on their way in, pictures and sounds of cards, and what a card is known by when it comes again."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
DOCUMENT = sa.JSON().with_variant(sa.dialects.postgresql.JSONB(), "postgresql")
STAGE = sa.Enum(
    "waiting", "looking", "shown", "queued", "bringing", "done", "failed", name="stage", native_enum=False, length=20
)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("cards", sa.Column("part", sa.SmallInteger(), nullable=True))
    op.add_column("notes", sa.Column("changed_at", MOMENT, nullable=True))
    op.create_table(
        "bringings",
        sa.Column("id", ID, nullable=False),
        sa.Column("learner_id", ID, nullable=False),
        sa.Column("request_key", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("stage", STAGE, nullable=False),
        sa.Column("options", DOCUMENT, nullable=False),
        sa.Column("preview", DOCUMENT, nullable=True),
        sa.Column("result", DOCUMENT, nullable=True),
        sa.Column("refusal", DOCUMENT, nullable=True),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["learner_id"], ["users.id"], name=op.f("fk_bringings_learner_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bringings")),
        sa.UniqueConstraint("learner_id", "request_key", name=op.f("uq_bringings_learner_id_request_key")),
    )
    op.create_table(
        "media",
        sa.Column("id", ID, nullable=False),
        sa.Column("learner_id", ID, nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.Column("ending", sa.String(length=5), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["learner_id"], ["users.id"], name=op.f("fk_media_learner_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media")),
        sa.UniqueConstraint("learner_id", "digest", name=op.f("uq_media_learner_id_digest")),
    )
    op.create_index("ix_media_digest", "media", ["digest"])


def downgrade() -> None:
    op.drop_table("media")
    op.drop_table("bringings")
    op.drop_column("notes", "changed_at")
    op.drop_column("cards", "part")
