"""A user's own names, read from CSV."""

import pytest

from claimx.errors import UsageError
from claimx.gazetteer.own import Own, read_names

HEAD = "name,aliases,type,id,coordinates\n"


@pytest.fixture
def names(tmp_path):
    def read(text):
        path = tmp_path / "names.csv"
        path.write_text(text, encoding="utf-8")
        return read_names(str(path))

    return read


def test_a_row_is_found_by_name_and_alias_in_any_spelling(names):
    own = names(HEAD + 'Al-Zurf Gate,the Gate|Bab Zurf,place,Z-1,"33.5, -40.9"\nGrey Wolves,GWB,organisation,,\n')
    gate = Own("Al-Zurf Gate", "place", "Z-1", (33.5, -40.9))
    assert [own.find(text) for text in ("Al Zurf Gate", "al-Zurf gate", "the Gate", "BAB ZURF")] == [gate] * 4
    assert own.find("GWB") == Own("Grey Wolves", "organisation")
    assert [own.find(text) for text in ("gwb", "the gate", "Gate", "")] == [None] * 4


def test_columns_may_be_left_out_and_stand_in_any_order(names):
    assert names("type,name\nperson,Nuri Sabti\n").find("Nuri Sabti") == Own("Nuri Sabti", "person")


def test_the_digest_tells_files_apart(names):
    assert names(HEAD + "A,,place,,\n").digest != names(HEAD + "B,,place,,\n").digest


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD + "A,,place,,\nB,,town,,\n", "line 3: a row needs a name and a type"),
        (HEAD + ",,place,,\n", "line 2: a row needs a name and a type"),
        (HEAD + 'A,,place,,"91, 0"\n', "'91, 0' are no coordinates"),
        (HEAD + "A,,place,,here\n", "'here' are no coordinates"),
        ("name,kind\nA,place\n", "unknown column 'kind'"),
        (HEAD + '"A,,place,,\n', "can't be read"),
    ],
)
def test_what_is_amiss_is_told_with_its_line(names, text, told):
    with pytest.raises(UsageError, match=told):
        names(text)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(UsageError, match="can't be read"):
        read_names(str(tmp_path / "none.csv"))
