"""More new cards for one day than the limits let through, and sign-ins that ended before their cookie did."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    for name in ("more_new", "more_from"):
        op.add_column("study_days", sa.Column(name, sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "ended_sign_ins",
        sa.Column("sign_in", sa.String(length=32), nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_ended_sign_ins_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("sign_in", name=op.f("pk_ended_sign_ins")),
    )
    op.create_index(op.f("ix_ended_sign_ins_user_id"), "ended_sign_ins", ["user_id"])
    op.create_index(op.f("ix_ended_sign_ins_ended_at"), "ended_sign_ins", ["ended_at"])


def downgrade() -> None:
    op.drop_table("ended_sign_ins")
    for name in ("more_from", "more_new"):
        op.drop_column("study_days", name)
