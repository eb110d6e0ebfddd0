"""How well names are grouped (B³ on ECB+ places and persons), and what finding and tying them costs.

    python benchmarks/names.py FOLDER [ARTICLES]

FOLDER holds ECB+ (CC BY 3.0) as `grouping.jsonl`: a row an article with `id`, `text` and `mentions`, each with `tag`,
`start`, `end` and the chain `coref` that it is in. Gold mentions are given, names, nouns and pronouns alike; each is known
by its head word. `across` groups all articles' mentions, `within` each article's; one that claimx doesn't tie stays alone.
`train` and `check` are two parts of `across`, by topic; `named` are the mentions that their own article names.
"""

import hashlib
import json
import sys
import time
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc

from claimx.align import Entities, Ties, group, ties_on
from claimx.collector import REST
from claimx.engines.shelf import Memory
from claimx.extract.chains import chains
from claimx.extract.claims import Extraction
from claimx.extract.coreference import Coreference
from claimx.extract.repair import repaired
from claimx.model import Article, Work, key_of
from claimx.nlp import attributions, model, names, places, quantities, times
from claimx.nlp.annotate import annotated, annotation_of
from claimx.nlp.docs import make_doc
from claimx.nlp.plain import plain

TAGS = ("LOC", "HUMAN_PART_PER")
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
Mention = tuple[str, int]
Groups = Mapping[Hashable, set[Mention]]


def gold(row: dict[str, Any]) -> list[tuple[Mention, dict[str, Any]]]:
    """The mentions of places and persons that a chain holds, in annotated sentences."""
    told = enumerate(row["mentions"])
    return [((row["id"], i), m) for i, m in told if m["tag"].startswith(TAGS) and m["coref"] and m["end"] > m["start"]]


def head_of(doc: Doc, row: dict[str, Any]) -> int:
    """The head word of a gold mention, which may begin with a preposition ("at the hospital") or end in a verb ("I'm").

    Of "16-year-old" it is "old", not its measure.
    """
    tokens = doc.char_span(row["start"], row["end"], alignment_mode="expand")
    if tokens is None:
        raise ValueError(f"no tokens at {row['start']}")
    nominal = [t for t in tokens if t.pos_ in NOMINAL and not (t.dep_ == "npadvmod" and t.head in tokens)]
    top = [t for t in nominal if t.head not in tokens or t.head.pos_ not in NOMINAL]
    return next(iter(top or nominal), tokens.root).i


def system(
    found: Coreference, doc: Doc, wanted: Iterable[tuple[Mention, dict[str, Any]]], run: tuple[Entities, Ties]
) -> dict[Mention, Hashable]:
    """Mention -> what claimx takes it for: an entity of the run, or a thing of this article."""
    book, of = run[0].book, run[1].of or {}
    out: dict[Mention, Hashable] = {}
    for mention, row in wanted:
        head = head_of(doc, row)
        thing = found.of.get(head)
        name = thing.named if thing is not None else found.tree.mention.get(head)
        if name is not None:
            out[mention] = book.ids[book.canonical.get(key_of(name), key_of(name))]
        else:
            own = ("alone", *mention) if thing is None else ("thing", mention[0], thing.head)
            out[mention] = of.get((mention[0], thing.head), own) if thing is not None else own
    return out


def settled(works: list[Work]) -> tuple[Entities, Ties]:
    """The entities of a run, those that names tell and the others."""
    entities = Entities.of([work.annotation for work in works])
    articles = {work.annotation.article.id: work.annotation.article for work in works}
    shelf, told = Memory(), {work.annotation.article.id: work.chains for work in works}
    group([entities.settle(c) for work in works for c in work.claims], articles, entities.names, shelf)
    return entities, ties_on(shelf, told, told.__getitem__, entities.book)


def is_train(row: Mapping[str, Any]) -> bool:
    """True for the topics that may be looked at."""
    return int(hashlib.md5(str(row["topic"]).encode()).hexdigest(), 16) % 3 > 0


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
    steps: dict[str, Any] = {"places": places.set_places, "names": names.set_names, "coreference": Coreference}
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
                texts: list[Any] = [plain(doc) for doc in docs] if step == "coreference" else docs
                start = time.process_time()
                with REST:  # as in a run
                    for text in texts:
                        run(text)
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
    nlp = model.load()
    docs = {i: annotated(nlp, a) for i, a in articles.items()}
    read = {i: Extraction(repaired(plain(doc))) for i, doc in docs.items()}
    told = {i: tuple(it.claims()) for i, it in read.items()}
    things = {i: it.references.things for i, it in read.items()}
    run = settled([Work(annotation_of(docs[i]), told[i], chains(things[i], told[i])) for i in articles])
    wanted = {i: gold(row) for i, row in rows.items()}
    have = {m: k for i, doc in docs.items() for m, k in system(things[i], doc, wanted[i], run).items()}
    want = {m: row["coref"] for i in rows for m, row in wanted[i]}
    print(json.dumps(report(have, want, rows, run[0]) | cost(list(articles.values())[:60])))


def report(
    have: Mapping[Mention, Hashable], want: Mapping[Mention, Hashable], rows: Mapping[str, Any], entities: Entities
) -> dict[str, Any]:
    """The figures of each way to look at the groups."""
    names = {entity.id for entity in entities.entities}

    def of(kept: Iterable[Mention]) -> dict[str, float]:
        some = set(kept)
        return figures(*({m: keys[m] for m in keys if m in some} for keys in (have, want)))

    out: dict[str, Any] = {"mentions": len(have), "across": figures(have, want)}
    out["train"], out["check"] = (of(m for m in have if is_train(rows[m[0]]) is train) for train in (True, False))
    out["within"] = figures({m: (m[0], k) for m, k in have.items()}, {m: (m[0], k) for m, k in want.items()})
    return out | {"named": of(m for m, k in have.items() if k in names)}


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
