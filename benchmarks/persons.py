"""Fits the weights by which pronouns and unnamed persons find whom they stand for (claimx/rules/weights.toml).

    python benchmarks/persons.py FOLDER

FOLDER holds ECB+ as for benchmarks/names.py. Two thirds of the topics are fitted, the rest checks. What a thing is, its gold
mentions tell; a name without any has the chain that its namesakes have in other articles. Conditional logistic regression
with a small ridge, started at zero: equal on every run. Prints the weights, and how many are right, wrong and left open.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from names import gold, head_of, is_train

from claimx.extract import introduced, meant, pronouns
from claimx.extract.coreference import Coreference
from claimx.extract.repair import repaired
from claimx.model import Article, key_of
from claimx.nlp import model
from claimx.nlp.annotate import annotated
from claimx.nlp.plain import plain
from claimx.rules import mapping

STEPS, RIDGE, RATE = 4000, 0.5, 0.02
# The share of the odds that a candidate must hold, as in the modules.
ENOUGH = {"pronoun": 0.55, "person": 0.5}
Asked = tuple[int, list[Any], list[tuple[float, ...]]]
Case = tuple[bool, np.ndarray[Any, Any], np.ndarray[Any, Any]]


class Watch:
    """The questions that one text's coreference asks: of a token, the candidates, and what speaks for each."""

    def __init__(self) -> None:
        self.asked: dict[str, list[Asked]] = {"pronoun": [], "person": []}

    def meant(self, i: int, gender: str, things: Sequence[Any], *rest: Any) -> Any:
        """Stands for `meant`, and notes what it is asked."""
        if things:
            self.asked["pronoun"].append((i, list(things), meant.evidence(i, gender, things, *rest)))
        return meant.meant(i, gender, things, *rest)

    def evidence(self, one: Any, named: Sequence[Any], *rest: Any) -> list[tuple[float, ...] | None]:
        """Stands for `evidence` of unnamed persons, and notes what it finds."""
        found = EVIDENCE(one, named, *rest)
        kept = [(it.thing, row) for it, row in zip(named, found, strict=True) if row is not None]
        if kept:
            self.asked["person"].append((one.thing.tokens[0], [t for t, _ in kept], [row for _, row in kept]))
        return found


EVIDENCE = introduced.evidence


def read(rows: Iterable[dict[str, Any]]) -> list[tuple[dict[str, Any], Coreference, dict[int, str], Watch]]:
    """Each article with its things, the gold chain of each gold mention's head, and what was asked."""
    nlp, out = model.load(), []
    for row in rows:
        watch, doc = Watch(), annotated(nlp, Article(row["id"], row["text"], row["id"]))
        heads = {head_of(doc, mention): mention["coref"] for _, mention in gold(row)}
        with patch.object(pronouns, "meant", watch.meant), patch.object(introduced, "evidence", watch.evidence):
            out.append((row, Coreference(repaired(plain(doc))), heads, watch))
    return out


def cases(texts: Sequence[tuple[dict[str, Any], Coreference, dict[int, str], Watch]], kind: str) -> list[Case]:
    """Questions whose answer gold tells: a row a candidate, and which of them are right."""
    elsewhere: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for _, found, heads, _ in texts:
        for i, chain in heads.items():
            named = found.of[i].named if i in found.of and found.words.pos[i] == "PROPN" else None
            if named is not None:
                elsewhere[key_of(named)][chain] += 1
    out = []
    for row, found, heads, watch in texts:
        told: defaultdict[int, Counter[str]] = defaultdict(Counter)
        for i, chain in heads.items():
            if i in found.of and found.words.pos[i] != "PRON":
                told[id(found.of[i])][chain] += 1
        for i, things, rows in watch.asked[kind]:
            if i in heads:
                chains = [_chain(found.of.get(t.head, t), told, elsewhere) for t in things]
                right = np.array([chain == heads[i] for chain in chains])
                out.append((is_train(row), np.array(rows, float), right))
    return out


def _chain(thing: Any, told: Mapping[int, Counter[str]], elsewhere: Mapping[str, Counter[str]]) -> str | None:
    counts = told.get(id(thing)) or (elsewhere.get(key_of(thing.named)) if thing.named is not None else None)
    return counts.most_common(1)[0][0] if counts else None


def shares(rows: np.ndarray[Any, Any], weights: np.ndarray[Any, Any], nobody: bool) -> np.ndarray[Any, Any]:
    """The share of the odds that each candidate holds, and where it may be nobody of them, nobody."""
    odds = rows @ weights
    odds = np.append(odds, 0.0) if nobody else odds
    odds = np.exp(odds - odds.max())
    found: np.ndarray[Any, Any] = odds / odds.sum()
    return found


def fit(train: Sequence[Case], nobody: bool) -> np.ndarray[Any, Any]:
    """The weights that make the right candidates likeliest."""
    weights = np.zeros(train[0][1].shape[1])
    for _ in range(STEPS):
        slope = RIDGE * weights
        for _, rows, right in train:
            if not (nobody or right.any()):
                continue
            share = shares(rows, weights, nobody)
            wanted = np.append(right, not right.any()) * share if nobody else right * share
            slope += ((share - wanted / max(wanted.sum(), 1e-12))[: len(rows)]) @ rows
        weights -= RATE * slope / max(1.0, float(np.abs(slope).max()))
    return weights


def judged(found: Sequence[Case], weights: np.ndarray[Any, Any], nobody: bool, enough: float) -> dict[str, int]:
    """How many answers are right, wrong, and left open."""
    out: Counter[str] = Counter(right=0, wrong=0, open=0)
    for _, rows, right in found:
        share = shares(rows, weights, nobody)[: len(rows)]
        best = int(share.argmax())
        out["open" if share[best] < enough else "right" if right[best] else "wrong"] += 1
    return dict(out)


def main(folder: str) -> None:
    """Prints for each kind of question the fitted weights, and how they and those in use answer."""
    lines = (Path(folder) / "grouping.jsonl").read_text(encoding="utf-8").splitlines()
    texts = read(map(json.loads, lines))
    for kind, enough in ENOUGH.items():
        used, nobody, found = mapping("weights", kind), kind == "person", cases(texts, kind)
        fitted = fit([case for case in found if case[0]], nobody)
        answers = {
            f"{name} {part}": judged([c for c in found if c[0] is (part == "train")], weights, nobody, enough)
            for name, weights in (("fitted", fitted), ("in use", np.array([*used.values()])))
            for part in ("train", "check")
        }
        told = dict(zip(used, fitted.round(2).tolist(), strict=True))
        print(json.dumps({"kind": kind, "cases": len(found), "weights": told} | answers))


if __name__ == "__main__":
    main(sys.argv[1])
