"""The excerpt: carets stand under what was found, whatever the line is made of."""

from time import process_time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import compiled, message, rule, run

from outreach_lint.report.excerpt import columns, excerpt
from outreach_lint.report.style import visible

FILLER = st.text(st.sampled_from("ab é漢\u0301\u200b\U0001f600 \t"), max_size=60)
RULES = compiled(rule("needle"))


@given(FILLER, FILLER, st.integers(20, 100))
def test_the_carets_stand_under_the_finding(before: str, after: str, width: int) -> None:
    given_ = message(f"first line\n{before} needle {after}\nlast line")
    (finding,) = run(RULES, given_).findings
    line, carets = excerpt(given_, finding, width)
    start = len(carets) - len(carets.lstrip())
    head = next(at for at in range(len(line) + 1) if columns(line[:at]) == start and line[at:].startswith("needle"))
    assert columns(line[:head]) == start
    assert carets.strip() == "^" * len("needle")


@given(
    st.text(st.sampled_from("ab cd"), max_size=200),
    st.text(st.sampled_from("ab cd"), max_size=200),
    st.integers(20, 100),
)
def test_a_long_line_is_cut_to_the_width(before: str, after: str, width: int) -> None:
    given_ = message(f"{before} needle {after}")
    (finding,) = run(RULES, given_).findings
    assert len(excerpt(given_, finding, width)[0]) <= width


def test_a_finding_on_the_whole_message_has_no_excerpt() -> None:
    given_ = message("needle")
    (finding,) = run(RULES, given_).findings
    assert excerpt(given_, msgspec.structs.replace(finding, part=None), 80) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain é 漢 👍🏽", "plain é 漢 👍🏽"),
        ("a\u00a0b\u202fc", "a b c"),
        ("\x1b[31mred", "\\u001b[31mred"),
        ("a\u202eb\u200bc\x00", "a\\u202eb\\u200bc\\u0000"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_what_could_steer_a_terminal_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_many_findings_in_one_long_line_cost_a_moment() -> None:
    given_ = message("needle " * 50_000)
    first = run(RULES, given_).findings[0]
    findings = [
        msgspec.structs.replace(first, start=at, end=at + 6, column=at + 1, end_column=at + 7)
        for at in range(0, 7 * 50_000, 7)
    ]
    began = process_time()
    lines = {tuple(excerpt(given_, finding, 60)) for finding in findings}
    assert process_time() - began < 3  # over ten times that if each looks at the whole line
    assert len(lines) > 1


@pytest.mark.parametrize("before", [0, 1, 59, 60, 61, 119, 120, 121, 5_000])
@pytest.mark.parametrize("after", [0, 1, 59, 60, 61, 119, 120, 121, 5_000])
def test_of_a_line_however_long_a_window_of_the_width_is_shown(before: int, after: int) -> None:
    given_ = message(text := "a" * before + " needle " + "b" * after)
    (finding,) = run(RULES, given_).findings
    line, carets = excerpt(given_, finding, 60)
    at = carets.index("^")
    assert line[at : at + 6] == "needle"
    assert len(line) in ((len(text),) if len(text) <= 60 else (59, 60))
    assert line.strip("…") in text
    assert (line[0] == "…", line[-1] == "…") == (not text.startswith(line[:9]), not text.endswith(line[-9:]))
