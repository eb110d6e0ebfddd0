"""A pipeline that answers at once with the sample result, to test the command line alone; also a program of its own.

`python -m tests.cli.fake SCENARIO ARGUMENTS...` runs the command line on it in a process of its own.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from types import ModuleType

from claimx.errors import UsageError
from claimx.model import Annotation, DiffResult, Result, Skipped, Work
from claimx.readers import ReadOptions
from tests.views.sample import ALIKE, ARTICLES, DIFF, RESULT

SOUND = replace(RESULT, skipped=())


@dataclass(frozen=True)
class Options:
    paths: tuple[str, ...]
    model: str = "default"
    published: str | None = None
    outlet: str | None = None
    input_format: str | None = None
    names: str | None = None
    judgements: str | None = None
    events: bool = True
    mentions: bool = False
    reading: ReadOptions = field(default_factory=ReadOptions)
    warn: Callable[[str], None] = print
    stage: Callable[[str], None] = print
    progress: Callable[[int, int, Work | Skipped], None] | None = None


def _result(scenario: str) -> Result:
    if scenario == "refused":
        return RESULT
    if scenario == "passed over":
        return replace(SOUND, skipped=(Skipped("e.txt", "empty", "empty"),))
    if scenario == "agreed":
        return replace(SOUND, relations=())
    if scenario == "hostile":
        return replace(SOUND, skipped=(Skipped("\x1b]0;x\x07.txt", "missing", "no such file or folder"),))
    if scenario == "long":
        return replace(SOUND, claims=SOUND.claims * 500)
    return SOUND


def module(scenario: str = "", seen: list[Options] | None = None) -> ModuleType:
    """A stand-in for `claimx.pipeline`; the options it was called with are put into `seen`."""

    def extract(options: Options) -> Result:
        if seen is not None:
            seen.append(options)
        options.stage("extracting")
        if options.progress:
            options.progress(1, 3, Work(Annotation(ARTICLES[0]), ()))
        if scenario == "no model":
            raise UsageError("the model 'xx' is not installed", "install it with pip")
        if scenario == "interrupted":
            raise KeyboardInterrupt
        if scenario == "fault":
            raise ValueError("what \x1b[2J now?")
        options.warn("a.txt: published 'soon' (row) is no ISO date, passed over")
        return _result(scenario)

    def annotate(options: Options) -> Iterator[Annotation | Skipped]:
        result = extract(options)
        yield from result.skipped
        yield from map(Annotation, ARTICLES * (3000 if scenario == "long" else 1))

    def each(options: Options) -> Iterator[Result | Skipped]:
        result = extract(options)
        yield from result.skipped
        yield replace(result, events=(), relations=())

    def diff(options: Options) -> DiffResult:
        extract(options)
        return ALIKE if scenario == "agreed" else DIFF

    made = ModuleType("claimx.pipeline")
    made.Options, made.extract, made.annotate = Options, extract, annotate  # type: ignore[attr-defined]
    made.diff, made.each = diff, each  # type: ignore[attr-defined]
    return made


if __name__ == "__main__":
    from claimx.cli.main import run

    sys.modules["claimx.pipeline"] = module(sys.argv[1])
    sys.exit(run(sys.argv[2:]))
