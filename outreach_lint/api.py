"""The Python API: load the rules once, lint as many messages as there are."""

from collections.abc import Mapping, Sequence
from functools import cache
from os import PathLike
from pathlib import Path
from typing import Any

import msgspec

from outreach_lint.config.load import load_config
from outreach_lint.errors import SourceError
from outreach_lint.model import Message, MessageResult
from outreach_lint.pipeline import Linter, build_linter
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.read import read_stdin


def load_rules(
    config: str | PathLike[str] | None = None, *, select: Sequence[str] | str = (), ignore: Sequence[str] | str = ()
) -> Linter:
    """Return the compiled rules of a configuration file, or the built-in ones.

    Args:
        config: A `.outreach-lint.yaml` or `pyproject.toml`; none is looked for.
        select: Ids, categories or `tag:NAME`; only these rules run.
        ignore: The same; these do not run.

    Raises:
        ConfigError: If the configuration cannot be used.
        RuleError: If a rule does not load, or nothing has such a name.
    """
    names = ((name,) if isinstance(name, str) else name for name in (select, ignore))
    return build_linter(load_config(Path(config) if config is not None else None), *names)


@cache
def _builtin() -> Linter:
    return load_rules()


def lint(message: Message | Mapping[str, Any] | str, rules: Linter | None = None) -> MessageResult:
    """Return the findings and the score of one message; nothing is read or written.

    Args:
        message: A Message, the keys of the native JSON format, or the text of an email's body.
        rules: What `load_rules` returned; the built-in rules, loaded once a process, if left out.

    Raises:
        SourceError: If a mapping is no message.
    """
    linter = rules or _builtin()
    if isinstance(message, str):
        message = Message(id="-", body=message)
    if isinstance(message, Mapping):
        read = next(read_stdin(msgspec.json.encode(message), Defaults()))
        if not isinstance(read, Message):
            raise SourceError(read.reason)
        message = read
    return linter.lint(message)
