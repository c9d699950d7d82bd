"""Finds merge fields whose delimiters do not match, as against prose, code and emoticons with braces."""

import re
from collections.abc import Callable, Iterator, Sequence

from outreach_lint.document.field_fault import FieldFault
from outreach_lint.document.field_names import field_target, is_known, is_slot
from outreach_lint.document.late import late
from outreach_lint.document.merge_fields import MergeField, is_quoted

_MASK = "\ue000"
_OPENERS = "{}[]<>«»|%*("
_NAME = r"[A-Za-z][\w.]*(?: [A-Za-z]\w*){0,3}"
_FAR = 400
_OF_READER = frozenset({"first_name", "last_name", "full_name", "company"})


def _any(found: re.Match[str]) -> bool:
    """Accept every match."""
    return bool(found)


def _is_name(found: re.Match[str]) -> bool:
    """Accept what a field could be called: a usual name, or one with an underscore, a dot or a capital inside."""
    name = found["name"].strip()
    return is_known(name) or is_slot(name) or bool(re.fullmatch(r"[A-Za-z]\w*(?:[_.]\w+|[a-z][A-Z]\w*)", name))


def _is_usual(found: re.Match[str]) -> bool:
    """Accept a usual name or words that ask to be replaced."""
    return field_target(found["name"]) is not None and (is_known(found["name"]) or is_slot(found["name"]))


def _never_closed(found: re.Match[str]) -> bool:
    """Accept an opening brace that nothing closes before the next one or within reach."""
    after = found.string[found.start() + 1 : found.start() + _FAR]
    closing, opening = after.find("}"), after.find("{")
    return closing < 0 or 0 <= opening < closing


def _unclosed_name(found: re.Match[str]) -> bool:
    """Accept an unclosed brace before a usual name."""
    return _is_usual(found) and _never_closed(found)


def _unopened(found: re.Match[str]) -> bool:
    """Accept a closing brace after a name where no brace is open on the line."""
    line = found.string[max(found.start() - _FAR, 0) : found.start()].rpartition("\n")[2]
    return "{" not in line and _is_name(found)


def _unopened_choice(found: re.Match[str]) -> bool:
    """Accept "Hi|Hello}" with no brace open before it."""
    before = found.string[max(found.start() - _FAR, 0) : found.start()]
    return before.rfind("{") <= before.rfind("}") or "{" not in before


def _is_reader(found: re.Match[str]) -> bool:
    """Accept the name of a field that holds the reader's name or company."""
    return field_target(found["name"]) in _OF_READER


def _unopened_square(found: re.Match[str]) -> bool:
    """Accept a closing bracket after such a name where no bracket is open on the line."""
    line = found.string[max(found.start() - _FAR, 0) : found.start()].rpartition("\n")[2]
    return "[" not in line and _is_reader(found)


class _Shape:
    """A broken form: where it can only stand, how it looks, and what tells it from prose."""

    __slots__ = ("accept", "pattern", "trigger")

    def __init__(self, trigger: str, pattern: str, accept: Callable[[re.Match[str]], bool]) -> None:
        """Take the pattern; `re` keeps it compiled."""
        self.trigger, self.pattern, self.accept = trigger, pattern, accept


_SHAPES: tuple[_Shape, ...] = (
    _Shape("{%", r"\{%-?\s?(?:if|elsif|else|endif|unless|for|endfor|assign)\b[^%{}\n]{0,80}+(?:%(?!\})|\}|\])?", _any),
    _Shape("{%=", r"\{%=\s?[A-Za-z][\w.]{0,80}+\s?(?:%(?!\})|\})?", _any),
    _Shape("%}", r"(?<![{%\w])\{?\s?(?:if|elsif|else|endif|unless|for|endfor) ?[^%{}\n]{0,60}+%\}", _any),
    _Shape("{!", rf"\{{!(?P<name>{_NAME})[\])>]?", _is_name),
    _Shape(
        "{{",
        r"(?<!\{)\{\{++[ #/^!$]{0,3}(?:\$?\{)?[A-Za-z][\w.]{0,40}+(?: ?[\w.|:]{1,20}+){0,3}(?: ?[}\])>»]{1,3})?",
        _any,
    ),
    _Shape("}}", rf"[{{(<\[]\s?(?P<name>{_NAME})\s?\}}\}}++", _unopened),
    _Shape("}}", r"(?<![\w.])(?P<name>[A-Za-z][\w.]*+) ?\}\}++", _unopened),
    _Shape("{", r"\{\s\{\s?[A-Za-z][\w. ]{0,40}+\}\s?\}|\{\{\s?[A-Za-z][\w. ]{0,40}+\}\s\}", _any),
    _Shape("}}}", r"\ue000\}(?!\})", _any),
    _Shape("{", rf"(?<![\w{{]){{\s?(?P<name>{_NAME})\s?[\])>»]", _is_name),
    _Shape("{", r"(?<![{\w$\\])\{(?![{%!|\s])[^{}|\n;=]{1,60}+\|(?!\|)[^{}\n;=]{1,80}", _never_closed),
    _Shape("}", r"(?<![\w{|])\w[\w ]{0,20}\|(?!\|)\w[^{}\n|;=]{0,40}+\}", _unopened_choice),
    _Shape("{", rf"(?<![\w{{$\\]){{(?P<name>{_NAME})(?=[,.!?]|\s|$)", _unclosed_name),
    _Shape("{", r"(?<![\w{$\\])\{(?P<name>[A-Za-z][\w.]*)(?= [a-z])", _unclosed_name),
    _Shape("}", rf"[\[(<«](?P<name>{_NAME})\}}", _is_name),
    _Shape("}", r"(?<![\w.{(\[<«|])(?<![{|] )(?P<name>[A-Za-z]\w*)\}(?!\})", _unopened),
    _Shape("[", rf"(?<![\w\[])\[(?P<name>{_NAME})[>)»}}]", _is_name),
    _Shape("[", rf"(?<![\w\[])\[(?P<name>{_NAME})(?=[,!?\n]|$)(?![^\n]{{0,200}}\])", _is_usual),
    _Shape("[", r"(?<![\w\[])\[(?P<name>[A-Z]+(?:[_ ][A-Z]+){0,2})(?= [a-z])(?![^\n]{0,200}\])", _is_usual),
    _Shape("[", r"(?<![\w\[])\[(?P<name>[a-z]+(?:_[a-z]+)?)(?= [a-z])(?![^\n]{0,200}\])", _is_reader),
    _Shape("<", r"(?<![\w<])<(?P<name>[a-z]+(?:_[a-z]+)?)(?= [a-z])(?![^\n]{0,200}>)", _is_reader),
    _Shape("%", r"(?<![\w%])%(?P<name>[a-z]+(?:_[a-z]+)?)(?=[ ,.!?]|$)(?![^\n]{0,80}%)", _is_reader),
    _Shape("<", r"(?<![\w<])<(?P<name>[A-Z]\w+(?:[_ ][A-Z]\w+){0,2})(?=[,!]| [a-z])(?![^\n]{0,200}>)", _is_usual),
    _Shape("[[", rf"\[\[(?P<name>{_NAME})\](?!\])", _is_name),
    _Shape("]]", rf"(?<!\[)\[(?P<name>{_NAME})\]\]", _is_name),
    _Shape("«", rf"«(?P<name>{_NAME})[\])>}}]", _any),
    _Shape("«", rf"«(?P<name>{_NAME})(?=[,.!?\n]|$)(?![^«\n]{{0,200}}»)", _is_name),
    _Shape("»", rf"[\[(<{{](?P<name>{_NAME})»", _any),
    _Shape("<<", rf"<<(?P<name>{_NAME})(?:>(?!>)|(?=[,!?\n]|$))", _is_name),
    _Shape("<<", rf"<<(?P<name>{_NAME})[\])}}]{{1,2}}", _is_name),
    _Shape(">>", rf"(?<!<)<(?P<name>{_NAME})>>", _is_name),
    _Shape("<", rf"(?<![\w<])<(?P<name>{_NAME})[\])}}]", _is_usual),
    _Shape("*|", r"\*\|(?P<name>[A-Z][\w:]{1,40}+)(?:\||\*|\}|\])?(?!\*)", _any),
    _Shape("|*", r"(?<![|*\w])\*?\|?(?P<name>[A-Z_]{2,40}+)\|\*", _any),
    _Shape("%%", r"(?<!%)%%(?P<name>[A-Za-z]\w{1,40}+)%?(?![%\w])", _is_name),
    _Shape("%%", r"(?<![%\w])%(?P<name>[A-Za-z]\w{1,40}+)%%", _is_name),
    _Shape("<%", r"<%=\s?[A-Za-z][\w.]{0,60}+\s?(?:>|%(?!>))?", _any),
    _Shape("]", r"(?<![\w\[.])(?P<name>[A-Za-z]+(?:_[a-z]+)?)\](?=[ ,.!?])", _unopened_square),
    _Shape("${", r"\$!?\{(?P<name>[A-Za-z][\w.]*)(?=[ ,.!?\n]|$)(?![^\n]{0,80}\})", _is_name),
    _Shape("((", r"\(\((?P<name>\w+)(?=[ ,.!?\n]|$)(?![^\n]{0,200}\))", _is_usual),
    _Shape("${", rf"\$!?\{{(?P<name>{_NAME})[\])>]?", _is_name),
    _Shape("[", r"(?<![\w\[])\[(?P<name>[A-Z][a-z]+(?:[ _][A-Z][a-z]+)?)(?= [a-z])(?![^\n]{0,200}\])", _is_reader),
    _Shape("[[", r"\[\[(?P<name>\w+(?:[ _][A-Z]?[a-z]+)?)(?=[ ,.!?\n]|$)(?![^\n]{0,200}\])", _is_usual),
    _Shape("<<", r"<<(?P<name>\w+(?: [A-Z][a-z]+)?)(?= )(?![^\n]{0,200}>>)", _is_usual),
)
_SPLIT = late(
    r"\{\s?(?:</?[A-Za-z][^<>{}]{0,80}>\s?){1,4}\{[\w. ]{0,40}\}{0,2}|\}\s?(?:</?[A-Za-z][^<>{}]{0,80}>\s?){1,4}\}"
)


def find_unbalanced(text: str, fields: Sequence[MergeField]) -> Iterator[FieldFault]:
    """Yield stretches with delimiters that do not match, outside all well-formed fields."""
    if not any(char in text for char in _OPENERS):
        return
    masked = _mask(text, [(field.start, field.end) for field in fields])
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
