"""What a comparator answers: how two values stand to each other, and why."""

from dataclasses import dataclass

from claimx.model import Kind


@dataclass(frozen=True, slots=True)
class Verdict:
    """`kind` is None where nothing can be said; `why` is one sentence that quotes both values."""

    kind: Kind | None
    why: str
