"""Which addresses may be visited."""

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.adapters.reader import Limits
from quizapp.adapters.reader.web.address import addresses_of, is_public, resolved, target_of
from quizapp.core.errors import Refused

PUBLIC = ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::808:808", "2002:808:808::1"]
PRIVATE = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.9.9.9",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.1.1.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:0:0",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "2002:a00:1::1",
    "fc00::1",
    "fd00::1",
    "fe80::1",
    "fe80::1%eth0",
    "2606:2800::1%1",
    "fec0::1",
    "ff02::1",
    "x",
    "1.2.3",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_private(address: str) -> None:
    assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_is_no_more_public(address) -> None:  # type: ignore[no-untyped-def]
    assert is_public(f"::ffff:{address}") <= is_public(str(address))
    assert is_public(str(address)) <= address.is_global


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://Example.org", "http://example.org/"),
        (" https://example.org:443/a b?q=ü#top ", "https://example.org/a%20b?q=%C3%BC"),
        ("example.org/lake", "https://example.org/lake"),
        ("https://bücher.example/ß", "https://xn--bcher-kva.example/%C3%9F"),
        ("http://[2606:2800::1]/", "http://[2606:2800::1]/"),
        ("http://2130706433/", "http://2130706433/"),
    ],
)
def test_addresses_are_written_in_one_way(url: str, expected: str) -> None:
    assert target_of(url, limits=Limits()).url == expected


@pytest.mark.parametrize(
    "url",
    ["", "lake", "ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)", "http://", "https:///x",
     "http://user:pw@example.org/", "http://example.org@127.0.0.1/", "http://example.org:22/", "http://example.org:99999/",
     "http://example.org:x/", "http://exa\nmple.org/", "http://example.org\\@evil.example/", "http://[::1",
     "http://a b.org/", "http://" + "a" * 3_000, "http://-bad-.example/", "http://ex%61mple.org/", "http://a..é/", "gopher://example.org/"],
)  # fmt: skip
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(Refused, match="bad_address"):
        target_of(url, limits=Limits())


@given(st.text(max_size=60) | st.text(max_size=40).map("http://".__add__))
def test_any_words_are_an_address_or_refused(words: str) -> None:
    try:
        url = target_of(words, limits=Limits()).url
    except Refused as refused:
        url = refused.reason
    assert url == "bad_address" or url.startswith(("http://", "https://"))
    assert url.isascii()


@pytest.mark.parametrize("found", [["10.0.0.1"], ["93.184.215.14", "127.0.0.1"], ["::ffff:169.254.169.254"]])
def test_a_name_with_any_private_address_is_refused(found: list[str]) -> None:
    target = target_of("http://rebind.example/", limits=Limits())
    with pytest.raises(Refused, match="private_address"):
        addresses_of(target, limits=Limits(), resolve=lambda *_: found, seconds=1)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "localhost"]
)
def test_no_spelling_of_our_own_machine_gets_through(host: str) -> None:
    target = target_of(f"http://{host}/", limits=Limits())
    with pytest.raises(Refused) as refused:
        addresses_of(target, limits=Limits(), resolve=resolved, seconds=5)
    assert refused.value.reason in {"private_address", "not_reachable"}


@pytest.mark.parametrize(
    ("error", "reason"), [(OSError(), "not_reachable"), (TimeoutError(), "timed_out"), (None, "not_reachable")]
)
def test_names_that_nobody_knows(error: OSError | None, reason: str) -> None:
    def resolve(*_: object) -> list[str]:
        if error:
            raise error
        return []

    with pytest.raises(Refused, match=reason):
        addresses_of(target_of("http://none.example/", limits=Limits()), limits=Limits(), resolve=resolve, seconds=1)


def test_a_slow_name_server_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    from threading import Event

    answer = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_options: answer.wait(5) and [])
    with pytest.raises(TimeoutError):
        resolved("slow.example", 80, 0.05)
    answer.set()
