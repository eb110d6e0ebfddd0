"""The list under an annotated article."""

from io import StringIO

from rich.console import Console

from claimx.model import Annotation, Article, Place, Span
from claimx.views.annotated import view


def test_a_verbose_view_says_what_else_a_place_could_mean() -> None:
    place = Place(Span(0, 5, "Paris"), "Paris", 1, "FR", why="clearly likelier than Paris, Texas")
    it = Annotation(Article("a.txt", "Paris", "a.txt"), places=(place,))
    for verbose in (False, True):
        console = Console(width=100, file=StringIO())
        console.print(view(it, verbose))
        assert ("likelier" in console.file.getvalue()) is verbose
