"""The campaign at a glance: counts, scores, what is most frequent, and where to begin."""

from statistics import median

from outreach_lint.model import Failure, Notice, Origin
from outreach_lint.report.html_page import charts
from outreach_lint.report.html_page.elements import anchor, level, written
from outreach_lint.report.html_page.groups import groups
from outreach_lint.report.style import Look
from outreach_lint.report.wording import counted, failed, noun, path_of
from outreach_lint.results import Report

_RULES, _WORST = 10, 15
_BEST = 100


def overview(report: Report, look: Look) -> str:
    """Return the section of the whole run."""
    cards = ""
    if len(report.results) == 1:
        # All that charts and lists could say of one message stands in it.
        cards += _card("Dimensions", charts.dimensions(report.results))
    elif report.results:
        scores = [result.score.value for result in report.results]
        cards += _card("Messages by score", charts.histogram(scores))
        cards += _card("Dimensions (mean of all messages)", charts.dimensions(report.results))
        cards += _frequent(report) + _worst(report) + groups(report.results)
    cards += _told("Could not be read or checked", report.failures) + _told("Notes", report.notices) + _not_run(report)
    inside = f'{_tiles(report, look)}<div class="cards">{cards}</div>'
    return f'<section aria-labelledby="overview"><h2 id="overview">Overview</h2>{inside}</section>'


def _card(title: str, inside: str) -> str:
    return f'<section class="card"><h3>{title}</h3>{inside}</section>'


def _tiles(report: Report, look: Look) -> str:
    summary = report.summary
    tiles: list[tuple[str, object, str]] = [(noun("message", summary.messages), summary.messages, "")]
    if len(report.results) == 1:
        tiles.append(("score", summary.lowest, level(summary.lowest or 0)))
    elif report.results:
        middle = median(result.score.value for result in report.results)
        tiles.append(("median score", f"{middle:g}", level(middle)))
        tiles.append(("lowest score", summary.lowest, level(summary.lowest or 0)))
    if look.least:
        tiles.append((f"below {look.least}", summary.below_minimum, "low" if summary.below_minimum else "fine"))
    tiles += [
        (noun("error", summary.errors), summary.errors, "low" if summary.errors else ""),
        (noun("warning", summary.warnings), summary.warnings, "fair" if summary.warnings else ""),
        (noun("note", summary.infos), summary.infos, ""),
    ]
    tiles += [("ignored on request", summary.suppressed, "")] if summary.suppressed else []
    tiles += [(noun("failure", len(report.failures)), len(report.failures), "low")] if report.failures else []
    return '<ul class="tiles">' + "".join(_tile(*tile) for tile in tiles) + "</ul>"


def _tile(name: str, value: object, kind: str) -> str:
    shown = f"{value:,}" if isinstance(value, int) else value
    return f'<li><b class="{kind}">{shown}</b>{name}</li>'


def _frequent(report: Report) -> str:
    """Return the rules with the most findings; each leads to its messages."""
    if not report.statistics:
        return ""
    rows = ""
    for rule, count in list(report.statistics.items())[:_RULES]:
        known = report.rules.get(rule)
        title = f"{written(known.rule.title)}<br>" if known else ""
        link = f'<a href="#messages" data-rule="{written(rule)}"><code>{written(rule)}</code></a>'
        rows += f'<tr><td class="number">{count:,}</td><td>{title}{link}</td></tr>'
    more = len(report.statistics) - _RULES
    left = f'<p class="soft">and {counted(more, "more rule")}</p>' if more > 0 else ""
    return _card("Most frequent faults", f"<table><tbody>{rows}</tbody></table>{left}")


def _worst(report: Report) -> str:
    """Return the messages with the lowest scores, as links."""
    numbered = sorted(enumerate(report.results, 1), key=lambda item: item[1].score.value)
    found = [(number, result) for number, result in numbered if result.score.value < _BEST][:_WORST]
    rows = "".join(
        f'<tr><td class="number {level(result.score.value)}">{result.score.value}</td>'
        f'<td><a href="#{anchor(number)}">{written(result.message.id)}</a> '
        f'<span class="soft">{written(_place(result.message.origin))}</span></td></tr>'
        for number, result in found
    )
    return _card("Lowest scores", f"<table><tbody>{rows}</tbody></table>") if rows else ""


def _place(origin: Origin) -> str:
    return f"{path_of(origin.path)}:{origin.line}"


def _told(title: str, told: tuple[Failure, ...] | tuple[Notice, ...]) -> str:
    rows = "".join(
        f"<li><code>{written(path_of(item.path))}{f':{item.line}' if item.line else ''}</code> "
        f"{written(failed(item) if isinstance(item, Failure) else item.reason)}</li>"
        for item in told
    )
    return _card(title, f'<ul class="plain">{rows}</ul>') if rows else ""


def _not_run(report: Report) -> str:
    reasons: dict[str, set[str]] = {}
    for skipped in report.not_run:
        reasons.setdefault(skipped.reason, set()).add(skipped.rule)
    rows = "".join(
        f"<li><details><summary>{written(reason)}: {counted(len(names), 'rule')}</summary>"
        f"<p><code>{written(', '.join(sorted(names)))}</code></p></details></li>"
        for reason, names in sorted(reasons.items())
    )
    where = " everywhere" if len(report.results) > 1 else ""
    return _card(f"Rules that could not be applied{where}", f'<ul class="plain">{rows}</ul>') if rows else ""
