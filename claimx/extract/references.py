"""What an argument is called: the canonical names inside it, or the name of what it stands for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from claimx.extract.coreference import Referent, needs_name, stands_for
from claimx.extract.phrases import antecedent, first, noun_phrase
from claimx.extract.spots import Spots
from claimx.gazetteer import country_name, demonym_country
from claimx.model import Argument, Name, Place
from claimx.nlp.docs import span_of

BODY = "government"
UNNAMED = frozenset({"PRON", "NUM"})


class References:
    """Names the arguments of one document; phrases are looked back for in order of the text."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.mentions: Spots[Place | Name] = Spots([*doc._.places, *doc._.names])
        self.known: dict[int, Referent] = {}
        self.titles: dict[int, bool] = {}
        self.seen = [self._referent(head) for head in _nominal_heads(doc)]

    def argument(self, head: Token) -> Argument:
        """The argument that a head token heads: its own span, the name and refs of what it stands for."""
        span, stands = span_of(noun_phrase(head)), self._stands_for(head)
        own = self._referent(head)
        if stands is None or own.refs:
            return Argument(span, _noun(head), own.name, refs=own.refs)
        noun = stands.head if head.pos_ in UNNAMED or antecedent(head) != head else head
        return Argument(span, _noun(noun), stands.name, refs=stands.refs)

    def inherited_places(self, head: Token) -> tuple[Place, ...]:
        """The places inside the phrase that `head` stands for, marked as inherited."""
        stands = self._stands_for(head)
        if stands is None:
            return ()
        span = span_of(noun_phrase(stands.head))
        names = [m.span for m in self.mentions.touching(span) if isinstance(m, Name)]
        places = (m for m in self.mentions.touching(span) if isinstance(m, Place) and span.contains(m.span))
        return tuple(replace(p, inherited=True) for p in places if not any(n.contains(p.span) for n in names))

    def _stands_for(self, head: Token) -> Referent | None:
        """The referent of a relative pronoun, of a complement ("it is a town"), a pronoun or a bare noun."""
        target = _subject_of_complement(antecedent(head))
        found = stands_for(target, self.seen) if needs_name(target) else None
        return found or (self._referent(target) if target != head else None)

    def _referent(self, head: Token) -> Referent:
        if head.i not in self.known:
            self.known[head.i] = self._described_as(head)
        return self.known[head.i]

    def _described_as(self, head: Token) -> Referent:
        phrase = noun_phrase(head)
        inside = self.mentions.touching(span_of(phrase))
        refs = tuple(dict.fromkeys([*map(ref, inside), *_countries(phrase), *self._unlisted(phrase, inside)]))
        person = any(isinstance(m, Name) and m.type == "person" and m.span.contains(span_of(head)) for m in inside)
        return Referent(head, self._name(head, inside), refs, person)

    def _unlisted(self, phrase: Iterable[Token], inside: list[Place | Name]) -> Iterator[str]:
        """Capitalised words that no list knows ("the Lopatin bridge") name a thing too, but not in a title-case headline."""
        for token in phrase:
            if token.pos_ != "PROPN" or not token.text[0].isupper() or demonym_country(token.text):
                continue
            known = any(span_of(token).overlaps(m.span) for m in inside)
            if not known and not self._in_title_case(token):
                yield f"word:{token.text.lower()}"

    def _in_title_case(self, token: Token) -> bool:
        sentence = token.sent
        if sentence.start not in self.titles:
            self.titles[sentence.start] = _title_case(sentence)
        return self.titles[sentence.start]

    def _name(self, head: Token, inside: list[Place | Name]) -> str | None:
        at_head = [m for m in inside if m.span.overlaps(span_of(head))]
        if at_head:
            body = at_head[-1].metonym if isinstance(at_head[-1], Place) else None
            return body or at_head[-1].name
        if head.pos_ not in {"NOUN", "PROPN"}:
            return None
        country = next((country_name(c) for t in head.children for c in [demonym_country(t.text)] if c), None)
        owner = next(
            (m.name for t in head.children if t.dep_ == "poss" for m in inside if span_of(t).overlaps(m.span)), None
        )
        if head.lemma_.lower() == BODY and (country or owner):
            return f"Government of {country or owner}"
        return self._described(head, inside)

    def _described(self, head: Token, inside: list[Place | Name]) -> str:
        """The phrase up to its head, without determiner, mentions under their canonical names."""
        text, last = "", None
        for token in self.doc[noun_phrase(head).start : head.i + 1]:
            mention = next((m for m in inside if span_of(token).overlaps(m.span)), None)
            if mention is not None and mention is not last:
                text += f" {mention.name} "
            elif mention is None and token.dep_ not in {"det", "predet"}:
                text += token.text_with_ws
            last = mention
        return re.sub(r" (?=['’]s?\b)", "", " ".join(text.split())).strip("-–/ ")


def ref(mention: Place | Name) -> str:
    """The key under which a name's mentions meet, across articles too."""
    if isinstance(mention, Name):
        return f"{mention.type}:{mention.name}"
    if (mention.kind == "country" or mention.metonym) and mention.country:
        return f"country:{mention.country}"
    return f"place:{mention.geonameid or mention.name}"


def _title_case(sentence: Span) -> bool:
    words = [t for t in sentence if t.is_alpha and len(t) > 3]
    return sum(t.text[0].isupper() for t in words) * 2 > len(words)


def _subject_of_complement(head: Token) -> Token:
    if head.dep_ != "attr":
        return head
    return first(head.head, "nsubj") or head


def _countries(phrase: Iterable[Token]) -> list[str]:
    found = (demonym_country(t.text) for t in phrase)
    return [f"country:{code}" for code in found if code]


def _nominal_heads(doc: Doc) -> Iterator[Token]:
    for token in doc:
        if token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"compound", "nmod", "amod", "npadvmod"}:
            yield token


def _noun(head: Token) -> str:
    return head.lemma_.lower()
