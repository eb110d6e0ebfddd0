"""How a run goes about its articles: what it was asked, what it reads them with, and on what engine."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import cast

from claimx import __version__, gazetteer, rules
from claimx.engines import Engine, cores
from claimx.engines.serial import Serial
from claimx.errors import UsageError
from claimx.gazetteer.own import OwnNames, read_names
from claimx.model import Run, Skipped, Work
from claimx.nlp.packages import DEFAULT_MODEL, version
from claimx.readers import Format, Pile, ReadOptions, piled
from claimx.readers.options import silent
from claimx.worker import CHARACTERS_A_BATCH, Task, batches, faulty

SECONDS_AN_ARTICLE = 600.0
"""Far more than the longest article takes; what needs more will never end."""
CHARACTERS_A_PROCESS = 400_000
"""What one process reads in about the time that another needs to start."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a run reads, with what, and whom it tells.

    `paths` are files, folders or "-"; `published` (ISO day, month or year) and `outlet` are for articles that have none;
    `names` is a CSV file of the user's own names; without `events` claims are neither grouped nor compared; with
    `mentions` the result keeps each article's annotation; `judgements` is a file of what the user judged by hand;
    `reading` holds what else the readers can be told; `store` is a file that keeps what was found, and the result is of
    all that it holds; `parts` is a folder or address that all workers reach, where the run's parts lie;
    `jobs` is the number of processes, None for as many as the work and the cores suggest; `engine` is "local", or "dask"
    or "spark" for the cluster of `scheduler`; `warn` takes a line for the user; `stage` takes the name of each
    stage as it begins, `progress` the number of articles done, the number in all, and what the last of them gave.
    """

    paths: tuple[str, ...]
    model: str = DEFAULT_MODEL
    published: str | None = None
    outlet: str | None = None
    input_format: str | None = None
    names: str | None = None
    judgements: str | None = None
    store: str | None = None
    parts: str | None = None
    events: bool = True
    jobs: int | None = None
    engine: str = "local"
    scheduler: str | None = None
    mentions: bool = False
    reading: ReadOptions = field(default_factory=ReadOptions)
    warn: Callable[[str], None] = silent
    stage: Callable[[str], None] = silent
    progress: Callable[[int, int, Work | Skipped], None] | None = None

    @property
    def is_plain(self) -> bool:
        """True where the result follows from the claims alone: nothing is judged by hand, no annotations are kept."""
        return not self.judgements and not self.mentions


def piled_of(options: Options) -> Pile:
    """The articles that the paths hold."""
    options.stage("reading")
    return piled(options.paths, reading_of(options), options.warn)


def reading_of(options: Options) -> ReadOptions:
    """What the readers are told."""
    kind = cast(Format | None, options.input_format)
    return replace(options.reading, input_format=kind, published=options.published, outlet=options.outlet)


def run_of(options: Options) -> Run:
    """What a result was made with."""
    told = {"published": options.published, "outlet": options.outlet, "input_format": options.input_format}
    told |= {"language": options.reading.language, "fix_text": "yes" if options.reading.fix_text else None}
    told["columns"] = ",".join(map("=".join, options.reading.columns)) or None
    if own := _own(options):
        told["names"] = own.digest
    return Run(
        claimx=__version__,
        model=version(options.model),
        rules=f"sha256:{rules.digest()}",
        gazetteer=gazetteer.version(),
        options={k: v for k, v in told.items() if v is not None},
    )


def _own(options: Options) -> OwnNames | None:
    return read_names(options.names) if options.names else None


def worked_on(pile: Pile, options: Options, claims: bool, engine: Engine | None = None) -> Iterator[Work | Skipped]:
    """Each article's work, in their order, on the engine, or on one as the options and the amount of it ask for."""
    if not len(pile):
        return iter(())
    task = task_of(options, claims)
    options.stage("extracting" if claims else "annotating")
    engine = engine or engine_for(pile.characters, options)
    done = engine.map(task, batches(pile, CHARACTERS_A_BATCH), faulty)
    return _counted(done, len(pile), options)


def _counted(done: Iterator[Work | Skipped], total: int, options: Options) -> Iterator[Work | Skipped]:
    for number, item in enumerate(done, 1):
        if options.progress is not None:
            options.progress(number, total, item)
        yield item


def task_of(options: Options, claims: bool) -> Task:
    """The work on articles, once what it needs here is there."""
    if not gazetteer.is_built():
        options.warn("building the index of the world's places, once; this takes half a minute")
        gazetteer.opened()
    version(options.model)  # refuses an unknown model before any work is handed out
    compared = options.events or options.store is not None or options.parts is not None
    return Task(options.model, _own(options), claims, chains=compared)


def engine_for(characters: int, options: Options) -> Engine:
    """A cluster where one is named, else as many processes as asked for or as the work keeps busy."""
    if options.engine != "local":
        return _cluster(options.engine, options.scheduler)
    jobs = options.jobs or min(cores(), characters // CHARACTERS_A_PROCESS)
    if jobs < 2:
        return Serial()
    from claimx.engines.processes import Processes

    return Processes(jobs, SECONDS_AN_ARTICLE)


def _cluster(engine: str, scheduler: str | None) -> Engine:
    if scheduler is None:
        like = {"dask": "tcp://host:port", "spark": "sc://host:port"}[engine]
        raise UsageError(f"the {engine} engine needs a scheduler", f"name it with --scheduler {like}")
    if engine == "spark":
        from claimx.engines.spark import Spark

        return Spark(scheduler)
    from claimx.engines.dask import Dask

    return Dask(scheduler)
