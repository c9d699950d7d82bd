"""A link that shows one address and opens another's is told from the harmless ones."""

import pytest

from outreach_lint.document.link_targets import leads_elsewhere


@pytest.mark.parametrize(
    ("text", "href", "elsewhere"),
    [
        ("acme.com", "https://other.com/acme", True),
        ("https://acme.com/a?b=c", "http://198.51.100.7/", True),
        ("www.acme.museum", "//acme-museum.com", True),
        ("acme.co.uk.", "https://evil.co.uk/", True),
        ("acme.com", "https://user:pw@other.net:8080/x", True),
        ("acme.com", "https://www.acme.com/x", False),
        ("shop.acme.co.uk", "https://acme.co.uk", False),
        ("ACME.com", "https://Acme.COM", False),
        ("acme.com", "https://click.mailer.net/?to=https%3A%2F%2Facme.com", False),
        ("acme.com", "{{link}}", False),
        ("acme.com", "https://{{host}}/x", False),
        ("acme.com", "mailto:a@other.com", False),
        ("acme.com", "/price", False),
        ("report.pdf", "https://files.net/report.pdf", False),
        ("Node.js", "https://files.net", False),
        ("kim@acme.com", "https://other.com", False),
        ("see acme.com", "https://other.com", False),
        ("", "https://other.com", False),
    ],
)
def test_what_leads_elsewhere(text: str, href: str, elsewhere: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert leads_elsewhere(text, href) is elsewhere
