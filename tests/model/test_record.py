"""Records built in C are frozen, and dataclasses to the standard library."""

from dataclasses import asdict, fields, is_dataclass, replace

import pytest

from claimx.model import Argument, Evidence, Span

SPAN = Span(3, 9, "bridge")


def test_its_fields_are_known_with_their_defaults() -> None:
    told = {f.name: f.default for f in fields(Evidence)}
    assert list(told) == ["start", "end", "text", "within", "prefix", "suffix"]
    assert told["within"] == "text"
    assert is_dataclass(Argument)


def test_it_is_replaced_and_taken_apart_as_a_dataclass_is() -> None:
    argument = replace(Argument(SPAN, "bridge"), name="Harrad Bridge")
    assert argument == Argument(SPAN, "bridge", "Harrad Bridge")
    assert asdict(argument)["span"] == {"start": 3, "end": 9, "text": "bridge", "within": "text"}


def test_it_is_frozen() -> None:
    with pytest.raises(AttributeError):
        SPAN.start = 4  # type: ignore[misc]


def test_a_span_with_its_surroundings_is_no_bare_span() -> None:
    assert Evidence(3, 9, "bridge") != SPAN
    assert Span(3, 8, "bridg") < SPAN
