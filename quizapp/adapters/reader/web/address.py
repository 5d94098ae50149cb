"""Which addresses may be visited: only public ones, so that nobody reads our own network through us."""

import ipaddress
import re
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from quizapp.adapters.reader.result import Limits
from quizapp.core.errors import Refused

type Resolver = Callable[[str, int, float], list[str]]
"""Host, port and seconds to numeric addresses; OSError when the name is unknown, TimeoutError when it takes long."""

type _Ip = ipaddress.IPv4Address | ipaddress.IPv6Address

_BARE = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}(?::\d{1,5})?(?:[/?#].*)?")
_BAD_CHARACTERS = re.compile(r"[\x00-\x20\x7f\\]")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,252}[a-z0-9_])?\.?|[0-9a-f:.]{2,45}")
_LONGEST = 2_000
# Not public although Python's own lists may call them global: they carry or stand for other networks.
_CLOSED = [
    ipaddress.ip_network(network)
    for network in ("100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "240.0.0.0/4", "::/96",
                    "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fec0::/10")
]  # fmt: skip
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Target:
    """A web address taken apart: `host` in ASCII, `path` with its query, `url` as it would be written again."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == {"http": 80, "https": 443}[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"


def target_of(url: str, *, limits: Limits) -> Target:
    """The parts of a web address; raises Refused("bad_address") for anything but a plain http or https one.

    >>> target_of("example.org/Lac Baïkal#top", limits=Limits()).url
    'https://example.org/Lac%20Ba%C3%AFkal'
    """
    url = url.strip().replace(" ", "%20")
    if _BARE.fullmatch(url):
        url = f"https://{url}"
    if len(url) > _LONGEST or _BAD_CHARACTERS.search(url):
        raise Refused("bad_address")
    try:
        parts = urlsplit(url)
        scheme, host, port = parts.scheme, _ascii_host(parts.hostname or ""), parts.port
    except (ValueError, UnicodeError) as error:
        raise Refused("bad_address") from error
    if scheme not in {"http", "https"} or not host or "@" in parts.netloc:
        raise Refused("bad_address")
    port = port or (443 if scheme == "https" else 80)
    if port not in limits.ports and not limits.allow_private:
        raise Refused("bad_address", port=port)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]") if parts.query else ""
    return Target(scheme, host, port, path + query)


def _ascii_host(host: str) -> str:
    ascii_host = host.lower() if host.isascii() else host.encode("idna").decode("ascii").lower()
    return ascii_host if _HOST.fullmatch(ascii_host) else ""


def addresses_of(target: Target, *, limits: Limits, resolve: Resolver, seconds: float) -> list[str]:
    """The numeric addresses to connect to. One private address among them is enough to refuse them all."""
    try:
        found = resolve(target.host, target.port, seconds)
    except TimeoutError as error:
        raise Refused("timed_out", seconds=limits.timeout_s) from error
    except (OSError, UnicodeError) as error:
        raise Refused("not_reachable") from error
    if not found:
        raise Refused("not_reachable")
    if not limits.allow_private and not all(is_public(address) for address in found):
        raise Refused("private_address")
    return found


def is_public(address: str) -> bool:
    """May a stranger make us connect here?

    >>> [is_public(a) for a in ("93.184.215.14", "10.0.0.1", "::ffff:127.0.0.1", "169.254.169.254", "fe80::1%eth0")]
    [True, False, False, False, False]
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return "%" not in address and all(_is_open(one) for one in (ip, *_carried(ip)))


def is_private_number(host: str) -> bool:
    """Whether a host is written as a number, in any way that systems read as one, and that number is not public.

    >>> [is_private_number(host) for host in ("10.0.0.1", "2130706433", "0x7f.1", "8.8.8.8", "example.org")]
    [True, True, True, False, False]
    """
    try:
        return not is_public(str(ipaddress.ip_address(host)))
    except ValueError:
        pass
    try:
        return not is_public(socket.inet_ntoa(socket.inet_aton(host)))
    except (OSError, UnicodeError):
        return False


def looks_public(host: str) -> bool:
    """Whether a host is a number or a name with a top level, as every public page has.

    >>> [looks_public(host) for host in ("example.org", "8.8.8.8", "intranet", "a..b", "example.123")]
    [True, True, False, False, False]
    """
    name, _dot, top = host.rstrip(".").rpartition(".")
    is_name = all(name.split(".")) and not top.isdecimal() and len(top) > 1
    return is_name or _is_number(host)


def _is_number(host: str) -> bool:
    try:
        return bool(ipaddress.ip_address(host))
    except ValueError:
        return False


def _is_open(ip: _Ip) -> bool:
    if ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback or ip.is_link_local:
        return ip in _NAT64  # reserved by its prefix, open if the address inside is
    return ip.is_global and not any(ip in network for network in _CLOSED if network.version == ip.version)


def _carried(ip: _Ip) -> list[_Ip]:
    """The IPv4 addresses that an IPv6 address stands for: mapped, 6to4, NAT64."""
    if isinstance(ip, ipaddress.IPv4Address):
        return []
    inside: list[_Ip] = [one for one in (ip.ipv4_mapped, ip.sixtofour) if one]
    return [*inside, ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)] if ip in _NAT64 else inside


def resolved(host: str, port: int, seconds: float) -> list[str]:
    """The system's answer for a name, waited for no longer than the seconds given."""
    answer: list[str] | OSError = TimeoutError()

    def ask() -> None:
        nonlocal answer
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answer = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        except (OSError, UnicodeError) as error:
            answer = OSError(str(error))

    asker = threading.Thread(target=ask, daemon=True)
    asker.start()
    asker.join(seconds)
    if isinstance(answer, OSError):
        raise answer
    return answer
