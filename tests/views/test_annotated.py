"""How a quantity reads in the list under an annotated article."""

from io import StringIO

import pytest
from rich.console import Console

from claimx.model import Annotation, Article, Place, Quantity, Span
from claimx.views.annotated import quantity, view


@pytest.mark.parametrize(
    ("it", "shown"),
    [
        (Quantity(None, 6, 6, 6, "=", of="sailor", role="killed"), "6 sailor, killed"),
        (Quantity(None, 400, 400, 400, "~", unit="kilometre"), "about 400 kilometre"),
        (Quantity(None, 9, 9, None, ">="), "≥ 9"),
        (Quantity(None, None, 24, 96, "="), "24 to 96"),
        (Quantity(None, None, 3, None, ">", unit="year"), "> 3 year"),
        (Quantity(None, None, 200, None, "="), "≥ 200"),
        (Quantity(None, None, None, 5, "="), "≤ 5"),
        (Quantity(None, 2.5, 2.5, 2.5, "=", unit="percent"), "2.5 percent"),
        (Quantity(None, None, None, None, "="), "≥ ?"),
    ],
)
def test_quantity(it: Quantity, shown: str) -> None:
    assert quantity(it) == shown


def test_a_verbose_view_says_what_else_a_place_could_mean() -> None:
    place = Place(Span(0, 5, "Paris"), "Paris", 1, "FR", why="clearly likelier than Paris, Texas")
    it = Annotation(Article("a.txt", "Paris", "a.txt"), places=(place,))
    for verbose in (False, True):
        console = Console(width=100, file=StringIO())
        console.print(view(it, verbose))
        assert ("likelier" in console.file.getvalue()) is verbose
