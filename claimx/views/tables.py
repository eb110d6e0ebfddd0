"""`extract --format table`: a line an article, what each tells, and where outlets differ."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from claimx.model import Article, Claim, Result
from claimx.views import disagreements, judged, unlike, verdicts, words
from claimx.views.compared import differing, nowhere
from claimx.views.terminal import plain, sheet, whole_words

NARROW = 100
# Events shown before the rest is only counted.
MOST = 25
STATUS_STYLE = {"actual": "dim", "planned": "yellow", "possible": "magenta"}


def parts(result: Result, width: int, everything: bool = False, why_not: bool = False) -> Iterator[RenderableType]:
    """The whole view from top to bottom, for a screen of `width` columns.

    `everything` shows more than main claims and all events, `why_not` lists what only looks like a conflict.
    """
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in result.claims:
        claims[claim.article].append(claim)
    if not result.articles:
        return
    yield section("Articles")
    yield whole_words(_articles(result.articles, claims), width)
    yield section("Claims")
    for article in result.articles:
        yield told_by(article, claims[article.id], everything, width)
    yield from differences(result, width, everything)
    if why_not:
        yield section("What only looks like a conflict")
        yield unlike.view(result)
    if result.judgements:
        yield section("What was judged by hand")
        yield judged.view(result.judgements)


def section(name: str) -> RenderableType:
    """A heading of its own across the screen."""
    return Group(Text(""), Rule(plain(name, "bold"), align="left", style="dim"))


def differences(result: Result, width: int, everything: bool) -> Iterator[RenderableType]:
    """The events in which outlets differ, a table each, the weightiest first; the first of many or `everything`."""
    found = differing(result)
    shown = found if everything else found[:MOST]
    yield section("Where they differ")
    for number, comparison in enumerate(shown, 1):
        yield disagreements.table(comparison, number, width)
    if left := len(found) - len(shown):
        yield Group(
            Text(""), Text(f"{left} more with --all, or choose with --top, --only, --slot, --event", style="dim")
        )
    yield Group(Text(""), verdicts.legend() if found else Text(nowhere(result), style="dim"))


def _articles(them: Iterable[Article], claims: dict[str, list[Claim]]) -> Table:
    table = sheet(outlet=3, title=6, published=3)
    table.add_column("claims", justify="right")
    for article in them:
        main = sum(c.main for c in claims[article.id])
        title = plain(article.title or "–")
        table.add_row(plain(article.outlet or article.id, "bold"), title, published(article), str(main))
    return table


def published(article: Article) -> Text:
    """When an article appeared, and whether only its own words or its event tell so."""
    known = plain(words.published(article.published))
    if article.published and article.published.source in ("text", "event"):
        known.append(" by its own words" if article.published.source == "text" else " by its event", style="dim")
    return known


def told_by(article: Article, claims: Iterable[Claim], everything: bool, width: int) -> RenderableType:
    """An article's claims under its heading: the main ones and how many are left out, or `everything`."""
    heading = plain(article.outlet or article.id, "bold")
    if article.title:
        heading.append("  ").append_text(plain(words.clipped(article.title, width - len(heading) - 2), "not bold"))
    return Group(Text(""), heading, *claims_table(claims, everything, width))


def claims_table(claims: Iterable[Claim], everything: bool, width: int) -> Iterator[RenderableType]:
    """The main claims and how many are left out, or `everything`."""
    told = list(claims)
    shown = [c for c in told if everything or c.main]
    if shown:
        yield (_narrow if width < NARROW else _wide)(shown, width)
    if left := len(told) - len(shown):
        yield Text(f"{left} more with --all", style="dim")


def _wide(claims: Iterable[Claim], width: int) -> Table:
    table = sheet(**{"s": 0, "what happened": 6, "who": 4, "when": 3, "where": 3, "how many": 3, "status": 0})
    table.add_column("who says so", ratio=4, overflow="fold")
    table.columns[6].min_width = len("negated") + 1
    for c in claims:
        told = (_sentence(c), plain(c.text), plain(words.who(c)), _when(c), _where(c))
        table.add_row(*told, plain(words.count(c)), _status(c), _speakers(c))
    return whole_words(table, width)


def _narrow(claims: Iterable[Claim], width: int) -> Table:
    table = sheet(**{"s": 0, "what happened": 6, "when, where": 4, "status, says who": 4})
    for c in claims:
        numbers = words.count(c)
        what = _lines(plain(c.text), plain("" if numbers in words.line(c.text) else numbers))
        table.add_row(_sentence(c), what, _lines(_when(c), _where(c)), _lines(_status(c), _speakers(c)))
    return whole_words(table, width)


def _lines(*texts: Text) -> Text:
    return Text("\n").join(t for t in texts if t)


def _sentence(claim: Claim) -> Text:
    return Text(str(claim.sentence), style="dim")


def _when(claim: Claim) -> Text:
    return plain(words.when(claim.when), "dim" if claim.when and claim.when.inherited else "")


def _where(claim: Claim) -> Text:
    return plain(words.where(claim), "dim" if all(p.inherited for p in claim.where) else "")


def _status(claim: Claim) -> Text:
    return Text(words.status(claim), style="red" if claim.negated else STATUS_STYLE[claim.status])


def _speakers(claim: Claim) -> Text:
    return plain(words.speakers(claim.said_by), "italic")
