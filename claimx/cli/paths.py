"""The type of arguments and options that name a file or folder, so that shells complete them."""

import click
from click.shell_completion import CompletionItem


class _File(click.ParamType[str]):
    """A text as it stands, which a shell completes as it completes files."""

    name = "file"

    def convert(self, value: str, _param: click.Parameter | None, _ctx: click.Context | None) -> str:
        """The value itself: whether it can be read or written is told where that is done."""
        return value

    def shell_complete(self, _ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Leaves the candidates to the shell."""
        return [CompletionItem(incomplete, type="file")]


FILE = _File()
