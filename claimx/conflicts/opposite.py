"""The happening itself: "opened" against "closed", of one thing on one day."""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations, islice, product

from claimx.conflicts.cues import opposed
from claimx.conflicts.ground import Ground, names
from claimx.conflicts.verdicts import Told, quoted
from claimx.conflicts.voices import two_voices
from claimx.model import Article, Claim, Slot, Value

# Kinds of happening in an event's cores, and claims of two of them, that are laid beside each other.
MOST, ASKED = 40, 64


def opposites(
    told: Sequence[Claim],
    cores: Mapping[str, int],
    ground: Callable[[Claim, Claim], Ground],
    articles: Mapping[str, Article],
) -> tuple[list[Told], Slot]:
    """The conflicts between what excludes each other, one for each two happenings, and who tells those happenings.

    In: an event's claims, the number of the core that each is in, what ties two of them, the articles by id. A happening is what the claims
    of one class in one core tell.
    """
    kinds: dict[tuple[str, int | None], list[Claim]] = {}
    for claim in told:
        if claim.predicate.cls is not None and claim.status == "actual" and not claim.negated:
            kinds.setdefault((claim.predicate.cls, cores.get(claim.id)), []).append(claim)
    pairs = combinations(islice(kinds, MOST), 2)
    met = {(x, y): _first(kinds[x], kinds[y], ground, articles) for x, y in pairs if opposed(x[0], y[0])}
    found = {pair: verdict for pair, verdict in met.items() if verdict is not None}
    values = dict.fromkeys(kind for pair in found for kind in pair)
    happenings = (Value(kinds[k][0].text, tuple(c.id for c in kinds[k])) for k in values)
    return list(found.values()), Slot("event", tuple(happenings))


def _first(
    some: Sequence[Claim],
    others: Sequence[Claim],
    ground: Callable[[Claim, Claim], Ground],
    articles: Mapping[str, Article],
) -> Told | None:
    """The verdict on the first claims of two happenings that can't both be told of one thing."""
    for a, b in islice(product(some, others), ASKED):
        if _contradict(a, b, ground(a, b), articles):
            return Told("conflicts", f"{quoted(a)} against {quoted(b)}: the one undoes the other", a, b)
    return None


def _contradict(a: Claim, b: Claim, known: Ground, articles: Mapping[str, Article]) -> bool:
    """One named thing, one day or the news of one day, and two who tell."""
    if known.beside() or not two_voices(a, b):
        return False
    one_thing = (
        a.what is not None and b.what is not None and (names(a.what) & names(b.what) or a.what.head == b.what.head)
    )
    return bool(one_thing) and ("day" in known.ties or (known.ties >= {"news", "name"} and _one_issue(a, b, articles)))


def _one_issue(a: Claim, b: Claim, articles: Mapping[str, Article]) -> bool:
    """True where neither says when, and both articles are of one day."""
    one, other = articles[a.article].published, articles[b.article].published
    if a.when is not None or b.when is not None or one is None or other is None:
        return False
    return one.earliest is not None and (one.earliest, one.latest) == (other.earliest, other.latest)
