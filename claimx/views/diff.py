"""`diff --format table`: what two articles say differently, what both say, and what only one of them says."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from claimx.model import Claim, DiffResult, Shared, Side, SlotDiff
from claimx.views import disagreements, verdicts, words
from claimx.views.compared import WEIGHT
from claimx.views.index import Index
from claimx.views.paired import SIDES, differing, label
from claimx.views.tables import claims_table, published, section
from claimx.views.terminal import plain, sheet

MOST = 4
NOTHING = Text("Nothing.", style="dim")


def parts(it: DiffResult, width: int, everything: bool = False) -> Iterator[RenderableType]:
    """The whole view from top to bottom for a screen of `width` columns; `everything` shows more than main claims."""
    index = Index(it.found)
    yield from _heading(it)
    yield section("What they say differently")
    apart, left = _shown((e for e in it.both if e.differs), everything, index)
    for number, comparison in enumerate(differing(it, apart, index), 1):
        yield disagreements.table(comparison, number, width)
    yield _rest(bool(apart), left)
    yield section("What both say")
    alike, left = _shown((e for e in it.both if not e.differs), everything, index)
    changed = [e for e in alike if everything or not (_versions(it) and _word_for_word(e, index))]
    if changed:
        yield Group(Text(""), _alike(it, changed, everything, index))
    if same := len(alike) - len(changed):
        yield Group(Text(""), Text(f"{same} told by both versions in the same words", style="dim"))
    yield _rest(bool(alike), left)
    for side, article, ids in zip(SIDES, (it.a, it.b), (it.only_a, it.only_b), strict=True):
        yield section(f"Only {label(side, article)}")
        yield Group(Text(""), *(claims_table((index.claims[c] for c in ids), everything, width) if ids else [NOTHING]))
    if it.both:
        yield Group(Text(""), verdicts.legend())


def _shown(entries: Iterable[Shared], everything: bool, index: Index) -> tuple[list[Shared], int]:
    """The events that an article tells mainly, or all, and how many are left out."""
    told = list(entries)
    shown = [e for e in told if everything or any(index.claims[c].main for c in (*e.a, *e.b))]
    return shown, len(told) - len(shown)


def _rest(any_shown: bool, left: int) -> RenderableType:
    lines = [Text(f"{left} more with --all", style="dim")] if left else [] if any_shown else [NOTHING]
    return Group(*([Text("")] if lines else []), *lines)


def _heading(it: DiffResult) -> Iterator[RenderableType]:
    yield section("Articles")
    table = sheet(**{"": 0, "outlet": 3, "title": 6, "published": 3})
    table.add_column("claims", justify="right")
    for side, article in zip(SIDES, (it.a, it.b), strict=True):
        main = sum(c.main for c in it.found.claims if c.article == article.id)
        named = plain(article.outlet or article.id, "bold"), plain(article.title or "–")
        table.add_row(Text(side.upper(), style="bold"), *named, published(article), str(main))
    yield table
    if it.one_origin:
        yield Group(Text(""), Text(_origin(it), style="yellow"))


def _versions(it: DiffResult) -> bool:
    """True for two versions of one article: one outlet, and nearly the same words."""
    return it.one_origin and it.a.outlet is not None and it.a.outlet == it.b.outlet


def _word_for_word(entry: Shared, index: Index) -> bool:
    """True where both tell the same claims; quotes, dashes and case don't count."""
    one, other = ({_folded(index.claims[c].text) for c in ids} for ids in (entry.a, entry.b))
    told = not (_alone(entry.slots, "a") or _alone(entry.slots, "b"))
    return one == other and told and all(slot.kind in ("agrees", None) for slot in entry.slots)


def _folded(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _origin(it: DiffResult) -> str:
    if _versions(it):
        return "Two versions of one article: most of the words are the same."
    return "One origin: most of the words are the same, so that what both say is told once, not twice."


def _alike(it: DiffResult, entries: Iterable[Shared], everything: bool, index: Index) -> Table:
    table = sheet(**{label("a", it.a): 4, label("b", it.b): 4, "in common": 3})
    for entry in entries:
        sides = (_claims([index.claims[c] for c in ids], everything) for ids in (entry.a, entry.b))
        table.add_row(*sides, Text("\n").join(_common(entry.slots, index.event_of[entry.a[0]].sure)))
    return table


def _claims(told: list[Claim], everything: bool) -> Text:
    """One side's claims, the main ones if there are any; what is told twice in the same words stands once."""
    main = [c for c in told if c.main]
    kept = told if everything else main or told
    shown = {(words.line(c.text).casefold(), words.speakers(c.said_by)): c for c in reversed(kept)}
    lines = [_claim(c) for c in sorted(shown.values(), key=lambda c: (c.sentence, c.predicate.span))]
    more = [Text(f"+ {len(lines) - MOST} more", style="dim")] if len(lines) > MOST else []
    return Text("\n").join([*lines[:MOST], *more])


def _claim(it: Claim) -> Text:
    text = plain(it.text)
    if it.said_by:
        text.append(" – ", style="dim").append_text(plain(words.speakers(it.said_by), "italic"))
    return text.append(f" s{it.sentence}", style="dim")


def _alone(slots: Iterable[SlotDiff], side: Side) -> list[str]:
    """The slots that only one side tells."""
    told: dict[str, set[Side]] = {}
    for it in slots:
        told.setdefault(it.slot, set()).update(
            s for s, value in zip(SIDES, (it.a, it.b), strict=True) if value is not None
        )
    return [slot for slot, sides in told.items() if sides == {side}]


def _common(slots: Sequence[SlotDiff], sure: bool) -> Iterator[Text]:
    """The slots that agree in one line, each other verdict with its reason, then what only one side tells.

    That both tell facts is no news.
    """
    judged = sorted((s for s in slots if s.kind), key=lambda s: -WEIGHT[s.kind] if s.kind else 0)
    for kind, group in groupby(judged, key=lambda s: s.kind):
        look = verdicts.LOOKS[kind or "agrees"]
        if kind == "agrees":
            names = words.joined(s.slot for s in group if s.slot != "status")
            if names:
                yield Text(f"{look.sign} {names}", style=look.style)
            continue
        for slot in group:
            yield Text(f"{look.sign} {slot.slot}: ", style=look.style).append_text(plain(slot.why, "default"))
    for side in SIDES:
        if alone := _alone(slots, side):
            yield Text(f"only {side.upper()} tells {words.joined(alone)}", style="yellow")
    if not sure:
        yield Text("perhaps not one event", style="yellow")
