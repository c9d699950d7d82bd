"""Faults of rule files, shared lists and configurations, as they are written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import Event

from outreach_lint.catalog.load import LISTS, checked_rule, rule_id
from outreach_lint.catalog.locate import builtin_root, pack_root
from outreach_lint.catalog.rule import CatalogRule
from outreach_lint.catalog.yaml_file import YamlFile, convert, parse_yaml, read_yaml
from outreach_lint.config.load import NAMES, settings_in
from outreach_lint.engine.compiled import RuleSet
from outreach_lint.engine.prove import Proof, prove
from outreach_lint.errors import OutreachLintError, Place
from outreach_lint.kinds.base import MatchError
from outreach_lint.kinds.resources import Resources
from outreach_lint.lsp.faults import Fault
from outreach_lint.lsp.paper import Paper, Role
from outreach_lint.lsp.setups import Setups
from outreach_lint.pipeline import Linter

CONFIGS = frozenset(name for name in NAMES if not name.endswith(".toml"))
_LISTED = {"bad": "bad", "good": "good", "known miss": "known_misses"}


def config_faults(paper: Paper, setups: Setups) -> tuple[Fault, ...]:
    """Return what is wrong with a configuration; names of rules in it are looked up once it is saved."""
    try:
        file = _parsed(paper)
        settings = settings_in(file)
        for index, name in enumerate(settings.rules):
            try:
                pack_root(name, paper.path.parent)
            except OutreachLintError as problem:
                raise OutreachLintError(problem.reason, file.place(("rules", index))) from None
        if paper.saved and _is_on_disk(paper):
            setups.of(setups.config_of(paper.path))
    except OutreachLintError as problem:
        return (_fault(problem, paper),)
    return ()


def rule_faults(paper: Paper, role: Role, linter: Callable[[], Linter], stop: Event) -> tuple[Fault, ...] | None:
    """Return what is wrong with a rule or a shared list, and the examples that fail; None if `stop` was set."""
    try:
        file = _parsed(paper)
        if role == "list":
            convert(file, tuple[str, ...])
            return ()
        rule = CatalogRule(rule_id(paper.path.parent.parent, paper.path), checked_rule(file), str(paper.path))
        lists = _lists(paper.path.parent.parent)
        try:
            rule.rule.match.compile(Resources(lists))
        except MatchError as problem:
            raise OutreachLintError(str(problem), file.find(problem.culprit, "match")) from None
    except OutreachLintError as problem:
        return (_fault(problem, paper),)
    faults: list[Fault] = []
    for proof, others in _proofs(rule, lists, linter):
        if stop.is_set():
            return None
        found = _of_proof(proof, file, others)
        if found:
            faults.append(found)
    return tuple(faults)


def _parsed(paper: Paper) -> YamlFile:
    return parse_yaml(str(paper.path), paper.text.removeprefix("\ufeff"))


def _is_on_disk(paper: Paper) -> bool:
    try:
        return paper.path.read_bytes() == paper.data
    except OSError:
        return False


def _fault(problem: OutreachLintError, paper: Paper) -> Fault:
    place = problem.place or Place(str(paper.path))
    if Path(place.path).resolve() == paper.path.resolve():
        return Fault(max(place.line, 1), place.column, problem.reason)
    return Fault(1, 0, problem.reason, elsewhere=(place, problem.reason) if place.line else None)


def _lists(root: Path) -> dict[str, Sequence[str]]:
    """Return the shared lists that a rule of a pack may use; those that cannot be read tell of it themselves."""
    lists: dict[str, Sequence[str]] = {}
    for folder in (builtin_root() / LISTS, root / LISTS):
        for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")]):
            try:
                lists[path.stem] = convert(read_yaml(path), tuple[str, ...])
            except OutreachLintError:
                continue
    return lists


def _proofs(
    rule: CatalogRule, lists: Mapping[str, Sequence[str]], linter: Callable[[], Linter]
) -> Iterator[tuple[Proof, Mapping[str, CatalogRule]]]:
    """Yield what the examples show of the rule itself, and then what all other rules find in the good ones."""
    for proof in prove([rule], RuleSet([rule], Resources(lists)), lists):
        yield proof, {}
    try:
        rules = linter().rules
    except OutreachLintError:
        return
    for proof in prove([rule], rules, lists):
        if proof.verdict == "collateral" and proof.severity != "info":
            yield proof, rules.by_id


def _of_proof(proof: Proof, file: YamlFile, others: Mapping[str, CatalogRule]) -> Fault | None:
    if proof.verdict == "ok":
        return None
    listed, _, number = proof.example.rpartition(" ")
    place = file.place(("examples", _LISTED[listed], int(number) - 1))
    if proof.verdict == "not_run":
        return Fault(place.line, place.column, f"not tried: {proof.detail}", "info")
    if proof.verdict == "found_after_all":
        return Fault(place.line, place.column, "is found now; move it to `bad`")
    if proof.verdict != "collateral":
        return Fault(place.line, place.column, proof.detail)
    other = others.get(proof.detail.partition(" ")[0])
    elsewhere = (Place(other.path, 1, 1), other.rule.title) if other else None
    told = f"collateral: {proof.detail}"
    return Fault(place.line, place.column, told, "error" if proof.severity == "error" else "info", elsewhere)
