"""Kept results: a second run prints the same without linting, and what cannot be trusted is linted anew."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from outreach_lint.caching import store as storing
from outreach_lint.cli.main import exit_code
from outreach_lint.model import Message, MessageResult
from outreach_lint.pipeline import Linter
from outreach_lint.report.formats import FORMATS

HERE = Path(__file__).resolve().parents[1]
TEXTS = {
    "plain.txt": "Hi JENNIFER,\n\nSuch awful weather!\n",
    "mac.txt": "Subject: Such awful weather\n\nHi Jennifer,\r\n\r\nsuch awful weather.\r\n",
    "front.md": "---\nsubject: Such awful weather\nprospect: {first_name: Jennifer}\n---\nHi JENNIFER, ahoy.\n",
    "ignored.md": "<!-- outreach-lint: ignore[weather] a joke that they know -->\nSuch awful weather!\n",
    "broken.md": "---\nsubject: [\n---\nHi.\n",
    "page.html": "<title>Such awful weather</title><p>Hi JENNIFER &amp; co,</p><p>such <b>awful</b> weather.</p>",
    "mail.eml": "Subject: =?utf-8?q?Caf=C3=A9?=\n\nHi JENNIFER, such awful weather.\n",
    "two.jsonl": '{"id": "a", "body": "Hi JENNIFER, such awful weather."}\n{"id": "b"}\n{"id": "c", "body": "Fine."}\n',
    "sequence.yaml": "steps:\n  - subject: One\n    body: Such awful weather!\n  - body: Hi JENNIFER, again.\n",
    "template.md": "Hi {{first_name}},\n\n{Such awful weather|The boat is in}. See {{city}}.\n",
}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with messages of many formats, with a few pinned rules and a cache of its own."""
    work = tmp_path / "work"
    (work / "m").mkdir(parents=True)
    monkeypatch.chdir(work)
    monkeypatch.setenv("OUTREACH_LINT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("outreach_lint.pipeline.builtin_root", lambda: HERE / "data/pack")
    for name, text in TEXTS.items():
        (work / "m" / name).write_bytes(text.encode())
    return tmp_path / "cache"


def kept(cache: Path) -> list[Path]:
    return sorted(cache.glob("results-*"))


@pytest.fixture
def linted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what collects the paths of the messages that are really linted."""
    paths: list[str] = []
    lint = Linter.lint

    def noted(self: Linter, message: Message) -> MessageResult:
        paths.append(message.origin.path)
        return lint(self, message)

    monkeypatch.setattr(Linter, "lint", noted)
    return paths


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    code = exit_code(["m", "--fail-on", "never", *args])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.mark.parametrize("form", [name for name in FORMATS if not FORMATS[name]().row])
@pytest.mark.parametrize(
    "more", [(), ("--statistics", "--explain", "--ledger"), ("--redact",)], ids=["", "all", "redact"]
)
def test_a_cached_run_prints_the_same_bytes(
    form: str, more: tuple[str, ...], linted: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    bare = run(capsys, "--no-cache", "--format", form, *more)
    first = run(capsys, "--format", form, *more)
    linted.clear()
    second = run(capsys, "--format", form, *more)
    assert first == second == bare
    assert not linted
    assert "weather" in bare[1]


def test_only_the_file_that_changed_is_linted_and_one_that_changes_back_is_known(
    linted: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = run(capsys)
    linted.clear()
    path = Path("m/plain.txt")
    old = path.stat()
    path.write_text("Hi JENNIFER,\n\nSuch lovely weather\n", encoding="utf-8")
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))
    assert run(capsys) != before
    assert linted == ["m/plain.txt"]
    linted.clear()
    path.write_text(TEXTS["plain.txt"], encoding="utf-8")
    assert run(capsys) == before
    assert not linted


@pytest.mark.parametrize(
    "args",
    [
        ("--select", "weather"),
        ("--ignore", "names"),
        ("--channel", "sms"),
        ("--kind", "template"),
        ("--stage", "reply"),
    ],
)
def test_other_options_are_other_results(
    args: tuple[str, ...], linted: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys)
    linted.clear()
    assert run(capsys, *args) == run(capsys, "--no-cache", *args)
    assert linted


CONFIGS = [
    ("tweaks: {weather/small-talk: {severity: info}}\n", True),
    ("sender: {name: Tom Reyes}\n", True),
    ("names: [JENNIFER]\n", True),
    ("overrides: [{paths: ['m/*.txt'], ignore: [weather]}]\n", True),
    ("overrides: [{paths: ['m/*.txt'], channel: sms}]\n", True),
    ("locked: [weather]\n", True),
    ("limits: {message_characters: 30}\n", True),
    ("limits: {file_size: 40}\n", True),
    ("limits: {seconds: 3600}\n", True),
    ("min_score: 3\nexclude: [nothing]\n", False),
    ("overrides: [{paths: ['elsewhere/*'], ignore: [weather]}]\n", False),
]


@pytest.mark.parametrize(("config", "anew"), CONFIGS)
def test_a_configuration_is_lint_anew_where_it_decides(
    config: str, *, anew: bool, linted: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys)
    Path(".outreach-lint.yaml").write_text(config, encoding="utf-8")
    linted.clear()
    found = run(capsys)
    assert bool(linted) == anew
    assert found == run(capsys, "--no-cache")


def test_a_rule_that_was_edited_is_seen(linted: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    pack = Path("pack/weather")
    pack.mkdir(parents=True)
    source = (HERE / "data/pack/weather/small-talk.yaml").read_text(encoding="utf-8")
    (pack / "small-talk.yaml").write_text(source, encoding="utf-8")
    Path(".outreach-lint.yaml").write_text("rules: [pack]\n", encoding="utf-8")
    run(capsys)
    linted.clear()
    (pack / "small-talk.yaml").write_text(source.replace("severity: ", "severity:  ") + "# touched\n", encoding="utf-8")
    run(capsys)
    assert not linted
    (pack / "small-talk.yaml").write_text(source.replace("title: ", "title: Now "), encoding="utf-8")
    assert "Now " in run(capsys)[1]
    assert linted


def test_an_ignore_with_an_end_holds_for_the_day_it_was_read(
    linted: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "<!-- outreach-lint: ignore[weather] a joke, until 2031-05-31 -->\nSuch awful weather!\n"
    Path("m/ends.md").write_text(text, encoding="utf-8")
    for day, counts in (("2031-05-31", False), ("2031-06-01", True)):
        monkeypatch.setattr("outreach_lint.cli.session.time.strftime", lambda _form, day=day: day)
        for _time in range(2):
            found = run(capsys, "--format", "concise")[1]
            assert ("m/ends.md:1:1: warning lint/expired-ignore" in found) == counts
    assert linted.count("m/ends.md") == 2
    assert linted.count("m/plain.txt") == 1


def test_few_files_keep_nothing_and_ask_for_nothing(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exit_code(["m/plain.txt", "m/front.md"])
    assert kept(cache) == []
    run(capsys)
    assert len(kept(cache)) == 1


@pytest.mark.parametrize("how", ["option", "config", "variable"])
def test_who_wants_no_cache_has_none(
    how: str, cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if how == "config":
        Path(".outreach-lint.yaml").write_text("cache: false\n", encoding="utf-8")
    if how == "variable":
        monkeypatch.setenv("OUTREACH_LINT_CACHE", "off")
    run(capsys, *(["--no-cache"] if how == "option" else []))
    assert kept(cache) == []


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _flipped(data: bytes) -> bytes:
    shuffled, chance = bytearray(data), random.Random(7)  # noqa: S311  (damage, no secret)
    for _time in range(200):
        shuffled[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(shuffled)


def _one_entry_swapped(data: bytes) -> bytes:
    entries, idle = msgspec.msgpack.decode(data, type=tuple[dict[bytes, bytes], dict[bytes, list[list[str]]]])
    names = list(entries)
    return msgspec.msgpack.encode([dict(zip(names, [*list(entries.values())[1:], b"x"], strict=True)), idle])


def _lying(data: bytes) -> bytes:
    return data.replace(b"no prospect record", b"no prospect recorD")


DAMAGES: list[Callable[[bytes], bytes]] = [
    _cut,
    _flipped,
    _one_entry_swapped,
    _lying,
    lambda _data: b"",
    lambda _data: b"\x80",
    lambda _data: msgspec.msgpack.encode({"entries": 3}),
    lambda _data: msgspec.msgpack.encode([{b"name": b"text"}, {}]),
    lambda data: data[:1] + b"\xff" * 40,
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_is_as_good_as_none_and_made_anew(
    damage: Callable[[bytes], bytes], cache: Path, linted: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = run(capsys)
    [path] = kept(cache)
    path.write_bytes(damage(path.read_bytes()))
    linted.clear()
    assert run(capsys) == before
    assert linted or damage is _lying
    linted.clear()
    assert run(capsys) == before
    assert not linted


def test_a_cache_that_cannot_be_read_or_written_changes_nothing(
    cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = run(capsys)
    [path] = kept(cache)
    path.unlink()
    path.mkdir()
    assert run(capsys) == before
    monkeypatch.setenv("OUTREACH_LINT_CACHE", "m/plain.txt")
    assert run(capsys) == before


def test_the_entries_longest_unused_go_first(
    monkeypatch: pytest.MonkeyPatch, linted: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(30):
        Path(f"m/{number:02}.txt").write_text(f"Such awful weather, {number}!\n", encoding="utf-8")
    run(capsys)
    for number in range(30):
        Path(f"m/{number:02}.txt").unlink()
    monkeypatch.setattr(storing, "_MOST_BYTES", 20_000)
    Path("m/new.txt").write_text("Such awful weather!\n", encoding="utf-8")
    run(capsys)
    linted.clear()
    run(capsys)
    assert not linted
    for number in range(30):
        Path(f"m/{number:02}.txt").write_text(f"Such awful weather, {number}!\n", encoding="utf-8")
    run(capsys)
    assert 0 < len(linted) < 30


def test_the_files_longest_unused_go_first(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stray = cache / "results-begun.part"
    run(capsys)
    [first] = kept(cache)
    os.utime(first, (1, 1))
    stray.write_bytes(b"half")
    os.utime(stray, (1, 1))
    for score in range(9):
        Path(".outreach-lint.yaml").write_text(f"names: [A{score}]\n", encoding="utf-8")
        run(capsys)
    assert len(kept(cache)) == 8
    assert first not in kept(cache)
    assert not stray.exists()


def test_what_was_found_before_a_run_was_broken_off_is_kept(
    linted: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lint = Linter.lint

    def breaking(self: Linter, message: Message) -> MessageResult:
        if message.origin.path == "m/sequence.yaml":
            raise KeyboardInterrupt
        return lint(self, message)

    with monkeypatch.context() as patch:
        patch.setattr(Linter, "lint", breaking)
        assert run(capsys)[0] == 130
    linted.clear()
    run(capsys)
    assert "m/two.jsonl" in linted
    assert "m/plain.txt" not in linted


def test_a_result_with_a_crash_is_not_kept(
    monkeypatch: pytest.MonkeyPatch, linted: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("outreach_lint.engine.run._filled", lambda _template, _facts: 1 // 0)
        assert "crashed" in run(capsys, "--format", "json")[1]
    linted.clear()
    assert "crashed" not in run(capsys, "--format", "json")[1]
    assert "m/plain.txt" in linted


def test_runs_at_the_same_time_keep_what_both_found(cache: Path) -> None:
    for half in range(2):
        Path(f"h{half}").mkdir()
        for number in range(12):
            Path(f"h{half}/{number}.txt").write_text(f"Such awful weather {half}-{number}!\n", encoding="utf-8")
    command = [sys.executable, "-m", "outreach_lint", "check", "--fail-on", "never", "--select", "tone"]
    runs = [subprocess.Popen([*command, f"h{half}"], stdout=subprocess.DEVNULL) for half in (0, 1, 0, 1)]
    assert [process.wait() for process in runs] == [0] * 4
    [path] = kept(cache)
    entries = msgspec.msgpack.decode(path.read_bytes())[0]
    assert 12 <= len(entries) <= 24
    done = subprocess.run([*command, "h0", "h1", "--format", "json"], stdout=subprocess.PIPE, check=True)
    assert json.loads(done.stdout)["summary"]["messages"] == 24
    assert len(msgspec.msgpack.decode(path.read_bytes())[0]) == 24
