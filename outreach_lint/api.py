"""The Python API: load the rules once, lint as many messages as there are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from os import PathLike
from pathlib import Path
from typing import Any

import msgspec

from outreach_lint.config.load import load_config
from outreach_lint.config.settings import Settings
from outreach_lint.errors import ConfigError, SourceError
from outreach_lint.linting import one_by_one
from outreach_lint.model import Failure, Message, MessageResult, Origin
from outreach_lint.pipeline import Linter, build_linter
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.read import read_stdin
from outreach_lint.sources.within import over_limit, within
from outreach_lint.spreading.recipe import Recipe

Given = Message | Mapping[str, Any] | str
"""A Message, the keys of the native JSON format, or the text of an email's body."""


class Rules(Linter, frozen=True):
    """Rules that remember how they were loaded, so that other processes can load the same."""

    recipe: Recipe | None = None


def load_rules(
    config: str | PathLike[str] | None = None, *, select: Sequence[str] | str = (), ignore: Sequence[str] | str = ()
) -> Rules:
    """Return the compiled rules of a configuration file, or the built-in ones.

    Args:
        config: A `.outreach-lint.yaml` or `pyproject.toml`; none is looked for.
        select: Ids, categories or `tag:NAME`; only these rules run.
        ignore: The same; these do not run.

    Raises:
        ConfigError: If the configuration cannot be used.
        RuleError: If a rule does not load, or nothing has such a name.
    """
    wanted, unwanted = ((name,) if isinstance(name, str) else tuple(name) for name in (select, ignore))
    settings = load_config(Path(config) if config is not None else None)
    built = build_linter(settings, wanted, unwanted)
    recipe = Recipe(1, settings, wanted, unwanted, built.policy)
    return Rules(built.catalogue, built.rules, built.policy, built.rules_of, built.seconds, recipe=recipe)


@cache
def _builtin() -> Rules:
    return load_rules()


def lint(message: Given, rules: Linter | None = None) -> MessageResult:
    """Return the findings and the score of one message; nothing is read or written.

    Args:
        message: A Message, the keys of the native JSON format, or the text of an email's body.
        rules: What `load_rules` returned; the built-in rules, loaded once a process, if left out.

    Raises:
        SourceError: If a mapping is no message, or the message is longer than the configuration allows.
    """
    linter = rules or _builtin()
    if isinstance(message, str):
        message = Message(id="-", body=message)
    if isinstance(message, Mapping):
        read = next(read_stdin(msgspec.json.encode(message), Defaults()))
        if not isinstance(read, Message):
            raise SourceError(read.reason)
        message = read
    over = over_limit(message, _bounds(linter))
    if over:
        raise SourceError(over.reason)
    return linter.lint(message)


def _bounds(linter: Linter) -> Defaults:
    """Return how long the messages of a linter may be."""
    limits = linter.recipe.config.settings.limits if isinstance(linter, Rules) and linter.recipe else None
    return Defaults(message_characters=limits.message_characters if limits else None)


def lint_all(
    messages: Iterable[Given], rules: Linter | None = None, *, jobs: int = 1
) -> Iterator[MessageResult | Failure]:
    """Yield the result of each message, in their order, and a failure for each that cannot be read or linted.

    Messages are taken as they are needed, so they may be more than fit the memory; each is linted by itself, not
    compared with the others. The second message is line 2, and its id is `-:2` if it gives itself none.

    Args:
        messages: What `lint` takes, many times.
        rules: What `load_rules` returned; the built-in rules if left out.
        jobs: The number of processes. Few messages are linted in this one. A program that is a file needs the usual
            `if __name__ == "__main__":` around its work, since each process imports it.

    Raises:
        ConfigError: If `jobs` is below 1, or above 1 for rules that `load_rules` did not return.
    """
    linter = rules or _builtin()
    recipe = getattr(linter, "recipe", None)
    if jobs < 1 or (jobs > 1 and not isinstance(recipe, Recipe)):
        reason = "jobs must be at least 1" if jobs < 1 else "several jobs need the rules that load_rules returns"
        raise ConfigError(reason)
    return _outcomes(messages, linter, recipe, jobs)


def _outcomes(
    messages: Iterable[Given], linter: Linter, recipe: Recipe | None, jobs: int
) -> Iterator[MessageResult | Failure]:
    here = one_by_one(linter, recipe.config.settings if recipe else Settings())
    read = within((_read(message, number) for number, message in enumerate(messages, 1)), _bounds(linter))
    pieces = ((None, (), message) for message in read)
    if recipe is None or jobs == 1:
        lint_pieces = here
    else:
        from outreach_lint.spreading.spread import Spread

        lint_pieces = Spread(msgspec.structs.replace(recipe, jobs=jobs), here)
    for _mark, outcome in lint_pieces(pieces):
        if isinstance(outcome, MessageResult | Failure):
            yield outcome


def _read(given: Given, number: int) -> Message | Failure:
    """Return a message as line `number` of standard input would give it, or why it is none."""
    if isinstance(given, Message):
        return given
    if isinstance(given, str):
        return Message(id=f"-:{number}", body=given, origin=Origin(line=number))
    from outreach_lint.sources.jsonl import message_of_line

    try:
        return message_of_line(msgspec.json.encode(given), number, "-", Defaults())
    except (TypeError, msgspec.MsgspecError, UnicodeEncodeError) as problem:
        return Failure("-", number, f"not a message: {problem}")
