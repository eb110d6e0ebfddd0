"""Which names of different articles are one: spellings, acronyms, places found on the map elsewhere, lone surnames."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimx.compare.names import asked_keys, name_keys, person_parts, same_name


@dataclass(frozen=True, slots=True)
class Named:
    """A name as one article has it: its key, type, canonical name, GeoNames id, the words it stood in, its country."""

    ref: str
    type: str
    name: str
    geonameid: int | None
    text: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A name and the ids of the articles that have it."""

    named: Named
    articles: frozenset[str]


Blocks = dict[tuple[str, str], list[int]]
"""Under a type and a key of a name, by number, the names that stand for their things."""


def joined(known: Sequence[Known]) -> dict[str, str]:
    """Ref -> the ref that stands for the same thing all over the run; `known` has those named most often first.

    Places with an id are heads of their own; of the rest the commonest spelling is, unless a place with an id is meant.
    """
    heads: list[Known] = []
    blocks: Blocks = defaultdict(list)
    canonical: dict[str, str] = {}
    for it in sorted(known, key=lambda k: k.named.geonameid is None):
        home = None if it.named.geonameid is not None else _home(it, heads, blocks)
        canonical[it.named.ref] = home or it.named.ref
        if home is None:
            for key in name_keys(it.named.name, it.named.type):
                blocks[it.named.type, key].append(len(heads))
            heads.append(it)
    return canonical | _mistaken(known, canonical) | _surnames(known, canonical)


def _home(it: Known, heads: Sequence[Known], blocks: Blocks) -> str | None:
    """The ref of the one thing whose name agrees; a thing without an id goes to the commonest spelling."""
    found = {
        k.named.ref: k
        for k in _alike(it, heads, blocks)
        if same_name(k.named.name, it.named.name, it.named.type).kind == "agrees"
    }
    sure = [ref for ref, k in found.items() if k.named.geonameid is not None]
    if len(sure) > 1:
        return None
    return next(iter(sure or found), None)


def _alike(it: Known, heads: Sequence[Known], blocks: Blocks) -> Iterable[Known]:
    """Those heads that may have the same name, the commonest first."""
    keys = asked_keys(it.named.name, it.named.type)
    found = {number for key in keys for number in blocks.get((it.named.type, key), ())}
    return (heads[number] for number in sorted(found) if _one_country(heads[number].named, it.named))


def _one_country(a: Named, b: Named) -> bool:
    return a.country is None or b.country is None or a.country == b.country


def _mistaken(known: Sequence[Known], canonical: Mapping[str, str]) -> dict[str, str]:
    """A full name that an article took for a body's or an unlisted place's -> the person of that name whom as many tell."""
    persons = {person_parts(it.named.name): it for it in reversed(known) if it.named.type == "person"}
    out = {}
    for it in known:
        parts = person_parts(it.named.name) if it.named.type != "person" and it.named.geonameid is None else ()
        bearer = persons.get(parts) if len(parts) > 1 else None
        if bearer is not None and len(bearer.articles) >= len(it.articles):
            out[it.named.ref] = canonical[bearer.named.ref]
    return out


def _surnames(known: Sequence[Known], canonical: dict[str, str]) -> dict[str, str]:
    """A surname that an article has alone -> the one person of the run who bears it, if their articles share a name."""
    bearers: dict[str, list[Known]] = defaultdict(list)
    company: dict[str, set[str]] = defaultdict(set)
    for it in known:
        for article in it.articles:
            company[article].add(canonical[it.named.ref])
        parts = person_parts(it.named.name) if it.named.type == "person" else ()
        if len(parts) > 1:
            bearers[parts[-1]].append(it)
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for it in (it for full in bearers.values() for it in full):
        for article in it.articles:
            heard[canonical[it.named.ref]].update(company[article])
    out = {}
    for it in known:
        parts = person_parts(it.named.name) if _may_be_person(it.named) else ()
        full = bearers.get(parts[0], []) if len(parts) == 1 else []
        home = _bearer(it, sorted({canonical[k.named.ref] for k in full}), company, heard)
        if home is not None:
            out[it.named.ref] = home
    return out


def _bearer(
    it: Known, homes: Sequence[str], company: dict[str, set[str]], heard: Mapping[str, Counter[str]]
) -> str | None:
    """The bearer in whose company most articles tell the surname, by the names that they share."""
    votes: Counter[str] = Counter()
    for article in it.articles if homes else ():
        told = {ref for ref in company[article] if not ref.startswith("country:")} - {it.named.ref}
        shared = sorted(((sum(heard[home][ref] for ref in told - {home}), home) for home in homes), reverse=True)
        if shared[0][0] > (shared[1][0] if len(shared) > 1 else 0):
            votes[shared[0][1]] += 1
    ranked = votes.most_common(1)
    return ranked[0][0] if ranked and 2 * ranked[0][1] > votes.total() else None


def _may_be_person(named: Named) -> bool:
    """True for a person, and for one word that an article took for a body's name: a surname looks no different."""
    one_word = named.name.isalpha() and not named.name.isupper()
    return named.type == "person" or (named.type == "organisation" and one_word)
