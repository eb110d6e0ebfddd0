"""Who says so: the attributions that hold a predicate, the outermost speaker first."""

from collections.abc import Iterable

from spacy.tokens import Doc

from claimx.extract.predicates import Candidate
from claimx.model import Argument, Attribution, Span
from claimx.nlp.docs import covered
from claimx.rules.lexicon import has_kind


class Speakers:
    """The attributions of one document, by the tokens of their content and cue."""

    def __init__(self, doc: Doc, candidates: Iterable[Candidate]) -> None:
        verbal = {c.head.i for c in candidates if not c.nominal and c.head.pos_ in {"VERB", "ADJ"}}
        self.contents = [(covered(doc, a.content), a) for a in doc._.attributions]
        self.cues = {i for content, a in self.contents if content & verbal for i in covered(doc, a.cue)}

    def is_cue(self, candidate: Candidate) -> bool:
        """True for a word of saying whose content holds claims of its own; words of attitude stay claims."""
        return candidate.token.i in self.cues and has_kind(candidate.token.lemma_.lower(), "saying")

    def of(self, candidate: Candidate, who: Argument | None) -> tuple[Span, ...]:
        """The sources that vouch for the predicate, outermost (widest content) first; nobody vouches for his own intent."""
        around = [(len(content), a) for content, a in self.contents if candidate.head.i in content]
        spans = (s for _, a in sorted(around, key=_widest_first) for s in a.source)
        return tuple(dict.fromkeys(s for s in spans if who is None or s != who.span))


def _widest_first(entry: tuple[int, Attribution]) -> tuple[int, int]:
    size, attribution = entry
    return -size, attribution.content[0].start
