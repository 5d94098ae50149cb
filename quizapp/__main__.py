"""The `quizapp` command; `python -m quizapp` is the same."""

import sys

from quizapp.early import cooperate, loading


def main() -> None:
    """Run one command. Serving prepares gevent first: it must come before any module that opens sockets."""
    if sys.argv[1:2] == ["serve"]:
        cooperate()
    with loading():
        from quizapp.cli import run
    run()


if __name__ == "__main__":
    main()
