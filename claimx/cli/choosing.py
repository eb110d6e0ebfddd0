"""The options that choose among verdicts, and the filter that they make."""

from collections.abc import Callable
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING, Any, get_args

import click

from claimx.errors import UsageError
from claimx.model import Kind, SlotName

if TYPE_CHECKING:
    from claimx.model import Result
    from claimx.views.chosen import Filter


def _day(_context: click.Context, _option: click.Parameter, value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise UsageError(f"--since '{value}' is no day", "write it as 2019-09-30") from error


OPTIONS = (
    click.option("--only", "kinds", multiple=True, type=click.Choice(get_args(Kind)), help="Verdicts of this kind."),
    click.option(
        "--slot", "slots", multiple=True, type=click.Choice(get_args(SlotName)), help="Verdicts on this slot."
    ),
    click.option(
        "--event", "chosen_events", multiple=True, metavar="WHICH", help="Events by id or by words in their label."
    ),
    click.option("--told-by", "outlets", multiple=True, metavar="OUTLET", help="Verdicts on what this outlet tells."),
    click.option("--since", callback=_day, metavar="DAY", help="Events told of on this day or later."),
    click.option("--strict", is_flag=True, help="No conflict where it is not sure that both tell of one event."),
    click.option("--top", type=click.IntRange(1), metavar="N", help="The N events with the weightiest verdicts."),
)


def choosing(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the options; what they are given goes through `wanted`."""
    return reduce(lambda made, option: option(made), reversed(OPTIONS), command)


def wanted(given: dict[str, Any]) -> "Filter":
    """The filter out of a command's options."""
    from claimx.views.chosen import Filter

    return Filter(
        kinds=given["kinds"],
        slots=given["slots"],
        events=given["chosen_events"],
        outlets=given["outlets"],
        since=given["since"],
        strict=given["strict"],
        top=given["top"],
    )


def picked(result: "Result", given: dict[str, Any], warn: Callable[[str], None]) -> "Result":
    """The part of a result that the options choose; `warn` takes a line for each event or outlet that is not there."""
    from claimx.views.chosen import chosen, unmet

    asked = wanted(given)
    for line in unmet(result, asked):
        warn(line)
    return chosen(result, asked)
