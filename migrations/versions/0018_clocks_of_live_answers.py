"""How long each player's clock ran goes with the answer: giving more time later changes no points that were given.

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("live_answers", sa.Column("extra", sa.Double(), server_default="1", nullable=False))
    op.execute(
        """UPDATE live_answers SET extra =
            (SELECT extra FROM live_players WHERE live_players.id = live_answers.player_id)
        WHERE player_id IN (SELECT id FROM live_players WHERE extra <> 1)"""
    )


def downgrade() -> None:
    op.drop_column("live_answers", "extra")
