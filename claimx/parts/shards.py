"""Shards: so many articles under one name, and for each, once it is worked on, what was found and a manifest of it."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from claimx.engines.shelf import Shelf
from claimx.model import Article, Run, Skipped, Work

CHARACTERS = 400_000
"""Of one shard: enough that the way to a worker costs nothing beside it, few enough that a lost one costs a minute."""
_ARTICLES = msgspec.json.Decoder(Article)


@dataclass(frozen=True, slots=True)
class Done:
    """What one article gave: its work, or why there is none."""

    work: Work | None = None
    skipped: Skipped | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands beside a finished shard: how much it holds, the SHA-256 of its file, and what made it."""

    shard: str
    articles: int
    claims: int
    checksum: str
    run: Run


_DONE = msgspec.json.Decoder(Done)


Shard = tuple[str, Manifest | None]
"""A shard's name, and its manifest once it is finished."""


def laid_out(shelf: Shelf, run: Run, articles: Sequence[Article]) -> Shard:
    """The shard of these articles; they lie on the shelf where it is not finished."""
    name = name_of(articles, run)
    done = manifest_of(shelf, name)
    if done is None:
        put_articles(shelf, name, articles)
    return name, done


def name_of(articles: Sequence[Article], run: Run) -> str:
    """A shard's name: the same articles and the same versions, rules and options have the same."""
    return hashlib.sha256(msgspec.json.encode([run, articles], order="deterministic")).hexdigest()[:24]


def put_articles(shelf: Shelf, name: str, articles: Sequence[Article]) -> None:
    """Lays a shard's articles out for whoever works on it."""
    shelf.write(f"articles/{name}.jsonl", _lines(articles))


def articles_in(shelf: Shelf, name: str) -> list[Article]:
    """The articles of a shard."""
    return _ARTICLES.decode_lines(shelf.read(f"articles/{name}.jsonl"))


def put_done(shelf: Shelf, name: str, done: Sequence[Work | Skipped], run: Run) -> Manifest:
    """Writes what a shard gave, and after it the manifest that says so: a shard without one is not finished."""
    data = _lines([Done(work=it) if isinstance(it, Work) else Done(skipped=it) for it in done])
    claims = sum(len(it.claims) for it in done if isinstance(it, Work))
    manifest = Manifest(name, len(done), claims, hashlib.sha256(data).hexdigest(), run)
    shelf.write(f"work/{name}.jsonl", data)
    shelf.write(f"work/{name}.manifest.json", msgspec.json.encode(manifest))
    return manifest


def manifest_of(shelf: Shelf, name: str) -> Manifest | None:
    """A shard's manifest; None where it is not finished, or its file is not the one that the manifest tells of."""
    try:
        manifest = msgspec.json.decode(shelf.read(f"work/{name}.manifest.json"), type=Manifest)
        data = shelf.read(f"work/{name}.jsonl")
    except (OSError, msgspec.DecodeError):
        return None
    return manifest if hashlib.sha256(data).hexdigest() == manifest.checksum else None


def done_in(shelf: Shelf, name: str) -> Iterator[Work | Skipped]:
    """What a finished shard holds, an entry an article."""
    for it in _DONE.decode_lines(shelf.read(f"work/{name}.jsonl")):
        if it.work is not None:
            yield it.work
        elif it.skipped is not None:
            yield it.skipped


def _lines(records: Sequence[object]) -> bytes:
    return b"".join(msgspec.json.encode(record) + b"\n" for record in records)
