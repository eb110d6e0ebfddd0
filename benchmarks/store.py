"""What a run over a store costs where nothing is new, as a share of the first run, by processor time.

    python benchmarks/store.py [--articles N] [--short] [--replay] [PATH...]

Articles are made as `benchmarks/memory.py` makes them, from PATHs (the seeds without any), N in all (2,000). Prints the
seconds of the first run, of one over the same files with one article more, and of one where nothing is new, each with its
verdicts written and with all claims written; exits 1 where the last, with its verdicts, is above its ceiling. With
`--replay` the first run lacks the model's own time, and its ratio says nothing.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path

from memory import SEEDS, copies, program

from claimx.model import Article
from claimx.readers import read

CEILING = 0.03


def seconds(command: list[str]) -> float:
    """The processor time of one command and all its processes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Measures, prints, and returns 1 where the ceiling is broken."""
    parser = argparse.ArgumentParser()
    parser.add_argument("paths", nargs="*", default=[str(SEEDS)])
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--replay", action="store_true")
    told = parser.parse_args()
    articles = [it for it in read(told.paths) if isinstance(it, Article)]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        rows = list(islice(copies(articles, told.short), told.articles + 1))
        source.write_text("\n".join(rows[:-1]), encoding="utf-8")
        start = program(articles, folder) if told.replay else [sys.executable, "-m", "claimx"]
        command = [*start, "extract", str(source), "--store", f"{folder}/s.duckdb", "--jobs", "1", "--format", "jsonl"]
        verdicts = [*command, "--what", "relations"]
        first, again, claims = seconds(verdicts), seconds(verdicts), seconds(command)
        source.write_text("\n".join([*rows[:-1], json.dumps(json.loads(rows[-1]))]), encoding="utf-8")
        more = seconds(verdicts)
    ok = again <= CEILING * first or told.replay
    print(f"{'ok' if ok else 'OVER'}  {told.articles} articles: first run {first:.1f} s, nothing new {again:.2f} s")
    print(f"      {again / first:.4f} of the first, ceiling {CEILING}; with all claims written {claims / first:.4f}")
    print(f"      one article more {more:.1f} s, {more / first:.3f} of the first")
    return int(not ok)


if __name__ == "__main__":
    sys.exit(main())
