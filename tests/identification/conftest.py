"""The gazetteer is loaded once for all tests of this folder."""

from __future__ import annotations

import pytest

from transforms.identification import Identifier


@pytest.fixture(scope="session")
def identifier() -> Identifier:
    return Identifier.load()
