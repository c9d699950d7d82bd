"""The run that looks for faults notices each sort of them; one that sees nothing would always pass."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import fuzz_running
import pytest
from fuzz_archives import packed, sheet_parts, unpacked, word_parts
from fuzz_outputs import check_output
from fuzz_plan import Plan
from fuzz_reading import outcomes
from fuzz_running import gathered, run
from fuzz_targets import TARGETS, Target

from outreach_lint.model import Message


def crashed(_name: str, data: bytes) -> None:
    assert b"x" not in data, data


def endless(_name: str, data: bytes) -> None:
    while data:
        pass


def slow(_name: str, _data: bytes) -> None:
    sum(range(100_000))


@pytest.fixture
def tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    def try_inputs(check: Callable[[str, bytes], None], *sound: bytes, corpus: Path | None = None) -> int:
        def seeds() -> Sequence[tuple[str, bytes]]:
            return [("a.txt", data) for data in sound]

        # The tests before this one may have needed more.
        monkeypatch.setattr(fuzz_running, "MEGABYTES", max(fuzz_running.peak() + 50, 500))
        monkeypatch.setitem(TARGETS, "tried", Target(seeds, check))
        return run("tried", Plan(60.0, 40, 0, tmp_path / "found", corpus))

    return try_inputs


def test_an_exception_is_kept_as_the_smallest_input_of_its_kind(tried: Callable[..., int], tmp_path: Path) -> None:
    assert tried(crashed, b"some words, an x, and more words") == 1
    (kept,) = (tmp_path / "found/tried").iterdir()
    assert kept.read_bytes() == b"x"
    assert kept.name.endswith("-a.txt")


def test_what_is_sound_is_no_fault_and_leaves_nothing(tried: Callable[..., int], tmp_path: Path) -> None:
    assert tried(lambda _name, _data: None, b"some words") == 0
    assert list((tmp_path / "found/tried").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no clock of processor time that rings")
def test_what_does_not_end_is_broken_off(tried: Callable[..., int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz_running, "ENDLESS", 0.02)
    assert tried(endless, b"some words") == 1


def test_what_takes_too_long_is_a_fault(tried: Callable[..., int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz_running, "SECONDS", 0.0)
    assert tried(slow, b"some words") == 1


def test_what_takes_too_much_memory_is_a_fault(tried: Callable[..., int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz_running, "peak", iter(range(0, 100_000, 600)).__next__)
    assert tried(lambda _name, _data: None, b"some words") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="the peak of memory is not told")
def test_the_peak_of_memory_is_told_in_megabytes() -> None:
    held = bytearray(b"x") * 60_000_000
    assert len(held) / 1_000_000 < fuzz_running.peak() < 100_000


def test_what_a_guided_run_has_gathered_is_damaged_further(tried: Callable[..., int], tmp_path: Path) -> None:
    (tmp_path / "corpus/tried").mkdir(parents=True)
    (tmp_path / "corpus/tried/1").write_bytes(b"\0a rare x")
    assert tried(crashed, b"some words", corpus=tmp_path / "corpus") == 1
    assert list(gathered("tried", tmp_path / "corpus")) == [("a.txt", b"a rare x")]


@pytest.mark.parametrize(("name", "parts"), [("a.docx", word_parts), ("a.xlsx", sheet_parts)])
def test_archives_are_read_when_packed_again(name: str, parts: Callable[[], bytes]) -> None:
    assert unpacked(packed(parts())) == parts()
    assert any(isinstance(outcome, Message) for outcome in outcomes(name, packed(parts())))


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("text", "a\x1b]0;title\x07"),
        ("concise", "a\u202eb"),
        ("json", '{"a": "\u2028"}'),
        ("jsonl", '{"a": 1}\n2\n'),
        ("junit", "<testsuites><script/></testsuites>"),
        ("github", "::error file=a::b\nc"),
        ("markdown", "<img>"),
    ],
)
def test_an_output_that_steers_or_cannot_be_read_is_a_fault(form: str, text: str) -> None:
    with pytest.raises(AssertionError):
        check_output(form, text)
