"""Compares two names of one type: transliterations, initials, titles, acronyms, nationalities."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz

from claimx import gazetteer
from claimx.compare.verdict import Verdict
from claimx.rules.aliases import head_name, links, particles, titles
from claimx.rules.persons import short_for, short_forms

_ALIKE = 80.0
_REPEATED = re.compile(r"(.)\1+")
# Vowels that transliterations exchange for one another.
_VOWELS = str.maketrans("eyo", "iiu")
_SPELLING = 88.0


@dataclass(frozen=True, slots=True)
class NameVerdict(Verdict):
    """A verdict on two names.

    `score` (0 to 1) says how like they are; with kind "refines", `finer` tells which side says more.
    """

    score: float = 0.0
    finer: Literal["a", "b"] | None = None


def same_name(a: str, b: str, type: str) -> NameVerdict:
    """Whether two names of a type ("person", "organisation", "place") name one thing.

    agrees: the same in another spelling. refines: one is the other with more words ("Okello", "Ann Okello"), which need
    not be the same outside one article. conflicts: different names.
    """
    if gazetteer.fold(a) == gazetteer.fold(b):
        return NameVerdict("agrees", f"“{a}” and “{b}” are one name", 1.0)
    if type == "person":
        return _persons(a, b)
    return _bodies(a, b) if type == "organisation" else _places(a, b)


def person_parts(name: str) -> tuple[str, ...]:
    """A person's name without titles and articles, folded: "President Nuri al-Sabti" -> nuri, sabti."""
    return _parts(name)


@lru_cache(maxsize=50_000)
def asked_keys(name: str, type: str) -> frozenset[str]:
    """Keys of a name under which all stand (see `name_keys`) that agree with it: only those need be compared."""
    if type != "person" or not _parts(name):
        return name_keys(name, type)
    last = _parts(name)[-1]
    short = {f"={gazetteer.skeleton(form)}" for form in short_forms(last)}
    return _person_keys(name) | short | {f"{'any' if len(last) == 1 else 'initial'} {last[:1]}"}


@lru_cache(maxsize=50_000)
def name_keys(name: str, type: str) -> frozenset[str]:
    """Keys under which a name stands, to be found by those that agree with it."""
    if type == "person":
        last = _parts(name)[-1] if _parts(name) else ""
        initial = {f"initial {last}"} if len(last) == 1 else set()
        return _person_keys(name) | initial | {f"any {last[:1]}"}
    if type == "place":
        return frozenset({gazetteer.skeleton(name)[:3]})
    words = {word[:3] for word in _body_words(head_name(name) or name)}
    return frozenset(words | {"=" + (name.replace(".", "") if name.replace(".", "").isupper() else _initials(name))})


def _person_keys(name: str) -> frozenset[str]:
    """What persons' names which agree have in common, but for initials and short forms: the last part, or all letters."""
    parts = _parts(name)
    last = {f"={gazetteer.skeleton(parts[-1])}", f"+{gazetteer.skeleton(''.join(parts))}"} if parts else set()
    return frozenset(last | {gazetteer.fold(name)})


@lru_cache(maxsize=50_000)
def _parts(name: str) -> tuple[str, ...]:
    words = [w.strip(".,") for w in gazetteer.ascii_form(name).replace("-", " ").split()]
    kept = [w for w in words if w and w.lower() not in particles()]
    while len(kept) > 1 and kept[0].lower() in titles():
        kept = kept[1:]
    return tuple("".join(c for c in w.lower() if c.isalnum()) for w in kept)


def _persons(a: str, b: str) -> NameVerdict:
    one, other = _parts(a), _parts(b)
    if not one or not other:
        return NameVerdict(None, f"“{a}” or “{b}” is no name")
    if len(one) == len(other):
        alike = [_part(x, y) for x, y in zip(one, other, strict=True)]
        if all(alike):
            return NameVerdict("agrees", f"“{a}” and “{b}” are one name in two spellings", sum(alike) / len(alike))
        return _different(a, b)
    short, long = sorted((one, other), key=len)
    finer: Literal["a", "b"] = "a" if long == one else "b"
    if _tail(short, long) or (len(short) > 1 and _part(short[0], long[0]) and _part(short[-1], long[-1])):
        kind: Literal["agrees", "refines"] = "agrees" if len(short) > 1 else "refines"
        return NameVerdict(kind, f"“{a}” and “{b}” can be one name, one in full", 0.8, finer)
    joined = fuzz.ratio("".join(one), "".join(other)) / 100
    if joined >= _SPELLING / 100 and gazetteer.skeleton("".join(one)) == gazetteer.skeleton("".join(other)):
        return NameVerdict("agrees", f"“{a}” and “{b}” are one name in two spellings", joined)
    return _different(a, b)


def _tail(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """True where the shorter name is the longer one's end."""
    return all(_part(x, y) for x, y in zip(short, long[-len(short) :], strict=True))


@lru_cache(maxsize=200_000)
def _part(a: str, b: str) -> float:
    """How like two parts are, 0 where they are different names: an initial stands for any, vowels may differ."""
    if a == b:
        return 1.0
    if min(len(a), len(b)) == 1:
        return 0.7 if a[0] == b[0] else 0.0
    if short_for(a, b):
        return 0.8
    return _transliterated(a, b) if min(len(a), len(b)) > 2 else 0.0


def _transliterated(a: str, b: str) -> float:
    """How like two folded words are if they can be two transliterations of one, else 0; "Mario" is no "Maria"."""
    one, other = (_REPEATED.sub(r"\1", word.translate(_VOWELS)) for word in (a, b))
    if one[-1] != other[-1] and {one[-1], other[-1]} <= set("aiu"):
        return 0.0
    ratio = fuzz.ratio(one, other)
    return ratio / 100 if ratio >= _ALIKE and gazetteer.skeleton(a) == gazetteer.skeleton(b) else 0.0


def _body_words(name: str) -> tuple[str, ...]:
    """An organisation's words, folded, nationalities as their countries: "Iraqi government" -> government, iraq."""
    out = []
    for word in name.replace("’s", "").replace("'s", "").split():
        country = gazetteer.demonym_country(word)
        key = gazetteer.fold(gazetteer.country_name(country) if country else word)
        if key and key not in links():
            out.append(key)
    return tuple(out)


def _bodies(a: str, b: str) -> NameVerdict:
    one, other = head_name(a), head_name(b)
    if one and other:
        return NameVerdict("agrees", f"“{a}” and “{b}” are names of {one}", 1.0) if one == other else _different(a, b)
    if _acronym(a, b) or _acronym(b, a):
        return NameVerdict("agrees", f"one of “{a}” and “{b}” is the other's acronym", 0.9)
    x, y = _body_words(a), _body_words(b)
    if len(x) == len(y) and all(_spelt(p, q) for p, q in zip(sorted(x), sorted(y), strict=True)):
        return NameVerdict("agrees", f"“{a}” and “{b}” are one name in two forms", 0.95)
    small, large = sorted((set(x), set(y)), key=len)
    if len(small) > 1 and small < large:
        return NameVerdict(
            "refines", f"one of “{a}” and “{b}” is the other's with more words", 0.7, "a" if large == set(x) else "b"
        )
    return _different(a, b)


def _acronym(short: str, long: str) -> bool:
    """True where the one is in capitals and made of the other's initials."""
    plain = short.replace(".", "")
    return plain.isupper() and len(plain) > 1 and len(long.split()) > 1 and plain == _initials(long)


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.replace("-", " ").split() if w[:1].isupper())


def _spelt(a: str, b: str) -> bool:
    return a == b or (len(a) > 4 and a[0] == b[0] and fuzz.ratio(a, b) >= _SPELLING)


def _places(a: str, b: str) -> NameVerdict:
    one, other = (gazetteer.bare(name) or gazetteer.fold(name) for name in (a, b))
    alike = 1.0 if one == other else _transliterated(one, other) if min(len(one), len(other)) > 3 else 0.0
    if alike:
        return NameVerdict("agrees", f"“{a}” and “{b}” are one name in two spellings", alike)
    return _different(a, b)


def _different(a: str, b: str) -> NameVerdict:
    return NameVerdict("conflicts", f"“{a}” and “{b}” are different names", fuzz.ratio(a.lower(), b.lower()) / 100)
