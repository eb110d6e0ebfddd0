"""Which numbers each article tells of an event: one that tells both of two numbers counts two things with them."""

from collections.abc import Sequence

from claimx.compare.quantities import compare_quantities, group_of
from claimx.conflicts.count import counted
from claimx.conflicts.verdicts import Told
from claimx.model import Claim, Quantity


class Tellers:
    """The numbers that the claims of an event tell, by article."""

    def __init__(self, told: Sequence[Claim]) -> None:
        self._numbers: dict[str, list[Quantity]] = {}
        for claim in told:
            self._numbers.setdefault(claim.article, []).extend(claim.quantities)

    def spared(self, verdict: Told) -> Told | None:
        """What stands in the place of a conflict of two outlets' numbers of which one outlet tells both, else None."""
        a, b = verdict.first, verdict.second
        if verdict.kind != "conflicts" or a.article == b.article:
            return None
        for mine, theirs in ((a, b), (b, a)):
            number = counted(theirs)
            if number is not None and any(_is_same(number, q) for q in self._numbers[mine.article]):
                return Told(
                    "incomparable", f"one report tells both numbers, so they count different parts: {verdict.why}", a, b
                )
        return None


def _is_same(one: Quantity, other: Quantity) -> bool:
    """True for one exact number of what can be one thing."""
    if one.value != other.value or one.value is None or one.unit != other.unit or one.implicit != other.implicit:
        return False
    if one.role and other.role and one.role != other.role:
        return False
    alike = one.of == other.of or None in (one.of, other.of) or group_of(one.of) == group_of(other.of) is not None
    return alike and compare_quantities(one, other).kind != "incomparable"
