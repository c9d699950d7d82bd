"""The whole page: head with its policy, overview, filter and messages."""

from base64 import b64encode
from hashlib import sha256

from outreach_lint.report.html_page.cards import card
from outreach_lint.report.html_page.elements import written
from outreach_lint.report.html_page.overview import overview
from outreach_lint.report.html_page.script import SCRIPT
from outreach_lint.report.html_page.stylesheet import STYLE
from outreach_lint.report.style import Look
from outreach_lint.report.wording import counted, noun
from outreach_lint.results import VERSION, Report

_ORDERS = (("file", "as in the files"), ("lowest", "lowest score first"), ("highest", "highest score first"))
_SEVERITIES = (
    ("", "any"),
    ("error", "with errors"),
    ("warning", "with warnings"),
    ("info", "with notes"),
    ("none", "nothing to change"),
)


def whole(report: Report, look: Look) -> str:
    """Return the page as one file that loads nothing."""
    alone = len(report.results) == 1
    heading = noun("Message", len(report.results))
    title = f"outreach-lint: {counted(report.summary.messages, 'message')}"
    # Only this style and this script may run: a text that slipped through as markup could do nothing.
    policy = (
        f"default-src 'none'; style-src '{_digest(STYLE)}'; script-src '{_digest(SCRIPT)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    cards = "".join(card(number, result, report.rules, opened=alone) for number, result in enumerate(report.results, 1))
    skipped = report.summary.files_skipped
    left = f" {counted(skipped, 'file')} skipped: excluded, or not a known format." if skipped else ""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#messages">Skip to the messages</a>\n'
        f"<header><h1>How {'this message reads' if alone else 'these messages read'}</h1>"
        '<p class="soft">What would make a fair, busy reader wince, why, and a better line.</p></header>\n'
        f"<main>{overview(report, look)}\n"
        f'<section aria-labelledby="messages"><h2 id="messages" tabindex="-1">{heading}</h2>'
        f'{"" if alone else _filter(report)}\n<div id="list">\n{cards}</div></section></main>\n'
        f"<footer>{counted(report.summary.rules, 'rule')} loaded.{left} outreach-lint {VERSION}</footer>\n"
        f"<script>{SCRIPT}</script>\n</body>\n</html>\n"
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _filter(report: Report) -> str:
    """Return the form, which stays hidden where scripts do not run."""
    rules = [("", "any"), *((rule, f"{rule} ({count:,})") for rule, count in sorted(report.statistics.items()))]
    score = 'type="number" min="0" max="100" inputmode="numeric"'
    return (
        '<form class="filter" role="search" aria-label="Filter messages" hidden>'
        '<label class="wide">Words in the message or its faults <input type="search" name="words"></label>'
        f"{_choice('Findings', 'severity', _SEVERITIES)}{_choice('Rule', 'rule', rules)}"
        f'<label>Score from <input {score} name="from"></label><label>to <input {score} name="to"></label>'
        f"{_choice('Order', 'order', _ORDERS)}"
        '<button type="reset">Show all</button><p id="told" role="status" class="soft"></p></form>'
    )


def _choice(label: str, name: str, choices: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> str:
    options = "".join(f'<option value="{written(value)}">{written(text)}</option>' for value, text in choices)
    return f'<label>{label} <select name="{name}">{options}</select></label>'
