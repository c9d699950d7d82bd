"""Laws of fixes, on texts made of what they mend and of what gets in their way."""

import subprocess
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workshop import bench

from outreach_lint import Linter
from outreach_lint.fixing.apply import fixed
from outreach_lint.fixing.patch import patch
from outreach_lint.fixing.state import begun

PIECES = (
    "JENNIFER", "Jennifer", "MCKAY", "IKEA", "Dear", "Hi", ",", " ,", "  ", "   ", " ", "\n", "\n\n", '"', "''", "é",
    "🚢", "{{first_name}}", "the", "boat", "at the yard.", "Mr. HOLLOWAY", "<b>", "&", "\\", ";", "\t",
    "You never replied.",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join)
ENDS = st.sampled_from(("\n", "\r\n"))
MARKS = st.sampled_from((b"", b"\xef\xbb\xbf"))
FEW = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


def plain(text: str, end: str) -> str:
    return "Hi JENNIFER,\n\n" + text.replace("\n", end)


def table(text: str, end: str) -> str:
    cell = text.replace('"', '""').replace("\n", end)
    return f'id,body,first_name,company{end}1,"Hi MCKAY,{end}{cell}",McKay,IKEA{end}2,"Hi ,{end}{cell}",,{end}'


def lines(text: str, end: str) -> str:
    records: list[dict[str, Any]] = [
        {"subject": "to JENNIFER", "body": f"Hi JENNIFER,\n{text}"},
        {"body": text or "-", "prospect": {"first_name": "McKay"}},
    ]
    return "".join(msgspec.json.encode(record).decode() + end for record in records)


def matter(text: str, end: str) -> str:
    return f"---{end}subject: JENNIFER's boat{end}---{end}{text}"


def page(text: str, end: str) -> str:
    return f"<html><body><p>Hi JENNIFER,</p>{end}<p>{text.replace(chr(10), end)}</p></body></html>{end}"


def sequence(text: str, end: str) -> str:
    lines = "".join(f"      {line}{end}" for line in ["Hi JENNIFER,", *text.split("\n"), "Jo"])
    return f"name: x{end}steps:{end}  - subject: to JENNIFER{end}    body: |{end}{lines}"


WRITERS = {".html": page, ".yaml": sequence, ".txt": plain, ".csv": table, ".jsonl": lines, ".md": matter}


def scores(data: bytes, linter: Linter, suffix: str) -> list[int]:
    return [result.score.value for result in begun(data, bench(linter, suffix)).results.values()]


@pytest.mark.parametrize("suffix", WRITERS)
@FEW
@given(text=TEXTS, end=ENDS, mark=MARKS, unsafe=st.booleans())
def test_fixes_are_done_at_once_lower_no_score_and_touch_only_what_they_mend(  # noqa: PLR0913  (a file by its parts)
    suffix: str, linter: Linter, text: str, end: str, mark: bytes, *, unsafe: bool
) -> None:
    data = mark + WRITERS[suffix](text, end).encode()
    once = fixed(data, bench(linter, suffix), "file", unsafe=unsafe)
    twice = fixed(once.data, bench(linter, suffix), "file", unsafe=unsafe)
    assert (twice.data, twice.count) == (once.data, 0)
    before, now = scores(data, linter, suffix), scores(once.data, linter, suffix)
    assert len(before) == len(now)
    assert all(new >= old for old, new in zip(before, now, strict=True))
    assert (once.count > 0) == (once.data != data)
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, data, once.data, autojunk=False).get_opcodes():
        # Names change their case, and spaces go: neither takes a letter, a sign or a line end away.
        if kind != "equal":
            assert data[i1:i2].replace(b" ", b"").lower() == once.data[j1:j2].replace(b" ", b"").lower()


@FEW
@given(text=TEXTS, end=ENDS, mark=MARKS)
def test_patch_makes_the_same_file(
    linter: Linter, tmp_path_factory: pytest.TempPathFactory, text: str, end: str, mark: bytes
) -> None:
    path: Path = tmp_path_factory.mktemp("patched") / "my letter.txt"
    data = mark + plain(text, end).encode()
    path.write_bytes(data)
    found = fixed(data, bench(linter, ".txt"), "file", unsafe=True)
    if change := patch(path.name, data, found.data):
        command = ["patch", "-p1", "--silent"]
        subprocess.run(command, cwd=path.parent, input=change, check=True)
    assert path.read_bytes() == found.data
