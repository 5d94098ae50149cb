"""`quizapp` on a disk that takes its time for each commit: `COMMIT_MS=10 python -m tests.bench.slow_disk serve`."""

import os
import sqlite3
import sys
from typing import Any


def main() -> None:
    """Make every commit that changed something wait, in the thread that commits, as a disk does."""
    from gevent import monkey

    monkey.patch_all()
    wait, took_s = monkey.get_original("time", "sleep"), int(os.environ["COMMIT_MS"]) / 1000

    class Slow(sqlite3.Connection):
        changes = 0

        def commit(self) -> None:
            if self.total_changes != self.changes:
                self.changes = self.total_changes
                wait(took_s)
            super().commit()

    fast = sqlite3.dbapi2.connect

    def connect(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        return fast(*args, **{"factory": Slow} | kwargs)

    sqlite3.dbapi2.connect = sqlite3.connect = connect
    from quizapp.cli import run

    sys.argv[0] = "quizapp"
    run()


if __name__ == "__main__":
    main()
