"""Tells merge fields from the prose, code and markup that look like them."""

import re
from typing import Literal

from outreach_lint.document.dialects import LEVELS, Dialect
from outreach_lint.document.field_names import is_known, is_slot, words_of
from outreach_lint.document.late import late

Verdict = Literal["yes", "maybe", "no"]

_CODE = late(r"[;\"=<>()\[\]\\{}]|\n|^\W|\*\*")
_IDENTIFIER = late(r"[A-Za-z][\w.-]*[A-Za-z0-9]")
_NAMED = late(r"[A-Za-z]\w*[_.]\w+|[A-Za-z]*[a-z][A-Z]\w*")
# What lost the first sign of "$!{lead.FirstName}"; an exclamation mark that ends a word is one.
LOST_DOLLAR = late(r"(?<![\w$!?.)\]}>])!\{[A-Za-z]\w{0,40}(?:\.\w{1,40}){1,4}\}")
_SHELL = late(r"\$\{[A-Z][A-Z0-9_]*\}")
_FORMULA = late(r"[;=\\<>]|^.\w\s*\|\s|\| \w \|")
_BRACE_DEFAULT = late(r"([A-Za-z][\w .-]{0,40}?)::?\s*([\w][\w ']{0,40})")
_INNER = late(r"\{\{[^{}]*\}\}|\{[^{}]*\}")
_FILE = late(r"\.[A-Za-z]{3,4}$")
_ELEMENT = 400
_ARTICLE = late(r"(?:a|an|the)\s", re.IGNORECASE)
_NOTE = late(
    r"(?:a|an|the|some|any) (?:recent|latest|specific|relevant|personal|personali[sz]ed|custom|short|brief|similar)"
    r" (?:article|post|blog|blog post|news|talk|podcast|award|launch|hire|initiative|announcement|interview|compliment|"
    r"observation|trigger|line|sentence|reason|result|statistic|figure|hook|icebreaker|win|quote|detail|outcome)s?",
    re.IGNORECASE,
)
# What a writer asks of themselves between brackets, as against a button ("[book here]") or an aside.
_ASKED = late(
    r"(?!(?:click|see|read|view|watch|download|book|press|tap|sign|register|listed|more|shown|no)\b).{2,60} here\W*"
    r"|(?:something|anything|whatever) .{2,80}|some (?:kind|sort|bit|detail|line|news|fact|number)s? .{2,80}"
    r"|(?:which|what|whose|who|when|where|how (?:many|much|long)|(?:is|was) (?:this|that|it|she|he)|are (?:these|they)"
    r"|do (?:we|they)|does (?:this|she|he|it)|can we|should (?:we|i)|right|correct|name|date|spelling|title|price"
    r"|number|figure|source|check|still|first name|last name|company)\b.{0,80}\?+"
    r"|(?!no\b).{2,60} (?:to follow|to come|tb[cda]|needed|missing|pending"
    r"|to be (?:added|confirmed|decided|inserted|filled(?: in)?|written|done|completed))\W*"
    r"|(?:only )?(?:if|when|unless) (?:they|he|she|no|the (?:prospect|lead|client|company)|prospect|lead|recipient"
    r"|contact|relevant|applicable|possible)\b.{0,80}"
    r"|(?:re-?write|rephrase|reword|shorten|tighten|tailor|tweak|paraphrase|summari[sz]e|compliment|congratulate|praise"
    r"|elaborate|expand on|tie in|refer to|paste|adapt) .{2,80}"
    r"|(?:delete|remove|skip|omit|drop|cut|use|keep|leave out) (?:this|if|when|only|one of|the (?:line|sentence"
    r"|paragraph|section|bit))\b.{0,80}"
    r"|(?:link|connect|relate|tie) (?:this |it )?to (?:their|his|her)\b.{0,80}"
    r"|(?:find|look up|get|check|confirm|verify|need|ask(?: for)?) (?:their|his|her|with|percentage|number|figure"
    r"|source|stat|quote|(?:the|a) (?:number|figure|stat|name|date|spelling|price|percentage|source|exact|right|real"
    r"|correct"
    r"|quote))\b.{0,80}",
    re.IGNORECASE,
)
_NOT_SLOTS = late(
    r"sic|x|external|ext|image|edited|redacted|deleted|attached|note|more|read more|end|snip|ed|emphasis added|"
    r"unsubscribe|logo|caution|warning|spam|internal|confidential|\W*|\d.*|email.protected",
    re.IGNORECASE,
)
_HTML = words_of(
    "a abbr address area b base body br button caption center cite code col data dd del details dfn dialog div dl "
    "dt em font footer form frame head header hr html i iframe img input ins label legend li link main map mark "
    "meta nav object ol option p param picture pre progress q s samp script section select small source span "
    "strong style sub summary sup table tbody td template textarea tfoot th thead time title tr track u ul var "
    "video"
)
_SHORT_PARENS = frozenset({"first name", "last name", "company name", "your name", "your company", "prospect name"})


def judge(dialect: Dialect, text: str, start: int, end: int) -> Verdict:
    """Say whether a match is a field: `maybe` if only its neighbours can tell."""
    if dialect in _JUDGES:
        return _JUDGES[dialect](text, start, end)
    if dialect in {"mustache", "triple_mustache"}:
        return "no" if "\n\n" in text[start:end] or not any(char.isalpha() for char in text[start:end]) else "yes"
    return "yes"


def _brace(text: str, start: int, end: int) -> Verdict:
    """Judge "{name}", "{name:there}" and "{a|b}"."""
    inside = text[start + 1 : end - 1]
    phrase = inside.strip()
    if "|" in inside:
        outside = _without_inner(inside)
        return "yes" if "|" in outside and "||" not in outside and not _FORMULA.search(outside) else "no"
    before = text[start - 1 : start]
    if "{" in inside or before.isalnum() or before in {"\\", ")", "_"} or _lost_dollar(text, start):
        return "no"
    if default := _BRACE_DEFAULT.fullmatch(phrase):
        return "yes" if is_known(default[1]) and is_unspaced(inside) else "no"
    if is_slot(phrase) or phrase.startswith("MERGEFIELD "):
        return "yes"
    if _CODE.search(phrase) or ":" in phrase or phrase.isdigit():
        return "no"
    return "yes" if _NAMED.fullmatch(phrase) and is_unspaced(inside) else "maybe"


def _lost_dollar(text: str, start: int) -> bool:
    """Say whether a brace belongs to a field of Velocity that lost its first sign."""
    return text.startswith("!", start - 1) and start > 0 and bool(LOST_DOLLAR.match(text, start - 1))


def _without_inner(inside: str) -> str:
    """Return the variants of a choice with a word for each field and choice in them."""
    for _level in range(LEVELS):
        if "{" not in inside:
            break
        inside = _INNER.sub("xxx", inside)
    return inside


def _velocity(text: str, start: int, end: int) -> Verdict:
    """Judge "${lead.FirstName}", as against a variable of a shell."""
    if text.startswith(("#else", "#end", "#{"), start):
        return "maybe"
    return "maybe" if _SHELL.fullmatch(text, start, end) and not is_known(text[start:end].strip("${}")) else "yes"


def is_unspaced(inside: str) -> bool:
    """Say whether no blank stands next to the delimiters."""
    return inside == inside.strip()


def _bracket(text: str, start: int, end: int) -> Verdict:
    """Judge "[First Name]": words that ask for something to be put there."""
    phrase = " ".join(text[start + 1 : end - 1].split())
    if _NOTE.fullmatch(phrase) or _ASKED.fullmatch(phrase):
        return "yes"
    if _NOT_SLOTS.fullmatch(phrase) or _ARTICLE.match(phrase) or re.search(r"[:@=\"]|\\", phrase):
        return "no"
    return "yes" if is_slot(phrase) else "maybe"


def _angle(text: str, start: int, end: int) -> Verdict:
    """Judge "<LAST_NAME>", as against HTML and XML."""
    phrase = text[start + 1 : end - 1].strip()
    word = phrase.partition(" ")[0].rstrip("/").lower()
    if word in _HTML and phrase == phrase.lower():
        return "no"
    if text[end : end + _ELEMENT].lower().find(f"</{word}") >= 0 or phrase.endswith("/") or re.search(r"\.\w", phrase):
        return "no"
    return "yes" if is_slot(phrase) else "maybe" if phrase.isupper() else "no"


def _paren(text: str, start: int, end: int) -> Verdict:
    """Judge "(insert name)" and "(first name)", as against an aside."""
    phrase = text[start + 1 : end - 1].strip().lower()
    if phrase in _SHORT_PARENS:
        return "yes"
    return "yes" if phrase.startswith(("insert ", "enter ", "fill in ")) and is_slot(phrase) else "no"


def _guillemet(text: str, start: int, end: int) -> Verdict:
    """Judge "«Company»", as against a quotation."""
    phrase = text[start + 1 : end - 1]
    return "yes" if "_" in phrase or is_known(phrase) else "maybe" if _IDENTIFIER.fullmatch(phrase) else "no"


def _double(text: str, start: int, end: int) -> Verdict:
    """Judge "<<Company>>" and "[[Company]]", as against attachments ("<<Plan.doc>>") and links of a wiki."""
    phrase = text[start + 2 : end - 2].strip()
    if _FILE.search(phrase):
        return "no"
    return "yes" if is_slot(phrase) or "_" in phrase else "maybe" if _IDENTIFIER.fullmatch(phrase) else "no"


def _ortto(text: str, start: int, end: int) -> Verdict:
    """Judge "--First Name--", as against an aside between dashes."""
    phrase = text[start + 2 : end - 2]
    return "yes" if phrase[0].isupper() and ("=" in phrase or is_known(phrase)) else "no"


def _hash(text: str, start: int, end: int) -> Verdict:
    """Judge "#firstname#", as against hashtags."""
    phrase = text[start:end].strip("#")
    return "yes" if is_known(phrase) or "_" in phrase else "maybe"


def _percent(text: str, start: int, end: int) -> Verdict:
    """Judge "%FIRSTNAME%", as against percent-encoded text."""
    phrase = text[start + 1 : end - 1]
    if text[end : end + 1] == "\\" or (re.fullmatch(r"(?:[0-9A-F]{2})+", phrase) and not is_known(phrase)):
        return "no"
    return "yes" if is_known(phrase) or phrase.isupper() or re.search(r"[-_.]|^signature$", phrase) else "maybe"


_JUDGES = {
    "brace": _brace,
    "velocity": _velocity,
    "bracket": _bracket,
    "angle": _angle,
    "paren": _paren,
    "guillemet": _guillemet,
    "double_angle": _double,
    "double_bracket": _double,
    "ortto": _ortto,
    "hash": _hash,
    "activecampaign": _percent,
}
