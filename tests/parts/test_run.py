"""A run in parts gives the bytes of a run in one piece, does nothing twice, and loses one article at most."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from claimx.cli.main import run
from claimx.engines.serial import Serial
from claimx.engines.shelf import Folder, Shelf, Storage
from claimx.model import Annotation, Article, Run, Skipped, Work
from claimx.parts import shards as cutting
from claimx.parts.shards import Done, Shard, articles_in, laid_out, manifest_of, name_of, put_articles, put_done
from claimx.parts.work import WorkShards, worked
from claimx.worker import batches

SEEDS = Path(__file__).parents[2] / "seeds"
MADE = Run("0", "model", "rules", "places")


class Fake:
    """Work that counts, and gives no claims."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf, self.run, self.asked = shelf, MADE, []

    def __call__(self, articles: Sequence[Article]) -> list[Work | Skipped]:
        self.asked += [article.id for article in articles]
        return [Work(Annotation(article), ()) for article in articles]


@pytest.fixture(params=["folder", "storage"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Shelf:
    return Folder(str(tmp_path)) if request.param == "folder" else Storage(f"memory://{tmp_path.name}")


def articles(count: int) -> list[Article]:
    return [Article(f"{n}", f"Text {n}.", f"{n}.txt") for n in range(count)]


def shards(shelf: Shelf, them: Sequence[Article], characters: int = 20) -> list[Shard]:
    return [laid_out(shelf, MADE, batch) for batch in batches(them, characters)]


def test_shards_are_done_once_and_only_what_changed_again(shelf: Shelf) -> None:
    task, them = Fake(shelf), articles(5)
    work = WorkShards(shelf, task, MADE)  # type: ignore[arg-type]
    first = list(worked(Serial(), work, shards(shelf, them)))
    assert [it.articles for it, _ in first] == [2, 2, 1]
    assert list(worked(Serial(), work, shards(shelf, them))) == first
    assert task.asked == [a.id for a in them]
    them[0] = Article("0", "New 0..", "0.txt")
    again = list(worked(Serial(), work, shards(shelf, them)))
    assert task.asked == [*"01234", "0", "1"]
    assert [a == b for a, b in zip(first, again, strict=True)] == [False, True, True]
    assert [it for _, found in again for it in found] == [Work(Annotation(a), ()) for a in them]


def test_a_finished_shard_is_given_to_no_worker(shelf: Shelf) -> None:
    class Idle(Serial):
        """Has no workers."""

        def map(self, work, batches, lost):  # type: ignore[no-untyped-def]
            assert list(batches) == []
            return iter(())

    work = WorkShards(shelf, Fake(shelf), MADE)  # type: ignore[arg-type]
    first = list(worked(Serial(), work, shards(shelf, articles(3))))
    assert list(worked(Idle(), work, shards(shelf, articles(3)))) == first


def test_a_name_is_that_of_articles_and_of_what_reads_them() -> None:
    them = articles(2)
    assert name_of(them, MADE) == name_of(list(them), MADE)
    assert len({name_of(them, MADE), name_of(them[:1], MADE), name_of(them, Run("1", "model", "rules", "places"))}) == 3


def test_a_shard_without_its_manifest_or_with_other_bytes_is_not_finished(shelf: Shelf) -> None:
    put_articles(shelf, "a", articles(1))
    assert articles_in(shelf, "a") == articles(1)
    assert manifest_of(shelf, "a") is None
    made = put_done(shelf, "a", [Skipped("0", "fault", "why"), Work(Annotation(articles(1)[0]), ())], MADE)
    assert manifest_of(shelf, "a") == made
    assert (made.articles, made.claims, made.run) == (2, 0, MADE)
    shelf.write("work/a.jsonl", msgspec.json.encode(Done()))
    assert manifest_of(shelf, "a") is None


def test_a_shard_that_ends_every_worker_costs_the_one_article_that_does(shelf: Shelf) -> None:
    class Deadly(Serial):
        """Loses each batch in which article 1 is."""

        def map(self, work, batches, lost):  # type: ignore[no-untyped-def]
            for batch in batches:
                named = [b.id if isinstance(b, Article) else b for b in batch]
                deadly = "1" in named or not isinstance(batch[0], Article)
                yield from ([lost(item, "ended every worker") for item in batch] if deadly else work(batch))

    [(_, done)] = worked(Deadly(), WorkShards(shelf, Fake(shelf), MADE), shards(shelf, articles(3), 99))  # type: ignore[arg-type]
    assert [it.annotation.article.id for it in done if isinstance(it, Work)] == ["0", "2"]
    assert [(it.id, it.stage) for it in done if isinstance(it, Skipped)] == [("1", "fault")]


def test_the_seeds_in_parts_are_the_seeds(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutting, "CHARACTERS", 6_000)
    assert run(["extract", str(SEEDS), "--format", "json"]) == 0
    wanted = capfd.readouterr().out
    for place in (str(tmp_path), str(tmp_path), f"memory://{tmp_path.name}"):
        assert run(["extract", str(SEEDS), "--format", "json", "--parts", place]) == 0
        assert capfd.readouterr().out == wanted
    assert len(list((tmp_path / "work").glob("*.manifest.json"))) > 1


@pytest.mark.parametrize("options", [["--no-events"], ["--what", "mentions"]])
def test_what_needs_all_in_memory_is_the_same_too(
    options: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    given = ["extract", str(SEEDS), "--format", "json", *options]
    assert run(given) == 0
    wanted = capfd.readouterr().out
    assert run([*given, "--parts", str(tmp_path)]) == 0
    assert capfd.readouterr().out == wanted


def test_a_place_that_cannot_be_written_to_is_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert run(["extract", str(SEEDS), "--parts", str(tmp_path / "file" / "parts")]) == 4
    error = capfd.readouterr().err
    assert "can't write to" in error
    assert "Traceback" not in error


def test_a_store_and_parts_are_two_ways(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", str(SEEDS), "--parts", str(tmp_path), "--store", str(tmp_path / "a.duckdb")]) == 2
    assert "leave --store or --parts out" in capfd.readouterr().err
