"""The error tree: every failure that a user can cause or mend, with its exit code.

ClaimxError (2)
├── UsageError (2)        wrong options, an unknown model, a missing extra
├── InputError (3)        an input is missing, unreadable or refused
├── OutputError (4)       the output can't be written
└── WorkerError (3)       work that ended every process or machine that took it up
"""


class ClaimxError(Exception):
    """An error with one line for the user and the exit code that the process ends with.

    `message` says what is wrong, naming the file or option; `advice` says how to mend it.
    """

    exit_code = 2

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message}; {self.advice}" if self.advice else self.message


class UsageError(ClaimxError):
    """Wrong usage: a bad option value, an unknown model, a missing extra."""

    exit_code = 2


class InputError(ClaimxError):
    """An input that is missing, unreadable or refused."""

    exit_code = 3


class OutputError(ClaimxError):
    """An output that can't be written."""

    exit_code = 4


class WorkerError(ClaimxError):
    """Work without which the run has no result, and that ended every worker which took it up."""

    exit_code = 3
