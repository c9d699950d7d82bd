"""The HTML of an example in one line, as far as a reader needs it to see what is marked."""

from outreach_lint.catalog.rule import ExampleMessage

_WIDTH = 200
_BEFORE = 120
_CUT = "…"


def html_line(example: ExampleMessage) -> str:
    """Return the source of an example, shortened to some 200 characters around its first mark; empty if it has none."""
    line = " ".join((example.html or "").split())
    if len(line) > _WIDTH:
        start = max(min(line.find("[[") - _BEFORE, len(line) - _WIDTH), 0)
        end = start + _WIDTH
        line = (_CUT if start else "") + line[start:end].strip() + (_CUT if end < len(line) else "")
    size = f"({example.html_size // 1000} KB of HTML)" if example.html_size else ""
    return f"{line} {size}".strip()
