"""The one spelling: what is merged, and what must never be."""

from pathlib import Path
from time import process_time

import pytest
import yaml

from transforms.reference import load_indicators, normalise

EXAMPLES = yaml.safe_load((Path(__file__).parents[2] / "transforms/reference/wording_examples.yml").read_text("utf-8"))
SAME = [(spelling, wording) for spelling, wordings in EXAMPLES["same"].items() for wording in wordings]


@pytest.mark.parametrize(("spelling", "wording"), SAME)
def test_wordings_of_one_indicator_get_one_spelling(spelling: str, wording: str) -> None:
    assert normalise(wording) == normalise(spelling)


@pytest.mark.parametrize(("one", "other"), EXAMPLES["differs"])
def test_what_measures_another_thing_keeps_another_spelling(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


def test_a_second_pass_changes_no_alias() -> None:
    aliases = [normalise(alias) for indicator in load_indicators() for alias in indicator.aliases]
    assert [alias for alias in aliases if normalise(alias) != alias] == []


@pytest.mark.parametrize("nothing", ["", "（略）", "  "])
def test_a_wording_of_remarks_only_is_empty(nothing: str) -> None:
    assert normalise(nothing) == ""


def test_a_phrase_costs_microseconds_even_when_it_is_long() -> None:
    long_phrase = "全年累计完成" * 2000 + "（" * 2000
    start = process_time()
    normalise(long_phrase)
    assert process_time() - start < 1  # 0.003 s; with the square of its length, minutes
