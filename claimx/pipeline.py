"""The order of the stages, nothing else: read, annotate, extract, align, judge."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

from claimx import __version__, gazetteer, rules
from claimx.align.origins import Copies
from claimx.engines import Engine, cores
from claimx.engines.serial import Serial
from claimx.engines.shelf import shelf_at
from claimx.errors import UsageError
from claimx.gazetteer.own import OwnNames, read_names
from claimx.model import Annotation, Article, DiffResult, Result, Run, Skipped, Work
from claimx.nlp.packages import DEFAULT_MODEL, version
from claimx.readers import Format, Pile, ReadOptions, piled
from claimx.readers.options import silent
from claimx.readers.pair import read_pair
from claimx.readers.prints import print_of_paths
from claimx.renewal import renew
from claimx.sides import sides
from claimx.spilled import spilled
from claimx.store import Keys, Reading, Store, sync
from claimx.together import Ways, alone, together

if TYPE_CHECKING:
    from claimx.parts.shards import Manifest
    from claimx.worker import Task

SECONDS_AN_ARTICLE = 600.0
"""Far more than the longest article takes; what needs more will never end."""
ARTICLES_A_TRANSACTION = 200
CHARACTERS_A_BATCH = 50_000
CHARACTERS_IN_MEMORY = 4_000_000
"""Text whose claims take some hundred megabytes; a run over more leaves them on disk."""
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


def articles(options: Options) -> Sequence[Article]:
    """The articles as they are read, in the order of their ids; inputs that give none are left out."""
    return _read(options)


def annotate(options: Options) -> Iterator[Annotation | Skipped]:
    """The mentions and attributions of each article, in order of article ids; inputs that gave none come first.

    Raises UsageError for an unknown model.
    """
    pile = _read(options)
    yield from pile.skipped
    for work in _worked(pile, options, claims=False):
        yield work if isinstance(work, Skipped) else work.annotation


def each(options: Options) -> Iterator[Result | Skipped]:
    """`extract` without events: a result an article, as soon as it is read, of which nothing is kept.

    Raises UsageError for an unknown model; inputs that gave no article come first.
    """
    pile, run = _read(options), _run(options)
    yield from pile.skipped
    for work in _worked(pile, options, claims=True):
        yield work if isinstance(work, Skipped) else alone(work, run)


def extract(options: Options) -> Result:
    """The claims of all articles, grouped into events, with the relations of their values.

    Raises UsageError for an unknown model; inputs that can't be read are in the result's `skipped`.
    """
    if options.parts and options.store:
        raise UsageError(
            "a run keeps what it finds in a store or in parts, not in both", "leave --store or --parts out"
        )
    if options.parts:
        return _in_parts(options.parts, options)
    return _stored(options.store, options) if options.store else _extracted(_read(options), options)


def diff(options: Options) -> DiffResult:
    """What the two articles that `paths` names (files, or `file#id`) both say, say differently, and say alone.

    Raises InputError where one can't be read, UsageError for an unknown model or where a path holds several articles.
    """
    a, b = read_pair(options.paths, _reading(options), options.warn)
    copied = len(Copies.of({article.id: article for article in (a, b)}).origins((a.id, b.id))) == 1
    return sides(_extracted(Pile.of((a, b)), options), a.id, b.id, copied)


def _extracted(pile: Pile, options: Options) -> Result:
    if options.events and options.is_plain and pile.characters > CHARACTERS_IN_MEMORY:
        return spilled(_worked(pile, options, claims=True), pile.skipped, _ways(options))
    done = list(_worked(pile, options, claims=True))
    failed = [item for item in done if isinstance(item, Skipped)]
    return together([item for item in done if isinstance(item, Work)], [*pile.skipped, *failed], _ways(options))


def _stored(path: str, options: Options) -> Result:
    """The result of all that the store holds, once what the paths have that is new or changed is read into it."""
    store, keys = Store(Path(path)), Keys(_run(options))
    print = keys.reading(print_of_paths(options.paths, options.reading.most_articles), options.paths, options.reading)
    held = store.reading(print, keys.works(store.keys()))
    if held is None:
        held = _refreshed(store, keys, options)
        if not any(it.stage == "fault" for it in held.skipped):
            store.put_reading(print, keys.works(store.keys()), held)
    for line in held.warnings:
        options.warn(line)
    return _settled(store, keys, held.skipped, options)


def _refreshed(store: Store, keys: Keys, options: Options) -> Reading:
    """Reads what is new or changed into the store, and forgets what is gone; what that met on the way."""
    warnings: list[str] = []
    pile = _read(replace(options, warn=warnings.append))
    now = {article.id: keys.article(article) for article in pile}
    change = sync(store.keys(), pile.names(), options.paths, now)
    store.drop(change.gone)
    skipped = [*pile.skipped, *change.skipped]
    done = _worked(pile.only(change.fresh), options, claims=True)
    while some := list(islice(done, ARTICLES_A_TRANSACTION)):
        skipped += [item for item in some if isinstance(item, Skipped)]
        store.put((item for item in some if isinstance(item, Work)), now)
    return Reading(tuple(skipped), tuple(warnings))


def _settled(store: Store, keys: Keys, skipped: Sequence[Skipped], options: Options) -> Result:
    """The store's result: as it stands where nothing has changed since, else brought up to date there."""
    key = keys.result({id: key for id, (_, key) in store.keys().items()}, options.events)
    if options.is_plain and (held := store.result(key)):
        return replace(held, skipped=tuple(skipped))
    if options.is_plain and options.events:
        renew(store, key, _ways(options))
        return _settled(store, keys, skipped, options)
    result = together(list(store.works()), skipped, _ways(options))
    if options.is_plain:
        store.settle(key, result)
    return result


def _in_parts(place: str, options: Options) -> Result:
    """The result by way of parts at a place that all workers reach; what an earlier run finished there is not done again."""
    from claimx.parts.read import Inlet, Listing
    from claimx.parts.run import assembled, works_of
    from claimx.parts.work import WorkShards, worked

    options.stage("reading")
    run, shelf, reading = _run(options), shelf_at(place), _reading(options)
    listing = Listing.of(options.paths, reading)
    engine = _engine(listing.size, options)
    laid = Inlet(engine, shelf, run, reading, options.warn).laid(listing)
    options.stage("extracting")
    done = worked(engine, WorkShards(shelf, _task(options, claims=True), run), laid.shards)
    manifests = list(_counted_shards(done, laid.articles, options))
    if options.events and options.is_plain:
        options.stage("grouping")
        return assembled(engine, shelf, manifests, laid.skipped, run)
    works = works_of(shelf, manifests)
    skipped = [*laid.skipped, *(it for it in works if isinstance(it, Skipped))]
    return together([it for it in works if isinstance(it, Work)], skipped, _ways(options))


def _counted_shards(
    done: "Iterator[tuple[Manifest, Sequence[Work | Skipped]]]", total: int, options: Options
) -> "Iterator[Manifest]":
    """The manifests of shards; each article of a shard is told as the shard is done."""
    number = count(1)
    for manifest, found in done:
        yield manifest
        for item in found:
            if options.progress is not None:
                options.progress(next(number), total, item)


def _ways(options: Options) -> Ways:
    return Ways(_run(options), options.events, options.mentions, options.judgements, options.warn, options.stage)


def _worked(pile: Pile, options: Options, claims: bool) -> Iterator[Work | Skipped]:
    """Each article's work, in their order, on as many processes as the options and the amount of it ask for."""
    if not len(pile):
        return iter(())
    # Imported here: a run that finds all in a store needs no spaCy.
    from claimx.worker import batches, faulty

    task = _task(options, claims)
    options.stage("extracting" if claims else "annotating")
    done = _engine(pile.characters, options).map(task, batches(pile, CHARACTERS_A_BATCH), faulty)
    return _counted(done, len(pile), options)


def _task(options: Options, claims: bool) -> "Task":
    """The work on articles, once what it needs here is there."""
    from claimx.nlp import model
    from claimx.worker import Task

    if not gazetteer.is_built():
        options.warn("building the index of the world's places, once; this takes half a minute")
        gazetteer.opened()
    model.check(options.model)
    return Task(options.model, _own(options), claims)


def _engine(characters: int, options: Options) -> Engine:
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


def _own(options: Options) -> OwnNames | None:
    return read_names(options.names) if options.names else None


def _read(options: Options) -> Pile:
    options.stage("reading")
    return piled(options.paths, _reading(options), options.warn)


def _reading(options: Options) -> ReadOptions:
    kind = cast(Format | None, options.input_format)
    return replace(options.reading, input_format=kind, published=options.published, outlet=options.outlet)


def _counted(done: Iterator[Work | Skipped], total: int, options: Options) -> Iterator[Work | Skipped]:
    for number, item in enumerate(done, 1):
        if options.progress is not None:
            options.progress(number, total, item)
        yield item


def _run(options: Options) -> Run:
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
