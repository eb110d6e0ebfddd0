"""`extract --format table`: a line an article, what each tells, and where outlets differ."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from claimx.model import Article, Claim, Result
from claimx.views import disagreements, verdicts, words
from claimx.views.compared import differing
from claimx.views.terminal import plain

NARROW = 100
STATUS_STYLE = {"actual": "dim", "planned": "yellow", "possible": "magenta"}


def parts(result: Result, width: int, everything: bool = False) -> Iterator[RenderableType]:
    """The whole view from top to bottom, for a screen of `width` columns; `everything` shows more than main claims."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in result.claims:
        claims[claim.article].append(claim)
    if result.articles:
        yield _section("Articles")
        yield _articles(result.articles, claims)
        yield _section("Claims")
    for article in result.articles:
        shown = [c for c in claims[article.id] if everything or c.main]
        yield _told_by(article, shown, len(claims[article.id]) - len(shown), width)
    yield from _differences(result, width)


def _section(name: str) -> RenderableType:
    return Group(Text(""), Rule(Text(name, style="bold"), align="left", style="dim"))


def _differences(result: Result, width: int) -> Iterator[RenderableType]:
    found = differing(result)
    yield _section("Where they differ")
    for number, comparison in enumerate(found, 1):
        yield disagreements.table(comparison, number, width)
    yield (
        Group(Text(""), verdicts.legend())
        if found
        else Text("Nowhere: no two values told of one event differ.", style="dim")
    )


def _articles(them: Iterable[Article], claims: dict[str, list[Claim]]) -> Table:
    table = _plain_table()
    table.add_column("outlet", ratio=2)
    table.add_column("title", ratio=5)
    table.add_column("published", ratio=2)
    table.add_column("claims", justify="right")
    for article in them:
        main = sum(c.main for c in claims[article.id])
        title = plain(article.title or "", "bold") if article.title else plain(article.id, "dim")
        table.add_row(plain(article.outlet or words.UNKNOWN), title, _published(article), str(main))
    return table


def _published(article: Article) -> Text:
    known = plain(words.published(article.published))
    if article.published and article.published.source in ("text", "event"):
        known.append(" by its words" if article.published.source == "text" else " by its event", style="dim")
    return known


def _plain_table() -> Table:
    return Table(
        box=box.SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1), header_style="dim", border_style="dim"
    )


def _told_by(article: Article, shown: list[Claim], left: int, width: int) -> RenderableType:
    heading = plain(article.outlet or article.id, "bold")
    if article.title:
        heading.append("  ").append_text(plain(words.clipped(article.title, width - 20)))
    more = [Text(f"{left} more with --all", style="dim")] if left else []
    table = [(_narrow if width < NARROW else _wide)(shown)] if shown else []
    return Group(Text(""), heading, *table, *more)


def _wide(claims: Iterable[Claim]) -> Table:
    table = _plain_table()
    table.add_column("s", justify="right", style="dim")
    for name, ratio in (("what happened", 5), ("who", 3), ("when", 2), ("where", 2), ("how many", 2)):
        table.add_column(name, ratio=ratio)
    table.add_column("status", width=8)
    table.add_column("who says so", ratio=3)
    for c in claims:
        said = plain(words.speakers(c.said_by), "italic")
        table.add_row(
            str(c.sentence),
            plain(c.text),
            plain(words.who(c)),
            _when(c),
            _where(c),
            plain(words.count(c)),
            _status(c),
            said,
        )
    return table


def _narrow(claims: Iterable[Claim]) -> Table:
    table = _plain_table()
    table.add_column("s", justify="right", style="dim")
    table.add_column("what happened, how many", ratio=5)
    table.add_column("when, where", ratio=3)
    table.add_column("status, who says so", ratio=3)
    for c in claims:
        what = _lines(plain(c.text), plain(words.count(c), "bold"))
        said = plain(words.speakers(c.said_by), "italic")
        table.add_row(str(c.sentence), what, _lines(_when(c), _where(c)), _lines(_status(c), said))
    return table


def _lines(*texts: Text) -> Text:
    return Text("\n").join(t for t in texts if t)


def _when(claim: Claim) -> Text:
    return plain(words.when(claim.when), "dim" if claim.when and claim.when.inherited else "")


def _where(claim: Claim) -> Text:
    return plain(words.where(claim), "dim" if all(p.inherited for p in claim.where) else "")


def _status(claim: Claim) -> Text:
    return Text(words.status(claim), style="red" if claim.negated else STATUS_STYLE[claim.status])
