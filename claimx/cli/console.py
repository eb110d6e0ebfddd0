"""Standard output and standard error: their encoding, claimx's own lines, and what happens when a reader leaves."""

import os
import sys
from io import TextIOWrapper

from claimx.safe import safe, safe_line


def use_utf8() -> None:
    """Makes both streams write UTF-8 with plain line ends, whatever the locale; what that can't hold is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def complain(text: str, lines: bool = False) -> None:
    """Writes `claimx: text` to standard error as one harmless line, or the text as it stands where `lines` is set."""
    say(safe(text) if lines else f"claimx: {safe_line(text)}\n")


def say(text: str) -> None:
    """Writes text to standard error as it stands."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        return  # nobody listens; the exit code still tells


def probe_nothing() -> None:
    """Keeps urllib3, which spaCy imports, from opening a socket to see whether this machine has IPv6."""
    import socket

    socket.has_ipv6 = False


class HungUpError(Exception):
    """Whoever read standard output has left, as `head` does; no fault, and nothing more to do."""


def close_stdout() -> None:
    """Lets what can't be written any more go: Python flushes once more at its end, and would complain there."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
