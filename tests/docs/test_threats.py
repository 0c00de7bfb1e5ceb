"""Every test that the page of threats names is there."""

import re

from tests.conftest import ROOT

_NAMED = re.compile(r"`(?:([a-z_]+/test_[a-z_]+\.py)|…)(?:::(test_\w+))?`")


def test_every_test_that_is_named_exists():
    page = (ROOT / "docs" / "threats.md").read_text("utf-8")
    named = _NAMED.findall(page)
    assert len(named) > 30
    last = ""
    for file, test in named:
        last = file or last
        code = (ROOT / "tests" / last).read_text("utf-8")
        assert not test or f"def {test}(" in code, f"{last}::{test}"
