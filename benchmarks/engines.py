"""What a cluster of two Dask workers on this machine reads against two processes, in turns, so that load hits both alike.

    python benchmarks/engines.py PATH [ROUNDS]

PATH is what `claimx extract` takes. Prints for each round the articles a second of both, from the first batch that comes
back on (processes load the model anew in each round, workers once), and the ratio of the medians; exits 1 below 0.8.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from statistics import median

from distributed import LocalCluster

from claimx.engines import Engine
from claimx.engines.dask import Dask
from claimx.engines.processes import Processes
from claimx.model import Article
from claimx.nlp.model import DEFAULT_MODEL
from claimx.readers import read
from claimx.worker import Task, batches, faulty

LEAST = 0.8
CHARACTERS = 20_000


def rate(engine: Engine, articles: Sequence[Article]) -> float:
    """Articles a second once the engine is under way."""
    found: Iterator[object] = engine.map(Task(DEFAULT_MODEL), batches(articles, CHARACTERS), faulty)
    next(found)
    start = time.perf_counter()
    return sum(1 for _ in found) / (time.perf_counter() - start)


def main() -> int:
    """Measures in turns, prints, and returns 1 where the cluster is too slow."""
    articles = [a for a in read((sys.argv[1],)) if isinstance(a, Article)]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    told: dict[str, list[float]] = {"processes": [], "dask": []}
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50) as cluster:
        engines: dict[str, Engine] = {"processes": Processes(2), "dask": Dask(cluster.scheduler_address)}
        rate(engines["dask"], articles[:8])
        for _ in range(rounds):
            for name, engine in engines.items():
                told[name].append(rate(engine, articles))
            print("  ".join(f"{name} {rates[-1]:6.2f}/s" for name, rates in told.items()), flush=True)
    ratio = median(told["dask"]) / median(told["processes"])
    print(f"{'ok' if ratio >= LEAST else 'SLOW'}  dask reads {ratio:.2f} of what two processes do")
    return int(ratio < LEAST)


if __name__ == "__main__":
    sys.exit(main())
