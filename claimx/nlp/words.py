"""A text's tokens as plain lists, one a property: an item of a list costs a tenth of a token and its attribute."""

from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, pairwise

from spacy.tokens import Doc

KEY = "claimx.nlp.words"
_ATTRIBUTES: list[int | str] = [
    *("ORTH", "LOWER", "LEMMA", "POS", "ENT_TYPE", "ENT_IOB", "SPACY", "IS_SPACE", "IS_STOP", "SENT_START")
]
_PARSE: list[int | str] = ["TAG", "DEP", "HEAD"]
_IOB = ("", "I", "O", "B")
# spaCy's numbers of strings, which are the same for all texts and models, with their strings.
_KNOWN: dict[int, str] = {}
_MOST = 300_000

PLURAL = frozenset({"NNS", "NNPS"})
"""Tags of nouns in the plural."""


class Words:
    """The tokens of a tagged `Doc`, by property: `lower[i]` is `doc[i].lower_`, `iob[i]` is `doc[i].ent_iob_`.

    What is true or not is 1 or 0.
    """

    def __init__(self, doc: Doc) -> None:
        orth, lower, lemma, pos, label, iob, spaced, space, stop, starts = doc.to_array(_ATTRIBUTES).T.tolist()
        known = _strings(doc, {*orth, *lower, *lemma, *pos, *label})
        self.doc = doc
        self.text = [known[i] for i in orth]
        self.size = len(self.text)
        self.lower = [known[i] for i in lower]
        self.lemma = [known[i] for i in lemma]
        self.pos = [known[i] for i in pos]
        self.label = [known[i] for i in label]
        self.iob = [_IOB[i] for i in iob]
        self.spaced: list[int] = spaced
        self.is_space: list[int] = space
        self.is_stop: list[int] = stop
        self.starts_sentence = [i == 1 for i in starts]
        self.memory: dict[str, object] = {}

    def __len__(self) -> int:
        return self.size

    def __reduce__(self) -> tuple[type[None], tuple[()]]:
        """A pickled `Doc` leaves its words behind."""
        return type(None), ()

    @cached_property
    def parse(self) -> tuple[list[str], list[str], list[int]]:
        """Of each token its tag, its relation to its head, and the index of its head; the `Doc` must be parsed."""
        tag, dep, offset = self.doc.to_array(_PARSE).astype("int64").T.tolist()
        strings = self.doc.vocab.strings
        known = {i: strings[i % (1 << 64)] for i in {*tag, *dep}}
        return [known[i] for i in tag], [known[i] for i in dep], [i + up for i, up in enumerate(offset)]

    @cached_property
    def kids(self) -> list[Sequence[int]]:
        """Of each token those that hang on it, in order of the text; the `Doc` must be parsed."""
        found: dict[int, list[int]] = {}
        for i, up in enumerate(self.parse[2]):
            if up == i:
                continue
            if up in found:
                found[up].append(i)
            else:
                found[up] = [i]
        return [found.get(i, ()) for i in range(self.size)]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Of each token the bounds of its sentence."""
        starts = [i for i, begins in enumerate(self.starts_sentence) if begins or not i]
        bounds = pairwise([*starts, self.size])
        return [(start, end) for start, end in bounds for _ in range(start, end)]

    @cached_property
    def whole(self) -> str:
        """The text of the `Doc`."""
        return "".join([text + " " if spaced else text for text, spaced in zip(self.text, self.spaced, strict=True)])

    @cached_property
    def offsets(self) -> list[int]:
        """Where each token starts; one more, for the text's end."""
        widths = [len(text) + spaced for text, spaced in zip(self.text, self.spaced, strict=True)]
        return list(accumulate(widths, initial=0))

    def between(self, start: int, end: int) -> str:
        """The text of the tokens `start` to `end`, without the white space behind them."""
        return self.whole[self.offsets[start] : self.end_of(end - 1)]

    def end_of(self, i: int) -> int:
        """Where a token ends."""
        return self.offsets[i] + len(self.text[i])


def _strings(doc: Doc, numbers: set[int]) -> dict[int, str]:
    if len(_KNOWN) > _MOST:
        _KNOWN.clear()
    for number in numbers:
        if number not in _KNOWN:
            _KNOWN[number] = doc.vocab.strings[number]
    return _KNOWN


def words_of(doc: Doc, fresh: bool = False) -> Words:
    """The `Doc`'s words, made at first use; `fresh` makes them anew, for a component before which others may have written."""
    found = None if fresh else doc.user_data.get(KEY)
    if not isinstance(found, Words):
        found = doc.user_data[KEY] = Words(doc)
    return found
