"""Lists of any size are read a member at a time, with the places that reading them whole would give."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.errors import SourceError
from outreach_lint.sources import json_stream
from outreach_lint.sources.json_stream import members_of
from outreach_lint.sources.nodes import plain_of

NAMES = ("results", "data")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


def members(text: str | bytes) -> list[object]:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    found = members_of(io.BytesIO(data), "a.json", NAMES)
    return [] if found is None else [plain_of(member.node()) for member in found]


@pytest.fixture(params=[1, 3, 1 << 18], autouse=True)
def _in_pieces(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "_CHUNK", request.param)


@pytest.mark.parametrize("piece", [1, 7])
def test_members_are_those_of_the_whole_file(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "_CHUNK", piece)

    @given(st.lists(VALUES, max_size=5), st.sampled_from([None, 1]), st.booleans())
    def hold(values: list[object], indent: int | None, wrapped: bool) -> None:  # noqa: FBT001 -- drawn
        root = {"paging": {"next": [1, {}]}, "data": {"x": 1, "results": values}} if wrapped else values
        assert members(json.dumps(root, indent=indent)) == values

    hold()


LISTS = {
    '{"results": [1]}': [1],
    '{"a": [2], "results": [1], "data": [3]}': [1],
    '{"data": {"a": 1}, "results": [1]}': [1],
    '{"data": {"results": []}}': [],
    " [ ] ": [],
    '{"people": [1]}': [],
    '"x"': [],
    "[12, 3]": [12, 3],
}  # fmt: skip


@pytest.mark.parametrize("text", LISTS)
def test_the_list_is_found(text: str) -> None:
    assert members(text) == LISTS[text]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marks_tell_the_character_set(encoding: str) -> None:
    assert members('["é😀"]'.encode(encoding)) == ["é😀"]


WRONG = {
    '[{"a": 1},\n {"a": }]': (2, 8),
    "[1,\n  x]": (2, 3),
    '[{"a": 1} {"b": 2}]': (1, 11),
    '[{"a": 1},\n {"a": "b': (2, 8),
    '{"results" [1]}': (1, 12),
    "{results: [1]}": (1, 2),
    "[1": (1, 3),
    '[{"a": 1, "a": 2}]': (1, 11),
}  # fmt: skip


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_told_with_its_place(text: str) -> None:
    with pytest.raises(SourceError) as raised:
        members(text)
    place = raised.value.place
    assert place
    assert (place.line, place.column) == WRONG[text]


def test_bytes_that_are_no_text_are_told_with_their_line() -> None:
    with pytest.raises(SourceError, match="not valid UTF-8"):
        members(b'["a",\n"\xff"]')
