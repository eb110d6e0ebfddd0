"""One name for one thing inside an article: surname to full name, acronym to definition, alias to head name."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache

from claimx import gazetteer
from claimx.model import NameType
from claimx.rules.aliases import head_name, particles
from claimx.rules.persons import gender_of

# So many names of one family are compared.
_KIN = 50
_NICKNAME = re.compile(r"(?<=\w) ?[“\"'‘(][\w .’-]{1,30}[”\"'’)] (?=\w)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as found: its text and type."""

    text: str
    type: NameType


def canonical(mentions: list[Mention], acronyms: dict[str, str]) -> dict[tuple[str, NameType], str]:
    """(Text, type) -> canonical name."""
    persons, bodies = _by_part(mentions), _by_first_word(mentions)
    out: dict[tuple[str, NameType], str] = {}
    known = {m.text for m in mentions if m.type == "person"}
    for text in sorted(known):
        out[text, "person"] = plain(_fuller(_uncredited(text, known), persons))
    for text in sorted({m.text for m in mentions if m.type == "organisation"}):
        full = acronyms.get(text, text)
        out[text, "organisation"] = head_name(full) or head_name(text) or _fullest(full, bodies)
    return out


def _by_part(mentions: list[Mention]) -> dict[str, list[str]]:
    """Part of a name -> the persons' names that have it: those told most often first, of two as often the one told first."""
    counts = Counter(m.text for m in mentions if m.type == "person")
    kin: dict[str, list[str]] = defaultdict(list)
    for text in counts:
        kin[parts(text)[-1] if parts(text) else ""].append(text)
    told = {text: sum(counts[k] for k in family[:_KIN] if _one(text, k)) for family in kin.values() for text in family}
    order = {text: n for n, text in enumerate(counts)}
    out: dict[str, list[str]] = defaultdict(list)
    for text in sorted(counts, key=lambda t: (-told[t], not _given(t), order[t])):
        for part in dict.fromkeys(parts(text)):
            out[part].append(text)
    return out


def _one(name: str, other: str) -> bool:
    """True where the other is the same name, has a middle name more, or what is no given name before it."""
    a, b = parts(name), parts(other)
    if a == b:
        return name == other
    if len(a) < 2 or len(b) <= len(a):
        return False
    return (a[0], a[-1]) == (b[0], b[-1]) or (b[-len(a) :] == a and not _given(other))


def _given(name: str) -> bool:
    return " " in name and gender_of(name.split()[0]) is not None


def _by_first_word(mentions: list[Mention]) -> dict[str, list[str]]:
    """First word, in small letters -> the bodies' names that it begins, the longest first."""
    out: dict[str, list[str]] = defaultdict(list)
    for text in sorted({m.text for m in mentions if m.type == "organisation"}, key=lambda t: (-len(t), t)):
        out[_first_word(text)].append(text)
    return out


def _first_word(text: str) -> str:
    words = text.lower().split()
    return words[1] if len(words) > 1 and words[0] == "the" else words[0]


def _fuller(text: str, persons: dict[str, list[str]]) -> str:
    """The full name that a person's name is a part of; of several the one told most often, and that one's fullest."""
    all_kin = _kin(text, persons)
    kin = [p for p in all_kin if _uncredited(p, set(all_kin)) == p]
    full = next((p for p in kin if p != text and _same_person(text, p) and not _relative(text, p, kin)), None)
    full = full or _first_named(text, kin)
    fuller = (p for p in kin if len(parts(p)) > len(parts(full)) and _same_person(full, p))
    return next((p for p in fuller if not _relative(full, p, kin)), full)


def _relative(short: str, full: str, kin: list[str]) -> bool:
    """True where the full name is another's, whom the text calls without the middle one: Li Bo, by "Adam Li Bo" and "Adam Bo"."""
    a, b = parts(short), parts(full)
    return len(a) == 2 and len(b) == 3 and a == b[1:] and any(parts(p) == (b[0], b[-1]) for p in kin)


def _first_named(text: str, kin: list[str]) -> str:
    """The full name that begins with a lone given name, if all that do are one family's; else the name itself."""
    given = parts(text)
    full = [p for p in kin if len(parts(p)) > 1 and parts(p)[:1] == given]
    return full[0] if full and len({parts(p)[-1] for p in full}) == 1 else text


def _uncredited(text: str, known: set[str]) -> str:
    """A name without the agency's letters before it, if the text has it without them too: "PA Lena Okafor"."""
    first, _, rest = text.partition(" ")
    return rest if first.isupper() and 1 < len(first) < 5 and " " in rest and rest in known else text


def _kin(text: str, persons: dict[str, list[str]]) -> list[str]:
    """The names that share the last part of this one."""
    return persons.get(parts(text)[-1], []) if parts(text) else []


@lru_cache(maxsize=20_000)
def parts(name: str) -> tuple[str, ...]:
    """The folded parts of a person's name, without articles: "Nuri al-Sabti" -> nuri, sabti."""
    words = [
        w
        for w in gazetteer.ascii_form(plain(name)).replace("-", " ").split()
        if w.lower().rstrip(".") not in particles()
    ]
    return tuple(gazetteer.fold(word) for word in words)


def _same_person(short: str, full: str) -> bool:
    """True where a name is a part of a fuller one: its last words, or its first and last."""
    a, b = parts(short), parts(full)
    if a == b:
        return _rank(full) < _rank(short)
    if not a or len(a) >= len(b):
        return False
    if len(a) > 1 and a[0] != b[0] and _given(short) and _given(full):
        return False  # "Samir Novak" is not "John Samir Novak", but may be his father
    return a == b[-len(a) :] or (len(a) == 1 and a[0] in b[1:]) or (len(a) > 1 and a[0] == b[0] and a[-1] == b[-1])


def plain(name: str) -> str:
    """A person's name without a nickname in quotes or brackets: "Vincent “Lefty” Moran" -> Vincent Moran."""
    return " ".join(_NICKNAME.sub(" ", name).split())


def _rank(text: str) -> tuple[bool, int, str]:
    """Of two spellings the one not in capitals goes first, then the longer."""
    return text.isupper(), -len(text), text


def _fullest(text: str, bodies: dict[str, list[str]]) -> str:
    """The body's name that begins with this one, if there is just one; else the longest spelling of this one."""
    key = gazetteer.fold(text.removeprefix("the ").removeprefix("The "))
    kin = bodies.get(_first_word(text), [])
    same = [body for body in kin if gazetteer.fold(body.removeprefix("The ")) == key]
    more = [body for body in kin if body not in same and body.lower().startswith(text.lower() + " ")]
    return more[0] if len(more) == 1 and len(text.split()) > 1 else (same[0] if same else text)
