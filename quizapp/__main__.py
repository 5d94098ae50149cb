"""The `quizapp` command; `python -m quizapp` is the same."""

import sys


def main() -> None:
    """Run one command. Serving prepares gevent first: it must come before any module that opens sockets."""
    if sys.argv[1:2] == ["serve"]:
        from gevent import monkey

        monkey.patch_all()
    from quizapp.cli import run

    run()


if __name__ == "__main__":
    main()
