"""`approve` prints an entry that works as it is pasted, and `check` tells of approvals that are idle or wrong."""

import io
import json
from pathlib import Path

import pytest
import yaml

from outreach_lint.cli.main import exit_code
from outreach_lint.config.settings import Approved

HERE = Path(__file__).resolve().parents[1]
OFFER = "Such awful weather, and still we sail."
MESSAGE = f"Subject: Sails\n\nHi Dana,\n\nAhoy. {OFFER}\nTwo berths are free.\n\nTom\n"
CONFIG = ".outreach-lint.yaml"
TODAY, PAST = "2026-11-22", "2001-05-31"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with one message, the approved wording beside it, and a few pinned rules."""
    work = tmp_path / "work"
    (work / "m").mkdir(parents=True)
    monkeypatch.chdir(work)
    monkeypatch.setenv("OUTREACH_LINT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("outreach_lint.pipeline.builtin_root", lambda: HERE / "data/pack")
    Path("m/a.txt").write_text(MESSAGE, encoding="utf-8")
    Path("offer.txt").write_text(OFFER.replace(" ", "\n", 1), encoding="utf-8")


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    code = exit_code(args)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def entry(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    code, out, _err = run(capsys, "approve", *args)
    assert code == 0
    return out


def approved(capsys: pytest.CaptureFixture[str], *args: str, more: str = "") -> None:
    """Approve the offer in the configuration."""
    Path(CONFIG).write_text("", encoding="utf-8")
    Path(CONFIG).write_text(entry(capsys, "offer.txt", "--note", "Legal", *args) + more, encoding="utf-8")


def reasons(capsys: pytest.CaptureFixture[str], *args: str) -> list[str | None]:
    """Return for each finding of a run why it is suppressed, None if it counts."""
    found = json.loads(run(capsys, *(args or ("m",)), "--format", "json")[1])
    suppressed = (finding["suppressed"] for result in found["results"] for finding in result["findings"])
    return [told and f"{told['by']}: {told['reason']}" for told in suppressed]


def test_what_is_printed_works_as_it_is_pasted_and_holds_no_word(capsys: pytest.CaptureFixture[str]) -> None:
    assert reasons(capsys) == [None]
    approved(capsys, "--owner", "Dana", "--until", "2999-01-31")
    assert reasons(capsys) == ["approved: approved: Legal, until 2999-01-31, by Dana"]
    text = Path(CONFIG).read_text(encoding="utf-8")
    assert not [word for word in OFFER.split() if len(word) > 3 and word in text]
    assert set(yaml.safe_load(text)["approved"][0]) == set(Approved.__struct_fields__)


def test_a_second_entry_goes_under_the_first_and_one_that_is_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    approved(capsys)
    code, out, err = run(capsys, "approve", "m/a.txt", "--lines", "6", "--note", 'the "berths": #2')
    assert (code, out.startswith("  - sha256")) == (0, True)
    assert f"paste it under “approved” in {CONFIG}\n" in err
    with Path(CONFIG).open("a", encoding="utf-8") as file:
        file.write(out)
    assert reasons(capsys) == ["approved: approved: Legal"]
    assert f"{CONFIG}:5: this wording stands here already" in run(capsys, "approve", "m/a.txt", "--lines", "6")[2]


def test_beside_a_pyproject_it_is_toml(capsys: pytest.CaptureFixture[str]) -> None:
    path = Path("pyproject.toml")
    path.write_text("[tool.outreach-lint]\nchannel = 'email'\n", encoding="utf-8")
    told = entry(capsys, "offer.txt", "--note", 'a "b"', "--until", "2999-01-31")
    path.write_text(path.read_text(encoding="utf-8") + told, encoding="utf-8")
    assert reasons(capsys) == ['approved: approved: a "b", until 2999-01-31']


def test_standard_input_and_a_page_give_the_same_hash(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("page.html").write_text(f"<p>Ahoy.</p>\n<p>{OFFER.replace('still', '<b>still</b>')}</p>", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(OFFER.encode())))
    piped = entry(capsys, "-", "--note", "x")
    assert (
        piped == entry(capsys, "offer.txt", "--note", "x") == entry(capsys, "page.html", "--lines", "2", "--note", "x")
    )


WRONG = [
    (["m/a.txt", "--lines", "1-5"], "on lines 1 to 5 stand words of 2 parts (a subject and a body): name lines of one"),
    (["m/a.txt", "--lines", "2"], "m/a.txt: no words of a message stand on line 2"),
    (["page.html", "--lines", "2"], "page.html:2: these lines begin or end within a sentence of the message"),
    (["long.txt"], "more than one approval holds (5000)"),
    (["two.jsonl"], "two.jsonl: 2 messages stand here: say with --lines"),
    (["empty.txt"], "empty.txt:1: empty message"),
    (["comment.txt"], "comment.txt: there are no words here that could be approved"),
    (["none.txt"], "none.txt:1: cannot be read: No such file or directory"),
    (["m/a.txt", "--lines", "9-3"], "“9-3” names no lines"),
    (["m/a.txt", "--lines", "0"], "“0” names no lines"),
    (["m/a.txt", "--until", "soon"], "“soon” is no date"),
    (["m/a.txt", "--stdin-format", "csv"], "name “-”, and no file"),
]


@pytest.mark.parametrize(("args", "reason"), WRONG)
def test_what_is_no_one_block_is_refused(args: list[str], reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("page.html").write_text("<p>Ahoy there,\nold friend.</p>", encoding="utf-8")
    Path("long.txt").write_text("Ahoy there. " * 500, encoding="utf-8")
    Path("two.jsonl").write_text('{"body": "a"}\n{"body": "b"}\n', encoding="utf-8")
    Path("empty.txt").write_text(" \n", encoding="utf-8")
    Path("comment.txt").write_text("<!-- a remark -->", encoding="utf-8")
    code, out, err = run(capsys, "approve", *args)
    assert (code, out) == (2, "")
    assert reason in err


GOOD = {"sha256": "0" * 64, "length": 38, "note": "Legal"}
BAD = [
    ({"sha256": "abc"}, 2, "64 hexadecimal digits in lower case"),
    ({"sha256": "A" * 64}, 2, "64 hexadecimal digits in lower case"),
    ({"length": 0}, 3, "at least 1"),
    ({"length": 5001}, 3, "at most 5000"),
    ({"note": ""}, 4, "a text that is not empty"),
    ({"reason": "x"}, 5, "unknown key “reason”"),
    ({"until": "soon"}, 5, "a date such as 2026-03-28 is expected here"),
    ({"until": "2026-02-31"}, 5, "day is out of range for month"),
]


@pytest.mark.parametrize(("change", "line", "reason"), BAD)
def test_a_wrong_entry_is_told_with_its_line(
    change: dict[str, object], line: int, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    values = [f"{key}: {value if value != '' else repr(value)}" for key, value in {**GOOD, **change}.items()]
    values[0] = values[0].replace("0" * 64, f"'{'0' * 64}'")
    Path(CONFIG).write_text("approved:\n  - " + "\n    ".join(values), encoding="utf-8")
    code, out, err = run(capsys, "m")
    assert (code, out) == (2, "")
    assert f"{CONFIG}:{line}:" in err
    assert reason in err


def test_one_that_no_message_holds_is_told_of_folders_and_not_of_files(capsys: pytest.CaptureFixture[str]) -> None:
    approved(capsys)
    told = f"{CONFIG}:2: approved wording that no message of this run holds: “Legal”"
    assert told not in run(capsys, "m", "--format", "concise")[2]
    Path("m/a.txt").write_text(MESSAGE.replace("still", "yet"), encoding="utf-8")
    code, out, err = run(capsys, "m", "--format", "concise", "--fail-on", "never")
    assert (code, out.count("weather/small-talk"), err.count(told)) == (0, 1, 1)
    assert told not in run(capsys, "m/a.txt", "--format", "concise")[2]


def test_sarif_says_that_it_is_accepted_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    approved(capsys)
    found = json.loads(run(capsys, "m", "--format", "sarif")[1])["runs"][0]["results"]
    assert [result.get("suppressions") for result in found] == [
        [{"kind": "external", "status": "accepted", "justification": "approved: Legal"}]
    ]


def test_kept_results_know_of_approvals_and_of_their_end(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "bcdefghi":
        Path(f"m/{name}.txt").write_text("Ahoy.", encoding="utf-8")
    assert reasons(capsys) == reasons(capsys) == [None]
    approved(capsys, "--until", TODAY)
    for day, hidden in ((TODAY, True), ("2026-11-23", False), (TODAY, True)):
        monkeypatch.setattr("outreach_lint.cli.session.time.strftime", lambda _form, day=day: day)
        bare, first, second = (run(capsys, "m", *more, "--format", "json")[1] for more in (["--no-cache"], [], []))
        assert bare == first == second
        assert ("lint/expired-approval" not in bare) == hidden


def test_several_processes_know_of_approvals(capsys: pytest.CaptureFixture[str]) -> None:
    for name in "bcdefghijklmnopqr":
        Path(f"m/{name}.txt").write_text(MESSAGE, encoding="utf-8")
    Path(CONFIG).write_text(f"rules: [{HERE / 'data/pack'}]\n" + entry(capsys, "offer.txt", "--note", "Legal"))
    args = ("m", "--no-cache", "--format", "json", "--select", "weather")
    assert run(capsys, *args, "--jobs", "2") == run(capsys, *args)
    assert reasons(capsys, *args[:2], "--select", "weather", "--jobs", "2") == ["approved: approved: Legal"] * 18


def test_a_baseline_and_a_locked_rule_pass_it_by(capsys: pytest.CaptureFixture[str]) -> None:
    approved(capsys)
    run(capsys, "m", "--write-baseline", "known.json")
    assert json.loads(Path("known.json").read_text(encoding="utf-8"))["findings"] == []
    approved(capsys, more="locked: [weather]\n")
    assert reasons(capsys) == [None]


def test_an_expired_approval_is_in_no_baseline(capsys: pytest.CaptureFixture[str]) -> None:
    approved(capsys, "--until", PAST)
    run(capsys, "m", "--write-baseline", "known.json")
    found = json.loads(run(capsys, "m", "--baseline", "known.json", "--format", "json")[1])["results"][0]["findings"]
    counting = [finding["rule"] for finding in found if not finding["suppressed"]]
    assert counting == ["lint/expired-approval"]


def test_a_fix_changes_nothing_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    Path("offer.txt").write_text("Sail with us, JENNIFER, in May.", encoding="utf-8")
    text = "Hi JENNIFER,\n\nSail with us, JENNIFER, in May.\n"
    for path in ("m/a.txt", "b.txt"):
        Path(path).write_text(text, encoding="utf-8")
    run(capsys, "b.txt", "--fix")
    assert Path("b.txt").read_text(encoding="utf-8") == text.replace("JENNIFER", "Jennifer")
    approved(capsys)
    run(capsys, "m/a.txt", "--fix")
    assert Path("m/a.txt").read_text(encoding="utf-8") == text.replace("Hi JENNIFER", "Hi Jennifer")


def test_versions_of_a_template_respect_it(capsys: pytest.CaptureFixture[str]) -> None:
    template = (
        "Hi {{first_name}},\n\n{% if vip %}Such awful{% else %}Such fine{% endif %} weather, and still we sail.\n"
    )
    Path("m/a.txt").unlink()
    Path("m/t.md").write_text(template, encoding="utf-8")
    kinds = ("m", "--kind", "template")
    assert reasons(capsys, *kinds) == [None]
    Path(CONFIG).write_text(entry(capsys, "m/t.md", "--lines", "3", "--note", "Legal"), encoding="utf-8")
    assert reasons(capsys, *kinds) == ["approved: approved: Legal"]


def test_scores_that_drift_are_compared_with_approvals_on_both_sides(capsys: pytest.CaptureFixture[str]) -> None:
    approved(capsys)
    heavy = "tweaks: {weather/small-talk: {weight: 20}}\n"
    drift = ("m", "--score-drift", str(HERE / "data/pack"))
    Path(CONFIG).write_text(heavy, encoding="utf-8")
    assert run(capsys, *drift)[1].startswith("0 messages moved")
    approved(capsys, more=heavy)
    assert run(capsys, *drift)[1].startswith("0 messages moved")
