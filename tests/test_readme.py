"""What the README shows is what claimx prints, and its commands are the ones that run."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
SHOWN = re.compile(r"(<!-- conflicts -->\n```\n)(.*?)(```\n<!-- /conflicts -->)", re.DOTALL)
EVENTS = 4


def printed() -> str:
    """The first events of the seeds' difference tables, as a pipe gets them at 100 columns."""
    command = [sys.executable, "-m", "claimx", "extract", "seeds", "--width", "100", "-q"]
    out = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    differences = out[out.index("Where they differ") :]
    return differences[: differences.index(f"\n\n{EVENTS} ")] + "\n"


def test_the_readme_shows_the_conflicts_as_printed() -> None:
    text = README.read_text(encoding="utf-8")
    shown = SHOWN.search(text)
    assert shown
    have = "".join(line.rstrip() + "\n" for line in printed().splitlines())
    if os.environ.get("UPDATE_GOLDEN"):
        README.write_text(text[: shown.start(2)] + have + text[shown.end(2) :], encoding="utf-8")
        return
    assert shown[2] == have


def test_the_readme_starts_with_the_two_commands() -> None:
    commands = re.findall(r"```sh\n(.*?)\n```", README.read_text(encoding="utf-8"))
    assert commands[0].endswith("claimx extract seeds/")
    assert commands[1].endswith("python -m pytest")
