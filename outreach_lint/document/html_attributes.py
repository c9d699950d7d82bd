"""The attributes of a tag, read only where somebody asks for them."""

from html import unescape

from outreach_lint.document.late import late

_ATTRIBUTE = late(
    r"(?:\{\{[^{}]{0,300}\}\}|\{%[^%]{0,300}%\})|"
    r"([^\s/>=\"'{][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"'][^\s>]*+))?)?"
)


def attributes(text: str) -> dict[str, str]:
    """Return the attributes of a tag with names in lower case and values decoded; the first of a name counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        if match[1]:
            value = match[2] or match[3] or match[4] or ""
            found.setdefault(match[1].lower(), unescape(value) if "&" in value else value)
    return found
