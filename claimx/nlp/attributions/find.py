"""All attributions of a document: by verbs, nouns and words, by colons, by quotation marks, put together."""

from spacy.tokens import Doc

from claimx.nlp.attributions.drafts import Draft, Stretch
from claimx.nlp.attributions.headlines import colons
from claimx.nlp.attributions.quotes import Quote, spoken
from claimx.nlp.attributions.speech import Speech, widen
from claimx.nlp.attributions.verbs import drafts

_LONG = 8


def find(doc: Doc) -> list[Draft]:
    """The drafts in order of their content. Cues inside longer quotations are left out: there the speaker speaks."""
    where, said = spoken(doc)
    found = [d for d in drafts(doc) if not _spoken(d, said) and _says_something(doc, d)]
    for draft in found:
        widen(draft, said)
    found += colons(doc, where)
    Speech(doc, where, said, found).place()
    for draft in found:
        draft.content = [told for told in draft.content if not _named(draft, told, said)]
    return sorted(_unique(found), key=lambda draft: (draft.start, draft.end, draft.verb))


def _spoken(draft: Draft, said: list[Quote]) -> bool:
    return any(quote.end - quote.start > _LONG and quote.start <= draft.verb < quote.end for quote in said)


def _says_something(doc: Doc, draft: Draft) -> bool:
    return any(token.is_alpha for start, end in draft.content for token in doc[start:end])


def _unique(found: list[Draft]) -> list[Draft]:
    """One draft a cue and content."""
    seen: dict[tuple[int, int, int], Draft] = {}
    for draft in found:
        if draft.content:
            draft.content = _merged(draft.content)
            seen.setdefault((draft.verb, draft.start, draft.end), draft)
    return list(seen.values())


def _named(draft: Draft, told: Stretch, said: list[Quote]) -> bool:
    """True for a quotation inside the speaker's own phrase ("Lund, author of “The Sea”, said …")."""
    inside = any(start < told[0] and told[1] <= end + 1 for start, end in draft.source)
    return inside and any((quote.start, quote.end) == told for quote in said)


def _merged(stretches: list[Stretch]) -> list[Stretch]:
    """Sorted stretches, those that touch or overlap made one."""
    out: list[Stretch] = []
    for start, end in sorted(stretches):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
