"""The command `rules test`."""

from functools import reduce
from pathlib import Path

import click

from outreach_lint.catalog.assemble import Catalogue
from outreach_lint.catalog.load import LISTS, load_pack, load_rule
from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.cli.options import FILE, config_option, configuration
from outreach_lint.engine.compiled import RuleSet
from outreach_lint.engine.prove import Proof, prove
from outreach_lint.errors import Place, RuleError
from outreach_lint.kinds.resources import Resources
from outreach_lint.pipeline import load_catalogue

_EXAMPLES = """
\b
Examples:
  outreach-lint rules test our-rules/house/weather.yaml
  outreach-lint rules test --quiet-collateral our-rules
  outreach-lint rules test --coverage our-rules
"""


@click.command("test", short_help="Run the examples of rules.", epilog=_EXAMPLES)
@click.argument("paths", nargs=-1, type=FILE)
@click.option("--quiet-collateral", is_flag=True, help="List only errors among the collateral, no warnings.")
@click.option("--coverage", is_flag=True, help="Also list the phrases and patterns that no bad example holds.")
@config_option
def test_rules(paths: tuple[Path, ...], config: Path | None, *, quiet_collateral: bool, coverage: bool) -> int:
    """Run the examples of all rules, or of the rules in PATHS: files and folders of them, and lists that they use.

    A bad example must give exactly the marked findings and a good one none. Good examples also run through all other
    rules; what those find is collateral: an error among it fails the test, warnings are listed, notes only counted.
    """
    catalogue = load_catalogue(configuration(config))
    own = list(catalogue.rules)
    if paths:
        catalogue = reduce(_with_pack_of, paths, catalogue)
        own = list({rule.id: rule for path in paths for rule in _within(path, catalogue)}.values())
    proofs = list(prove(own, RuleSet(catalogue.rules, Resources(catalogue.lists)), catalogue.lists))
    code = _told(proofs, len(own), quiet_collateral=quiet_collateral)
    if coverage:
        from outreach_lint.cli.rules_lines import tell_lines

        tell_lines(own, catalogue)
    return code


def _with_pack_of(catalogue: Catalogue, path: Path) -> Catalogue:
    """Return the catalogue with the pack that a path belongs to."""
    if not path.exists():
        reason = "no such file or folder"
        raise RuleError(reason, Place(str(path)))
    if _within(path, catalogue):
        return catalogue
    if path.is_file() and path.parent.name != LISTS:
        # First alone, so that what is wrong with it is told before what is wrong beside it.
        load_rule(path)
    pack = load_pack(_from_here(_root(path)))
    rules = tuple({rule.id: rule for rule in (*catalogue.rules, *pack.rules)}.values())
    return Catalogue(rules, {**catalogue.lists, **pack.lists})


def _within(path: Path, catalogue: Catalogue) -> list[CatalogRule]:
    """Return the rules of a file or folder; all of a pack for a shared list, which any of them may use."""
    wanted = path.resolve()
    if wanted.parent.name == LISTS:
        wanted = wanted.parent.parent
    files = ((rule, Path(rule.path).resolve()) for rule in catalogue.rules)
    return [rule for rule, file in files if file == wanted or wanted in file.parents]


def _root(path: Path) -> Path:
    """Return the folder of the pack that a rule file, a category or a pack's folder belongs to."""
    if path.is_file():
        return path.resolve().parent.parent
    holds_rules = any(path.glob("*.yaml")) or any(path.glob("*.yml"))
    return path.resolve().parent if holds_rules else path.resolve()


def _from_here(path: Path) -> Path:
    """Return a path as somebody in the working folder writes it, where it is below that."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _told(proofs: list[Proof], rules: int, *, quiet_collateral: bool) -> int:
    failed = 0
    for proof in proofs:
        place = f"{proof.path}: {proof.example}"
        if proof.verdict in {"wrong", "crashed"}:
            failed += 1
            click.echo(f"{place}: {proof.detail}")
        elif proof.verdict == "found_after_all":
            failed += 1
            click.echo(f"{place}: is found now; move it to `bad`")
        elif proof.verdict == "collateral":
            failed += proof.severity == "error"
            if proof.severity == "error" or (proof.severity == "warning" and not quiet_collateral):
                click.echo(f"{place}: collateral ({proof.severity}): {proof.detail}")
    counts = {name: sum(proof.verdict == name for proof in proofs) for name in ("ok", "collateral", "not_run")}
    told = f"{rules} {'rule' if rules == 1 else 'rules'}: {counts['ok']} examples as expected, {failed} failed"
    told += f", {counts['collateral']} collateral"
    reasons = sorted({proof.detail for proof in proofs if proof.verdict == "not_run"})
    click.echo(told + (f", {counts['not_run']} not run: {'; '.join(reasons)}" if reasons else ""))
    return int(bool(failed))
