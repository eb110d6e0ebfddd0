"""What every reader is given beside its bytes: the options, whom to tell, the parser, and what the input is called."""

from claimx.readers.bounded import Parser
from claimx.readers.options import ReadOptions, Warn


class Reading:
    """One input as it is read; `name` is what a message calls it."""

    def __init__(self, name: str, options: ReadOptions, warn: Warn, parser: Parser) -> None:
        self.name, self.options, self.warn, self.parser = name, options, warn, parser
        self._told = False

    def warn_once(self, line: str) -> None:
        """Tells the first of many like warnings on one input."""
        if not self._told:
            self.warn(line)
        self._told = True

    def inside(self, part: str) -> "Reading":
        """The same for a part of the input, such as a member of an archive."""
        return Reading(f"{self.name}{part}", self.options, self.warn, self.parser)
