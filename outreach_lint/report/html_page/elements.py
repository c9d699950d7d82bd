"""What the parts of the page are written with: every text that is not ours passes here."""

from html import escape

from outreach_lint.report.style import visible

_GOOD, _FAIR = 85, 65


def written(text: str) -> str:
    """Return a text as content of an element or of a quoted attribute; what could steer the page is shown instead."""
    plain = text.replace("\r", "").replace("\t", "    ")
    return escape(visible(plain), quote=True)


def paragraphs(text: str, kind: str = "") -> str:
    """Return the paragraphs of a text."""
    named = f' class="{kind}"' if kind else ""
    return "".join(f"<p{named}>{written(' '.join(piece.split()))}</p>" for piece in text.split("\n\n") if piece.strip())


def level(score: float) -> str:
    """Return the class of a score."""
    return "fine" if score >= _GOOD else "fair" if score >= _FAIR else "low"


def anchor(number: int) -> str:
    """Return the id of a message on the page; they count from 1."""
    return f"m{number}"
