"""The page as a whole, without a browser: its policy, its anchors, its size, and what each part tells."""

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from claimx.model import Annotation, Article, Event, Name, Place, Quantity, Result, Slot, Span, Time, Timex, Value
from claimx.views import report
from claimx.views.report.anchors import anchor
from tests.views.hostile import hostile
from tests.views.sample import ARTICLES, RESULT, RESUMED

KNOWN = replace(
    RESULT,
    annotations=(
        Annotation(
            ARTICLES[1],
            places=(Place(Span(4, 8, "Lorn"), "Lorn", 1234567, "GB", 56.45, -5.4),),
            names=(Name(Span(4, 14, "Lorn ferry"), "organisation", "Lorn Ferries"),),
        ),
    ),
)


def page(result: Result = KNOWN) -> str:
    return "".join(report.render(result))


class Seen(HTMLParser):
    """Ids, links within the page, and the open tags, which must close in order."""

    VOID = ("meta", "input", "br", "link", "img", "line", "rect", "circle", "path", "use")

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.shows: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.ids += [known["id"]] if known.get("id") else []
        self.links += [known["href"]] if known.get("href") else []
        self.shows += [known[n] or "" for n in ("data-show", "data-with") if known.get(n)]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def seen(result: Result = KNOWN) -> Seen:
    found = Seen()
    found.feed(page(result))
    assert found.open == []
    return found


@pytest.mark.parametrize("result", [KNOWN, hostile(), RESULT], ids=["known", "hostile", "no annotations"])
def test_every_link_on_the_page_arrives_and_no_name_stands_twice(result: Result) -> None:
    found = seen(result)
    assert [name for name, times in Counter(found.ids).items() if times > 1] == []
    assert {link[1:] for link in found.links} <= set(found.ids)
    assert {place.split(":")[0] for show in found.shows for place in show.split()} <= set(found.ids)
    assert found.shows


def test_the_policy_names_the_page_s_own_style_and_script_only() -> None:
    text = page()
    inline = [re.search(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL) for tag in ("style", "script")]
    for found in inline:
        assert found
        assert f"'sha256-{b64encode(sha256(found[1].encode()).digest()).decode()}'" in report.policy()
    assert "default-src 'none'" in report.policy()
    assert "unsafe" not in report.policy()
    assert not re.search(r"https?://", text)


def test_a_disagreement_keeps_its_anchor_whatever_else_is_read() -> None:
    fewer = replace(KNOWN, events=KNOWN.events[:2], relations=tuple(r for r in KNOWN.relations if r.event != "ev4"))
    assert {"d-r1", "d-r5", "e-ev1"} <= set(seen().ids) & set(seen(fewer).ids)
    assert anchor("d", "r5ecbf8f64d02") == "d-r5ecbf8f64d02"
    assert anchor("a", "a b.txt") != anchor("a", "a c.txt")


def test_a_cell_tells_value_words_speaker_and_where_both_sides_are() -> None:
    text = page()
    rescue = text[text.index('id="e-ev2"') : text.index('id="e-ev4"')]
    seven = re.search(
        r'<a class="saying"[^>]*data-show="([^"]+)" data-with="([^"]+)" data-verdict="d-r5">“<bdi>seven', rescue
    )
    assert seven
    name = anchor("s", "b.txt")  # a zone of the sample ends within the word
    assert ARTICLES[1].text.index("seven") == 126
    assert seven[1].split()[:2] == [f"{name}-120:6-10", f"{name}-130:0-1"]
    assert "12 and 7 rescued at one time" in rescue
    assert "a crew member" in rescue


def test_outlets_of_one_origin_share_a_column() -> None:
    text = page()
    ferry = text[text.index('id="e-ev1"') :]
    heads = re.findall(r'<th scope="col"><bdi>(.*?)</bdi>', ferry[: ferry.index("</thead>")])
    assert heads == ["Harbour Post", "The Courier, c.txt"]
    assert "one origin" in ferry[: ferry.index("</thead>")]


def test_many_outlets_that_tell_the_same_share_a_column() -> None:
    text, told = "The ferry resumed.", []
    articles = tuple(Article(f"{n}.txt", text, f"{n}.txt", outlet=f"Outlet {n:02}") for n in range(12))
    for article in articles:
        told.append(replace(RESUMED, id=f"c{article.id}", article=article.id, evidence=Span(0, 18, text), where=(), when=None,
                            predicate=replace(RESUMED.predicate, span=Span(10, 17, "resumed")), what=None))  # fmt: skip
    ids = tuple(c.id for c in told)
    slot = Slot("status", (Value("actual", ids[:9]), Value("planned", ids[9:])))
    event = Event("ev", "ferry resumed", ids, slots=(slot,), origins=tuple((a.id,) for a in articles))
    relation = replace(RESULT.relations[3], a=ids[9], b=ids[0], event="ev")
    found = page(
        replace(KNOWN, articles=articles, claims=tuple(told), events=(event,), relations=(relation,), annotations=())
    )
    heads = re.findall(r'<th scope="col"><bdi>(.*?)</bdi>', found)
    assert [head.count("Outlet") for head in heads] == [9, 3]


def test_a_mark_tells_what_it_stands_for_and_overlaps_are_kept() -> None:
    text = page()
    assert re.search(r'<mark class="place name"[^>]*title="place: Lorn, GB, GeoNames 1234567">Lorn</mark>', text)
    assert re.search(r'<mark class="name"[^>]*title="name: Lorn Ferries"> ferry</mark>', text)
    assert re.search(
        rf'<mark class="claim" id="{anchor("c", RESUMED.id)}" title="claim: actual: Lorn ferry resumed">', text
    )


def test_what_is_no_part_of_the_article_is_greyed_and_said_so() -> None:
    assert re.search(r'<span class="s zone" id="[^"]+" title="no part of the article: teaser">', page())


def test_the_articles_stand_there_whole() -> None:
    text = page()
    for article in ARTICLES:
        body = text[text.index(f'<article id="{anchor("a", article.id)}"') :]
        body = body[body.index('<div class="text"') : body.index("</div>")]
        assert re.sub("<[^>]+>", "", body) == article.text


def test_line_ends_of_any_kind_leave_every_offset_in_its_place() -> None:
    text = "First line.\r\nThe \U0001f6a2 ferry\u200b resumed on Tuesday.\rEnd."
    at = text.index("Tuesday")
    when = replace(RESUMED.when, span=Span(at, at + 7, "Tuesday"))
    evidence = Span(13, text.index("\rEnd"), text[13 : text.index("\rEnd")])
    verb = Span(text.index("resumed"), text.index("resumed") + 7, "resumed")
    claim = replace(
        RESUMED, when=when, evidence=evidence, predicate=replace(RESUMED.predicate, span=verb), where=(), what=None
    )
    article = replace(ARTICLES[1], text=text, zones=())
    others = [c for c in KNOWN.claims if c.article != "b.txt"]
    articles = (ARTICLES[0], article, ARTICLES[2])
    found = page(replace(KNOWN, articles=articles, claims=(*others, claim), annotations=(), events=KNOWN.events[:1],
                         relations=KNOWN.relations[:1]))  # fmt: skip
    name = f"{anchor('s', 'b.txt')}-13"
    sentence = found[found.index(f'id="{name}"') :]
    shown = re.sub("<[^>]+>", "", sentence[sentence.index(">") + 1 : sentence.index("</span>")])
    units = shown.encode("utf-16-le")
    spans = [units[2 * int(a) : 2 * int(b)].decode("utf-16-le") for a, b in re.findall(rf"{name}:(\d+)-(\d+)", found)]
    assert {"Tuesday", "resumed"} <= set(spans)


def test_the_timeline_has_a_row_a_told_time() -> None:
    text = page()
    track = text[text.index('id="t-ev1"') : text.index('<section id="map"')]
    assert re.findall(r'<tr class="h-(\w+)">', track) == ["done", "planned", "done"]
    assert re.findall(r">(2021-05[\d-]*)</a>", track) == ["2021-05", "2021-05-04", "2021-05-11"]


def test_an_event_of_one_time_has_no_track() -> None:
    assert "t-ev2" not in page()


def test_a_result_without_anything_is_a_page_still() -> None:
    empty = replace(KNOWN, articles=(), claims=(), events=(), relations=(), annotations=(), skipped=())
    text = page(empty)
    assert "Nowhere: no two values told of one event differ." in text
    assert "No claim names a place" in text
    assert "No event is told with two different times." in text


def test_filters_that_leave_nothing_are_not_told_as_agreement() -> None:
    text = page(replace(KNOWN, events=(), relations=()))
    assert "Nothing to show" in text
    assert "Nowhere" not in text


def test_a_mark_of_a_time_and_a_number_reads_as_people_read() -> None:
    day = Time(Span(0, 3, "Lor"), Timex("DATE", "2021-05-04", "APPROX"), date(2021, 5, 4), date(2021, 5, 4))
    ages = Time(Span(4, 5, "f"), Timex("DURATION", "PXY", None), None, None)
    crew = Quantity(Span(6, 8, "rr"), 1200, 1200, None, ">=", of="sailor", role="killed")
    known = replace(KNOWN, annotations=(Annotation(ARTICLES[1], times=(day, ages), quantities=(crew,)),))
    values = re.findall(r"<tr><td>(\w+)</td><td><bdi>.*?</bdi></td><td><bdi>(.*?)</bdi>", page(known))
    assert values == [("time", "2021-05-04"), ("time", "duration PXY"), ("number", "at least 1,200 killed (sailor)")]


def test_only_addresses_of_the_web_are_links() -> None:
    for url, linked in (
        ("https://example.org/x", True),
        ("javascript:alert(1)", False),
        ("http://[", False),
        (None, False),
    ):
        result = replace(KNOWN, articles=(replace(ARTICLES[0], url=url), *ARTICLES[1:]))
        assert ('rel="noreferrer noopener"' in page(result)) is linked


def test_signs_are_said_in_words_to_those_who_do_not_see_them() -> None:
    text = page()
    assert '<span class="hush">sentence 2</span><span aria-hidden="true">s2</span>' in text
    assert text.count("only weak signs tie the two to one event") == 1 + 2 * sum(not r.sure for r in KNOWN.relations)


def test_no_folder_of_the_machine_is_told() -> None:
    result = replace(KNOWN, articles=tuple(replace(a, path=f"/home/anna/secret/{a.id}") for a in ARTICLES))
    assert "/home/anna" not in page(result)
    assert 'class="file"><bdi>a.txt' in page(result)
