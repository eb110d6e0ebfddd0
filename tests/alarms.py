"""Sets of short reports that hold true contradictions and near-misses: which alarms claimx raises, and which it should."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimx.model import Claim, Event, Relation, Result
from tests.reports import run

SETS = Path(__file__).parent.parent / "fixtures" / "sets.jsonl"


@dataclass(frozen=True)
class Alarm:
    """Two values told to contradict each other: the slot, and the sentences that tell each."""

    slot: str
    a: tuple[str, ...]
    b: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.slot}: “{self.a[0]}” against “{self.b[0]}”"


@dataclass(frozen=True)
class Wanted:
    """A contradiction that a careful reader sees: the slot, and words of a sentence on either side."""

    slot: str
    a: str
    b: str

    def met(self, alarm: Alarm) -> bool:
        """True where the alarm tells this, whichever side comes first."""
        ways = ((alarm.a, alarm.b), (alarm.b, alarm.a))
        return self.slot == alarm.slot and any(_in(self.a, one) and _in(self.b, other) for one, other in ways)


@dataclass(frozen=True)
class Case:
    """A set of reports (day or "", text; title) with all contradictions in it; `missed` where claimx is known to miss one.

    `held` ones are for the quality gate: no rule is made from them.
    """

    name: str
    held: bool
    missed: bool
    reports: tuple[tuple[str, str], ...]
    titles: tuple[str, ...]
    wanted: tuple[Wanted, ...]

    def alarms(self, folder: Path) -> list[Alarm]:
        """What claimx says of the reports, written into an empty folder."""
        return list(alarms(run(folder, *self.reports, titles=self.titles)))

    def false(self, told: list[Alarm]) -> list[str]:
        """The alarms that are none, in words."""
        return [str(a) for a in told if not any(w.met(a) for w in self.wanted)]

    def untold(self, told: list[Alarm]) -> list[Wanted]:
        """The contradictions that none of the alarms tells."""
        return [w for w in self.wanted if not any(w.met(a) for a in told)]


def cases(held: bool) -> list[Case]:
    """The sets, those held out or those that rules are made from."""
    rows = map(json.loads, SETS.read_text(encoding="utf-8").splitlines())
    return [_case(row) for row in rows if row["held"] == held]


def _case(row: dict[str, object]) -> Case:
    told: list[dict[str, str]] = row["articles"]  # type: ignore[assignment]
    wanted: list[dict[str, str]] = row["conflicts"]  # type: ignore[assignment]
    return Case(
        name=str(row["name"]),
        held=bool(row["held"]),
        missed=bool(row.get("missed")),
        reports=tuple((a.get("published", ""), a["text"]) for a in told),
        titles=tuple(a.get("title", "") for a in told),
        wanted=tuple(Wanted(**w) for w in wanted),
    )


def alarms(result: Result) -> Iterator[Alarm]:
    """Every conflict of a result with the sentences that tell its sides."""
    claims, events = {c.id: c for c in result.claims}, {e.id: e for e in result.events}
    for r in result.relations:
        if r.kind == "conflicts":
            yield Alarm(r.slot, *(_sentences(claim, r, events[r.event], claims) for claim in (r.a, r.b)))


def _sentences(claim: str, r: Relation, event: Event, claims: dict[str, Claim]) -> tuple[str, ...]:
    """The sentences of all claims that tell the value which a claim stands for."""
    values = (v.claims for s in event.slots if s.slot == r.slot for v in s.values if claim in v.claims)
    return tuple(claims[c].evidence.text for c in next(values, (claim,)))


def _in(words: str, sentences: tuple[str, ...]) -> bool:
    return any(words.casefold() in sentence.casefold() for sentence in sentences)
