"""Pieces of print that stand side by side → lines; where they stand in columns, the rows of a table.

For tables without rules in a PDF, and for every table of a scan: their only mark is where their cells stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from transforms.reading.reflow import Line
from transforms.reading.tables import table_lines

_GAP = 0.5  # of the character size: side by side with less between them, two pieces are one word
_LONGEST_NAME = 20
_PAGE_NUMBER = re.compile(r"第?\s*[-—–－·]?\s*\d{1,3}\s*[-—–－·]?\s*(?:页|/\s*\d+)?")
_NUMBER = re.compile(r"^[-+−]?\d[\d,.]*%?$")


class Assembled(NamedTuple):
    """The lines of a page; `heading` is that of the table which the page ends with, and which the next page may go on with."""

    lines: list[Line]
    heading: Sequence[Line]


def assemble(rows: Sequence[Sequence[Line]]) -> list[Line]:
    """Lines from rows of pieces, each row from left to right, the rows from top to bottom."""
    return assemble_page(rows, ()).lines


def assemble_page(rows: Sequence[Sequence[Line]], heading: Sequence[Line]) -> Assembled:
    """The same for a page behind one that ended in a table below `heading`: rows at the top that fit it are of that table."""
    lines: list[Line] = []
    start = 0
    while start < len(rows):
        end = _end_of_pieces(rows, start)
        block = rows[start:end]
        headed = _is_table(block)
        if headed or _goes_on(heading, block):
            heading = block[0] if headed else heading
            end = _with_groups(rows, end, heading)
            lines.extend(_table(heading, rows[start + headed : end], headed=headed))
            start = end
        else:
            # Only the first row is surely prose: a table may begin with the next.
            if lines and not _is_page_number(rows[start]):
                heading = ()
            lines.append(_joined(rows[start]))
            start += 1
    return Assembled(lines, heading)


def _end_of_pieces(rows: Sequence[Sequence[Line]], start: int) -> int:
    """Where the rows of two pieces and more end that begin at `start`."""
    end = start
    while end < len(rows) and len(rows[end]) >= 2:
        end += 1
    return end


def _with_groups(rows: Sequence[Sequence[Line]], end: int, heading: Sequence[Line]) -> int:
    """Where a table ends that goes on behind the name of a group of its rows: 一、工业 alone in a row."""
    while end < len(rows) and len(rows[end]) == 1 and _names_group(rows[end][0], heading):
        further = _end_of_pieces(rows, end + 1)
        if not _goes_on(heading, rows[end + 1 : further]):
            break
        end = further
    return end


def _names_group(piece: Line, heading: Sequence[Line]) -> bool:
    text = piece.text.strip()
    return len(text) <= _LONGEST_NAME and "。" not in text and _column(piece, heading) == 0


def _is_page_number(row: Sequence[Line]) -> bool:
    """- 3 -, 第3页: what may stand between the two parts of a table."""
    return len(row) == 1 and _PAGE_NUMBER.fullmatch(row[0].text.strip()) is not None


def _goes_on(heading: Sequence[Line], block: Sequence[Sequence[Line]]) -> bool:
    """Whether rows are of a table below `heading`: as many cells at most, with a number in each row, and names below its first word."""
    if not heading or not block or not all(_has_number(row) and len(row) <= len(heading) for row in block):
        return False
    return all(_column(row[0], heading) == 0 for row in block)


def _is_table(block: Sequence[Sequence[Line]]) -> bool:
    """A row of headings over at least one row with a number in a column of its own, none with more cells than it."""
    if len(block) < 2 or any(_NUMBER.match(piece.text.strip()) and len(piece.text.strip()) != 4 for piece in block[0]):
        return False
    width = len(block[0])
    fits = all(len(row) <= width for row in block)
    return fits and all(map(_has_number, block[1:]))


def _has_number(row: Sequence[Line]) -> bool:
    return any(_NUMBER.match(piece.text.strip()) for piece in row[1:])


def _column(piece: Line, heading: Sequence[Line]) -> int:
    """Below which heading a piece stands."""
    overlaps = [min(piece.right, head.right) - max(piece.left, head.left) for head in heading]
    return overlaps.index(max(overlaps))


def _table(heading: Sequence[Line], rows: Sequence[Sequence[Line]], *, headed: bool) -> list[Line]:
    """The lines of a table; without its heading where that stands on the page before."""
    cells: list[list[str]] = [[piece.text for piece in heading]]
    for row in rows:
        texts = [""] * len(heading)
        for piece in row:
            texts[_column(piece, heading)] += piece.text
        cells.append(texts)
    whole = _joined([piece for row in ((heading, *rows) if headed else rows) for piece in row])
    return [whole._replace(text=text, whole=True) for text in table_lines(cells)[0 if headed else 1 :]]


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
