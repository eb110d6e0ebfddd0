"""The things of one text as records, with what it tells of each: what is left of coreference once the `Doc` is gone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from claimx.extract.coreference import Coreference
from claimx.extract.introduced import ages_at
from claimx.extract.things import Thing
from claimx.extract.tree import Tree
from claimx.gazetteer import demonym_country
from claimx.model import Argument, Chain, ChainKind, Claim, Name, Place, key_of
from claimx.rules.lexicon import function_words, tells_event
from claimx.rules.persons import person_noun

_BEFORE = frozenset({"compound", "amod", "nmod"})
LONGEST = 80
STEM = 3


def chains(found: Coreference, claims: Sequence[Claim]) -> tuple[Chain, ...]:
    """A chain for each thing but what happened, in the order of the text; its number is that of a word that tells it."""
    things = sorted({id(t): t for t in found.of.values()}.values(), key=lambda t: t.head)
    parts = _parts(claims)
    kept = (t for t in things if t.named or not (any(map(tells_event, t.lemmas)) or t.lemmas <= _pronouns()))
    return tuple(_chain(t, found, parts.get(t.head, [])) for t in kept)


@cache
def _pronouns() -> frozenset[str]:
    """Words that the tagger may take for nouns, in a line of capitals or where one is quoted."""
    return frozenset().union(*map(function_words, ("thing", "several", "male", "female", "speaker")))


def _parts(claims: Iterable[Claim]) -> dict[int, list[tuple[str, Argument]]]:
    """The arguments of each chain, with their part in a claim."""
    found: dict[int, list[tuple[str, Argument]]] = defaultdict(list)
    for claim in claims:
        for role, argument in (("who", claim.who), ("what", claim.what)):
            if argument is not None and argument.chain is not None:
                found[argument.chain].append((f"{role} {claim.predicate.lemma}", argument))
    return found


def _chain(thing: Thing, found: Coreference, parts: Sequence[tuple[str, Argument]]) -> Chain:
    tree = found.tree
    within, owners = _names(thing, found)
    return Chain(
        number=thing.head,
        ref=key_of(thing.named) if thing.named is not None else None,
        kind=_kind(thing),
        phrase=_phrase(thing, parts),
        sentence=int(tree.sentence[thing.tokens[0]]),
        plural=thing.plural,
        gender=thing.gender,
        nouns=tuple(sorted(thing.lemmas)) if not isinstance(thing.named, Place) else (),
        mods=tuple(sorted(thing.mods)),
        numbers=tuple(sorted({tree.words.lower[k] for k in _kids(thing, tree) if tree.dep[k] == "nummod"})),
        ages=tuple(sorted({age for i in thing.tokens for age in ages_at(i, tree)})),
        within=within,
        owners=owners,
        acts=tuple(act for act, _ in parts),
    )


def _kind(thing: Thing) -> ChainKind:
    if thing.person and not thing.plural:
        return "person"
    several = thing.plural and any(person_noun(lemma) for lemma in thing.lemmas)
    return "people" if several or thing.person else "thing"


def _phrase(thing: Thing, parts: Sequence[tuple[str, Argument]]) -> str:
    """The first words of an argument that call it by a noun, not by a pronoun; else its noun."""
    told = ((" ".join(a.span.text.split()), a.head) for _, a in parts if a.head in thing.lemmas)
    named = thing.named.name if thing.named is not None else None
    called = (text for text, noun in told if len(text) <= LONGEST and noun[:STEM] in text.lower())
    return named or next(called, min(thing.lemmas, default=""))


def _kids(thing: Thing, tree: Tree) -> Iterator[int]:
    return (k for i in thing.tokens for k in tree.kids[i])


def _names(thing: Thing, found: Coreference) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys of the names inside its phrases, and of those whose it is."""
    tree = found.tree
    within: set[str] = set()
    owners: set[str] = set()
    for k in _kids(thing, tree):
        dep, mention = tree.dep[k], tree.mention.get(k)
        if dep == "poss":
            owner = found.of.get(k)
            whose: Place | Name | None = mention or (owner.named if owner is not None else None)
            owners.update([key_of(whose)] if whose is not None else [])
        elif dep == "prep":
            within.update(key_of(tree.mention[below]) for below in tree.kids[k] if below in tree.mention)
        elif dep in _BEFORE:
            land = demonym_country(tree.words.text[k])
            within.update([key_of(mention)] if mention is not None else [f"country:{land}"] if land else [])
    return tuple(sorted(within)), tuple(sorted(owners))
