"""Which language a text is in, what is repaired, what stands twice; and texts as Unicode has them, kept as they are."""

import json
from pathlib import Path
from typing import Any

import pytest

from claimx.errors import UsageError
from claimx.model import Article, Skipped
from claimx.readers import ReadOptions, is_refused, read
from claimx.readers.encodings import decode_page
from claimx.readers.language import CommonWords, other_language
from claimx.rules import table

ENGLISH = "The ferry was taken to the port on Monday, and the crew said that it had not been hurt at all. " * 3
OTHERS = {
    "de": "Die Fähre wurde am Montag in den Hafen geschleppt, und die Besatzung erklärte, dass niemand verletzt worden sei. "
    * 2,
    "fr": "Le ferry a été remorqué lundi jusqu’au port, et l’équipage a déclaré que personne n’avait été blessé dans l’accident. "
    * 2,
    "es": "El transbordador fue remolcado el lunes hasta el puerto y la tripulación declaró que nadie había resultado herido. "
    * 2,
    "ar": "أعلنت السلطات يوم الاثنين أن العبارة نقلت إلى الميناء وأن أحدا من الركاب لم يصب بأذى في الحادث. " * 2,
    "ru": "Паром был отбуксирован в порт в понедельник, и экипаж заявил, что никто из пассажиров не пострадал. " * 2,
    "zh": "周一，渡轮被拖到港口，船员表示没有人在事故中受伤。当局正在调查事故的原因，预计下周公布结果。" * 2,
}


def found(path: Path, **options: Any) -> tuple[Article | Skipped, ...]:
    return read([str(path)], ReadOptions(**options))


@pytest.mark.parametrize("row", table("language", "english", CommonWords), ids=lambda row: row.example)
def test_english_is_known_by_its_words(row: CommonWords) -> None:
    assert other_language(row.example * 3) is None


@pytest.mark.parametrize("code", sorted(OTHERS))
def test_another_language_is_named_and_skipped(tmp_path: Path, code: str) -> None:
    (tmp_path / "a.txt").write_text(OTHERS[code], encoding="utf-8")
    (tmp_path / "b.txt").write_text(ENGLISH, encoding="utf-8")
    good, other = found(tmp_path)
    assert isinstance(good, Article)
    assert good.id == "b.txt"
    assert isinstance(other, Skipped)
    assert (other.id, other.stage) == ("a.txt", "language")
    assert not is_refused(other)
    assert other_language(OTHERS[code]) == code
    assert all(isinstance(a, Article) for a in found(tmp_path, language="en"))


@pytest.mark.parametrize(
    "text", ["Rain", "Injured : 74", "Hospitalised: 542", "Al-Qaim – القائم", "", "12.5", ENGLISH + OTHERS["de"][:100]]
)
def test_doubt_is_english(text: str) -> None:
    assert other_language(text) is None


def test_what_a_row_states_counts_where_its_text_is_too_short_to_tell(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": "Regen", "language": "de-AT"}, {"id": "b", "text": ENGLISH, "language": "de"}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert [(type(e), e.id) for e in found(tmp_path)] == [(Article, "b"), (Skipped, "a")]


def test_another_language_to_force_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="can't read 'de'"):
        read([], ReadOptions(language="de"))


def test_text_decoded_wrongly_once_is_repaired_only_where_asked(tmp_path: Path) -> None:
    broken = ENGLISH + "“It’s fine,” she said.".encode().decode("cp1252", "replace").replace("\ufffd", "\x9d")
    (tmp_path / "a.txt").write_text(broken, encoding="utf-8")
    [kept], [repaired] = found(tmp_path), found(tmp_path, fix_text=True)
    assert isinstance(kept, Article)
    assert isinstance(repaired, Article)
    assert (kept.text, kept.from_page) == (broken, False)
    assert "“It’s fine,” she said." in repaired.text
    assert repaired.from_page


def test_a_text_that_stands_twice_is_read_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ENGLISH, encoding="utf-8")
    first, second = found(tmp_path)
    assert isinstance(first, Article)
    assert isinstance(second, Skipped)
    assert (second.stage, second.reason) == ("double", "the same text as a.txt")
    assert not is_refused(second)


def test_wire_copy_and_rows_that_their_maker_told_apart_stay(tmp_path: Path) -> None:
    rows = [
        {"text": ENGLISH, "outlet": "One"},
        {"text": ENGLISH, "outlet": "Two"},
        {"id": "x", "text": ENGLISH},
        {"id": "y", "text": ENGLISH},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert len([a for a in found(tmp_path) if isinstance(a, Article)]) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Cafe\u0301 burnt",
        "Caf\u00e9 burnt",
        "gov\u00aderns",
        "zero\u200bwidth \u200djoined\u200c",
        "e\ufb03cient \ufb01re",
        "One\r\nTwo\r\n",
        "\u202eright\u202c to \u200fleft",
        "\u2028separate\u2029",
        "😀 face 🇵🇹",
        "\x1b[31mred",
    ],
)
def test_a_text_is_kept_to_the_letter(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode())
    [article] = found(tmp_path)
    assert isinstance(article, Article)
    assert article.text == text


@pytest.mark.parametrize(
    ("raw", "told", "text"),
    [
        ("<p>Café".encode("utf-8-sig"), "iso-8859-1", "<p>Café"),
        ("<meta charset=iso-8859-1><p>Café".encode(), None, "<meta charset=iso-8859-1><p>Café"),
        ('<meta charset="windows-1251"><p>Паром'.encode("cp1251"), None, '<meta charset="windows-1251"><p>Паром'),
        ("<p>Паром".encode("koi8-r"), "koi8-r", "<p>Паром"),
        ("<meta charset=iso-8859-1><p>“Café”".encode("cp1252"), None, "<meta charset=iso-8859-1><p>“Café”"),
        (b"<meta charset=punycode><p>plain", None, "<meta charset=punycode><p>plain"),
        (b"<meta charset=no-such-thing><p>plain", None, "<meta charset=no-such-thing><p>plain"),
        ("<meta charset=shift_jis><p>渡し船".encode("shift_jis"), None, "<meta charset=shift_jis><p>渡し船"),
    ],
)
def test_a_page_s_encoding(raw: bytes, told: str | None, text: str) -> None:
    assert decode_page(raw, told) == text
