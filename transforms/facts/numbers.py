"""The Arabic numbers of a text, and whether each has exactly one owner."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

# `\d` is any decimal digit: full-width ５２６ counts as much as 526. In 2.2025年 an item's number stands before a year.
NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.(?!(?:19|20)\d\d ?年)\d+)?")


class Stray(NamedTuple):
    """A number that nothing covers, or that more than one span claims."""

    char_start: int
    char_end: int
    text: str
    owners: int


def count_numbers(text: str) -> int:
    """How many Arabic numbers stand in `text`; 13,697.5 is one."""
    return sum(1 for _ in NUMBER.finditer(text))


def strays(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Stray]:
    """The numbers of `text` that do not lie in exactly one of `spans` (several rows on the same span are one owner).

    A number that a second span merely cuts into is a stray too: then two places claim the same digits.
    """
    ordered = sorted(set(spans))
    starts = [start for start, _ in ordered]
    # Longest span so far: how far back a span that still reaches a number can have begun.
    reach = max((end - start for start, end in ordered), default=0)
    for number in NUMBER.finditer(text):
        first = bisect_right(starts, number.start() - reach)
        touching = [
            span
            for span in ordered[max(0, first - 1) : bisect_right(starts, number.end() - 1)]
            if span[1] > number.start()
        ]
        covering = sum(start <= number.start() and number.end() <= end for start, end in touching)
        if covering != 1 or len(touching) != 1:
            yield Stray(number.start(), number.end(), number.group(), covering if covering != 1 else len(touching))
