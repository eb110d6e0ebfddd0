"""Known aliases in a text: organisations of the world under any of their usual names."""

from functools import cache

from spacy.tokens import Doc

from claimx import gazetteer
from claimx.nlp.capitals import Bounds, is_name
from claimx.rules.aliases import head_name, table


@cache
def _first_words() -> dict[str, int]:
    """First word of an alias, in small letters -> how many words the longest such alias has."""
    longest: dict[str, int] = {}
    for alias in (name for row in table() for name in (row.name, *row.aliases)):
        parts = alias.replace("-", " - ").replace("’", "'").split()
        first = parts[0].lower().removesuffix("'s").removesuffix("'")
        longest[first] = max(longest.get(first, 0), len(parts) + 2)
    return longest


@cache
def _last_words() -> frozenset[str]:
    """The last words of all aliases, as the tokeniser may leave them."""
    names = [name for row in table() for name in (row.name, *row.aliases)]
    return frozenset(part for name in names for part in (name.split()[-1].lower(), name.split("-")[-1].lower()))


def find(doc: Doc) -> dict[Bounds, str]:
    """Token bounds -> head name, of every known alias in the text; the longest where several begin at one word."""
    found: dict[Bounds, str] = {}
    taken = 0
    for token in doc:
        reach = _first_words().get(token.lower_)
        if reach is None or token.i < taken or not (token.text[:1].isupper() or token.lower_ in ("al", "so")):
            continue
        for end in range(min(token.i + reach, len(doc)), token.i, -1):
            name = head_name(doc[token.i : end].text) if doc[end - 1].lower_ in _last_words() else None
            if name is not None and not _shouted(doc, token.i, end) and not _tail(doc, token.i):
                found[token.i, end] = name
                taken = end
                break
    return found


def _tail(doc: Doc, start: int) -> bool:
    """True where another name leads to the alias: "Kawkab Hezbollah" is no Hezbollah."""
    before = doc[start - 1] if start else None
    if before is None or not is_name(before) or before.is_sent_start or before.text.isupper():
        return False
    return gazetteer.demonym_country(before.text) is None and before.ent_type_ not in ("GPE", "LOC")


def _shouted(doc: Doc, start: int, end: int) -> bool:
    """True for a short acronym amid other words in capitals, where "IS" and "WHO" are no names."""
    text = doc[start:end].text
    beside = [doc[i].text for i in (start - 1, end) if 0 <= i < len(doc)]
    return (
        text.isupper() and len(text) < 4 and any(word.isupper() and word.isalpha() and len(word) > 1 for word in beside)
    )
