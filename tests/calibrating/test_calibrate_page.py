"""The page in a browser: both themes, narrow and wide, it loads nothing, says nothing, and fits."""

import shutil
from pathlib import Path

import pytest
from simulated import cases_of, matching_of, prices_for

from outreach_lint.calibrating.arranging import Question
from outreach_lint.calibrating.page import page
from outreach_lint.calibrating.study import study_of

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
RULES = {"hurts/replies-a-great-deal": -1.2, "helps/replies": 0.8, "does/nothing": 0.0}


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_the_page_fits_any_screen_in_both_themes_and_asks_for_nothing(tmp_path: Path) -> None:
    cases = cases_of(3, 1500, RULES)
    path = tmp_path / "page.html"
    path.write_text(page(study_of(cases, matching_of(cases), prices_for(RULES), Question("a<b>.csv", "replied")), ()))
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        grounds = set()
        for theme in ("light", "dark"):
            for width in (380, 1200):
                told: list[str] = []
                opened = browser.new_context(color_scheme=theme, viewport={"width": width, "height": 800}).new_page()
                opened.on("request", lambda asked, told=told: told.append(asked.url))
                opened.on("console", lambda line, told=told: told.append(line.text))
                opened.goto(path.as_uri())
                assert told == [path.as_uri()]
                assert opened.evaluate("document.documentElement.scrollWidth") <= width
                assert opened.locator("svg.whisker").count() == 4
                assert opened.locator("svg[role=img]").count() == 2
                assert opened.locator("h1 + p code").inner_text() == "a<b>.csv"
                grounds.add(opened.evaluate("getComputedStyle(document.body).backgroundColor"))
        browser.close()
    assert len(grounds) == 2
