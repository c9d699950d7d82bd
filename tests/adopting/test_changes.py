"""Changed lines, out of differences as git writes them."""

import pytest

from outreach_lint.adopting.changes import Lines, changed_lines

HEAD = b"diff --git a/x.txt b/x.txt\nindex 1..2 100644\n--- a/x.txt\n+++ b/x.txt\n"
CASES = {
    "a line changed": (HEAD + b"@@ -3 +3 @@ Hi\n-old\n+new\n", {"x.txt": Lines((3,))}),
    "lines added": (HEAD + b"@@ -2,0 +3,2 @@\n+one\n+two\n", {"x.txt": Lines((3, 4))}),
    "lines taken away": (HEAD + b"@@ -2,2 +1,0 @@\n-one\n-two\n", {"x.txt": Lines((), (1,))}),
    "two places": (HEAD + b"@@ -1 +1 @@\n-a\n+b\n@@ -9,0 +10 @@\n+c\n", {"x.txt": Lines((1, 10))}),
    "text that looks like a header": (
        HEAD + b"@@ -1,0 +2,2 @@\n+++ b/evil.txt\n+@@ -1 +1 @@\n@@ -5 +7 @@\n--- a/worse.txt\n+x\n",
        {"x.txt": Lines((2, 3, 7))},
    ),
    "no line end": (HEAD + b"@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n", {"x.txt": Lines((1,))}),
    "a file that is gone": (b"--- a/x.txt\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n", {}),
    "a name with a blank": (b"--- a/a b.txt\t\n+++ b/a b.txt\t\n@@ -1 +1 @@\n-a\n+b\n", {"a b.txt": Lines((1,))}),
    "a name with odd signs": (
        b'--- "a/a\\tb.txt"\n+++ "b/a\\t\\"\\303\\251.txt"\n@@ -1 +1 @@\n-a\n+b\n',
        {'a\t"é.txt': Lines((1,))},
    ),
    "nothing": (b"", {}),
}


@pytest.mark.parametrize("name", CASES)
def test_a_difference_tells_the_changed_lines(name: str) -> None:
    diff, expected = CASES[name]
    assert changed_lines(diff) == expected


def test_lines_tell_what_they_touch() -> None:
    lines = Lines((3, 4), (9,))
    assert lines.within(1, 3)
    assert not lines.within(5, 12)
    assert lines.touches(9, 9)
    assert lines.touches(10, 12)
    assert not lines.touches(11, 12)
