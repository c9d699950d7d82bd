"""Kind `markup`: what the HTML of a message says beside its text, links above all."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import ClassVar, Literal

import msgspec

from outreach_lint.document.document import Document
from outreach_lint.document.link_targets import leads_elsewhere, shown_domain
from outreach_lint.kinds.base import Finder, Hit, MatchError, View
from outreach_lint.kinds.linear import Pattern
from outreach_lint.kinds.resources import Resources
from outreach_lint.markup import Link, Markup

Check = Literal[
    "target",
    "other_target",
    "targets",
    "no_alt",
    "pictures_only",
    "size",
    "faint",
    "cut_field",
    "disagreement",
]
_SHOWN = 60


class MarkupMatch(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="markup"
):
    """One named check of the HTML; a message in plain text has nothing to find.

    The rule's message may use {target}, {value}, {limit} and {detail}.
    """

    check: Check
    any: tuple[str, ...] = ()
    """expressions for what `target` and `faint` look for; nothing narrows them down"""
    min: float | None = None
    max: float | None = None

    options: ClassVar[frozenset[str]] = frozenset({"any", "min", "max"})

    def compile(self, resources: Resources) -> Finder:
        """Return the finder; raises MatchError for an expression that RE2 refuses, and for a bound that is missing."""

        @cache
        def patterns() -> list[Pattern]:
            return [resources.regex(regex, case=False, words=False) for regex in self.any]

        if not resources.trusted:
            patterns()
        bound = self.min if self.check in _LOWEST else self.max
        if bound is None and self.check in (*_LOWEST, *_HIGHEST):
            reason = f"the check “{self.check}” needs a “{'min' if self.check in _LOWEST else 'max'}”"
            raise MatchError(reason)
        check, limit = _CHECKS[self.check], bound or 0

        def find(view: View) -> Iterator[Hit]:
            markup = view.document.message.markup
            if markup:
                yield from check(view, markup, patterns(), limit)

        return Finder(find, idle=_has_none)


def _has_none(document: Document) -> bool:
    return document.message.markup is None


def _on_link(view: View, link: Link, facts: dict[str, str]) -> Iterator[Hit]:
    """Yield a hit on the text of a link; one that shows a picture, or stands in the other alternative, has a place."""
    facts = {"target": _short(link.href), **facts}
    if link.start is None or link.end is None:
        yield Hit(facts={"match": _short(link.text or link.href), **facts}, place=link.at)
    elif view.covers("body", link.start, link.end):
        yield Hit("body", link.start, link.end, facts)


def _target(view: View, markup: Markup, patterns: Sequence[Pattern], _limit: float) -> Iterator[Hit]:
    for link in markup.links:
        # An address that is shown is found by the rules on texts.
        if not shown_domain(link.text) and any(pattern.found(link.href or "#") for pattern in patterns):
            yield from _on_link(view, link, {})


def _other_target(view: View, markup: Markup, _patterns: Sequence[Pattern], _limit: float) -> Iterator[Hit]:
    for link in markup.links:
        if leads_elsewhere(link.text, link.href):
            yield from _on_link(view, link, {})


def _targets(_view: View, markup: Markup, patterns: Sequence[Pattern], limit: float) -> Iterator[Hit]:
    """Count the different addresses that match."""
    found = {link.href for link in markup.links if any(pattern.found(link.href) for pattern in patterns)}
    if len(found) > limit:
        yield Hit(facts={"value": str(len(found)), "limit": f"{limit:.0f}"})


def _no_alt(_view: View, markup: Markup, _patterns: Sequence[Pattern], _limit: float) -> Iterator[Hit]:
    bare = [image for image in markup.images if image.alt is None and not image.spacer]
    if bare:
        facts = {"match": _short(bare[0].src or "the picture"), "value": str(len(bare))}
        yield Hit(facts=facts, place=bare[0].at)


def _pictures_only(_view: View, markup: Markup, _patterns: Sequence[Pattern], limit: float) -> Iterator[Hit]:
    seen = [image for image in markup.images if not image.spacer]
    if seen and markup.words < limit:
        yield Hit(facts={"value": str(markup.words), "limit": f"{limit:.0f}"}, place=seen[0].at)


def _size(_view: View, markup: Markup, _patterns: Sequence[Pattern], limit: float) -> Iterator[Hit]:
    if markup.size > limit:
        yield Hit(facts={"value": f"{markup.size / 1000:.0f}", "limit": f"{limit / 1000:.0f}"})


def _faint(_view: View, markup: Markup, patterns: Sequence[Pattern], _limit: float) -> Iterator[Hit]:
    for hidden in markup.hidden:
        wanted = not patterns or any(pattern.found(hidden.text) for pattern in patterns)
        if hidden.how != "display" and (patterns or hidden.how != "faint") and wanted:
            yield Hit(facts={"match": _short(hidden.text)}, place=hidden.at)


def _cut_field(view: View, markup: Markup, _patterns: Sequence[Pattern], _limit: float) -> Iterator[Hit]:
    for start, end in markup.cut_fields:
        if view.covers("body", start, end):
            yield Hit("body", start, end)


def _disagreement(view: View, markup: Markup, _patterns: Sequence[Pattern], limit: float) -> Iterator[Hit]:
    """Tell alternatives with few words in common, or else each name and number in which they differ."""
    facts = {"value": f"{100 * markup.agreement:.0f}", "limit": f"{100 * limit:.0f}"}
    if markup.agreement < limit:
        yield Hit(facts={"detail": f"have {facts['value']} % of their words in common", **facts})
        return
    for one in markup.disagreements:
        if view.covers("body", one.start, one.end):
            said = _short(view.document.message.body[one.start : one.end])
            detail = f"differ: “{said}” in the one is “{_short(one.other)}” in the other"
            yield Hit("body", one.start, one.end, {"detail": detail, **facts})


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else flat[:_SHOWN] + "…"


_LOWEST: tuple[Check, ...] = ("pictures_only", "disagreement")
_HIGHEST: tuple[Check, ...] = ("targets", "size")
_CHECKS: dict[Check, Callable[[View, Markup, Sequence[Pattern], float], Iterator[Hit]]] = {
    "target": _target,
    "other_target": _other_target,
    "targets": _targets,
    "no_alt": _no_alt,
    "pictures_only": _pictures_only,
    "size": _size,
    "faint": _faint,
    "cut_field": _cut_field,
    "disagreement": _disagreement,
}
