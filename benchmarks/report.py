"""The report at 5,000 claims: how long the page takes to make, to paint and to filter, and how large it is.

    python benchmarks/report.py

Needs Chromium and pip install -e '.[browser]'. The seeds' result is repeated under other ids until it has 5,000 claims.
"""

import json
import shutil
import tempfile
import time
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from claimx import pipeline
from claimx.model import Result
from claimx.views import report

CLAIMS = 5000
MOST = {"built s (CPU)": 3.0, "first paint s": 1.0, "filter s": 0.1, "MB of 50 articles": 2.0}
IDS = ("id", "article", "claims", "cores", "origins", "a", "b", "event")


def renamed(it: Any, mark: str, name: str = "") -> Any:
    """A record with every id in it marked."""
    if isinstance(it, tuple):
        return tuple(renamed(each, mark, name) for each in it)
    if is_dataclass(it):
        return replace(it, **{f.name: renamed(getattr(it, f.name), mark, f.name) for f in fields(it)})  # type: ignore[type-var]
    return f"{it}{mark}" if name in IDS and isinstance(it, str) else it


def repeated(result: Result, times: int) -> Result:
    """The result as if each article had been read `times` times under other names."""
    copies = [renamed(result, f"-{number}") for number in range(times)]
    names = ("articles", "claims", "events", "relations", "annotations")
    return replace(result, **{name: tuple(each for copy in copies for each in getattr(copy, name)) for name in names})


def painted(page: Path) -> tuple[float, float]:
    """Seconds to the first paint, and of the slowest of five filters, as Chromium tells them."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        tab = browser.new_page()
        tab.goto(page.as_uri())
        paint = tab.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime") / 1000
        script = """value => { const field = document.querySelector('[name=kind]'); const start = performance.now();
            field.value = value; field.dispatchEvent(new Event('input', {bubbles: true}));
            document.body.offsetHeight; return performance.now() - start; }"""
        slowest = max(tab.evaluate(script, value) for value in ("conflicts", "", "supersedes", "refines", "")) / 1000
        browser.close()
    return paint, slowest


def main() -> None:
    """Prints each figure beside what is asked."""
    seeds = pipeline.extract(pipeline.Options(paths=("seeds",), mentions=True, jobs=1))
    large = repeated(seeds, -(-CLAIMS // len(seeds.claims)))
    start = time.process_time()
    text = "".join(report.render(large))
    found = {"built s (CPU)": time.process_time() - start}
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "report.html")
        page.write_text(text, encoding="utf-8")
        found["first paint s"], found["filter s"] = painted(page)
    found["MB of 50 articles"] = len("".join(report.render(repeated(seeds, 10))).encode()) / 1e6
    print(json.dumps({"claims": len(large.claims), "articles": len(large.articles), "MB": round(len(text) / 1e6, 2)}))
    for name, value in found.items():
        print(f"{'ok   ' if value <= MOST[name] else 'FAIL '} {name:<20} {value:8.3f}   at most {MOST[name]}")


if __name__ == "__main__":
    main()
