"""Which files are linted, and in which order."""

from pathlib import Path

import pytest

from outreach_lint.errors import SourceError
from outreach_lint.sources.discover import discover

TAKEN = ["a.md", "b.txt", "sub/c.jsonl"]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.md",
        "sub/c.jsonl",
        "sub/logo.png",
        ".git/d.txt",
        "node_modules/e.md",
        ".hidden.txt",
        "x.odd",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Hi")
    return tmp_path


def names(tree: Path, *paths: str, exclude: tuple[str, ...] = ()) -> list[str]:
    found = discover([tree / path for path in paths], exclude)
    return [file.relative_to(tree).as_posix() for file in found.files]


def test_a_folder_is_walked_in_order_and_others_are_counted(tree: Path) -> None:
    assert names(tree, ".") == TAKEN
    assert discover([tree]).skipped == 2


def test_named_files_are_always_taken_once_and_first_come(tree: Path) -> None:
    assert names(tree, "x.odd", "b.txt", ".", "sub/../b.txt") == ["x.odd", "b.txt", "a.md", "sub/c.jsonl"]
    assert names(tree, "b.txt", exclude=("*.txt",)) == ["b.txt"]


@pytest.mark.parametrize("pattern", ["sub", "sub/", "sub/*", "*/c.jsonl", "*.jsonl"])
def test_patterns_exclude(tree: Path, pattern: str) -> None:
    assert names(tree, ".", exclude=(pattern,)) == ["a.md", "b.txt"]


def test_what_word_keeps_beside_an_open_document_is_none(tree: Path) -> None:
    (tree / "~$draft.docx").write_bytes(b"\x05Tom Reyes")
    (tree / "draft.docx").write_bytes(b"")
    assert names(tree, ".") == ["a.md", "b.txt", "draft.docx", "sub/c.jsonl"]


def test_a_loop_of_links_ends(tree: Path) -> None:
    (tree / "sub" / "up").symlink_to(tree)
    (tree / "broken.txt").symlink_to(tree / "nowhere")
    assert names(tree, ".") == TAKEN


def test_a_path_that_is_not_there_is_an_error(tree: Path) -> None:
    with pytest.raises(SourceError, match="no such file or folder"):
        discover([tree / "none.txt"])


def test_a_folder_without_messages_is_an_error(tree: Path) -> None:
    with pytest.raises(SourceError, match="no messages in this folder"):
        discover([tree / "sub"], ["*.jsonl"])
