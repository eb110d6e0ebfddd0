"""When, where and how many of a predicate."""

import itertools

from claimx.extract.arguments import Roles
from claimx.extract.borrowed import support_verb
from claimx.extract.counted import counted_back, counting, in_front
from claimx.extract.counts import is_age_of_another, is_label, of_circumstance
from claimx.extract.governors import Governors
from claimx.extract.locations import accompanied, causes, is_locative, means, relative_places
from claimx.extract.mentions import root_of, sentences_with
from claimx.extract.moments import tells_when
from claimx.extract.people import of_people
from claimx.extract.phrases import SUBJECTS, children, tells_while
from claimx.extract.predicates import Candidate
from claimx.extract.spots import Spots
from claimx.extract.subjects import is_passive
from claimx.model import Argument, Place, Quantity, Span, Time
from claimx.nlp.plain import Doc, Token
from claimx.nlp.relations import relations
from claimx.rules.lexicon import function_words, has_kind, noun_kinds
from claimx.rules.persons import fate_of

CONJ, ADVCL, XCOMP = relations("conj"), relations("advcl"), relations("xcomp")
TIMED, CIRCUMSTANCE = relations("advcl", "conj"), relations("prep", "agent")
ALIKE = frozenset({"VBN", "VBD"})
YEAR = 4  # letters of a year's value
POINTS = frozenset({"DATE", "TIME"})
SITES = frozenset({"crossing", "town", "bridge", "airport", "plant"})


class Slots:
    """The time, place and number slots of one document's predicates."""

    def __init__(self, doc: Doc, governors: Governors) -> None:
        self.doc = doc
        self.governors = governors
        told = (t for t in doc._.times if tells_when(doc, t) and not governors.said_then(root_of(doc, t.span)))
        self.times = governors.governed(told)
        self.places = governors.governed(doc._.places)
        numbers = [q for q in doc._.quantities if not is_label(doc, q)]
        self.quantities = governors.governed(numbers)
        self.stated = Spots(numbers)
        self.dated, self.placed, self.counted = (sentences_with(doc, kind) for kind in ("time", "place", "number"))
        self.told_of: dict[int, list[Candidate]] = {}
        self.timed: dict[int, list[Candidate]] = {}
        names = Spots(doc._.names)
        unowned = (p for p in doc._.places if not any(n.span.contains(p.span) for n in names.touching(p.span)))
        self.own_places = Spots(unowned)

    def when(self, candidate: Candidate, found: Roles) -> Time | None:
        """When it happened: its own time, else that of the clause it shares, else of an event noun it is tied to."""
        if candidate.token.sent.start not in self.dated:
            return None
        own = self._best(candidate)
        if own is not None:
            return own
        for shared in (*self._sharing(candidate), *self._event_nouns(candidate, found)):
            found_times = (self._best(c) for c in (shared, *self._sharing(shared)))
            time = next((t for t in found_times if t is not None and self._holds(t, candidate, shared)), None)
            if time is not None:
                return time
        return self._relative_time(candidate.token)

    def _holds(self, time: Time, candidate: Candidate, shared: Candidate) -> bool:
        """False for a year behind the first of two coordinated clauses, the first's alone ("they married in 1985 and moved away")."""
        if time.timex.type not in POINTS:
            return False
        beside = candidate.token.dep_ == "conj" and candidate.token.head == shared.token
        return not (beside and len(time.timex.value) == YEAR and self.doc.bounds_of(time.span)[0] > shared.token.i)

    def _best(self, candidate: Candidate) -> Time | None:
        """Dates before durations and sets, the narrower before the wider, the earlier in the text before the later."""
        verb = candidate.token
        times = self.times.get(candidate.head.i, [])
        front = in_front(self.doc, verb) if verb.dep_ == "advcl" else None
        if verb.below & ADVCL:
            times = [*times, *counting(self.doc, verb)]
        if not times and front is None:
            return None
        bases = {t.anchor.span for t in times if t.anchor and t != front}
        own = [t for t in times if t.span not in bases]
        counted = counted_back(self.doc, verb, front)
        return counted or min(own, key=lambda t: (t == front, *_preference(t)), default=None)

    def _sharing(self, candidate: Candidate) -> list[Candidate]:
        """Predicates whose time also holds here: the first of two coordinated clauses, and the clause of a "when"."""
        verb, found = candidate.token, []
        support = support_verb(verb) if candidate.nominal else None
        if support is not None and support.i in self.governors.by_token:
            found.append(self.governors.by_token[support.i])
        if candidate.nominal and self._takes_place(verb):
            found += self._host(verb)
        lasting = verb.pos_ == "AUX"  # a state goes on behind the day of the deed before it
        if verb.dep_ == "conj" and not lasting and not any(c.tag_ == "MD" for c in children(verb, "aux")):
            found += self._host(verb)
        found += [*self._twin(candidate), *self._meanwhile(verb), *self._seen(verb)]
        if candidate.nominal and verb.dep_ == "compound":
            found += self._host(verb)  # "Friday's shooting spree"
        if verb.dep_ != "advcl":
            return found
        if any(c.lower_ == "when" for c in verb.children):
            found += self._host(verb)
        return found + self._accompanied(candidate)

    @staticmethod
    def _takes_place(noun: Token) -> bool:
        """True for an event noun whose verb only tells that, or for when, it is to happen ("is scheduled for 7 June")."""
        lemma = noun.head.lemma_.lower()
        planned = noun.dep_ == "nsubjpass" and has_kind(lemma, "raising")
        return planned or (noun.dep_ == "nsubj" and has_kind(lemma, "happening"))

    def _twin(self, candidate: Candidate) -> list[Candidate]:
        """The verb that shares what follows it: right behind, or of another harm ("killed two and injured five in Harrad")."""
        verb = candidate.token
        if not verb.below & CONJ:
            return []
        beside = next((c for c in verb.children if c.dep_ == "conj" and c.i > verb.i), None)
        if beside is None or not {beside.tag_, verb.tag_} <= ALIKE or is_passive(beside) != is_passive(verb):
            return []
        host = self._host_of(beside)
        harms = all(fate_of(f"{c.cls} suffers") for c in (candidate, *host)) and not children(beside, *SUBJECTS)
        return host if beside.i == verb.i + 2 or harms else []

    def _meanwhile(self, verb: Token) -> list[Candidate]:
        """The clause that tells when: "two died and ten were hurt when a bus fell on Sunday in Peru"."""
        if not verb.below & TIMED:
            return []
        if verb.i not in self.timed:
            self.timed[verb.i] = self._timed(verb)
        return self.timed[verb.i]

    def _timed(self, verb: Token) -> list[Candidate]:
        clauses = (c for v in (verb, *children(verb, "conj")) for c in children(v, "advcl"))
        timed = [c for c in clauses if tells_while(c)]
        timed += [told for c in timed for told in children(c, "acl")]
        return [host for c in timed for host in self._host_of(c)]

    def _seen(self, verb: Token) -> list[Candidate]:
        """What somebody or something is seen at, which tells the time of both ("was heard flying over the bay on Sunday")."""
        if not verb.below & XCOMP or not is_passive(verb):
            return []
        return [host for c in children(verb, "xcomp") if c.tag_ == "VBG" for host in self._host_of(c)]

    def _accompanied(self, candidate: Candidate) -> list[Candidate]:
        """The clause that a bare participle goes with: "a bus fell, killing ten" tells one time and place of both."""
        verb = candidate.token
        bare = verb.dep_ == "advcl" and verb.tag_ == "VBG" and not children(verb, "nsubj", "mark")
        return self._host_of(accompanied(verb)) if bare else []

    def _host(self, verb: Token) -> list[Candidate]:
        return self._host_of(verb.head)

    def _host_of(self, token: Token) -> list[Candidate]:
        return [self.governors.by_token[token.i]] if token.i in self.governors.by_token else []

    def _event_nouns(self, candidate: Candidate, found: Roles) -> list[Candidate]:
        """Event nouns that the predicate is told of ("Tuesday's strike killed two", "two were killed in Tuesday's strike")."""
        at = candidate.head.i
        if at not in self.told_of:
            self.told_of[at] = self._told_of(candidate, found)
        return self.told_of[at]

    def _told_of(self, candidate: Candidate, found: Roles) -> list[Candidate]:
        does = (
            found.who if candidate.nominal or candidate.cls is not None else None
        )  # "the raid on Sunday shows that …"
        heads = [h for h in (does, found.what, *_circumstances(candidate.token)) if h is not None]
        heads += [below for h in heads if h.below & CIRCUMSTANCE for below in _circumstances(h)]
        if candidate.token.below & XCOMP and has_kind(candidate.lemma, "attitude"):
            heads += [n for asked in children(candidate.token, "xcomp") for n in _circumstances(asked, "during")]
        nouns = self.governors.nominal
        return [nouns[h.i] for h in heads if h.i in nouns]

    def _relative_time(self, verb: Token) -> Time | None:
        """The time that a relative clause hangs on ("on Friday, when the gate fell")."""
        while verb.dep_ == "conj" and verb.head != verb:
            verb = verb.head
        if verb.dep_ != "relcl":
            return None
        return next((t for t in self.doc._.times if verb.head in self.doc.tokens_of(t.span)), None)

    def where(self, candidate: Candidate, found: Roles, what: Argument | None) -> tuple[Place, ...]:
        """Places in a locative phrase of the predicate or of an event noun it is told of, and inside the thing done to."""
        if candidate.token.sent.start not in self.placed:
            return ()
        told = not has_kind(candidate.lemma, "attitude")
        inside = [p for p in self.own_places.inside(what.span) if not of_people(self.doc, p)] if told and what else []
        events = (candidate, *self._event_nouns(candidate, found), *self._alongside(candidate))
        governed = [p for c in events for p in self.places.get(c.head.i, ()) if is_locative(self.doc, p, c, found.what)]
        places = {*governed, *inside, *self._site(candidate, found)} or relative_places(
            self.doc, candidate.token, self.own_places
        )
        return tuple(sorted(places, key=lambda p: p.span)) if places else ()

    def _alongside(self, candidate: Candidate) -> list[Candidate]:
        """The clauses that share the predicate's place."""
        found = [*self._accompanied(candidate), *self._twin(candidate)]
        found += [host for c in (*means(candidate.token), *causes(candidate)) for host in self._host_of(c)]
        return found if candidate.nominal else found + self._meanwhile(candidate.token)

    def _site(self, candidate: Candidate, found: Roles) -> list[Place]:
        """The places inside a doer that is a place itself ("the border crossing saw its first lorry")."""
        near = self._near(candidate)
        if found.who is None or not near or SITES.isdisjoint(noun_kinds(found.who.lemma_.lower())):
            return []
        tokens = set(found.who.subtree)
        return [p for p in near if root_of(self.doc, p.span) in tokens]

    def _near(self, candidate: Candidate) -> list[Place]:
        """The places that the predicate governs, countries left out."""
        if candidate.head.i not in self.places:
            return []
        return [p for p in self.places[candidate.head.i] if p.kind != "country"]

    def where_of_doer(self, candidate: Candidate, found: Roles) -> tuple[Place, ...]:
        """Where the doer was told to be ("drones outside the town struck")."""
        if found.who is None or candidate.head.i not in self.places:
            return ()
        near = self._near(candidate)
        tokens = set(found.who.subtree)
        inside = [p for p in near if root_of(self.doc, p.span) in tokens]
        return tuple(p for p in inside if self._prepositions(p, found.who) & function_words("locative"))

    def _prepositions(self, place: Place, noun: Token) -> set[str]:
        """The prepositions between a place and the noun that it stands behind."""
        root = root_of(self.doc, place.span)
        path = itertools.takewhile(lambda up: up != noun, (root, *root.ancestors))
        return {up.lower_ for up in path if up.dep_ == "prep"} - {"of"}

    def quantities_of(self, candidate: Candidate, *arguments: Argument | None) -> tuple[Quantity, ...]:
        """Numbers that the predicate governs or that stand in its arguments."""
        if candidate.token.sent.start not in self.counted:
            return ()
        spans = [a.span for a in arguments if a is not None]
        inside = (q for span in spans for q in self.stated.touching(span))
        governed = (q for q in self.quantities.get(candidate.head.i, []) if not self._of_aside(q, candidate))
        own = (q for q in governed if not is_age_of_another(self.doc, q, spans))
        found = {*own, *inside, *(self._put_at(candidate) if candidate.nominal else ())}
        return tuple(sorted(found, key=lambda q: q.span or Span(0, 0, ""))) if found else ()

    def _of_aside(self, quantity: Quantity, candidate: Candidate) -> bool:
        """True for a number that has a clause of its own beside the predicate's ("Ferry sinks, dozens missing")."""
        root = root_of(self.doc, quantity.span) if quantity.span is not None else candidate.token
        aside = root.head == candidate.token and root.dep_ in {"conj", "dep", "npadvmod", "appos"}
        own = aside and any(c.dep_ == "acl" and c.i in self.governors.by_token for c in root.children)
        return own or of_circumstance(root, candidate.head)

    def _put_at(self, candidate: Candidate) -> list[Quantity]:
        """The number at which an event noun is put ("put the death toll at 58")."""
        noun, verb = candidate.token, candidate.token.head
        if noun.dep_ not in {"dobj", "nsubjpass"} or verb.lemma_.lower() not in function_words("estimating"):
            return []
        at = max(noun.i, verb.i) + 1
        if at + 1 >= len(self.doc) or self.doc[at].text != "at":
            return []
        return self.stated.touching(self.doc.span_of(at + 1, at + 2))


def _circumstances(token: Token, *only: str) -> list[Token]:
    """Nouns in a phrase that tells in or by what it happened ("killed in the strike", "the toll from the quake")."""
    if not token.below & CIRCUMSTANCE:
        return []
    words = only or function_words("circumstance")
    return [c for p in children(token, "prep", "agent") if p.lower_ in words for c in children(p, "pobj")]


def _preference(time: Time) -> tuple[int, int, int]:
    rank = {"DATE": 0, "TIME": 0, "DURATION": 0 if time.anchor else 1, "SET": 2}[time.timex.type]
    if time.timex.value.endswith("_REF"):
        rank = max(rank, 1)
    width = (time.latest - time.earliest).days if time.earliest and time.latest else 100_000
    return rank, width, time.span.start
