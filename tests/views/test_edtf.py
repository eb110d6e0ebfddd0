"""Times as EDTF."""

from datetime import date

import pytest

from claimx.model import Span, Time, Timex
from claimx.views.edtf import edtf

TUESDAY = date(2021, 5, 11)


def time(
    value: str, mod: str | None = None, first: date | None = None, last: date | None = None, of: str = "DATE"
) -> Time:
    return Time(Span(0, 1, "x"), Timex(of, value, mod), first, last)  # type: ignore[arg-type]


CASES = [
    (time("2021-05-11", None, TUESDAY, TUESDAY), "2021-05-11"),
    (time("2021-05"), "2021-05"),
    (time("2021"), "2021"),
    (time("202"), "202X"),
    (time("20"), "20XX"),
    (time("2021-05", "APPROX"), "2021-05~"),
    (time("2021-05-04T18:00", "APPROX"), "2021-05-04"),
    (time("2021-Q3"), "2021-35"),
    (time("2021-SU"), "2021-22"),
    (time("2021-H2"), "2021-41"),
    (time("2021-05-11TMO", None, TUESDAY, TUESDAY, "TIME"), "2021-05-11"),
    (time("2021-05-11T14:30", None, TUESDAY, TUESDAY, "TIME"), "2021-05-11"),
    (time("2021-W19", None, date(2021, 5, 10), date(2021, 5, 16)), "2021-05-10/2021-05-16"),
    (time("2021", "START", date(2021, 1, 1), date(2021, 4, 30)), "2021-01/2021-04"),
    (time("2021-05", "MID", date(2021, 5, 11), date(2021, 5, 20)), "2021-05-11/2021-05-20"),
    (time("2021-05-11", "BEFORE", None, date(2021, 5, 10)), "[..2021-05-10]"),
    (time("2021-05", "AFTER", date(2021, 6, 1), None), "[2021-06-01..]"),
    (time("XXXX-05-11"), "XXXX-05-11"),
    (time("XXXX-05-11", None, TUESDAY, None), "[2021-05-11..]"),
    (time("XXXX-WXX-2", None, date(2021, 5, 1), date(2021, 5, 31)), "[2021-05-01..2021-05-31]"),
    (time("XXXX-WXX-2", None, TUESDAY, TUESDAY), "2021-05-11"),
    (time("XXXX-WXX-2"), None),
    (time("PAST_REF", None, None, TUESDAY), "[..2021-05-11]"),
    (time("P5Y", of="DURATION"), None),
    (time("XXXX-WXX-2", of="SET"), None),
]


@pytest.mark.parametrize(("it", "shown"), CASES, ids=[f"{t.timex.value} {t.timex.mod or ''}" for t, _ in CASES])
def test_edtf(it: Time, shown: str | None) -> None:
    assert edtf(it) == shown


@pytest.mark.parametrize("shown", sorted({shown for _, shown in CASES if shown}))
def test_another_library_reads_it(shown: str) -> None:
    library = pytest.importorskip("edtf", reason="the library edtf is not installed: pip install edtf")
    assert str(library.parse_edtf(shown)) == shown
