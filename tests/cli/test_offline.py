"""Without --fetch nothing opens a connection: every command runs under a guard that ends it at the first try."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUARD = """
import os, socket, sys
def guard(event, args):
    # A pair of local sockets, which is how processes talk to each other, leads nowhere.
    opened = event == "socket.__new__" and args[1] != getattr(socket, "AF_UNIX", None)
    if opened or event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        os.write(2, f"NETWORK {event} {args}\\n".encode())
        os._exit(99)
sys.addaudithook(guard)
"""


def guarded(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    (folder / "guard").mkdir(exist_ok=True)
    (folder / "guard/sitecustomize.py").write_text(GUARD, encoding="utf-8")
    env = os.environ | {"PYTHONPATH": f"{folder / 'guard'}{os.pathsep}{ROOT}"}
    return subprocess.run([sys.executable, *args], capture_output=True, text=True, env=env, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = tmp_path_factory.mktemp("offline")
    page = (ROOT / "fixtures" / "tunnel.html").read_text(encoding="utf-8")
    (made / "in").mkdir()
    (made / "in/a.html").write_text(page.replace("<nav>", '<img src="http://127.0.0.1:9/x"><nav>'), encoding="utf-8")
    (made / "in/b.txt").write_text("The harbour tunnel reopened on Tuesday, see http://127.0.0.1:9/.", encoding="utf-8")
    feed = '<rss version="2.0"><channel><item><link>http://127.0.0.1:9/</link><description>It sank.</description></item></channel></rss>'
    (made / "in/c.xml").write_text(f'<!DOCTYPE r SYSTEM "http://127.0.0.1:9/r.dtd">{feed}', encoding="utf-8")
    return made


def test_the_guard_guards(folder: Path) -> None:
    run = guarded(folder, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))")
    assert run.returncode == 99
    assert "NETWORK" in run.stderr


@pytest.mark.parametrize(
    "args",
    [
        ("extract", "in", "--format", "json"),
        ("extract", "in", "--format", "json", "--jobs", "2"),
        ("annotate", "in", "--format", "jsonl"),
        ("diff", "in/a.html", "in/b.txt", "--format", "json"),
        ("extract", "http://127.0.0.1:9/page", "in/b.txt"),
        ("schema",),
    ],
    ids=lambda args: " ".join(args),
)
def test_no_command_opens_a_connection(folder: Path, args: tuple[str, ...]) -> None:
    paths = [str(folder / a) if a.startswith("in") else a for a in args]
    run = guarded(folder, "-m", "claimx", *paths)
    assert "NETWORK" not in run.stderr
    assert run.returncode == (3 if "http://127.0.0.1:9/page" in args else 0), run.stderr


def test_a_module_in_the_current_folder_is_not_run(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "trafilatura.py").write_text("import pathlib; pathlib.Path('ran').touch()", encoding="utf-8")
    code = "import sys; sys.path[:] = [p for p in sys.path if p]; from claimx.readers import read; print(len(read(sys.argv[1:])))"
    page = str(folder / "in/a.html")
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, page], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == "1\n"
    assert not (tmp_path / "ran").exists()
