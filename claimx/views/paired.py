"""What two articles say of one event, slot by slot, ready to be laid out: no colours, no columns."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from claimx.model import Article, DiffResult, Shared, Side, SlotDiff, SlotName, Value
from claimx.views.compared import WEIGHT, Comparison, Row, Told, Verdict, told, urgency, weight
from claimx.views.index import Index

SIDES: tuple[Side, Side] = ("a", "b")


def label(side: Side, article: Article) -> str:
    """The name of a side's column: its letter and its outlet, or its id where no outlet is known."""
    return f"{side.upper()} · {article.outlet or article.id}"


def differing(it: DiffResult, entries: Iterable[Shared], index: Index) -> list[Comparison]:
    """Events with a column for A and one for B, those in conflict first."""
    return sorted((_comparison(it, entry, index) for entry in entries), key=weight)


def _comparison(it: DiffResult, entry: Shared, index: Index) -> Comparison:
    columns: dict[str, tuple[Article, ...]] = {label("a", it.a): (it.a,), label("b", it.b): (it.b,)}
    rows = (_row(slot, list(diffs), columns, index) for slot, diffs in groupby(entry.slots, key=lambda d: d.slot))
    telling = sorted((row for row in rows if row.differs or row.slot not in ("status", "what")), key=urgency)
    kinds = Counter(d.kind for d in entry.slots if d.kind)
    return Comparison(index.event_of[entry.a[0]], columns, tuple(telling), kinds)


def _row(slot: SlotName, diffs: list[SlotDiff], columns: Iterable[str], index: Index) -> Row:
    cells = {name: tuple(_cell(diffs, side, index)) for name, side in zip(columns, SIDES, strict=True)}
    return Row(slot, cells, tuple(sorted(_verdicts(diffs), key=lambda v: WEIGHT[v.kind])))


def _value(it: SlotDiff, side: Side) -> Value | None:
    return it.a if side == "a" else it.b


def _cell(diffs: list[SlotDiff], side: Side, index: Index) -> Iterator[Told]:
    """Each value of a side once, under all verdicts on it."""
    for value in dict.fromkeys(v for d in diffs if (v := _value(d, side))):
        kinds = (d.kind for d in diffs if d.kind and _value(d, side) == value)
        yield told(diffs[0].slot, value.value, [index.claims[c] for c in value.claims], kinds)


def _verdicts(diffs: Iterable[SlotDiff]) -> Iterator[Verdict]:
    """The verdicts; only where one supersedes the other it matters between whom, the earlier first."""
    between: dict[Side | None, tuple[str, str]] = {"a": ("A", "B"), "b": ("B", "A")}
    for it in diffs:
        if it.kind:
            named = between.get(it.first, ("", "")) if it.kind == "supersedes" else ("", "")
            yield Verdict(it.kind, it.sure, it.why, *named)
