"""Where a reader is told of their own office."""

import pytest

from outreach_lint.document.references import facts_used
from outreach_lint.model import Prospect


@pytest.mark.parametrize(
    ("title", "text", "told"),
    [
        ("Head of Nursing", "As head of nursing, you see the rota first.", True),
        ("Head of Nursing", "In your role as Head of Nursing you sign it.", True),
        ("Head of Nursing", "Every head of nursing has a rota.", False),
        ("Head of Nursing", "As head of nursing I saw what you see.", False),
        ("Owner", "As the owner, you decide.", False),
        ("Payroll manager", "You run payroll for two sites.", True),
        ("Payroll manager", "You are the one who signs the payroll.", True),
        ("Payroll manager", "You run a tight ship. Payroll is dull.", False),
        ("Payroll manager", "We run payroll for you.", False),
        ("Sales manager", "You lead a sales team.", False),
    ],
)
def test_the_title_or_its_work_counts_where_the_reader_is_told_of_it(title: str, text: str, *, told: bool) -> None:
    assert bool(facts_used(text, Prospect(title=title), ())) is told
