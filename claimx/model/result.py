"""What a whole run yields."""

from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec

from claimx.model.article import Article, Skipped
from claimx.model.chain import Chain
from claimx.model.claim import Claim
from claimx.model.event import Entity, Event, Relation
from claimx.model.judgement import Judgement
from claimx.model.mention import Annotation


@dataclass(frozen=True, slots=True)
class Work:
    """What one article yields: its annotation, which holds the article with its inferred date, its claims and chains."""

    annotation: Annotation
    claims: tuple[Claim, ...]
    chains: tuple[Chain, ...] = ()

    def __reduce__(self) -> tuple[Callable[[bytes], "Work"], tuple[bytes]]:
        """Goes from process to process as one string of bytes: pickle would take each of its hundreds of records apart."""
        return _unpacked, (msgspec.msgpack.encode(self),)


def _unpacked(data: bytes) -> Work:
    return _WORK.decode(data)


_WORK = msgspec.msgpack.Decoder(Work)


@dataclass(frozen=True, slots=True)
class Run:
    """What made a result: versions and the options that can change it."""

    claimx: str
    model: str
    rules: str
    gazetteer: str
    options: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """`extract`'s whole result, everything sorted, so that no order of input shows.

    `annotations` holds what was found in each article where that was asked for, and stays out of the record;
    `judgements` what the user judged, and whether it applied; `copies` groups of articles that share most of their words.
    """

    run: Run
    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    copies: tuple[tuple[str, ...], ...] = ()
    annotations: tuple[Annotation, ...] = ()
    judgements: tuple[Judgement, ...] = ()
