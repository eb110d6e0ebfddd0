"""Words that look like verbs and tell nothing: names in capitals, plurals, what only opens a time or a topic."""

from claimx.extract.mentions import within
from claimx.extract.phrases import OBJECTS, left_of
from claimx.nlp.plain import Token
from claimx.nlp.relations import relations
from claimx.rules.lexicon import function_words

_OBJECT = relations(*OBJECTS)


def names_topic(token: Token) -> bool:
    """True for the verb of "when it comes to", which tells nothing."""
    around = token.doc.tokens[max(0, token.i - 2) : token.i + 2]
    return " ".join([t.lower_ for t in around]) in function_words("as for")


def tells_from_when(token: Token) -> bool:
    """True for the participle of "starting in May", which only opens a time."""
    behind = token.doc.tokens[token.i + 1 : token.i + 3]
    opens = bool(behind) and (behind[0].pos_ == "ADP" or within(behind[0], "time"))
    return opens and any(within(t, "time") for t in behind) and token.dep_ in {"acl", "advcl", "prep", "pcomp"}


def noun_in_s(token: Token) -> bool:
    """True for a plural that the tagger takes for a verb: behind a bare adjective ("Live updates"), or of age ("women, ages 16 to 18")."""
    if token.lower_ in function_words("of age"):
        return token.i + 1 < len(token.doc) and token.nbor().pos_ == "NUM"
    before = left_of(token)
    bare = before.tag_ == "JJ" and before.dep_ == "nsubj" and not before.children and not token.below & _OBJECT
    return bare and before.lower_ not in function_words("somebody")


def acronym(token: Token) -> bool:
    """True for a name in capitals that the tagger takes for a verb, in a sentence that is not all in capitals."""
    return len(token.text) > 2 and token.text.isupper() and not all(t.text.isupper() for t in token.sent if t.is_alpha)


def modifies(token: Token) -> bool:
    """True for a gerund inside a compound ("the Santa Rosa shooting spree"), which the parser takes for a clause."""
    if token.dep_ != "acl" or token.i < 1:
        return False
    bare = [c for c in token.children if c.i == token.i + 1 and c.dep_ == "dobj" and not list(c.lefts)]
    return bool(bare) and token.nbor(-1).pos_ == "PROPN" and token.nbor(-1) != token.head
