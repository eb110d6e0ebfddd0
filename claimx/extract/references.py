"""What an argument is called: the canonical names inside it, or the name of what it stands for."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from claimx.extract.coreference import Coreference
from claimx.extract.people import of_people
from claimx.extract.phrases import antecedent, coordinated, first, noun_phrase, phrase_span
from claimx.extract.spots import Spots
from claimx.gazetteer import country_name, demonym_country, nationalities
from claimx.model import Argument, Name, Place, key_of
from claimx.nlp.plain import Doc, Span, Token
from claimx.nlp.relations import relations
from claimx.nlp.words import PLURAL
from claimx.rules.lexicon import function_words

# A name is written without quotation marks.
_MARKS = '“”"'
# A possessive's ending apart from its name.
_APART = re.compile(r" (?=['’]s\b)")
CONJOINED = relations("conj")
_DETERMINING = frozenset({"det", "predet"})
BODY = "government"
GOVERNMENT = "Government of "
UNNAMED = frozenset({"PRON", "NUM"})


class References:
    """Names the arguments of one document: what they are called, or what they stand for."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.mentions: Spots[Place | Name] = Spots([*doc._.places, *doc._.names])
        self.things = Coreference(doc)
        self.titles: dict[int, bool] = {}
        self.known: dict[int, tuple[str | None, tuple[str, ...]]] = {}
        self.standing: dict[int, Token | None] = {}
        self.arguments: dict[int, Argument] = {}
        self.at: defaultdict[int, list[Place | Name]] = defaultdict(list)
        known = nationalities()
        self.lands = {i: known[text] for i, text in enumerate(doc.words.text) if text in known}
        for mention in self.mentions:
            for i in range(*doc.bounds_of(mention.span)):
                self.at[i].append(mention)
        self.unlisted = {t.i for t in doc.tokens if t.pos_ == "PROPN" and self._is_unlisted(t)}
        self.naming = {*self.at, *self.lands, *self.unlisted}

    def argument(self, head: Token) -> Argument:
        """The argument that a head token heads: its own span, the name and refs of what it stands for."""
        if head.i not in self.arguments:
            self.arguments[head.i] = self._argument(head)
        return self.arguments[head.i]

    def _argument(self, head: Token) -> Argument:
        meant = antecedent(head)
        span, stands = phrase_span(head), self._stands_for(head, meant)
        self.standing[head.i] = stands
        name, refs = self._called(head)
        thing = self.things.of.get(meant.i)
        chain = thing.head if thing is not None else None
        if stands is None or refs:
            return Argument(
                span, _noun(head), self._whole(head, name), refs=refs, chain=chain, plural=head.tag_ in PLURAL
            )
        noun = stands if head.pos_ in UNNAMED or meant != head else head
        name, refs = self._called(stands)
        if stands == meant or self._is_list(head):
            name = self._whole(meant, name)
        if stands != meant and head.pos_ not in UNNAMED and noun_phrase(stands)[0].lower_ in function_words("besides"):
            name = self._whole(head, self._called(head)[0])  # "more girls" are not what "the girls" are called
        if name is not None and stands != meant and _speaker_s(noun_phrase(stands)[0]):
            name = name.partition(" ")[2] or name  # "our girls" are the speaker's only
        name = None if head.pos_ == "NUM" and not (thing is not None and thing.named) else name
        return Argument(span, _noun(noun), name, refs=refs, chain=chain, plural=noun.tag_ in PLURAL)

    def inherited_places(self, head: Token) -> tuple[Place, ...]:
        """The places inside the phrase that `head` stands for, marked as inherited; none of a person, who may be anywhere."""
        meant = antecedent(head)
        thing = self.things.of.get(meant.i)
        if thing is not None and thing.person:
            return ()
        if thing is not None and isinstance(thing.named, Place):
            return (replace(thing.named, inherited=True),) if thing.head != head.i else ()
        stands = self.standing[head.i] if head.i in self.standing else self._stands_for(head, meant)
        if stands is None:
            return ()
        span = phrase_span(stands)
        names = [m.span for m in self.mentions.touching(span) if isinstance(m, Name)]
        places = (m for m in self.mentions.touching(span) if isinstance(m, Place) and span.contains(m.span))
        told = (p for p in places if not of_people(self.doc, p) and not any(n.contains(p.span) for n in names))
        return tuple(replace(p, inherited=True) for p in told)

    def _stands_for(self, head: Token, meant: Token) -> Token | None:
        """The head of the phrase that names what a relative pronoun, a complement, a pronoun or a bare noun stands for."""
        target = _subject_of_complement(meant)
        thing = self.things.of.get(target.i)
        if thing is None or thing.head in (head.i, target.i):
            named = target == meant or target.i in self.at
            return target if named and target != head else None
        return self.doc[thing.head]

    def _called(self, head: Token) -> tuple[str | None, tuple[str, ...]]:
        """The name of the phrase that a token heads, and the refs of what is named in it."""
        if head.i not in self.known:
            phrase = noun_phrase(head)
            naming = [i for i in range(phrase.start, phrase.end) if i in self.naming]
            inside = self._inside(naming)
            self.known[head.i] = self._name(head, inside), self._refs(naming, inside) if naming else ()
        return self.known[head.i]

    def _inside(self, naming: Iterable[int]) -> list[Place | Name]:
        """The mentions that the tokens lie in, in order of the text."""
        found = [m for i in naming if i in self.at for m in self.at[i]]
        return list({id(m): m for m in found}.values()) if len(found) > 1 else found

    def _refs(self, naming: Iterable[int], inside: Iterable[Place | Name]) -> tuple[str, ...]:
        """The refs of the mentions that tokens lie in, of nationalities, and of names that no list knows; none twice."""
        words, tokens = self.doc.words, self.doc.tokens
        countries = [f"country:{self.lands[i]}" for i in naming if i in self.lands]
        unlisted = [i for i in naming if i in self.unlisted and not self._in_title_case(tokens[i])]
        return tuple(dict.fromkeys((*map(ref, inside), *countries, *(f"word:{words.lower[i]}" for i in unlisted))))

    def _is_unlisted(self, name: Token) -> bool:
        """True for a capitalised word that no list knows ("the Lopatin bridge"): it names a thing too, but not in title case."""
        return name.i not in self.at and name.i not in self.lands and name.text[0].isupper()

    def _in_title_case(self, token: Token) -> bool:
        sentence = token.sent
        if sentence.start not in self.titles:
            self.titles[sentence.start] = _title_case(sentence)
        return self.titles[sentence.start]

    def _name(self, head: Token, inside: list[Place | Name]) -> str | None:
        if head.i in self.at and not self._hyphened(head):
            mention = self.at[head.i][-1]
            body = mention.metonym if isinstance(mention, Place) else None
            return body or mention.name
        if head.pos_ not in {"NOUN", "PROPN"}:
            return None
        owner = self._owner(head, inside) if head.lemma_.lower() == BODY else None
        return f"{GOVERNMENT}{owner}" if owner else self._described(head, head.i + 1)

    def _hyphened(self, head: Token) -> bool:
        """True for the last of names that hyphens tie together, which no one of them calls ("the EU-UN talks")."""
        at = head.i
        return (
            at > 1
            and head.doc[at - 1].tag_ == "HYPH"
            and at - 2 in self.at
            and self._widest(at - 2) is not self._widest(at)
        )

    def _is_list(self, head: Token) -> bool:
        """True for the first of several, which no one name calls; not for what a name has in itself ("Marks and Moyo Ltd")."""
        if not head.below & CONJOINED:
            return False
        own, others = self.at.get(head.i, ()), coordinated(head)
        return any(not any(mention in own for mention in self.at.get(other.left_edge.i, ())) for other in others)

    def _owner(self, head: Token, inside: list[Place | Name]) -> str | None:
        """Whose a noun is, by a nationality before it, else by its possessor."""
        country = next((country_name(c) for t in head.children if (c := demonym_country(t.text))), None)
        owners = (t for t in head.children if t.dep_ == "poss" and t.i in self.at)
        return country or next((m.name for t in owners for m in self.at[t.i] if m in inside), None)

    def _whole(self, head: Token, name: str | None) -> str | None:
        """The name of all that a phrase has: what it is of, and each of a list; `name` is that of its head."""
        last = noun_phrase(head).end - 1
        if head.pos_ not in {"NOUN", "PROPN"} or last == head.i:
            return None if self._is_list(head) else name
        named = head.i in self.at or (name or "").startswith(GOVERNMENT)
        if named and not self._is_list(head):
            return name
        return self._described(head, last + (head.doc[last].dep_ != "case"))

    def _described(self, head: Token, end: int) -> str:
        """The phrase up to a token, without its determiner, mentions under their canonical names."""
        start = noun_phrase(head).start
        if end == start + 1 and head.text.isalpha() and start not in self.at:
            return head.text
        tokens = self.doc.tokens
        kept = [i for i in range(start, end) if i >= head.i or i in self.at or tokens[i].dep_ not in _DETERMINING]
        bare = self.at.keys().isdisjoint(kept)
        words = self.doc.words
        text = "".join([words.text[i] + " " * words.spaced[i] for i in kept]) if bare else self._named(head, kept)
        for mark in _MARKS:
            text = text.replace(mark, "")
        told = " ".join(text.split())
        return _APART.sub("", told).strip("-–/ ‘")

    def _named(self, head: Token, kept: Sequence[int]) -> str:
        """The words of a phrase, mentions under their canonical names."""
        text, last, words, at = "", None, self.doc.words, self.at
        for i in kept:
            mention = self._widest(i) if i in at else None
            if mention is None and i < head.i and self.doc.tokens[i].dep_ in _DETERMINING:
                continue
            if mention is None or mention is not last:
                text += words.text[i] if mention is None else mention.name
            inside = mention is not None and i + 1 in at and self._widest(i + 1) is mention
            if words.spaced[i] and not inside:
                text += " "
            last = mention
        return text

    def _widest(self, i: int) -> Place | Name | None:
        """The longest mention that a token lies in with all its letters."""
        whole = (m for m in self.at[i] if self.doc.words.text[i] in m.span.text)
        return max(whole, key=lambda m: m.span.end - m.span.start, default=None)


def ref(mention: Place | Name) -> str:
    """The key of a name in a claim: a capital that stands for its country's government counts for the country."""
    if isinstance(mention, Place) and mention.metonym and mention.country:
        return f"country:{mention.country}"
    return key_of(mention)


def _title_case(sentence: Span) -> bool:
    texts = sentence.doc.words.text[sentence.start : sentence.end]
    long = [text for text in texts if len(text) > 3 and text.isalpha()]
    return sum(text[0].isupper() for text in long) * 2 > len(long)


def _subject_of_complement(head: Token) -> Token:
    if head.dep_ != "attr":
        return head
    return first(head.head, "nsubj") or head


def _speaker_s(word: Token) -> bool:
    """True for "my", "our" and "your"."""
    return word.tag_ == "PRP$" and word.lower_ in function_words("speaker's")


def _noun(head: Token) -> str:
    return head.lemma_.lower()
