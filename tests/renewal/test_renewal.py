"""A store brought up to date holds what a run over all articles gives, whatever has come, gone or changed, and in what order."""

import hashlib
import random
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

import msgspec
import pytest

from claimx.align import Entities, renewed
from claimx.align.entities import Book
from claimx.model import Article, Result, Run, Work
from claimx.nlp.packages import DEFAULT_MODEL
from claimx.readers import read
from claimx.renewal import happenings, renew, settled
from claimx.renewal.marks import Trace
from claimx.store import Keys, Store
from claimx.together import Ways, together

ROOT = Path(__file__).parent.parent.parent
WAYS = Ways(Run("1", "model", "rules", "places"))
TOLD = (
    ("monday", "2024-03-04", "The ferry sank off Odesa on Monday, killing 12 people, the coast guard said."),
    ("tuesday", "2024-03-05", "The coast guard said 17 people were killed when the ferry sank off Odesa on Monday."),
    ("undated", None, "The ferry sank off Odesa on Monday. Mayor Oleh Marchenko said 17 people were killed."),
    ("mayor", "2024-03-06", "Marchenko closed the port of Odesa on Tuesday after the ferry sank."),
    ("copy", "2024-03-05", "The coast guard said 17 people were killed when the ferry sank off Odesa on Monday."),
    ("spelling", "2024-03-06", "Mayor Oleg Marchenko reopened the port of Odessa on Wednesday."),
)


@pytest.fixture(scope="module")
def works() -> list[Work]:
    """The seed articles, and some small ones that tell of one happening."""
    from claimx.worker import Task

    small = [replace(_article(name, text), published=_day(day)) for name, day, text in TOLD]
    found = [it for it in read((str(ROOT / "seeds"), str(ROOT / "fixtures" / "example"))) if isinstance(it, Article)]
    return [it for it in Task(DEFAULT_MODEL)([*found, *small]) if isinstance(it, Work)]


def _article(name: str, text: str) -> Article:
    return Article(id=f"{name}.txt", text=text, path=f"{name}.txt")


def _day(day: str | None) -> object:
    from claimx.readers.dates import stated

    return stated(day, "row") if day else None


class Kept:
    """A store of works, and the same works at hand."""

    def __init__(self, folder: Path) -> None:
        self.store, self.works = Store(folder / "s.duckdb"), dict[str, Work]()

    def put(self, *works: Work) -> None:
        told = {work.annotation.article.id: work for work in works}
        self.store.put(works, {id: hashlib.sha256(repr(work).encode()).hexdigest() for id, work in told.items()})
        self.works |= told

    def drop(self, *works: Work) -> None:
        for id in (work.annotation.article.id for work in works):
            self.store.drop([id])
            del self.works[id]

    def both(self, ways: Ways = WAYS) -> tuple[Result, Result]:
        """The result that the store holds once it is up to date, and that of a run over all."""
        key = Keys(ways.run).result({id: key for id, (_, key) in self.store.keys().items()}, True)
        renew(self.store, key, ways)
        found = self.store.result(key)
        assert found is not None
        return found, together([self.works[id] for id in sorted(self.works)], (), ways)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    """A store whose parts and shares are so small that few articles make many."""
    monkeypatch.setattr(settled, "ARTICLES_A_PART", 2)
    monkeypatch.setattr(happenings, "CLAIMS_A_SHARE", 20)
    monkeypatch.setattr(renewed, "MOST_NEW", 1.0)
    return Kept(tmp_path)


@pytest.mark.parametrize("seed", range(4))
def test_articles_that_come_go_and_change_give_what_a_run_over_all_gives(
    kept: Kept, works: Sequence[Work], seed: int
) -> None:
    order = random.Random(seed).sample(list(works), len(works))
    kept.put(*order[:4])
    assert kept.both()[0].events
    for work in order[4:]:
        kept.put(work)
        _same(*kept.both())
    kept.drop(order[seed])
    _same(*kept.both())
    kept.put(replace(order[5], claims=order[5].claims[1:]))
    _same(*kept.both())
    kept.drop(order[6], order[7])
    kept.put(order[seed])
    _same(*kept.both())


def _same(found: Result, whole: Result) -> None:
    for field in fields(Result):
        assert getattr(found, field.name) == getattr(whole, field.name), field.name


def test_a_narrowed_day_is_taken_back_with_what_told_it(kept: Kept, works: Sequence[Work]) -> None:
    told = {work.annotation.article.id: work for work in works}
    kept.put(told["monday.txt"], told["undated.txt"])
    found, _ = kept.both()
    assert {a.published.source for a in found.articles if a.id == "undated.txt" and a.published} == {"event"}
    kept.drop(told["monday.txt"])
    kept.put(told["mayor.txt"])
    _same(*kept.both())


def test_what_nothing_touches_is_not_written_again(
    kept: Kept, works: Sequence[Work], monkeypatch: pytest.MonkeyPatch
) -> None:
    *rest, last = works
    kept.put(*rest)
    kept.both()
    judged: list[str] = []
    real = happenings.judge
    monkeypatch.setattr(happenings, "judge", lambda event, *of: judged.append(event.id) or real(event, *of))
    kept.put(last)
    found, whole = kept.both()
    _same(found, whole)
    assert 0 < len(judged) < len(whole.events) / 2


def test_another_version_begins_anew(kept: Kept, works: Sequence[Work]) -> None:
    kept.put(*works[:3])
    kept.both()
    later = replace(WAYS, run=replace(WAYS.run, rules="others"))
    assert not kept.store.kept(later.run).records
    _same(*kept.both(later))
    assert kept.store.kept(later.run).records


def test_tables_that_another_process_has_changed_are_not_changed_by_what_was_before(
    kept: Kept, works: Sequence[Work], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.put(*works[:3])
    kept.both()
    before, asked = kept.store.kept(WAYS.run), []
    kept.put(works[3])
    kept.both()

    def stale(self: Store, run: Run) -> object:
        asked.append(run)
        return before if len(asked) == 1 else real(self, run)

    real = Store.kept
    monkeypatch.setattr(Store, "kept", stale)
    kept.drop(works[0])
    _same(*kept.both())
    assert len(asked) == 2


def test_a_trace_tells_what_settling_asked(works: Sequence[Work]) -> None:
    book = Entities.of(work.annotation for work in works).book
    trace, claim = Trace(book), next(c for w in works for c in w.claims if c.what is not None and c.what.refs)
    assert trace.book.settle(claim) == book.settle(claim)
    asked = trace.asked()
    assert claim.what is not None
    assert set(claim.what.refs) <= {word for words in asked for word in words}
    other = Trace(Book(book.canonical | dict.fromkeys(claim.what.refs, "place:elsewhere"), book.refs, book.ids))
    assert trace.stamp("key", asked) != other.stamp("key", asked)
    assert trace.stamp("key", asked) == Trace(book).stamp("key", asked)
    assert all(isinstance(getattr(book, field.name), dict) for field in fields(Book))
    assert msgspec.json.decode(msgspec.json.encode(asked), type=tuple[tuple[str, ...], ...]) == asked
