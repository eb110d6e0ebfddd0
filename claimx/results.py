"""The result of a whole run: in memory, on disk, over a store or in parts, whichever it was asked for or is large enough for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

from claimx.align.origins import Copies
from claimx.engines.serial import Serial
from claimx.engines.shelf import shelf_at
from claimx.errors import UsageError
from claimx.model import DiffResult, Result, Skipped, Work
from claimx.readers import Pile
from claimx.readers.pair import read_pair
from claimx.readers.prints import print_of_paths
from claimx.renewal import renew
from claimx.running import Options, engine_for, piled_of, reading_of, run_of, task_of, worked_on
from claimx.sides import sides
from claimx.spilled import spilled
from claimx.store import Keys, Reading, Store, sync
from claimx.together import Ways, together

if TYPE_CHECKING:
    from claimx.parts.shards import Manifest

ARTICLES_A_TRANSACTION = 200
CHARACTERS_IN_MEMORY = 4_000_000
"""Text whose claims take some hundred megabytes, and are grouped faster here than by several processes over files."""


def extracted(options: Options) -> Result:
    """The claims of all articles, grouped into events, with the relations of their values.

    Raises UsageError for an unknown model; inputs that can't be read are in the result's `skipped`.
    """
    if options.parts and options.store:
        raise UsageError(
            "a run keeps what it finds in a store or in parts, not in both", "leave --store or --parts out"
        )
    if options.parts:
        return _in_parts(options.parts, options)
    return _stored(options.store, options) if options.store else _of_articles(piled_of(options), options)


def compared(options: Options) -> DiffResult:
    """What the two articles that `paths` names (files, or `file#id`) both say, say differently, and say alone.

    Raises InputError where one can't be read, UsageError for an unknown model or where a path holds several articles.
    """
    a, b = read_pair(options.paths, reading_of(options), options.warn)
    copied = len(Copies.of({article.id: article for article in (a, b)}).origins((a.id, b.id))) == 1
    return sides(_of_articles(Pile.of((a, b)), options), a.id, b.id, copied)


def _of_articles(pile: Pile, options: Options) -> Result:
    engine = engine_for(pile.characters, options) if len(pile) else Serial()
    with engine.held() as held:
        works = worked_on(pile, options, True, held)
        if options.events and options.is_plain and pile.characters > CHARACTERS_IN_MEMORY:
            # What a cluster's workers reach is not laid on this disk.
            here = held if options.engine == "local" else Serial()
            return spilled(here, works, pile.skipped, _ways(options))
        done = list(works)
    failed = [item for item in done if isinstance(item, Skipped)]
    return together([item for item in done if isinstance(item, Work)], [*pile.skipped, *failed], _ways(options))


def _stored(path: str, options: Options) -> Result:
    """The result of all that the store holds, once what the paths have that is new or changed is read into it."""
    store, keys = Store(Path(path)), Keys(run_of(options))
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
    pile = piled_of(replace(options, warn=warnings.append))
    now = {article.id: keys.article(article) for article in pile}
    change = sync(store.keys(), pile.names(), options.paths, now)
    store.drop(change.gone)
    skipped = [*pile.skipped, *change.skipped]
    done = worked_on(pile.only(change.fresh), options, claims=True)
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
    run, shelf, reading = run_of(options), shelf_at(place), reading_of(options)
    listing = Listing.of(options.paths, reading)
    with engine_for(listing.size, options).held() as engine:
        laid = Inlet(engine, shelf, run, reading, options.warn).laid(listing)
        options.stage("extracting")
        done = worked(engine, WorkShards(shelf, task_of(options, claims=True), run), laid.shards)
        manifests = list(_counted_shards(done, laid.articles, options))
        if options.events and options.is_plain:
            options.stage("grouping")
            return assembled(engine, shelf, manifests, laid.skipped, _ways(options))
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
    return Ways(run_of(options), options.events, options.mentions, options.judgements, options.warn, options.stage)
