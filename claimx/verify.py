"""Whether the spans of an output still match their articles: the texts are in the output, or are read again."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from claimx.errors import InputError
from claimx.model import Article, Skipped
from claimx.readers import Format, ReadOptions, read

Record = dict[str, Any]
SPAN = {"text", "start", "end"}


@dataclass(frozen=True, slots=True)
class Broken:
    """A span whose article reads otherwise: the claim's id (the article's, where no claim holds it), and the slot."""

    id: str
    slot: str
    expected: str
    found: str


@dataclass(slots=True)
class Checked:
    """How many spans were held against how many articles, those that don't match, and a line an unread article."""

    spans: int = 0
    articles: int = 0
    broken: list[Broken] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Part:
    """Something with spans: the article they lie in, the id to name, and slot -> what holds the slot's spans."""

    article: Record
    id: str
    slots: Record


def verify(path: str) -> Checked:
    """Checks an output of `extract` (JSON or JSON Lines), `annotate` or `diff`; "-" is standard input.

    Texts that the output doesn't hold are read from the articles' paths. Raises InputError for what is no such output.
    """
    checked, texts = Checked(), _Texts()
    for row in _rows(path):
        try:
            for part in _parts(row, texts):
                _check(part, texts, checked)
        except (KeyError, TypeError, AttributeError, RecursionError):
            raise _no_output(path) from None
    checked.articles = sum(text is not None for text in texts.known.values())
    checked.unread = sorted(texts.unread)
    return checked


def _no_output(path: str) -> InputError:
    return InputError(f"{path}: no output of claimx", "give what extract, annotate or diff wrote as JSON or JSON Lines")


def _rows(path: str) -> list[Record]:
    """The one object that a file holds, or that of each line."""
    try:
        raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: can't be read ({error.strerror})") from error
    except ValueError as error:
        raise _no_output(path) from error
    try:
        rows = [json.loads(text)]
    except (ValueError, RecursionError):
        rows = _lines(path, text)
    if not rows or not all(isinstance(row, dict) for row in rows):
        raise _no_output(path)
    return rows


def _lines(path: str, text: str) -> list[Any]:
    try:
        return [json.loads(line) for line in text.split("\n") if line.strip()]
    except (ValueError, RecursionError):
        raise _no_output(path) from None


def _parts(row: Record, texts: "_Texts") -> Iterator[_Part]:
    """Everything with spans in an output or a line of one."""
    articles = _articles(row)
    texts.format = row.get("run", {}).get("options", {}).get("input_format", texts.format)
    for article in articles.values():
        yield _Part(article, article["id"], {"published": article["published"]})
    if "mentions" in row:
        yield from (_Part(row["article"], row["article"]["id"], {m["type"]: m}) for m in row["mentions"])
        yield from (_Part(row["article"], row["article"]["id"], a) for a in row["attributions"])
        return
    for claim in row.get("claims", [row]):
        id = claim["article"] if isinstance(claim["article"], str) else claim["article"]["id"]
        yield _Part(articles[id], claim["id"], {slot: claim[slot] for slot in claim if slot != "article"})


def _articles(row: Record) -> dict[str, Record]:
    one_or_two = ("article",) if "article" in row else ("a", "b")
    found = row["articles"] if "articles" in row else [row[name] for name in one_or_two]
    return {article["id"]: article for article in found}


def _check(part: _Part, texts: "_Texts", checked: Checked) -> None:
    for slot, holder in part.slots.items():
        for span in _spans(holder):
            source = (part.article["title"] or "") if span.get("in") == "title" else texts.of(part.article)
            if source is None:
                continue
            checked.spans += 1
            start, end = span["start"], span["end"]
            found = source[start:end] if 0 <= start <= end <= len(source) else ""
            if found != span["text"]:
                checked.broken.append(Broken(part.id, slot, span["text"], found))


def _spans(holder: Any) -> Iterator[Record]:
    """The spans in a field of a record, however deep."""
    if isinstance(holder, dict):
        if holder.keys() >= SPAN:
            yield holder
        holder = list(holder.values())
    if isinstance(holder, list):
        for inner in holder:
            yield from _spans(inner)


class _Texts:
    """The texts of the articles, each read once; None for one that can't be read any more."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], str | None] = {}
        self.unread: list[str] = []
        self.format: str | None = None
        self._files: dict[str, tuple[Article | Skipped, ...]] = {}

    def of(self, article: Record) -> str | None:
        """The text that the record holds, else that of the article's file."""
        key = article["id"], article["path"]
        if key not in self.known:
            self.known[key] = article["text"] if "text" in article else self._read(*key)
        return self.known[key]

    def _read(self, id: str, path: str) -> str | None:
        if path not in self._files:
            self._files[path] = () if path == "-" else read((path,), ReadOptions(cast(Format | None, self.format)))
        found = self._files[path]
        text = _text(id, [item for item in found if isinstance(item, Article)])
        if text is None:
            self.unread.append(f"{id}: {_why(path, found)}")
        return text


def _text(id: str, articles: list[Article]) -> str | None:
    """The text of the article with an id, which may have got a "#2" among more articles than its file holds."""
    if len(articles) == 1 and not _is_row(articles[0]):
        return articles[0].text
    bare = id.rpartition("#")[0]
    return next((a.text for wanted in (id, bare) for a in articles if a.id == wanted), None)


def _is_row(article: Article) -> bool:
    """True for an article that is one of the rows of its file."""
    return Path(article.path).name != article.id


def _why(path: str, found: Iterable[Article | Skipped]) -> str:
    if path == "-":
        return "it came from standard input; write the output with --with-text"
    reasons = [item.reason for item in found if isinstance(item, Skipped)]
    return f"{path}: {reasons[0] if reasons else 'no such article in it any more'}"
