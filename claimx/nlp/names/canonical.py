"""One name for one thing inside an article: surname to full name, acronym to definition, alias to head name."""

from collections import Counter
from dataclasses import dataclass

from claimx import gazetteer
from claimx.model import NameType
from claimx.rules.aliases import head_name, particles


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as found: its text and type."""

    text: str
    type: NameType


def canonical(mentions: list[Mention], acronyms: dict[str, str]) -> dict[tuple[str, NameType], str]:
    """(Text, type) -> canonical name."""
    counts = Counter((m.text, m.type) for m in mentions)
    persons = sorted({m.text for m in mentions if m.type == "person"}, key=lambda t: (-counts[t, "person"], -len(t), t))
    bodies = sorted({m.text for m in mentions if m.type == "organisation"}, key=lambda t: (-len(t), t))
    out: dict[tuple[str, NameType], str] = {}
    for text in persons:
        out[text, "person"] = _fuller(text, persons)
    for text in bodies:
        full = acronyms.get(text, text)
        out[text, "organisation"] = head_name(full) or head_name(text) or _fullest(full, bodies)
    return out


def _fuller(text: str, persons: list[str]) -> str:
    """The full name that a person's name is a part of; of several the one told most often, and that one's fullest."""
    full = next((p for p in persons if p != text and _same_person(text, p)), text)
    return next((p for p in persons if p != full and len(parts(p)) > len(parts(full)) and _same_person(full, p)), full)


def parts(name: str) -> list[str]:
    """The folded parts of a person's name, the Arabic article with its word: "Bashar al-Assad" -> bashar, assad."""
    words = [w for w in gazetteer.ascii_form(name).replace("-", " ").split() if w.lower() not in particles()]
    return [gazetteer.fold(word) for word in words]


def _same_person(short: str, full: str) -> bool:
    """True where a name is a part of a fuller one: its last words, or the first name with nothing else to go by."""
    a, b = parts(short), parts(full)
    if a == b:
        return len(full) > len(short) or (len(full) == len(short) and full < short)
    if not a or len(a) >= len(b):
        return False
    return a == b[-len(a) :] or (len(a) == 1 and a[0] in b[1:]) or (len(a) > 1 and a[0] == b[0] and a[-1] == b[-1])


def _fullest(text: str, bodies: list[str]) -> str:
    """The longest body's name that begins with this one; itself where none does or where several do."""
    key = gazetteer.fold(text.removeprefix("the ").removeprefix("The "))
    longer = {b for b in bodies if gazetteer.fold(b) == key or b.lower().startswith(text.lower() + " ")}
    same = sorted((b for b in longer if gazetteer.fold(b) == key), key=lambda t: (-len(t), t))
    rest = [b for b in longer if b not in same]
    return rest[0] if len(rest) == 1 and len(text.split()) > 1 else (same[0] if same else text)
