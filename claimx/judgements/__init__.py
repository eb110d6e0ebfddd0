"""What an analyst has judged by hand, read from a file, applied to a run, and written back: the last word is theirs."""

from claimx.judgements.apply import Applied
from claimx.judgements.file import read_judgements

__all__ = ["Applied", "read_judgements"]
