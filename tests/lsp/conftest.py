"""One server for most tests: it takes a second to start, as it does in an editor."""

from collections.abc import Iterator

import pytest

from editors import Editor


@pytest.fixture(scope="session")
def editor(tmp_path_factory: pytest.TempPathFactory, _own_surroundings: None) -> Iterator[Editor]:
    with Editor(tmp_path_factory.mktemp("workspace"), {"delay": 20}) as opened:
        yield opened
