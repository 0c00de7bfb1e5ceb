"""By which characters it is seen at once that a pattern finds nothing: looking for them is far cheaper than trying it."""

import re
from collections.abc import Collection
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

# What stands in every tenth sentence or more: a sign that tells little, taken only where there is no other.
COMMON = frozenset(
    " ，,、。0123456789的新业增全建国实万年个大工产高人和成上中化设动进加发展区生一长推家提亿以地等重施项入元力政能体务量行点民省开保持城制资改目造级达基市合农平经总企到公"
)
WEIGHT_OF_COMMON = 10
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)


def signs_of(*sought: re.Pattern[str] | Collection[str]) -> str:
    """Characters of which one stands in all that one of the patterns finds, or in each of the words.

    Raises ValueError for a pattern that can find what has no certain character.
    """
    found: set[str] = set()
    for one in sought:
        parsed = (
            [_parser.parse(one.pattern)] if isinstance(one, re.Pattern) else map(_parser.parse, map(re.escape, one))
        )
        for alternative in parsed:
            signs = _of_all(alternative)
            if signs is None:
                raise ValueError(f"{one!r} can find what has no certain character")
            found |= signs
    return "".join(sorted(found))


def _of_all(parsed: Any) -> frozenset[str] | None:
    """Of parts that follow each other one is enough: the one with the rarest signs."""
    told = [signs for kind, value in parsed if (signs := _of_part(kind, value)) is not None]
    return min(told, key=_weight, default=None)


def _weight(signs: frozenset[str]) -> int:
    return len(signs) + WEIGHT_OF_COMMON * len(signs & COMMON)


def _of_part(kind: Any, value: Any) -> frozenset[str] | None:
    """None for what takes no character, or one that is not certain: a look around, any character but some, what may be missing."""
    if kind is _constants.LITERAL:
        return frozenset(chr(value))
    if kind is _constants.IN:
        plain = all(item is _constants.LITERAL for item, _ in value)
        return frozenset(chr(character) for _, character in value) if plain else None
    if kind is _constants.SUBPATTERN:
        return _of_all(value[-1])
    if kind in _REPEATS:
        return _of_all(value[-1]) if value[0] else None
    if kind is not _constants.BRANCH:
        return None
    ways = [_of_all(way) for way in value[1]]
    return None if None in ways else frozenset().union(*filter(None, ways))
