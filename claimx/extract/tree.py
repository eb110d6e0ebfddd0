"""A parsed text as plain lists, and the named mention that each token lies in."""

from collections.abc import Iterable
from itertools import accumulate

from claimx.model import Name, Place
from claimx.nlp.plain import Doc
from claimx.nlp.status.clauses import FINITE
from claimx.rules.lexicon import function_words

_CLAUSE = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "parataxis", "pcomp"})


class Tree:
    """The parse of a `Doc`: relation, tag, head and children of each token, and the number of its sentence.

    `mention[i]` is the place or name that a token lies in (a body's name before the place's inside it), `heads[i]` the
    one that it is the head of.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc, self.words = doc, doc.words
        self.tag, self.dep, self.head = self.words.parse
        self.kids = self.words.kids
        self.sentence = list(accumulate(self.words.starts_sentence))
        self.mention: dict[int, Place | Name] = {}
        self.heads: dict[int, Place | Name] = {}
        self._place([*doc._.places, *doc._.names])

    def _place(self, mentions: Iterable[Place | Name]) -> None:
        for mention in mentions:
            tokens = range(*self.doc.bounds_of(mention.span))
            self.mention.update(dict.fromkeys(tokens, mention))
            top = [i for i in tokens if self.head[i] not in tokens or self.head[i] == i]
            if top:
                self.heads[top[-1]] = mention
        for i in [i for i, mention in self.heads.items() if self.mention[i] is not mention]:
            del self.heads[i]

    def child(self, i: int, *deps: str) -> int | None:
        """The first child with one of these relations, or None."""
        for k in self.kids[i]:
            if self.dep[k] in deps:
                return k
        return None

    def clause(self, i: int) -> int:
        """The verb of the clause that a token stands in."""
        while self.dep[i] not in _CLAUSE or self.words.pos[i] not in ("VERB", "AUX"):
            if self.head[i] == i:
                return i
            i = self.head[i]
        return i

    def subject(self, verb: int) -> int | None:
        """The subject of a clause; a clause without one has that of the clause it hangs on."""
        for _ in range(4):
            found = self.child(verb, "nsubj", "nsubjpass")
            if found is not None or self.dep[verb] not in ("conj", "xcomp", "advcl") or self.head[verb] == verb:
                return found
            verb = self.clause(self.head[verb])
        return None

    def said_of(self, i: int) -> int:
        """What an apposition, a complement or a capacity is said of ("Ruiz, an actress", "as an actress"), -1 elsewhere."""
        up: int = self.head[i]
        dep = self.dep[i]
        if dep == "conj" and self.dep[up] in ("appos", "attr", "oprd") and self.article(i) == "bare":
            return self.said_of(up)  # "an actress and director"
        if dep == "appos":
            return up
        if dep == "attr" and self.words.lemma[up] in function_words("copula") and self.child(up, "neg") is None:
            subject = self.child(up, "nsubj")
            return subject if subject is not None else up
        if dep == "oprd" or (dep == "pobj" and self.words.lower[up] in function_words("capacity")):
            return self._bearer(up if dep == "oprd" else self.head[up])
        return -1

    def renamed(self, i: int) -> bool:
        """True for a noun that a name in apposition says who it is: "The driver, Omar Said, swam ashore"."""
        kids = self.kids[i]
        if not kids or kids[-1] < i:
            return False
        return any(k > i and self.dep[k] == "appos" for k in kids if k in self.heads)

    def _bearer(self, verb: int) -> int:
        """Of whom a verb says what he or she is: "Ruiz" of "named Ruiz as director" and of "Ruiz, known as the fox"."""
        over: int = self.head[verb]
        if self.dep[verb] == "acl":
            return over
        whose = self.child(verb, "dobj")
        whose = self.subject(verb) if whose is None else whose
        return -1 if whose is None else whose

    def article(self, i: int) -> str:
        """How a noun is determined: "definite", "indefinite", "owned" or "bare"."""
        for k in self.kids[i]:
            if self.dep[k] == "det":
                lower = self.words.lower[k]
                return "definite" if lower in function_words("definite") else "indefinite"
            if self.dep[k] == "poss":
                return "owned"
        return "bare"

    def in_finite_clause(self, i: int) -> bool:
        """False for the subject of a caption's "Posters seen at the border"."""
        verb = self.head[i]
        return bool(self.tag[verb] in FINITE) or self.child(verb, "aux", "auxpass") is not None

    def listed(self, i: int) -> bool:
        """True for a noun that the parser put before the last of its list ("the boy's mother and rescue crews")."""
        return self.dep[i] == "nmod" and self.child(i, "conj") is not None

    def of_name(self, i: int) -> bool:
        """True where a name stands behind the noun: "the bridge at Harrad"."""
        return any(k in self.mention for p in self.kids[i] if self.dep[p] == "prep" for k in self.kids[p])

    def of(self, i: int) -> bool:
        """True where an of-phrase tells the thing from others of its kind."""
        return any(self.words.lower[k] == "of" and k > i for k in self.kids[i])
