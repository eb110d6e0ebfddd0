"""One thing under all its names in a run: mentions of many articles -> entities, and claims that point to them."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from claimx.align.variants import Known, Named, joined
from claimx.model import Annotation, Argument, Claim, Entity, key_of

_KINDS = ("place", "organisation", "person")


@dataclass(frozen=True, slots=True)
class Book:
    """What claims are settled by: for a ref the run's own, for a type and name ("place:Lund") its ref, for a ref its entity."""

    canonical: dict[str, str]
    refs: dict[str, str]
    ids: dict[str, str]

    def settle(self, claim: Claim) -> Claim:
        """The claim with its arguments' refs and entities as the whole run knows them."""
        who, what = self.argument(claim.who), self.argument(claim.what)
        return claim if who is claim.who and what is claim.what else replace(claim, who=who, what=what)

    def argument(self, argument: Argument | None) -> Argument | None:
        """An argument with the refs and the entity that the whole run knows for it."""
        if argument is None:
            return None
        refs = tuple(dict.fromkeys(self.canonical.get(r, r) for r in argument.refs))
        key = self.key(argument)
        entity = self.ids[key] if key else None
        return (
            argument
            if (refs, entity) == (argument.refs, argument.entity)
            else replace(argument, refs=refs, entity=entity)
        )

    def key(self, argument: Argument | None) -> str | None:
        """The run's ref for what an argument is called, None where that is no name of the run."""
        if argument is None or not argument.name:
            return None
        keys = (f"{kind}:{argument.name}" for kind in _KINDS)
        return next((self.refs[k] for k in keys if k in self.refs), None)

    def names(self, named: Iterable[Named]) -> Counter[str]:
        """How often an article names each thing of the run."""
        return Counter(self.canonical.get(n.ref, n.ref) for n in named)


class Entities:
    """All entities of a run, and the book that leads to them; `found` are the names of each article, by its id."""

    def __init__(self, found: Mapping[str, Sequence[Named]]) -> None:
        canonical = joined(_known(found))
        groups = _groups({n for names in found.values() for n in names}, canonical)
        made = {ref: _entity(ref, members) for ref, members in groups.items()}
        self.entities = tuple(sorted(made.values(), key=lambda e: (e.type, e.name, e.id)))
        refs = {f"{n.type}:{n.name}": ref for ref in sorted(groups) for n in groups[ref]}
        changed = {ref: home for ref, home in canonical.items() if ref != home}
        self.book = Book(changed, refs, {ref: entity.id for ref, entity in made.items()})
        self.names = {article: self.book.names(names) for article, names in found.items()}
        self.settle, self.key = self.book.settle, self.book.key

    @classmethod
    def of(cls, annotations: Iterable[Annotation]) -> "Entities":
        """The entities of articles; equal names of several are held once."""
        once: dict[Named, Named] = {}
        return cls({it.article.id: tuple(once.setdefault(n, n) for n in names_of(it)) for it in annotations})


class Apart:
    """The entities of single articles, each under the names that it has there, whatever else is read."""

    def __init__(self, annotations: Sequence[Annotation]) -> None:
        self._of = {a.article.id: Entities.of((a,)) for a in annotations}
        made: dict[str, Entity] = {}
        for entity in (e for own in self._of.values() for e in own.entities):
            known = made.setdefault(entity.id, entity)
            made[entity.id] = replace(known, names=tuple(sorted({*known.names, *entity.names})))
        self.entities = tuple(sorted(made.values(), key=lambda e: (e.type, e.name, e.id)))
        self.names = {article: names for own in self._of.values() for article, names in own.names.items()}

    def settle(self, claim: Claim) -> Claim:
        """The claim with the entities that its own article knows."""
        return self._of[claim.article].settle(claim)


def names_of(annotation: Annotation) -> Iterable[Named]:
    """The names in one article, as they meet those of others."""
    for place in annotation.places:
        yield Named(key_of(place), "place", place.name, place.geonameid, place.span.text, place.country)
    for name in annotation.names:
        yield Named(key_of(name), name.type, name.name, None, name.span.text)


def _known(found: Mapping[str, Sequence[Named]]) -> list[Known]:
    """Each ref once, with how often it is named and in which articles; those named most often first."""
    counts = Counter(n.ref for names in found.values() for n in names)
    articles: dict[str, set[str]] = defaultdict(set)
    first: dict[str, Named] = {}
    for article, names in sorted(found.items()):
        for n in names:
            articles[n.ref].add(article)
            first.setdefault(n.ref, n)
    refs = sorted(first, key=lambda ref: (-counts[ref], -len(first[ref].name), ref))
    return [Known(first[ref], frozenset(articles[ref])) for ref in refs]


def _groups(named: Iterable[Named], canonical: Mapping[str, str]) -> dict[str, list[Named]]:
    groups: dict[str, list[Named]] = defaultdict(list)
    for n in sorted(named, key=lambda n: (n.ref, n.text)):
        groups[canonical.get(n.ref, n.ref)].append(n)
    return groups


def _entity(ref: str, members: Sequence[Named]) -> Entity:
    head = next((m for m in members if m.ref == ref), members[0])
    names = tuple(sorted({m.text for m in members} | {m.name for m in members}))
    key = hashlib.sha256(f"{head.type}\0{ref}".encode()).hexdigest()[:12]
    return Entity(f"n{key}", head.type, head.name, names, head.geonameid)
