"""`show`: the words that stand for two slots are marked once, and a verdict says which side came first."""

from dataclasses import replace

from claimx.model import Argument
from claimx.views import shown, terminal
from tests.views.sample import RESULT, TWELVE, span


def text(id: str, colour: bool = False) -> str:
    crew = Argument(span("b.txt", "12 passengers"), "passenger", "12 passengers", None)
    twice = replace(TWELVE, what=crew)
    result = replace(RESULT, claims=tuple(twice if c.id == TWELVE.id else c for c in RESULT.claims))
    return "".join(terminal.rendered(shown.parts(result, id, colour), terminal.console(None, 160)))


def test_words_of_two_slots_are_marked_once() -> None:
    assert "[12 passengers] were [rescued]" in text(TWELVE.id)
    assert "[12" not in text(TWELVE.id, colour=True)


def test_each_number_stands_for_itself_and_a_later_side_is_pointed_at() -> None:
    row = next(line for line in text(TWELVE.id).splitlines() if line.startswith("how many"))
    assert row.split("  ")[-1].strip() == "12 (passenger)"
    (updates,) = {r.id for r in RESULT.relations if r.kind == "supersedes" and r.slot == "when"}
    assert "Harbour Post → The Courier" in text(updates)
