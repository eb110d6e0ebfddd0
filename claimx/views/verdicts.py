"""How a verdict looks and what it means: one sign, one colour and one sentence a kind."""

from dataclasses import dataclass

from rich.text import Text

from claimx.model import Kind


@dataclass(frozen=True)
class Look:
    """A kind's sign and colour, its name for one and for several of it, and its meaning in a line."""

    sign: str
    style: str
    one: str
    many: str
    meaning: str


LOOKS: dict[Kind, Look] = {
    "conflicts": Look("✗", "bold red", "conflict", "conflicts", "both can't be true"),
    "supersedes": Look(
        "→", "bold yellow", "update", "updates", "a plan and its outcome, or a count that a later report updates"
    ),
    "refines": Look("⊃", "cyan", "refinement", "refinements", "the two fit, one says it more precisely"),
    "incomparable": Look("≁", "magenta", "incomparable", "incomparable", "different things or parts of it are told"),
    "agrees": Look("=", "green", "agreement", "agreements", "the same is said"),
}
# What the question mark behind a verdict means.
UNSURE = "only weak signs tie the two to one event"
BY_WEIGHT: tuple[Kind, ...] = tuple(LOOKS)


def badge(kind: Kind, sure: bool = True) -> Text:
    """Sign and name of a verdict, with a question mark where it is unsure."""
    look = LOOKS[kind]
    return Text(f"{look.sign} {kind}{'' if sure else '?'}", style=look.style)


def tally(kind: Kind, number: int) -> Text:
    """How often a verdict was given: "✗ 2 conflicts"."""
    look = LOOKS[kind]
    return Text(f"{look.sign} {number} {look.one if number == 1 else look.many}", style=look.style)


def legend() -> Text:
    """What every verdict and its question mark mean, a line each, and how a sentence is named."""
    lines = [Text.assemble((f"{k.sign} {kind:<13}", k.style), (k.meaning, "dim")) for kind, k in LOOKS.items()]
    lines.append(Text.assemble((f"{'?':<15}", "dim"), (UNSURE, "dim")))
    return Text("\n").join([*lines, Text.assemble(("s4             ", "dim"), ("told in sentence 4", "dim"))])
