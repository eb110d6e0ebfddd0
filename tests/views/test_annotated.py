"""How a quantity reads in the list under an annotated article."""

import pytest

from claimx.model import Quantity
from claimx.views.annotated import quantity


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
