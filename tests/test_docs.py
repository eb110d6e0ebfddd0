"""The documentation is true: its pages are current, its links arrive, its examples and recipes run."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from claimx.cli.formats import FORMATS
from claimx.cli.main import cli
from claimx.views import rows
from tests.views.report.test_page import KNOWN

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
BLOCK = re.compile(r"^```(sh|python)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def stale(made: str) -> list[str]:
    """Pages that are not current, found by a process of its own, which no other test's settings reach."""
    told = (
        f"import pages\nfor path, text in pages.{made}():\n"
        "    if not path.exists() or path.read_text(encoding='utf-8') != text: print(path.name)"
    )
    run = subprocess.run([sys.executable, "-c", told], cwd=ROOT / "scripts", capture_output=True, text=True, check=True)
    return run.stdout.split()


def test_every_command_has_a_current_page() -> None:
    assert stale("pages") == [], "run python scripts/pages.py"
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert all(f"commands/{name}.md" in nav for name in cli.commands)


def test_every_command_has_a_current_manual_page() -> None:
    pytest.importorskip("click_man", reason="manual pages are not checked: pip install -e '.[docs]'")
    assert stale("manuals") == [], "run python scripts/pages.py"


def test_every_page_is_in_the_menu_and_every_link_arrives() -> None:
    nav = set(re.findall(r"(\S+\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE))
    assert nav == {str(path.relative_to(DOCS)) for path in DOCS.rglob("*.md")}
    for path in DOCS.rglob("*.md"):
        for link in re.findall(r"\]\(([^)#:]+\.md)\)", path.read_text(encoding="utf-8")):
            assert (path.parent / link).exists(), f"{path.name}: {link}"


def test_every_format_is_documented() -> None:
    text = (DOCS / "formats.md").read_text(encoding="utf-8")
    assert all(f"`{form}`" in text for form in FORMATS)


def test_the_site_builds(tmp_path: Path) -> None:
    if not find_spec("mkdocs"):
        pytest.skip("the site is not built: pip install -e '.[docs]'")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True)
    assert (tmp_path / "commands" / "extract.html").exists()


def test_the_examples_of_the_python_page_are_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = doctest.testfile(str(DOCS / "python.md"), module_relative=False)
    assert found.failed == 0
    assert found.attempted > 8


def recipes() -> list[tuple[str, str]]:
    return BLOCK.findall((DOCS / "recipes.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("kind", "code"), recipes(), ids=lambda value: value.strip().split("\n")[-1][:40])
def test_recipes_run(kind: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    tools = Path(sys.executable).parent
    env = os.environ | {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}
    for tool in ("jq", "duckdb", "csvlook"):
        if re.search(rf"\b{tool}\b", code) and kind == "sh" and not shutil.which(tool, path=env["PATH"]):
            pytest.skip(f"the recipe needs {tool}, which is not installed")
    for library in ("pandas", "duckdb", "pyarrow"):
        needed = f"import {library}" in code or (library == "pyarrow" and "parquet" in code)
        if needed and not find_spec(library):
            pytest.skip(f"the recipe needs {library}: pip install -e '.[recipes]'")
    command = ["bash", "-euo", "pipefail", "-c", code] if kind == "sh" else [sys.executable, "-c", code]
    told = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=250, check=False)
    assert told.returncode == 0, told.stderr
    assert told.stdout.strip()


@pytest.mark.parametrize("what", sorted(rows.KINDS))
def test_every_column_of_a_flat_row_is_documented(what: str) -> None:
    told = next(
        line for line in (DOCS / "formats.md").read_text("utf-8").splitlines() if line.startswith(f"| `{what}` |")
    )
    named = {name for words in re.findall(r"`([^`]+)`", told) for name in words.split(",")}
    assert {name.replace("b_", "a_") for name in next(rows.KINDS[what](KNOWN))} <= named
