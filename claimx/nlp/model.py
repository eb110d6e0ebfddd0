"""Builds the pipeline: a spaCy model by name, with claimx's own components in their places."""

import logging
import re
from functools import cache
from typing import Any

import spacy
from spacy.language import Language

from claimx.errors import UsageError
from claimx.nlp import attributions, blocks, embeddings, names, places, quantities, recogniser, times, wordforms
from claimx.nlp.packages import DEFAULT_MODEL, version
from claimx.rules import mapping

# The marks around a note's number, and the stop before it.
_NOTE = r"(?<=\w)[.,;:!?](?=\[\d)|\[(?=\d{1,3}\])|(?<=\[\d)\]|(?<=\[\d\d)\]|(?<=\[\d\d\d)\]"
COMPONENTS = (places.FACTORY, names.FACTORY, times.FACTORY, quantities.FACTORY, attributions.FACTORY)


@cache
def load(name: str = DEFAULT_MODEL) -> Language:
    """The pipeline `name` (an installed package, never a path or address) with claimx's components, once a process.

    Raises UsageError where no such package is installed, or where it has no parser.
    """
    nlp = _package(name)
    if "parser" not in nlp.pipe_names:
        raise UsageError(f"the model '{name}' has no dependency parser", "choose a full spaCy pipeline")
    _cut_words(nlp)
    nlp.add_pipe(blocks.FACTORY, before="parser")
    if wordforms.replaceable(nlp):
        nlp.add_pipe(wordforms.FACTORY, before="attribute_ruler")
        for done in ("attribute_ruler", "lemmatizer"):
            nlp.remove_pipe(done)
    if recogniser.replaceable(nlp):
        nlp.add_pipe(recogniser.FACTORY, before="ner")
        nlp.remove_pipe("ner")
    embeddings.share_equal_words(nlp)
    for factory in COMPONENTS:
        nlp.add_pipe(factory)
    return nlp


def _cut_words(nlp: Language) -> None:
    """Has the tokenizer part a note's number from the word that it is glued to ("hurt.[12] The ..."), but not a prefix from
    its word ("a re-run"), which the model reads as a noun and its verb, nor a short rank from its stop ("Sgt. Paz").
    """
    tokenizer: Any = nlp.tokenizer
    known = getattr(tokenizer, "infix_finditer", None)
    if known is not None:
        for rank in mapping("grammar", "short_rank"):
            tokenizer.add_special_case(f"{rank}.", [{"ORTH": f"{rank}."}])
        forms = [form for prefix in mapping("grammar", "prefix") for form in (prefix, prefix.capitalize())]
        free = "".join(rf"(?<!\b{form})" for form in forms)
        tokenizer.infix_finditer = re.compile(f"{free}(?:{known.__self__.pattern})|{_NOTE}").finditer


def _package(name: str) -> Language:
    version(name)  # raises where it is not installed; a path or an address is no name
    logging.getLogger("spacy").setLevel(logging.ERROR)
    return spacy.load(name)
