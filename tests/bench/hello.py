"""A plain hello-world route on the same kind of server: what every other figure is measured against.

python -m tests.bench.hello PORT
"""

from gevent import monkey

monkey.patch_all()

import socket  # noqa: E402
import sys  # noqa: E402

from flask import Flask  # noqa: E402
from gevent.pywsgi import WSGIServer  # noqa: E402

app = Flask(__name__)


@app.get("/")
def hello() -> str:
    """Hello."""
    return "Hello, World!"


def serve(port: int) -> None:
    """Answer on this port until the process is ended."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(128)
    WSGIServer(listener, app, log=None).serve_forever()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
