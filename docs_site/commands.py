"""The reference of the command line, written from the commands themselves."""

import re
from collections.abc import Iterator
from html import escape
from inspect import cleandoc

import click

from outreach_lint.cli.headings import HeadedCommand
from outreach_lint.cli.main import main

PROGRAM = "outreach-lint"
_HEAD = """\
# Every command

What `--help` says of every command and option, for reading and searching. The [command line](command-line.md) tells
what they are for.
"""


def commands() -> Iterator[tuple[str, click.Context]]:
    """Yield every command by its full name, with a context to ask it in."""
    yield from _below(click.Context(main, info_name=PROGRAM), PROGRAM)


def _below(context: click.Context, name: str) -> Iterator[tuple[str, click.Context]]:
    yield name, context
    if isinstance(context.command, click.Group):
        for own in context.command.list_commands(context):
            command = context.command.get_command(context, own)
            if command and not command.hidden:
                yield from _below(click.Context(command, info_name=own, parent=context), f"{name} {own}")


def reference() -> str:
    """Return the page of the command line."""
    return "\n".join([_HEAD, *(_section(name, context) for name, context in commands())])


def _section(name: str, context: click.Context) -> str:
    command = context.command
    usage = " ".join([name, *command.collect_usage_pieces(context)])
    text = f"## {name}\n\n```text\n{usage}\n```\n"
    text += "".join(_paragraph(paragraph) for paragraph in _paragraphs(command.help))
    rows = list(_rows(context))
    if rows:
        text += '\n<table class="ol-options"><thead><tr><th>option</th><th>what it does</th></tr></thead><tbody>\n'
        text += "\n".join(rows) + "\n</tbody></table>\n"
    return text + "".join(_paragraph(paragraph) for paragraph in _paragraphs(command.epilog))


def _rows(context: click.Context) -> Iterator[str]:
    """Yield the rows of a command's options, below their headings where it has some."""
    shown = {param.name or "": row for param in context.command.get_params(context) if (row := _row(param, context))}
    if isinstance(context.command, HeadedCommand):
        options = [param.name or "" for param in context.command.get_params(context) if isinstance(param, click.Option)]
        for heading, names in context.command.sections(options):
            yield f'<tr><th colspan="2" scope="colgroup">{escape(heading)}</th></tr>'
            yield from (shown[name] for name in names)
    else:
        yield from shown.values()


def _paragraphs(text: str | None) -> list[str]:
    return [paragraph for paragraph in cleandoc(text or "").split("\n\n") if paragraph.strip()]


def _paragraph(text: str) -> str:
    """Return a paragraph of help; one whose lines click keeps is a block, and its title a line above."""
    kept = "\b\n" in text
    lines = [line.rstrip() for line in text.replace("\b\n", "").splitlines()]
    if not kept:
        return f"\n{_escaped(' '.join(' '.join(lines).split()))}\n"
    title = f"\n{_escaped(lines.pop(0))}\n" if lines[0].endswith(":") else ""
    indent = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
    shown = "\n".join(line[indent:] for line in lines)
    return f"{title}\n```text\n{shown}\n```\n"


def _escaped(text: str) -> str:
    """Return text as Markdown that shows it as it is, but for `code`."""
    pieces = re.split(r"(`[^`]+`)", text)
    return "".join(piece if piece.startswith("`") else _literal(piece) for piece in pieces)


def _literal(text: str) -> str:
    return re.sub(r"([\\*_\[\]{}|#<>])", lambda sign: f"&#{ord(sign[1])};", text)


def _row(param: click.Parameter, context: click.Context) -> str | None:
    record = param.get_help_record(context)
    if record is None:
        return None
    names, what = record
    told = re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(" ".join(what.split())))
    shown = ", ".join(f"<code>{escape(name)}</code>" for name in _shortened(names, param).split(", "))
    return f"<tr><td>{shown}</td><td>{told}</td></tr>"


def _shortened(names: str, param: click.Parameter) -> str:
    """Return the names of an option, with blanks in a list of choices so that a narrow page can break it."""
    return names.replace("|", " | ") if isinstance(param.type, click.Choice) else names
