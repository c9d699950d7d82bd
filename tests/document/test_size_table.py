"""Whole messages that assume another size of house than the record's, and whole messages that do not."""

from pathlib import Path

import pytest
import yaml
from size_gates_update import FILE, gates

from outreach_lint.document.headcount import size_mismatches
from outreach_lint.model import Prospect

TABLE = yaml.safe_load((Path(__file__).parent / "tables" / "size.yaml").read_text(encoding="utf-8"))


def mismatches(employees: int, body: str) -> list[str]:
    prospect = Prospect(first_name="Ada", company="Marlow Tiles", employees=employees)
    return [body[claim.start : claim.end] for claim in size_mismatches(body, prospect)]


@pytest.mark.parametrize(("employees", "body"), TABLE["wrong"])
def test_a_message_for_another_size_contradicts_the_record(employees: int, body: str) -> None:
    assert mismatches(employees, body)


@pytest.mark.parametrize(("employees", "body"), TABLE["right"])
def test_a_message_that_fits_or_speaks_of_others_does_not(employees: int, body: str) -> None:
    assert mismatches(employees, body) == []


def test_what_a_match_needs_is_known_for_every_cue() -> None:
    assert FILE.read_text(encoding="utf-8") == gates()
