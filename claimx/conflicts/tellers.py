"""Which numbers each article tells of an event: one that tells both of two numbers counts two things with them."""

from collections.abc import Mapping, Sequence

from claimx.compare.quantities import compare_quantities, group_of
from claimx.conflicts.count import counted
from claimx.conflicts.verdicts import Told
from claimx.conflicts.voices import in_headline
from claimx.model import Article, Claim, Quantity


class Tellers:
    """The numbers that the claims of an event tell, by article, headlines apart."""

    def __init__(self, told: Sequence[Claim], articles: Mapping[str, Article]) -> None:
        self._articles = articles
        self._numbers: dict[tuple[str, bool], list[Quantity]] = {}
        for claim in told:
            self._numbers.setdefault(self._place(claim), []).extend(claim.quantities)

    def spared(self, verdict: Told) -> Told | None:
        """What stands in the place of a conflict of two numbers that one side knows both, else None.

        Sides are two articles, or an article's headline and its text; two speakers of one article contradict each other.
        """
        a, b = verdict.first, verdict.second
        if verdict.kind != "conflicts" or self._place(a) == self._place(b):
            return None
        for mine, theirs in ((a, b), (b, a)):
            number = counted(theirs)
            if number is not None and any(_is_same(number, q) for q in self._known(mine, theirs)):
                why = f"one report tells both numbers, so they count different parts: {verdict.why}"
                return Told("incomparable", why, a, b)
        return None

    def _place(self, claim: Claim) -> tuple[str, bool]:
        return claim.article, in_headline(claim, self._articles[claim.article])

    def _known(self, mine: Claim, theirs: Claim) -> Sequence[Quantity]:
        """The numbers of the side that `mine` is on: its whole article, or the part of it where `theirs` is not."""
        if mine.article == theirs.article:
            return self._numbers[self._place(mine)]
        return [q for headline in (True, False) for q in self._numbers.get((mine.article, headline), ())]


def _is_same(one: Quantity, other: Quantity) -> bool:
    """True for one exact number of what can be one thing."""
    if one.value != other.value or one.value is None or one.unit != other.unit or one.implicit != other.implicit:
        return False
    if one.role and other.role and one.role != other.role:
        return False
    alike = one.of == other.of or None in (one.of, other.of) or group_of(one.of) == group_of(other.of) is not None
    return alike and compare_quantities(one, other).kind != "incomparable"
