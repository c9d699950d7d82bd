"""A few damaged inputs of every format, and all that once brought out a fault; `run.py` tries as many as are wanted."""

from contextlib import nullcontext
from pathlib import Path
from random import Random
from time import process_time

import pytest
from fuzz_targets import TARGETS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

REGRESSIONS = Path(__file__).resolve().parent / "regressions"
SLOW = 2.0
"""Seconds of processor time."""
CASES = sorted(path.relative_to(REGRESSIONS).as_posix() for path in REGRESSIONS.glob("*/*"))


@pytest.mark.parametrize("name", TARGETS)
def test_sound_inputs_pass(name: str) -> None:
    for file, data in TARGETS[name].seeds():
        TARGETS[name].check(file, data)


@pytest.mark.parametrize("name", ["rule", "config", "prospect", "prospects", "baseline"])
def test_sound_inputs_are_not_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fuzz_settings.refused", nullcontext)
    for file, data in TARGETS[name].seeds():
        TARGETS[name].check(file, data)


@pytest.mark.parametrize("name", [name for name, target in TARGETS.items() if not target.make])
@given(data=st.data())
@settings(max_examples=8, suppress_health_check=list(HealthCheck))
def test_a_damaged_input_brings_out_no_fault(name: str, data: st.DataObject) -> None:
    target = TARGETS[name]
    seeds = target.seeds()

    def draw(most: int) -> int:
        return data.draw(st.integers(0, most - 1))

    target.check(*target.drawn(seeds, draw))


@pytest.mark.parametrize("name", ["bytes", "unicode"])
def test_noise_goes_through_every_input_and_output_format(name: str) -> None:
    for seed in range(24):
        TARGETS[name].check(*TARGETS[name].drawn((), Random(seed).randrange))  # noqa: S311  (no secret)


def test_a_piece_that_stands_over_and_over_takes_no_time_by_the_square() -> None:
    for seed in range(24):
        file, data = TARGETS["swollen"].drawn((), Random(seed).randrange)  # noqa: S311  (no secret)
        begun = process_time()
        TARGETS["swollen"].check(file, data)
        assert process_time() - begun < SLOW, (file, data[:80])


@pytest.mark.parametrize("case", CASES)
def test_what_once_brought_out_a_fault_does_not(case: str) -> None:
    name, _slash, file = case.partition("/")
    data = (REGRESSIONS / case).read_bytes()
    begun = process_time()
    TARGETS[name].check(file.partition("-")[2], data)
    if process_time() - begun >= SLOW:
        # The first one loads the rules and compiles some.
        begun = process_time()
        TARGETS[name].check(file.partition("-")[2], data)
    assert process_time() - begun < SLOW
