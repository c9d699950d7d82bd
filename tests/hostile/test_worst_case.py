"""Very long messages of hard shapes take bounded time, with many rules, too."""

import json
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest

from outreach_lint.cli.main import exit_code

SHORT, LONG = 50_000, 200_000
"""Characters."""
GROWTH, SLACK = 8, 0.5
"""Four times the text may take eight times the processor time and half a second more; by its square it takes 16."""
SECONDS = 4.0
"""Of processor time, four times what the slowest shape takes."""
RULES = 300
WORDS = (
    *("drum", "gate", "lamp", "sand", "wool", "brick", "plum", "slate"),
    *("crown", "ferry", "glove", "maple", "otter", "pearl", "raven", "thorn"),
)
EMAIL = (
    "Hi Ana,\n\nThe {0} {1} beside your {2} is new, and the {3} at the gate says who {1}s it. We hope that you can "
    "help our team with the {2}.\n\nWho decides about the {3}?\n\nBest,\nTom Reyes\nColdwatch\n\n"
)


def _emails() -> Iterator[str]:
    """Yield short mails that differ, as a thread that was pasted together does."""
    for number in range(LONG):
        yield EMAIL.format(*(f"{WORDS[number % 16]}{WORDS[(number // 16 + step) % 16]}" for step in (1, 3, 5, 7)))


def _unheard() -> Iterator[str]:
    """Yield sentences of words that nobody knows, each another one."""
    for number in range(LONG):
        yield " ".join(f"{WORDS[number % 16]}{WORDS[number * step % 13]}{number:x}" for step in range(1, 9)) + ". "


SHAPES = {
    "mails in a row": _emails,
    "words nobody knows": _unheard,
    "capitals": lambda: (mail.upper() for mail in _emails()),
    "a word of many rules": lambda: cycle(["you "]),
    "no space": lambda: cycle(["thecrownofthegate"]),
    "digits": lambda: cycle(["7"]),
    "merge fields": lambda: cycle(["{{first_name}} at {{company}}, "]),
    "open braces": lambda: cycle(["{{ [ < % "]),
    "quoted lines": lambda: cycle(["> We wrote about the gate last week.\n"]),
    "quotation marks": lambda: cycle(['"So they say", he said, ']),
    "addresses": lambda: (f"https://{WORDS[number % 16]}.example/{number}?utm_source=mail\n" for number in range(LONG)),
    "emoji and Chinese": lambda: cycle(["\N{ROCKET} 我们可以帮助您的公司。e\u0301 "]),
    "stops": lambda: cycle(["a. "]),
    "signatures": lambda: cycle(["Best,\nTom Reyes\nColdwatch\n\n"]),
    "tags": lambda: (f"<div><p>{mail}</p><br></div>" for mail in _emails()),
}


def _text(shape: str, size: int) -> str:
    """Return so many characters of a shape."""
    parts, length = [], 0
    for part in SHAPES[shape]():
        parts.append(part)
        length += len(part)
        if length >= size:
            break
    return "".join(parts)[:size]


@pytest.fixture(scope="module")
def many_rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a configuration with a pack of many rules, made ready once."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(RULES):
        often = ["you", "they say", "tom reyes", "he said", "gate ...2 new"] if number == 0 else []
        one, two, three = (WORDS[number * step % 16] for step in (1, 3, 5))
        rule = {
            "title": f"Rule {number}",
            "severity": "info",
            "weight": 1,
            "match": {
                "kind": "phrases",
                "any": [*often, f"{one} ...2 {two} {number % 97}", f"(the|your) {three} of rule {number}"],
            },
            "message": "“{match}”.",
            "why": "A rule of many.",
            "examples": {"bad": ["A fault."], "good": ["None."]},
        }
        path = folder / "pack" / "many" / f"rule-{number}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(rule), encoding="utf-8")
    config = folder / "config.yaml"
    config.write_text("rules: [pack]\n", encoding="utf-8")
    (folder / "short.txt").write_text("Hi Ana,\n\nwho decides about the gate?\n", encoding="utf-8")
    exit_code([str(folder / "short.txt"), f"--config={config}"])
    return config


def _seconds(letter: Path, config: Path) -> float:
    """Return the processor seconds of a lint."""
    begun = time.process_time()
    exit_code([str(letter), f"--config={config}", "--no-cache", "--format=jsonl"])
    return time.process_time() - begun


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_length_of_a_message_and_not_with_its_square(
    shape: str, many_rules: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / ("letter.html" if shape == "tags" else "letter.txt")
    letter.write_text(_text(shape, SHORT), encoding="utf-8")
    short = _seconds(letter, many_rules)
    letter.write_text(_text(shape, LONG), encoding="utf-8")
    long = _seconds(letter, many_rules)
    written = capsys.readouterr().out
    assert long < min(GROWTH * short + SLACK, SECONDS)
    assert all("findings" in json.loads(line) for line in written.splitlines())
    assert "crashed" not in written
