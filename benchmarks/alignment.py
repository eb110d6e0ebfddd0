"""What grouping and comparing cost: claims of real articles many times over, with other names and days.

    python benchmarks/alignment.py [PATH] [CLAIMS] [JOBS]

PATH is what `claimx extract` takes (the seeds without it), CLAIMS how many claims to reach (100,000), JOBS how many
processes work (1: this one). Claims lie in parts in a temporary folder, as those of a large run do. Prints seconds and
the peak of memory for each power of ten from 10,000 claims on and for all; exits 1 where the cost of all grows faster than
its claims to the power of 1.15, from the tenth before.
"""

import re
import resource
import sys
import time
from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from claimx.align import Entities
from claimx.align.part import Part
from claimx.engines import Engine
from claimx.engines.processes import Processes
from claimx.engines.serial import Serial
from claimx.engines.shelf import Folder
from claimx.extract import claims_of
from claimx.model import Argument, Article, Claim, Published, Time
from claimx.model.calendar import shifted
from claimx.nlp import model
from claimx.nlp.annotate import annotated, annotation_of
from claimx.parts.resolve import resolved
from claimx.parts.told import lay
from claimx.readers import ReadOptions, read

SEEDS = Path(__file__).parent.parent / "seeds"
EXPONENT = 1.15
CLAIMS_A_PART = 5_000
FIRST = 10_000
STEP = timedelta(days=11)
# Of so many names one stays the same in all copies, as the world's large bodies do.
KEPT = 5


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of all articles: its number, told by other names and days."""

    number: int

    def name(self, ref: str) -> str:
        """The name in this copy."""
        return ref if sum(ref.encode()) % KEPT == 0 else f"{ref}~{self.number}"

    def argument(self, it: Argument | None) -> Argument | None:
        """A doer or thing with this copy's names."""
        return replace(it, refs=tuple(map(self.name, it.refs))) if it is not None else None

    def bounds(self, it: Published | Time | None) -> Published | Time | None:
        """Days moved by the copy's number."""
        if it is None:
            return None
        first, last = (shifted(d, STEP * self.number) if d else None for d in (it.earliest, it.latest))
        return replace(it, earliest=first, latest=last)

    def claim(self, it: Claim) -> Claim:
        """The claim as this copy tells it."""
        return replace(
            it,
            id=f"{(int(it.id, 16) * 2654435761 + self.number * 0x9E3779B97F4A7C15) % 16**12:012x}",
            article=f"{it.article}~{self.number}",
            who=self.argument(it.who),
            what=self.argument(it.what),
            when=self.bounds(it.when),  # type: ignore[arg-type]
        )

    def article(self, it: Article) -> Article:
        """The article as this copy tells it."""
        text = re.sub(r"\b[A-Z]\w+", lambda m: self.name(m[0]), it.text)
        return replace(it, id=f"{it.id}~{self.number}", text=text, zones=(), published=self.bounds(it.published))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Base:
    """What is copied: the articles, their claims, and the names in them."""

    articles: list[Article]
    claims: dict[str, list[Claim]]
    names: dict[str, dict[str, int]]

    @property
    def size(self) -> int:
        """How many claims one copy has."""
        return sum(map(len, self.claims.values()))


def base(path: str) -> Base:
    """The articles of a path with their claims."""
    nlp = model.load()
    docs = [annotated(nlp, a) for a in read((path,), ReadOptions(), lambda line: None) if isinstance(a, Article)]
    annotations = [annotation_of(doc) for doc in docs]
    entities = Entities.of(annotations)
    articles = [annotation.article for annotation in annotations]
    claims = {a.id: [entities.settle(c) for c in claims_of(doc)] for a, doc in zip(articles, docs, strict=True)}
    return Base(articles, claims, {id: dict(own) for id, own in entities.names.items()})


@dataclass(frozen=True, slots=True)
class Lay:
    """The task that makes some copies and lays them on the shelf as one part."""

    shelf: Folder
    claims: int
    copies: int

    def __call__(self, part: int) -> Part:
        """The part of this number."""
        it = msgspec.json.decode(self.shelf.read("base"), type=Base)
        first = part * self.copies
        most = min(self.copies * it.size, self.claims - first * it.size)
        copies = [Copy(first + n) for n in range(-(-most // it.size))]
        claims = [c.claim(claim) for c in copies for own in it.claims.values() for claim in own][:most]
        used = {claim.article for claim in claims}
        made = [c.article(article) for c in copies for article in it.articles]
        articles = {article.id: article for article in made if article.id in used}
        names = {
            f"{id}~{c.number}": Counter({c.name(ref): n for ref, n in own.items()})
            for c in copies
            for id, own in it.names.items()
        }
        return lay(self.shelf, f"parts/{part}", claims, articles, {id: names[id] for id in articles})


def measured(it: Base, claims: int, engine: Engine) -> float:
    """Processor seconds of grouping and comparing so many claims, of all processes; prints them, and what came out."""
    with TemporaryDirectory(prefix="claimx-") as folder:
        shelf = Folder(folder)
        shelf.write("base", msgspec.json.encode(it))
        copies = max(CLAIMS_A_PART // it.size, 1)
        begun, start = time.perf_counter(), spent()
        parts = list(engine.map_groups(Lay(shelf, claims, copies), range(-(-claims // (copies * it.size)))))
        laid = spent()
        found = resolved(engine, shelf, parts)
        done, events, relations = spent(), 0, 0
        for judged in found.judged(shelf):
            events, relations = events + 1, relations + len(judged.relations)
    print(
        f"{claims:>8} claims {sum(len(p.articles) for p in parts):>6} articles {events:>7} events {relations:>7} relations"
        f"  laying {laid - start:6.1f} s  grouping and comparing {done - laid:6.1f} s"
        f"  elapsed {time.perf_counter() - begun:6.1f} s  peak of this process {peak(resource.RUSAGE_SELF):5.0f} MB,"
        f" of another {peak(resource.RUSAGE_CHILDREN):5.0f} MB",
        flush=True,
    )
    return done - start


def spent() -> float:
    """Processor seconds of this process and of those that it has ended."""
    own = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(it.ru_utime + it.ru_stime for it in own)


def peak(who: int) -> float:
    """The most memory that this process, or the largest of those it has ended, has had, in MB."""
    return resource.getrusage(who).ru_maxrss / 1024


def main() -> int:
    """Measures, prints, and returns 1 where the cost grows faster than it may."""
    path = sys.argv[1] if len(sys.argv) > 1 else str(SEEDS)
    most = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    jobs = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    it, engine = base(path), Processes(jobs) if jobs > 1 else Serial()
    sizes = [n for n in (FIRST * 10**k for k in range(9)) if n < most] + [most]
    costs = [measured(it, n, engine) for n in sizes]
    grown = [log(b / a) / log(m / n) for a, b, n, m in zip(costs, costs[1:], sizes, sizes[1:], strict=False)]
    print(f"{'OVER' if max(grown, default=0) > EXPONENT else 'ok'}  growth exponents {[round(g, 2) for g in grown]}")
    return int(max(grown, default=0) > EXPONENT)


if __name__ == "__main__":
    sys.exit(main())
