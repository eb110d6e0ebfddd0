"""Which articles of an event have one origin besides copied text: those that only pass on what one named speaker says."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from claimx.conflicts.voices import speaker
from claimx.model import Claim

Groups = tuple[tuple[str, ...], ...]


def by_speaker(origins: Groups, told: Sequence[Claim]) -> Groups:
    """The groups of article ids, those united whose articles pass on one named speaker's words and tell nothing else."""
    relayed = _relayed(told)
    homes: dict[str, set[str]] = defaultdict(set)
    for article, name in relayed.items():
        homes[name].add(article)
    groups = [set(group) for group in origins]
    for articles in homes.values():
        met = [g for g in groups if g & articles and g <= relayed.keys()]
        groups = [g for g in groups if g not in met] + ([set().union(*met)] if met else [])
    return tuple(sorted(tuple(sorted(g)) for g in groups))


def _relayed(told: Sequence[Claim]) -> Mapping[str, str]:
    """Article -> the one named speaker behind all that it tells of the event; articles with a voice of their own are out."""
    speakers: dict[str, set[str]] = defaultdict(set)
    for claim in told:
        speakers[claim.article].add(speaker(claim) if _is_named(claim) else "")
    return {article: next(iter(names)) for article, names in speakers.items() if len(names) == 1 and names != {""}}


def _is_named(claim: Claim) -> bool:
    """True where the speaker's words have a name in them: a capital past the first word, or two words that have one."""
    words = claim.said_by[-1].text.split() if claim.said_by else []
    return any(w[:1].isupper() for w in words[1:])
