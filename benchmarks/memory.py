"""Peak memory of claimx over many articles, and whether it grows: the main process and its workers, by halves of the run.

    python benchmarks/memory.py [--articles N] [--short] [--replay] [--jobs N] [--only NAME] [PATH...]

PATHs are what `claimx extract` takes (the seeds without any); their articles are told again and again, N in all (20,000),
with other names and days; `--short` cuts each to its first sentences. With `--replay` the workers tell anew what the model
found in each article once, so that everything but the model's own time is as it is. Prints, for each command, the peak of
the main process in the first and in the second half of its time, that of a worker, and articles a second; exits 1 where a
ceiling is broken, or where the second half is higher than the first by more than the slack.
"""

import argparse
import hashlib
import json
import pickle
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from itertools import count, islice
from pathlib import Path

import psutil

from claimx.model import Argument, Article, Claim, Work
from claimx.readers import read

SEEDS = Path(__file__).parent.parent / "seeds"
MB = 1 << 20
SLACK = 1.03
SHORT = 300
# Of so many names one stays the same in all copies, as the world's large bodies do.
KEPT = 5
STEP = timedelta(days=11)
SYLLABLES = ("ba", "dor", "el", "fi", "gan", "ho", "ka", "lin", "mo", "ner", "os", "pra", "ri", "sul", "ta", "ve")
COMMANDS = {
    "annotate": (["annotate", "--format", "jsonl"], 700),
    "extract --no-events": (["extract", "--no-events", "--format", "jsonl"], 700),
    "extract": (["extract", "--format", "jsonl"], 1500),
}


@dataclass(frozen=True, slots=True)
class Peaks:
    """Megabytes: of the main process in each half of the run, and of the largest other process; and the run's seconds."""

    first: float
    second: float
    other: float
    seconds: float


def renamed(text: str, number: int) -> str:
    """The text with most of its names changed into made ones, the same one for the same name."""
    return re.sub(r"(?<=[a-z,] )[A-Z][a-z]{2,}", lambda m: _name(m[0], number), text)


def _name(word: str, number: int) -> str:
    if sum(word.encode()) % KEPT == 0:
        return word
    digest = hashlib.blake2b(f"{word}{number}".encode(), digest_size=3).digest()
    return "".join(SYLLABLES[byte % len(SYLLABLES)] for byte in digest).capitalize()


def copies(articles: Sequence[Article], short: bool) -> Iterator[str]:
    """Rows of JSON Lines without end: the articles again and again."""
    for number in count():
        for it in articles:
            day = it.published.earliest + STEP * (number % 300) if it.published and it.published.earliest else None
            text = renamed(it.text, number)
            cut = (text[:SHORT].rpartition(". ")[0] or text[:SHORT]) + "." if short else text
            row = {"id": f"{it.id}~{number}", "outlet": it.outlet, "text": cut}
            yield json.dumps(row | {"published": day.isoformat() if day else None})


@dataclass(frozen=True, slots=True)
class Replay:
    """A worker's task that tells of each article what was found in the one that it is a copy of; `path` holds that."""

    path: str

    def __call__(self, articles: Sequence[Article]) -> list[Work]:
        """One work an article."""
        return [self._work(article) for article in articles]

    def _work(self, article: Article) -> Work:
        name, _, number = article.id.rpartition("~")
        known = _known(self.path)[name]
        claims = tuple(_copied(claim, article.id, int(number)) for claim in known.claims)
        chains = tuple(replace(chain, ref=_ref(chain.ref, int(number))) for chain in known.chains)
        return Work(replace(known.annotation, article=article), claims, chains)


@cache
def _known(path: str) -> dict[str, Work]:
    found: dict[str, Work] = pickle.loads(Path(path).read_bytes())
    return found


def _copied(it: Claim, article: str, number: int) -> Claim:
    id = hashlib.blake2b(f"{it.id}{number}".encode(), digest_size=6).hexdigest()
    return replace(it, id=id, article=article, who=_argument(it.who, number), what=_argument(it.what, number))


def _argument(it: Argument | None, number: int) -> Argument | None:
    if it is None:
        return None
    return replace(it, refs=tuple(_ref(ref, number) or "" for ref in it.refs))


def _ref(ref: str | None, number: int) -> str | None:
    """The key of a name as a copy has it."""
    return ref if ref is None or sum(ref.encode()) % KEPT == 0 else f"{ref}~{number}"


def replay(path: str, arguments: Sequence[str]) -> int:
    """Runs the command line with the task that replays."""
    from claimx import running
    from claimx.cli.main import run

    running.Task = lambda *_, **__: Replay(path)  # type: ignore[assignment, misc]
    return run(list(arguments))


def measured(command: Sequence[str]) -> Peaks:
    """Runs a command and looks at its processes until it ends."""
    start = time.perf_counter()
    samples: list[tuple[float, float]] = []
    other = 0.0
    with psutil.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            own, most = _sizes(process)
            samples.append((time.perf_counter() - start, own))
            other = max(other, most)
            time.sleep(0.2)
    if process.returncode not in (0, 3):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    half = samples[-1][0] / 2
    first, second = ([own for at, own in samples if (at > half) == late] for late in (False, True))
    return Peaks(max(first, default=0), max(second, default=0), other, samples[-1][0])


def _sizes(process: psutil.Process) -> tuple[float, float]:
    try:
        others = [child.memory_info().rss for child in process.children(recursive=True)]
        return process.memory_info().rss / MB, max(others, default=0) / MB
    except psutil.Error:
        return 0.0, 0.0


def main() -> int:
    """Measures, prints, and returns 1 where a ceiling is broken or memory grows."""
    if sys.argv[1:2] == ["as-claimx"]:
        return replay(sys.argv[2], sys.argv[3:])
    parser = argparse.ArgumentParser()
    parser.add_argument("paths", nargs="*", default=[str(SEEDS)])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--replay", action="store_true")
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--only", choices=COMMANDS)
    told = parser.parse_args()
    articles = [it for it in read(told.paths) if isinstance(it, Article)]
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        rows = islice(copies(articles, told.short), told.articles)
        source.write_text("\n".join(rows), encoding="utf-8")
        start = program(articles, folder) if told.replay else [sys.executable, "-m", "claimx"]
        for name, (arguments, ceiling) in COMMANDS.items():
            if told.only in (None, name):
                output = ["--jobs", told.jobs, "--output", f"{folder}/out.jsonl"]
                peaks = measured([*start, *arguments, str(source), *output])
                bad += _shown(name, peaks, ceiling, told.articles, name != "extract")
    return min(bad, 1)


def program(articles: Sequence[Article], folder: str) -> list[str]:
    """The command that replays what is found in the articles."""
    from claimx.nlp.packages import DEFAULT_MODEL
    from claimx.worker import Task

    works = {work.annotation.article.id: work for work in Task(DEFAULT_MODEL)(articles) if isinstance(work, Work)}
    path = Path(folder) / "works.pickle"
    path.write_bytes(pickle.dumps(works))
    return [sys.executable, str(Path(__file__).resolve()), "as-claimx", str(path)]


def _shown(name: str, peaks: Peaks, ceiling: float, articles: int, flat: bool) -> bool:
    over = max(peaks.first, peaks.second) > ceiling or (flat and peaks.second > SLACK * peaks.first)
    print(
        f"{'OVER' if over else 'ok':5} {name:20} main {peaks.first:5.0f} MB, then {peaks.second:5.0f} MB, ceiling {ceiling}"
        f"  worker {peaks.other:5.0f} MB  {articles / peaks.seconds:6.1f} articles/s",
        flush=True,
    )
    return over


if __name__ == "__main__":
    sys.exit(main())
