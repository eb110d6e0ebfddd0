"""The order of the stages, nothing else: read, annotate, extract, align, judge."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import cast

from claimx import __version__, gazetteer, rules
from claimx.align import Apart, Entities, group, redated
from claimx.align.origins import Copies
from claimx.conflicts import judge
from claimx.engines import Engine, cores
from claimx.engines.serial import Serial
from claimx.errors import UsageError
from claimx.gazetteer.own import OwnNames, read_names
from claimx.judgements import Applied, read_judgements
from claimx.model import Annotation, Article, DiffResult, Result, Run, Skipped, Work
from claimx.nlp import model as models
from claimx.readers import Format, Pile, ReadOptions, piled
from claimx.readers.options import silent
from claimx.readers.pair import read_pair
from claimx.sides import sides
from claimx.store import Keys, Store, sync
from claimx.worker import Task, batches, faulty

SECONDS_AN_ARTICLE = 600.0
"""Far more than the longest article takes; what needs more will never end."""
ARTICLES_A_TRANSACTION = 200
CHARACTERS_A_BATCH = 50_000
CHARACTERS_A_PROCESS = 400_000
"""What one process reads in about the time that another needs to start."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a run reads, with what, and whom it tells.

    `paths` are files, folders or "-"; `published` (ISO day, month or year) and `outlet` are for articles that have none;
    `names` is a CSV file of the user's own names; without `events` claims are neither grouped nor compared; with
    `mentions` the result keeps each article's annotation; `judgements` is a file of what the user judged by hand;
    `reading` holds what else the readers can be told; `store` is a file that keeps what was found, and the result is of
    all that it holds;
    `jobs` is the number of processes, None for as many as the work and the cores suggest; `engine` is "local", or "dask"
    for the cluster of `scheduler`; `warn` takes a line for the user; `stage` takes the name of each stage as it begins, `progress`
    the number of articles done, the number in all, and what the last of them gave.
    """

    paths: tuple[str, ...]
    model: str = models.DEFAULT_MODEL
    published: str | None = None
    outlet: str | None = None
    input_format: str | None = None
    names: str | None = None
    judgements: str | None = None
    store: str | None = None
    events: bool = True
    jobs: int | None = None
    engine: str = "local"
    scheduler: str | None = None
    mentions: bool = False
    reading: ReadOptions = field(default_factory=ReadOptions)
    warn: Callable[[str], None] = silent
    stage: Callable[[str], None] = silent
    progress: Callable[[int, int, Work | Skipped], None] | None = None


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
        yield work if isinstance(work, Skipped) else _alone(work, run)


def extract(options: Options) -> Result:
    """The claims of all articles, grouped into events, with the relations of their values.

    Raises UsageError for an unknown model; inputs that can't be read are in the result's `skipped`.
    """
    return _stored(options.store, options) if options.store else _extracted(_read(options), options)


def diff(options: Options) -> DiffResult:
    """What the two articles that `paths` names (files, or `file#id`) both say, say differently, and say alone.

    Raises InputError where one can't be read, UsageError for an unknown model or where a path holds several articles.
    """
    a, b = read_pair(options.paths, _reading(options), options.warn)
    copied = len(Copies({article.id: article for article in (a, b)}).origins((a.id, b.id))) == 1
    return sides(_extracted(Pile.of((a, b)), options), a.id, b.id, copied)


def _extracted(pile: Pile, options: Options) -> Result:
    done = list(_worked(pile, options, claims=True))
    failed = [item for item in done if isinstance(item, Skipped)]
    return _aligned([item for item in done if isinstance(item, Work)], [*pile.skipped, *failed], options)


def _stored(path: str, options: Options) -> Result:
    """The result of all that the store holds, once what the paths have that is new or changed is read into it."""
    store, keys = Store(Path(path)), Keys(_run(options))
    pile = _read(options)
    now = {article.id: keys.article(article) for article in pile}
    change = sync(store.keys(), pile.names(), options.paths, now)
    store.drop(change.gone)
    skipped = [*pile.skipped, *change.skipped]
    fresh = pile.only(change.fresh)
    done = _worked(fresh, options, claims=True)
    while some := list(islice(done, ARTICLES_A_TRANSACTION)):
        skipped += [item for item in some if isinstance(item, Skipped)]
        store.put((item for item in some if isinstance(item, Work)), now)
    return _settled(store, keys, skipped, options)


def _settled(store: Store, keys: Keys, skipped: list[Skipped], options: Options) -> Result:
    """The store's result: as it stands where nothing has changed since, else aligned anew and put there."""
    key = keys.result({id: key for id, (_, key) in store.keys().items()}, options.events)
    plain = not options.judgements and not options.mentions
    if plain and (held := store.result(key)):
        return replace(held, skipped=tuple(skipped))
    result = _aligned(list(store.works()), skipped, options)
    if plain:
        store.settle(key, result)
    return result


def _worked(pile: Pile, options: Options, claims: bool) -> Iterator[Work | Skipped]:
    """Each article's work, in their order, on as many processes as the options and the amount of it ask for."""
    if not gazetteer.is_built():
        options.warn("building the index of the world's places, once; this takes half a minute")
        gazetteer.opened()
    models.check(options.model)
    options.stage("extracting" if claims else "annotating")
    task = Task(options.model, _own(options), claims)
    done = _engine(pile.characters, options).map(task, batches(pile, CHARACTERS_A_BATCH), faulty)
    return _counted(done, len(pile), options)


def _engine(characters: int, options: Options) -> Engine:
    """A cluster where one is named, else as many processes as asked for or as the work keeps busy."""
    if options.engine == "dask":
        if options.scheduler is None:
            raise UsageError("the dask engine needs a scheduler", "name it with --scheduler tcp://host:port")
        from claimx.engines.dask import Dask

        return Dask(options.scheduler)
    jobs = options.jobs or min(cores(), characters // CHARACTERS_A_PROCESS)
    if jobs < 2:
        return Serial()
    from claimx.engines.processes import Processes

    return Processes(jobs, SECONDS_AN_ARTICLE)


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


def _alone(work: Work, run: Run) -> Result:
    """What one article tells by itself, under the names that it has there."""
    entities = Apart((work.annotation,))
    return Result(
        run=run,
        articles=(work.annotation.article,),
        skipped=(),
        entities=entities.entities,
        claims=tuple(map(entities.settle, work.claims)),
        events=(),
        relations=(),
        annotations=(work.annotation,),
    )


def _aligned(works: list[Work], skipped: list[Skipped], options: Options) -> Result:
    """What needs all articles: names, events, dates that they narrow, relations, and what the user judged of them."""
    options.stage("grouping")
    given = Applied(read_judgements(options.judgements) if options.judgements else ())
    articles = {w.annotation.article.id: w.annotation.article for w in works}
    annotations, told = given.names(tuple(w.annotation for w in works), [c for w in works for c in w.claims])
    entities = Entities(annotations) if options.events else Apart(annotations)
    claims = tuple(map(entities.settle, told))
    events = given.events(group(claims, articles, entities.names), claims, articles) if options.events else ()
    articles, claims = redated(articles, claims, events)
    options.stage("comparing")
    by_id = {c.id: c for c in claims}
    judged = [judge(event, by_id, articles) for event in events]
    relations = given.relations([r for _, rs in judged for r in rs], claims, [event for event, _ in judged])
    for judgement in given.listed():
        if not judgement.applied:
            options.warn(f"the judgement '{judgement.kind}' of {judgement.a} does not apply: {judgement.why}")
    return Result(
        run=_run(options),
        articles=tuple(articles.values()),
        skipped=tuple(skipped),
        entities=entities.entities,
        claims=claims,
        events=tuple(event for event, _ in judged),
        relations=tuple(sorted(relations, key=lambda r: (r.event, r.slot, r.id))),
        copies=Copies(articles).groups() if options.events else (),
        annotations=annotations if options.mentions else (),
        judgements=given.listed(),
    )


def _run(options: Options) -> Run:
    told = {"published": options.published, "outlet": options.outlet, "input_format": options.input_format}
    told |= {"language": options.reading.language, "fix_text": "yes" if options.reading.fix_text else None}
    told["columns"] = ",".join(map("=".join, options.reading.columns)) or None
    if own := _own(options):
        told["names"] = own.digest
    return Run(
        claimx=__version__,
        model=models.version(options.model),
        rules=f"sha256:{rules.digest()}",
        gazetteer=gazetteer.version(),
        options={k: v for k, v in told.items() if v is not None},
    )
