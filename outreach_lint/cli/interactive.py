"""The option `--interactive` of `check`: one finding after another, and a person says what becomes of each."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import click
import msgspec

from outreach_lint.adopting.fingerprints import fingerprints
from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.cli.benches import Work, benches
from outreach_lint.cli.replacing import replace_file
from outreach_lint.fixing.edits import Refusal, unwritable
from outreach_lint.fixing.offers import offer_for
from outreach_lint.fixing.single import accepting, ignoring
from outreach_lint.fixing.state import Bench, State, begun
from outreach_lint.model import Finding
from outreach_lint.report import text
from outreach_lint.report.style import Look, harmless
from outreach_lint.results import reaches

Key = tuple[int, str, int]
"""A finding by its message, its fingerprint, and its number among equal ones: lines may move while it is looked at."""


class Walk:
    """A walk through the findings of some files."""

    def __init__(self, work: Work, look: Look) -> None:
        """Start at the first file."""
        self._work, self._look = work, look
        self._rules: Mapping[str, CatalogRule] = work.linter.rules.by_id
        self._done: Counter[str] = Counter()
        self._stopped = False
        self._quit = False

    def run(self, fail_on: str) -> int:
        """Walk through all files, tell what was done, and return the exit code for what is left."""
        for path, bench in benches(self._work, "--interactive"):
            state = begun(path.read_bytes(), bench)
            if not self._quit:
                state = self._through(path, state, bench)
            left = [finding for result in state.results.values() for finding in result.findings]
            low = any(result.score.value < self._look.least for result in state.results.values())
            self._stopped = self._stopped or low or any(reaches(finding, fail_on) for finding in left)
            self._done["left"] += sum(not finding.suppressed for finding in left)
        told = ", ".join(f"{self._done[name]} {name}" for name in ("fixed", "ignored", "skipped", "left"))
        click.echo(f"{told}.")
        return int(self._stopped)

    def _through(self, path: Path, state: State, bench: Bench) -> State:
        """Walk through the findings of one file; each answer is written before the next question."""
        passed: set[Key] = set()
        while not self._quit and (found := _next(state, passed)):
            key, finding = found
            new = self._asked(path, state, key[0], finding, bench)
            if isinstance(new, Refusal):
                click.echo(f"    {new.reason}")
            elif new is not None:
                replace_file(path, state.data, new.data)
                state = new
                continue
            passed.add(key)
        return state

    def _asked(self, path: Path, state: State, number: int, finding: Finding, bench: Bench) -> State | Refusal | None:
        """Show a finding, and return what the answer makes of the file; None leaves it as it is."""
        result = state.results[number]
        shown = msgspec.structs.replace(result, findings=(finding,))
        click.echo(text.result(shown, self._rules, msgspec.structs.replace(self._look, ledger=False)), nl=False)
        reason = unwritable(path)
        offer = None if reason else offer_for(result.message, finding)
        if reason:
            click.echo(f"    {reason}")
        elif offer and finding.fix is None:
            click.echo(f"    fix  “{harmless(offer.fix.text)}”")
        choices = [*(["f"] if offer else []), "s", *([] if reason else ["i"]), "q"]
        answer = self._answer(choices)
        if answer == "f" and offer:
            return self._counted("fixed", accepting(state, number, offer, bench))
        if answer == "i":
            why = click.prompt("    why is the rule wrong here").strip()
            return self._counted("ignored", ignoring(state, number, finding, why, bench))
        self._quit = answer == "q"
        self._done["skipped"] += answer == "s"
        return None

    def _answer(self, choices: list[str]) -> str:
        names = {"f": "[f]ix", "s": "[s]kip", "i": "[i]gnore", "q": "[q]uit"}
        question = "    " + "  ".join(names[choice] for choice in choices)
        try:
            return str(click.prompt(question, type=click.Choice(choices, case_sensitive=False), show_choices=False))
        except click.Abort:
            return "q"

    def _counted(self, name: str, new: State | Refusal) -> State | Refusal:
        self._done[name if isinstance(new, State) else "skipped"] += 1
        return new


def _next(state: State, passed: set[Key]) -> tuple[Key, Finding] | None:
    """Return the first finding that counts and was not passed over."""
    for number, result in state.results.items():
        seen: Counter[str] = Counter()
        for finding, name in zip(result.findings, fingerprints(result), strict=True):
            seen[name] += 1
            key = (number, name, seen[name])
            if not finding.suppressed and key not in passed:
                return key, finding
    return None
