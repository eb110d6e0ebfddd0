"""Direct speech: widens contents to the quotations that they belong to, and finds who says every other quotation."""

from spacy.tokens import Doc, Span, Token

from claimx.nlp.attributions import cues
from claimx.nlp.attributions.drafts import DASHES, NAMED, Draft, speaker
from claimx.nlp.attributions.headlines import is_heading
from claimx.nlp.attributions.quotes import Block, Quote
from claimx.nlp.attributions.sources import cue_of, source_of

_LONG = 6
_REACH = 25
_AFTER = 12
_TAG = 3
_CAPTION = 25
# So many captions may part a quotation that none has closed from where it goes on.
_CAPTIONS = 3
_STOPS = frozenset({".", "?", "!", ":", '"', "”"})
_CLOSING = frozenset({",", "?", "!"})
_SPOKEN = frozenset({"clause", "quote", "according", "colon"})


class Speech:
    """The quotations of one document on their way to a draft; `found` grows by the drafts made for them."""

    def __init__(self, doc: Doc, blocks: list[Block], quotes: list[Quote], found: list[Draft]) -> None:
        self.doc, self.blocks, self.quotes, self.found = doc, blocks, quotes, found
        self.last: tuple[Draft, Quote] | None = None

    def place(self) -> None:
        """Gives every quotation of some length to a draft."""
        for quote in self.quotes:
            held = next((d for d in self.found if d.kind in _SPOKEN and _holds(d, quote)), None)
            held = held if held is None else self._renamed(held, quote)
            owners = [held] if held is not None else self._owners(quote)
            for owner in owners:
                if held is None:
                    owner.content.append((quote.start, quote.end))
            if owners and quote.end - quote.start >= _LONG:
                self.last = owners[0], quote

    def _renamed(self, held: Draft, quote: Quote) -> Draft:
        """The draft that holds a quotation, or that of the name that a dash sets off between its verb and the quotation."""
        named = self._after_name(quote) if held.kind == "clause" and held.verb < quote.start else None
        if named is None or held.verb >= named.source[0][0]:
            return held
        self.found.remove(held)
        named.content.append((quote.start, quote.end))
        return named

    def _owners(self, quote: Quote) -> list[Draft]:
        if quote.end - quote.start < _LONG:
            tagged = self._tagged(quote)
            return [self._draft(tagged)] if tagged is not None else []
        if any(_holds(d, quote) for d in self.found if d.kind in ("object", "prep")):
            return []
        near = self._after_name(quote) or self._by_cue(quote) or self._after_colon(quote) or self._in_block(quote)
        return [near] if near is not None else self._next_block(quote) or self._going_on(quote)

    def _tagged(self, quote: Quote) -> Token | None:
        """The verb of a "he said" right behind a short quotation that ends in a comma, or in a mark of its own."""
        if self.doc[quote.end - 2].text not in _CLOSING or not self.doc[quote.start + 1].is_title:
            return None
        return next((t for t in self.doc[quote.end : quote.end + _TAG] if self._says(t)), None)

    def _by_cue(self, quote: Quote) -> Draft | None:
        """The speech verb nearest to the quotation, outside of all quotations, in the sentences that it touches."""
        if not any(token.pos_ in ("VERB", "AUX") for token in self.doc[quote.start : quote.end]):
            return None
        block = self.blocks[quote.block]
        first = max(block.start, self.doc[quote.start].sent.start - 1)
        last = min(block.end, self.doc[quote.end - 1].sent.end + _AFTER)
        verbs = [token for token in self.doc[first:last] if self._says(token) and _distance(token, quote) < _REACH]
        best = min(verbs, key=lambda token: _distance(token, quote), default=None)
        return self._draft(best) if best is not None else None

    def _says(self, token: Token) -> bool:
        if token.pos_ != "VERB" or "quote" not in cues.verbs().get(token.lemma_.lower(), ()):
            return False
        return not any(quote.start <= token.i < quote.end for quote in self.quotes)

    def _draft(self, verb: Token) -> Draft:
        """The verb's draft, made where it has none."""
        for draft in self.found:
            if draft.verb == verb.i and draft.kind in _SPOKEN:
                return draft
        self.found.append(Draft(verb.i, "quote", source_of(speaker(verb), verb), cue_of(verb)))
        return self.found[-1]

    def _after_colon(self, quote: Quote) -> Draft | None:
        """A quotation behind a colon, in its own block or at the end of the one before: the sentence's verb says it."""
        block = self.blocks[quote.block]
        if quote.start == block.start and quote.block:
            block = self.blocks[quote.block - 1]
            at = block.end - 1
        else:
            at = quote.start - 1
        if at <= block.start or self.doc[at].text != ":":
            return None
        made = self._before_colon(max(block.start, self.doc[at].sent.start), at)
        if made is not None:
            self.found.append(made)
        return made

    def _before_colon(self, start: int, at: int) -> Draft | None:
        """The clause's verb says it; without a verb the name before the colon does."""
        verb = _main_verb(self.doc[start:at])
        if verb is not None:
            return Draft(verb.i, "colon", source_of(speaker(verb), verb), cue_of(verb))
        return self._named(start, at)

    def _named(self, start: int, at: int) -> Draft | None:
        """The name between a dash, or the start, and the colon."""
        if start >= at or is_heading(self.doc[at - 1]):
            return None
        first = next((i + 1 for i in range(at - 1, start - 1, -1) if self.doc[i].text in DASHES), start)
        if self.doc[at - 1].ent_type_ not in NAMED and not (first > start and _proper(self.doc[first:at])):
            return None
        return Draft(at, "colon", [(first, at)], [(at, at + 1)])

    def _after_name(self, quote: Quote) -> Draft | None:
        """A quotation behind a name that a dash sets off ("Polls got it wrong - Ada Holm: “…”")."""
        at = quote.start - 1
        start = max(self.blocks[quote.block].start, at - _LONG)
        if at <= start or self.doc[at].text != ":" or not any(t.text in DASHES for t in self.doc[start:at]):
            return None
        made = self._named(start, at)
        self.found += [made] if made is not None else []
        return made

    def _in_block(self, quote: Quote) -> Draft | None:
        """Somebody who speaks elsewhere in the block."""
        block = self.blocks[quote.block]
        near = [d for d in self.found if d.kind in _SPOKEN and d.source and block.start <= d.verb < block.end]
        return min(near, key=lambda d: abs(d.verb - quote.start), default=None)

    def _next_block(self, quote: Quote) -> list[Draft]:
        """A quotation that ends its block on a comma: whoever speaks in the next block's first sentence."""
        block = self.blocks[quote.block]
        ends = quote.end >= block.end and self.doc[quote.end - 2].text == ","
        if not ends or quote.block + 1 >= len(self.blocks):
            return []
        sentence = self.doc[self.blocks[quote.block + 1].start].sent
        near = [d for d in self.found if d.kind in ("clause", "according") and sentence.start <= d.verb < sentence.end]
        if near:
            return near
        verb = next((token for token in sentence if self._says(token)), None)
        return [self._draft(verb)] if verb is not None else []

    def _going_on(self, quote: Quote) -> list[Draft]:
        """A quotation that begins its block, or that goes on with one left open: whoever spoke last goes on."""
        if self.last is not None and self.last[1].open and quote.start == self.last[1].end:
            return [self.last[0]]
        if quote.start != self.blocks[quote.block].start:
            return []
        held = self._spoke_last(quote)
        return [held] if held is not None else self._told_last(quote)

    def _spoke_last(self, quote: Quote) -> Draft | None:
        """The speaker of a quotation that ended the block before, or the one before a caption set between them."""
        if self.last is None:
            return None
        draft, before = self.last
        whole = before.open or before.end >= self.blocks[before.block].end - 1 or draft.verb >= before.end
        between = range(before.block + 1, quote.block)
        near = len(between) <= (_CAPTIONS if before.open else 1) and all(map(self._caption, between))
        return draft if near and whole else None

    def _caption(self, number: int) -> bool:
        """True for a short block without a full stop: a caption, a headline inside the text."""
        block = self.blocks[number]
        return block.end - block.start <= _CAPTION and self.doc[block.end - 1].text not in _STOPS

    def _told_last(self, quote: Quote) -> list[Draft]:
        """Who said something, in other words, at the end of the block before."""
        block = self.blocks[quote.block - 1] if quote.block else None
        if block is None or not self._whole(quote):
            return []
        start = max(block.start, self.doc[block.end - 1].sent.start)
        told = [d for d in self.found if d.kind in _SPOKEN and d.source and start <= d.verb < block.end]
        return [max(told, key=lambda d: -d.verb)] if told else []

    def _whole(self, quote: Quote) -> bool:
        """True for a quotation that fills its block."""
        return quote.end >= self.blocks[quote.block].end - 1


def widen(draft: Draft, quotes: list[Quote]) -> None:
    """Stretches a content to the whole of a quotation that it lies in or runs into, unless the cue lies in it too."""
    for n, (start, end) in enumerate(draft.content):
        for quote in quotes:
            if quote.start < end and start < quote.end and not quote.start <= draft.verb < quote.end:
                start, end = min(start, quote.start), max(end, quote.end)
        draft.content[n] = (start, end)


def _main_verb(words: Span) -> Token | None:
    """The verb of the main clause among some words of a sentence, if somebody is its subject."""
    verbs = [t for t in words if t.pos_ in ("VERB", "AUX") and (own := speaker(t)) is not None and own in words]
    if not verbs:
        return None
    return words.sent.root if words.sent.root in verbs else verbs[-1]


def _proper(words: Span) -> bool:
    """True for a proper name and nothing else, whether or not the model labels it."""
    return len(words) > 0 and all(word.pos_ == "PROPN" for word in words)


def _holds(draft: Draft, quote: Quote) -> bool:
    return any(start <= quote.start and quote.end <= end for start, end in draft.content)


def _distance(token: Token, quote: Quote) -> int:
    return quote.start - token.i if token.i < quote.start else token.i - quote.end
