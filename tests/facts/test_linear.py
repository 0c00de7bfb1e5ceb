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


@pytest.mark.parametrize("fragment", [*FOUND, *(recombined(random.Random(seed)) for seed in range(12))])
def test_no_text_takes_more_than_its_length(fragment):
    stages = load()
    for numbered in (False, True):
        short, long = (text_of(fragment, length, numbered=numbered) for length in (SHORT, LONG))
        too_slow = slower_than_linear(short, long, stages)
        for _ in range(_TRIES - 1):
            too_slow = too_slow and slower_than_linear(short, long, stages)
        assert not too_slow


def slower_than_linear(short, long, stages):
    of_short = dict(costs(short, stages))
    return [
        f"{stage}: {of_short[stage]:.3f} s for {len(short)}, {seconds:.3f} s for {len(long)} characters"
        for stage, seconds in costs(long, stages)
        if seconds >= max(of_short[stage], _SECONDS) * LONG / SHORT * _SLACK
    ]
