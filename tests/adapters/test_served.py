"""Whoever gives way where gevent serves lets those go first whose request has come."""

import subprocess
import sys

from quizapp.adapters import served

BUSY_AND_QUIET = """
from gevent import monkey
monkey.patch_all()
import socket, gevent
from quizapp.adapters.served import give_way
near, far = socket.socketpair()
heard = []
gevent.spawn(lambda: heard.append(far.recv(1)))
gevent.sleep(0.01)
near.send(b"x")
turns = 0
while not heard and turns < 1000:  # somebody who always has more to do
    give_way()
    turns += 1
print(turns)
"""


def test_a_busy_connection_holds_up_nobody() -> None:
    """A sleep of no time would be slept fifty times before anybody looks at the connections."""
    ran = subprocess.run([sys.executable, "-c", BUSY_AND_QUIET], capture_output=True, text=True, check=True)
    assert int(ran.stdout) <= 2


def test_without_gevent_the_system_sees_to_that() -> None:
    served.give_way()
    assert served.hub() is None
