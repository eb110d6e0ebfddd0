"""What the seeds look like on whole screens, narrow and wide, plain and in colour.

After a wanted change, `UPDATE_GOLDEN=1 pytest tests/cli/test_screens.py` writes the files anew; read their diff.
"""

import os
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from claimx import pipeline
from claimx.model import Result
from claimx.views import tables, terminal

GOLDEN = Path(__file__).parent / "golden"
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def seeds() -> Result:
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        return pipeline.extract(pipeline.Options(paths=("seeds",), jobs=1))
    finally:
        os.chdir(before)


@pytest.mark.parametrize("width", [80, 200])
@pytest.mark.parametrize("colour", [False, True], ids=["plain", "colour"])
def test_the_seeds_on_a_whole_screen(seeds: Result, width: int, colour: bool) -> None:
    console = terminal.console(None, width)
    if colour:
        console = Console(width=width, force_terminal=True, color_system="standard", markup=False, highlight=False)
    shown = "".join(terminal.rendered(tables.parts(seeds, width), console))
    path = GOLDEN / f"seeds-{width}-{'colour' if colour else 'plain'}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")
    if not colour:
        assert max(cell_len(line) for line in shown.splitlines()) <= width
