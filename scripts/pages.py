"""Makes the pages of the commands, docs/commands/*.md, and the man pages, man/*.1, from claimx's own help.

python scripts/pages.py            writes them
python scripts/pages.py --check    tells which are not current, and exits with 1 if any is not
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from claimx import __version__
from claimx.cli.main import cli

ROOT = Path(__file__).parent.parent
DAY = "2026-11-22"


def contexts() -> Iterator[tuple[str, click.Context]]:
    """The program and each of its commands, by the name that people type."""
    root = click.Context(cli, info_name="claimx", terminal_width=100, max_content_width=100)
    yield "claimx", root
    for name, command in sorted(cli.commands.items()):
        yield (
            f"claimx {name}",
            click.Context(command, info_name=name, parent=root, terminal_width=100, max_content_width=100),
        )


def pages() -> Iterator[tuple[Path, str]]:
    """Each file with what it must hold."""
    for name, context in contexts():
        told = context.get_help().replace("```", "` ` `")
        yield ROOT / "docs" / "commands" / f"{name.split()[-1]}.md", f"# {name}\n\n```text\n{told}\n```\n"


def manuals() -> Iterator[tuple[Path, str]]:
    """Each manual page with what it must hold; needs click-man."""
    from click_man.core import generate_man_page

    for name, context in contexts():
        made = generate_man_page(context, __version__, DAY)
        yield ROOT / "man" / f"{name.replace(' ', '-')}.1", made.rstrip() + "\n"


def main(check: bool) -> int:
    """Writes or checks all pages; returns how many are not current."""
    stale = [
        (path, text) for path, text in (*pages(), *manuals()) if not path.exists() or path.read_text("utf-8") != text
    ]
    for path, text in stale:
        print(f"{path.relative_to(ROOT)} is not current" if check else f"wrote {path.relative_to(ROOT)}")
        if not check:
            path.write_text(text, encoding="utf-8")
    return len(stale) if check else 0


if __name__ == "__main__":
    sys.exit(min(1, main("--check" in sys.argv)))
