"""Which predicate a time, place or number belongs to: up the parse to the first predicate, not to the nearest word."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from claimx.extract.mentions import root_of
from claimx.extract.predicates import Candidate
from claimx.model import Place, Quantity, Span, Time
from claimx.nlp.plain import Doc, Token
from claimx.rules.lexicon import function_words, has_kind

M = TypeVar("M", Time, Place, Quantity)


class Governors:
    """For one document: every mention with the predicate that governs it."""

    def __init__(self, doc: Doc, candidates: Iterable[Candidate]) -> None:
        self.doc = doc
        self.by_token = {t.i: c for c in candidates for t in {c.token, *c.words}}
        self.nominal = {i: c for i, c in self.by_token.items() if c.nominal}

    def governed(self, mentions: Iterable[M]) -> dict[int, list[M]]:
        """Predicate head index -> the mentions it governs, in order of the text."""
        found: dict[int, list[M]] = defaultdict(list)
        for mention in mentions:
            candidate = self.governor(mention.span) if mention.span is not None else None
            if candidate is not None:
                found[candidate.head.i].append(mention)
        return found

    def governor(self, span: Span) -> Candidate | None:
        """The predicate above the span's root token, None where the sentence has none."""
        return self._above(self._outside(root_of(self.doc, span)))

    @staticmethod
    def _outside(token: Token) -> Token:
        """The clause that a distance counts from its own ("one day after the match ended" tells of what is around it)."""
        verb = token.head
        opened = (
            c for c in verb.children if c.dep_ == "mark" and c.lower_ in function_words("shift") and c.i > token.i
        )
        distant = token.dep_ == "npadvmod" and verb.dep_ == "advcl" and any(opened)
        return verb.head if distant else token

    def _above(self, token: Token) -> Candidate | None:
        up = token
        while up.i not in self.by_token:
            if up.head is up:
                return None
            up = up.head
        return self._told(self.by_token[up.i], token)

    @staticmethod
    def said_then(token: Token) -> bool:
        """True for what stands between a word of saying and its clause's subject ("said on Monday it would close")."""
        verb = next((up for up in token.ancestors if up.dep_ == "ccomp"), None)
        if verb is None or not verb.head.i < token.i < verb.i or not has_kind(verb.head.lemma_.lower(), "saying"):
            return False
        opened = [c.i for c in verb.children if c.dep_ in {"mark", "nsubj", "nsubjpass", "expl", "csubj", "punct"}]
        return bool(opened) and token.i < min(opened)

    def _told(self, candidate: Candidate, token: Token) -> Candidate:
        """A raising verb passes what it governs on to the verb that it raises, or to its conjunct where it has none."""
        verb = candidate.token
        if not has_kind(verb.lemma_, "raising"):
            return candidate
        below = [self.by_token[c.i] for c in verb.children if c.dep_ == "xcomp" and c.i in self.by_token]
        beside = [self.by_token[c.i] for c in verb.children if c.dep_ == "conj" and c.i in self.by_token]
        if beside and token.i < verb.i and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children):
            return beside[
                0
            ]  # "In May, planes, believed to be foreign, struck": the parser takes the aside for the clause
        return below[0] if below and below[0].token.i != token.i else candidate
