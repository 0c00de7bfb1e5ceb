"""A table of which each cell stands on a line of its own, as web pages and messengers give it away when it is copied."""

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from transforms.extraction.tables.cell import NAMES_HEADED, NUMBER, Cell, Cells, Found, Line, are_words, cell_of

CORNER = rf"[ \u3000]*(?:主要|经济)*(?:{NAMES_HEADED})[^\s，,。；：:]{{0,6}}[ \u3000]*"
FIRST_HEADING = re.compile(CORNER)
STACKED = re.compile(rf"\n{CORNER}\n\s*[^\s。][^\n。]{{0,20}}\n\s*[^\s。][^\n。]{{0,20}}\n")
EMPTY = re.compile(r"[-—－–/…]{1,2}")
WIDEST = 9
LONGEST = 30
LEAST_ROWS = 2


def stacked_from(lines: list[Line], at: int) -> Found | None:
    """The table whose first heading stands here; None where none does.

    指标 / 单位 / 数值 / 生产总值 / 亿元 / 8.6 / 税收 / 亿元 / 0.4: as many lines a row as there are headings. A name without numbers between two rows heads those below.
    """
    if not FIRST_HEADING.fullmatch(lines[at][1]):
        return None
    tables = (_rows(_cells_from(lines, at), width) for width in range(2, WIDEST + 1))
    rows = max(tables, key=lambda found: sum(map(len, found)))
    if len(rows) <= LEAST_ROWS:
        return None
    last = rows[-1][-1].start
    return Found(sum(1 for _ in takewhile(lambda line: line[0] <= last, islice(lines, at, None))), rows)


def _cells_from(lines: list[Line], at: int) -> Iterator[Cell]:
    """The short lines from here on, each a cell; empty lines part them and say nothing."""
    for offset, written in islice(lines, at, None):
        if len(written) > LONGEST or "。" in written:
            return
        if written.strip():
            yield cell_of(offset, written)


def _rows(cells: Iterator[Cell], width: int) -> list[Cells]:
    """The heading and the rows below it, where the first `width` cells are a heading; else none."""
    heading = list(islice(cells, width))
    if len(heading) < width or not are_words(heading):
        return []
    units = [at for at, cell in enumerate(heading) if at and "单位" in cell.text]
    rows, row = [heading], list(islice(cells, width))
    while True:
        if _fits(row, width, units):
            rows.append(row)
            row = list(islice(cells, width))
            continue
        behind = [*row[1:], *islice(cells, 1)]
        if not _fits(behind, width, units) or _holds_figure(row[0]):
            return rows
        rows.append(row[:1])
        row = behind


def _fits(row: Cells, width: int, units: list[int]) -> bool:
    """A name, units below the heading of units, and figures or what stands for none."""
    return len(row) == width and all(_holds_figure(cell) != (at == 0 or at in units) for at, cell in enumerate(row))


def _holds_figure(cell: Cell) -> bool:
    return NUMBER.match(cell.text) is not None or EMPTY.fullmatch(cell.text) is not None
