"""The pipeline's verbs over what a store keeps: nothing is read, no model is loaded."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import get_args

from claimx.align.origins import Copies
from claimx.errors import InputError
from claimx.model import DiffResult, Kind, Result, SlotName, Work
from claimx.sides import sides
from claimx.store import Store
from claimx.store.ask import Question, answered, beginning
from claimx.together import Ways, together

SHOWN = 3


def events(
    path: str, everything: bool, kinds: Sequence[Kind] = (), slots: Sequence[SlotName] = (), since: date | None = None
) -> Result:
    """The events that two or more articles tell of, or `everything`; of the kinds, slots and days if any are named.

    Raises InputError where there is no store, or it holds no result.
    """
    question = Question().since(since).told_by(1 if everything else 2)
    return answered(
        Store(Path(path)), question.with_verdicts(kinds or get_args(Kind), slots) if kinds or slots else question
    )


def verdicts(path: str, kinds: Sequence[Kind], slots: Sequence[SlotName] = (), since: date | None = None) -> Result:
    """The events with a verdict of one of the kinds, on one of the slots (none named: any), and all that they hold."""
    return answered(Store(Path(path)), Question().with_verdicts(kinds, slots).since(since))


def one(path: str, id: str) -> Result:
    """What is needed to show the claim, verdict or event of an id, or of ids that begin with it."""
    store = Store(Path(path))
    return answered(store, beginning(store, id))


def diff(path: str, a: str, b: str) -> DiffResult:
    """What two articles of the store, by their ids, both say, say differently, and say alone.

    Raises InputError where the store has no such article.
    """
    store = Store(Path(path))
    works = sorted((_work(store, id) for id in (a, b)), key=lambda work: work.annotation.article.id)
    articles = {work.annotation.article.id: work.annotation.article for work in works}
    copied = len(Copies.of(articles).origins((a, b))) == 1
    return sides(together(works, (), Ways(store.run())), a, b, copied)


def _work(store: Store, id: str) -> Work:
    work = store.work(id)
    if work is None:
        known = sorted(store.keys())
        more = ", …" if len(known) > SHOWN else ""
        raise InputError(f"{store.path}: no such article, {id}", f"the ids there are {', '.join(known[:SHOWN])}{more}")
    return work
