"""Sequences of messages to one prospect in a YAML or JSON file: one message for each step."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO, Final

import msgspec

from outreach_lint.document.late import late
from outreach_lint.errors import Place, SourceError
from outreach_lint.model import Failure, Message, Plan
from outreach_lint.sources.decoding import LIMIT, decode, read_whole
from outreach_lint.sources.defaults import Defaults
from outreach_lint.sources.fields import Fields, choice_field, text_field, texts_field, whole_field
from outreach_lint.sources.native import DISTINCT, KEYS, THREADS, Record, message_of
from outreach_lint.sources.nodes import MapOf, Node, Source, failure_of, source_of
from outreach_lint.sources.plain import read_plain
from outreach_lint.sources.typos import refuse_typos

SHARED: Final = frozenset({"channel", "kind", "stage", "prospect", "sender", "sequence", "sent"})
"""What a sequence says for all of its steps; a step may say it again for itself."""
TOP_KEYS: Final = SHARED | {"name", "steps", "touches", "exit_on"}
STEP_KEYS: Final = DISTINCT | {"day", "thread"}
_STEPS = late(r"(?:\A|\n)\ufeff?(?:steps|\"steps\"|'steps')[ \t]*:")


def is_sequence(file: BinaryIO) -> bool:
    """Tell whether a YAML file looks as if it had steps."""
    return _STEPS.search(file.read(LIMIT).decode("utf-8", "replace")) is not None


def read_yaml(file: BinaryIO, path: str, defaults: Defaults) -> Iterator[Message | Failure]:
    """Yield the messages of a sequence in YAML; what has no steps is read as plain text."""
    from outreach_lint.sources.yaml_maps import scalar_map
    from outreach_lint.sources.yaml_nodes import parse_yaml

    if not is_sequence(file):
        file.seek(0)
        yield from read_plain(file, path, defaults)
        return
    file.seek(0)
    source = source_of(path, decode(read_whole(file, path, defaults.file_size), path))
    root = parse_yaml(source)
    if root is None or not has_steps(root):
        reason = "a sequence must be “key: value” lines, with a list under “steps”"
        raise SourceError(reason, Place(path, 1))
    yield from steps_of(root, source, scalar_map, defaults)


def has_steps(root: Node) -> bool:
    """Tell whether a value is a sequence rather than a message."""
    return isinstance(root.value, dict) and "steps" in root.value and "body" not in root.value


def steps_of(root: Node, source: Source, map_of: MapOf, defaults: Defaults) -> Iterator[Message | Failure]:
    """Yield the message of each step; a wrong step does not stop the others."""
    fields = root.value if isinstance(root.value, dict) else {}
    refuse_typos(fields, TOP_KEYS - {"sent"}, source)
    steps = fields["steps"].value
    if not isinstance(steps, tuple):
        source.fail("steps must be a list, with a “-” before each step", fields["steps"].start)
    if not steps:
        source.fail("the sequence has no steps", fields["steps"].start)
    shared = {key: node for key, node in fields.items() if key in SHARED}
    if "sequence" not in shared and "name" in fields:
        shared["sequence"] = fields["name"]
    plan = Plan(len(steps), whole_field(fields, "touches", source), _exits(fields, source))
    last_day = -1
    for number, node in enumerate(steps, 1):
        try:
            day = _day(node, source, last_day)
            last_day = last_day if day is None else day
            message = message_of(*_step(node, number, shared, (source, map_of), defaults))
            yield msgspec.structs.replace(message, plan=plan)
        except SourceError as error:
            yield failure_of(error, source.path)


def _exits(fields: Fields, source: Source) -> tuple[str, ...] | None:
    """Return what ends the sequence for a reader, as one text or a list of them; None if it does not say."""
    node = fields.get("exit_on")
    if node is None or node.value is None:
        return None
    return (node.value,) if isinstance(node.value, str) else texts_field(fields, "exit_on", source)


def _step(
    node: Node, number: int, shared: Fields, reading: tuple[Source, MapOf], defaults: Defaults
) -> tuple[Record, Defaults]:
    """Return the record of a step; from the second on it is a follow-up unless something says otherwise."""
    source, map_of = reading
    own = _fields(node, source)
    refuse_typos(own, STEP_KEYS, source)
    thread = choice_field(own, "thread", source, THREADS)
    if thread == "same" and number == 1:
        source.fail("the first step has no thread to go on with", own["thread"].start)
    name = f"{text_field(shared, 'sequence', source, number=True) or PurePath(source.path).stem}#{number}"
    counted = {"step": Node(number, node.start, node.end)}
    fields = {**shared, **counted, **{key: value for key, value in own.items() if key in KEYS}}
    stage = defaults.stage or ("follow_up" if number > 1 else None)
    record = Record(fields, source, map_of, name, source.position(node.start).line, node.start)
    return record, msgspec.structs.replace(defaults, stage=stage)


def _day(node: Node, source: Source, last: int) -> int | None:
    """Return the day on which a step goes out, None if it says none; no step may come before the one above it."""
    fields = _fields(node, source)
    day = whole_field(fields, "day", source)
    if day is not None and day < last:
        source.fail(f"day {day} comes before day {last} of the step above", fields["day"].start)
    return day


def _fields(node: Node, source: Source) -> Fields:
    if not isinstance(node.value, dict):
        source.fail("a step must be a mapping with a body", node.start)
    return node.value
