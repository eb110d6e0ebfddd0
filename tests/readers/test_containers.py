"""Files that hold articles in other shapes: archives, tables, feeds, messages, documents; and how they go wrong."""

import gzip
import io
import json
import os
import stat
import struct
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimx.model import Article, Published, Skipped
from claimx.readers import ReadOptions, is_refused, read
from claimx.readers.tables import Column, known_columns
from claimx.rules import table
from tests.readers.mutations import FEED, PAGE, SOUND, TEXT, warc

BODY = "The ferry sank on Monday.\n"


def articles(*paths: Path | str, **options: Any) -> list[Article]:
    return [a for a in read([str(p) for p in paths], ReadOptions(**options)) if isinstance(a, Article)]


def skipped(*paths: Path | str, **options: Any) -> list[Skipped]:
    return [s for s in read([str(p) for p in paths], ReadOptions(**options)) if isinstance(s, Skipped)]


def zipped(path: Path, **members: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize("name", sorted(SOUND))
def test_every_kind_gives_its_article(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(SOUND[name])
    found = articles(tmp_path)
    assert found
    assert any("sank" in a.text for a in found)
    assert skipped(tmp_path) == [] or {s.stage for s in skipped(tmp_path)} == {"double"}


# --- zip ---


def test_a_zip_s_members_carry_their_texts(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "a.zip",
        **{"in/a.txt": BODY, "README.md": "x", ".hidden.txt": "x", "b.bin": "x", "articles.csv": "x"},
    )
    [found] = articles(path)
    assert (found.id, found.text, found.from_page) == ("a.zip/in/a.txt", BODY, True)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../evil.txt", "leads out"),
        ("/etc/evil.txt", "leads out"),
        ("a/../../evil.txt", "leads out"),
        ("..\\evil.txt", "leads out"),
        ("C:\\evil.txt", "leads out"),
        ("more.zip", "archive in an archive"),
    ],
)
def test_a_member_that_may_not_be_read_is_named(tmp_path: Path, name: str, reason: str) -> None:
    found = read([str(zipped(tmp_path / "a.zip", **{name: BODY, "good.txt": BODY}))])
    [entry] = [e for e in found if isinstance(e, Skipped)]
    assert reason in entry.reason
    assert is_refused(entry)
    assert [a.id for a in found if isinstance(a, Article)] == ["a.zip/good.txt"]
    assert [p.name for p in tmp_path.iterdir()] == ["a.zip"]


def test_a_link_in_a_zip_is_not_followed(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert [s.reason for s in skipped(tmp_path / "a.zip")] == ["a link"]


def test_a_bomb_in_a_zip_costs_itself_only(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{"bomb.txt": b"x" * 50_000_000, "good.txt": BODY})
    [entry] = skipped(path)
    assert "unpacks to more than" in entry.reason
    assert [a.id for a in articles(path)] == ["a.zip/good.txt"]


def test_all_members_together_are_bounded(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{f"{n}.txt": f"The ferry sank. {os.urandom(40_000).hex()}" for n in range(10)})
    found = read([str(path)], ReadOptions(most_unpacked=300_000))
    assert {s.reason for s in found if isinstance(s, Skipped)} == {"unpacks to more than 0.3 MB (--max-unpacked)"}
    assert 0 < sum(isinstance(a, Article) for a in found) < 10


def test_a_list_of_members_too_long_for_the_memory_is_refused(tmp_path: Path) -> None:
    raw = zipped(tmp_path / "a.zip", **{"a.txt": BODY}).read_bytes()
    at = raw.rfind(b"PK\x05\x06") + 12
    (tmp_path / "a.zip").write_bytes(raw[:at] + struct.pack("<L", 0xFFFFFFF0) + raw[at + 4 :])
    assert [s.reason for s in skipped(tmp_path / "a.zip")] == ["lists too many members"]


def test_a_broken_member_costs_itself_only(tmp_path: Path) -> None:
    raw = bytearray(zipped(tmp_path / "a.zip", **{"a.txt": os.urandom(500).hex(), "b.txt": BODY}).read_bytes())
    raw[60:90] = b"\xff" * 30
    (tmp_path / "a.zip").write_bytes(raw)
    assert [a.id for a in articles(tmp_path / "a.zip")] == ["a.zip/b.txt"]
    assert ["broken zip data" in s.reason for s in skipped(tmp_path / "a.zip")] == [True]


# --- WARC ---


def test_a_web_archive_s_pages(tmp_path: Path) -> None:
    other = warc(PAGE.replace("sank off", "burnt off"), "https://h.example/2")
    picture = warc("x", "https://h.example/p").replace(b"text/html; charset=utf-8", b"image/png; some=thing...")
    (tmp_path / "a.warc").write_bytes(warc() + picture + other)
    found = articles(tmp_path)
    assert [a.id for a in found] == ["a.warc#https://h.example/1", "a.warc#https://h.example/2"]
    assert [a.url for a in found] == ["https://h.example/1", "https://h.example/2"]
    assert found[0].published is not None
    assert found[0].published.source == "json-ld"


def test_a_web_archive_that_ends_in_noise_keeps_its_first_pages(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.warc").write_bytes(warc() + b"\x1b[2J noise\r\n" * 20)
    assert [a.id for a in articles(tmp_path)] == ["a.warc#https://h.example/1"]
    assert capfd.readouterr().err == ""


# --- tables ---


@pytest.mark.parametrize("row", table("columns", "column", Column), ids=lambda row: row.field)
def test_names_of_columns(row: Column) -> None:
    fields = [
        known_columns().get(name.strip().lower().replace(" ", "_").replace("-", "_")) for name in row.example.split(",")
    ]
    assert row.field in fields


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_table_s_rows(tmp_path: Path, separator: str) -> None:
    head = separator.join(("Article ID", "Headline", "Full Text", "publication", "date"))
    cells = separator.join(
        ("7", "Ferry sinks", f'"It sank{separator} he said.\nAll ""safe""."', "Harbour Daily", "2021-04-05")
    )
    (tmp_path / "a.csv").write_text(f"\ufeff{head}\r\n{cells}\r\n", encoding="utf-8", newline="")
    [found] = articles(tmp_path / "a.csv")
    assert (found.id, found.title, found.outlet) == ("7", "Ferry sinks", "Harbour Daily")
    assert found.text == f'It sank{separator} he said.\nAll "safe".'
    assert found.published is not None


def test_columns_of_one_s_own(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("words,who\nIt sank.,Harbour Daily\n", encoding="utf-8")
    [entry] = skipped(tmp_path / "a.csv")
    assert "no column 'text'" in entry.reason
    [found] = articles(tmp_path / "a.csv", columns=(("text", "words"), ("outlet", "who")))
    assert (found.text, found.outlet, found.from_page) == ("It sank.", "Harbour Daily", True)
    (tmp_path / "a.jsonl").write_text('{"words": "It sank."}', encoding="utf-8")
    assert articles(tmp_path / "a.jsonl", columns=(("text", "words"),))[0].text == "It sank."


def test_a_table_in_another_encoding(tmp_path: Path) -> None:
    rows = "id,text\n" + "".join(f"{n},Le café de la société était fermé près de la forêt.\n" for n in range(5))
    (tmp_path / "a.csv").write_bytes(rows.encode("cp1252"))
    assert "café" in articles(tmp_path / "a.csv", language="en")[0].text


def test_an_endless_cell_is_refused_and_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('id,text\n1,It sank.\n2,"' + "x" * 5000, encoding="utf-8")
    found = read([str(tmp_path / "a.csv")], ReadOptions(most_bytes=2000))
    assert [a.id for a in found if isinstance(a, Article)] == ["1"]
    assert ["not CSV" in s.reason for s in found if isinstance(s, Skipped)] == [True]


# --- rows ---


def test_a_line_too_long_costs_itself_only(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": BODY}, {"id": "b", "text": "x" * 5000}, {"id": "c", "text": BODY}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = read([str(tmp_path / "a.jsonl")], ReadOptions(most_bytes=2000))
    assert [a.id for a in found if isinstance(a, Article)] == ["a", "c"]
    assert ["line 2: longer than" in s.reason for s in found if isinstance(s, Skipped)] == [True]


def test_a_run_s_articles_are_bounded(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        "".join(f'{{"id": "{n}", "text": "It sank."}}\n' for n in range(9)), encoding="utf-8"
    )
    found = read([str(tmp_path)], ReadOptions(most_articles=4))
    assert [a.id for a in found if isinstance(a, Article)] == ["0", "1", "2", "3"]
    [entry] = [s for s in found if isinstance(s, Skipped)]
    assert "--max-articles" in entry.reason
    assert is_refused(entry)


def test_of_a_folder_with_too_many_files_the_first_are_read(tmp_path: Path) -> None:
    for n in range(6):
        (tmp_path / f"{n}.txt").write_text(f"Ferry {n} sank.\n", encoding="utf-8")
    assert [a.id for a in articles(tmp_path, most_articles=4)] == ["0.txt", "1.txt", "2.txt", "3.txt"]
    [entry] = skipped(tmp_path, most_articles=4)
    assert "more than 4 files, the rest is left out (--max-articles)" in entry.reason
    assert is_refused(entry)


def test_a_zip_with_too_many_members_says_so(tmp_path: Path) -> None:
    zipped(tmp_path / "a.zip", **{f"{n}.txt": f"Ferry {n} sank." for n in range(5)})
    assert len(articles(tmp_path, most_articles=3)) == 3
    [entry] = skipped(tmp_path, most_articles=3)
    assert "--max-articles" in entry.reason
    assert is_refused(entry)


@pytest.mark.parametrize(
    ("told", "latest"),
    [("2021-04-06T00:00:00Z", date(2021, 4, 6)), ("2021-04-06T11:00:00Z", date(2021, 4, 7)), ("last week", None)],
)
def test_a_record_s_day_is_the_last_that_a_page_can_have(tmp_path: Path, told: str, latest: date | None) -> None:
    page = PAGE.replace('"datePublished":"2021-04-05",', "").replace(
        '<time datetime="2021-04-05">5 April 2021</time>', ""
    )
    (tmp_path / "a.warc").write_bytes(warc(page).replace(b"2021-04-06T00:00:00Z", told.encode()))
    [found] = articles(tmp_path)
    assert found.published == (Published(None, latest, "warc") if latest else None)


def test_excel_s_mark_of_the_separator_is_no_header(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("sep=;\nid;text\n4;A ferry sank, two died.\n", encoding="utf-8")
    assert [(a.id, a.text) for a in articles(tmp_path)] == [("4", "A ferry sank, two died.")]


def test_a_text_under_a_page_s_name_is_read_as_text(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(TEXT, encoding="utf-8")
    [found] = articles(tmp_path)
    assert (found.text, found.from_page) == (TEXT, False)


def test_a_page_under_a_text_s_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    told: list[str] = []
    read([str(tmp_path)], warn=told.append)
    assert ["--input-format html" in line for line in told] == [True]


# --- feeds, messages, documents ---


def test_a_feed_s_entries(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(FEED, encoding="utf-8")
    [found] = articles(tmp_path / "a.xml")
    assert (found.id, found.title, found.outlet, found.text) == (
        "a.xml#https://h.example/1", "Ferry sinks", "Harbour Daily", "A ferry sank on Monday.",
    )  # fmt: skip
    assert found.published is not None
    assert (str(found.published.earliest), found.published.source) == ("2021-04-05", "feed")


def test_a_feed_that_swells_is_refused(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    (tmp_path / "a.xml").write_text(
        f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">{laughs}]><rss version="2.0"><channel><title>&l9;</title>'
        "<item><title>a</title><description>&l9;</description></item></channel></rss>",
        encoding="utf-8",
    )
    [refused] = skipped(tmp_path / "a.xml")
    assert is_refused(refused)
    assert "entities of its own" in refused.reason


def test_an_entity_does_not_read_files(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("open sesame", encoding="utf-8")
    (tmp_path / "a.xml").write_text(
        f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><rss version="2.0"><channel>'
        "<item><title>a</title><description>It said &x; to us.</description></item></channel></rss>",
        encoding="utf-8",
    )
    assert articles(tmp_path / "a.xml") == []
    assert is_refused(skipped(tmp_path / "a.xml")[0])


def test_a_newsletter(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(SOUND["a.eml"])
    [found] = articles(tmp_path / "a.eml")
    assert (found.title, found.outlet) == ("Ferry sinks", "Harbour Daily")
    assert found.published is not None
    assert (str(found.published.earliest), found.published.source) == ("2021-04-05", "mail")


def test_a_word_document(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for paragraph in TEXT.split("\n\n"):
        document.add_paragraph(paragraph)
    document.save(str(tmp_path / "a.docx"))
    assert articles(tmp_path / "a.docx")[0].text.strip() == TEXT.strip()


def test_a_pdf_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\nnothing")
    assert is_refused(skipped(tmp_path / "a.pdf")[0])


# --- packed ---


def test_a_page_that_takes_too_long_costs_itself_only(tmp_path: Path) -> None:
    paragraph = (
        "<p>A ferry with twelve people on board sank off Porto Novo on Monday, the coast guard said in a statement.</p>"
    )
    (tmp_path / "a.html").write_text(
        f"<html><body><article>{paragraph * 80_000}</article></body></html>", encoding="utf-8"
    )
    (tmp_path / "b.html").write_text(PAGE, encoding="utf-8")
    found = read([str(tmp_path)], ReadOptions(seconds=2.0))
    assert [a.id for a in found if isinstance(a, Article)] == ["b.html"]
    assert ["--timeout" in s.reason for s in found if isinstance(s, Skipped)] == [True]


def test_a_gzip_in_a_zip(tmp_path: Path) -> None:
    zipped(tmp_path / "a.zip", **{"a.txt.gz": gzip.compress(BODY.encode())})
    assert articles(tmp_path / "a.zip")[0].text == BODY


def test_standard_input_may_be_an_archive(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    raw = zipped(tmp_path / "a.zip", **{"a.txt": BODY}).read_bytes()
    monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": io.BytesIO(raw)})())
    assert [(a.id, a.text) for a in articles("-")] == [("-/a.txt", BODY)]
