"""Checks the event lexicon against WordNet's database files: which verbs stand apart in their class, which opposites differ.

    python scripts/wordnet.py [DICT]

DICT is the folder with WordNet's index.verb and data.verb (/usr/share/wordnet without it; Debian's wordnet-base puts it
there). Lists, for a reader to judge, each verb that shares no synset, verb group, hypernym or derived noun with another
word of its class, each antonym pair in one class or in two that are no opposites, and opposites without any antonyms.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from claimx.rules.lexicon import event_class, event_classes

KIN = frozenset({"@", "~", "$"})
ANTONYM, DERIVED = "!", "+"


@dataclass(frozen=True, slots=True)
class Synset:
    """One meaning: its words, and its pointers as (symbol, part of speech, offset, number of the source and target word)."""

    words: tuple[str, ...]
    pointers: tuple[tuple[str, str, str, int, int], ...]


def synsets(path: Path) -> dict[str, Synset]:
    """A data file's synsets by offset (format: WordNet's wndb manual page)."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(_synset(line.split(" | ")[0].split()) for line in lines if line[:1].isdigit())


def _synset(parts: list[str]) -> tuple[str, Synset]:
    count = int(parts[3], 16)
    words = tuple(w.lower().replace("_", " ") for w in parts[4 : 4 + 2 * count : 2])
    at = 5 + 2 * count
    rows = (parts[at + 4 * n : at + 4 * n + 4] for n in range(int(parts[at - 1])))
    return parts[0], Synset(words, tuple((s, pos, to, int(st[:2], 16), int(st[2:], 16)) for s, to, pos, st in rows))


class WordNet:
    """The verbs of WordNet, and the nouns derived from them."""

    def __init__(self, folder: Path) -> None:
        self.verbs, self.nouns = synsets(folder / "data.verb"), synsets(folder / "data.noun")
        self.of: dict[str, set[str]] = defaultdict(set)
        for offset, synset in self.verbs.items():
            for word in synset.words:
                self.of[word].add(offset)

    def kin(self, verb: str) -> set[str]:
        """Every word a step away from any sense of the verb: same synset, verb group, hypernym or hyponym, sister, derived noun."""
        found: set[str] = set()
        for offset in self.of[verb]:
            for near in {offset, *self._near(offset)}:
                found.update(w for o in {near, *self._near(near)} for w in self.verbs[o].words)
            found.update(self._derived(offset))
        return found

    def _near(self, offset: str) -> Iterator[str]:
        return (to for symbol, pos, to, *_ in self.verbs[offset].pointers if symbol in KIN and pos == "v")

    def _derived(self, offset: str) -> Iterator[str]:
        pointers = self.verbs[offset].pointers
        return (self.nouns[to].words[target - 1] for s, pos, to, _, target in pointers if s == DERIVED and pos == "n")

    def antonyms(self, verb: str) -> set[str]:
        """The words that WordNet calls the verb's antonyms in any sense."""
        pointers = ((self.verbs[o], p) for o in self.of[verb] for p in self.verbs[o].pointers)
        return {
            self.verbs[to].words[target - 1]
            for synset, (symbol, pos, to, source, target) in pointers
            if symbol == ANTONYM and pos == "v" and synset.words[source - 1] == verb
        }


def apart(wordnet: WordNet) -> Iterator[str]:
    """A line for each verb that WordNet ties to no other word of its class, and how many verbs there are."""
    for row in event_classes().values():
        own = {*row.verbs, *row.nouns}
        for verb in row.verbs:
            if wordnet.of[verb] and len(own) > 1 and not (wordnet.kin(verb) & (own - {verb})):
                yield f"apart     {row.name}: {verb}"


def antonyms(wordnet: WordNet) -> Iterator[str]:
    """A line for each antonym pair of lexicon verbs whose classes are not told to be opposites."""
    for row in event_classes().values():
        for verb, other in sorted((v, a) for v in row.verbs for a in wordnet.antonyms(v)):
            cls = event_class(other)
            if verb < other and cls is not None and row.opposite != cls:
                yield f"antonyms  {row.name}: {verb} / {cls}: {other}"


def opposites(wordnet: WordNet) -> Iterator[str]:
    """A line for each pair of opposite classes in which no two verbs are antonyms."""
    rows = event_classes()
    for row in rows.values():
        other = rows[row.opposite] if row.opposite else None
        if other and row.name < other.name and not _any(wordnet, row.verbs, other.verbs):
            yield f"unproven  {row.name} / {other.name}: no two of their verbs are antonyms"


def _any(wordnet: WordNet, verbs: Iterable[str], others: Iterable[str]) -> bool:
    return any(b in wordnet.antonyms(a) or a in wordnet.antonyms(b) for a, b in product(verbs, others))


def main() -> int:
    """Prints what WordNet does not bear out; always 0, for these are questions to a reader."""
    wordnet = WordNet(Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet"))
    verbs = {verb for row in event_classes().values() for verb in row.verbs}
    nouns = {noun for row in event_classes().values() for noun in row.nouns}
    known = sum(bool(wordnet.of[v]) for v in verbs)
    for line in [*apart(wordnet), *antonyms(wordnet), *opposites(wordnet)]:
        print(line)
    print(f"{len(event_classes())} classes, {len(verbs)} verbs ({known} in WordNet), {len(nouns)} nouns")
    return 0


if __name__ == "__main__":
    sys.exit(main())
