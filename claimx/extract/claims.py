"""Annotated `Doc` -> claims; the last room that sees a `Doc`."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

import spacy.tokens

from claimx.extract.arguments import Roles, roles
from claimx.extract.chains import chains
from claimx.extract.counts import claim_quantities
from claimx.extract.fragments import told_in_full
from claimx.extract.governors import Governors
from claimx.extract.mentions import inside
from claimx.extract.predicates import Candidate, candidates
from claimx.extract.references import References
from claimx.extract.repair import repaired
from claimx.extract.salience import is_main
from claimx.extract.sentences import Sentences
from claimx.extract.slots import Slots
from claimx.extract.speakers import Speakers
from claimx.extract.wording import wording
from claimx.model import Argument, Chain, Claim, Place, Predicate, Span, Time
from claimx.nlp.plain import Doc, Token, plain
from claimx.nlp.status import status_of
from claimx.rules.lexicon import class_of_people
from claimx.rules.persons import person_noun


def claims_of(doc: spacy.tokens.Doc) -> tuple[Claim, ...]:
    """The claims of one annotated article, in order of the text.

    `doc` must have run through claimx's pipeline and carry its article.
    """
    with _extraction(doc) as extraction:
        return tuple(extraction.claims())


def told_of(doc: spacy.tokens.Doc) -> tuple[tuple[Claim, ...], tuple[Chain, ...]]:
    """The claims of one annotated article, in order of the text, and the chains of what it tells of."""
    with _extraction(doc) as extraction:
        claims = tuple(extraction.claims())
        return claims, chains(extraction.references.things, claims)


@contextmanager
def _extraction(doc: spacy.tokens.Doc) -> Iterator["Extraction"]:
    """What the document's claims are made from, which goes once they are made."""
    copy = told_in_full(repaired(plain(doc)))
    yield Extraction(copy)
    copy.close()


def _class(candidate: Candidate, thing: Token | None, what: Argument | None) -> str | None:
    """The predicate's event class: that of what is done to people where it is done to a person ("fired the coach")."""
    of_people = class_of_people(candidate.lemma)
    if of_people is None or thing is None or what is None or thing.dep_ not in {"dobj", "nsubjpass"}:
        return candidate.cls
    people = person_noun(what.head) is not None or any(r.startswith("person:") for r in what.refs)
    return of_people if people else candidate.cls


class Extraction:
    """What the claims of one document are made from, computed once."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.candidates = candidates(doc)
        self.slots = Slots(doc, Governors(doc, self.candidates))
        self.references = References(doc)
        self.sentences = Sentences(doc)
        self.times = inside(doc, "time")
        self.speakers = Speakers(doc, self.candidates, self.references.things.of)
        self.article: str = doc._.article.id
        self.hashed = hashlib.sha256(f"{self.article}\0".encode())

    def claims(self) -> list[Claim]:
        """Every predicate that is not merely a word of saying, as a claim."""
        return [self._claim(c) for c in self.candidates if not self.speakers.is_cue(c)]

    def _claim(self, candidate: Candidate) -> Claim:
        found = self._timeless(candidate, roles(candidate))
        who = self.references.argument(found.who) if found.who is not None else None
        what = self.references.argument(found.what) if found.what is not None else None
        when = self.slots.when(candidate, found)
        status, negated = status_of(candidate.head, ahead=self._ahead(when))
        predicate = Predicate(_words_span(candidate), candidate.lemma, _class(candidate, found.what, what))
        return Claim(
            id=self._id(predicate.span),
            article=self.article,
            sentence=self.sentences.number(candidate.head),
            main=is_main(candidate, found, when),
            nominal=candidate.nominal,
            text=wording(candidate, found, negated),
            predicate=predicate,
            who=who,
            what=what,
            when=when,
            where=self._where(candidate, found, what),
            quantities=claim_quantities(
                self.slots.quantities_of(candidate, who, what),
                found,
                when,
                candidate,
            ),
            status=status,
            negated=negated,
            said_by=self.speakers.of(candidate, who),
            evidence=self.sentences.evidence(candidate.head),
        )

    def _ahead(self, when: Time | None) -> bool:
        """True for a time of the predicate's own that lies after the article's day."""
        published = self.doc._.published
        if when is None or when.inherited or when.earliest is None or published is None or published.latest is None:
            return False
        return bool(when.earliest > published.latest)

    def _where(self, candidate: Candidate, found: Roles, what: Argument | None) -> tuple[Place, ...]:
        """Where it happened; without a place of its own, that of what a pronoun or bare noun stands for, as inherited."""
        told = self.slots.where(candidate, found, what)
        if told or found.what is None:
            return told or self.slots.where_of_doer(candidate, found)
        return self.references.inherited_places(found.what) or self.slots.where_of_doer(candidate, found)

    def _timeless(self, candidate: Candidate, found: Roles) -> Roles:
        """Roles without time expressions: "three months have passed" has no doer."""
        if candidate.head.sent.start not in self.slots.dated:
            return found
        who, what = found
        return Roles(None if self._is_time(who) else who, None if self._is_time(what) else what)

    def _is_time(self, head: Token | None) -> bool:
        return head is not None and head.i in self.times and head.dep_ != "nsubjpass"

    def _id(self, span: Span) -> str:
        hashed = self.hashed.copy()
        hashed.update(f"{span.within}\0{span.start}\0{span.end}".encode())
        return hashed.hexdigest()[:12]


def _words_span(candidate: Candidate) -> Span:
    words = candidate.words
    return words[0].doc.span_of(words[0].i, words[-1].i + 1)
