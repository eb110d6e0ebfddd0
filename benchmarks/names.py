"""How well names are grouped (B³ on ECB+ places and persons), and what finding and tying them costs.

    python benchmarks/names.py FOLDER [ARTICLES]

FOLDER holds ECB+ (CC BY 3.0) as `grouping.jsonl`: a row an article with `id`, `text` and `mentions`, each with `tag`,
`start`, `end` and the chain `coref` that it is in. Gold mentions are given, names, nouns and pronouns alike; each is known
by its head word. `across` groups all articles' mentions, `within` each article's; one that claimx doesn't tie stays alone.
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc

from claimx.align.entities import Entities
from claimx.extract.coreference import Coreference
from claimx.model import Article, key_of
from claimx.nlp import attributions, model, names, places, quantities, times
from claimx.nlp.annotate import annotated, annotation_of
from claimx.nlp.docs import make_doc

TAGS = ("LOC", "HUMAN_PART_PER")
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
Mention = tuple[str, int]
Groups = Mapping[Hashable, set[Mention]]


def gold(row: dict[str, Any]) -> list[tuple[Mention, dict[str, Any]]]:
    """The mentions of places and persons that a chain holds, in annotated sentences."""
    told = enumerate(row["mentions"])
    return [((row["id"], i), m) for i, m in told if m["tag"].startswith(TAGS) and m["coref"] and m["end"] > m["start"]]


def head_of(doc: Doc, row: dict[str, Any]) -> int:
    """The head word of a gold mention, which may begin with a preposition ("at the hospital") or end in a verb ("I'm")."""
    tokens = doc.char_span(row["start"], row["end"], alignment_mode="expand")
    if tokens is None:
        raise ValueError(f"no tokens at {row['start']}")
    nominal = [t for t in tokens if t.pos_ in NOMINAL]
    top = [t for t in nominal if t.head not in tokens or t.head.pos_ not in NOMINAL]
    return next(iter(top or nominal), tokens.root).i


def system(doc: Doc, wanted: Iterable[tuple[Mention, dict[str, Any]]], entities: Entities) -> dict[Mention, Hashable]:
    """Mention -> what claimx takes it for: a name of the run, or a thing of this article."""
    found = Coreference(doc)
    out: dict[Mention, Hashable] = {}
    for mention, row in wanted:
        head = head_of(doc, row)
        thing = found.of.get(head)
        name = thing.named if thing is not None else found.tree.mention.get(head)
        key = key_of(name) if name is not None else None
        alone = ("alone", mention) if thing is None else ("thing", mention[0], thing.head)
        out[mention] = entities.book.canonical.get(key, key) if key else alone
    return out


def grouped(keys: Mapping[Mention, Hashable]) -> Groups:
    """Key -> its mentions."""
    out: defaultdict[Hashable, set[Mention]] = defaultdict(set)
    for mention, key in keys.items():
        out[key].add(mention)
    return out


def b3(one: Groups, other: Groups) -> float:
    """The mean share of each mention's group in `one` that it is in with in `other`."""
    where = {m: group for group in other.values() for m in group}
    shares = [len(group & where[m]) / len(group) for group in one.values() for m in group]
    return sum(shares) / len(shares)


def figures(have: Mapping[Mention, Hashable], want: Mapping[Mention, Hashable]) -> dict[str, float]:
    """Precision, recall and their mean."""
    p, r = b3(grouped(have), grouped(want)), b3(grouped(want), grouped(have))
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(2 * p * r / (p + r), 4)}


def cost(articles: list[Article]) -> dict[str, float]:
    """Processor time for places, names and coreference, by that of the bare model on the same articles, a few at a time."""
    nlp, bare = model.load(), spacy.load(model.DEFAULT_MODEL)
    steps = {"places": places.set_places, "names": names.set_names, "coreference": Coreference}
    spent: defaultdict[str, float] = defaultdict(float)
    first = True
    with nlp.select_pipes(
        disable=[places.FACTORY, names.FACTORY, times.FACTORY, quantities.FACTORY, attributions.FACTORY]
    ):
        for batch in (articles[:5], *(articles[i : i + 5] for i in range(0, len(articles), 5))):
            start = time.process_time()
            list(bare.pipe(a.text for a in batch))
            spent["model"] += time.process_time() - start
            docs = [nlp(make_doc(nlp, a)) for a in batch]
            for step, run in steps.items():
                start = time.process_time()
                for doc in docs:
                    run(doc)
                spent[step] += time.process_time() - start
            if first:  # the first articles pay for the tables
                spent.clear()
                first = False
    return {"cost": round(sum(spent[s] for s in steps) / spent["model"], 4)} | {
        step: round(spent[step] / spent["model"], 4) for step in steps
    }


def main(folder: str, most: int = 10_000) -> None:
    """Prints the figures as one JSON object."""
    lines = (Path(folder) / "grouping.jsonl").read_text(encoding="utf-8").splitlines()[:most]
    rows = {r["id"]: r for r in map(json.loads, lines)}
    articles = {i: Article(i, r["text"], i) for i, r in rows.items()}
    nlp, left = model.load(), {times.FACTORY, quantities.FACTORY}
    with nlp.select_pipes(disable=list(left)):
        docs = {i: annotated(nlp, a) for i, a in articles.items()}
    entities = Entities.of([annotation_of(doc) for doc in docs.values()])
    wanted = {i: gold(row) for i, row in rows.items()}
    have = {m: k for i, doc in docs.items() for m, k in system(doc, wanted[i], entities).items()}
    want = {m: row["coref"] for i in rows for m, row in wanted[i]}
    told: dict[str, Any] = {"mentions": len(have), "across": figures(have, want)}
    told["within"] = figures({m: (m[0], k) for m, k in have.items()}, {m: (m[0], k) for m, k in want.items()})
    told["named"] = figures(*({m: keys[m] for m, k in have.items() if isinstance(k, str)} for keys in (have, want)))
    print(json.dumps(told | cost(list(articles.values())[:60])))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
