import pytest

from claimx.nlp.layout import blocks
from claimx.readers.dates import Stamp, from_dateline
from claimx.readers.outlets import OutletCue, stated_outlet
from claimx.rules import table


@pytest.mark.parametrize("cue", table("layout", "outlet", OutletCue), ids=lambda cue: cue.example)
def test_each_outlet_cue_finds_its_example(cue: OutletCue) -> None:
    above = "About Us\n\n" if cue.after else ""
    again = f"\n\n{cue.example}" if cue.repeated else ""
    text = f"Ferry sinks\n\nThe ferry sank on Monday.\n\n{above}{cue.example}{again}"
    found = blocks(text)
    assert stated_outlet(text, found, found) == cue.outlet


@pytest.mark.parametrize("stamp", table("layout", "stamp", Stamp), ids=lambda stamp: stamp.example)
def test_each_stamp_dates_its_example(stamp: Stamp) -> None:
    assert stamp.example.lower().startswith(stamp.words)
    text = f"Ferry sinks\n\n{stamp.example}\n\nNobody died."
    found = from_dateline(text, blocks(text))
    assert found is not None
    assert found.earliest is not None
    assert found.earliest.year == 2021
