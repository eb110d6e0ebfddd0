"""The happening itself: "opened" against "closed", of one thing on one day."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from claimx.conflicts.cues import opposed
from claimx.conflicts.ground import Ground, names
from claimx.conflicts.verdicts import Told, quoted
from claimx.conflicts.voices import two_voices
from claimx.model import Article, Claim

MOST = 200


def opposites(
    told: Sequence[Claim], ground: Callable[[Claim, Claim], Ground], articles: Mapping[str, Article]
) -> Iterator[Told]:
    """The conflicts between an event's claims of classes that exclude each other, the first of each two articles."""
    classed = [c for c in told if c.predicate.cls is not None and c.status == "actual" and not c.negated][:MOST]
    seen = set()
    for a, b in combinations(classed, 2):
        pair = (a.article, a.predicate.cls, b.article, b.predicate.cls)
        if pair not in seen and opposed(a.predicate.cls, b.predicate.cls) and _contradict(a, b, ground(a, b), articles):
            seen.add(pair)
            yield Told("conflicts", f"{quoted(a)} against {quoted(b)}: the one undoes the other", a, b)


def _contradict(a: Claim, b: Claim, known: Ground, articles: Mapping[str, Article]) -> bool:
    """One named thing, one day or the news of one day, and two who tell."""
    if known.apart or not two_voices(a, b):
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
