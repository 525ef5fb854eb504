"""What tests of several rooms share."""

from collections.abc import Iterator

import pytest

from workbook.judge.runners import Runners


@pytest.fixture(scope="session")
def runners() -> Iterator[Runners]:
    """The Pythons that judge: started once, forked for each judgement."""
    with Runners() as shared:
        yield shared
