"""Check token and dependency patterns without loading spaCy."""

from collections.abc import Mapping, Sequence
from typing import Any

from outreach_lint.document.late import late

TokenPattern = Sequence[Mapping[str, Any]]

_TEXTS = frozenset({"ORTH", "TEXT", "LOWER", "NORM", "LEMMA", "POS", "TAG", "DEP", "SHAPE", "MORPH"})
_FLAGS = frozenset(
    f"IS_{name}"
    for name in ("ALPHA", "ASCII", "DIGIT", "LOWER", "UPPER", "TITLE", "PUNCT", "SPACE", "STOP", "CURRENCY")
) | {"IS_QUOTE", "IS_BRACKET", "IS_SENT_START", "LIKE_NUM", "LIKE_URL", "LIKE_EMAIL"}
_SETS = frozenset({"IN", "NOT_IN", "IS_SUBSET", "IS_SUPERSET", "INTERSECTS"})
_COMPARISONS = frozenset({"==", "!=", ">=", "<=", ">", "<"})
_OPERATORS = late(r"[?!*+]|\{\d{1,2}(?:,\d{0,2})?\}|\{,\d{1,2}\}")
# fmt: off
_RELATIONS = frozenset((
    "<", ">", "<<", ">>", ".", ".*", ";", ";*", "$+", "$-", "$++", "$--", ">+", ">-", ">++", ">--", "<+", "<-", "<++",
    "<--",
))
# fmt: on
_MOST_TOKENS = 30
_MOST_OPEN = 3


def check_tokens(pattern: TokenPattern) -> None:
    """Raise ValueError, with a reason, for what is not a safe token pattern of spaCy's Matcher.

    Regular expressions are refused, since they are not matched in linear time, and so are entity attributes, since no
    entities are looked for.
    """
    if not pattern or len(pattern) > _MOST_TOKENS:
        reason = f"a token pattern has 1 to {_MOST_TOKENS} tokens"
        raise ValueError(reason)
    for number, token in enumerate(pattern, 1):
        _check_token(token, f"token {number}", with_operator=True)
    endless = [token["OP"] for token in pattern if str(token.get("OP", "")).endswith(("*", "+", ",}"))]
    if len(endless) > _MOST_OPEN:
        reason = f"at most {_MOST_OPEN} tokens may repeat without end"
        raise ValueError(reason)


def check_dependencies(pattern: TokenPattern) -> None:
    """Raise ValueError, with a reason, for what is not a safe pattern of spaCy's DependencyMatcher."""
    if not pattern or len(pattern) > _MOST_TOKENS:
        reason = f"a dependency pattern has 1 to {_MOST_TOKENS} nodes"
        raise ValueError(reason)
    known: set[str] = set()
    for number, node in enumerate(pattern, 1):
        where = f"node {number}"
        expected = {"RIGHT_ID", "RIGHT_ATTRS"} | ({"LEFT_ID", "REL_OP"} if known else set())
        if set(node) != expected:
            reason = f"{where}: needs exactly {', '.join(sorted(expected))}"
            raise ValueError(reason)
        if known and node["LEFT_ID"] not in known:
            reason = f"{where}: no node before it is called “{node['LEFT_ID']}”"
            raise ValueError(reason)
        if known and node["REL_OP"] not in _RELATIONS:
            reason = f"{where}: unknown relation “{node['REL_OP']}”"
            raise ValueError(reason)
        if not isinstance(node["RIGHT_ID"], str) or node["RIGHT_ID"] in known:
            reason = f"{where}: RIGHT_ID is a name of its own"
            raise ValueError(reason)
        _check_token(node["RIGHT_ATTRS"], where, with_operator=False)
        known.add(node["RIGHT_ID"])


def _check_token(token: object, where: str, *, with_operator: bool) -> None:
    """Raise ValueError for a token description that is malformed or unsafe."""
    if not isinstance(token, Mapping):
        reason = f"{where}: a mapping of attributes is needed"
        raise ValueError(reason)  # noqa: TRY004 - a fault of the rule, as all others here
    for name, value in token.items():
        if name == "OP" and with_operator:
            fault = None if isinstance(value, str) and _OPERATORS.fullmatch(value) else "unknown operator"
        elif name in _FLAGS:
            fault = None if isinstance(value, bool) else "true or false is needed"
        elif name in _TEXTS:
            fault = _text_fault(value)
        elif name == "LENGTH":
            fault = _length_fault(value)
        else:
            fault = "unknown attribute"
        if fault:
            reason = f"{where}, {name}: {fault}"
            raise ValueError(reason)


def _text_fault(value: object) -> str | None:
    """Return what is wrong with the value of a text attribute."""
    if isinstance(value, str):
        return None
    if not isinstance(value, Mapping):
        return "a text or a mapping such as {IN: [...]} is needed"
    for predicate, texts in value.items():
        if predicate == "REGEX":
            return "REGEX is not matched in linear time; list the forms with IN"
        if predicate not in _SETS:
            return f"unknown predicate “{predicate}”"
        if not isinstance(texts, Sequence) or isinstance(texts, str) or not all(isinstance(t, str) for t in texts):
            return f"{predicate} needs a list of texts"
    return None


def _length_fault(value: object) -> str | None:
    """Return what is wrong with the value of LENGTH."""
    numbers = value.values() if isinstance(value, Mapping) else [value]
    if isinstance(value, Mapping) and not set(value) <= _COMPARISONS:
        return "known comparisons are " + " ".join(sorted(_COMPARISONS))
    return None if all(isinstance(n, int) and not isinstance(n, bool) for n in numbers) else "a whole number is needed"
