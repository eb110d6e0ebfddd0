"""What an argument is called: canonical names inside it, and what a pronoun or a bare definite noun stands for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from claimx.extract.phrases import antecedent, noun_phrase
from claimx.gazetteer import country_name, demonym_country
from claimx.model import Argument, Name, Place, Span
from claimx.nlp.docs import span_of
from claimx.rules.lexicon import noun_kinds

LOOK_BACK = 60
BODY = "government"


@dataclass(frozen=True, slots=True)
class Referent:
    """A noun phrase seen so far, by its head token, with its canonical name and refs."""

    head: Token
    name: str | None
    refs: tuple[str, ...]
    person: bool
    plural: bool


class References:
    """Names the arguments of one document; phrases are looked back for in order of the text."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.mentions: list[Place | Name] = sorted([*doc._.places, *doc._.names], key=lambda m: m.span)
        self.seen = [r for head in _nominal_heads(doc) for r in [self._referent(head)]]

    def argument(self, head: Token) -> Argument:
        """The argument that a head token heads, with span, name and refs."""
        span = span_of(noun_phrase(head))
        relative = antecedent(head)
        if relative is not head:
            return replace(self.argument(relative), span=span)
        referent = self._stands_for(head) if head.pos_ == "PRON" or _is_bare(head) else None
        own = self._referent(head)
        if referent is not None and not own.refs:
            return Argument(span, _head_lemma(head), referent.name, refs=referent.refs)
        return Argument(span, _head_lemma(head), own.name, refs=own.refs)

    def inherited_places(self, head: Token) -> tuple[Place, ...]:
        """The places inside the phrase that a pronoun or bare noun stands for, marked as inherited."""
        target = antecedent(head)
        referent = self._stands_for(target) if target.pos_ == "PRON" or _is_bare(target) else None
        source = referent.head if referent is not None else target if target is not head else None
        if source is None:
            return ()
        span = span_of(noun_phrase(source))
        return tuple(replace(p, inherited=True) for p in self.doc._.places if span.contains(p.span))

    def _referent(self, head: Token) -> Referent:
        phrase = noun_phrase(head)
        inside = [m for m in self.mentions if span_of(phrase).overlaps(m.span)]
        refs = tuple(dict.fromkeys([*map(ref, inside), *_countries(phrase)]))
        person = any(isinstance(m, Name) and m.type == "person" and m.span.contains(span_of(head)) for m in inside)
        return Referent(head, self._name(head, inside), refs, person, head.tag_ in {"NNS", "NNPS"})

    def _name(self, head: Token, inside: list[Place | Name]) -> str | None:
        at_head = [m for m in inside if m.span.overlaps(span_of(head))]
        if at_head:
            return at_head[-1].name
        if head.pos_ not in {"NOUN", "PROPN"}:
            return None
        country = next((country_name(c) for t in head.children for c in [demonym_country(t.text)] if c), None)
        owner = next(
            (m.name for m in inside if any(t.dep_ == "poss" and span_of(t).overlaps(m.span) for t in head.children)),
            None,
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
            elif mention is None and token.dep_ not in {"det", "case", "predet"}:
                text += token.text_with_ws
            last = mention
        return " ".join(text.split()).strip("-–/ ")

    def _stands_for(self, head: Token) -> Referent | None:
        """The nearest earlier phrase that agrees: by number and animacy for a pronoun, by kind for a bare noun."""
        lemma = head.lower_
        for referent in reversed([r for r in self.seen if r.head.i < head.i and head.i - r.head.i <= LOOK_BACK * 4]):
            near = head.i - referent.head.i <= LOOK_BACK
            if head.pos_ != "PRON" and referent.refs and _same_kind(referent.head, head):
                return referent
            if head.pos_ == "PRON" and near and _agrees(lemma, referent) and _is_subject(referent.head):
                return referent
        return None


def ref(mention: Place | Name) -> str:
    """The key under which a name's mentions meet, across articles too."""
    if isinstance(mention, Name):
        return f"{mention.type}:{mention.name}"
    if mention.kind == "country" and mention.country:
        return f"country:{mention.country}"
    return f"place:{mention.geonameid or mention.name}"


def _countries(phrase: Iterable[Token]) -> list[str]:
    found = (demonym_country(t.text) for t in phrase)
    return [f"country:{code}" for code in found if code]


def _nominal_heads(doc: Doc) -> Iterator[Token]:
    for token in doc:
        if token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"compound", "nmod", "amod", "npadvmod"}:
            yield token


def _head_lemma(head: Token) -> str:
    return head.lemma_.lower()


def _is_bare(head: Token) -> bool:
    """True for "the crossing", "this facility": a definite common noun."""
    return head.pos_ == "NOUN" and any(
        c.dep_ == "det" and c.lower_ in {"the", "this", "that", "these", "those"} for c in head.children
    )


def _same_kind(a: Token, b: Token) -> bool:
    if _head_lemma(a) == _head_lemma(b):
        return True
    return bool(noun_kinds(_head_lemma(a)) & noun_kinds(_head_lemma(b)))


def _is_subject(head: Token) -> bool:
    return head.dep_ in {"nsubj", "nsubjpass"}


def _agrees(pronoun: str, referent: Referent) -> bool:
    if pronoun in {"he", "she", "him", "her"}:
        return referent.person
    if pronoun in {"it", "this", "that"}:
        return not referent.person and not referent.plural
    return pronoun in {"they", "them", "these"} and referent.plural


def spans_of(*arguments: Argument | None) -> tuple[Span | None, ...]:
    """The arguments' spans."""
    return tuple(a.span if a is not None else None for a in arguments)
