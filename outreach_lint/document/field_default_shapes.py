"""The broken forms of fields with a default, and of those in rarer signs: the first or the last sign is missing."""

from outreach_lint.document.field_shape import (
    Shape,
    always,
    half_opened,
    is_reader,
    unclosed_reader,
    unopened_line,
    unopened_reader,
)

OF_DEFAULTS: tuple[Shape, ...] = (
    Shape("}}", r"(?<![{\w$])\{(?P<inside>[^{}\n]{3,90}+)\}\}(?!\})", half_opened),
    Shape("}}", r"(?<![{\w$])\{[^{}\n\ue000]{0,40}+\ue000{3,90}+[^{}\n]{0,60}+\}\}(?!\})", unopened_line),
    Shape("}}", r"(?<![{\w$(])\{[A-Za-z]\w{2,40}+\}\}(?!\})", unopened_line),
    Shape("{!", r"\{!(?:BLANKVALUE|NULLVALUE|IF|CASE|TEXT)\([^{}\n]{0,100}\)?", always),
    Shape("}", r"(?<![\w{])!(?:BLANKVALUE|NULLVALUE|IF)\([^{}\n]{1,100}+\}", always),
    Shape("}", r"(?<![\w{])!(?:Contact|Account|Lead|Recipient|Opportunity|User|Sender)\.\w{2,40}+\}", always),
    Shape("%%=", r"%%=[A-Za-z]\w*\([^%\n]{0,150}+%?(?!%)", always),
    Shape("=%%", r"(?<!%)%?=[A-Za-z]\w*\([^%\n]{0,150}+%%", always),
    Shape("%>", r"(?<!<)%?=\s?[A-Za-z][\w.]{1,60}+[^%<>\n]{0,60}+%>", always),
    Shape("%}", r"(?<!\{)%=\s?[A-Za-z][^%{}\n]{1,100}+%\}", always),
    Shape("{", r"(?<![\w{$\\])\{(?P<name>[a-z]+(?:_[a-z]+)?)::?[a-z][a-z ]{0,30}(?=[,.!?\n]|$)", unclosed_reader),
    Shape("}", r"(?<![\w{])(?P<name>[a-z]+(?:_[a-z]+)?)::?[a-z][a-z ]{0,30}+\}(?!\})", unopened_reader),
    Shape("--", r"(?<![\w-])--(?P<name>[A-Z]\w+(?: [A-Z]\w+)?)(?:=[^=\n-]{0,40}+)?-(?![\w-])", is_reader),
    Shape("--", r"(?<![\w-])-(?P<name>[A-Z]\w+(?: [A-Z]\w+)?)(?:=[^=\n-]{0,40}+)?--(?![\w-])", is_reader),
    Shape("%", r"(?<![\w%])%(?P<name>[A-Z]{4,}(?:_[A-Z]+)?)(?=[ ,.!?]|$)(?![^\n]{0,80}%)", is_reader),
    Shape("%", r"(?<![\w%])(?P<name>[A-Z]{4,}(?:_[A-Z]+)?)%(?![\w%])", unopened_reader),
    Shape("#", r"(?<![\w#&/])#(?P<name>(?:first|last)_?name)(?=[ ,.!?]|$)(?![^\n]{0,80}#)", is_reader),
    Shape("#", r"(?<![\w#&/])(?P<name>(?:first|last)_?name)#(?![\w#])", unopened_reader),
)
