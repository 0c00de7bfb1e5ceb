"""Raised digits in a text: m² and m³ where they stand behind a measure of length, else the mark of a footnote."""

from __future__ import annotations

import re

_LENGTH = re.compile(r"(?:[mM㎜]|[kKcC][mM]|米)$")
_POWERS = {"2": "²", "3": "³"}
_MARK = re.compile(r"[\[［(（【]?\s*(\d{1,2})\s*[\]］)）】]?")


def on_line(before: str, raised: str) -> str:
    """What raised characters behind other text are on its line: ² behind m, [2] for the number of a note, else as they are."""
    if _LENGTH.search(before) and raised in _POWERS:
        return _POWERS[raised]
    number = _MARK.fullmatch(raised)
    return f"[{number[1]}]" if number else raised
