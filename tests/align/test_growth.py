"""Grouping's work grows with the claims, not with their pairs, where one article tells the same thing over and over."""

from collections import Counter
from dataclasses import replace

from claimx.align import group
from claimx.model import Claim
from tests.align.reports import A, Report, article, claim
from tests.growth import growth

CLOSED = Report("closed", "CLOSE", what="the bridge", head="bridge")


def lines(count: int) -> list[Claim]:
    return [claim(replace(CLOSED, number=n % 50 + 1, sentence=n + 1), n) for n in range(count)]


def grouped(claims: list[Claim]) -> object:
    return group(claims, {A: article(A)}, {A: Counter()})


def test_near_equal_lines_of_one_article() -> None:
    assert growth(grouped, lines(400), lines(4000)) < 25
