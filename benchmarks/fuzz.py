"""Mutated inputs through every reader: none may raise, take long, or cost the good article beside it.

    python benchmarks/fuzz.py 100000            so many inputs of all kinds, from seed 0
    python benchmarks/fuzz.py 100000 --seed 7   other ones
    python benchmarks/fuzz.py --atheris a.html  lets atheris choose (pip install atheris), until stopped
    python benchmarks/fuzz.py 300 --atheris a.html   the same for so many seconds

Parsers run in this very process, so that what they raise and how much processor time they take is seen; every thousandth input also
goes through the whole reader with a good article beside it. Exits with 1 where anything went wrong.
"""

import argparse
import random
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from claimx.model import Article
from claimx.readers import ReadOptions, read
from claimx.readers.checks import checked
from claimx.readers.content import GZIP_MAGIC, buffered, gunzipped
from claimx.readers.draft import Draft, Failed, RefusedError
from claimx.readers.inputs import _read
from claimx.readers.parsers import parse
from claimx.readers.reading import Reading
from claimx.readers.sources import kind_of
from tests.readers.mutations import SOUND, TEXT, mutated

SLOW = 10.0
WHOLE = 1000
# How often each kind comes in a hundred: pages take longest to parse.
SHARES = {
    "a.txt": 14, "a.jsonl": 18, "a.csv": 15, "a.zip": 13, "a.txt.gz": 10,
    "a.warc": 6, "a.warc.gz": 5, "a.html": 11, "a.rss": 4, "a.eml": 4,
}  # fmt: skip


class Inline:
    """Parses in this process; what a library raises is counted as the worker process would tell it."""

    def __init__(self) -> None:
        self.raised: Counter[str] = Counter()

    def drafts(self, kind: str, raw: bytes, **told: Any) -> list[Draft | Failed]:
        """As the worker process would answer."""
        try:
            return list(parse(kind, raw, told))
        except RefusedError:
            raise
        except Exception as error:
            self.raised[f"{kind} {type(error).__name__}"] += 1
            raise RefusedError("read", f"can't be parsed ({type(error).__name__})") from None


def one(name: str, raw: bytes, parser: Inline) -> str:
    """What becomes of one input: "read", or the stage at which it is refused."""
    options = ReadOptions()
    reading = Reading(name, options, lambda line: None, parser)  # type: ignore[arg-type]
    stream = buffered(BytesIO(raw))  # type: ignore[arg-type]
    try:
        packed = stream.peek(2)[:2] == GZIP_MAGIC
        items = [
            checked(i, options) for i in _read(gunzipped(stream, options) if packed else stream, kind_of(name), reading)
        ]
    except RefusedError as error:
        return error.stage
    return "read" if any(isinstance(item, Draft) for item in items) else "failed"


def beside(name: str, raw: bytes) -> None:
    """The whole reader on a folder with a good article: it must come out whole."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "good.txt").write_text(TEXT, encoding="utf-8")
        (Path(folder) / name).write_bytes(raw)
        found = read([folder])
    assert any(isinstance(a, Article) and a.id == "good.txt" and a.text == TEXT for a in found), (
        "the good article is lost"
    )


def run(count: int, seed: int) -> int:
    """Reads `count` mutated inputs and prints what became of them; the number of faults."""
    names = [name for name, share in SHARES.items() for _ in range(share)]
    parser, ends, faults, slowest = Inline(), Counter[str](), 0, (0.0, "")
    for number in range(count):
        rng = random.Random(f"{seed}/{number}")
        name = rng.choice(names)
        raw = mutated(SOUND[name], rng)
        began = time.process_time()
        try:
            ends[one(name, raw, parser)] += 1
            if number % WHOLE == 0:
                beside(name, raw)
        except Exception:
            faults += 1
            print(f"--- input {seed}/{number} ({name})\n{traceback.format_exc()}")
        slowest = max(slowest, (time.process_time() - began, f"{seed}/{number} {name}"))
        if number and number % 10_000 == 0:
            print(f"{number:,} read, {faults} faults, slowest {slowest[0]:.2f} s ({slowest[1]})", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"{count:,} inputs: {dict(ends)}; raised inside libraries and refused: {dict(parser.raised)}")
    print(f"{faults} faults, slowest {slowest[0]:.2f} s ({slowest[1]}), peak memory {peak:.0f} MB")
    return faults + (slowest[0] > SLOW)


def guided(name: str, seconds: int) -> None:
    """Hands one kind of input to atheris for so many seconds (0: for ever); it looks for what raises or is slow."""
    import atheris

    parser = Inline()
    atheris.instrument_all()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(SOUND[name])
        limits = ("-max_len=20000", "-timeout=10", f"-max_total_time={seconds}", folder)
        atheris.Setup([sys.argv[0], *limits], lambda raw: one(name, raw, parser))
        atheris.Fuzz()


if __name__ == "__main__":
    told = argparse.ArgumentParser()
    told.add_argument("count", nargs="?", type=int)
    told.add_argument("--seed", type=int, default=0)
    told.add_argument("--atheris", choices=sorted(SOUND))
    asked = told.parse_args()
    if asked.atheris:
        guided(asked.atheris, asked.count or 0)
    sys.exit(bool(run(asked.count or 1000, asked.seed)))
