"""The command from end to end: what it prints, writes and refuses, and that no word of a message leaves it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from outreach_lint.cli.main import exit_code
from outreach_lint.config.load import load_config

RARE = "kumquat"
PERSON = "dana.whitfield@northgate.example"
LINES = ("You never replied to my last email.", "Act now, as only a few places are left.")


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file of 240 messages, of which those that blame the reader got no reply but for one."""
    path = tmp_path_factory.mktemp("sent") / "sent.csv"
    rows = ["id,email,step,segment,template,subject,body,replied"]
    for at in range(240):
        blames, presses = at % 2, at // 2 % 2
        body = " ".join(["Hi Dana,", *(line for line, says in zip(LINES, (blames, presses), strict=True) if says)])
        replied = int(at % 3 == 0 if not blames else at == 1)
        parts = f'{RARE} {at},"{body} The {RARE} is ripe."'
        rows.append(f"m{at},d{at}@n.example,{at % 3 + 1},s{at % 2},t{at % 24},{parts},{replied}")
    rows.append(f'bad,{PERSON},1,s0,t0,{RARE},"Hi Dana, the {RARE} of row 241 is ripe.",perhaps')
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


SELECTED = ("--select", "guilt,pressure")


def test_it_tells_what_went_with_fewer_replies_and_fails_for_the_row_it_could_not_use(
    sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    json_file, page, tweaks = (tmp_path / name for name in ("o.json", "o.html", "w.yaml"))
    asked = ["calibrate", "--outcomes", str(sent), *SELECTED, "--format", "text", "--format", f"json={json_file}"]
    assert exit_code([*asked, "--format", f"html={page}", "--write-tweaks", str(tweaks)]) == 1
    printed = capsys.readouterr()
    assert "Replies to 240 messages: 41 (17.1 %)" in printed.out
    assert "Messages of one template are taken as one lot (24 lots)." in " ".join(printed.out.split())
    assert all(len(line) <= 80 for line in printed.out.splitlines())
    assert f"{sent}:242: column “replied” holds “perhaps”" in printed.err
    found = json.loads(json_file.read_text(encoding="utf-8"))
    rules = {lift["name"]: lift for lift in found["rules"]}
    blame = next(lift for name, lift in rules.items() if name.startswith("guilt/") and lift["effect"])
    assert blame["q_value"] < 0.05
    assert blame["lift_high"] < 0 < blame["without"]["rate"]
    assert (found["happened"], found["matching"]["used"]) == (41, 240)
    for text in (printed.out, printed.err, json_file.read_text(), page.read_text(), tweaks.read_text()):
        assert RARE not in text
        assert "never replied" not in text


def test_redacted_it_quotes_nothing_at_all(sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "o.html"
    asked = ["calibrate", "--outcomes", str(sent), *SELECTED, "--redact", "--format", f"html={page}"]
    assert exit_code(asked) == 1
    printed = capsys.readouterr()
    for text in (printed.out, printed.err, page.read_text(encoding="utf-8")):
        assert not any(word in text for word in (RARE, PERSON, "perhaps", "n.example"))


def test_proposed_weights_are_a_configuration_and_no_file_of_somebody_is_lost(
    sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tweaks, own = tmp_path / "w.yaml", tmp_path / "own.yaml"
    asked = ["calibrate", "--outcomes", str(sent), *SELECTED, "--write-tweaks"]
    assert exit_code([*asked, str(tweaks)]) == 1
    weights = yaml.safe_load(tweaks.read_text(encoding="utf-8"))["tweaks"]
    assert any(name.startswith("guilt/") for name in weights)
    settings = tmp_path / "settings.yaml"
    settings.write_text("extends: w.yaml\n", encoding="utf-8")
    loaded = load_config(settings).settings.tweaks
    assert {name: {"weight": tweak.weight} for name, tweak in loaded.items()} == weights
    assert exit_code([*asked, str(tweaks)]) == 1
    own.write_text("ignore: [guilt]\n", encoding="utf-8")
    assert exit_code([*asked, str(own)]) == 2
    assert own.read_text(encoding="utf-8") == "ignore: [guilt]\n"
    assert "name a new one" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["own.yaml", "settings.yaml", "w.yaml"]


def test_the_same_input_gives_the_same_bytes_and_outcomes_apart_from_messages_the_same_figures(
    sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = []
    for _time in range(2):
        exit_code(["calibrate", "--outcomes", str(sent), *SELECTED, "--format", "json"])
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1]
    rows = [line.split(",") for line in sent.read_text(encoding="utf-8").splitlines()]
    told, messages = tmp_path / "told.csv", tmp_path / "messages.csv"
    told.write_text("\n".join(",".join((row[0], row[-1])) for row in rows[:-1]), encoding="utf-8")
    messages.write_text("\n".join(",".join(row[:-1]) for row in rows), encoding="utf-8")
    apart = ["calibrate", "--outcomes", str(told), str(messages), *SELECTED, "--adjust", "none", "--cluster", "none"]
    whole = ["calibrate", "--outcomes", str(sent), *SELECTED, "--adjust", "none", "--cluster", "none"]
    figures = []
    for asked in (apart, whole):
        exit_code([*asked, "--format", "json"])
        figures.append(json.loads(capsys.readouterr().out))
    assert figures[0]["rules"] == figures[1]["rules"]
    assert figures[0]["matching"]["without_outcome"] == 1


@pytest.mark.parametrize(
    ("text", "asked", "told"),
    [
        ("id,replied\na,1\nb,0\n", [], "o.csv: the file of outcomes has no column of messages"),
        (
            "id,body,replied\na,Hi Dana,0\nb,Hi Tom,0\n",
            [],
            "o.csv: no message that is used (2) has the outcome “replied”",
        ),
        ("id,body,replied\na,Hi Dana,1\nb,Hi Tom,yes\n", [], "o.csv: each message that is used (2) has the outcome"),
        ("id,body,replied\na,Hi,1\nb,Hello,0\n", ["--adjust", "wibble"], "nothing is known of a “wibble”"),
        ("id,body,replied\na,Hi,1\nb,Hello,0\n", ["--outcome", "meeting"], "no column tells what came of the messages"),
        ("id,body,replied\na,Hi,1\nb,Hello,0\n", ["--outcome-column", "won"], "no column is called “won”"),
        ("id,body,replied\na,Hi,1\nb,Hello,0\n", ["--format", "pdf"], "write text, json, html"),
        ("id,body,replied\na,Hi,1\nb,Hello,0\n", ["--format", "json", "--format", "html"], "cannot go to one place"),
    ],
)
def test_what_cannot_be_studied_is_refused_with_its_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, asked: list[str], told: str
) -> None:
    path = tmp_path / "o.csv"
    path.write_text(text, encoding="utf-8")
    assert exit_code(["calibrate", "--outcomes", str(path), *SELECTED, *asked]) == 2
    printed = capsys.readouterr()
    assert told in " ".join(printed.err.split())
    assert not printed.out


@pytest.mark.parametrize("library", ["scipy", "statsmodels"])
def test_without_the_extra_it_says_how_to_get_it(library: str) -> None:
    code = f"import sys; sys.modules['{library}'] = None; from outreach_lint.cli.main import run; run()"
    ran = subprocess.run(
        [sys.executable, "-c", code, "calibrate", "--outcomes", "x.csv"], check=False, capture_output=True, text=True
    )
    assert ran.returncode == 2
    assert "pip install 'outreach-lint[calibrate]'" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_the_page_loads_nothing_and_its_charts_have_words(sent: Path, tmp_path: Path) -> None:
    page = tmp_path / "o.html"
    assert exit_code(["calibrate", "--outcomes", str(sent), *SELECTED, "--output", str(page), "--format", "html"]) == 1
    text = page.read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert not any(word in text for word in ("http://", "https://", "<script", "onload=", " src=", "nan"))
    assert text.count('role="img" aria-label="') == 2
    assert text.count("<h1>") == 1
