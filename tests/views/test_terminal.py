"""Tables on a terminal: words stay whole where there is room for them."""

from io import StringIO

import pytest
from rich.console import Console

from claimx.views.terminal import plain, sheet, whole_words


def drawn(width: int) -> list[str]:
    table = sheet(**{"what happened": 6, "when": 1, "how many": 1})
    table.add_row(plain("The ferry to Lorn resumed its crossings"), plain("2021-05-04"), plain("12 passengers"))
    console = Console(width=width, file=StringIO())
    console.print(whole_words(table, width))
    return console.file.getvalue().splitlines()  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("width", [44, 60, 100])
def test_no_word_is_broken_where_all_have_room(width: int) -> None:
    words = {word for line in drawn(width)[2:] for word in line.split()}
    assert {"2021-05-04", "passengers", "crossings"} <= words
    assert all(len(line) <= width for line in drawn(width))


def test_words_that_have_no_room_are_broken_rather_than_left_out() -> None:
    text = "".join(line.replace(" ", "") for line in drawn(24)[2:])
    assert all(character in text for character in "2021-05-04")
    assert all(len(line) <= 24 for line in drawn(24))
