"""`--format html`: a result as one page that needs nothing else: tables of differences, times, a map, the articles."""

from base64 import b64encode
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from claimx.model import Result
from claimx.safe import safe_line
from claimx.views.compared import differing, nowhere
from claimx.views.report.atlas import atlas
from claimx.views.report.cells import Tables
from claimx.views.report.texts import Texts
from claimx.views.report.timeline import tracks
from claimx.views.verdicts import LOOKS, UNSURE


def render(result: Result) -> Iterator[str]:
    """The page in pieces; marks in the articles need a result that kept its annotations."""
    texts = Texts(result)
    maker = Tables(result, texts)
    tables = [maker.table(it, number) for number, it in enumerate(differing(result), 1)]
    facts = [table.facts for table in tables]
    page = _templates().get_template("page.html")
    yield from page.generate(
        policy=policy(),
        run=result.run,
        counts={"articles": len(result.articles), "claims": len(result.claims), "events": len(result.events)},
        kinds=[(kind, look, Counter(r.kind for r in result.relations)[kind]) for kind, look in LOOKS.items()],
        tables=tables,
        slots=sorted({slot for f in facts for slot in f.slots}),
        outlets=sorted({outlet for f in facts for outlet in f.outlets}),
        places=sorted({place for f in facts for place in f.places}),
        told={table.id for table in tables},
        nowhere=nowhere(result),
        unsure=UNSURE,
        tracks=tracks(result, texts),
        atlas=atlas(result, {table.id for table in tables}),
        articles=(texts.shown(article) for article in result.articles),
        skipped=result.skipped,
    )


@cache
def policy() -> str:
    """The Content-Security-Policy: nothing is loaded from anywhere, and only the page's own style and script hold."""
    style, script = (f"'sha256-{_digest(name)}'" for name in ("report.css", "report.js"))
    return f"default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'"


def _digest(name: str) -> str:
    text = files("claimx.views.report").joinpath("templates", name).read_text(encoding="utf-8")
    return b64encode(sha256(text.encode()).digest()).decode()


@cache
def _templates() -> Environment:
    loader = PackageLoader("claimx.views.report")
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"line": safe_line, "numbers": _numbers}
    return made


def _numbers(some: Iterable[str], of: list[str]) -> str:
    """Where each of `some` stands in a sorted list, with blanks between."""
    return " ".join(str(bisect_left(of, each)) for each in sorted(some))
