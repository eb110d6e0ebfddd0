"""One thing under all its names in a run: mentions of many articles -> entities, and claims that point to them."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from claimx.compare.names import same_name
from claimx.model import Annotation, Argument, Claim, Entity, Place


@dataclass(frozen=True, slots=True)
class Named:
    """A name as one article has it: its key, type, canonical name, GeoNames id, and the words it stood in."""

    ref: str
    type: str
    name: str
    geonameid: int | None
    text: str


class Entities:
    """All entities of a run, and the way from a claim's refs to them."""

    def __init__(self, annotations: Sequence[Annotation]) -> None:
        named = sorted({n for a in annotations for n in _named(a)}, key=lambda n: (n.ref, n.text))
        self.canonical = _canonical(named)
        self.names = {a.article.id: Counter(self.canonical.get(n.ref, n.ref) for n in _named(a)) for a in annotations}
        self.entities = tuple(sorted(_entities(named, self.canonical), key=lambda e: (e.type, e.name, e.id)))
        self._ids = {(e.type, e.name): e.id for e in self.entities}

    def settle(self, claim: Claim) -> Claim:
        """The claim with its arguments' refs and entities as the whole run knows them."""
        return replace(claim, who=self._argument(claim.who), what=self._argument(claim.what))

    def _argument(self, argument: Argument | None) -> Argument | None:
        if argument is None:
            return None
        refs = tuple(dict.fromkeys(self.canonical.get(r, r) for r in argument.refs))
        entity = next(
            (
                self._ids[key]
                for kind in ("place", "organisation", "person")
                if (key := (kind, argument.name or "")) in self._ids
            ),
            None,
        )
        return replace(argument, refs=refs, entity=entity)


def _named(annotation: Annotation) -> Iterable[Named]:
    for place in annotation.places:
        yield Named(_place_ref(place), "place", place.name, place.geonameid, place.span.text)
    for name in annotation.names:
        yield Named(f"{name.type}:{name.name}", name.type, name.name, None, name.span.text)


def _place_ref(place: Place) -> str:
    if place.kind == "country" and place.country:
        return f"country:{place.country}"
    return f"place:{place.geonameid or place.name}"


def _canonical(named: list[Named]) -> dict[str, str]:
    """Ref -> the ref of the commonest spelling of the same thing; only names of one type with a like last word are compared."""
    counts = Counter(n.ref for n in named)
    refs = sorted(
        {(n.type, n.name, n.ref) for n in named if n.geonameid is None}, key=lambda k: (-counts[k[2]], -len(k[1]), k)
    )
    heads: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    canonical: dict[str, str] = {}
    for kind, name, ref in refs:
        block = heads[kind, name.split()[-1][:1].casefold()]
        home = next((r for known, r in block if same_name(known, name, kind).kind == "agrees"), None)
        canonical[ref] = home or ref
        if home is None:
            block.append((name, ref))
    return canonical


def _entities(named: list[Named], canonical: Mapping[str, str]) -> Iterable[Entity]:
    groups: dict[str, list[Named]] = defaultdict(list)
    for n in named:
        groups[canonical.get(n.ref, n.ref)].append(n)
    for ref, members in groups.items():
        head = next((m for m in members if m.ref == ref), members[0])
        names = tuple(sorted({m.text for m in members} | {m.name for m in members}))
        key = hashlib.sha256(f"{head.type}\0{ref}".encode()).hexdigest()[:12]
        yield Entity(f"n{key}", head.type, head.name, names, head.geonameid)
