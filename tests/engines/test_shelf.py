"""What is put on a shelf is found there again, whole, wherever it lies."""

from pathlib import Path

import numpy as np
import pytest

from claimx.engines.shelf import Folder, Memory, Shelf, Storage, shelf_at
from claimx.errors import UsageError


@pytest.fixture(params=["memory", "folder", "storage"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Shelf:
    kinds: dict[str, Shelf] = {
        "memory": Memory(),
        "folder": Folder(str(tmp_path)),
        "storage": Storage(f"memory://{tmp_path.name}"),
    }
    return kinds[request.param]


def test_arrays_and_bytes_come_back(shelf: Shelf) -> None:
    for array in (np.arange(6).reshape(2, 3), np.zeros((0, 3), dtype=np.int64), np.array([True, False])):
        shelf.put("some/array", array)
        found = shelf.get("some/array")
        assert found.dtype == array.dtype
        assert found.tolist() == array.tolist()
        assert found.shape == array.shape
    shelf.write("some/record", b"one")
    shelf.write("some/record", b"two")
    assert shelf.read("some/record") == b"two"


def test_what_is_not_there_is_told(shelf: Shelf) -> None:
    with pytest.raises(FileNotFoundError):
        shelf.read("nothing")


def test_a_write_that_breaks_leaves_what_was_there(tmp_path: Path) -> None:
    shelf = Folder(str(tmp_path))
    shelf.write("a", b"whole")
    with pytest.raises(TypeError):
        shelf.write("a", "no bytes")  # type: ignore[arg-type]
    assert shelf.read("a") == b"whole"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_an_address_names_its_shelf(tmp_path: Path) -> None:
    assert shelf_at(str(tmp_path)) == shelf_at(f"file://{tmp_path}") == Folder(str(tmp_path))
    assert shelf_at("memory://run/") == Storage("memory://run")


def test_a_missing_plugin_is_one_line() -> None:
    with pytest.raises(UsageError, match="no way to nowhere://"):
        shelf_at("nowhere://bucket").write("a", b"")
