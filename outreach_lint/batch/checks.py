"""The table of checks that compare messages."""

from collections.abc import Mapping

from outreach_lint.batch import campaign_checks, sequence_checks
from outreach_lint.batch.faults import Check

CHECKS: Mapping[str, Check] = {**campaign_checks.CHECKS, **sequence_checks.CHECKS}
