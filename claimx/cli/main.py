"""The `claimx` command, its entry point, and the one place where an error becomes a line and an exit code."""

from typing import Any

import click

from claimx import __version__
from claimx.cli import config, console
from claimx.cli.annotate import annotate
from claimx.cli.completion import completion
from claimx.cli.conflicts import conflicts
from claimx.cli.diff import diff
from claimx.cli.events import events
from claimx.cli.extract import extract
from claimx.cli.judge import judge
from claimx.cli.log import LOG
from claimx.cli.schema import schema
from claimx.cli.show import show
from claimx.cli.verify import verify
from claimx.errors import ClaimxError

CRASH = 70

EXAMPLES = """\b
Examples:
  claimx extract seeds/
  claimx extract seeds/ --html report.html --format json --output claims.json
  claimx annotate seeds/ --format jsonl | head -n 1
  claimx diff seeds#000_2d1b26b24560bcfc.txt seeds#003_578d9e3f0189e4ff.txt
  claimx extract seeds/ --format json | claimx verify -
  claimx schema extract
"""

ENVIRONMENT = """\b
Defaults of options:
  ./claimx.toml, or [tool.claimx] in ./pyproject.toml, or the file that --config names
  CLAIMX_MODEL, CLAIMX_WIDTH ... for all commands, CLAIMX_EXTRACT_FORMAT ... for one
  CLAIMX_CACHE: where the index of places is kept; NO_COLOR, FORCE_COLOR, COLUMNS, PAGER: as everywhere
"""

EXIT_CODES = """\b
Exit codes:
    0  done, also where an article was empty, a double or in another language
    1  disagreements were found and --exit-code asked for it; verify found a broken span
    2  wrong usage, an unknown model, a missing extra
    3  some or all input was missing, unreadable or refused; the rest is in the output
    4  the output can't be written
   70  a fault of claimx itself
  130  stopped by Ctrl-C
"""


SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Stoppable(click.Group):
    """A group that says nothing of its own on Ctrl-C while standard error holds JSON Lines: click adds an empty line."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            if LOG.is_on:
                raise click.Abort from None
            raise


@click.group(
    cls=Stoppable,
    epilog="\n".join((EXAMPLES, ENVIRONMENT, EXIT_CODES)),
    context_settings=SETTINGS,
    invoke_without_command=True,
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Pulls claims out of news articles and shows, with evidence, where outlets really disagree.

    Results go to standard output, everything else to standard error. Nothing is fetched from the network without --fetch.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(2)


for command in (annotate, extract, diff, show, events, conflicts):
    cli.add_command(config.attach(command))
cli.add_command(completion)
cli.add_command(judge)
cli.add_command(schema)
cli.add_command(verify)


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    option = getattr(error, "param", None)
    place = config.origin(context, option) if context and option else ""
    advice = f"see '{context.command_path} --help'" if context else "see 'claimx --help'"
    return f"{place + ': ' if place else ''}{error.format_message().rstrip('.')}; {advice}"


def _crashed() -> int:
    import traceback

    LOG.complain(traceback.format_exc(), lines=True)
    LOG.complain("a fault in claimx, not in your input; please report it with the lines above")
    return CRASH


def run(args: list[str] | None = None) -> int:
    """Runs the command line (`sys.argv` where `args` is None) and returns the process's exit code."""
    console.use_utf8()
    console.probe_nothing()
    LOG.reset()
    code = _ran(args)
    LOG.finish(code)
    LOG.reset()
    return code


def _ran(args: list[str] | None) -> int:
    try:
        code = cli.main(args, prog_name="claimx", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except ClaimxError as error:
        LOG.complain(str(error))
        return error.exit_code
    except click.ClickException as error:
        LOG.complain(_usage(error))
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        LOG.complain("stopped")
        return 130
    except console.HungUpError:
        return 0
    except Exception:
        return _crashed()
