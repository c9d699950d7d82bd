"""What is to be said of each lift, in groups and in words that all formats share."""

from collections.abc import Sequence

import msgspec

from outreach_lint.calibrating.cases import NOUNS, WISHED, Outcome
from outreach_lint.calibrating.lifts import LEAST_EXPECTED, LEAST_MESSAGES, Lift
from outreach_lint.calibrating.study import LEAST_TO_RANK, LEAST_TO_WEIGH, Study

SURE = 0.05
"""The share of chance among the findings that are called sure (Benjamini-Hochberg)."""
CAUTION = (
    "What goes together need not be cause and effect: what is not in the data, such as who was written to and why, "
    "may be behind both. To be sure, send both versions to people drawn by lot."
)


class Verdicts(msgspec.Struct, frozen=True):
    """The lifts by what is sure of them, the surest first."""

    fewer: tuple[Lift, ...]
    more: tuple[Lift, ...]
    unsure: tuple[Lift, ...]
    unjudged: tuple[Lift, ...]


def verdicts_of(lifts: Sequence[Lift]) -> Verdicts:
    """Return the lifts in groups."""
    ordered = sorted(lifts, key=lambda lift: (lift.effect.p_value if lift.effect else 1.0, lift.name))
    sure = [lift for lift in ordered if lift.q_value is not None and lift.q_value <= SURE and lift.effect]
    return Verdicts(
        tuple(lift for lift in sure if lift.effect and lift.effect.log_odds < 0),
        tuple(lift for lift in sure if lift.effect and lift.effect.log_odds >= 0),
        tuple(lift for lift in ordered if lift.effect and lift not in sure),
        tuple(lift for lift in ordered if not lift.effect),
    )


def titles_of(outcome: Outcome) -> tuple[str, str, str]:
    """Return the headings of rules with fewer outcomes, with more, and of which nothing is sure."""
    noun = NOUNS[outcome]
    speaks, against = "as the rules would have it", "the rules would have it otherwise"
    ways = (speaks, against) if outcome in WISHED else (against, speaks)
    return f"Fewer {noun} with the finding ({ways[0]})", f"More {noun} with the finding ({ways[1]})", "Nothing sure"


def reasons_of(lifts: Sequence[Lift]) -> dict[str, list[str]]:
    """Return the names of what is not judged, by the reason."""
    found: dict[str, list[str]] = {}
    for lift in lifts:
        found.setdefault(lift.left_out, []).append(lift.name)
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def adjusted_words(study: Study) -> str:
    """Return what is adjusted for, and by what messages belong together."""
    told = f"Adjusted for {_and(study.adjusted)}." if study.adjusted else "Adjusted for nothing."
    reasons: dict[str, list[str]] = {}
    for name, reason in study.unadjusted.items():
        reasons.setdefault(reason, []).append(name)
    told += "".join(f" Not for {_and(names)}: {reason}." for reason, names in reasons.items())
    if study.grouping.name:
        told += f" Messages of one {study.grouping.name} are taken as one lot ({study.grouping.groups:,} lots)."
    else:
        told += " Each message is taken to stand for itself."
    return told


def matching_words(study: Study) -> list[str]:
    """Return what became of the messages and rows that are not part of the figures."""
    found = study.matching
    told = (
        (found.without_outcome, "message", "no outcome"),
        (found.rows_without_message, "row of outcomes", "no message"),
        (found.ambiguous, "message", "more than one outcome, or one that it shares with another message"),
        (found.repeated, "message", "been read before, word for word"),
        (found.rows_again, "row of outcomes", "been told before by another row"),
        (found.unknown, "message", "no outcome that is known, or was not delivered"),
    )
    return [f"{number_of(count, noun)} {'has' if count == 1 else 'have'} {what}" for count, noun, what in told if count]


def number_of(count: int, noun: str) -> str:
    """Return a count with its noun, of which the first word takes the plural."""
    first, _blank, rest = noun.partition(" ")
    return f"{count:,} {first}{'' if count == 1 else 's'}{' ' + rest if rest else ''}"


def ranking_words(study: Study) -> list[str]:
    """Return how well the score ranks, in sentences, or why it is not told."""
    noun = NOUNS[study.outcome]
    if study.ranking is None:
        return [
            f"Too few {noun}, or too few without, to tell whether the score ranks them: {LEAST_TO_RANK} are needed."
        ]
    gain = study.ranking.gain
    before, after, more = (
        tuple(100 * value for value in (area.value, area.low, area.high))
        for area in (gain.before, gain.after, gain.difference)
    )
    told = [
        (
            f"Of two messages that fared differently, the score is higher for the better one in {before[0]:.0f} of 100 "
            f"cases (AUC {before[0] / 100:.2f}, 95 % interval {before[1] / 100:.2f} to {before[2] / 100:.2f}); "
            "50 would be chance."
        )
    ]
    if not study.ranking.weighed:
        reason = (
            f"fewer than {LEAST_TO_WEIGH} with or without" if study.too_small else "no rule that costs points is judged"
        )
        return [*told, f"No weights are proposed: {reason}."]
    told.append(
        f"With the proposed weights {after[0]:.0f} of 100 (AUC {after[0] / 100:.2f}, {after[1] / 100:.2f} to "
        f"{after[2] / 100:.2f}), each tried on messages that it was not made from, in {study.ranking.parts} parts. "
        f"Difference {more[0] / 100:+.3f} ({more[1] / 100:+.3f} to {more[2] / 100:+.3f}): {_worth(more[1], more[2])}."
    )
    return told


def power_words(study: Study) -> str:
    """Return what these data could have shown at best, and what is asked of a rule to be judged."""
    rate = study.happened / study.matching.used
    low, high = study.detectable
    return (
        f"A finding in half of the messages would mostly (4 times of 5) have shown if the rate with it had been "
        f"{percent(low)} or less, or {percent(high)} or more, in place of {percent(rate)}; a rarer one needs more. "
        f"A rule is judged from {LEAST_MESSAGES} messages with and without its finding, and {LEAST_EXPECTED:.0f} "
        "outcomes to expect in either."
    )


def twin_words(names: Sequence[str]) -> str:
    """Return that some rules stand and fall together."""
    return f"Found in nearly the same messages, so that it cannot be told which of them matters: {_and(names)}."


def percent(rate: float) -> str:
    """Return a rate for people."""
    return f"{100 * rate:.1f} %"


def q_words(value: float | None) -> str:
    """Return a q value to three places."""
    return "" if value is None else "<0.001" if value < 0.001 else f"{value:.3f}"  # noqa: PLR2004  (the last place)


def change_of(rate: float, base: float) -> str:
    """Return a rate against another as a change in percent, without the sign of it."""
    change = 100 * (rate / base - 1)
    return f"{change:+.0f}" if change < 1000 else "+999"  # noqa: PLR2004  (a tenfold rate is as good as any above it)


def _worth(low: float, high: float) -> str:
    if low > 0:
        return "they rank better"
    return "they rank worse" if high < 0 else "no better for sure; the present weights may stay"


def _and(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
