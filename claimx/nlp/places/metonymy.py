"""Capitals that stand for their country's government: "Nairobi denied the report"."""

from claimx import gazetteer
from claimx.gazetteer import Entry
from claimx.nlp.places.candidates import Candidate
from claimx.nlp.places.cues import small_words


def body(c: Candidate, entry: Entry) -> str | None:
    """The government that a capital stands for where it does what only a body can, None anywhere else."""
    if (
        entry.kind != "place"
        or entry.country is None
        or gazetteer.capitals().get(gazetteer.fold(entry.name)) != entry.country
    ):
        return None
    head = c.words.doc[c.start : c.end].root
    if head.dep_ != "nsubj" or head.head.lemma_.lower() not in small_words("acts"):
        return None
    return f"Government of {gazetteer.country_name(entry.country)}"
