"""Proposed weights as a piece of configuration."""

from outreach_lint.calibrating.cases import NOUNS
from outreach_lint.calibrating.study import Study

MARK = "# Weights proposed by outreach-lint calibrate."


def tweaks_of(study: Study) -> str:
    """Return YAML with the weights that change; an own configuration takes it in by `extends`."""
    lines = [MARK]
    lines.append(f"# From {study.matching.used:,} messages with {study.happened:,} {NOUNS[study.outcome]}.")
    if study.ranking and study.ranking.gain.difference.low <= 0:
        lines.append("# They did not rank messages better than the present weights for sure.")
    moved = [weight for weight in study.weights if weight.now != weight.proposed]
    lines.append("tweaks:" if moved else "tweaks: {}")
    lines += [f"  {weight.rule}: {{weight: {weight.proposed}}} # now {weight.now}" for weight in moved]
    return "\n".join(lines) + "\n"
