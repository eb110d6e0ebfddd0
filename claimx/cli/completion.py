"""`claimx completion`: what a shell needs to complete claimx's commands and options."""

import click

from claimx.cli.output import write

INSTALL = """\b
To have it in every new shell:
  bash  claimx completion bash > ~/.local/share/bash-completion/completions/claimx
  zsh   claimx completion zsh > ~/.zfunc/_claimx    (with fpath+=~/.zfunc before compinit in ~/.zshrc)
  fish  claimx completion fish > ~/.config/fish/completions/claimx.fish
"""


@click.command(epilog=INSTALL)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Prints a script that completes commands, options and their values in a shell."""
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    root = context.find_root()
    if made is not None:
        write([made(root.command, {}, "claimx", "_CLAIMX_COMPLETE").source() + "\n"], None)
