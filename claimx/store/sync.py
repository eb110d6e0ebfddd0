"""What a run over some paths changes in a store: articles that are new or changed, and those that are gone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from claimx.model import Skipped


@dataclass(frozen=True, slots=True)
class Sync:
    """`fresh` articles (ids) are to be read, `gone` ones to be forgotten, `skipped` ones stand in another's place."""

    fresh: frozenset[str]
    gone: list[str]
    skipped: list[Skipped]


def sync(
    held: Mapping[str, tuple[str, str]],
    articles: Sequence[tuple[str, str]],
    roots: Iterable[str],
    keys: Mapping[str, str],
) -> Sync:
    """Sets what the paths `roots` hold now (`articles`: id and path) with its `keys` beside what is `held` (id -> path, key).

    An article is gone where it was found under one of the roots and no longer is; articles of other roots stay.
    """
    under = [PurePath(root) for root in roots]
    now = {id for id, _ in articles}
    gone = [id for id, (path, _) in held.items() if id not in now and _under(path, under)]
    skipped = [_clash(id, path, held[id][0]) for id, path in articles if id in held and not _under(held[id][0], under)]
    taken = {skip.id for skip in skipped}
    fresh = (id for id, _ in articles if id not in taken and (id not in held or held[id][1] != keys[id]))
    return Sync(frozenset(fresh), gone, skipped)


def _under(path: str, roots: Sequence[PurePath]) -> bool:
    return any(PurePath(path).is_relative_to(root) for root in roots)


def _clash(id: str, path: str, other: str) -> Skipped:
    return Skipped(id, "double", f"{path}: the store holds another article of the id {id}, from {other}")
