"""One card for each message: its score, the message itself, and its faults with why and a better line on demand."""

from collections.abc import Mapping

from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.model import SEVERITIES, Finding, MessageResult, Score
from outreach_lint.report.html_page.elements import anchor, level, paragraphs, written
from outreach_lint.report.html_page.letter import letter
from outreach_lint.report.wording import counted, path_of

_NAMES = {"info": "note"}


def card(number: int, result: MessageResult, rules: Mapping[str, CatalogRule], *, opened: bool = False) -> str:
    """Return the card of a message; they count from 1. The reasons of its faults stand open if they are wanted so."""
    name = anchor(number)
    counting = [finding for finding in result.findings if not finding.suppressed]
    numbered = list(enumerate(sorted(counting, key=lambda finding: SEVERITIES.index(finding.severity)), 1))
    severities = " ".join(name for name in SEVERITIES if any(f.severity == name for f in counting)) or "none"
    told = " ".join(sorted({finding.rule for finding in counting}))
    head = f'<article class="message" id="{name}" aria-labelledby="{name}t" data-score="{result.score.value}"'
    head += f' data-severities="{severities}" data-rules="{written(told)}">'
    kind = "details open" if opened else "details"
    faults = "".join(_fault(name, at, finding, rules.get(finding.rule), kind) for at, finding in numbered)
    faults = f'<ol class="findings">{faults}</ol>' if faults else ""
    aside = faults + _suppressed(result) + _failures(result)
    shown = letter(result.message, numbered, name)
    columns = f'<div class="columns">{shown}<div>{aside}{_sum(result.score)}</div></div>'
    return f"{head}{_header(name, result)}{columns}</article>\n"


def _header(name: str, result: MessageResult) -> str:
    message, score = result.message, result.score
    where = path_of(message.origin.path) + (f":{message.origin.line}" if message.origin.line > 1 else "")
    kinds = [message.channel, message.kind, message.stage]
    facts = [where, *(kind.replace("_", " ") for kind in kinds if kind)]
    if message.sequence:
        facts.append(f"{message.sequence}, step {message.step}" if message.step else message.sequence)
    band = score.band + (" (partial: some rules did not run)" if score.partial else "")
    return (
        f'<header><span class="score {level(score.value)}">{score.value}<span class="soft facts">/100</span></span>'
        f'<h3 id="{name}t"><a href="#{name}">{written(message.id)}</a></h3>'
        f'<p class="facts">{written(band)} · {written(" · ".join(facts))}</p></header>'
    )


def _fault(name: str, number: int, finding: Finding, rule: CatalogRule | None, kind: str) -> str:
    title = rule.rule.title if rule else finding.message
    place = f"line {finding.line}" if finding.part else "whole message"
    inside = paragraphs(finding.message) if rule else ""
    inside += paragraphs(rule.rule.why, "soft") if rule else ""
    inside += paragraphs(f"Better: {finding.instead}", "better") if finding.instead else ""
    if finding.fix:
        trust = "safe fix" if finding.fix.safe else "fix to check"
        inside += paragraphs(f"Write “{finding.fix.text}” ({trust}).")
    severity = _NAMES.get(finding.severity, finding.severity)
    return (
        f'<li id="{name}f{number}"><{kind}><summary>'
        f'<span class="badge {finding.severity}">{number}</span> '
        f'<span class="severity {finding.severity}">{severity}</span> '
        f'{written(title)} <span class="rule"><code>{written(finding.rule)}</code> · {place}</span></summary>'
        f"{inside}</details></li>"
    )


def _suppressed(result: MessageResult) -> str:
    rows = "".join(
        f"<li><code>{written(f.rule)}</code> {written(f.suppressed.reason)}</li>"
        for f in result.findings
        if f.suppressed
    )
    number = rows.count("<li>")
    title = f"{counted(number, 'finding')} ignored on request"
    return f'<details><summary class="soft">{title}</summary><ul class="plain">{rows}</ul></details>' if rows else ""


def _failures(result: MessageResult) -> str:
    return "".join(paragraphs(f"Failed: {problem.rule}: {problem.reason}") for problem in result.failures)


def _sum(score: Score) -> str:
    """Return the ledger of a score as a table."""
    rows = '<tr><th scope="row">start</th><td class="number">100</td></tr>'
    for entry in score.ledger:
        times = f" x {entry.count}" if entry.count > 1 else ""
        rows += f'<tr><th scope="row">{written(entry.rule)}{times}</th><td class="number">{entry.points:+}</td></tr>'
    rows += f'<tr><th scope="row">score</th><td class="number">{score.value}</td></tr>'
    sides = ", ".join(f"{name} {value}" for name, value in score.dimensions.items())
    inside = f"<table><tbody>{rows}</tbody></table><p>{sides}</p>"
    return f'<details><summary class="soft">How the score adds up</summary>{inside}</details>'
