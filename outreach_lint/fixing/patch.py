"""The difference between two versions of a file, as `patch` and `git apply` read it."""

from collections.abc import Iterator

_UNFINISHED = b"\n\\ No newline at end of file\n"


def patch(path: str, old: bytes, new: bytes) -> bytes:
    """Return the unified difference, empty if there is none; the names begin with a/ and b/, as git writes them."""
    from difflib import diff_bytes, unified_diff

    # `patch` takes the name of a file to end at the first blank unless a tab follows it.
    name = path.removeprefix("./").encode("utf-8", "surrogateescape") + (b"\t" if " " in path else b"")
    lines = diff_bytes(unified_diff, _lines(old), _lines(new), b"a/" + name, b"b/" + name, lineterm=b"\n")
    return b"".join(line if line.endswith(b"\n") else line + _UNFINISHED for line in lines)


def _lines(data: bytes) -> list[bytes]:
    return list(_split(data))


def _split(data: bytes) -> Iterator[bytes]:
    r"""Yield the lines, which only "\n" ends."""
    at = 0
    while found := data.find(b"\n", at) + 1:
        yield data[at:found]
        at = found
    if at < len(data):
        yield data[at:]
