"""Pieces of print that stand side by side → lines; where they stand in columns, the rows of a table.

For tables without rules in a PDF, and for every table of a scan: their only mark is where their cells stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from transforms.reading.reflow import Line
from transforms.reading.tables import table_lines

_GAP = 0.5  # of the character size: side by side with less between them, two pieces are one word
_NUMBER = re.compile(r"^[-+−]?\d[\d,.]*%?$")


def assemble(rows: Sequence[Sequence[Line]]) -> list[Line]:
    """Lines from rows of pieces, each row from left to right, the rows from top to bottom."""
    lines: list[Line] = []
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and len(rows[end]) >= 2:
            end += 1
        block = rows[start:end]
        if _is_table(block):
            lines.extend(_table(block))
            start = end
        else:
            # Only the first row is surely prose: a table may begin with the next.
            lines.append(_joined(rows[start]))
            start += 1
    return lines


def _is_table(block: Sequence[Sequence[Line]]) -> bool:
    """A row of headings over at least one row with a number in a column of its own, none with more cells than it."""
    if len(block) < 2 or any(_NUMBER.match(piece.text.strip()) and len(piece.text.strip()) != 4 for piece in block[0]):
        return False
    width = len(block[0])
    fits = all(len(row) <= width for row in block)
    return fits and all(any(_NUMBER.match(piece.text.strip()) for piece in row[1:]) for row in block[1:])


def _table(block: Sequence[Sequence[Line]]) -> list[Line]:
    cells: list[list[str]] = []
    for row in block:
        texts = [""] * len(block[0])
        for piece in row:
            overlaps = [min(piece.right, head.right) - max(piece.left, head.left) for head in block[0]]
            column = overlaps.index(max(overlaps))
            texts[column] += piece.text
        cells.append(texts)
    whole = _joined([piece for row in block for piece in row])
    return [whole._replace(text=text, whole=True) for text in table_lines(cells)]


def _joined(row: Sequence[Line]) -> Line:
    text = row[0].text
    for before, piece in pairwise(row):
        text += (" " if piece.left - before.right > _GAP * piece.size else "") + piece.text
    return Line(
        text,
        min(piece.left for piece in row),
        max(piece.right for piece in row),
        min(piece.top for piece in row),
        max(piece.bottom for piece in row),
        max(piece.size for piece in row),
    )
