"""A run that is killed by force loses nothing and leaves nothing half-written; `run.py` tries far more moments."""

import os
from pathlib import Path

import pytest
from kill_runs import killed
from kill_targets import TARGETS

FEW = {"fix": 20, "output": 10, "results": 9, "resume": 20}
"""Messages."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one folder for all targets, so that the rules are compiled once."""
    return tmp_path_factory.mktemp("killed")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.parametrize("name", FEW)
def test_after_a_kill_nothing_is_lost_or_half_written(name: str, folder: Path) -> None:
    found = killed(TARGETS[name]._replace(size=FEW[name]), folder, 3, seed=1)
    assert (found.kills, found.faults) == (3, [])
