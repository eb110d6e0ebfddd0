"""Inputs of every kind, sound ones to begin with, and what a careless or hostile world makes of them."""

import gzip
import io
import json
import random
import zipfile
from email.message import EmailMessage

TEXT = "Ferry sinks off Porto Novo\n\nPORTO NOVO (Harbour Daily) – A ferry sank on Monday, the coast guard said.\n\n12 died.\n"
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferry sinks | Harbour Daily</title>'
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-04-05","publisher":{"name":"HD"}}'
    '</script><meta property="og:site_name" content="Harbour Daily"></head><body><article><h1>Ferry sinks</h1>'
    '<p class="byline">By Ines Duarte <time datetime="2021-04-05">5 April 2021</time></p>'
    "<p>A ferry with twelve people on board sank off Porto Novo on Monday, the coast guard said in a statement.</p>"
    "<p>All twelve were taken aboard a fishing boat, and two of them were treated for burns in the port.</p>"
    '</article><div class="comments"><p>It was old.</p></div></body></html>'
)
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Daily</title><link>https://h.example/</link>'
    "<item><title>Ferry sinks</title><link>https://h.example/1</link><pubDate>Mon, 05 Apr 2021 10:00:00 GMT</pubDate>"
    "<description><![CDATA[<p>A ferry sank on Monday.</p>]]></description></item></channel></rss>"
)
NASTY = [
    b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\x1f\x8b\x08\0", b"PK\x03\x04", b"PK\x05\x06", b"<" * 50, b"{" * 50,
    b"[" * 50, b'"', b"'", b"<p>", b"</p>", b"<!--", b"-->", b"]]>", b"&#x0;", b"&#xD800;", b"\\ud800", b"\r", b"\n",
    b"\r\n\r\n", b"%PDF-", b"WARC/1.0\r\n", b"Content-Length: 99999999999\r\n", b"9" * 400, b"-1", b"1e999", b"NaN", b"\x1b[2J",
    b"=cmd|' /C calc'!A0", b"<script>alert(1)</script>", b"../../etc/passwd", b"\xe2\x80\xae", b"\xed\xa0\x80", b"null",
    b"charset=utf-7", b"charset=punycode", b"Date: ", b"a" * 5000, b"( " * 500, b"5 April 2021 " * 40, b"<div>" * 500,
]  # fmt: skip


def _mail() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Harbour Daily <news@h.example>", "Ferry sinks"
    message["Date"] = "Mon, 05 Apr 2021 10:00:00 +0000"
    message.set_content(TEXT)
    message.add_alternative(PAGE, subtype="html")
    return message.as_bytes()


def _zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("sub/r.jsonl", json.dumps({"id": "r", "text": TEXT}))
        archive.writestr("t.csv", "id,text\n1,It sank.\n")
    return packed.getvalue()


def warc(page: str = PAGE, url: str = "https://h.example/1") -> bytes:
    """A web archive of one answer."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-04-06T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


SOUND: dict[str, bytes] = {
    "a.txt": TEXT.encode(),
    "a.html": PAGE.encode(),
    "a.jsonl": json.dumps({"id": "r", "text": TEXT, "published": "2021-04-05", "title": "Ferry"}).encode() + b"\n",
    "a.csv": b'id,headline,body,date\r\n1,Ferry,"It sank, they said.",2021-04-05\r\n2,Boat,"It ""floats"".",2021\r\n',
    "a.txt.gz": gzip.compress(TEXT.encode(), mtime=0),
    "a.zip": _zip(),
    "a.warc": warc(),
    "a.warc.gz": gzip.compress(warc(), mtime=0) + gzip.compress(warc(), mtime=0),
    "a.rss": FEED.encode(),
    "a.eml": _mail(),
}


def mutated(raw: bytes, rng: random.Random) -> bytes:
    """The bytes after one to six accidents."""
    for _ in range(rng.randint(1, 6)):
        raw = rng.choice(ACCIDENTS)(raw, rng)
    return raw


def _place(raw: bytes, rng: random.Random) -> tuple[int, int]:
    start = rng.randint(0, len(raw))
    return start, min(len(raw), start + rng.choice((1, 2, 8, 40, 400)))


def _flipped(raw: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(raw)) if raw else 0
    return raw[:at] + bytes([rng.randrange(256)]) + raw[at + 1 :]


def _cut(raw: bytes, rng: random.Random) -> bytes:
    start, end = _place(raw, rng)
    return raw[:start] + raw[end:]


def _ended(raw: bytes, rng: random.Random) -> bytes:
    return raw[: rng.randint(0, len(raw))]


def _repeated(raw: bytes, rng: random.Random) -> bytes:
    start, end = _place(raw, rng)
    return raw[:end] + raw[start:end] * rng.choice((1, 3, 100)) + raw[end:]


def _put_in(raw: bytes, rng: random.Random) -> bytes:
    at = rng.randint(0, len(raw))
    return raw[:at] + rng.choice(NASTY) + raw[at:]


def _crossed(raw: bytes, rng: random.Random) -> bytes:
    other = SOUND[rng.choice(sorted(SOUND))]
    start, end = _place(other, rng)
    at = rng.randint(0, len(raw))
    return raw[:at] + other[start:end] + raw[at:]


ACCIDENTS = (_flipped, _flipped, _cut, _ended, _repeated, _put_in, _put_in, _crossed)
