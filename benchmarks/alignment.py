"""What grouping and comparing cost: claims of real articles many times over, with other names and days, in one process.

    python benchmarks/alignment.py [PATH] [CLAIMS]

PATH is what `claimx extract` takes (the seeds without it), CLAIMS how many claims to reach (100,000). Prints seconds and
the peak of memory for a tenth of the claims and for all; exits 1 where all take more than 13 times as long as a tenth.
"""

import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count, islice
from pathlib import Path

from claimx.align import Entities, group
from claimx.conflicts import judge
from claimx.extract import claims_of
from claimx.model import Annotation, Argument, Article, Claim, Published, Time
from claimx.model.calendar import shifted
from claimx.nlp import model
from claimx.nlp.annotate import annotated, annotation_of
from claimx.readers import ReadOptions, read

SEEDS = Path(__file__).parent.parent / "seeds"
CEILING = 13.0
STEP = timedelta(days=11)
# Of so many names one stays the same in all copies, as the world's large bodies do.
KEPT = 5
Work = tuple[Annotation, Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class Run:
    """What alignment is given."""

    claims: list[Claim]
    articles: dict[str, Article]
    names: dict[str, Counter[str]]


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


def works(path: str) -> list[Work]:
    """Annotation and claims of every article."""
    nlp = model.load()
    docs = (annotated(nlp, a) for a in read((path,), ReadOptions(), lambda line: None) if isinstance(a, Article))
    return [(annotation_of(doc), claims_of(doc)) for doc in docs]


def run_of(done: Sequence[Work], claims: int) -> Run:
    """Copies of the articles until there are so many claims."""
    entities = Entities([annotation for annotation, _ in done])
    own = {annotation.article.id: [entities.settle(c) for c in found] for annotation, found in done}
    articles = {annotation.article.id: annotation.article for annotation, _ in done}
    told = list(islice(_copies(own), claims))
    used = {c.article.rpartition("~")[0::2] for _, c in told}
    copies = {(a, n): Copy(int(n)) for a, n in used}
    made = {f"{a}~{n}": copy.article(articles[a]) for (a, n), copy in sorted(copies.items())}
    names = {
        f"{a}~{n}": Counter({copy.name(ref): k for ref, k in entities.names[a].items()})
        for (a, n), copy in copies.items()
    }
    return Run([c for _, c in told], made, names)


def _copies(own: Mapping[str, Iterable[Claim]]) -> Iterator[tuple[int, Claim]]:
    for number in count():
        copy = Copy(number)
        yield from ((number, copy.claim(c)) for claims in own.values() for c in claims)


def seconds(run: Run) -> float:
    """Processor seconds of grouping and comparing, and a line on what came out."""
    start = time.process_time()
    events = group(run.claims, run.articles, run.names)
    grouped = time.process_time()
    by_id = {c.id: c for c in run.claims}
    relations = sum(len(judge(event, by_id, run.articles)[1]) for event in events)
    spent = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(run.claims):>8} claims {len(run.articles):>6} articles {len(events):>7} events {relations:>7} relations"
        f"  grouping {grouped - start:6.1f} s  in all {spent:6.1f} s  peak {peak:5.0f} MB",
        flush=True,
    )
    return spent


def main() -> int:
    """Measures, prints, and returns 1 where the cost grows faster than it may."""
    path = sys.argv[1] if len(sys.argv) > 1 else str(SEEDS)
    most = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    done = works(path)
    tenth, whole = (seconds(run_of(done, n)) for n in (most // 10, most))
    print(f"{'ok' if whole <= CEILING * tenth else 'OVER'}  ten times the claims: {whole / tenth:.1f} times the time")
    return int(whole > CEILING * tenth)


if __name__ == "__main__":
    sys.exit(main())
