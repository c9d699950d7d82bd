"""Finds merge fields whose delimiters do not match, as against prose, code and emoticons with braces."""

import re
from collections.abc import Iterator, Sequence

from outreach_lint.document.field_default_shapes import OF_DEFAULTS
from outreach_lint.document.field_fault import FieldFault
from outreach_lint.document.field_nesting import nested_choices
from outreach_lint.document.field_shape import (
    NAME,
    Shape,
    always,
    is_name,
    is_reader,
    is_usual,
    lost_dollar,
    never_closed,
    unclosed_name,
    unopened,
    unopened_choice,
    unopened_square,
)
from outreach_lint.document.late import late
from outreach_lint.document.merge_fields import MergeField, is_quoted

_MASK = "\ue000"
_OPENERS = "{}[]<>«»|%*(#-"
_SHAPES: tuple[Shape, ...] = (
    Shape("{%", r"\{%-?\s?(?:if|elsif|else|endif|unless|for|endfor|assign)\b[^%{}\n]{0,80}+(?:%(?!\})|\}|\])?", always),
    Shape("{%=", r"\{%=\s?[A-Za-z][\w.]{0,80}+\s?(?:%(?!\})|\})?", always),
    Shape("%}", r"(?<![{%\w])\{?\s?(?:if|elsif|else|endif|unless|for|endfor) ?[^%{}\n]{0,60}+%\}", always),
    Shape("!{", r"(?<!\$)!\{[\w.]+\}", lost_dollar),
    Shape("{!", rf"\{{!(?P<name>{NAME})[\])>]?", is_name),
    Shape(
        "{{",
        r"(?<!\{)\{\{++[ #/^!$]{0,3}(?:\$?\{)?[A-Za-z][\w.]{0,40}+(?: ?[\w.|:]{1,20}+){0,3}(?: ?[}\])>»]{1,3})?",
        always,
    ),
    Shape("}}", rf"[{{(<\[]\s?(?P<name>{NAME})\s?\}}\}}++", unopened),
    Shape("}}", r"(?<![\w.])(?P<name>[A-Za-z][\w.]*+) ?\}\}++", unopened),
    Shape("{", r"\{\s\{\s?[A-Za-z][\w. ]{0,40}+\}\s?\}|\{\{\s?[A-Za-z][\w. ]{0,40}+\}\s\}", always),
    Shape("}}}", r"\ue000\}(?!\})", always),
    Shape("{", rf"(?<![\w{{]){{\s?(?P<name>{NAME})\s?[\])>»]", is_name),
    Shape("{", r"(?<![{\w$\\])\{(?![{%!|\s])[^{}|\n;=]{1,60}+\|(?!\|)[^{}\n;=]{1,80}", never_closed),
    Shape("}", r"(?<![\w{|])\w[\w ]{0,20}\|(?!\|)\w[^{}\n|;=]{0,40}+\}", unopened_choice),
    Shape("{", rf"(?<![\w{{$\\]){{(?P<name>{NAME})(?=[,.!?]|\s|$)", unclosed_name),
    Shape("{", r"(?<![\w{$\\])\{(?P<name>[A-Za-z][\w.]*)(?= [a-z])", unclosed_name),
    Shape("}", rf"[\[(<«](?P<name>{NAME})\}}", is_name),
    Shape("}", r"(?<![\w.{(\[<«|])(?<![{|] )(?P<name>[A-Za-z]\w*)\}(?!\})", unopened),
    Shape("[", rf"(?<![\w\[])\[(?P<name>{NAME})[>)»}}]", is_name),
    Shape("[", rf"(?<![\w\[])\[(?P<name>{NAME})(?=[,!?\n]|$)(?![^\n]{{0,200}}\])", is_usual),
    Shape("[", r"(?<![\w\[])\[(?P<name>[A-Z]+(?:[_ ][A-Z]+){0,2})(?= [a-z])(?![^\n]{0,200}\])", is_usual),
    Shape("[", r"(?<![\w\[])\[(?P<name>[a-z]+(?:_[a-z]+)?)(?= [a-z])(?![^\n]{0,200}\])", is_reader),
    Shape("<", r"(?<![\w<])<(?P<name>[a-z]+(?:_[a-z]+)?)(?= [a-z])(?![^\n]{0,200}>)", is_reader),
    Shape("%", r"(?<![\w%])%(?P<name>[a-z]+(?:_[a-z]+)?)(?=[ ,.!?]|$)(?![^\n]{0,80}%)", is_reader),
    Shape("<", r"(?<![\w<])<(?P<name>[A-Z]\w+(?:[_ ][A-Z]\w+){0,2})(?=[,!]| [a-z])(?![^\n]{0,200}>)", is_usual),
    Shape("[[", rf"\[\[(?P<name>{NAME})\](?!\])", is_name),
    Shape("]]", rf"(?<!\[)\[(?P<name>{NAME})\]\]", is_name),
    Shape("«", rf"«(?P<name>{NAME})[\])>}}]", always),
    Shape("«", rf"«(?P<name>{NAME})(?=[,.!?\n]|$)(?![^«\n]{{0,200}}»)", is_name),
    Shape("»", rf"[\[(<{{](?P<name>{NAME})»", always),
    Shape("<<", rf"<<(?P<name>{NAME})(?:>(?!>)|(?=[,!?\n]|$))", is_name),
    Shape("<<", rf"<<(?P<name>{NAME})[\])}}]{{1,2}}", is_name),
    Shape(">>", rf"(?<!<)<(?P<name>{NAME})>>", is_name),
    Shape("<", rf"(?<![\w<])<(?P<name>{NAME})[\])}}]", is_usual),
    Shape("*|", r"\*\|(?P<name>[A-Z][\w:]{1,40}+)(?:\||\*|\}|\])?(?!\*)", always),
    Shape("|*", r"(?<![|*\w])\*?\|?(?P<name>[A-Z_]{2,40}+)\|\*", always),
    Shape("%%", r"(?<!%)%%(?P<name>[A-Za-z]\w{1,40}+)%?(?![%\w])", is_name),
    Shape("%%", r"(?<![%\w])%(?P<name>[A-Za-z]\w{1,40}+)%%", is_name),
    Shape("<%", r"<%=\s?[A-Za-z][\w.]{0,60}+\s?(?:>|%(?!>))?", always),
    Shape("]", r"(?<![\w\[.])(?P<name>[A-Za-z]+(?:_[a-z]+)?)\](?=[ ,.!?])", unopened_square),
    Shape("${", r"\$!?\{(?P<name>[A-Za-z][\w.]*)(?=[ ,.!?\n]|$)(?![^\n]{0,80}\})", is_name),
    Shape("((", r"\(\((?P<name>\w+)(?=[ ,.!?\n]|$)(?![^\n]{0,200}\))", is_usual),
    Shape("${", rf"\$!?\{{(?P<name>{NAME})[\])>]?", is_name),
    Shape("[", r"(?<![\w\[])\[(?P<name>[A-Z][a-z]+(?:[ _][A-Z][a-z]+)?)(?= [a-z])(?![^\n]{0,200}\])", is_reader),
    Shape("[[", r"\[\[(?P<name>\w+(?:[ _][A-Z]?[a-z]+)?)(?=[ ,.!?\n]|$)(?![^\n]{0,200}\])", is_usual),
    Shape("<<", r"<<(?P<name>\w+(?: [A-Z][a-z]+)?)(?= )(?![^\n]{0,200}>>)", is_usual),
    *OF_DEFAULTS,
)
_SPLIT = late(
    r"\{\s?(?:</?[A-Za-z][^<>{}]{0,80}>\s?){1,4}\{[\w. ]{0,40}\}{0,2}|\}\s?(?:</?[A-Za-z][^<>{}]{0,80}>\s?){1,4}\}"
)


def find_unbalanced(text: str, fields: Sequence[MergeField]) -> Iterator[FieldFault]:
    """Yield stretches with delimiters that do not match, outside all well-formed fields."""
    if not any(char in text for char in _OPENERS):
        return
    masked = _mask(text, [(field.start, field.end) for field in fields])
    if "{" in masked and "|" in masked:
        masked = _mask(masked, nested_choices(text))
    if "{" in masked or "}" in masked:
        spans = [found.span() for found in _SPLIT.finditer(masked)]
        yield from (FieldFault(*span, "split_by_html", "markup between the braces of a field") for span in spans)
        masked = _mask(masked, spans)
    for shape in _SHAPES:
        if shape.trigger in masked:
            spans = [found.span() for found in re.finditer(shape.pattern, masked) if shape.accept(found)]
            spans = [span for span in spans if not is_quoted(text, *span)]
            yield from (FieldFault(*span, "unbalanced", "opening and closing signs do not match") for span in spans)
            masked = _mask(masked, spans)


def _mask(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return the text with every span as filler of its length."""
    if not spans:
        return text
    pieces: list[str] = []
    reached = 0
    for start, end in spans:
        pieces += [text[reached:start], _MASK * (end - start)]
        reached = end
    return "".join([*pieces, text[reached:]])
