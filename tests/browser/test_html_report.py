"""The page in a browser: it filters, leads to faults, loads nothing, runs nothing strange, and can be read."""

import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from outreach_lint.cli.main import exit_code

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
BAD = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"
MANY = 1000


def rows() -> str:
    kinds = (
        {"subject": "Re: doors", "body": "Hi DANA,\n\nyou never replied to me. Any thoughts?"},
        {"body": "Hi Dana,\n\nthe pictures of hall 2 are ready. Shall I send them?"},
        {"body": f"Hi Dana,\n\n{BAD} and the kumquat is ripe."},
    )
    known = {"first_name": "Dana", "last_name": BAD}
    return "\n".join(json.dumps({**kinds[at % 3], "id": f"m-{at}", "prospect": known}) for at in range(MANY))


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    (folder / "rows.jsonl").write_text(rows(), encoding="utf-8")
    asked = ["--select", "guilt,names,subject,ask", "--format", f"html={folder / 'page.html'}", "--output", "/dev/null"]
    assert exit_code([str(folder / "rows.jsonl"), *asked]) == 1
    return folder / "page.html"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Any, page_file: Path) -> Iterator[Any]:  # noqa: ANN401  (playwright is no dependency of the types)
    context = browser.new_context(color_scheme=request.param)
    opened = context.new_page()
    told: list[str] = []
    opened.on("request", lambda asked: told.append(asked.url))
    opened.on("console", lambda line: told.append(line.text))
    opened.on("pageerror", lambda error: told.append(str(error)))
    opened.goto(page_file.as_uri())
    yield opened
    # The page itself, and neither another address nor a word from the script.
    assert [line.partition("#")[0] for line in told] == [page_file.as_uri()]
    assert opened.title() == f"outreach-lint: {MANY:,} messages"
    context.close()


def shown(page: Any) -> int:  # noqa: ANN401  (as above)
    return int(page.evaluate("document.querySelectorAll('.message:not([hidden])').length"))


def settled(page: Any) -> None:  # noqa: ANN401  (as above)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def test_filters_show_the_messages_that_fit(page: Any) -> None:  # noqa: ANN401  (as above)
    assert shown(page) == MANY
    page.get_by_label("Words in the message").fill("kumquat RIPE")
    settled(page)
    assert shown(page) == MANY // 3
    assert page.get_by_role("status").inner_text() == f"{MANY // 3} of {MANY} messages"
    page.get_by_role("button", name="Show all").click()
    page.get_by_label("Findings").select_option("error")
    settled(page)
    assert shown(page) == MANY // 3 + 1
    page.get_by_label("Findings").select_option("")
    page.get_by_label("Score from").fill("100")
    settled(page)
    assert 0 < shown(page) < MANY
    page.get_by_label("Rule").select_option("names/recipient-name-all-caps")
    settled(page)
    assert shown(page) == 0


def test_filtering_a_thousand_messages_is_smooth(page: Any) -> None:  # noqa: ANN401  (as above)
    took = page.evaluate("""async () => {
      const field = document.querySelector("[name=words]"), times = [];
      for (const words of ["k", "ku", "kum", "never", ""]) {
        field.value = words;
        const begun = performance.now();
        field.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        times.push(performance.now() - begun);
      }
      return Math.max(...times.slice(1));
    }""")
    assert took < 1000


def test_a_mark_leads_to_its_fault_and_opens_it(page: Any) -> None:  # noqa: ANN401  (as above)
    link = page.locator("#m1 sup a").first
    fault = link.get_attribute("href")
    link.click()
    settled(page)
    assert page.locator(f"{fault} details").get_attribute("open") is not None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_everything_can_be_reached_by_keyboard_and_the_order_changes(page: Any) -> None:  # noqa: ANN401  (as above)
    begun = time.monotonic()
    page.keyboard.press("Tab")
    assert time.monotonic() - begun < 5
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "messages"
    page.get_by_label("Order").select_option("highest")
    settled(page)
    scores = page.evaluate("Array.from(document.querySelectorAll('.message'), (card) => Number(card.dataset.score))")
    assert scores == sorted(scores, reverse=True)


def test_a_rule_of_the_overview_filters_by_itself(page: Any) -> None:  # noqa: ANN401  (as above)
    page.locator("[data-rule='ask/thoughts']").first.click()
    settled(page)
    assert page.get_by_label("Rule").input_value() == "ask/thoughts"
    assert shown(page) == MANY // 3 + 1


CONTRAST = """() => {
  const parse = (text) => text.match(/[\\d.]+/g).map(Number);
  const lightness = ([r, g, b]) => [r, g, b].map((part) => part / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const found = parse(getComputedStyle(at).backgroundColor);
      if (found.length < 4 || found[3] > 0) return found;
    }
    return [255, 255, 255];
  };
  const low = [];
  for (const details of document.querySelectorAll("#m1 details, main > :first-child details")) details.open = true;
  for (const element of document.querySelectorAll("body *")) {
    if (element.closest("svg, script, style, .message:not(#m1, #m2)")) continue;
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())) continue;
    const both = [parse(getComputedStyle(element).color), behind(element)].map(lightness);
    const ratio = (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
    if (ratio < 4.5) low.push(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
  }
  return low;
}"""


def test_every_text_has_the_contrast_of_level_aa(page: Any) -> None:  # noqa: ANN401  (as above)
    assert page.evaluate(CONTRAST) == []


def test_nothing_is_wider_than_a_telephone(page: Any) -> None:  # noqa: ANN401  (as above)
    page.set_viewport_size({"width": 360, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_paper_shows_the_reasons_too(browser: Any, page_file: Path, tmp_path: Path) -> None:  # noqa: ANN401  (as above)
    opened = browser.new_page()
    small = re.sub(
        r'<article class="message" id="m4".*(?=</div></section>)',
        "",
        page_file.read_text(encoding="utf-8"),
        flags=re.DOTALL,
    )
    (tmp_path / "small.html").write_text(small, encoding="utf-8")
    opened.goto((tmp_path / "small.html").as_uri())
    opened.emulate_media(media="print")
    tall = opened.evaluate("document.querySelector('#m1f1').getBoundingClientRect().height")
    assert tall > 80
    opened.close()
