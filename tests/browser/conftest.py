"""A real browser that can reach nothing, and a page of the sample in it."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from claimx.views import report
from tests.views.hostile import hostile
from tests.views.report.test_page import KNOWN

sync_api = pytest.importorskip(
    "playwright.sync_api", reason="the page is not tested in a browser: pip install -e '.[browser]'"
)
CHROMIUM = os.environ.get("CLAIMX_TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@dataclass
class Visit:
    """A page with everything that it asked for and complained of."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if not CHROMIUM:
        pytest.skip("the page is not tested in a browser: no Chromium here (apt-get install chromium)")
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="session")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Files of the pages: the sample's and the hostile one's."""
    folder = tmp_path_factory.mktemp("pages")
    for name, result in (("known", KNOWN), ("hostile", hostile())):
        (folder / f"{name}.html").write_text("".join(report.render(result)), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in ("known", "hostile")}


@pytest.fixture
def visit(browser: Any, places: dict[str, Path]) -> Iterator[Any]:
    """`visit("known", anchor="e-ev1", width=400)` opens a page from disk."""
    contexts = []

    def go(name: str = "known", anchor: str = "", width: int = 1280, **more: Any) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": 900}, **more)
        contexts.append(context)
        made = Visit(context.new_page())
        made.page.on("request", lambda request: made.requests.append(request.url))
        made.page.on("console", lambda message: made.complaints.append(message.text))
        made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
        made.page.on("dialog", lambda dialog: made.complaints.append(dialog.message))
        made.page.goto(places[name].as_uri() + (f"#{anchor}" if anchor else ""))
        return made

    yield go
    for context in contexts:
        context.close()
