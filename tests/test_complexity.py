"""Each function of the product does one thing: radon counts the ways through it."""

from functools import cache
from pathlib import Path

import pytest
from radon.complexity import cc_visit

ROOT = Path(__file__).parents[1]
CHECKED = ("transforms", "orchestration")
MOST = 15  # ways through one function
MOST_IN_THE_MEAN = {"transforms/extraction": 5.0}  # over all its functions and classes


@cache
def _blocks(folder: str) -> list[tuple[str, int]]:
    """Every function, method and class of a folder by place and name, and the ways through it."""
    return [
        (f"{path.relative_to(ROOT)}:{block.lineno} {block.name}", block.complexity)
        for path in sorted((ROOT / folder).rglob("*.py"))
        for block in cc_visit(path.read_text("utf-8"))
    ]


@pytest.mark.parametrize("folder", CHECKED)
def test_no_function_has_more_ways_through_it_than_a_reader_can_follow(folder):
    found = [f"{name}: {ways} ways" for name, ways in _blocks(folder) if ways > MOST]
    hint = f"more than {MOST} ways: find the questions in the function and give each a function of its own"
    assert not found, "\n".join([hint, *found])


@pytest.mark.parametrize("folder", MOST_IN_THE_MEAN)
def test_functions_are_simple_in_the_mean(folder):
    ways = [number for _, number in _blocks(folder)]
    assert sum(ways) / len(ways) <= MOST_IN_THE_MEAN[folder]
