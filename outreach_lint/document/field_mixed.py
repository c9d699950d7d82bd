"""Tells the fields of a message that no one tool fills together."""

from collections import Counter
from collections.abc import Iterator, Sequence

from outreach_lint.document.dialects import PLACEHOLDER_DIALECTS, Dialect, compatible
from outreach_lint.document.field_fault import FieldFault
from outreach_lint.document.field_names import field_target
from outreach_lint.document.late import late
from outreach_lint.document.merge_fields import MergeField, flatten

WRITTEN: dict[Dialect, str] = {
    "triple_mustache": "{{{x}}}",
    "mustache": "{{x}}",
    "ajo": "{%=x%}",
    "liquid_tag": "{% x %}",
    "salesforce": "{!x}",
    "velocity": "${x}",
    "mailchimp": "*|X|*",
    "ampscript": "%%x%%",
    "activecampaign": "%X%",
    "ortto": "--X--",
    "hash": "#x#",
    "tilde": "~X.Y~",
    "erb": "<%= x %>",
    "guillemet": "«x»",
    "double_angle": "<<x>>",
    "double_bracket": "[[x]]",
    "brace": "{x}",
    "bracket": "[x]",
    "angle": "<x>",
    "paren": "(x)",
}
"""How each dialect is written, for people."""
_IDENTIFIER = late(r"[A-Za-z]\w*(?:[_.]\w+)+|[A-Za-z]*[a-z][A-Z]\w*|[A-Z][A-Z0-9]+|[a-z][a-z0-9]*")


def find_mixed(fields: Sequence[MergeField], beside: Sequence[MergeField] = ()) -> Iterator[FieldFault]:
    """Yield the fields whose dialect no tool accepts next to the dialect that leads.

    `beside` are the fields of the other parts of the message: they count, and are not told here.
    """
    counts = Counter(field.dialect for field in (*fields, *beside) if _counts(field))
    if not compatible(counts):
        leading = max(counts, key=lambda dialect: (counts[dialect], -list(counts).index(dialect)))
        for field in fields:
            if _counts(field) and not compatible((leading, field.dialect)):
                yield FieldFault(
                    field.start, field.end, "mixed_dialects", f"{WRITTEN[field.dialect]} among {WRITTEN[leading]}"
                )


def _counts(field: MergeField) -> bool:
    """Say whether a field shows which tool a message is for; some tools have their own for the sender and for links."""
    if field.role in ("spintax", "comment") or field.quoted:
        return False
    return field.dialect != "activecampaign" or field_target(field.name) not in ("sender", "link")


def own_placeholders(fields: Sequence[MergeField]) -> frozenset[Dialect]:
    """Return in which kinds of brackets a template marks its own fields; any other bracket was left in it.

    A tool's fields leave no room for brackets: those are for people. Without any, brackets are how the author writes.
    """
    counts = Counter(field.dialect for field in flatten(fields) if field.role == "field" and not field.quoted)
    if counts.keys() - PLACEHOLDER_DIALECTS:
        return frozenset()
    braces = [field.name for field in flatten(fields) if field.dialect == "brace" and field.role == "field"]
    others = sum(count for dialect, count in counts.items() if dialect != "brace")
    machine = len(braces) > others and all(map(_IDENTIFIER.fullmatch, braces))
    return frozenset({"brace"}) if machine else PLACEHOLDER_DIALECTS
