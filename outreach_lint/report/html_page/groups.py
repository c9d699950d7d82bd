"""Scores by file, by step of a sequence and by sender, where a run has more than one of them."""

from collections.abc import Callable, Sequence
from statistics import median

from outreach_lint.model import MessageResult
from outreach_lint.report.html_page.elements import level, written
from outreach_lint.report.wording import counted, path_of

_MOST = 25

Key = Callable[[MessageResult], str]


def _file(result: MessageResult) -> str:
    return path_of(result.message.origin.path)


def _step(result: MessageResult) -> str:
    message = result.message
    if not message.sequence and not message.step:
        return ""
    return ", ".join(filter(None, (message.sequence, f"step {message.step}" if message.step else "")))


def _sender(result: MessageResult) -> str:
    sender = result.message.sender
    return (sender.name or sender.email) if sender else ""


_TABLES: tuple[tuple[str, Key], ...] = (
    ("Scores by file or template", _file),
    ("Scores by step of a sequence", _step),
    ("Scores by sender", _sender),
)


def groups(results: Sequence[MessageResult]) -> str:
    """Return a card for each way of grouping that tells anything."""
    return "".join(_table(title, results, key) for title, key in _TABLES)


def _table(title: str, results: Sequence[MessageResult], key: Key) -> str:
    scores: dict[str, list[int]] = {}
    for result in results:
        if name := key(result):
            scores.setdefault(name, []).append(result.score.value)
    if len(scores) <= 1:
        return ""
    listed = sorted(scores.items(), key=lambda item: (median(item[1]), item[0]))
    rows = "".join(_row(name, values) for name, values in listed[:_MOST])
    more = f'<p class="soft">and {counted(len(listed) - _MOST, "more group")}</p>' if listed[_MOST:] else ""
    head = "".join(f'<th scope="col" class="number">{name}</th>' for name in ("messages", "lowest", "median"))
    return (
        f'<section class="card"><h3>{title}</h3><div class="scroll"><table><thead><tr><td></td>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>{more}</section>"
    )


def _row(name: str, values: Sequence[int]) -> str:
    middle = median(values)
    return (
        f'<tr><th scope="row">{written(name)}</th><td class="number">{len(values):,}</td>'
        f'<td class="number">{min(values)}</td><td class="number {level(middle)}">{middle:g}</td></tr>'
    )
