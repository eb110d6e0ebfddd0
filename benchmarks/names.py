"""How well names are grouped over articles (B³ on ECB+ places and persons), and what finding and tying them costs.

    python benchmarks/names.py FOLDER [ARTICLES]

FOLDER holds ECB+ (CC BY 3.0) as `grouping.jsonl`: a row an article with `id`, `text` and `mentions`, each with `tag`,
`start`, `end` and the chain `coref` that it is in. A mention that claimx doesn't find or tie stays alone.
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
from claimx.extract.references import References, ref
from claimx.model import Article
from claimx.nlp import blocks, model, names, places
from claimx.nlp.annotate import annotated, annotation_of
from claimx.nlp.docs import make_doc, span_of

TAGS = ("LOC", "HUMAN_PART_PER")
Mention = tuple[str, int]
Groups = Mapping[Hashable, set[Mention]]


def gold(row: dict[str, Any]) -> list[tuple[Mention, dict[str, Any]]]:
    """The mentions of places and persons that a chain holds, in annotated sentences."""
    told = enumerate(row["mentions"])
    return [((row["id"], i), m) for i, m in told if m["tag"].startswith(TAGS) and m["coref"] and m["end"] > m["start"]]


def system(doc: Doc, wanted: Iterable[tuple[Mention, dict[str, Any]]], entities: Entities) -> dict[Mention, Hashable]:
    """Mention -> what claimx takes it for: a name of the run, or what a pronoun or noun stands for."""
    known = {(m.span.start, m.span.end): m for m in [*doc._.places, *doc._.names]}
    references = References(doc)
    out: dict[Mention, Hashable] = {}
    for mention, row in wanted:
        tokens = doc.char_span(row["start"], row["end"], alignment_mode="expand")
        if tokens is None:
            raise ValueError(f"no tokens at {row['start']} of {mention[0]}")
        head = span_of(tokens.root)
        name = next((m for (start, end), m in known.items() if start < head.end and head.start < end), None)
        argument = None if name else references.argument(tokens.root)
        out[mention] = (
            entities.canonical.get(ref(name), ref(name)) if name else entities.key(argument) or ("alone", mention)
        )
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


def cost(articles: list[Article]) -> float:
    """Seconds for places, names and references, by those of the bare model on the same articles."""
    nlp, bare = model.load(), spacy.load(model.DEFAULT_MODEL)
    start = time.process_time()
    list(bare.pipe(a.text for a in articles))
    stock = time.process_time() - start
    with nlp.select_pipes(disable=[p for p in nlp.pipe_names if p.startswith("claimx_") and p != blocks.FACTORY]):
        docs = [nlp(make_doc(nlp, a)) for a in articles]
    start = time.process_time()
    for doc in docs:
        references = References(names.set_names(places.set_places(doc)))
        for token in doc:
            if token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}:
                references.argument(token)
    return (time.process_time() - start) / stock


def main(folder: str, most: int = 10_000) -> None:
    """Prints the figures as one JSON object."""
    lines = (Path(folder) / "grouping.jsonl").read_text(encoding="utf-8").splitlines()[:most]
    rows = {r["id"]: r for r in map(json.loads, lines)}
    articles = {i: Article(i, r["text"], i) for i, r in rows.items()}
    nlp, needed = model.load(), {places.FACTORY, names.FACTORY, blocks.FACTORY}
    with nlp.select_pipes(disable=[p for p in nlp.pipe_names if p.startswith("claimx_") and p not in needed]):
        docs = {i: annotated(nlp, a) for i, a in articles.items()}
    entities = Entities([annotation_of(doc) for doc in docs.values()])
    wanted = {i: gold(row) for i, row in rows.items()}
    have = {m: k for i, doc in docs.items() for m, k in system(doc, wanted[i], entities).items()}
    want = grouped({m: row["coref"] for i in rows for m, row in wanted[i]})
    p, r = b3(grouped(have), want), b3(want, grouped(have))
    alone = sum(isinstance(key, tuple) for key in have.values())
    told = {"mentions": len(have), "alone": alone, "p": p, "r": r, "f1": 2 * p * r / (p + r)}
    told["cost"] = cost(list(articles.values())[:60])
    print(json.dumps({name: round(value, 4) for name, value in told.items()}))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
