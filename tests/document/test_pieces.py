"""One pass for all pieces finds what a look for each of them does."""

from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.document.pieces import Pieces

GROUPS = (("van", "fleet of"), (), ("\u00e9t\u00e9",), ("a.b", "[x]"), ("fleet of vans",))


@given(st.lists(st.sampled_from([*sum(GROUPS, ()), " ", "s", "aXb", "\ud800", "e"]), max_size=8).map("".join))
def test_groups_held_by_a_text(text: str) -> None:
    expected = [at for at, group in enumerate(GROUPS) if not group or any(piece in text for piece in group)]
    pieces = Pieces(GROUPS)
    # The first texts are searched piece by piece, the later ones in one pass.
    assert [pieces.held_by(text) for _ in range(20)] == [expected] * 20
