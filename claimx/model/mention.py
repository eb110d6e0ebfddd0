"""What the pipeline finds in an article's text: times, places, names, quantities, attributions."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from claimx.model.article import Article
from claimx.model.span import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
NameType = Literal["organisation", "person"]
Bound = Literal["=", "~", ">", "<", ">=", "<="]
Role = Literal["killed", "injured", "missing", "detained", "displaced"]


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3 (ISO-TimeML, as TempEval-3 writes it): `type`, `value`, `mod`."""

    type: TimexType
    value: str
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a duration counts from: `way` tells on which side of the date `timex` it lies ("five years after … 2014").

    `span` is the text that tells that date, None where it is the article's own day (`timex` is PRESENT_REF then).
    """

    way: Literal["after", "before"]
    timex: Timex
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression, its TIMEX3, and the first and last day that it can mean (None: nothing bounds that side).

    `inherited` is set only on a claim's copy that was taken from a neighbouring sentence or the headline. `anchor` is
    what a duration counts from, where the article tells it: only such a duration has days.
    """

    span: Span
    timex: Timex
    earliest: date | None = None
    latest: date | None = None
    inherited: bool = False
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym. `name` is the GeoNames name folded to ASCII where `geonameid` is known, else the fullest form in the article.

    `country` is ISO 3166-1 alpha-2, `lat`/`lon` are degrees, `kind` is "country", "region" or "place", `path` names what
    it lies in ("Mosul, Ninawa, Iraq"). `metonym` is the body that the place stands for here ("Government of Kenya" for
    "Nairobi denied"); the place stays what it is. `id` is a user's own id for it. `why`
    tells what else the name could mean, and stays out of the records.
    """

    span: Span
    name: str
    geonameid: int | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    kind: str = "place"
    inherited: bool = False
    path: str | None = None
    metonym: str | None = None
    id: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """An organisation or a person; `name` is its fullest form in the article or the head name of a known alias.

    `id` is a user's own id for it.
    """

    span: Span
    type: NameType
    name: str
    id: str | None = None


def key_of(mention: Place | Name) -> str:
    """The key under which a name's mentions meet, across articles too: "country:IQ", "place:99072", "person:Ann Okello"."""
    if isinstance(mention, Name):
        return f"{mention.type}:{mention.name}"
    if mention.kind == "country" and mention.country:
        return f"country:{mention.country}"
    return f"place:{mention.geonameid or mention.name}"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bound. `low`/`high` are None where that side is open; a range has `value` None.

    `span` is None and `implicit` True where no number word states the count ("a man was killed").
    `measure` ties two measures of one thing in the text, "400 km (350 miles)": the same number on both.
    """

    span: Span | None
    value: float | None
    low: float | None
    high: float | None
    relation: Bound
    unit: str | None = None
    of: str | None = None
    role: Role | None = None
    implicit: bool = False
    measure: int | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what (PARC/PolNeAR's three parts); each a tuple of spans, since the text may split them.

    `source` is empty where nobody is named.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Annotation:
    """Everything found in one article, in order of the text. `article` carries the inferred `published`."""

    article: Article
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    names: tuple[Name, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
