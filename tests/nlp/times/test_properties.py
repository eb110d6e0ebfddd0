"""What holds for every text and day: bounds follow from what is printed, the run changes nothing, time is linear."""

import locale
import time
from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from claimx.model.calendar import bounds
from claimx.nlp.times.digits import numeric_date
from claimx.nlp.times.patterns import matches, rules
from claimx.nlp.times.ranges import parts_of
from claimx.nlp.times.reader import Memory
from tests.nlp.times.conftest import Reader

SENTENCES = [rule.example for rule in rules()]
DAYS = st.dates(min_value=date(1600, 1, 1), max_value=date(2400, 1, 1))


def printed(doc: Doc) -> list[object]:
    return [(t.span, t.timex, t.earliest, t.latest) for t in doc._.times]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), DAYS, st.sampled_from([0, 0, 29, 364, None]))
def test_printed_values_give_back_their_days(on_day: Reader, parts: list[str], day: date, length: int | None) -> None:
    days = [] if length is None else [str(day), str(date.fromordinal(day.toordinal() + length))]
    doc = on_day(" ".join(parts), *days)
    for found in doc._.times:
        assert (found.earliest, found.latest) == bounds(found.timex, doc._.published, found.anchor)
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest
        assert doc.text[found.span.start : found.span.end] == found.span.text
    assert list(doc._.times) == sorted(doc._.times, key=lambda t: t.span)


@given(st.sampled_from(SENTENCES), st.dates())
def test_no_day_breaks_a_rule(sentence: str, day: date) -> None:
    memory = Memory(day)
    for match in matches(sentence):
        for _, form in parts_of(match):
            for way in (-1, 0, 1, 2):
                read = memory.read(form, way)
                assert read is None or read.value


@pytest.fixture
def own_locale() -> Iterator[None]:
    """Gives the process its locale and time zone back."""
    before = locale.setlocale(locale.LC_ALL)
    yield
    locale.setlocale(locale.LC_ALL, before)
    time.tzset()


RUNS = [("UTC", "C.UTF-8"), ("Asia/Tokyo", "POSIX"), ("America/Los_Angeles", "C")]


@pytest.mark.usefixtures("own_locale")
@pytest.mark.parametrize(("zone", "language"), RUNS)
def test_day_zone_and_locale_of_the_run_change_nothing(
    on_day: Reader, zone: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "It closed on 04/05/2019 and reopened on Monday at 10 p.m. It fell on 25.4.2018. Prices rose last year."
    here = printed(on_day(text, "2019-09-30"))
    numeric_date.cache_clear()
    for name in ("LC_ALL", "LANG", "LANGUAGE"):
        monkeypatch.setenv(name, language)
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    locale.setlocale(locale.LC_ALL, "")
    with time_machine.travel("2031-01-01T23:30:00Z"):
        assert printed(on_day(text, "2019-09-30")) == here


PIECES = ["1", "1.", ". ", "of the ", "two ", "- ", "1/", "10:", "\n ", "the end of ", "a.m. ", "more than ", "'"]


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_row_of_one_piece_ends_and_hides_no_date(piece: str) -> None:
    text = piece * (50_000 // len(piece)) + "\n\nIt fell on 4 May 2014.\n\n"
    last = list(matches(text))[-1]
    assert text[last.words[0].start : last.words[-1].end] == "4 May 2014"
