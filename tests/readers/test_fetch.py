"""Fetching, from real servers on this machine: what is let in, what is kept out, and that nothing is fetched unasked."""

import http.server
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest
import trustme

from claimx.model import Article, Skipped
from claimx.readers import ReadOptions, read
from claimx.readers.fetch import is_public

PAGE = (Path(__file__).parents[2] / "fixtures" / "tunnel.html").read_bytes()
HTML = "text/html; charset=utf-8"


class Server(http.server.BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []
    robots: ClassVar[bytes] = b""

    def do_GET(self) -> None:
        self.asked.append(self.path)
        status, headers, body = ANSWERS.get(self.path, (404, {}, b""))
        if self.path == "/robots.txt":
            status, headers, body = (200, {}, self.robots) if self.robots else (404, {}, b"")
        self.send_response(status)
        for name, value in ({"Content-Type": HTML, "Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {}, PAGE),
    "/moved": (302, {"Location": "/page"}, b""),
    "/ring": (302, {"Location": "/ring"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/secret": (200, {}, PAGE),
    "/image": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/packed": (200, {"Content-Encoding": "gzip"}, b"\x1f\x8b\x08\0"),
    "/large": (200, {}, b"<p>" + b"x" * 3_000_000),
    "/broken": (500, {}, b""),
    "/plain": (200, {"Content-Type": "text/plain; charset=iso-8859-1"}, "The café burnt down.".encode("latin-1")),
}


def serving(context: ssl.SSLContext | None = None) -> tuple[http.server.ThreadingHTTPServer, str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"{'https' if context else 'http'}://localhost:{server.server_port}"


@pytest.fixture
def site() -> Iterator[str]:
    server, root = serving()
    Server.asked, Server.robots = [], b""
    yield root
    server.shutdown()
    server.server_close()


def fetched(*addresses: str, **more: Any) -> tuple[Article | Skipped, ...]:
    return read(addresses, ReadOptions(**{"fetch": True, "allow_private": True, "seconds": 30.0} | more))


def refused(address: str, **more: Any) -> str:
    [entry] = fetched(address, **more)
    assert isinstance(entry, Skipped), entry
    assert entry.stage == "read"
    return entry.reason


@pytest.mark.parametrize("path", ["/page", "/moved"])
def test_a_page_is_read_also_after_a_redirect(site: str, path: str) -> None:
    [found] = fetched(site + path)
    assert isinstance(found, Article)
    assert "4,000 vehicles" in found.text
    assert (found.id, found.outlet) == (site + path, "Harbour Daily")


def test_plain_text_is_read_as_its_server_says(site: str) -> None:
    [found] = fetched(f"{site}/plain")
    assert isinstance(found, Article)
    assert found.text == "The café burnt down."


def test_nothing_is_fetched_unasked(site: str) -> None:
    assert "--fetch" in refused(f"{site}/page", fetch=False)
    assert Server.asked == []


def test_private_addresses_are_kept_out(site: str) -> None:
    assert "--allow-private" in refused(f"{site}/page", allow_private=False)
    assert Server.asked == []


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/ring", "redirects"),
        ("/file", "no address of the web"),
        ("/image", "image/png"),
        ("/packed", "packs"),
        ("/large", "--max-bytes"),
        ("/broken", "500"),
        ("/none", "404"),
    ],
)
def test_what_is_refused(site: str, path: str, reason: str) -> None:
    assert reason in refused(site + path, most_bytes=1_000_000)


def test_robots_txt_is_respected(site: str) -> None:
    Server.robots = b"User-agent: *\nDisallow: /secret\n"
    assert "robots.txt" in refused(f"{site}/secret")
    assert Server.asked == ["/robots.txt"]
    assert isinstance(fetched(f"{site}/page")[0], Article)


def test_a_server_that_sends_nothing_is_left(site: str) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert "--timeout" in refused(f"http://localhost:{silent.getsockname()[1]}/", seconds=1.0)


def test_tls_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    server, root = serving(context)
    assert "CERTIFICATE_VERIFY_FAILED" in refused(f"{root}/page")
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    assert isinstance(fetched(f"{root}/page")[0], Article)
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    "address", ["ftp://h.example/a", "http://user:word@h.example/", "http://h.example:0/", "http://[::1/"]
)
def test_other_addresses_are_none(address: str) -> None:
    [entry] = fetched(address)
    assert isinstance(entry, Skipped)
    assert entry.stage in {"read", "missing"}


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public
