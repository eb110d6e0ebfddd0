"""What a pronoun stands for: agreement, binding, salience, and who speaks; no name where two are about as likely."""

from collections.abc import Iterable
from functools import cache, lru_cache

from claimx.extract.meant import meant
from claimx.extract.mind import Mind
from claimx.extract.quoted import Quoted
from claimx.extract.things import Thing
from claimx.model import Place
from claimx.rules.lexicon import KEPT, function_words, has_kind

# So many sentences is the name away of a pronoun for a person, for others; so much more than the next likeliest it is.
_NEAR_PERSON, _NEAR = 3, 1
_CLEAR_THING, _CLEAR_SEVERAL = 1.6, 2.0
_RELATIVE = frozenset({"WP", "WDT", "WP$", "WRB"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@cache
def _kinds() -> dict[str, str]:
    """Pronoun -> what it stands for: a male or a female person, a thing, or several."""
    return {word: kind for kind in ("several", "thing", "female", "male") for word in function_words(kind)}


@lru_cache(KEPT)
def _refers(lower: str, tag: str) -> bool:
    """True for a word, by its tag, that may stand for something: a pronoun, "there", an age ("a 16-year-old")."""
    known = lower in _kinds() or lower in function_words("yonder") or lower in function_words("aged")
    return known or tag in _RELATIVE or lower.endswith(("self", "selves"))


class Pronouns:
    """Reads the pronouns of one text, in its order, against what is on the reader's mind."""

    def __init__(self, mind: Mind) -> None:
        self.mind, self.tree, self.words = mind, mind.tree, mind.tree.words
        self.quoted = Quoted(mind.tree)

    def refers(self, i: int) -> bool:
        """True for a word that may stand for something."""
        return _refers(self.words.lower[i], self.tree.tag[i])

    def read(self, i: int) -> Thing | None:
        """The thing that the pronoun at a token stands for, None where it is not known."""
        lower = self.words.lower[i]
        if self.tree.tag[i] in _RELATIVE:
            return self.relative(i)
        if lower.endswith(("self", "selves")):
            return self._reflexive(i)
        kind = _kinds().get(lower)
        if kind == "thing":
            return self._thing(i)
        if kind == "several":
            return self._several(i)
        return self._person(i, kind) if kind is not None else None

    def _person(self, i: int, gender: str) -> Thing | None:
        fitting = [t for t in self._near(i, False, _NEAR_PERSON) if t.person and t.could_be(gender)]
        teller, over = self.teller(i), self.tree.head[self.tree.head[i]]
        same = self.tree.child(over, "nsubj") if self.tree.dep[i] == "nsubj" else None
        if same is not None and same < i and self.words.lower[same] == self.words.lower[i]:
            return self.mind.of.get(same)  # "he thinks he fell"
        found = meant(i, gender, self._allowed(i, fitting), teller, self.tree, self.mind.of)
        addressed = teller is not None and self.tree.child(over, "dobj", "dative") is not None
        if addressed and found is not teller and any(t is teller for t in fitting):
            return None  # "Ruiz says the driver told her that she fell asleep"
        if found is not None:
            found.gender = gender
        return found

    def _thing(self, i: int) -> Thing | None:
        """What "it" stands for: who says its clause, or a thing that stood where it stands; an object's only in its own sentence."""
        if not self._refers(i):
            return None
        told, dep = self.teller(i), self.tree.dep[i]
        if told is not None and not told.person and self.tree.tag[told.tokens[-1]] in ("NN", "NNP"):
            return told
        before = self._acted_before(i) if dep in _SUBJECTS else None
        if before is not None and self._allowed(i, [before]):
            return before
        things = [t for t in self._near(i, False) if not t.person]
        if dep in _SUBJECTS:
            things = [t for t in things if self._was_subject(t)]
        elif dep == "poss":
            own = self._own_clause(i)
            if own is not None and self._allowed(i, [own]):
                return own
            if self.teller(self.tree.head[i]) is not None:
                return None  # "troops said its planes had left"
        else:
            things = [t for t in things if t.sentence == self.tree.sentence[i] and self._acts(t)]
        return self._agreeing(i, things, _CLEAR_THING)

    def _acted_before(self, i: int) -> Thing | None:
        """What the clause is about that the pronoun's own tells the time of, where it tells of nothing else: "the tram fell as it …"."""
        clause = self.tree.head[i]
        over = self.tree.head[clause]
        opened = self.tree.child(clause, "mark", "advmod")
        if (
            self.tree.dep[clause] != "advcl"
            or opened is None
            or self.words.lower[opened] not in function_words("meanwhile")
        ):
            return None
        about = self.tree.child(over, *_SUBJECTS)
        thing = self.mind.of.get(about) if about is not None and about < i else None
        if about is None or thing is None or thing.plural or thing.person:
            return None
        between = (self.mind.of.get(k) for k in range(about + 1, i) if self.tree.dep[k] in ("dobj", "pobj"))
        others = (t for t in between if t is not None and not (t.plural or t.person or isinstance(t.named, Place)))
        return thing if all(t is thing for t in others) else None

    def _was_subject(self, thing: Thing) -> bool:
        """True for what the last sentence that told of it had as a subject."""
        told = [i for i in thing.tokens if self.tree.sentence[i] == thing.sentence]
        return any(self.tree.dep[i] in _SUBJECTS for i in told)

    def _own_clause(self, i: int) -> Thing | None:
        """What the possessor's own clause is about, or the one told before its noun in a list: "the bank lost its licence"."""
        noun = self.tree.head[i]
        if self.tree.dep[noun] in _SUBJECTS:
            return None
        listed = self.tree.head[noun] if self.tree.dep[noun] == "conj" else None
        clause = self.tree.clause(noun)
        what = self.tree.child(clause, "dobj")
        if listed is None and what is not None and what not in (noun, listed) and what < i:
            return None  # "the firm sued the bank over its name"
        about = self.tree.subject(clause) if listed is None else listed
        thing = self.mind.of.get(about) if about is not None and about < i else None
        return thing if thing is not None and not (thing.plural or thing.person) else None

    def _acts(self, thing: Thing) -> bool:
        """True for what a clause's verb has, not a phrase that describes something else."""
        return any(
            self.tree.dep[k] in (*_SUBJECTS, "dobj") for k in thing.tokens if self.tree.sentence[k] == thing.sentence
        )

    def _several(self, i: int) -> Thing | None:
        """What "they" stands for: where it acts, people or a body of them."""
        told = self.teller(i)
        if told is not None and told.people:
            return told
        acting = self.tree.dep[i] == "nsubj"
        things = [t for t in self._near(i, True) if t.people or not acting]
        return self._agreeing(i, things, _CLEAR_SEVERAL)

    def _near(self, i: int, plural: bool, reach: int = _NEAR) -> list[Thing]:
        """The things of one number told so many sentences before at most."""
        return [t for t in self.mind.seen(plural) if self.tree.sentence[i] - t.sentence <= reach]

    def _agreeing(self, i: int, things: Iterable[Thing], clear: float) -> Thing | None:
        """The foremost of the things that the pronoun's place in its clause, and who speaks, allow."""
        allowed, told = self._allowed(i, things), self.teller(i)
        return told if told is not None and told in allowed else self.mind.foremost(allowed, i, clear)

    def _allowed(self, i: int, things: Iterable[Thing]) -> list[Thing]:
        barred, whom = self.barred(i), self._acted_on(i)
        return [t for t in things if t is not barred and whom not in t.lemmas and self._speakable(i, t)]

    def _acted_on(self, i: int) -> str | None:
        """The noun for what a subject's verb is done to, which the subject is not ("He dragged my son")."""
        thing = self.tree.child(self.tree.head[i], "dobj") if self.tree.dep[i] == "nsubj" else None
        return self.words.lemma[thing].lower() if thing is not None else None

    def _speakable(self, i: int, thing: Thing) -> bool:
        """False for what a quotation's pronoun cannot mean: whoever says it; a thing told outside of it, of which a person is none."""
        quotation = self.quoted.at(i)
        if quotation is None:
            return True
        if thing.person:
            return not self.quoted.says(thing, quotation, self.mind.of)
        return any(quotation.start <= token < quotation.end for token in thing.tokens)

    def teller(self, i: int) -> Thing | None:
        """Who says the clause that the pronoun is the subject of ("Nato said it was investigating")."""
        verb = self.tree.head[i]
        over = self.tree.head[verb]
        if (
            self.tree.dep[i] not in ("nsubj", "nsubjpass")
            or self.tree.dep[verb] not in ("ccomp", "acl")
            or self.quoted.at(i)
        ):
            return None
        if self.tree.dep[verb] == "acl":
            return self._announcer(verb, over)
        subject = self.tree.subject(over)
        told = subject is not None and subject < i and has_kind(self.words.lemma[over].lower(), "saying")
        return self.mind.of.get(subject) if told and subject is not None else None

    def _announcer(self, clause: int, noun: int) -> Thing | None:
        """Who makes the announcement that a clause tells ("the firm made the announcement that it would close")."""
        told = has_kind(self.words.lemma[noun].lower(), "medium") and self.tree.child(clause, "mark") is not None
        if not told or self.tree.dep[noun] != "dobj":
            return None
        subject = self.tree.subject(self.tree.head[noun])
        return self.mind.of.get(subject) if subject is not None else None

    def barred(self, i: int) -> Thing | None:
        """The subject of an object's own clause: in "Ruiz saw her", "her" is not Ruiz."""
        if self.tree.dep[i] not in ("dobj", "dative", "pobj"):
            return None
        subject = self.tree.subject(self.tree.clause(self.tree.head[i]))
        return self.mind.of.get(subject) if subject is not None else None

    def _refers(self, i: int) -> bool:
        """False for the "it" of "it is clear that" and "it rained"."""
        verb = self.tree.head[i]
        if self.tree.dep[i] != "nsubj" or self.words.lemma[verb] in function_words("weather"):
            return self.tree.dep[i] not in ("nsubj", "expl")
        if self.words.lemma[verb] != "be" and self.words.pos[verb] != "AUX":
            return True
        below = [k for k in self.tree.kids[verb] if self.tree.dep[k] in ("ccomp", "csubj", "xcomp", "acl", "advcl")]
        return all(self.tree.dep[k] == "advcl" and not self._felt(verb, k) for k in below)

    def _felt(self, verb: int, clause: int) -> bool:
        """True for "it is startling when you see …", which the clause is about."""
        opened = self.tree.child(clause, "advmod", "mark")
        when = opened is not None and self.words.lower[opened] in function_words("whenever")
        return when and self.tree.child(verb, "acomp") is not None

    def _reflexive(self, i: int) -> Thing | None:
        subject = self.tree.subject(self.tree.clause(self.tree.head[i]))
        return self.mind.of.get(subject) if subject is not None and subject != i else None

    def relative(self, i: int) -> Thing | None:
        """What a relative clause hangs on."""
        verb = i
        for _ in range(8):
            if self.tree.dep[verb] == "relcl":
                return self.mind.of.get(self.tree.head[verb])
            if self.tree.head[verb] == verb:
                return None
            verb = self.tree.head[verb]
        return None

    def adverb(self, i: int) -> Thing | None:
        """ "where" and "there": the clause's own place, or the last one told."""
        if self.tree.tag[i] == "WRB":
            return self.relative(i)
        if self.words.lower[i] not in function_words("yonder"):
            return None
        places = [t for t in self.mind.seen(False) if isinstance(t.named, Place)]
        near = [t for t in places if self.tree.sentence[i] - t.sentence <= 1]
        return near[0] if near else None

    def speakers(self) -> None:
        """The "I" of a quotation is whoever says it."""
        first = function_words("speaker")
        of = self.mind.of
        told = [i for i, lower in enumerate(self.words.lower) if lower in first and i not in of]
        for said, sources in self.quoted.sayings if told else ():
            by = [of[i] for i in sorted(sources) if i in of]
            people = [t for t in by if t.person]
            for i in told:
                if people and i in said:
                    of[i] = people[0]
