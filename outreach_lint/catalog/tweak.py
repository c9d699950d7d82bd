"""Changes to a rule by its id, without a copy of its file."""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from outreach_lint.catalog.rule import CatalogRule, Rule
from outreach_lint.errors import RuleError
from outreach_lint.model import Channel, Severity, Stage


class Tweak(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a configuration changes in a rule; None leaves it as it is."""

    severity: Severity | None = None
    weight: Annotated[int, Meta(ge=0, le=60)] | None = None
    channels: tuple[Channel, ...] | None = None
    stages: tuple[Stage, ...] | None = None
    instead: str | None = None
    options: dict[str, Any] = {}
    """keys of the rule's match that its kind lets a configuration replace (limits, phrases …)"""
    also: tuple[str, ...] = ()
    """phrases or patterns to add to `any`"""


def tweaked(rule: CatalogRule, tweak: Tweak) -> CatalogRule:
    """Return the rule with the changes; raises RuleError for an option that its kind does not have."""
    changes = {
        name: value
        for name in ("severity", "weight", "channels", "stages", "instead")
        if (value := getattr(tweak, name)) is not None
    }
    spec = msgspec.structs.replace(rule.rule, **changes)
    if tweak.options or tweak.also:
        spec = msgspec.structs.replace(spec, match=_match(rule.id, spec, tweak))
    return rule.with_rule(spec)


def _match(name: str, spec: Rule, tweak: Tweak) -> object:
    kind = type(spec.match)
    unknown = sorted(set(tweak.options) - kind.options)
    if unknown:
        known = ", ".join(sorted(kind.options)) or "none"
        reason = f"{name} has no option “{unknown[0]}”; its options are {known}"
        raise RuleError(reason)
    keys: Mapping[str, Any] = {**msgspec.to_builtins(spec.match), **tweak.options}
    if tweak.also:
        if not isinstance(keys.get("any"), list | tuple) or not all(isinstance(item, str) for item in keys["any"]):
            reason = f"{name} has no list of phrases that `also` could add to"
            raise RuleError(reason)
        keys = {**keys, "any": [*keys["any"], *tweak.also]}
    try:
        return msgspec.convert(keys, kind)
    except msgspec.ValidationError as problem:
        from outreach_lint.catalog.type_words import explained

        words = explained(str(problem), kind)
        reason = f"{name}: {'.'.join(map(str, words.steps))}: {words.reason}"
        raise RuleError(reason) from None
