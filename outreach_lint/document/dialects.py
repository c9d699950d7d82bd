"""The syntaxes of merge fields: how each is written, and which may stand together."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

import msgspec

Dialect = Literal[
    "triple_mustache",
    "mustache",
    "ajo",
    "liquid_tag",
    "salesforce",
    "velocity",
    "mailchimp",
    "ampscript",
    "activecampaign",
    "ortto",
    "hash",
    "tilde",
    "erb",
    "guillemet",
    "double_angle",
    "double_bracket",
    "brace",
    "bracket",
    "angle",
    "paren",
]


class Family(msgspec.Struct, frozen=True):
    """A dialect: `opener` is in every text that holds one, `lead` and `tail` are cut off to get the inside."""

    dialect: Dialect
    opener: str
    pattern: str
    lead: int
    tail: int


LEVELS = 8
"""How many choices that stand one in another are understood."""


def _variants(levels: int) -> str:
    """Return what stands between the braces of a choice: text, fields, and choices with so many levels of their own."""
    bare = r"[^{}]{1,200}+|\{\{[^{}]{1,80}+\}\}"
    return rf"(?:{bare}|\{{{_variants(levels - 1)}\}}){{1,40}}+" if levels else rf"(?:{bare}){{1,40}}+"


# Every repeat is bounded or possessive, and no two alternatives of a repeat start alike: linear on any text.
FAMILIES: tuple[Family, ...] = (
    Family("triple_mustache", "{{{", r"(?<!\{)\{\{\{(?!\{)[^{}]{1,200}+\}\}\}(?!\})", 3, 3),
    Family(
        "mustache",
        "{{",
        r"(?<!\{)\{\{(?!\{)(?:[^{}]{1,200}+|\{\{[^{}]{1,80}+\}\}|\{[^{}]{1,80}+\}){1,8}+\}\}(?!\})",
        2,
        2,
    ),
    Family("ajo", "{%", r"\{%[=#/][^%{}]{1,200}+%\}", 2, 2),
    Family("liquid_tag", "{%", r"\{%-?(?![=#/])(?:\$\{[^{}\n]{1,60}\}|[^%{}]|%(?!\})){1,200}+%\}", 2, 2),
    Family("salesforce", "{!", r"\{![^{}]{1,200}+\}", 2, 1),
    Family("velocity", "$", r"(?<!\{\{)(?<!\{\{ )\$!?\{[A-Za-z][^{}\n]{0,80}+\}", 0, 0),
    Family(
        "velocity",
        "$",
        r"\$!?(?:lead|contact|company|account|opportunity|trigger|user|recipient|prospect|person|customer)(?:\.\w{1,40}+){1,4}+",
        0,
        0,
    ),
    Family("velocity", "$", r"\$[A-Za-z]\w{2,30}+\$(?!\w)", 0, 0),
    Family(
        "velocity",
        "#",
        r"#(?:if|elseif|foreach|set)\s?\((?:[^()\n]{1,120}+|\([^()\n]{0,60}+\)){1,8}+\)|#(?:else|end)(?![A-Za-z])|#\{(?:else|end)\}",
        0,
        0,
    ),
    Family("mailchimp", "*|", r"\*\|[^|*\n]{1,80}+\|\*", 2, 2),
    Family("ampscript", "%%", r"%%(?:=[^%\n]{1,200}=|\[[^%]{1,400}\]|[A-Za-z_][\w .:-]{0,60}+)%%", 2, 2),
    Family("activecampaign", "%", r"(?<![\w%])%(?:IF|ELSEIF) [^%\n]{1,120}+%|%(?:ELSE|/IF)%", 1, 1),
    Family("activecampaign", "%", r"(?<![\w%])%(?!(?:ELSE|IF)%)[A-Za-z][\w.-]{2,40}+%(?![\w%])", 1, 1),
    Family("ortto", "--", r"(?<![\w-])--[A-Za-z][\w .]{0,40}+(?:=[^=\n-]{0,40}+)?--(?![\w-])", 2, 2),
    Family("hash", "#", r"(?<![\w#&/])#[A-Za-z]\w{1,30}+#(?![\w#])", 1, 1),
    Family("hash", "##", r"(?<![\w#&/])##[A-Za-z]\w{1,30}+##(?![\w#])", 2, 2),
    Family("tilde", "~", r"~[A-Z]\w{1,30}+\.\w{1,40}+~", 1, 1),
    Family("erb", "<%", r"<%[^%]{1,300}+%>", 2, 2),
    Family("guillemet", "«", r"«[A-Za-z][\w .]{0,40}+»", 1, 1),
    Family("double_angle", "<<", r"<<[A-Za-z][\w .'/-]{0,60}+>>(?!>)", 2, 2),
    Family("double_bracket", "[[", r"(?<!\[)\[\[[A-Za-z][^\[\]\n]{0,60}+\]\](?!\])", 2, 2),
    Family("brace", "{", r"(?<![{\\$\w)])\{(?![{%!])[^{}|\n]{1,90}+\}(?!\})", 1, 1),
    # A choice between variants, "{a|b}"; a variant may hold fields and choices.
    Family("brace", "{", rf"(?<![{{$])\{{(?![{{%!|]){_variants(LEVELS - 1)}\}}(?!\}})", 1, 1),
    Family("bracket", "[", r"(?<![\[\w!])\[[^\[\]]{1,90}+\](?!\]|\(|\[\d|: ?https?:)", 1, 1),
    Family("angle", "<", r"(?<!<)<[A-Za-z][\w .'/-]{1,60}+>(?!>)", 1, 1),
    Family("paren", "(", r"\((?i:insert|enter|fill in|your|first|last|company|prospect)\b[^()\n]{1,60}+\)", 1, 1),
)

# What people write by hand, as against what a tool fills in.
PLACEHOLDER_DIALECTS: frozenset[Dialect] = frozenset({"bracket", "angle", "paren", "brace"})

# Each set is what one tool accepts in one message.
_TOGETHER: tuple[frozenset[Dialect], ...] = (
    frozenset({"mustache", "triple_mustache", "liquid_tag"}),
    frozenset({"mustache", "liquid_tag", "ajo"}),
    frozenset({"mustache", "velocity"}),
    frozenset({"guillemet", "double_angle"}),
    frozenset({"bracket", "double_bracket", "angle", "paren", "brace"}),
)


@cache
def pattern_of(index: int) -> re.Pattern[str]:
    """Return the compiled pattern of a row of `FAMILIES`."""
    return re.compile(FAMILIES[index].pattern)


def compatible(dialects: Iterable[Dialect]) -> bool:
    """Say whether one tool accepts all these dialects in one message; choices between variants do not count."""
    wanted = frozenset(dialects)
    return len(wanted) <= 1 or any(wanted <= together for together in _TOGETHER)
