"""One part of a run's claims as columns of numbers that mean something in this part alone, and the blocks of each claim."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimx.align.columns import NUMBERED, OPEN, SETS, Flags, Ints, Points, Sets
from claimx.align.features import PEOPLE, Features, features
from claimx.align.origins import put_prints, shingles
from claimx.compare.leeway import MONTH
from claimx.engines.shelf import Shelf
from claimx.model import Article, Claim
from claimx.model.calendar import shifted

SLIP = timedelta(days=2)
NOUN = 4

Terms = Mapping[str, Counter[str]]
Word = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Part:
    """What others must know of a part: where it lies on the shelf, its articles, its claims' ids, its words and towns.

    Articles and words are sorted; a number in the part's columns is a place among them.
    """

    place: str
    ids: NDArray[np.bytes_]
    articles: tuple[str, ...]
    words: tuple[str, ...]
    towns: tuple[Points, ...]


def laid(shelf: Shelf, place: str, claims: Sequence[Claim], articles: Mapping[str, Article], names: Terms) -> Part:
    """Leaves the columns, blocks, terms and shingles of a part on the shelf; `articles` and their `names` by id."""
    order = sorted(articles)
    numbers = {article: number for number, article in enumerate(order)}
    rows = [features(c, articles[c.article]) for c in claims]
    keys = [sorted(blocks(f)) for f in rows]
    told = terms(claims, names)
    words = sorted(_words(rows, keys, told.values()))
    number = {word: place for place, word in enumerate(words)}.__getitem__
    towns: dict[Points, int] = {(): -1}
    for name, column in _columns(rows, numbers, number, towns).items():
        shelf.put(f"{place}/{name}", column)
    for name in SETS:
        Sets.numbered([_SETS[name](f) for f in rows], {w: number(w) for f in rows for w in _SETS[name](f)}).put(
            shelf, f"{place}/{name}"
        )
    _lay_blocks(shelf, place, keys, number)
    _lay_articles(shelf, place, [articles[a] for a in order], [told.get(a, Counter()) for a in order], number)
    ids = np.array([c.id.encode() for c in claims], dtype=np.bytes_)
    return Part(place, ids, tuple(order), tuple(words), tuple(towns)[1:])


def blocks(f: Features) -> set[tuple[str, str]]:
    """The blocks that a claim is compared in: its family with its article and its names, and with its thing by months.

    Beside them stand those of its family with its article's weightiest terms, which only the whole run can tell.
    """
    family = home(f)
    return {(family, word) for word in (f"in {f.claim.article}", *f.things, *f.doers, *f.places, *_months(f))}


def home(f: Features) -> str:
    """The family of a claim's blocks: what happened and what undoes it share theirs."""
    return min(f.family, f.opposite) if f.opposite is not None else f.family


def _months(f: Features) -> Iterator[str]:
    """The thing with each month that a narrowly dated claim can lie in, for claims that name nothing."""
    first, last, days = f.window.earliest, f.window.latest, f.window.days
    if f.window.told and first and last and days and days <= MONTH:
        for day in (shifted(first, -SLIP), shifted(last, SLIP)):
            yield f"{f.thing}@{day:%Y-%m}"


def terms(claims: Iterable[Claim], names: Terms) -> Terms:
    """What each article speaks of, by article id: its names, and the nouns that its claims are about."""
    found = {article: Counter(counts) for article, counts in names.items()}
    for claim in claims:
        heads = (a.head for a in (claim.who, claim.what) if a is not None and len(a.head) >= NOUN)
        found.setdefault(claim.article, Counter()).update(f"noun:{head}" for head in heads)
    return found


_SETS: Mapping[str, Callable[[Features], Iterable[str]]] = {
    "things": lambda f: f.things,
    "doers": lambda f: f.doers,
    "places": lambda f: f.places,
    "countries": lambda f: f.countries,
    "who": lambda f: f.claim.who.refs if f.claim.who is not None else (),
}
_WORDS: Mapping[str, Callable[[Features], str | None]] = {
    "family": lambda f: f.family,
    "opposite": lambda f: f.opposite,
    "thing": lambda f: f.thing,
    "doer": lambda f: f.doer,
}
_FLAGS: Mapping[str, Callable[[Features], bool]] = {
    "told": lambda f: f.window.told,
    "planned": lambda f: f.claim.status == "planned",
    "nominal": lambda f: f.claim.nominal,
    "what": lambda f: f.claim.what is not None,
    "telling": lambda f: f.telling,
    "classed": lambda f: f.classed,
    "once": lambda f: f.once,
    "victims": lambda f: f.victims,
    "people": lambda f: f.people,
    "plural": lambda f: f.plural,
    "peopled": lambda f: f.thing == PEOPLE,
    "counted": lambda f: f.count is not None,
}
_NUMBERS: Mapping[str, Callable[[Features], float]] = {
    "sentence": lambda f: f.claim.sentence,
    "kinds": lambda f: f.kinds,
    "parts": lambda f: f.parts,
    "first": lambda f: f.window.earliest.toordinal() if f.window.earliest else -OPEN,
    "last": lambda f: f.window.latest.toordinal() if f.window.latest else OPEN,
    "days": lambda f: f.window.days or OPEN,
    "toll": lambda f: f.toll,
}


def _words(
    rows: Sequence[Features], keys: Iterable[Iterable[tuple[str, str]]], told: Iterable[Iterable[str]]
) -> set[str]:
    found = {word for own in keys for key in own for word in key}
    found.update(term for own in told for term in own)
    for f in rows:
        found.update(word for of in _WORDS.values() if (word := of(f)) is not None)
        found.update(word for of in _SETS.values() for word in of(f))
        found.add(home(f))
    return found


def _columns(
    rows: Sequence[Features], articles: Mapping[str, int], number: Word, towns: dict[Points, int]
) -> dict[str, NDArray[Any]]:
    def ints(values: Iterable[float]) -> Ints:
        return np.fromiter(values, dtype=np.int64, count=len(rows))

    def numbered(of: Callable[[Features], str | None]) -> Ints:
        return ints(-1 if (word := of(f)) is None else number(word) for f in rows)

    counts = [f.count for f in rows]
    flags: dict[str, Flags] = {
        n: np.fromiter(map(of, rows), dtype=np.bool_, count=len(rows)) for n, of in _FLAGS.items()
    }
    return {
        **flags,
        **{name: numbered(_WORDS[name]) for name in NUMBERED},
        **{name: ints(map(of, rows)) for name, of in _NUMBERS.items()},
        "home": numbered(home),
        "article": ints(articles[f.claim.article] for f in rows),
        "site": ints(towns.setdefault(f.points, len(towns) - 1) for f in rows),
        "least": np.array([c.low if c is not None else 0.0 for c in counts], dtype=np.float64),
        "most": np.array([c.high if c is not None else 0.0 for c in counts], dtype=np.float64),
    }


def _lay_blocks(shelf: Shelf, place: str, keys: Sequence[Sequence[tuple[str, str]]], number: Word) -> None:
    entries = [(number(family), number(word), row) for row, own in enumerate(keys) for family, word in own]
    shelf.put(f"{place}/blocks", np.array(entries, dtype=np.int64).reshape(-1, 3))


def _lay_articles(
    shelf: Shelf, place: str, articles: Sequence[Article], told: Sequence[Counter[str]], number: Word
) -> None:
    counted = [(n, number(term), often) for n, own in enumerate(told) for term, often in own.items()]
    shelf.put(f"{place}/terms", np.array(counted, dtype=np.int64).reshape(-1, 3))
    shelf.put(f"{place}/published", np.array([_days(a) for a in articles], dtype=np.int64).reshape(-1, 2))
    put_prints(shelf, place, [shingles(a) for a in articles])


def _days(article: Article) -> tuple[int, int]:
    """First and last day of publication as ordinals; all days where a side is open."""
    known = article.published
    if known is None or known.earliest is None or known.latest is None:
        return 0, OPEN
    return known.earliest.toordinal(), known.latest.toordinal()
