"""A few damaged inputs of every format, and all that once brought out a fault; `run.py` tries as many as are wanted."""

from contextlib import nullcontext
from pathlib import Path
from time import process_time

import pytest
from fuzz_mutating import mutated
from fuzz_targets import TARGETS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

REGRESSIONS = Path(__file__).resolve().parent / "regressions"
SLOW = 5.0
"""Seconds of processor time; what once brought out a fault may have been slow, too."""
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


@pytest.mark.parametrize("name", TARGETS)
@given(data=st.data())
@settings(max_examples=8, suppress_health_check=list(HealthCheck))
def test_a_damaged_input_brings_out_no_fault(name: str, data: st.DataObject) -> None:
    target = TARGETS[name]
    seeds = target.seeds()

    def draw(most: int) -> int:
        return data.draw(st.integers(0, most - 1))

    file, sound = seeds[draw(len(seeds))]
    target.check(file, mutated(sound, seeds[draw(len(seeds))][1], draw))


@pytest.mark.parametrize("case", CASES)
def test_what_once_brought_out_a_fault_does_not(case: str) -> None:
    name, _slash, file = case.partition("/")
    data = (REGRESSIONS / case).read_bytes()
    begun = process_time()
    TARGETS[name].check(file.partition("-")[2], data)
    assert process_time() - begun < SLOW
