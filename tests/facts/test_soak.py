"""A short soak of the facts, of the same steps each time; `make soak MINUTES=30` is the long one, of whole builds and new steps."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT


@pytest.mark.slow
def test_facts_that_grew_are_those_made_from_nothing_whatever_happens_to_them():
    soak = [sys.executable, "-m", "tests.soak", "--facts", "--minutes", "0.5", "--seed", "1"]
    shown = subprocess.run(soak, capture_output=True, text=True, cwd=ROOT, timeout=900, check=False)
    assert shown.returncode == 0, shown.stdout + shown.stderr[-3000:]
    assert "grown equals scratch after every step" in shown.stdout
