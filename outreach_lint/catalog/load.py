"""Loads the rule files of a pack, each checked as far as is possible without a message."""

from pathlib import Path

from outreach_lint.catalog.cache import rule_files
from outreach_lint.catalog.examples import parse_example, parse_set
from outreach_lint.catalog.pack import Pack
from outreach_lint.catalog.rule import CatalogRule, Rule
from outreach_lint.catalog.yaml_file import YamlFile, convert, read_yaml
from outreach_lint.errors import OutreachLintError, Place, RuleError
from outreach_lint.kinds.batch import BatchMatch

LISTS = "_lists"


def rule_id(root: Path, path: Path) -> str:
    """Return the id of a rule file: its path below the root, without the ending."""
    return path.relative_to(root).with_suffix("").as_posix()


def load_pack(root: Path) -> Pack:
    """Load every rule below a folder, in the order of their ids.

    Raises RuleError with file, line, column and the offending line; an empty folder is an error too.
    """
    if not root.is_dir():
        reason = "no such folder of rules"
        raise RuleError(reason, Place(str(root)))
    files = rule_files(root)
    lists = {path.stem: _load_list(path) for path in files if path.parent.name == LISTS}
    paths = [path for path in files if not any(part.startswith("_") for part in path.relative_to(root).parts)]
    if not paths:
        reason = "the folder holds no rule"
        raise RuleError(reason, Place(str(root)))
    for path in paths:
        if path.parent == root:
            reason = "a rule stands in a folder that names its category"
            raise RuleError(reason, Place(str(path)))
    rules = tuple(CatalogRule(rule_id(root, path), load_rule(path), str(path)) for path in paths)
    return Pack(str(root), rules, lists)


def load_rule(path: Path) -> Rule:
    """Load one rule file; raises RuleError."""
    try:
        return checked_rule(read_yaml(path))
    except OutreachLintError as problem:
        raise RuleError(problem.reason, problem.place) from None


def checked_rule(file: YamlFile) -> Rule:
    """Return the rule in a file's data; raises OutreachLintError."""
    rule = convert(file, Rule)
    _check_examples(file, rule)
    return rule


def match_place(path: str, culprit: str) -> Place:
    """Return where a phrase or expression stands in the match of a rule file, as far as it can be told."""
    try:
        return read_yaml(Path(path)).find(culprit, "match")
    except OutreachLintError:
        return Place(path)


def _check_examples(file: YamlFile, rule: Rule) -> None:
    for name, examples, marked in (("bad", rule.examples.bad, True), ("good", rule.examples.good, False)):
        for index, example in enumerate(examples):
            steps = ("examples", name, index)
            if isinstance(example, tuple) != isinstance(rule.match, BatchMatch):
                reason = "an example of a rule that compares messages is a list of them, and of no other rule"
                raise RuleError(reason, file.place(steps))
            try:
                parsed = parse_set(rule, example) if isinstance(example, tuple) else (parse_example(rule, example),)
            except ValueError as problem:
                raise RuleError(str(problem), file.place(steps)) from None
            if any(message.marks for message in parsed) and not marked:
                reason = "a good example cannot have a [[mark]]"
                raise RuleError(reason, file.place(steps))


def _load_list(path: Path) -> tuple[str, ...]:
    try:
        return convert(read_yaml(path), tuple[str, ...])
    except OutreachLintError as problem:
        raise RuleError(problem.reason, problem.place) from None
