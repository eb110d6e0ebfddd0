"""The date of an article that states none, narrowed by dated articles on the same happening; always marked an inference."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from claimx.model import Article, Claim, Event, Published, Span
from claimx.model.calendar import bounds, shifted
from claimx.rules.lexicon import function_words

WEEK, YEAR = timedelta(days=6), timedelta(days=366)
# Sources of a date that bound it, but are no statement of the day itself.
OWN_WORDS = ("text", "event", "warc")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(?:T.*)?")


@dataclass(frozen=True, slots=True)
class Reason:
    """A bound on an article's day, and the span of its text that tells the happening."""

    earliest: date | None
    latest: date | None
    span: Span


def redated(
    articles: Mapping[str, Article], claims: Sequence[Claim], events: Iterable[Event]
) -> tuple[dict[str, Article], tuple[Claim, ...]]:
    """The articles with the dates that dated articles on the same happening narrow, and the claims with days to match.

    An article that tells as past what a dated article puts on a day is no older than that day; one that tells it as a
    plan is no younger; one that names its weekday is of the seven days from then on.
    """
    changed = narrowed(articles, reasons({claim.id: claim for claim in claims}, articles, events))
    return {**articles, **changed}, tuple(again(c, changed) for c in claims)


def reasons(
    claims: Mapping[str, Claim], articles: Mapping[str, Article], events: Iterable[Event]
) -> dict[str, list[Reason]]:
    """What the events tell of the days of articles (ids) that state none; `claims` and `articles` by id."""
    found: dict[str, list[Reason]] = {}
    for core in (core for event in events for core in event.cores):
        for article, reason in _reasons([claims[c] for c in core], articles):
            found.setdefault(article, []).append(reason)
    return found


def narrowed(articles: Mapping[str, Article], told: Mapping[str, Sequence[Reason]]) -> dict[str, Article]:
    """Those articles, by id, whose dates the reasons narrow, with the dates that they have then."""
    found = {id: _narrowed(articles[id], own) for id, own in told.items()}
    return {id: article for id, article in found.items() if article is not articles[id]}


def again(claim: Claim, changed: Mapping[str, Article]) -> Claim:
    """The claim with its time's days as they follow from its article's date, where that has changed."""
    when, article = claim.when, changed.get(claim.article)
    if when is None or article is None:
        return claim
    earliest, latest = bounds(when.timex, article.published, when.anchor)
    return replace(claim, when=replace(when, earliest=earliest, latest=latest))


def dated(article: Article, changed: Mapping[str, Article]) -> Article:
    """The article with the day that others narrowed; nothing else of theirs is taken, since they may hold less of its text."""
    found = changed.get(article.id)
    return replace(article, published=found.published) if found else article


def _reasons(core: list[Claim], articles: Mapping[str, Article]) -> Iterator[tuple[str, Reason]]:
    """What the claims of one happening tell of the days of those articles among theirs that state none."""
    days = [_days(claim) for claim in core if is_dated(articles[claim.article])]
    known = [found for found in days if found]
    if not known:
        return
    first, last = min(d[0] for d in known), max(d[1] for d in known)
    told: dict[str, list[Claim]] = {}
    for claim in core:
        if not is_dated(articles[claim.article]) and _is_news(claim):
            told.setdefault(claim.article, []).append(claim)
    for article, own in told.items():
        if len({claim.status for claim in own}) == 1:
            yield from ((article, reason) for claim in own if (reason := _reason(claim, first, last)))


def is_dated(article: Article) -> bool:
    """True where somebody states the article's date; only one that does tells of the days of one that does not."""
    return article.published is not None and article.published.source not in OWN_WORDS


def _days(claim: Claim) -> tuple[date, date] | None:
    """The days on which a claim puts what happened, where it tells both the first and the last."""
    when = claim.when
    if when is None or claim.status != "actual" or claim.negated or when.earliest is None or when.latest is None:
        return None
    return when.earliest, when.latest


def _is_news(claim: Claim) -> bool:
    """True for a sentence's own verb that tells what happened or is planned, but for no plan of the past."""
    if not claim.main or claim.nominal or claim.negated or claim.status == "possible":
        return False
    told = claim.evidence.text.lower()
    return claim.status == "actual" or not any(phrase in told for phrase in function_words("former plan"))


def _reason(claim: Claim, first: date, last: date) -> Reason | None:
    span = claim.when.span if claim.when is not None else claim.predicate.span
    value = claim.when.timex.value if claim.when is not None else ""
    if value == f"XXXX{first.isoformat()[4:]}" and first == last:
        return (
            Reason(shifted(first, -YEAR), last, span)
            if claim.status == "planned"
            else Reason(first, shifted(last, YEAR), span)
        )
    if claim.status == "planned":
        return Reason(None, last, span)
    weekday = _WEEKDAY.fullmatch(value)
    if weekday is None:
        return Reason(first, None, span)
    if first != last:
        return None
    return Reason(first, shifted(first, WEEK), span) if int(weekday[1]) == first.isoweekday() else None


def _narrowed(article: Article, reasons: Sequence[Reason]) -> Article:
    """The article with its bounds narrowed; of two that can't both hold, the later one is dropped."""
    told = article.published
    lower = max((r for r in reasons if r.earliest), key=lambda r: (r.earliest, r.span), default=None)
    upper = min((r for r in reasons if r.latest), key=lambda r: (r.latest, r.span), default=None)
    early, late = (told.earliest, told.latest) if told else (None, None)
    if (
        lower
        and lower.earliest
        and (early is None or lower.earliest > early)
        and (late is None or lower.earliest <= late)
    ):
        early = lower.earliest
    else:
        lower = None
    if upper and upper.latest and (late is None or upper.latest < late) and (early is None or upper.latest >= early):
        late = upper.latest
    else:
        upper = None
    if lower is None and upper is None:
        return article
    evidence = {*(told.evidence if told else ()), *(r.span for r in (lower, upper) if r)}
    return replace(article, published=Published(early, late, "event", tuple(sorted(evidence))))
