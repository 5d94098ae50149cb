"""Memories are made again once, by a job, where they are not as their log says; no due date moves (I1, T2).

Until step 0028 days were counted by the zone and hour of the moment: a memory of a learner who had moved may differ
from what its log leads to now, by a hair or more. Nobody should have to know that.

Revision ID: 0030
Revises: 0029
"""

from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

NOW = {"sqlite": "CAST(strftime('%s', 'now') AS INTEGER)", "postgresql": "CAST(extract(epoch FROM now()) AS BIGINT)"}
ASK = """
    INSERT INTO jobs (name, subject_id, state, tries, queued_at)
    SELECT 'mend_memories', 0, 'waiting', 0, {now} WHERE EXISTS (SELECT 1 FROM memories WHERE reviews > 0)
"""
FORGET = "DELETE FROM jobs WHERE name = 'mend_memories'"


def upgrade() -> None:
    connection = op.get_bind()
    connection.exec_driver_sql(ASK.format(now=NOW[connection.dialect.name]))


def downgrade() -> None:
    op.get_bind().exec_driver_sql(FORGET)
