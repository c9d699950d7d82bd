"""The study as one HTML page that loads nothing and runs nothing."""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256

from outreach_lint.calibrating.cases import NOUNS
from outreach_lint.calibrating.charts import reliability, top_of
from outreach_lint.calibrating.page_tables import bins_table, dimension_card, rule_cards, weights_card
from outreach_lint.calibrating.study import Study
from outreach_lint.calibrating.verdicts import (
    CAUTION,
    adjusted_words,
    matching_words,
    percent,
    power_words,
    ranking_words,
    verdicts_of,
)
from outreach_lint.model import Failure, Notice
from outreach_lint.report.html_page.elements import paragraphs, written
from outreach_lint.report.html_page.stylesheet import STYLE
from outreach_lint.report.wording import path_of
from outreach_lint.results import VERSION

_OWN = """
.card .whisker { width: 8.4rem; height: 1.1rem; display: block; }
.whisker .none { fill: var(--bar); }
.whisker .none circle { fill: var(--card); stroke: var(--bar); stroke-width: 2; }
svg .right { stroke: var(--bar); stroke-width: 1.5; stroke-dasharray: 4 4; fill: none; }
svg .point { fill: var(--info); }
.card svg.plot, .plot svg { max-width: 26rem; }
.wide { grid-column: 1 / -1; }
.tall { table-layout: fixed; min-width: 62rem; }
.tall td, .tall th { vertical-align: middle; }
.tall col.few { width: 4.9rem; } .tall col.much { width: 9.2rem; }
.tall .whisker { margin-left: auto; }
.card + .card, p + .card { margin-top: .9rem; } .cards > .card { margin-top: 0; }
.caution { border-left: 3px solid var(--warning); padding-left: .8rem; }
"""
_MOST = 50


def page(study: Study, problems: Sequence[Failure | Notice]) -> str:
    """Return the page."""
    style = STYLE + _OWN
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    noun = NOUNS[study.outcome]
    told = "".join(paragraphs(line) for line in (adjusted_words(study), _left(study)) if line)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>outreach-lint: {noun} and rules</title>\n<style>{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#rules">Skip to the rules</a>\n'
        f"<header><h1>Which findings went with {noun}</h1>"
        f'<p class="soft">Past messages of <code>{written(path_of(study.path))}</code>, '
        "put to what came of them.</p></header>\n"
        '<main><section aria-labelledby="overview"><h2 id="overview">Overview</h2>'
        f"{_tiles(study)}{told}</section>\n"
        f'<section aria-labelledby="rules"><h2 id="rules" tabindex="-1">Rules</h2>{rule_cards(study)}</section>\n'
        f'<section aria-labelledby="sides"><h2 id="sides">Dimensions</h2>{dimension_card(study)}</section>\n'
        f'<section aria-labelledby="score"><h2 id="score">The score</h2>{_score(study)}</section>\n'
        '<section aria-labelledby="trust"><h2 id="trust">How far this can be trusted</h2><div class="card">'
        f"{paragraphs(power_words(study))}{paragraphs(CAUTION, 'caution')}</div>{_problems(problems)}</section>\n"
        f"</main>\n<footer>outreach-lint {VERSION}</footer>\n</body>\n</html>\n"
    )


def _left(study: Study) -> str:
    told = "; ".join(matching_words(study))
    return f"Left out: {told}." if told else ""


def _tiles(study: Study) -> str:
    found = verdicts_of(study.rules)
    used = study.matching.used
    tiles = [
        (f"{used:,}", "messages"),
        (f"{study.happened:,}", NOUNS[study.outcome]),
        (percent(study.happened / used), "of the messages"),
        (f"{len(study.rules) - len(found.unjudged):,}", "rules judged"),
        (f"{len(found.fewer) + len(found.more):,}", "of them sure"),
    ]
    if study.ranking:
        tiles.append((f"{study.ranking.gain.before.value:.2f}", "AUC of the score"))
    return '<ul class="tiles">' + "".join(f"<li><b>{value}</b>{name}</li>" for value, name in tiles) + "</ul>"


def _score(study: Study) -> str:
    told = f'<div class="card wide">{"".join(paragraphs(line) for line in ranking_words(study))}</div>'
    cards = ""
    if study.ranking:
        shown = [("At the present weights", study.ranking.before)]
        shown += [("With the proposed weights", study.ranking.after)] if study.ranking.weighed else []
        top = top_of([group for _title, bins in shown for group in bins])
        for title, bins in shown:
            inside = reliability(bins, title, top) + bins_table(bins, title)
            cards += f'<section class="card plot"><h3>{title}</h3>{inside}</section>'
    return f'<div class="cards">{told}{cards}{weights_card(study)}</div>'


def _problems(problems: Sequence[Failure | Notice]) -> str:
    places = (path_of(told.path) + (f":{told.line}" if told.line else "") for told in problems)
    rows = "".join(
        f"<li><code>{written(place)}</code> {written(told.reason)}</li>"
        for place, told in zip(places, problems[:_MOST], strict=False)
    )
    more = f'<p class="soft">and {len(problems) - _MOST} more</p>' if problems[_MOST:] else ""
    title = "<h3>Could not be used, or should be known</h3>"
    return f'<section class="card">{title}<ul class="plain">{rows}</ul>{more}</section>' if rows else ""
