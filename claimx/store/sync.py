"""What a run over some paths changes in a store: articles that are new or changed, and those that are gone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from claimx.model import Article, Skipped


@dataclass(frozen=True, slots=True)
class Sync:
    """`fresh` articles are to be read, `gone` ones (ids) to be forgotten, `skipped` ones stand in another's place."""

    fresh: list[Article]
    gone: list[str]
    skipped: list[Skipped]


def sync(
    held: Mapping[str, tuple[str, str]], articles: Sequence[Article], roots: Iterable[str], keys: Mapping[str, str]
) -> Sync:
    """Sets what the paths `roots` hold now, with the articles' `keys`, beside what is `held` (id -> path and key).

    An article is gone where it was found under one of the roots and no longer is; articles of other roots stay.
    """
    under = [PurePath(root) for root in roots]
    now = {article.id for article in articles}
    gone = [id for id, (path, _) in held.items() if id not in now and _under(path, under)]
    skipped = [_clash(a, held[a.id][0]) for a in articles if a.id in held and not _under(held[a.id][0], under)]
    taken = {skip.id for skip in skipped}
    fresh = [a for a in articles if a.id not in taken and (a.id not in held or held[a.id][1] != keys[a.id])]
    return Sync(fresh, gone, skipped)


def _under(path: str, roots: Sequence[PurePath]) -> bool:
    return any(PurePath(path).is_relative_to(root) for root in roots)


def _clash(article: Article, path: str) -> Skipped:
    return Skipped(
        article.id, "double", f"{article.path}: the store holds another article of the id {article.id}, from {path}"
    )
