"""Every command teaches by examples, its examples are understood, and its help fits a terminal of 80 columns."""

import re
import shlex

import click
import pytest

from outreach_lint.cli.headings import CALIBRATE, CHECK, Headings
from outreach_lint.cli.main import main

PROGRAM = "outreach-lint"
SHELL = re.compile(r"\s+(?:\||>|&&)\s.*")
REMARK = re.compile(r" {3,}\S.*")


def contexts(context: click.Context, name: str) -> list[tuple[str, click.Context]]:
    """Return a command and all below it, with their full names."""
    found = [(name, context)]
    if isinstance(context.command, click.Group):
        for own in context.command.list_commands(context):
            command = context.command.get_command(context, own)
            assert command is not None
            found += contexts(click.Context(command, info_name=own, parent=context), f"{name} {own}")
    return found


HELPS = {
    name: click.Context(context.command, info_name=name, terminal_width=80).get_help()
    for name, context in contexts(click.Context(main, info_name=PROGRAM), PROGRAM)
}
EXAMPLES = [
    (name, SHELL.sub("", REMARK.sub("", line.strip())).rpartition("| ")[2])
    for name, text in HELPS.items()
    for line in text.splitlines()
    if re.match(rf"  +(?:\w+ \| )?{PROGRAM} \S", line)
]


@pytest.mark.parametrize("name", HELPS)
def test_a_command_has_an_example_of_its_own(name: str) -> None:
    assert any(example.startswith(name) for of, example in EXAMPLES if of == name)


@pytest.mark.parametrize(("of", "example"), EXAMPLES)
def test_an_example_in_a_help_is_understood(of: str, example: str) -> None:
    del of
    _, *words = shlex.split(example)
    command, context = main, click.Context(main, info_name=PROGRAM)
    while isinstance(command, click.Group) and words and words[0] in command.list_commands(context):
        command = command.get_command(context, words.pop(0)) or command
    command = main.get_command(context, "check") or command if command is main else command
    if words != ["--help"]:
        command.make_context(PROGRAM, words)


@pytest.mark.parametrize(("name", "text"), HELPS.items(), ids=HELPS)
def test_help_fits_eighty_columns(name: str, text: str) -> None:
    del name
    assert [line for line in text.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize(("name", "headings"), [("check", CHECK), ("calibrate", CALIBRATE)])
def test_each_option_stands_under_one_heading(name: str, headings: Headings) -> None:
    command = main.get_command(click.Context(main), name)
    assert command
    options = sorted(param.name or "" for param in command.params if isinstance(param, click.Option))
    assert sorted(option for names in headings.values() for option in names) == options
    shown = HELPS[f"{PROGRAM} {name}"]
    assert [heading for heading in headings if f"\n{heading}:\n" not in shown] == []
    assert shown.count("--help ") == 1


def test_texts_of_all_headings_stand_in_one_column() -> None:
    options = re.findall(r"^  -.*? {2,}(?=\S)", HELPS[f"{PROGRAM} check"], re.MULTILINE)
    assert {len(option) for option in options} == {len(options[0])}
