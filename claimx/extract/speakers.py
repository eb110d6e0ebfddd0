"""Who says so: the attributions that hold a predicate, the outermost speaker first."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import TypeAlias

from claimx.extract.mentions import root_of
from claimx.extract.phrases import RELATIVE, first, phrase_span
from claimx.extract.predicates import Candidate
from claimx.extract.things import Thing
from claimx.model import Argument, Attribution, Span
from claimx.nlp.attributions.cues import verbs
from claimx.nlp.attributions.quotes import spoken
from claimx.nlp.plain import Doc, Token
from claimx.rules import mapping
from claimx.rules.lexicon import function_words, has_kind

# How many words are said, by whose attribution, and who is named for it.
Vouched: TypeAlias = tuple[int, Attribution, tuple[Span, ...]]


class Speakers:
    """The attributions of one document, by the tokens of their content and cue."""

    def __init__(self, doc: Doc, candidates: Sequence[Candidate], of: Mapping[int, Thing]) -> None:
        self.doc, self.things = doc, of
        heads = [c.head for c in candidates if not c.nominal]
        verbal = {head.i for head in heads}
        self.telling: dict[int, set[int]] = defaultdict(set)
        for head in heads:
            self.telling[head.sent.start].add(head.i)
        predicates = {c.head.i for c in candidates}
        contents = [(doc.covered(a.content), doc.covered(a.cue), a) for a in doc._.attributions]
        self.said = {i for _, cue, _ in contents for i in cue}
        self.cues = {i for content, cue, _ in contents if not verbal.isdisjoint(content) for i in cue}
        self.quoted = {t.sent.start for q in spoken(doc.words.doc)[1] for t in doc.tokens[q.start : q.end]}
        self.around: dict[int, list[Vouched]] = defaultdict(list)
        for content, _, attribution in contents:
            if self._says_nothing(attribution):
                continue
            sources = tuple(s for s in attribution.source if not (self._relative(s, attribution) or self._outlet(s)))
            for i in content & predicates:
                self.around[i].append((len(content), attribution, sources))

    def _outlet(self, span: Span) -> bool:
        """True for an "I" or "we" that reports outside of all quotations: the outlet ("As we have reported, …")."""
        if span.text.lower() not in function_words("first person"):
            return False
        if root_of(self.doc, span).head.lemma_.lower() not in function_words("reported"):
            return False
        quotes, at = spoken(self.doc.words.doc)[1], root_of(self.doc, span).i
        n = bisect_right(quotes, at, key=attrgetter("start")) - 1
        return n < 0 or at >= quotes[n].end

    def _says_nothing(self, attribution: Attribution) -> bool:
        """True for who did not say it ("he did not comment on the raid", "nobody confirmed that …" aside)."""
        heads = (root_of(self.doc, s) for s in attribution.cue)
        return any(c.dep_ == "neg" for head in heads for c in head.children)

    def is_cue(self, candidate: Candidate) -> bool:
        """True for a word of saying whose content holds claims of its own; words of attitude stay claims."""
        if candidate.nominal:
            return self._medium(candidate)
        verb, lemma = candidate.token, candidate.token.lemma_.lower()
        if candidate.head is not verb:
            return False
        if has_kind(lemma, "bare saying") and (verb.i in self.said or self.telling[verb.sent.start] - {verb.i}):
            return True
        if not has_kind(lemma, "saying"):
            return False
        return verb.i in self.cues or any(
            c.dep_ == "pcomp" and c.i in self.cues for p in verb.children for c in p.children
        )

    def _medium(self, candidate: Candidate) -> bool:
        """True for an event noun that says something itself, or in which it is said ("said in a statement", "the opposition said")."""
        noun, over = candidate.token, candidate.token.head
        if noun.dep_ == "nsubj":
            return over.i in self.said and (candidate.cls is None or has_kind(over.lemma_.lower(), "saying"))
        told = over.head.i in self.said or has_kind(over.head.lemma_.lower(), "saying")
        spoken = has_kind(noun.lemma_.lower(), "medium")
        return (
            noun.dep_ == "pobj" and spoken and told and over.dep_ == "prep" and over.lower_ in function_words("medium")
        )

    def of(self, candidate: Candidate, who: Argument | None) -> tuple[Span, ...]:
        """The sources that vouch for the predicate, outermost (widest content) first; nobody vouches for his own intent."""
        around = self.around.get(candidate.head.i)
        if around is None:
            return ()
        around = sorted(around, key=_widest_first) if len(around) > 1 else around
        spans = [s for _, _, sources in around for s in sources]
        spans += self._inside(candidate.head) if candidate.head.sent.start in self.quoted else ()
        told = dict.fromkeys(s for s in spans if who is None or s != who.span)
        return tuple(told) if len(told) < 2 else self._once(list(told))

    def _once(self, spans: list[Span]) -> tuple[Span, ...]:
        """Each speaker once: a pronoun that stands for another of them goes ("a paper … it said")."""
        heads = [root_of(self.doc, s) for s in spans]
        named = [self.things.get(h.i) for h in heads if h.pos_ != "PRON"]
        named = [thing for thing in named if thing is not None]
        return tuple(
            s
            for s, h in zip(spans, heads, strict=True)
            if h.pos_ != "PRON" or not any(self.things.get(h.i) is thing for thing in named)
        )

    def _inside(self, head: Token) -> list[Span]:
        """Whose words a quotation's speaker tells, the outermost first: "he" of “He said he would go,” Ruiz said."""
        found = []
        for up in (head, *head.ancestors):
            if up.dep_ != "ccomp" or up.head.i in self.said:
                continue
            teller = first(up.head, "nsubj")
            if teller is not None and _tells(up.head) and _is_another(teller):
                found.append(phrase_span(teller))
        return found[::-1]

    def _relative(self, span: Span, attribution: Attribution) -> bool:
        """True for a relative pronoun that stands beside what it stands for ("the mayor, who said")."""
        return len(attribution.source) > 1 and root_of(self.doc, span).tag_ in RELATIVE


def _tells(verb: Token) -> bool:
    """True for a verb of saying or thinking, not one that denies it."""
    return "clause" in verbs().get(verb.lemma_.lower(), ()) and first(verb, "neg") is None


def _is_another(teller: Token) -> bool:
    """True for a noun, or a pronoun that stands for somebody other than the speaker and whom he speaks to."""
    if teller.pos_ in {"NOUN", "PROPN"}:
        return True
    return any(teller.lower_ in function_words(kind) for kind in ("male", "female", "several"))


def _widest_first(entry: Vouched) -> tuple[int, bool, int]:
    """Widest content first; whoever says it before the source that he cites for it."""
    size, attribution, _ = entry
    cited = any(s.text.lower() in mapping("attribution", "cites") for s in attribution.cue)
    return -size, cited, attribution.content[0].start
