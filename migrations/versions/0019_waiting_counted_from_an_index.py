"""The index of a deck's queue holds all that says whether a card waits, so that counting need not fetch the memories.

Revision ID: 0019
Revises: 0018
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

NAME = "ix_memories_deck_phase_due"
ONLY = sa.text("NOT suspended")
FIRST = ["learner_id", "deck_id", "phase", "due", "id"]
MORE = ["card_id", "buried_until", "interval_days", "suspended"]


def upgrade() -> None:
    op.drop_index(NAME, "memories")
    op.create_index(NAME, "memories", [*FIRST, *MORE], sqlite_where=ONLY, postgresql_where=ONLY)


def downgrade() -> None:
    op.drop_index(NAME, "memories")
    op.create_index(NAME, "memories", FIRST, sqlite_where=ONLY, postgresql_where=ONLY)
