"""Twice the text takes twice the time, in every stage, whatever words, digits and marks it is made of."""

import random

import pytest

from tests.facts.linear import costs, recombined, text_of
from transforms.facts.stages import load

pytestmark = pytest.mark.slow

SHORT, LONG = 2_000, 16_000
# Below this a clock tells nothing; four times as slow as linear is no noise any more, and quadratic is eight times.
_SECONDS, _SLACK = 0.01, 4
# What is quadratic is so each time; what a busy machine slowed down is not.
_TRIES = 4

FOUND = [
    "1、",
    "10和",
    "1个、",
    "\n/)《力争达计划十亿元\t",  # a run of lines parted by tabs that is no table
    "指标  单位\n名称  完成  同比\n",
    "指标,单位,完成\n",
    'a,"b,',
    "同比增长",
    "（（",
    "一、",
    "其中",
]

# What is done for each table or row with all the others shows only among thousands.
_SLACK_OF_TABLES = 2  # their times are long enough to be steady
TABLE = """各镇财政收入完成情况
| 乡镇 | 2025年收入（万元） | 2025年支出 |
| 东河镇 | 12 | 7 |
| 西河镇 | 15 | 8 |
注：位次为全市排名。

"""
ROW_WITHOUT_HEADING = "| 企业 | 7 |\n"


@pytest.mark.parametrize("fragment", [*FOUND, *(recombined(random.Random(seed)) for seed in range(12))])
def test_no_text_takes_more_than_its_length(fragment):
    stages = load()
    for numbered in (False, True):
        short, long = (text_of(fragment, length, numbered=numbered) for length in (SHORT, LONG))
        assert not always_slower_than_linear(short, long, stages)


@pytest.mark.parametrize(("again", "few", "many"), [(TABLE, 100, 5_000), (ROW_WITHOUT_HEADING, 200, 4_000)])
def test_a_table_or_row_takes_no_longer_for_the_others(again, few, many):
    assert not always_slower_than_linear(again * few, again * many, load(), _SLACK_OF_TABLES)


def always_slower_than_linear(short, long, stages, slack=_SLACK):
    too_slow = slower_than_linear(short, long, stages, slack)
    for _ in range(_TRIES - 1):
        too_slow = too_slow and slower_than_linear(short, long, stages, slack)
    return too_slow


def slower_than_linear(short, long, stages, slack):
    of_short = dict(costs(short, stages))
    return [
        f"{stage}: {of_short[stage]:.3f} s for {len(short)}, {seconds:.3f} s for {len(long)} characters"
        for stage, seconds in costs(long, stages)
        if seconds >= max(of_short[stage], _SECONDS) * len(long) / len(short) * slack
    ]
