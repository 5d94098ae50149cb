"""The `quizapp` command; `python -m quizapp` is the same."""

import gc
import sys


def main() -> None:
    """Run one command. Serving prepares gevent first: it must come before any module that opens sockets."""
    if sys.argv[1:2] == ["serve"]:
        from gevent import monkey

        monkey.patch_all()
    gc.disable()  # a thousand modules come now and none of them goes: looking for waste would take a tenth of the start
    from quizapp.cli import run

    gc.freeze()
    gc.enable()
    run()


if __name__ == "__main__":
    main()
