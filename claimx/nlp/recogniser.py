"""The model's own recogniser of entities, its decisions worked out for all words at once instead of one after the other."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, islice
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

FACTORY = "claimx_recogniser"
# What spaCy's recogniser scores a state by: the next word, the open entity's first word, the word before the next.
FEATURES = 3
NONE = -1
Numbers: TypeAlias = NDArray[Any]
Score: TypeAlias = Callable[[Numbers], Numbers]


@Language.factory(FACTORY, requires=["token.is_sent_start"], assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def make_recogniser(nlp: Language, name: str) -> "Recogniser":
    """The component for a pipeline that has spaCy's recogniser, which need not run beside it."""
    found = nlp.get_pipe("ner")
    assert isinstance(found, EntityRecognizer)
    return Recogniser(found)


def replaceable(nlp: Language) -> bool:
    """Whether the pipeline's recogniser is of the kind whose work `Recogniser` can do: greedy, of three features a state."""
    found: Any = nlp.get_pipe("ner") if "ner" in nlp.pipe_names else None
    if not isinstance(found, EntityRecognizer) or found.cfg["beam_width"] != 1:
        return False
    told, lower = found.model.attrs, found.model.get_ref("lower")
    return bool(told["has_upper"] and not told["unseen_classes"] and lower.get_dim("nF") == FEATURES)


class Recogniser:
    """Gives each text the entities that the pipeline's own recogniser gives it.

    That one asks at each word, of each of its moves, whether it is allowed, which takes longer than all else that it does.
    But what a word would open depends on nothing before it, so that this is asked of all words together; and then how far
    an entity reaches, of the entities of all sentences together.
    """

    def __init__(self, recogniser: EntityRecognizer) -> None:
        self.name, self.model = recogniser.name, recogniser.model
        self._recogniser: Any = recogniser
        moves: Any = recogniser.moves
        self._moves = Moves([moves.get_class_name(at) for at in range(moves.n_moves)])

    def __call__(self, doc: Doc) -> Doc:
        """Annotates one Doc, which it returns."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """Annotates the Docs, so many at a time; those that have entities already by the pipeline's own recogniser."""
        rest = iter(docs)
        while batch := list(islice(rest, batch_size)):
            marked = [bool(doc.to_array("ENT_IOB").any()) for doc in batch]
            self._annotate([doc for doc, known in zip(batch, marked, strict=True) if len(doc) and not known])
            yield from (self._recogniser(doc) if known else doc for doc, known in zip(batch, marked, strict=True))

    def _annotate(self, docs: Sequence[Doc]) -> None:
        if not docs:
            return
        step: Any = self.model.predict(docs)
        space, starts = np.concatenate([doc.to_array(["IS_SPACE", "SENT_START"]) for doc in docs]).T
        ends = list(accumulate(map(len, docs)))
        stops = np.append(starts[1:] == 1, True)
        stops[np.array(ends) - 1] = True
        found = entities(self._moves, space == 1, stops, lambda of: step.vec2scores.predict(step.state2vec.predict(of)))
        firsts = [start for start, _, _ in found]
        for doc, end in zip(docs, ends, strict=True):
            start = end - len(doc)
            own = found[bisect_left(firsts, start) : bisect_left(firsts, end)]
            doc.set_ents([Span(doc, first - start, last - start, label) for first, last, label in own])


class Moves:
    """A recogniser's moves by their numbers: what a word may do where no entity is open, and an open label's two."""

    def __init__(self, names: Sequence[str]) -> None:
        number = {name: at for at, name in enumerate(names)}
        chosen = [name for name in names if name[0] in "BUO" and name != "U-"]
        self.labels = [name[2:] for name in chosen]
        self.choices = np.array([number[name] for name in chosen])
        self.begins, self.units = (np.array([name[0] == move for name in chosen]) for move in "BU")
        self.inside, self.last = (
            np.array([number.get(f"{move}-{label}", NONE) for label in self.labels]) for move in "IL"
        )


def entities(moves: Moves, space: Numbers, stops: Numbers, score: Score) -> list[tuple[int, int, str]]:
    """Start, end and label of each entity, in order of the text.

    No entity opens on a word of white `space`, or goes on behind one that `stops`: a sentence's last. `score` gives the
    scores of all moves for states, each the index of the next word, of the open entity's first and of the word before.
    """
    opened = _opened(moves, space, stops, score)
    several = list(_several(moves, opened, stops, score))
    taken = np.zeros(len(space) + 1, dtype=int)
    for start, end in several:
        taken[start] += 1
        taken[end] -= 1
    alone = np.flatnonzero(moves.units[opened] & (np.cumsum(taken)[:-1] == 0)).tolist()
    spans = sorted([*several, *((at, at + 1) for at in alone)])
    return [(start, end, moves.labels[opened[start]]) for start, end in spans]


def _opened(moves: Moves, space: Numbers, stops: Numbers, score: Score) -> Numbers:
    """Each word's best choice where no entity is open."""
    states = np.full((len(space), FEATURES), NONE, dtype=np.int32)
    states[:, 0] = np.arange(len(space))
    scores = score(states)[:, moves.choices]
    scores[np.ix_(stops, moves.begins)] = -np.inf
    scores[np.ix_(space, moves.begins | moves.units)] = -np.inf
    best: Numbers = scores.argmax(axis=1)
    return best


def _several(moves: Moves, opened: Numbers, stops: Numbers, score: Score) -> Iterator[tuple[int, int]]:
    """Start and end of each entity of several words: of each sentence's first, then of the next one behind its end, …"""
    sentence = np.append(np.cumsum(stops) - stops, NONE)
    begins = np.append(np.flatnonzero(moves.begins[opened]), len(opened))
    start = begins[np.unique(sentence[begins], return_index=True)[1]]
    start = start[start < len(opened)]
    at = start + 1
    while len(start):
        scores = score(np.stack([at, start, at - 1], axis=1).astype(np.int32))
        label, each = opened[start], np.arange(len(start))
        longer = (scores[each, moves.inside[label]] >= scores[each, moves.last[label]]) & ~stops[at]
        at = at + 1
        yield from zip(start[~longer].tolist(), at[~longer].tolist(), strict=True)
        behind = begins[np.searchsorted(begins, at[~longer])]
        behind = behind[sentence[behind] == sentence[start[~longer]]]
        start, at = np.append(start[longer], behind), np.append(at[longer], behind + 1)
