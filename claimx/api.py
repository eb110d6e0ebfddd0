"""The Python door: the pipeline's verbs with options by name, and results that go straight into a data frame."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from markupsafe import Markup

from claimx import pipeline
from claimx.errors import UsageError
from claimx.model import Annotation, Article, DiffResult, Result, Skipped
from claimx.readers import ReadOptions
from claimx.safe import safe_line
from claimx.views import rows

T = TypeVar("T", covariant=True)
# As many rows as a notebook shows of a long table.
SHOWN = 50


class Rows(tuple[T, ...]):
    """A tuple of records that also knows them as flat rows."""

    made: Callable[[], Iterator[rows.Row]]

    @classmethod
    def of(cls, records: Iterable[T], made: Callable[[], Iterator[rows.Row]]) -> "Rows[T]":
        """The records, with the function that makes their rows."""
        found = cls(records)
        found.made = made
        return found

    def to_rows(self) -> list[rows.Row]:
        """A dict a row, all with the same keys: text, numbers, booleans, `datetime.date`, and None for the unknown."""
        return list(self.made())

    def _repr_html_(self) -> str:
        """The first rows as a table, as a notebook shows them; columns in which nothing is known are left out."""
        found = self.to_rows()
        names = [name for name in (found[0] if found else ()) if any(row[name] is not None for row in found)]
        head = Markup("").join(Markup("<th>{}</th>").format(name) for name in names)
        body = Markup("").join(_line([row[name] for name in names]) for row in found[:SHOWN])
        left = Markup("<p>and {} more</p>").format(len(found) - SHOWN) if len(found) > SHOWN else ""
        return Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>{}").format(head, body, left)


def _line(cells: list[Any]) -> Markup:
    shown = ("" if cell is None else safe_line(str(cell)) for cell in cells)
    return Markup("<tr>{}</tr>").format(Markup("").join(Markup("<td>{}</td>").format(cell) for cell in shown))


def read(paths: tuple[str, ...], options: Mapping[str, Any]) -> Rows[Article]:
    """The articles of the paths, by id."""
    found = tuple(pipeline.articles(_options(paths, options)))
    return Rows.of(found, lambda: rows.of_articles(found))


def annotate(paths: tuple[str, ...], options: Mapping[str, Any]) -> Rows[Annotation]:
    """The annotations of the paths' articles."""
    found = tuple(it for it in pipeline.annotate(_options(paths, options)) if not isinstance(it, Skipped))
    return Rows.of(found, lambda: (row for it in found for row in rows.mentions_of(it)))


def extract(paths: tuple[str, ...], options: Mapping[str, Any]) -> Result:
    """The result of the paths' articles."""
    return tabular(pipeline.extract(_options(paths, options)))


def diff(a: str, b: str, options: Mapping[str, Any]) -> DiffResult:
    """The two articles side by side."""
    found = pipeline.diff(_options((a, b), options))
    return replace(found, found=tabular(found.found))


def tabular(result: Result) -> Result:
    """The result with `to_rows()` on its claims, relations, events and articles."""
    return replace(
        result,
        articles=Rows.of(result.articles, lambda: rows.articles(result)),
        claims=Rows.of(result.claims, lambda: rows.claims(result)),
        events=Rows.of(result.events, lambda: rows.events(result)),
        relations=Rows.of(result.relations, lambda: rows.relations(result)),
    )


def _options(paths: tuple[str, ...], given: Mapping[str, Any]) -> pipeline.Options:
    """The pipeline's options; in a program of somebody else's the work is done in this process if nothing is said."""
    own = {f.name for f in fields(pipeline.Options)} - {"paths", "reading"}
    of_reading = {f.name for f in fields(ReadOptions)} - own
    if unknown := sorted(set(given) - own - of_reading):
        raise UsageError(f"no option '{unknown[0]}'", f"there are {', '.join(sorted(own | of_reading))}")
    reading = ReadOptions(**{name: value for name, value in given.items() if name in of_reading})
    told = {name: value for name, value in given.items() if name in own}
    return pipeline.Options(**{"jobs": 1} | told | {"paths": tuple(map(str, paths)), "reading": reading})
