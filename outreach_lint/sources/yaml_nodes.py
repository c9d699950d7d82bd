"""YAML text to nodes: one plain document, no anchors, no repeated keys."""

import yaml

from outreach_lint.sources.nodes import Content, Node, Source

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEPTH = 20
TRUE = frozenset({"yes", "true", "on"})


def parse_yaml(source: Source, start: int = 0, end: int | None = None) -> Node | None:
    """Return the document between two offsets, None if there is none; raise SourceError where it is wrong."""
    text = source.text[start:end]
    try:
        _refuse_tricks(text, source, start)
        root = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = start + (mark.index if mark else 0)
        source.fail(f"invalid YAML: {error.problem or error.context}", at)
    except yaml.reader.ReaderError as error:
        # Its position counts bytes with one loader and characters with the other.
        found = text.find(chr(error.character)) if isinstance(error.character, int) else 0
        source.fail("invalid YAML: a control character", start + max(found, 0))
    return None if root is None else _node(root, source, start, -1)


def _refuse_tricks(text: str, source: Source, start: int) -> None:
    """Raise SourceError for anchors and deep nesting, by which a small text can grow without bounds."""
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        at = start + (event.start_mark.index if event.start_mark else 0)
        if getattr(event, "anchor", None):
            source.fail(
                "invalid YAML: anchors and aliases (& and *) are not supported; put text that begins so in quotes", at
            )
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEPTH:
            source.fail(f"invalid YAML: nested more than {DEPTH} deep", at)


def _node(node: yaml.Node, source: Source, start: int, key: int) -> Node:
    """Return a composed YAML node as ours."""
    begin, end = start + node.start_mark.index, start + node.end_mark.index
    if isinstance(node, yaml.MappingNode):
        return Node(_mapping(node, source, start), begin, end, key)
    if isinstance(node, yaml.SequenceNode):
        return Node(tuple(_node(child, source, start, -1) for child in node.value), begin, end, key)
    return Node(_scalar(node.tag.rpartition(":")[2], node.value), begin, end, key, node.value)


def _mapping(node: yaml.MappingNode, source: Source, start: int) -> dict[str, Node]:
    """Return the members of a mapping whose keys are single values that differ."""
    found: dict[str, Node] = {}
    for name, child in node.value:
        at = start + name.start_mark.index
        if not isinstance(name, yaml.ScalarNode):
            source.fail("a key must be a single word, not braces; put a merge field in quotes", at)
        if name.value in found:
            source.fail(f"the key “{name.value}” stands here twice", at)
        found[name.value] = _node(child, source, start, at)
    return found


def _scalar(tag: str, text: str) -> Content:
    """Return a scalar by its YAML type; what only YAML 1.1 takes for a number (12:30, dates) stays text."""
    if tag == "null":
        return None
    if tag == "bool":
        return text.lower() in TRUE
    try:
        if tag == "int":
            return int(text)
        if tag == "float":
            return float(text)
    except ValueError:
        return text
    return text
