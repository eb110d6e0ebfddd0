"""Names that a headline's capitals hide, nicknames, days behind a name."""

import pytest


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Ruth Banda Leaves Kerrow Clinic After Week\n\nA spokesman said that Ruth Banda had gone home.",
            {"Ruth Banda"},
        ),
        ("Council Defends Banda Over Late Buses\n\nThe mayor, Ruth Banda, had been criticised.", {"Ruth Banda"}),
        ("Police arrested Vincent “Lefty” Moran on Monday. Moran denied it.", {"Vincent Moran"}),
    ],
)
def test_a_person_is_found_under_one_name(read, text, names):
    assert {n.name for n in read(text)._.names if n.type == "person"} == names


def test_a_headline_in_capitals_gives_no_name_its_shape(read):
    doc = read("RUTH BANDA QUITS\n\nThe mayor, Ruth Banda, has resigned. Ruth Banda was elected in May.")
    assert {n.name for n in doc._.names} == {"Ruth Banda"}


@pytest.mark.parametrize(
    "text", ["Jets bombed the village of Sarmin on Tuesday.", "Shells hit Sarmin on Tuesday in Syria."]
)
def test_a_day_is_no_part_of_a_place(read, text):
    assert "Sarmin" in [p.span.text for p in read(text)._.places]
