"""Which claims are the article's news, and which are only its verbs."""

from claimx.extract.arguments import Roles
from claimx.extract.predicates import Candidate
from claimx.model import Time
from claimx.nlp.plain import Token
from claimx.nlp.status.clauses import FINITE, is_infinitive
from claimx.rules.lexicon import has_kind

CLAUSES = frozenset({"ROOT", "ccomp", "conj", "advcl", "relcl", "acl", "parataxis"})


def is_main(candidate: Candidate, found: Roles, when: Time | None) -> bool:
    """True for a clause that tells a happening or a state with an end: what a reader would retell.

    Infinitives under a raising verb count as the clause they complete; bare states, purposes and event nouns do not.
    """
    if candidate.nominal:
        return False
    if candidate.head is not candidate.token:
        return candidate.head.pos_ in {"ADJ", "VERB"} and candidate.token.dep_ in CLAUSES
    if has_kind(candidate.lemma, "stative") and not _dated(when):
        return False
    if has_kind(candidate.lemma, "saying") and found.what is None:
        return False
    if candidate.token.dep_ in {"xcomp", "acl", "advcl", "relcl"} and is_infinitive(candidate.token):
        return _raised(candidate) or _headline(candidate)
    return bool(found.who or found.what) and _in_clause(candidate.token, when) and not _only_raises(candidate)


def _dated(when: Time | None) -> bool:
    return when is not None and when.timex.type in {"DATE", "TIME"} and not when.timex.value.endswith("_REF")


def _in_clause(verb: Token, when: Time | None) -> bool:
    """True for a clause of its own, or what is coordinated with one; behind a preposition only where it is timed."""
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    return verb.dep_ in CLAUSES or (verb.dep_ == "pcomp" and when is not None)


def _raised(candidate: Candidate) -> bool:
    head = candidate.token.head
    return has_kind(head.lemma_, "raising") or (head.lemma_ == "be" and candidate.token.dep_ == "xcomp")


def _headline(candidate: Candidate) -> bool:
    """True where the infinitive is all that the line tells ("Council To Close Pool")."""
    verb = candidate.token
    return verb.head.dep_ == "ROOT" and not any(t.pos_ in {"VERB", "AUX"} for t in verb.sent if t.tag_ in FINITE)


def _only_raises(candidate: Candidate) -> bool:
    return has_kind(candidate.token.lemma_, "raising") and any(c.dep_ == "xcomp" for c in candidate.token.children)
