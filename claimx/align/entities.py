"""One thing under all its names in a run: mentions of many articles -> entities, and claims that point to them."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from claimx.align.variants import Known, Named, joined
from claimx.model import Annotation, Argument, Claim, Entity, key_of

_KINDS = ("place", "organisation", "person")


class Entities:
    """All entities of a run, and the way from a claim's refs to them."""

    def __init__(self, annotations: Sequence[Annotation]) -> None:
        found = {a.article.id: tuple(_named(a)) for a in annotations}
        self.canonical = joined(_known(found))
        self.names = {i: Counter(self.canonical.get(n.ref, n.ref) for n in names) for i, names in found.items()}
        groups = _groups({n for names in found.values() for n in names}, self.canonical)
        made = {ref: _entity(ref, members) for ref, members in groups.items()}
        self.entities = tuple(sorted(made.values(), key=lambda e: (e.type, e.name, e.id)))
        self._refs = {(n.type, n.name): ref for ref in sorted(groups) for n in groups[ref]}
        self._ids = {ref: entity.id for ref, entity in made.items()}

    def settle(self, claim: Claim) -> Claim:
        """The claim with its arguments' refs and entities as the whole run knows them."""
        return replace(claim, who=self.argument(claim.who), what=self.argument(claim.what))

    def argument(self, argument: Argument | None) -> Argument | None:
        """An argument with the refs and the entity that the whole run knows for it."""
        if argument is None:
            return None
        refs = tuple(dict.fromkeys(self.canonical.get(r, r) for r in argument.refs))
        key = self.key(argument)
        return replace(argument, refs=refs, entity=self._ids[key] if key else None)

    def key(self, argument: Argument | None) -> str | None:
        """The run's ref for what an argument is called, None where that is no name of the run."""
        keys = ((kind, argument.name or "") for kind in _KINDS) if argument else ()
        return next((self._refs[k] for k in keys if k in self._refs), None)


class Apart:
    """The entities of single articles, each under the names that it has there, whatever else is read."""

    def __init__(self, annotations: Sequence[Annotation]) -> None:
        self._of = {a.article.id: Entities((a,)) for a in annotations}
        made: dict[str, Entity] = {}
        for entity in (e for own in self._of.values() for e in own.entities):
            known = made.setdefault(entity.id, entity)
            made[entity.id] = replace(known, names=tuple(sorted({*known.names, *entity.names})))
        self.entities = tuple(sorted(made.values(), key=lambda e: (e.type, e.name, e.id)))
        self.names = {article: names for own in self._of.values() for article, names in own.names.items()}

    def settle(self, claim: Claim) -> Claim:
        """The claim with the entities that its own article knows."""
        return self._of[claim.article].settle(claim)


def _named(annotation: Annotation) -> Iterable[Named]:
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
