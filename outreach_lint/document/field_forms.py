"""In which way of writing a merge field is written: finer than its dialect, since tools differ in their defaults."""

import re
from typing import Literal

from outreach_lint.document.late import late
from outreach_lint.document.merge_fields import MergeField

Form = Literal[
    "mustache", "mustache_dotted", "mustache_pipe", "mustache_colon", "mustache_or", "mustache_fallback_filter",
    "liquid_default", "jinja_default", "jinja_or", "django_default", "hubspot_token", "marketo", "braze",
    "braze_default", "sendgrid_insert", "iterable_default", "chartmogul_fallback", "pipl_fallback",
    "handlebars_block", "hash_block", "apollo_block", "section", "liquid_block", "random", "brace_choice",
    "double_brace_choice", "triple", "mailchimp", "mailchimp_block", "salesforce", "percent_pair", "ampscript",
    "velocity", "percent", "percent_sender", "percent_block", "erb", "journey", "journey_block", "brace",
    "brace_pipe", "brace_colon", "brace_double_colon", "dashes", "hash", "tilde", "guillemet", "double_angle",
    "double_bracket", "by_hand",
]  # fmt: skip

_PLAIN: dict[str, Form] = {
    "triple_mustache": "triple",
    "salesforce": "salesforce",
    "velocity": "velocity",
    "ortto": "dashes",
    "hash": "hash",
    "tilde": "tilde",
    "erb": "erb",
    "guillemet": "guillemet",
    "double_angle": "double_angle",
    "double_bracket": "double_bracket",
    "bracket": "by_hand",
    "angle": "by_hand",
    "paren": "by_hand",
    "liquid_tag": "liquid_block",
}
# The first that is found in a field in double braces tells how it is written.
_MUSTACHES: tuple[tuple[Form, re.Pattern[str]], ...] = (
    ("apollo_block", late(r"\{\{#(?:else|endif)")),
    ("handlebars_block", late(r"\{\{\s*(?:/(?:if|unless|each|with)\b|#each\b|#with\b|else\b)")),
    ("hash_block", late(r"\{\{\s*#(?:if|unless)\b")),
    ("section", late(r"\{\{\s*[#/^]")),
    ("hubspot_token", late(r"personalization_token\s*\(")),
    ("marketo", late(r":\s*default\s*=|\{\{(?:lead|company|member|system)\.[A-Z]\w+ [\w ]+\}\}|\{\{my\.")),
    ("braze_default", late(r"\$\{[^}]*\}\s*\|\s*default")),
    ("braze", late(r"\$\{")),
    ("sendgrid_insert", late(r"\{\{\s*insert\s")),
    ("iterable_default", late(r"\{\{[{#]?\s*(?:defaultIfEmpty|ifEmpty)\s")),
    ("chartmogul_fallback", late(r",\s*fallback\s*=")),
    ("pipl_fallback", late(r"\{\{\s*fallback\s*\|", re.IGNORECASE)),
    ("random", late(r"\{\{\s*(?:random|spin|spintax)\s*\|", re.IGNORECASE)),
    ("django_default", late(r"\|(?:lookup|default)\s*:\s*'|\|\s*lookup")),
    ("liquid_default", late(r"\|\s*default\s*:")),
    ("jinja_default", late(r"\|\s*default\s*\(")),
    ("jinja_or", late(r"\sor\s+[\"']|\sif\s.*\selse\s")),
    ("mustache_fallback_filter", late(r"\|\s*fallback\s*:")),
    ("mustache_or", late(r"\|\|")),
    ("mustache_colon", late(r"\{\{\s*\w+:(?!=)")),
    ("mustache_pipe", late(r"\|")),
    ("mustache_dotted", late(r"\{\{\s*\w+\.\w")),
)


def form_of(text: str, field: MergeField) -> Form:
    """Return how a field is written."""
    written = text[field.start : field.end]
    dialect = field.dialect
    if dialect in _PLAIN:
        return _PLAIN[dialect]
    if dialect == "mustache":
        return _mustache(written, field)
    blocks = field.role in ("open", "middle", "close")
    if dialect == "mailchimp":
        return "mailchimp_block" if blocks else "mailchimp"
    if dialect == "ajo":
        return "journey_block" if blocks else "journey"
    if dialect == "ampscript":
        return "ampscript" if blocks or "=" in written else "percent_pair"
    return _percent(written, blocks=blocks) if dialect == "activecampaign" else _brace(written, field)


def _mustache(written: str, field: MergeField) -> Form:
    """Return the way of a field in double braces."""
    said: Form = next((form for form, pattern in _MUSTACHES if pattern.search(written)), "mustache")
    return "double_brace_choice" if field.role == "spintax" and said != "random" else said


def _percent(written: str, *, blocks: bool) -> Form:
    """Return the way of a field between single percent signs."""
    if blocks:
        return "percent_block"
    return "percent_sender" if written.strip("%").islower() else "percent"


def _brace(written: str, field: MergeField) -> Form:
    """Return the way of a field in single braces."""
    if field.role == "spintax":
        return "brace_choice"
    if "|" in written:
        return "brace_pipe"
    return "brace_double_colon" if "::" in written else "brace_colon" if ":" in written else "brace"
