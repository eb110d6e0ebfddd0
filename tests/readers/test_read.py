import gzip
import io
import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimx.errors import UsageError
from claimx.model import Article, Skipped
from claimx.readers import ReadOptions, is_refused, read

FIXTURES = Path(__file__).parents[2] / "fixtures"
BODY = "The ferry sank on Monday.\n\nTwelve people were rescued.\n"


def articles(*paths: Path | str, **options: Any) -> list[Article]:
    return [a for a in read([str(p) for p in paths], ReadOptions(**options)) if isinstance(a, Article)]


def skipped(*paths: Path | str, **options: Any) -> list[Skipped]:
    return [s for s in read([str(p) for p in paths], ReadOptions(**options)) if isinstance(s, Skipped)]


def warnings(*paths: Path | str) -> list[str]:
    lines: list[str] = []
    read([str(p) for p in paths], warn=lines.append)
    return lines


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def rows(path: Path, *found: object) -> Path:
    return write(path, "".join(json.dumps(row) + "\n" for row in found))


# --- what is an article, and under which id ---


def test_a_folder_is_searched_in_sorted_order_and_passes_over_what_is_no_article(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.txt", "README.txt", "license.md", ".hidden.txt", ".git/d.txt", "notes.rtf"):
        write(tmp_path / name, BODY)
    write(tmp_path / "articles.csv", "file,outlet\nb.txt,Harbour Daily\n")
    assert [a.id for a in articles(tmp_path)] == ["a.md", "b.txt", "sub/c.txt"]
    assert skipped(tmp_path) == []


def test_an_id_is_relative_to_the_argument_and_the_path_is_as_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "in/sub/a.txt", BODY)
    monkeypatch.chdir(tmp_path)
    assert [(a.id, a.path) for a in articles("in")] == [("sub/a.txt", "in/sub/a.txt")]
    assert [(a.id, a.path) for a in articles("in/sub/a.txt")] == [("a.txt", "in/sub/a.txt")]


def test_a_repeated_id_is_numbered_in_sorted_order_whatever_the_order_of_arguments(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a/x.txt", "First."), write(tmp_path / "b/x.txt", "Second.")
    for paths in ((first, second), (second, first)):
        assert [(a.id, a.text) for a in articles(*paths)] == [("x.txt", "First."), ("x.txt#2", "Second.")]
    assert warnings(first, second) == ["x.txt: an id that stands twice, the later one is x.txt#2"]


def test_a_number_that_another_id_has_is_passed_over(tmp_path: Path) -> None:
    path = rows(tmp_path / "r.jsonl", *({"id": id, "text": id} for id in ("a", "a#2", "a")))
    assert sorted(a.id for a in articles(path)) == ["a", "a#2", "a#2#2"]


def test_the_same_file_named_twice_is_a_double(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", BODY)
    found = read([str(tmp_path), str(path)])
    assert [type(entry) for entry in found] == [Article, Skipped]
    assert isinstance(found[1], Skipped)
    assert found[1].stage == "double"
    assert not is_refused(found[1])


def test_equal_texts_in_two_files_are_two_articles(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", BODY)
    write(tmp_path / "b.txt", BODY)
    assert len(articles(tmp_path)) == 2


def test_the_sidecar_named_by_a_shell_glob_is_no_article(tmp_path: Path) -> None:
    sidecar = write(tmp_path / "articles.csv", "file,outlet\na.txt,Harbour Daily\n")
    assert read([str(sidecar)]) == ()


def test_a_file_name_beyond_ascii(tmp_path: Path) -> None:
    write(tmp_path / "Fähre – مرفأ.txt", BODY)
    assert [a.id for a in articles(tmp_path)] == ["Fähre – مرفأ.txt"]


def test_a_file_name_that_is_no_utf8_gives_an_id_that_is(tmp_path: Path) -> None:
    try:
        with open(os.fsencode(tmp_path) + b"/f\xe4hre.txt", "w") as file:  # noqa: PTH123 (the name is bytes)
            file.write(BODY)
    except OSError:
        pytest.skip("this file system takes no such name")
    assert [a.id for a in articles(tmp_path)] == ["f\ufffdhre.txt"]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", BODY)
    (tmp_path / "ring").symlink_to(tmp_path, target_is_directory=True)
    assert [a.id for a in articles(tmp_path)] == ["a.txt"]


# --- text ---


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"\xef\xbb\xbfCaf\xc3\xa9", "Café"),
        ("Café".encode("utf-16"), "Café"),
        ("Café".encode("utf-32"), "Café"),
        (b"One\r\nTwo\r\n", "One\r\nTwo\r\n"),
        (b"One\rTwo", "One\rTwo"),
        ("no\u00a0break, “curly”\u2028".encode(), "no\u00a0break, “curly”\u2028"),
        (b" \n\nspace kept \n", " \n\nspace kept \n"),
    ],
)
def test_a_text_stands_as_it_is_but_for_its_byte_order_mark(tmp_path: Path, raw: bytes, text: str) -> None:
    assert [a.text for a in articles(write(tmp_path / "a.txt", raw))] == [text]


def test_another_encoding_is_guessed_and_told(tmp_path: Path) -> None:
    text = "La société a déclaré que le café était fermé depuis février, près de la forêt."
    path = write(tmp_path / "a.txt", text.encode("latin-1"))
    assert [a.text for a in articles(path)] == [text]
    assert len(warnings(path)) == 1
    assert "not UTF-8" in warnings(path)[0]


def test_gzip(tmp_path: Path) -> None:
    write(tmp_path / "a.txt.gz", gzip.compress(BODY.encode()))
    write(tmp_path / "r.jsonl.gz", gzip.compress(json.dumps({"id": "r", "text": BODY}).encode()))
    write(tmp_path / "two.txt.gz", gzip.compress(b"One. ") + gzip.compress(b"Two."))
    assert [(a.id, a.text) for a in articles(tmp_path)] == [
        ("a.txt.gz", BODY),
        ("r", BODY),
        ("two.txt.gz", "One. Two."),
    ]


@pytest.mark.parametrize(
    ("raw", "options", "reason"),
    [
        (gzip.compress(b"x" * 3_000_000), {}, "unpacks to more than"),
        (gzip.compress(os.urandom(90_000)), {"most_unpacked": 70_000}, "unpacks to more than"),
        (gzip.compress(BODY.encode())[:-12], {}, "end too early"),
        (b"\x1f\x8b\x08\0broken broken broken", {}, "gzip"),
    ],
)
def test_a_bad_gzip_is_refused(tmp_path: Path, raw: bytes, options: dict[str, int], reason: str) -> None:
    [entry] = skipped(write(tmp_path / "a.txt.gz", raw), **options)
    assert is_refused(entry)
    assert reason in entry.reason


# --- inputs that give nothing ---


def bad_binary(folder: Path) -> Path:
    return write(folder / "bad.txt", b"PK\x03\x04\0\0\xff\xfe binary")


def bad_nul(folder: Path) -> Path:
    return write(folder / "bad.txt", b"text with\0a NUL")


def bad_missing(folder: Path) -> Path:
    return folder / "bad.txt"


def bad_below_a_file(folder: Path) -> Path:
    return write(folder / "file.rtf", "x") / "bad.txt"


def bad_link(folder: Path) -> Path:
    (folder / "bad.txt").symlink_to(folder / "nowhere")
    return folder / "bad.txt"


def bad_folder(folder: Path) -> Path:
    (folder / "bad").mkdir()
    return folder / "bad"


def bad_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "bad.txt")
    return folder / "bad.txt"


def bad_json(folder: Path) -> Path:
    return write(folder / "bad.jsonl", '{"id": "x", \n')


def bad_list(folder: Path) -> Path:
    return rows(folder / "bad.jsonl", ["a", "list"])


def bad_depth(folder: Path) -> Path:
    return write(folder / "bad.jsonl", "[" * 100_000)


def bad_row(folder: Path) -> Path:
    return rows(folder / "bad.jsonl", {"id": "x", "body": "no text"})


def bad_type(folder: Path) -> Path:
    return rows(folder / "bad.jsonl", {"id": "x", "text": 7})


def bad_large(folder: Path) -> Path:
    return write(folder / "bad.txt", "x" * 10_000_001)


def bad_tag(folder: Path) -> Path:
    return write(folder / "bad.html", "<p " + "a=b " * 20_000 + ">Text.</p>")


REFUSED = [
    bad_binary,
    bad_nul,
    bad_missing,
    bad_below_a_file,
    bad_link,
    bad_folder,
    bad_pipe,
    bad_json,
    bad_list,
    bad_depth,
    bad_row,
    bad_type,
    bad_large,
    bad_tag,
]


@pytest.mark.parametrize("make", REFUSED, ids=lambda f: f.__name__)
def test_a_bad_input_is_refused_and_the_others_are_read(tmp_path: Path, make: Any) -> None:
    good = write(tmp_path / "good.txt", BODY)
    found = read([str(make(tmp_path)), str(good)])
    assert [entry.id for entry in found if isinstance(entry, Article)] == ["good.txt"]
    [entry] = [entry for entry in found if isinstance(entry, Skipped)]
    assert is_refused(entry)
    assert entry.reason


@pytest.mark.parametrize("content", ["", " \n\t\n", "\ufeff"])
def test_an_empty_file_is_skipped_but_no_failure(tmp_path: Path, content: str) -> None:
    [entry] = skipped(write(tmp_path / "a.txt", content))
    assert (entry.id, entry.stage) == ("a.txt", "empty")
    assert not is_refused(entry)


def test_an_unreadable_file_and_folder(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root reads everything")
    write(tmp_path / "shut/a.txt", BODY)
    write(tmp_path / "b.txt", BODY).chmod(0)
    (tmp_path / "shut").chmod(0)
    assert all(is_refused(entry) for entry in skipped(tmp_path))
    assert len(skipped(tmp_path)) == 2


def test_a_file_that_vanishes_after_it_was_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from claimx import readers

    gone, kept = write(tmp_path / "a.txt", BODY), write(tmp_path / "b.txt", BODY)
    find = readers.find

    def find_and_lose(paths: Any, most: int) -> Any:
        found = find(paths, most)
        gone.unlink(missing_ok=True)
        return found

    monkeypatch.setattr(readers, "find", find_and_lose)
    found = read([str(tmp_path)])
    assert [entry.id for entry in found] == [kept.name, gone.name]
    assert isinstance(found[1], Skipped)
    assert found[1].stage == "missing"


# --- JSON Lines ---


def test_a_row_s_fields(tmp_path: Path) -> None:
    row = {
        "id": 7,
        "text": "LIMA (HNA) – The ferry sank.",
        "title": "Ferry sinks",
        "outlet": "Harbour Daily",
        "url": "https://a.example/7",
        "published": "2021-04-05T10:00:00+02:00",
        "language": "en",
        "gold": [1],
    }
    [a] = articles(rows(tmp_path / "r.jsonl", row))
    assert (a.id, a.title, a.title_outside, a.outlet, a.url, a.language) == (
        "7", "Ferry sinks", True, "Harbour Daily", "https://a.example/7", "en",
    )  # fmt: skip
    assert a.published is not None
    assert (a.published.earliest, a.published.latest, a.published.source) == (date(2021, 4, 5), date(2021, 4, 5), "row")


def test_rows_without_id_take_the_file_s(tmp_path: Path) -> None:
    path = rows(tmp_path / "r.ndjson", {"text": "One."}, {"text": "Two."})
    assert [(a.id, a.text) for a in articles(path)] == [("r.ndjson", "One."), ("r.ndjson#2", "Two.")]


def test_a_bad_line_does_not_stop_the_next(tmp_path: Path) -> None:
    path = write(
        tmp_path / "r.jsonl",
        '{"id": "a", "text": "One."}\nnonsense\n\n{"id": "b", "text": ""}\n{"id": "c", "text": "Two."}',
    )
    found = read([str(path)])
    assert [entry.id for entry in found] == ["a", "c", "b", "r.jsonl"]
    assert [(s.stage, s.reason) for s in found if isinstance(s, Skipped)] == [
        ("empty", f"{path}, line 4: empty"),
        ("read", "line 2: not JSON"),
    ]


def test_half_a_surrogate_pair_becomes_one_replacement(tmp_path: Path) -> None:
    path = write(tmp_path / "r.jsonl", '{"id": "a", "text": "x\\ud83dy \\ud83d\\ude00"}')
    assert [a.text for a in articles(path)] == ["x\ufffdy 😀"]


def test_a_row_of_html(tmp_path: Path) -> None:
    page = (FIXTURES / "tunnel.html").read_text(encoding="utf-8")
    [a] = articles(rows(tmp_path / "r.jsonl", {"id": "a", "html": page, "outlet": "Row Daily"}))
    assert (a.id, a.outlet, a.url) == ("a", "Row Daily", "https://harbour-daily.example/2021/04/tunnel")
    assert a.from_page
    assert "4,000 vehicles" in a.text


@pytest.mark.parametrize(
    ("title", "text", "outside"),
    [
        ("Ferry sinks", "Ferry sinks\n\nIt sank.", False),
        ("Ferry  sinks", "\nFERRY SINKS\nIt sank.", False),
        ("Ferry sinks", "Ferry sinks. It sank.", False),
        ("Ferry sinks", "It sank.", True),
        ("Ferry", "Ferry sinks off Lima.", True),
        ("Ferry sinks", "Ferry sinks in storm\n\nIt sank.", True),
    ],
)
def test_a_title_that_the_text_opens_with_stands_in_it(tmp_path: Path, title: str, text: str, outside: bool) -> None:
    [a] = articles(rows(tmp_path / "r.jsonl", {"id": "a", "title": title, "text": text}))
    assert (a.title, a.title_outside) == (" ".join(title.split()) if "  " not in title else title, outside)


# --- HTML ---


def test_a_page(tmp_path: Path) -> None:
    [a] = articles(FIXTURES / "tunnel.html")
    assert a.title == "Harbour tunnel reopens after nine months"
    assert a.outlet == "Harbour Daily"
    assert a.url == "https://harbour-daily.example/2021/04/tunnel"
    assert a.published is not None
    assert (a.published.earliest, a.published.source) == (date(2021, 4, 5), "meta")
    assert "reopened on Monday" in a.text
    assert not any(word in a.text for word in ("12 dollars", "single word", "©", "Home"))
    assert a.from_page


def test_a_copyright_line_dates_no_page(tmp_path: Path) -> None:
    page = (FIXTURES / "tunnel.html").read_text(encoding="utf-8")
    dateless = "\n".join(line for line in page.split("\n") if "published_time" not in line).replace("/2021/04", "")
    assert articles(write(tmp_path / "a.html", dateless))[0].published is None


def test_a_page_without_an_article_is_empty(tmp_path: Path) -> None:
    [entry] = skipped(write(tmp_path / "a.html", "<html><body></body></html>"))
    assert entry.stage == "empty"


# --- standard input and formats ---


class Stdin:
    def __init__(self, raw: bytes) -> None:
        self.buffer = io.BytesIO(raw)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b'\n{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}', ["a", "b"]),
        (BODY.encode(), ["-"]),
        (b"{braces} open this text\nand more", ["-"]),
        ((FIXTURES / "tunnel.html").read_bytes(), ["-"]),
        (gzip.compress(BODY.encode()), ["-"]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, raw: bytes, expected: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", Stdin(raw))
    found = articles("-")
    assert [a.id for a in found] == expected
    assert not any("<" in a.text for a in found)
    assert found[0].outlet in {None, "Harbour Daily"}


def test_the_format_can_be_overridden(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", '{"id": "x", "text": "One."}')
    assert [a.id for a in articles(path)] == ["a.txt"]
    assert [a.id for a in articles(path, input_format="jsonl")] == ["x"]


def test_a_file_of_unknown_name_is_read_by_its_first_line(tmp_path: Path) -> None:
    assert [a.id for a in articles(write(tmp_path / "feed", '{"id": "x", "text": "One."}'))] == ["x"]


# --- title, outlet, published ---


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ferry sinks\n\nIt sank.", "Ferry sinks"),
        ("Will it sink?\nIt sank.", "Will it sink?"),
        ("# Ferry sinks\n\nIt sank.", "Ferry sinks"),
        ("It sank.\n\nNobody died.", None),
        ("“It sank.”\n\nNobody died.", None),
        ("10 $\n20 $\n\nFerry sinks\n\nIt sank.", "Ferry sinks"),
        ("Harbour Daily\n14 March 2023\n\nFerry sinks\n\nIt sank.", "Ferry sinks"),
        ("The Harbour Observer\n\nTuesday, March 14, 2023\n\nFerry sinks\nIt sank.", "Ferry sinks"),
        ("Mirror sinks\n\nIt sank on 14 March 2023.", "Mirror sinks"),
        ("Harbour Daily closes\n14 March 2023\n\nIt closed.", "Harbour Daily closes"),
    ],
)
def test_the_title_of_a_text_is_its_first_block(tmp_path: Path, text: str, title: str | None) -> None:
    [a] = articles(write(tmp_path / "a.md", text))
    assert (a.title, a.title_outside) == (title, False)


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Ferry sinks\n\nLIMA (Harbour 24) – The ferry sank.", "Harbour 24"),
        ("Ferry sinks\n\nNorthern Peru – Harbour News Agency\n\nThe ferry sank.", "Harbour News Agency"),
        ("Ferry sinks\n\nThe ferry sank.\n\nSource: Harbour Daily, News Agencies", "Harbour Daily"),
        ("Ferry sinks\n\nThe ferry sank.\n\nThe Harbour Daily Logo", "Harbour Daily"),
        ("The Harbour Observer\nTuesday, 14 March 2023\n\nFerry sinks\n\nIt sank.", "The Harbour Observer"),
        ("Ferry Mirror sinks\n14 March 2023\n\nIt sank.", None),
        (
            "Ferry sinks\n\nThe ferry sank.\n\nAbout Us\n\nHarbour Daily is an online newspaper in Lima.",
            "Harbour Daily",
        ),
        ("Ferry sinks\n\nSupport HarbourFront\n\nThe ferry sank.\n\nSupport HarbourFront", "HarbourFront"),
        ("Ferry sinks\n\nThe ferry sank.\n\n© 2021 Harbour Daily. All rights reserved.", "Harbour Daily"),
        ("Ferry sinks\n\nThe ferry sank.\n\nThe minister\n\nPaulo is a newspaper editor.", None),
        ("Ferry sinks\n\nSupport Grows\n\nThe ferry sank.", None),
        ("Ferry sinks\n\nSource: a port official who knows the captain well told reporters", None),
    ],
)
def test_the_outlet_that_a_text_names(tmp_path: Path, text: str, outlet: str | None) -> None:
    write(tmp_path / "articles.csv", "file,outlet\nb.txt,Sidecar Daily\n")
    assert articles(write(tmp_path / "a.txt", text))[0].outlet == (outlet or "a")
    assert articles(write(tmp_path / "b.txt", text))[0].outlet == (outlet or "Sidecar Daily")


def test_the_outlet_option_is_for_those_without(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "The ferry sank.")
    write(tmp_path / "b.txt", "LIMA (Harbour 24) – The ferry sank.")
    rows(tmp_path / "r.jsonl", {"id": "r", "text": "x", "outlet": "Row Daily"}, {"id": "u", "text": "x"})
    assert [a.outlet for a in articles(tmp_path, outlet="Option Daily")] == [
        "Option Daily",
        "Harbour 24",
        "Row Daily",
        "Option Daily",
    ]


def test_a_row_s_address_names_its_outlet_where_nothing_else_does(tmp_path: Path) -> None:
    found = [
        {"id": "a", "text": "x", "url": "https://www.harbour.example/1"},
        {"id": "b", "text": "x"},
        {"id": "c", "text": "x", "url": "//["},
    ]
    assert [a.outlet for a in articles(rows(tmp_path / "r.jsonl", *found))] == ["harbour.example", None, None]


@pytest.mark.parametrize(
    ("form", "first", "last"),
    [
        ("2019-09-30", date(2019, 9, 30), date(2019, 9, 30)),
        ("2019-09-30T23:59:59.123Z", date(2019, 9, 30), date(2019, 9, 30)),
        ("2019-09-30 08:15", date(2019, 9, 30), date(2019, 9, 30)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
    ],
)
def test_forms_of_published(tmp_path: Path, form: str, first: date, last: date) -> None:
    write(tmp_path / "articles.csv", f"file,published\na.txt,{form}\n")
    write(tmp_path / "a.txt", BODY)
    [a] = articles(tmp_path)
    assert a.published is not None
    assert (a.published.earliest, a.published.latest, a.published.source) == (first, last, "sidecar")


@pytest.mark.parametrize("form", ["30/09/2019", "Sept. 30, 2019", "2019-13", "2019-02-30", "yesterday", "0000"])
def test_another_form_is_told_and_passed_over(tmp_path: Path, form: str) -> None:
    path = rows(tmp_path / "r.jsonl", {"id": "a", "text": "LIMA, June 5, 2021 (HNA) – It sank.", "published": form})
    [a] = articles(path)
    assert a.published is not None
    assert a.published.source == "dateline"
    assert len(warnings(path)) == 1
    assert form in warnings(path)[0]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("LIMA, June 5, 2021 (HNA) – It sank.", date(2021, 6, 5)),
        ("LIMA, 5 June 2021 (HNA) – It sank.", date(2021, 6, 5)),
        ("June 5, 2021", date(2021, 6, 5)),
        ("Published: Saturday, June 5, 2021 4:59 PM EDT", date(2021, 6, 5)),
        ("Posted on 2021-06-05", date(2021, 6, 5)),
        ("Lima, 5 June 2021. It sank.", date(2021, 6, 5)),
        ("June 5, 2021, Ana Paz in Lima", None),
        ("June 5, 2021 • Ana Paz", date(2021, 6, 5)),
        ("LIMA, June 5 (HNA) – It sank.", None),
        ("Updated June 5, 2021", None),
        ("June 5, 2021 was a black day for Lima", None),
        ("05/06/2021", None),
    ],
)
def test_a_dateline_s_day(tmp_path: Path, line: str, day: date | None) -> None:
    [a] = articles(write(tmp_path / "a.txt", f"Ferry sinks\n\n{line}\n\nNobody died."))
    assert (a.published.earliest if a.published else None) == day
    if a.published:
        [span] = a.published.evidence
        assert a.text[span.start : span.end] == span.text


def test_the_published_option_is_for_those_without(tmp_path: Path) -> None:
    path = rows(tmp_path / "r.jsonl", {"id": "a", "text": "x"}, {"id": "b", "text": "x", "published": "2020"})
    found = [a.published for a in articles(path, published="2019-09")]
    assert [(p.earliest, p.source) for p in found if p] == [(date(2019, 9, 1), "option"), (date(2020, 1, 1), "row")]


def test_a_published_option_of_another_form_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="ISO"):
        read([], ReadOptions(published="last week"))


# --- sidecars ---


def test_a_sidecar_tells_what_the_files_do_not(tmp_path: Path) -> None:
    write(
        tmp_path / "articles.csv",
        "\ufefftitle,file,url,published,note\nFerry sinks,./sub/a.txt,https://a.example,2021,x\n",
    )
    write(tmp_path / "sub/a.txt", "It sank on Monday.")
    [a] = articles(tmp_path)
    assert (a.title, a.title_outside, a.url) == ("Ferry sinks", True, "https://a.example")
    assert a.published is not None


def test_the_nearest_sidecar_counts_and_also_for_a_file_named_alone(tmp_path: Path) -> None:
    write(tmp_path / "articles.csv", "file,outlet\nsub/a.txt,Far Daily\n")
    write(tmp_path / "sub/articles.csv", "file,outlet\na.txt,Near Daily\n")
    path = write(tmp_path / "sub/a.txt", "It sank.")
    assert articles(tmp_path)[0].outlet == "Near Daily"
    assert articles(path)[0].outlet == "Near Daily"


def test_names_in_a_sidecar_match_however_they_are_composed(tmp_path: Path) -> None:
    write(tmp_path / "articles.csv", "file,outlet\nFa\u0308hre.txt,Harbour Daily\n")
    write(tmp_path / "F\u00e4hre.txt", "It sank.")
    assert articles(tmp_path)[0].outlet == "Harbour Daily"


@pytest.mark.parametrize("content", ["outlet\nx\n", b"\xff\0\xfe\0\0", "file,outlet\na.txt,One\na.txt,Two\n"])
def test_a_bad_sidecar_is_told_and_the_articles_are_read(tmp_path: Path, content: str | bytes) -> None:
    write(tmp_path / "articles.csv", content)
    write(tmp_path / "a.txt", "It sank.")
    assert len(articles(tmp_path)) == 1
    assert len(warnings(tmp_path)) == 1


def test_warnings_are_safe_to_print(tmp_path: Path) -> None:
    path = rows(tmp_path / "r.jsonl", {"id": "a\x1b[2J", "text": "x", "published": "\x1b]0;owned\x07"})
    assert not any(c in line for line in warnings(path) for c in "\x1b\x07\n")


def test_the_same_input_gives_the_same_result(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", BODY)
    rows(tmp_path / "b/r.jsonl", {"id": "z", "text": "x"}, {"id": "a.txt", "text": "y"})
    paths = [str(tmp_path / "a.txt"), str(tmp_path / "b"), str(tmp_path / "missing")]
    assert read(paths) == read(paths[::-1])


def test_a_stray_byte_does_not_cost_the_rest_its_letters(tmp_path: Path) -> None:
    told: list[str] = []
    text = "The “Ostsee” ferry’s captain said it’s safe. " * 40
    (tmp_path / "a.txt").write_bytes(text.encode() + b"It\x92s late.\n")
    [found] = read([str(tmp_path)], ReadOptions(), told.append)
    assert isinstance(found, Article)
    assert found.text == text + "It’s late.\n"
    assert [line for line in told if "a.txt" in line and "UTF-8" in line]


def test_a_text_too_long_for_the_model_is_refused_and_the_others_read(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_text("The dam burst on Monday. " * 250_000, encoding="utf-8")
    (tmp_path / "small.txt").write_text("The dam burst on Monday.", encoding="utf-8")
    small, big = read([str(tmp_path)])
    assert isinstance(small, Article)
    assert isinstance(big, Skipped)
    assert (big.id, big.stage) == ("big.txt", "read")
    assert "split it" in big.reason


def test_a_sidecar_row_without_its_file_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    (tmp_path / "a.txt").write_text("The dam burst.", encoding="utf-8")
    (tmp_path / "articles.csv").write_text("file,published\na.txt,2020-01-02\nb.txt,2020-01-03\n", encoding="utf-8")
    read([str(tmp_path)], ReadOptions(), told.append)
    assert len(told) == 1
    assert "b.txt" in told[0]
