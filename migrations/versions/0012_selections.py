"""Cards chosen for one sitting, from any decks."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql")


def upgrade() -> None:
    op.create_table(
        "selections",
        sa.Column("id", ID, nullable=False),
        sa.Column("learner_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("about", DOCUMENT, nullable=False),
        sa.Column("is_practice", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["users.id"], name=op.f("fk_selections_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_selections")),
    )
    op.create_index(op.f("ix_selections_learner_id"), "selections", ["learner_id"])
    op.create_table(
        "selection_cards",
        sa.Column("selection_id", ID, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("card_id", ID, nullable=False),
        sa.Column("done_by", ID, nullable=True),
        sa.ForeignKeyConstraint(["card_id"], ["cards.id"], name=op.f("fk_selection_cards_card_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["selection_id"], ["selections.id"], name=op.f("fk_selection_cards_selection_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("selection_id", "place", name=op.f("pk_selection_cards")),
    )
    op.create_index(op.f("ix_selection_cards_card_id"), "selection_cards", ["card_id"])


def downgrade() -> None:
    op.drop_table("selection_cards")
    op.drop_table("selections")
