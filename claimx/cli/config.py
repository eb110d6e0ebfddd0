"""Options from files and the environment: below what the command line says, above an option's own default."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from claimx.cli.paths import FILE
from claimx.errors import UsageError

# Files in the current folder that are looked for where --config names none.
FILES = ("claimx.toml", "pyproject.toml")
# A file found beside somebody's articles may not say where to write, nor that anything be fetched.
NEVER = ("config", "output", "html", "to_file", "fetch", "allow_private")
# What all commands that have them take from CLAIMX_<NAME>; everything else from CLAIMX_<COMMAND>_<NAME>.
COMMON = (
    "model",
    "names",
    "judgements",
    "published",
    "outlet",
    "language",
    "width",
    "quiet",
    "verbose",
    "jobs",
    "pager",
)

# Under this a context keeps which file was read.
PLACE = "claimx.config"


def attach(command: click.Command) -> click.Command:
    """The command with `--config`, and with its options' defaults from files and the environment."""
    option = click.Option(
        ["--config"],
        metavar="FILE",
        type=FILE,
        is_eager=True,
        expose_value=False,
        callback=_read,
        help="Take defaults of options from there, not from ./claimx.toml or [tool.claimx] in ./pyproject.toml.",
    )
    for each in command.params:
        if isinstance(each, click.Option):
            each.envvar = f"CLAIMX_{command.name}_{_spelled(each)}".upper().replace("-", "_")
    command.params.append(option)
    return command


def _read(context: click.Context, _option: click.Parameter, value: str | None) -> None:
    """Puts what the files and the common variables say beneath the command line."""
    names = {_spelled(p): p.name for p in context.command.params if isinstance(p, click.Option) and p.name}
    told = _from_files(value, context, names)
    common = {
        n: os.environ[f"CLAIMX_{n.upper()}"]
        for n in COMMON
        if n in names.values() and f"CLAIMX_{n.upper()}" in os.environ
    }
    context.default_map = {**told, **common}


def origin(context: click.Context, option: click.Parameter) -> str:
    """Where an option's value was set, if not on the command line: a variable of the environment or a file."""
    source, name = context.get_parameter_source(option.name or ""), f"CLAIMX_{option.name}".upper()
    if source is ParameterSource.ENVIRONMENT:
        return str(option.envvar)
    if source is not ParameterSource.DEFAULT_MAP:
        return ""
    return name if option.name in COMMON and name in os.environ else str(context.meta[PLACE])


def _spelled(option: click.Option) -> str:
    """An option's long name without its dashes."""
    return max(option.opts, key=len).lstrip("-")


def _from_files(named: str | None, context: click.Context, names: Mapping[str, str]) -> dict[str, Any]:
    place = Path(named) if named else next((p for p in map(Path, FILES) if p.is_file() and _table(p) is not None), None)
    if place is None:
        return {}
    context.meta[PLACE] = place
    table = _table(place) or {}
    commands = context.find_root().command
    known = commands.commands if isinstance(commands, click.Group) else {}
    own = table.get(context.command.name or "", {})
    common = {key: value for key, value in table.items() if key not in known}
    anywhere = {_spelled(p) for c in known.values() for p in c.params if isinstance(p, click.Option)}
    for key in common:
        if key not in anywhere:
            raise _unknown(place, key, "")
    for key in own:
        if key not in names:
            raise _unknown(place, key, f" of '{context.command.name}'")
    found = {names[key]: value for key, value in {**common, **own}.items() if key in names}
    if not named and (bad := sorted(set(found) & set(NEVER))):
        raise UsageError(
            f"{place}: '{bad[0]}' can't be set by a file that was only found", "name the file with --config"
        )
    return found


def _unknown(place: Path, key: str, of: str) -> UsageError:
    lines = place.read_text(encoding="utf-8").splitlines()
    number = next((n for n, line in enumerate(lines, 1) if line.split("=")[0].strip().strip('"') == key), 1)
    return UsageError(f"{place}:{number}: no option '{key}'{of}", "write options as in --help, without the dashes")


def _table(place: Path) -> dict[str, Any] | None:
    """What a file says to claimx: [tool.claimx] of a pyproject.toml, the whole of another; None where it says nothing."""
    try:
        found = tomllib.loads(place.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{place}: can't be read") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{place}: no TOML: {error}") from error
    tool = found.get("tool", {})
    if place.name == "pyproject.toml" or "claimx" in tool:
        table = tool.get("claimx")
        return table if isinstance(table, dict) else None
    return found
