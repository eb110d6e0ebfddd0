"""The model's first layer, which looks at each word alone, worked out once for all equal words of a batch."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from thinc.api import Model, Ragged, chain, noop

NAME = "claimx_once_a_kind"
# The layers of spaCy's MultiHashEmbed; the two between the lists' ends are the work.
_OPENS, _CLOSES = ["extract_features", "list2ragged"], ["ragged2list"]


def share_equal_words(nlp: Language) -> int:
    """Makes every component's embedding layer of spaCy's usual make compute equal words once; the number of such layers.

    What comes out is the same to the last bit, since each word's row is worked out alone.
    """
    models = [step.model for _, step in nlp.pipeline if isinstance(getattr(step, "model", None), Model)]  # type: ignore[attr-defined]
    found = [layer for model in models for layer in model.walk() if _embeds(layer)]
    for layer in found:
        embed, mix = layer.layers[2:4]
        layer.replace_node(mix, noop())
        layer.replace_node(embed, Model(NAME, _forward, layers=[chain(embed, mix)]))
    return len(found)


def _embeds(layer: Model[Any, Any]) -> bool:
    names = [inner.name for inner in layer.layers]
    return len(names) == 5 and names[:2] == _OPENS and names[4:] == _CLOSES and NAME not in names


def _forward(model: Model[Any, Any], words: Any, is_train: bool) -> tuple[Any, Any]:
    inner = model.layers[0]
    if is_train:
        return inner(words, is_train)
    rows, place = _kinds(words.dataXd)
    lengths: Any = np.array([len(rows)], dtype="i")
    found = inner.predict(Ragged(rows, lengths))
    return Ragged(found.dataXd[place], words.lengths), None


def _kinds(rows: NDArray[Any]) -> tuple[Any, NDArray[Any]]:
    """The unlike rows, and for each row the number of the one that it is like."""
    whole = np.ascontiguousarray(rows).view(np.dtype((np.void, rows.itemsize * rows.shape[1]))).ravel()
    _, first, place = np.unique(whole, return_index=True, return_inverse=True)
    return rows[first], place
