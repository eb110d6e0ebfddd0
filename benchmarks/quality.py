"""The quality gate: what claimx finds in the seeds, and says of pairs of short reports, against a careful reader.

    python benchmarks/quality.py            prints every figure, exits 1 where one is below its floor
    python benchmarks/quality.py --misses   prints what was missed too

Floors are in benchmarks/floors.toml; a figure that rises well above its floor asks for the floor to be raised.
"""

import json
import re
import subprocess
import sys
import tempfile
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from shutil import copy
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.alarms import score_sets  # noqa: E402

GOLD = ROOT / "fixtures" / "gold"
STOP = frozenset(["a", "an", "the", "of", "by", "al", "and", "in", "on", "to", "s"])
SLACK = 0.02
Record = dict[str, Any]


def rows(path: Path) -> list[Record]:
    """A JSON Lines file's records."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def claimx(*args: str) -> str:
    """What `claimx` prints."""
    run = subprocess.run([sys.executable, "-m", "claimx", *args, "-q"], capture_output=True, text=True, check=True)
    return run.stdout


def words(text: object) -> set[str]:
    """Content words without case, diacritics or apostrophes."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", str(text or "").lower()) if not unicodedata.combining(c))
    return set(re.findall(r"\w+", re.sub(r"[’'ʼ‘`]", "", plain))) - STOP


def overlap(a: Record, b: Record) -> int:
    """How many characters two spans share."""
    return min(int(a["end"]), int(b["end"])) - max(int(a["start"]), int(b["start"]))


def at(claims: Iterable[Record], span: Record) -> Record | None:
    """The claim whose predicate covers the span best."""
    found = max(claims, key=lambda c: overlap(c["predicate"], span), default=None)
    return found if found is not None and overlap(found["predicate"], span) > 0 else None


def says(told: Any, want: str) -> bool:
    """True where any of the spans shares a content word with `want`."""
    spans = told if isinstance(told, list) else [told]
    return any(s and words(want) & words(f"{s.get('text', '')} {s.get('name') or ''}") for s in spans)


def bounds(edtf: str) -> tuple[str, str]:
    """First and last day of a year, month, week, day or interval."""
    first, _, last = edtf.partition("/")
    if last:
        return bounds(first)[0], bounds(last)[1]
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", edtf):
        return tuple(date.fromisocalendar(int(week[1]), int(week[2]), d).isoformat() for d in (1, 7))  # type: ignore[return-value]
    parts = [int(p) for p in edtf.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else None
    if len(parts) == 3:
        return edtf, edtf
    after = date(year + (month in (None, 12)), 1 if month in (None, 12) else (month or 0) + 1, 1)
    return date(year, month or 1, 1).isoformat(), date.fromordinal(after.toordinal() - 1).isoformat()


def slots(gold: Record, claim: Record) -> Iterator[tuple[str, bool]]:
    """Each slot that the gold fills, and whether the claim has it right."""
    yield "status", claim["status"] == gold["status"] and claim["negated"] == gold["negated"]
    for slot in ("who", "what", "where", "said_by"):
        if gold[slot]:
            yield slot, says(claim[slot], gold[slot])
    if gold["when"] and gold["when"]["edtf"]:
        when = claim["when"] or {}
        yield "when", (when.get("earliest"), when.get("latest")) == bounds(gold["when"]["edtf"])
    for q in gold["quantities"]:
        yield "quantity", any(h["value"] == q["value"] and h["relation"] == q["relation"] for h in claim["quantities"])


def score_claims(result: Record, misses: list[str]) -> dict[str, float]:
    """Recall of the gold's claims among the main ones, each slot's share right, and how many main claims there are."""
    by: dict[str, list[Record]] = defaultdict(list)
    for claim in result["claims"]:
        if claim["main"]:
            by[claim["article"]].append(claim)
    right, asked = Counter[str](), Counter[str]()
    for gold in rows(GOLD / "seeds.claims.jsonl"):
        claim = at(by[gold["doc"]], gold["trigger"])
        told = [("recall", claim is not None), *(slots(gold, claim) if claim else [])]
        for slot, ok in told:
            asked[slot] += 1
            right[slot] += ok
            if not ok:
                misses.append(f"{gold['doc'][:3]}:{gold['trigger']['start']} {gold['trigger']['text']}: {slot}")
    return {f"claims {slot}": right[slot] / n for slot, n in asked.items()} | {
        "main claims": sum(map(len, by.values()))
    }


def score_names(annotated: list[Record], misses: list[str]) -> dict[str, float]:
    """Typed F1 of the names."""
    gold = rows(GOLD / "seeds.names.jsonl")
    have = {
        r["article"]["id"]: [m for m in r["mentions"] if m["type"] in ("place", "organisation", "person")]
        for r in annotated
    }
    typed = 0
    for g in gold:
        hit = any(
            m["type"] == g["type"] and overlap(m, g) * 2 >= min(m["end"] - m["start"], g["end"] - g["start"])
            for m in have[g["doc"]]
        )
        typed += hit
        if not hit:
            misses.append(f"{g['doc'][:3]}:{g['start']} {g['text']}: {g['type']}")
    return {"names typed f1": 2 * typed / (len(gold) + sum(map(len, have.values())))}


def score_one_name(annotated: list[Record]) -> float:
    """The share of right names that carry their thing's commonest canonical name, which no other thing has."""
    kinds = ("place", "organisation", "person")
    have = {r["article"]["id"]: [m for m in r["mentions"] if m["type"] in kinds] for r in annotated}
    given: dict[str, Counter[str]] = defaultdict(Counter)
    for g in rows(GOLD / "seeds.names.jsonl"):
        hit = max(have[g["doc"]], key=lambda m: overlap(m, g), default=None)
        if hit is not None and overlap(hit, g) > 0 and hit["type"] == g["type"]:
            given[g["group"]][str(hit.get("geonameid") or hit["name"])] += 1
    owner: dict[str, str] = {}
    for group, names in given.items():
        owner.setdefault(names.most_common(1)[0][0], group)
    one = sum(n for group, names in given.items() for name, n in names.items() if owner.get(name) == group)
    return one / max(1, sum(sum(names.values()) for names in given.values()))


class Verdicts:
    """What a result says of two claims: claims of one value agree, a relation holds for all claims of its values."""

    def __init__(self, result: Record) -> None:
        self.event = {c: e["id"] for e in result["events"] for c in e["claims"]}
        slots = [(e["id"], s["slot"], v["claims"]) for e in result["events"] for s in e["slots"] for v in s["values"]]
        self.value = {(slot, c): (event, n) for n, (event, slot, told) in enumerate(slots) for c in told}
        self.kinds: dict[frozenset[Any], set[str]] = defaultdict(set)
        for r in result["relations"]:
            self.kinds[self._pair(r["slot"], r["a"], r["b"])].add(r["kind"])

    def _pair(self, slot: str, a: str, b: str) -> frozenset[Any]:
        return frozenset((slot, self.value.get((slot, c), c)) for c in (a, b))

    def between(self, slot: str, a: str, b: str) -> set[str]:
        """The kinds told of two claims in one slot."""
        pair = self._pair(slot, a, b)
        return {"agrees"} if len(pair) == 1 and a != b else self.kinds.get(pair, set())


def score_relations(result: Record, misses: list[str]) -> float:
    """How many of the gold's relations are told as an accepted kind."""
    told = Verdicts(result)
    by: dict[str, list[Record]] = defaultdict(list)
    for claim in result["claims"]:
        by[claim["article"]].append(claim)
    right = 0
    for gold in rows(GOLD / "seeds.relations.jsonl"):
        have = unit_verdict(gold, by, told) if gold["slot"] == "unit" else pair_verdict(gold, by, told)
        ok = bool(have) and have <= set(gold["relation"])
        right += ok
        if not ok:
            misses.append(f"{gold['slot']}: {gold['why']}: {sorted(have)}")
    return right


def unit_verdict(gold: Record, by: dict[str, list[Record]], told: Verdicts) -> set[str]:
    """What is said of two measures in one claim; silence agrees where there is a claim with the measure."""
    stated = [c for c in by[gold["doc"]] if gold["text"] in c["evidence"]["text"].replace("\u00a0", " ")]
    claims = [c for c in stated if c["quantities"]]
    return {k for c in claims for k in told.between("unit", c["id"], c["id"])} or ({"agrees"} if claims else set())


def pair_verdict(gold: Record, by: dict[str, list[Record]], told: Verdicts) -> set[str]:
    """What is said of two claims of the gold in one slot, or of their being one event."""
    wanted = [(gold[s]["doc"], gold[s]["start"], gold[s]["start"] + len(gold[s]["text"])) for s in "ab"]
    found = [at(by[doc], {"start": start, "end": end}) for doc, start, end in wanted]
    if found[0] is None or found[1] is None:
        return set()
    a, b = found[0]["id"], found[1]["id"]
    if gold["slot"] == "event":
        return {"agrees"} if told.event[a] == told.event[b] else {"unrelated"}
    return told.between(gold["slot"], a, b)


def score_pairs(misses: list[str]) -> float:
    """How many pairs of short reports, no rule was made for, get no verdict but an accepted one."""
    from claimx.pipeline import Options, extract
    from claimx.views import records

    right, gold = 0, rows(ROOT / "fixtures" / "pairs.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        for pair in gold:
            path = Path(folder) / f"{pair['id']}.jsonl"
            lines = [json.dumps({"id": side, "outlet": f"Outlet {side.upper()}"} | pair[side]) for side in "ab"]
            path.write_text("\n".join(lines), encoding="utf-8")
            have = of_pair(pair["slot"], records.result(extract(Options(paths=(str(path),)))))
            right += have <= set(pair["relation"])
            if not have <= set(pair["relation"]):
                misses.append(f"{pair['id']} {pair['slot']}: {pair['relation']}: {sorted(have)}")
    return right / len(gold)


def of_pair(slot: str, result: Record) -> set[str]:
    """What is said of two reports in a slot; of their being one event where the slot is "event" and nothing is said."""
    told = Verdicts(result)
    ids: dict[str, list[str]] = defaultdict(list)
    for claim in result["claims"]:
        ids[claim["article"]].append(claim["id"])
    pairs = [(a, b) for a in ids["a"] for b in ids["b"]]
    have = {kind for a, b in pairs for kind in told.between(slot, a, b)}
    if slot == "event" and not have and any(told.event[a] == told.event[b] for a, b in pairs):
        return {"one event"}
    return have or {"none"}


def spans(value: Any) -> Iterator[Record]:
    """Every span inside a record."""
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys():
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def broken(result: Record) -> int:
    """How many spans of the claims don't match their article's text."""
    texts = {a["id"]: a for a in result["articles"]}
    return sum(
        (texts[c["article"]]["title"] if s.get("in") == "title" else texts[c["article"]]["text"])[s["start"] : s["end"]]
        != s["text"]
        for c in result["claims"]
        for s in spans(c)
        if s is not c
    )


def measure(misses: list[str]) -> dict[str, float]:
    """All figures."""
    result = json.loads(claimx("extract", str(ROOT / "seeds"), "--format", "json", "--with-text"))
    figures = score_claims(result, misses)
    figures["relations"] = score_relations(result, misses)
    annotated = [json.loads(line) for line in claimx("annotate", str(ROOT / "seeds"), "--format", "jsonl").splitlines()]
    figures |= score_names(annotated, misses) | {"names one name": score_one_name(annotated)}
    figures["broken spans"] = broken(result)
    figures["pairs"] = score_pairs(misses)
    figures |= score_sets(misses)
    with tempfile.TemporaryDirectory() as folder:
        for path in [*(ROOT / "seeds").glob("*.txt"), GOLD / "articles.csv"]:
            copy(path, folder)
        dated = json.loads(claimx("extract", folder, "--format", "json"))
    figures["dated claims when"] = score_claims(dated, [])["claims when"]
    figures["dated relations"] = score_relations(dated, [])
    return figures


def main() -> int:
    """Prints the figures beside their floors; 1 where one fell."""
    floors: dict[str, float] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))[
        "floors"
    ]
    misses: list[str] = []
    figures, fell = measure(misses), 0
    if "--misses" in sys.argv:
        print("\n".join(misses))
    for name, figure in sorted(figures.items()):
        floor = floors[name]
        low_is_good = name in ("main claims", "broken spans")
        bad = figure > floor if low_is_good else figure < floor
        rose = not low_is_good and figure > floor + SLACK
        fell += bad
        print(
            f"{'FELL' if bad else 'ok':5} {name:24} {figure:.3f}  floor {floor}{'  (raise the floor)' if rose else ''}"
        )
    return 1 if fell else 0


if __name__ == "__main__":
    sys.exit(main())
