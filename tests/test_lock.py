"""The lock of packages: every dependency stands in it with its hashes, and it names no machine."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def name_of(requirement: str) -> str:
    """The package's name as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0]).lower()


def locked() -> dict[str, str]:
    """Each package's name with the lines that pin it."""
    return {name_of(entry): entry for entry in re.split(r"\n(?=\w)", LOCK) if "==" in entry}


def test_every_dependency_is_locked() -> None:
    extras = PROJECT["optional-dependencies"].values()
    wanted = {name_of(requirement) for group in (PROJECT["dependencies"], *extras) for requirement in group}
    assert not wanted - set(locked())


def test_every_package_has_its_hashes() -> None:
    assert not [name for name, entry in locked().items() if "--hash=sha256:" not in entry]


def test_no_host_or_path_stands_in_it() -> None:
    assert not re.findall(r"(?m)^-.*|\S*://\S*|(?<![\w-])/\w+/\S*", LOCK)
