"""The study for a terminal."""

from collections.abc import Callable, Sequence

from outreach_lint.calibrating.cases import NOUNS
from outreach_lint.calibrating.lifts import Lift
from outreach_lint.calibrating.study import Study
from outreach_lint.calibrating.verdicts import (
    CAUTION,
    adjusted_words,
    change_of,
    matching_words,
    percent,
    power_words,
    q_words,
    ranking_words,
    reasons_of,
    titles_of,
    twin_words,
    verdicts_of,
)
from outreach_lint.report.style import Look, visible
from outreach_lint.report.wording import counted

_FIGURES = 50
_NAMED, _LISTED = 8, 20
_SHOWN = "shows at: rates with the finding, in %, that would mostly have been told from the rate without it."
Last = Callable[[Lift], str]


def as_text(study: Study, look: Look) -> str:
    """Return the study in lines for a terminal of a width."""
    used, noun = study.matching.used, NOUNS[study.outcome]
    head = f"{noun.capitalize()} to {used:,} messages: {study.happened:,} ({percent(study.happened / used)})"
    if study.outcome == "unsubscribed":
        head = f"{noun.capitalize()} after {used:,} messages: {study.happened:,} ({percent(study.happened / used)})"
    told = look.styled(head, bold=True) + "\n"
    told += look.wrapped("", "; ".join(matching_words(study)) + ".", "") if matching_words(study) else ""
    told += look.wrapped("", adjusted_words(study), "")
    told += _rules(study, look) + _dimensions(study, look)
    told += _title("The score", look) + "".join(look.wrapped("", line, "") for line in ranking_words(study))
    told += _weights(study, look)
    told += _title("How far this can be trusted", look)
    told += look.wrapped("", power_words(study), "") + look.wrapped("", CAUTION, "")
    return visible(told) if not look.colour else told


def _title(text: str, look: Look) -> str:
    return "\n" + look.styled(text, bold=True) + "\n"


def _rules(study: Study, look: Look) -> str:
    found = verdicts_of(study.rules)
    fewer, more, unsure = titles_of(study.outcome)
    told = _table(fewer, found.fewer, _q, look) + _table(more, found.more, _q, look)
    if not found.fewer and not found.more:
        told += "\n" + look.wrapped("", "No rule of which it is sure that it makes a difference.", "")
    told += _table(unsure, found.unsure, _shows, look)
    if found.unsure:
        told += look.wrapped("", _SHOWN, "")
    judged = len(study.rules) - len(found.unjudged)
    if judged:
        told += look.wrapped("", f"q: of the rules with 0.05 or less, at most 5 % are expected to be chance "
                             f"(Benjamini-Hochberg, {judged} rules).", "")  # fmt: skip
    for twins in study.twins:
        told += look.wrapped("", twin_words(twins), "")
    told += _title("Not judged", look) if found.unjudged or study.never else ""
    for reason, names in reasons_of(found.unjudged).items():
        more_names = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        told += look.wrapped(f"{len(names):>4}  ", f"{reason}: {', '.join(names[:_NAMED])}{more_names}", "")
    told += look.wrapped(f"{study.never:>4}  ", "found nothing in any of the messages", "") if study.never else ""
    return told


def _dimensions(study: Study, look: Look) -> str:
    found = verdicts_of(study.dimensions)
    judged = (*found.fewer, *found.more, *found.unsure)
    return _table("Any finding of a dimension", judged, _q, look) if judged else ""


def _q(lift: Lift) -> str:
    return q_words(lift.q_value)


def _shows(lift: Lift) -> str:
    low, high = lift.detectable
    return f"{100 * low:.1f}/{100 * high:.1f}"


def _table(title: str, lifts: Sequence[Lift], last: Last, look: Look) -> str:
    """Return a table; a name that is too long for its column has a line of its own."""
    if not lifts:
        return ""
    wide = max(min(max(len(lift.name) for lift in lifts[:_LISTED]), look.width - _FIGURES), 10)
    name = "q" if last is _q else "shows at"
    head = f"{'':<{wide}}{'found':>6}{'with':>6}{'without':>8}{'lift':>6}{'95 %':>13}"
    units = f"{'':<{wide}}{'':>6}{'%':>6}{'%':>8}{'%':>6}{'interval':>13}{name:>11}"
    told = _title(title, look) + look.styled(f"{head}\n{units}", dim=True) + "\n"
    told += "".join(_row(lift, wide, last) for lift in lifts[:_LISTED])
    return told + (f"and {len(lifts) - _LISTED} more; --format json or html has them all\n" if lifts[_LISTED:] else "")


def _row(lift: Lift, wide: int, last: Last) -> str:
    effect = lift.effect
    if not effect:
        return ""
    low, high = (change_of(rate, effect.rate_without) for rate in (effect.rate_low, effect.rate_high))
    figures = f"{lift.with_.messages:>6}{100 * lift.with_.rate:>6.1f}{100 * lift.without.rate:>8.1f}"
    figures += f"{change_of(effect.rate_with, effect.rate_without):>6}{f'{low} to {high}':>13}{last(lift):>11}\n"
    name = lift.name if len(lift.name) <= wide else f"{lift.name}\n{'':<{wide}}"
    return f"{name:<{wide}}{figures}"


def _weights(study: Study, look: Look) -> str:
    moved = [weight for weight in study.weights if weight.now != weight.proposed]
    if not study.weights:
        return ""
    told = _title("Weights", look)
    if moved:
        wide = max(len(weight.rule) for weight in moved)
        told += look.styled(f"{'':<{wide}}{'now':>6}{'proposed':>10}", dim=True) + "\n"
        told += "".join(f"{weight.rule:<{wide}}{weight.now:>6}{weight.proposed:>10}\n" for weight in moved)
    same = len(study.weights) - len(moved)
    kept = f"{counted(same, 'other judged rule')} {'stays' if same == 1 else 'stay'} as now. " if same else ""
    told += look.wrapped("", f"{kept}Rules that are not judged stay, too.", "")
    return told + "--write-tweaks FILE writes these.\n"
