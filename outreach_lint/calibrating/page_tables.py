"""The tables of the page: rules and dimensions with their intervals, groups of messages, weights."""

from collections.abc import Sequence

from outreach_lint.calibrating.cases import WISHED
from outreach_lint.calibrating.charts import whisker
from outreach_lint.calibrating.lifts import Lift
from outreach_lint.calibrating.reliability import Bin
from outreach_lint.calibrating.study import Study
from outreach_lint.calibrating.verdicts import (
    SURE,
    change_of,
    percent,
    q_words,
    reasons_of,
    titles_of,
    twin_words,
    verdicts_of,
)
from outreach_lint.report.html_page.elements import paragraphs, written
from outreach_lint.report.wording import counted

_EXPLAINED = (
    "Rates are as they are; the lift is adjusted. In the picture the dot is the lift, the line its 95 % interval, the "
    "upright no difference; its ends are a quarter of the rate and four times it. “Would show” are the rates that "
    "would mostly have been told from the rate without the finding. q: of the rules with 0.05 or less, at most 5 % are "
    "expected to be chance (Benjamini-Hochberg)."
)


def rule_cards(study: Study) -> str:
    """Return the rules in groups, each as a table."""
    found = verdicts_of(study.rules)
    fewer, more, unsure = titles_of(study.outcome)
    cards = paragraphs(_EXPLAINED, "soft")
    if not found.fewer and not found.more:
        cards += paragraphs("No rule of which it is sure that it makes a difference.")
    for title, lifts in ((fewer, found.fewer), (more, found.more), (unsure, found.unsure)):
        cards += _card(title, _table(title, "rule", lifts, study)) if lifts else ""
    cards += "".join(paragraphs(twin_words(names)) for names in study.twins)
    rows = "".join(
        f"<li><details><summary>{written(reason)}: {len(names):,} rule{'' if len(names) == 1 else 's'}</summary>"
        f"<p><code>{written(', '.join(names))}</code></p></details></li>"
        for reason, names in reasons_of(found.unjudged).items()
    )
    rows += f"<li>found nothing in any of the messages: {study.never:,}</li>" if study.never else ""
    return cards + (_card("Not judged", f'<ul class="plain">{rows}</ul>') if rows else "")


def dimension_card(study: Study) -> str:
    """Return the dimensions as a table: any finding of a dimension against none."""
    found = verdicts_of(study.dimensions)
    judged = (*found.fewer, *found.more, *found.unsure)
    table = _table("Any finding of a dimension, against none", "dimension", judged, study) if judged else ""
    left = "; ".join(f"{', '.join(names)}: {reason}" for reason, names in reasons_of(found.unjudged).items())
    return _card("Any finding, against none", table + (paragraphs(f"Not judged: {left}.", "soft") if left else ""))


def bins_table(bins: Sequence[Bin], title: str) -> str:
    """Return the figures of a chart."""
    heads = ("score", "messages", "foretold", "came", "95 % interval")
    rows = "".join(
        f'<tr><th scope="row">{_span(group)}</th><td class="number">{group.messages:,}</td>'
        f'<td class="number">{percent(group.foretold)}</td><td class="number">{percent(group.rate)}</td>'
        f'<td class="number">{100 * group.low:.1f} to {100 * group.high:.1f}</td></tr>'
        for group in bins
    )
    table = f'<div class="scroll"><table>{_head(heads)}<tbody>{rows}</tbody></table></div>'
    return f'<details><summary class="soft">The figures<span class="skip"> ({title})</span></summary>{table}</details>'


def weights_card(study: Study) -> str:
    """Return the weights that would change."""
    moved = [weight for weight in study.weights if weight.now != weight.proposed]
    if not study.weights:
        return ""
    rows = "".join(
        f'<tr><th scope="row"><code>{written(weight.rule)}</code></th><td class="number">{weight.now}</td>'
        f'<td class="number">{weight.proposed}</td></tr>'
        for weight in moved
    )
    table = f"<table>{_head(('rule', 'now', 'proposed'))}<tbody>{rows}</tbody></table>" if rows else ""
    same = len(study.weights) - len(moved)
    told = f"{counted(same, 'other judged rule')} {'stays' if same == 1 else 'stay'} as now. " if same else ""
    told += "Rules that are not judged stay, too. Proposed weights lie between half and double the present ones."
    return _card("Weights", table + paragraphs(told, "soft"), "card wide")


def _card(title: str, inside: str, kind: str = "card") -> str:
    return f'<section class="{kind}"><h3>{written(title)}</h3>{inside}</section>'


def _span(group: Bin) -> str:
    return f"{group.lowest} to {group.highest}" if group.lowest < group.highest else f"{group.lowest}"


def _head(names: Sequence[str]) -> str:
    kinds = ("", "number")
    cells = "".join(f'<th scope="col" class="{kinds[at > 0]}">{name}</th>' for at, name in enumerate(names))
    return f"<thead><tr>{cells}</tr></thead>"


def _table(caption: str, what: str, lifts: Sequence[Lift], study: Study) -> str:
    heads = (what, "found", "with", "without", "lift", "95 % interval", "", "q", "would show")
    rows = "".join(_row(lift, study) for lift in lifts)
    named = f'<caption class="skip">{written(caption)}</caption>'
    widths = '<colgroup><col><col class="few"><col class="few"><col class="few"><col class="few"><col class="much">'
    widths += '<col class="much"><col class="few"><col class="much"></colgroup>'
    table = f'<table class="tall">{named}{widths}{_head(heads)}<tbody>{rows}</tbody></table>'
    # Whoever has no mouse must be able to scroll a table that is wider than the screen.
    return f'<div class="scroll" tabindex="0" role="region" aria-label="{written(caption)}">{table}</div>'


def _row(lift: Lift, study: Study) -> str:
    effect = lift.effect
    if not effect or lift.q_value is None:
        return ""
    sure = lift.q_value <= SURE
    worse = (effect.log_odds < 0) == (study.outcome in WISHED)
    kind = ("low" if worse else "fine") if sure else "none"
    low, high = (change_of(rate, effect.rate_without) for rate in (effect.rate_low, effect.rate_high))
    cells = (
        f"{lift.with_.messages:,}",
        percent(lift.with_.rate),
        percent(lift.without.rate),
        f"{change_of(effect.rate_with, effect.rate_without)} %",
        f"{low} to {high}",
        whisker(effect, kind),
        q_words(lift.q_value).replace("<", "&lt;"),
        f"{100 * lift.detectable[0]:.1f} or {100 * lift.detectable[1]:.1f} %",
    )
    told = "".join(f'<td class="number">{cell}</td>' for cell in cells)
    return f'<tr><th scope="row"><code>{written(lift.name)}</code></th>{told}</tr>'
