"""Pages from the web: the one place in claimx that opens a connection, and only where the user asked for it.

It runs in the worker process, so that the time limit holds whatever a server does.
"""

import ipaddress
import socket
import ssl
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import certifi
import httpcore

from claimx import __version__
from claimx.readers import feeds, pages
from claimx.readers.draft import Draft, Failed, RefusedError
from claimx.readers.encodings import decode_page
from claimx.readers.warc import content_type

AGENT = "claimx"
MOST_REDIRECTS = 5
MOST_ROBOTS = 500_000
HEADERS = [("User-Agent", f"{AGENT}/{__version__}"), ("Accept", "text/html,*/*;q=0.5"), ("Accept-Encoding", "identity")]
MOVED = frozenset({301, 302, 303, 307, 308})
SCHEMES = frozenset({"http", "https"})
PAGES = frozenset({"text/html", "application/xhtml+xml"})
FEEDS = frozenset({"application/rss+xml", "application/atom+xml", "application/xml", "text/xml"})


class _Checked(httpcore.SyncBackend):
    """Connects to nothing but public addresses, unless told otherwise.

    The check is made on the very address that is then connected to: a name that is looked up twice may lead elsewhere
    the second time.
    """

    def __init__(self, allow_private: bool) -> None:
        super().__init__()
        self._allow_private = allow_private

    def connect_tcp(self, host: str, port: int, *args: Any, **kwargs: Any) -> httpcore.NetworkStream:
        return super().connect_tcp(self._address(host, port), port, *args, **kwargs)

    def _address(self, host: str, port: int) -> str:
        try:
            found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise RefusedError("read", f"{host} is not known") from None
        addresses = [str(entry[4][0]) for entry in found]
        if not self._allow_private and not all(map(is_public, addresses)):
            raise RefusedError("read", f"{host} lies in a private network (--allow-private)")
        return addresses[0]


def is_public(address: str) -> bool:
    """True for an address of the public internet, also behind the forms that carry an IPv4 address in an IPv6 one."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def drafts(raw: bytes, url: str, allow_private: bool, most_bytes: int, wait: float) -> Sequence[Draft | Failed]:
    """The articles at an address; raises RefusedError where it may not or can't be fetched. `raw` is empty."""
    context = ssl.create_default_context(cafile=certifi.where())
    context.load_default_certs()
    with httpcore.ConnectionPool(ssl_context=context, network_backend=_Checked(allow_private)) as pool:
        try:
            return _Visit(pool, most_bytes, wait).drafts(url)
        except httpcore.TimeoutException:
            raise RefusedError("read", "the server takes too long (--timeout)") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError) as error:
            raise RefusedError("read", f"can't be fetched ({error or type(error).__name__})") from None


class _Visit:
    """One address with its redirects."""

    def __init__(self, pool: httpcore.ConnectionPool, most_bytes: int, wait: float) -> None:
        self._pool, self._most_bytes, self._seconds = pool, most_bytes, wait
        self._robots: dict[str, RobotFileParser] = {}

    def drafts(self, url: str) -> Sequence[Draft | Failed]:
        final, answer, body = self._page(url)
        kind, charset = content_type(_header(answer, b"content-type") or "text/html")
        if kind in FEEDS:
            return feeds.drafts(body)
        if kind == "text/plain":
            return [Draft(decode_page(body, charset), url=final, from_page=True, is_row=True)]
        if kind not in PAGES:
            raise RefusedError("read", f"not a page but '{kind}'")
        return [replace(draft, url=draft.url or final, is_row=True) for draft in pages.drafts(body, final, charset)]

    def _page(self, url: str) -> tuple[str, httpcore.Response, bytes]:
        for _ in range(MOST_REDIRECTS + 1):
            self._check(url)
            answer, body = self._get(url, self._most_bytes)
            if answer.status not in MOVED:
                break
            url = urljoin(url, _header(answer, b"location"))
        else:
            raise RefusedError("read", f"more than {MOST_REDIRECTS} redirects")
        if answer.status != 200:
            raise RefusedError("read", f"the server answers {answer.status}")
        return url, answer, body

    def _check(self, url: str) -> None:
        """Raises RefusedError for an address that is none of the web's, or that its server asks robots to leave alone."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise RefusedError("read", "no address of the web") from None
        if parts.scheme not in SCHEMES or not parts.hostname or parts.username or port == 0:
            raise RefusedError("read", "no address of the web (http and https, without a name and password)")
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._robots:
            self._robots[root] = self._rules(root)
        if not self._robots[root].can_fetch(AGENT, url):
            raise RefusedError("read", "its server asks robots to leave it alone (robots.txt)")

    def _rules(self, root: str) -> RobotFileParser:
        """What a server's robots.txt says (RFC 9309): nothing where it has none, all forbidden where the server fails."""
        rules = RobotFileParser()
        url = f"{root}/robots.txt"
        for _ in range(MOST_REDIRECTS + 1):
            answer, body = self._get(url, MOST_ROBOTS, cut=True)
            if answer.status not in MOVED:
                break
            url = urljoin(url, _header(answer, b"location"))
            if urlsplit(url).scheme not in SCHEMES:
                break
        lines = body.decode("utf-8", "replace").splitlines() if answer.status == 200 else []
        rules.parse(["User-agent: *", "Disallow: /"] if answer.status >= 500 else lines)
        return rules

    def _get(self, url: str, most: int, cut: bool = False) -> tuple[httpcore.Response, bytes]:
        limits = dict.fromkeys(("connect", "read", "write", "pool"), self._seconds)
        with self._pool.stream("GET", url, headers=HEADERS, extensions={"timeout": limits}) as answer:
            if answer.status in MOVED:
                return answer, b""
            if _header(answer, b"content-encoding").lower() not in ("", "identity"):
                raise RefusedError("read", "the server packs its answer though it was asked not to")
            return answer, _bounded(answer.iter_stream(), most, cut)


def _bounded(parts: Iterable[bytes], most: int, cut: bool) -> bytes:
    """All parts together; of more than `most` bytes only the first where they may be `cut`, else RefusedError."""
    found, size = [], 0
    for part in parts:
        found.append(part)
        size += len(part)
        if size > most and cut:
            break
        if size > most:
            raise RefusedError("read", f"larger than {most / 1_000_000:.3g} MB (--max-bytes)")
    return b"".join(found)


def _header(answer: httpcore.Response, name: bytes) -> str:
    found = next((value for key, value in answer.headers if key.lower() == name), b"")
    return found.decode("latin-1").strip()
