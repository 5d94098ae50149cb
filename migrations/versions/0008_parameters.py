"""The scheduler's parameters of each learner."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "parameters",
        sa.Column("id", ID, nullable=False),
        sa.Column("learner_id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("values", DOCUMENT, nullable=False),
        sa.Column("fitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_row", ID, nullable=False),
        sa.Column("reviews", sa.Integer(), nullable=False),
        sa.Column("tested", sa.Integer(), nullable=False),
        sa.Column("log_loss_before", sa.Double(), nullable=True),
        sa.Column("log_loss_after", sa.Double(), nullable=True),
        sa.Column("rmse_before", sa.Double(), nullable=True),
        sa.Column("rmse_after", sa.Double(), nullable=True),
        sa.Column("is_kept", sa.Boolean(), nullable=False),
        sa.Column("workload", DOCUMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["users.id"], name=op.f("fk_parameters_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parameters")),
        sa.UniqueConstraint("learner_id", "version", name=op.f("uq_parameters_learner_id_version")),
    )


def downgrade() -> None:
    op.drop_table("parameters")
