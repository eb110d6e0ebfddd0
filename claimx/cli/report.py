"""What a run tells on standard error: warnings, skipped inputs, progress, one line at its end; and its exit code."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from claimx.cli.log import LOG
from claimx.model import Annotation, DiffResult, Kind, Result, Run, Skipped, Work

if TYPE_CHECKING:
    from rich.progress import Progress

    from claimx.verify import Checked

T = TypeVar("T")

SHOWN = 5
DISAGREEMENTS: tuple[Kind, ...] = ("conflicts", "supersedes")


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _first(names: Sequence[str]) -> str:
    """The first of many names, and how many more there are."""
    shown = ", ".join(names[:SHOWN])
    return f"{shown} and {len(names) - SHOWN} more" if len(names) > SHOWN else shown


class Report:
    """Counts what a run meets, tells it, and owns the run's exit code."""

    def __init__(self, quiet: bool = False, verbose: bool = False) -> None:
        self.quiet = quiet
        self.verbose = verbose
        self.counts: Counter[str] = Counter()
        LOG.counts = self.counts
        self._bar: Progress | None = None

    def warn(self, text: str) -> None:
        """Tells what a user should know and can live with."""
        if not self.quiet:
            LOG.complain(text, "warning")

    def skip(self, it: Skipped) -> None:
        """Names an input that gave no article, and why."""
        from claimx.readers import is_refused

        refused = is_refused(it)
        self.counts["refused" if refused else "passed over"] += 1
        if LOG.is_on:
            LOG.tell("skipped", id=it.id, stage=it.stage, reason=it.reason)
            return
        tell = LOG.complain if refused else self.warn
        tell(it.reason if it.id in it.reason else f"{it.id}: {it.reason}")

    def stage(self, name: str) -> None:
        """Tells which stage of the run begins."""
        LOG.tell("stage", stage=name)
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], description=name, completed=0, total=None)

    def progress(self, done: int, total: int, item: Work | Skipped) -> None:
        """Shows how far the run is, where somebody looks."""
        if isinstance(item, Work):
            LOG.tell("article", id=item.annotation.article.id, claims=len(item.claims), done=done, total=total)
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=done, total=total)

    @contextmanager
    def bar(self, wanted: bool = True) -> Iterator[None]:
        """A bar on standard error for as long as the work goes on, if that is a terminal."""
        if self.quiet or not wanted or not sys.stderr.isatty():
            yield
            return
        from claimx.cli.bar import made

        with made() as self._bar:
            self._bar.add_task("starting", total=None)
            yield
        self._bar = None

    def annotated(self, found: Iterable[Annotation | Skipped]) -> Iterator[Annotation]:
        """Passes annotations on and counts them; skipped inputs are told and left out."""
        for it in self._sound(found):
            self.counts["mentions"] += sum(map(len, (it.times, it.places, it.names, it.quantities)))
            yield it
        self._counted("mention")

    def told(self, found: Iterable[Result | Skipped]) -> Iterator[Result]:
        """The same with the results of single articles."""
        for it in self._sound(found):
            self.counts["claims"] += len(it.claims)
            if self.counts["articles"] == 1:
                self._made(it.run)
            yield it
        self._counted("claim")

    def _sound(self, found: "Iterable[T | Skipped]") -> "Iterator[T]":
        for it in found:
            if isinstance(it, Skipped):
                self.skip(it)
                continue
            self.counts["articles"] += 1
            yield it

    def _counted(self, what: str) -> None:
        self.warn(f"{_many(self.counts['articles'], 'article')}, {_many(self.counts[f'{what}s'], what)}{self._left()}")

    def extracted(self, result: Result) -> None:
        """Tells what a result holds and lacks."""
        for skipped in result.skipped:
            self.skip(skipped)
        self._copies(result.copies)
        kinds = Counter(r.kind for r in result.relations)
        self.counts["disagreements"] = sum(kinds[k] for k in DISAGREEMENTS)
        self.counts.update({name: len(getattr(result, name)) for name in ("articles", "claims", "events", "relations")})
        self._made(result.run)
        counts = (
            _many(len(result.articles), "article"),
            _many(len(result.claims), "claim"),
            _many(kinds["conflicts"], "conflict"),
            _many(kinds["supersedes"], "update"),
        )
        self.warn(", ".join(counts) + self._left())

    def held(self, result: Result) -> None:
        """Tells what the part of a store that was asked for holds."""
        self.counts["disagreements"] = sum(r.kind in DISAGREEMENTS for r in result.relations)
        self._made(result.run)
        counts = ((result.events, "event"), (result.relations, "verdict"), (result.articles, "article"))
        self.warn(", ".join(_many(len(them), noun) for them, noun in counts))

    def _copies(self, copies: Sequence[Sequence[str]]) -> None:
        """Names articles that are largely the same text: they are no voices of their own."""
        for first, *others in copies[:SHOWN]:
            self.warn(f"{_first(others)}: largely the same text as {first}")
        if len(copies) > SHOWN:
            self.warn(
                f"{len(copies) - SHOWN} more groups of articles are largely the same text (see 'copies' in the JSON)"
            )

    def compared(self, result: DiffResult) -> None:
        """Tells what two articles share and what each has alone."""
        self._made(result.found.run)
        self.counts["disagreements"] = sum(shared.differs for shared in result.both)
        told = f"{_many(len(result.both), 'event')} in both, {self.counts['disagreements']} told differently"
        self.warn(f"{told}, {_many(len(result.only_a), 'claim')} only in A, {len(result.only_b)} only in B")

    def verified(self, checked: "Checked") -> None:
        """Tells how many spans were checked and which articles could not be read."""
        for line in checked.unread:
            LOG.complain(line)
        self.counts["refused"], self.counts["disagreements"] = len(checked.unread), len(checked.broken)
        broken = f"{len(checked.broken)} of them broken" if checked.broken else "none broken"
        self.warn(f"{_many(checked.spans, 'span')} in {_many(checked.articles, 'article')}, {broken}")

    def _made(self, run: Run) -> None:
        if self.verbose:
            self.warn(f"model {run.model}, gazetteer {run.gazetteer}, rules {run.rules.removeprefix('sha256:')[:12]}")

    def _left(self) -> str:
        told = [f", {self.counts[k]} {k}" for k in ("passed over", "refused") if self.counts[k]]
        return "".join(told)

    def code(self, ask: bool = False) -> int:
        """3 where an input was refused, 1 where disagreements were found and `ask` wants to know, else 0."""
        if self.counts["refused"]:
            return 3
        return 1 if ask and self.counts["disagreements"] else 0
