"""Checks that conditional blocks are opened, divided and closed in one way."""

from collections.abc import Iterator, Sequence

from outreach_lint.document.field_fault import FieldFault
from outreach_lint.document.merge_fields import MergeField


def find_block_faults(fields: Sequence[MergeField]) -> Iterator[FieldFault]:
    """Yield blocks without an end, and ends or else-branches that fit no open block."""
    hash_style = _hash_style(fields)
    stack: list[MergeField] = []
    for field in fields:
        if field.quoted:
            continue
        if field.role == "open":
            stack.append(field)
        elif field.role == "middle" and not stack:
            yield FieldFault(field.start, field.end, "wrong_end", f"{field.keyword} outside any block")
        elif field.role == "close":
            yield from _close(field, stack, hash_style)
    for field in stack:
        yield FieldFault(field.start, field.end, "unclosed_block", f"{field.keyword} without an end")


def _close(field: MergeField, stack: list[MergeField], hash_style: bool | None) -> Iterator[FieldFault]:  # noqa: FBT001 - three states, not a switch
    """Close the innermost block, or yield what keeps the end from doing so."""
    if not stack:
        yield FieldFault(field.start, field.end, "wrong_end", f"{field.keyword} closes nothing")
        return
    opened = stack.pop()
    if not _fits(opened, field):
        yield FieldFault(field.start, field.end, "wrong_end", f"{field.keyword} cannot close {opened.keyword}")
    elif field.dialect == "mustache" and hash_style is not None and field.keyword.startswith("#") != hash_style:
        style = "#endif" if hash_style else "/if"
        yield FieldFault(field.start, field.end, "wrong_end", f"{field.keyword} where the rest is written with {style}")


def _hash_style(fields: Sequence[MergeField]) -> bool | None:
    """Tell whether blocks are divided by `#else` (True) or `else` (False); None if nothing shows it."""
    for field in fields:
        if field.dialect == "mustache" and field.role == "middle":
            return field.keyword.startswith("#")
    return None


def _fits(opened: MergeField, closing: MergeField) -> bool:
    """Say whether an end belongs to a block."""
    if opened.dialect != closing.dialect:
        return False
    word = closing.keyword.lstrip("/#")
    if opened.dialect in {"velocity", "erb"}:
        return True
    if opened.dialect == "mailchimp":
        return word == "END:" + opened.keyword.replace("IFNOT", "IF")
    if closing.keyword.startswith("/"):
        return word in {opened.keyword, opened.name}
    return word.removeprefix("end").lstrip("_") in {opened.keyword, ""}
