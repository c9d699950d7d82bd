"""Reads a YAML file as plain data, with the place of every key for error messages."""

from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from outreach_lint.errors import OutreachLintError, Place

_T = TypeVar("_T")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LARGEST = 1 << 20
_DEEPEST = 30


class YamlFile(msgspec.Struct, frozen=True):
    """The text of a YAML file and the data in it."""

    path: str
    text: str
    data: object

    def place(self, steps: tuple[str | int, ...] = (), *, key: bool = False) -> Place:
        """Return where a value stands (or its key), or the nearest thing above it that exists."""
        if not self.text:
            return Place(self.path)
        node, mark = yaml.compose(self.text, Loader=_Loader), None
        for index, step in enumerate(steps):
            last = key and index == len(steps) - 1
            child = _child(node, step)
            if child is None:
                break
            mark = (child[0] if last or not isinstance(child[1], yaml.ScalarNode) else child[1]).start_mark
            node = child[1]
        line, column = (mark.line, mark.column) if mark else (0, 0)
        return _place(self.path, self.text, line, column)

    def find(self, text: str, under: str) -> Place:
        """Return where a text stands as a whole value under a key, or that key."""
        node = yaml.compose(self.text, Loader=_Loader)
        top = _child(node, under)
        found = _scalar(top[1], text) if top and text else None
        return self._at(found.start_mark) if found else self.place((under,), key=True)

    def _at(self, mark: Any) -> Place:  # noqa: ANN401  (yaml has two types of marks, for its two parsers)
        return _place(self.path, self.text, mark.line, mark.column)


def _scalar(node: yaml.Node, text: str) -> yaml.Node | None:
    if isinstance(node, yaml.ScalarNode):
        return node if node.value == text else None
    inside = (value for pair in node.value for value in (pair if isinstance(pair, tuple) else (pair,)))
    return next((found for value in inside if (found := _scalar(value, text))), None)


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((k, v) for k, v in node.value if k.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return (node.value[step], node.value[step])
    return None


def _place(path: str, text: str, line: int, column: int) -> Place:
    lines = text.splitlines()
    return Place(path, line + 1, column + 1, lines[line] if line < len(lines) else "")


def _refuse_surprises(path: str, text: str, node: yaml.Node | None) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                reason = "a key is a plain word"
                raise OutreachLintError(reason, _place(path, text, key.start_mark.line, key.start_mark.column))
            if key.value in seen:
                reason = f"the key “{key.value}” stands twice"
                raise OutreachLintError(reason, _place(path, text, key.start_mark.line, key.start_mark.column))
            seen.add(key.value)
            _refuse_surprises(path, text, value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_surprises(path, text, item)


def _refuse_tricks(path: str, text: str) -> None:
    """Refuse aliases, by which a small file can grow without bounds, and nesting that would exhaust the stack."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        reason = "aliases (“*name”) are not allowed: write the value out" if isinstance(event, yaml.AliasEvent) else ""
        if depth > _DEEPEST:
            reason = f"nested more than {_DEEPEST} deep"
        if reason:
            mark = event.start_mark
            raise OutreachLintError(reason, _place(path, text, mark.line, mark.column) if mark else Place(path))


def _constructed(path: str, text: str, loader: Any, node: yaml.Node) -> object:  # noqa: ANN401  (as above)
    """Return the data of a node; raise OutreachLintError for a value, such as a date, that looks right and is none."""
    try:
        return loader.construct_document(node)
    except ValueError as problem:
        at = _unreadable(_Loader(""), node)
        place = _place(path, text, at.start_mark.line, at.start_mark.column) if at else Place(path)
        reason = f"not a value that YAML can read: {problem}"
        raise OutreachLintError(reason, place) from None


def _unreadable(loader: Any, node: yaml.Node) -> yaml.Node | None:  # noqa: ANN401  (as above)
    """Return the first scalar of which no value can be made."""
    if isinstance(node, yaml.ScalarNode):
        try:
            loader.construct_object(node)
        except ValueError:
            return node
        return None
    inside = (item for pair in node.value for item in (pair if isinstance(pair, tuple) else (pair,)))
    return next((found for item in inside if (found := _unreadable(loader, item))), None)


def parse_yaml(path: str, text: str) -> YamlFile:
    """Return the data of one YAML document.

    Raises OutreachLintError, with its place, for bad YAML, a key that stands twice, anchors and Python tags.
    """
    if len(text) > _LARGEST:
        reason = f"a file of {len(text)} characters is too large to be configuration (limit {_LARGEST})"
        raise OutreachLintError(reason, Place(path))
    try:
        _refuse_tricks(path, text)
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            _refuse_surprises(path, text, node)
            data = _constructed(path, text, loader, node) if node is not None else None
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as problem:
        found = problem.problem_mark or problem.context_mark
        place = _place(path, text, found.line, found.column) if found else Place(path)
        reason = f"not valid YAML: {problem.problem or problem.context}"
        raise OutreachLintError(reason, place) from None
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        reason = f"not valid YAML: {problem}"
        raise OutreachLintError(reason, Place(path)) from None
    return YamlFile(path, text, data)


def read_yaml(path: Path) -> YamlFile:
    """Read and parse a YAML file; raises OutreachLintError if it cannot be read."""
    try:
        return parse_yaml(str(path), path.read_text(encoding="utf-8-sig"))
    except OSError as problem:
        reason = f"cannot be read: {problem.strerror}"
        raise OutreachLintError(reason, Place(str(path))) from None
    except UnicodeDecodeError as problem:
        reason = f"not valid UTF-8 at byte {problem.start}"
        raise OutreachLintError(reason, Place(str(path))) from None


def convert(file: YamlFile, wanted: type[_T]) -> _T:
    """Return the data as a typed value; raises OutreachLintError that names the offending line."""
    try:
        return msgspec.convert(file.data, wanted, strict=True)
    except msgspec.ValidationError as problem:
        from outreach_lint.catalog.type_words import explained

        found = explained(str(problem), wanted)
        raise OutreachLintError(found.reason, file.place(found.steps, key=found.key)) from None
