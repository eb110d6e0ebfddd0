"""`--format md`: what outlets tell differently and each article's claims, or the rows of one record, as Markdown tables."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from claimx.model import Article, Claim, Result
from claimx.safe import safe_line
from claimx.views import words
from claimx.views.compared import Comparison, Row, Told, Verdict, differing, nowhere
from claimx.views.rows import KINDS
from claimx.views.verdicts import LOOKS

# Whatever could begin markup, a table's cell, a link, a mention, an emoji or an entity; after a backslash it is text.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&@$]|:(?=//|[a-z0-9_+-]+:)|(?<=www)\.)")


def text(it: str) -> str:
    """Text of any origin on one line that Markdown shows as it is."""
    return _MARKUP.sub(r"\\\1", safe_line(it))


def render(result: Result, everything: bool = False) -> Iterator[str]:
    """The differences, then a table an article of its main claims, or of `everything`."""
    yield "# Where they differ\n"
    found = differing(result)
    for number, comparison in enumerate(found, 1):
        yield from _comparison(comparison, number)
    if not found:
        yield f"\n{nowhere(result)}\n"
    yield "\n# Claims\n"
    for article in result.articles:
        claims = [c for c in result.claims if c.article == article.id and (everything or c.main)]
        yield from _article(article, claims)


def rows(result: Result, what: str) -> Iterator[str]:
    """A table with a row a record of `what` and all its columns."""
    found = list(KINDS[what](result))
    if found:
        yield from table(found[0], (map(_cell, row.values()) for row in found))


def _cell(it: Any) -> str:
    if it is None:
        return ""
    return str(it).lower() if isinstance(it, bool) else text(str(it))


def table(header: Iterable[str], lines: Iterable[Iterable[str]]) -> Iterator[str]:
    """A Markdown table; the lines' cells are Markdown already."""
    names = list(header)
    yield f"\n| {' | '.join(text(name) for name in names)} |\n|{' --- |' * len(names)}\n"
    for line in lines:
        yield f"| {' | '.join(line)} |\n"


def _comparison(it: Comparison, number: int) -> Iterator[str]:
    yield f"\n## {number}. {text(it.event.label)}{'' if it.event.sure else ' (perhaps not one event)'}\n"
    lines = ([row.slot, *(_told(row.cells[name]) for name in it.outlets), _verdicts(row)] for row in it.rows)
    yield from table(["", *it.outlets, "verdict"], lines)


def _told(values: Iterable[Told]) -> str:
    return "<br>".join(map(_value, values)) or "–"


def _value(it: Told) -> str:
    """A value with its words; the words alone where they say the same."""
    alike = len(it.voices) == 1 and it.voices[0].quote.casefold() == it.value.casefold()
    return _voices(it) if alike else f"{text(it.value)}: {_voices(it)}"


def _voices(it: Told) -> str:
    quotes = (text(words.quoted(v.quote)) + (f" – {text(v.speaker)}" if v.speaker else "") for v in it.voices)
    return "; ".join(quotes)


def _verdicts(row: Row) -> str:
    return "<br>".join(map(_verdict, row.verdicts)) or "–"


def _verdict(it: Verdict) -> str:
    between = words.joined((it.a, it.b), " → " if it.kind == "supersedes" else ", ")
    reason = words.joined((text(between), text(it.why)), ": ")
    return f"{text(LOOKS[it.kind].sign)} **{it.kind}**{'' if it.sure else '?'} {reason}".rstrip()


def _article(it: Article, claims: Iterable[Claim]) -> Iterator[str]:
    named = words.joined((it.outlet or it.id, it.title or ""), " · ")
    yield f"\n## {text(named)}\n\n{text(f'Published {words.published(it.published)}')}\n"
    yield from table(
        ("s", "what happened", "who", "when", "where", "how many", "status", "who says so"), map(_claim, claims)
    )


def _claim(it: Claim) -> Iterator[str]:
    told = (it.text, words.who(it), words.when(it.when), words.where(it), words.count(it), words.status(it))
    return map(text, (str(it.sentence), *told, words.speakers(it.said_by)))
