"""Long lists of words as one pattern."""

import re
from collections.abc import Iterable
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any


def one_of(words: Iterable[str]) -> str:
    """A pattern of what "|".join(words) finds, for words, or patterns, that each begin with a plain character.

    Of words that begin alike the first one in the list that fits is found. They are grouped by that character: of some hundred
    words only those are tried that begin as the text does. Raises ValueError for one that does not begin with a plain character.
    """
    groups: dict[str, list[str]] = {}
    for word in words:
        if not "\u4e00" <= word[0] <= "\u9fff" or word[1:2] in ("?", "*", "+", "{"):
            raise ValueError(f"{word!r} does not begin with a plain character")
        groups.setdefault(word[0], []).append(word[1:])
    return "|".join(
        opening + (rests[0] if len(rests) == 1 else f"(?:{'|'.join(rests)})") for opening, rests in groups.items()
    )


def guarded(pattern: str) -> str:
    """The same pattern behind one look at the first character: where it cannot begin, none of its alternatives is tried.

    Raises ValueError for a pattern that can find nothing at all, or that can begin with anything but certain characters.
    """
    openings, may_be_empty = _openings(_parser.parse(pattern))
    if may_be_empty:
        raise ValueError(f"{pattern!r} finds what has no first character")
    return f"(?=[{''.join(sorted(openings))}])(?:{pattern})"


def _openings(parsed: Any) -> tuple[set[str], bool]:
    """What a parsed pattern can begin with, as items of a character set, and whether it can find nothing."""
    found: set[str] = set()
    for kind, value in parsed:
        if kind in (_constants.ASSERT, _constants.ASSERT_NOT, _constants.AT):
            continue  # what stands before or behind takes no character
        openings, may_be_empty = _openings_of_part(kind, value)
        found |= openings
        if not may_be_empty:
            return found, False
    return found, True


def _openings_of_part(kind: Any, value: Any) -> tuple[set[str], bool]:
    if kind is _constants.LITERAL:
        return {re.escape(chr(value))}, False
    if kind is _constants.IN:
        return {_item(*one) for one in value}, False
    if kind is _constants.BRANCH:
        parts = [_openings(part) for part in value[1]]
        return set().union(*(openings for openings, _ in parts)), any(empty for _, empty in parts)
    if kind is _constants.SUBPATTERN:
        return _openings(value[-1])
    if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT):
        openings, may_be_empty = _openings(value[-1])
        return openings, may_be_empty or value[0] == 0
    raise ValueError(f"{kind} can begin with anything")


def _item(kind: Any, value: Any) -> str:
    """A member of a character set as it is written there: a, ①-⒛ or \\d."""
    if kind is _constants.LITERAL:
        return re.escape(chr(value))
    if kind is _constants.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    if value is _constants.CATEGORY_DIGIT:
        return r"\d"
    raise ValueError(f"{value} can begin with anything")
