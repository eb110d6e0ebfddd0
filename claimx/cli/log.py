"""`--log-json`: what a run tells on standard error, as JSON Lines for programs that watch it."""

import json
import time
from collections import Counter
from typing import Any

from claimx import __version__
from claimx.cli import console
from claimx.safe import safe, safe_line


class Log:
    """A run's happenings, each a JSON object on a line of its own, with the seconds since the run began."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Turns the log off and forgets all that it counted: a run begins."""
        self._start = time.monotonic()
        self.is_on = False
        self.counts: Counter[str] = Counter()

    def begin(self, command: str) -> None:
        """Turns the log on and tells that a command has started."""
        self.is_on = True
        self.tell("started", command=command, claimx=__version__)

    def tell(self, event: str, **told: Any) -> None:
        """Writes one happening, where the log is on."""
        if self.is_on:
            line = {"event": event} | told | {"seconds": round(time.monotonic() - self._start, 3)}
            console.say(json.dumps(line, ensure_ascii=True) + "\n")

    def complain(self, text: str, event: str = "error", lines: bool = False) -> None:
        """Tells a line (or `lines`) for the user: as an event of its own, or as plain text where the log is off."""
        if self.is_on:
            self.tell(event, text=safe(text) if lines else safe_line(text))
        else:
            console.complain(text, lines)

    def finish(self, code: int) -> None:
        """Tells that the run has ended, how, and what it counted."""
        self.tell("finished", exit_code=code, **{name.replace(" ", "_"): n for name, n in sorted(self.counts.items())})


LOG = Log()
"""The log of this process's run."""
