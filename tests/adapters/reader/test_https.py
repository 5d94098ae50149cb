"""Certificates are verified by name, at the address that was checked."""

import ssl
import subprocess
from pathlib import Path
from shutil import which

import pytest

from quizapp.adapters.reader import read_url
from quizapp.core.errors import Refused
from tests.adapters.reader.documents import TITLE
from tests.adapters.reader.server import LIMITS, Server


@pytest.fixture
def secure(server: Server, tmp_path: Path) -> Path:
    """The server with a certificate for lake.example; gives the certificate's file."""
    if not which("openssl"):
        pytest.skip("no openssl command to make a certificate with")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=lake.example"
    command += " -addext subjectAltName=DNS:lake.example"
    subprocess.run([*command.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    return certificate


def _https(server: Server, host: str) -> str:
    return f"https://{host}:{server.server_address[1]}/"


def test_https_is_verified_by_name_at_the_checked_address(
    server: Server, secure: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(secure))
    server.answer()
    read = read_url(_https(server, "lake.example"), limits=LIMITS, resolve=lambda *_: ["127.0.0.1"])
    assert read.title == TITLE
    with pytest.raises(Refused, match="not_reachable"):  # the right machine under a name it has no certificate for
        read_url(_https(server, "pond.example"), limits=LIMITS, resolve=lambda *_: ["127.0.0.1"])


@pytest.mark.usefixtures("secure")
def test_a_certificate_that_nobody_signed_is_refused(server: Server) -> None:
    server.answer()
    with pytest.raises(Refused, match="not_reachable"):
        read_url(_https(server, "lake.example"), limits=LIMITS, resolve=lambda *_: ["127.0.0.1"])
