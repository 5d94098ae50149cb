"""Cards due on one day come in an order of chance, which the index of a deck's queue holds.

Revision ID: 0024
Revises: 0023
"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

MIXED = "((card_id % 1000003 + 1) * 48271 + interval_days * 69621) % 1000003"
TIE = f"(CASE WHEN phase = 'new' THEN 0 ELSE ({MIXED}) * ({MIXED}) % 1000003 END)"
NAME = "ix_memories_deck_phase_due"
START = ["learner_id", "deck_id", "phase", "due"]
REST = ["id", "card_id", "buried_until", "interval_days", "suspended", "kept"]


def _index(*between: sa.TextClause) -> None:
    only = sa.text("NOT suspended AND kept")
    op.drop_index(NAME, "memories")
    op.create_index(NAME, "memories", [*START, *between, *REST], sqlite_where=only, postgresql_where=only)


def upgrade() -> None:
    _index(sa.text(TIE))


def downgrade() -> None:
    _index()
