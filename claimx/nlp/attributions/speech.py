"""Direct speech: widens verbs' contents to the quotations they belong to, and finds the speaker of every other quotation."""

from spacy.tokens import Doc, Token

from claimx.nlp.attributions import cues
from claimx.nlp.attributions.drafts import Draft, Stretch, speaker
from claimx.nlp.attributions.quotes import Block, Quote, blocks, quotes
from claimx.nlp.attributions.verbs import cue_of, drafts, source_of

_SHORT = 4


def attributions(doc: Doc) -> list[Draft]:
    """All attributions of a document as drafts, in order of their content."""
    where = blocks(doc)
    said = quotes(doc, where)
    found = [draft for draft in drafts(doc) if draft.content]
    for draft in found:
        _widen(draft, said)
    found += _spoken(doc, where, said, found)
    return sorted(_unique(found), key=lambda draft: (draft.start, draft.end, draft.verb))


def _widen(draft: Draft, said: list[Quote]) -> None:
    """Stretches a content to the whole of a quotation that it lies in or runs into, unless the cue lies in it too."""
    for n, (start, end) in enumerate(draft.content):
        for quote in said:
            if quote.start < end and start < quote.end and not quote.start <= draft.verb < quote.end:
                start, end = min(start, quote.start), max(end, quote.end)
        draft.content[n] = (start, end)


def _spoken(doc: Doc, where: list[Block], said: list[Quote], found: list[Draft]) -> list[Draft]:
    """Gives quotations that no draft holds to a draft or to a new one."""
    made: list[Draft] = []
    last: Draft | None = None
    for number, block in enumerate(where):
        inside = [quote for quote in said if quote.block == number]
        speech = [
            d
            for d in found
            if block.start <= d.verb < block.end and d.kind in ("clause", "according") and not _quoted(d.verb, inside)
        ]
        for quote in inside:
            holder = next(
                (
                    d
                    for d in [*found, *made]
                    if d.kind in ("clause", "according", "quote", "object", "prep") and _holds(d, quote)
                ),
                None,
            )
            if holder is not None:
                last = holder if quote.end - quote.start > _SHORT else last
                continue
            if quote.end - quote.start < _SHORT + 2:
                continue
            owner = _cue(doc, quote, block, inside)
            if owner is not None:
                draft = next((d for d in [*found, *made] if d.verb == owner.i and d.kind in ("clause", "quote")), None)
                if draft is not None:
                    draft.content.append((quote.start, quote.end))
                else:
                    draft = Draft(
                        owner.i, "quote", source_of(speaker(owner)), cue_of(owner), [(quote.start, quote.end)]
                    )
                    made.append(draft)
                last = draft
                continue
            near = [d for d in [*speech, *made] if block.start <= d.verb < block.end]
            if near:
                draft = min(near, key=lambda d: abs(d.verb - quote.start))
                draft.content.append((quote.start, quote.end))
                last = draft
    return made


def _quoted(i: int, inside: list[Quote]) -> bool:
    return any(quote.start <= i < quote.end for quote in inside)


def _holds(draft: Draft, quote: Quote) -> bool:
    return any(start <= quote.start and quote.end <= end for start, end in draft.content)


def _cue(doc: Doc, quote: Quote, block: Block, inside: list[Quote]) -> Token | None:
    """The nearest speech verb outside quotations, in the sentence that the quotation begins or ends in."""
    first, last = doc[quote.start].sent, doc[quote.end - 1].sent
    frames = cues.verbs()
    best: Token | None = None
    for i in range(max(block.start, first.start - 1), min(block.end, last.end + 12)):
        token = doc[i]
        if token.pos_ != "VERB" or "quote" not in frames.get(token.lemma_.lower(), ()) or _quoted(i, inside):
            continue
        distance = quote.start - i if i < quote.start else i - quote.end
        if distance < 25 and (best is None or distance < min(abs(quote.start - best.i), abs(best.i - quote.end))):
            best = token
    return best


def _unique(found: list[Draft]) -> list[Draft]:
    """One draft a cue and content."""
    seen: dict[tuple[int, int, int], Draft] = {}
    for draft in found:
        draft.content = merged(draft.content)
        seen.setdefault((draft.verb, draft.start, draft.end), draft)
    return list(seen.values())


def merged(stretches: list[Stretch]) -> list[Stretch]:
    """Sorted stretches, those that touch or overlap made one."""
    out: list[Stretch] = []
    for start, end in sorted(stretches):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
