"""Where the cells of an aligned table stand on the screen, and which column each of them is in."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from transforms.extraction.tables.cell import NUMBER, Cell, Line, cell_of
from transforms.extraction.tables.cells import EMPTY

TOKEN = re.compile(r"[^ \u3000\u00a0]+")
ROWS_COMPARED = 4  # rows by which the place of a column is told
FAR = 1000


class Piece(NamedTuple):
    """A cell, and where it begins and ends on the screen, in halves of a Chinese character."""

    cell: Cell
    start: int
    end: int

    @property
    def counts(self) -> bool:
        return NUMBER.match(self.cell.text) is not None

    @property
    def empty(self) -> bool:
        return self.cell.text in EMPTY

    @property
    def words(self) -> bool:
        return not self.counts and not self.empty


Pieces = list[Piece]


def pieces_of(line: Line, apart: int) -> Pieces:
    """The cells of a line: words less than `apart` blanks from each other are one, and so are single characters
    (合  计); a number always stands alone."""
    offset, written = line
    pieces: Pieces = []
    for found in TOKEN.finditer(written):
        start = found.start() + _wide(written[: found.start()])
        token = Piece(cell_of(offset + found.start(), found[0]), start, start + len(found[0]) + _wide(found[0]))
        if pieces and _goes_on(pieces[-1], token, apart):
            before = pieces.pop()
            text = written[before.cell.start - offset : found.end()]
            token = Piece(cell_of(before.cell.start, text), before.start, token.end)
        pieces.append(token)
    return pieces


def _goes_on(before: Piece, token: Piece, apart: int) -> bool:
    """Whether a token belongs to the cell before it."""
    if not (before.words and token.words):
        return False
    single = len(token.cell.text) == 1 and all(len(word) == 1 for word in before.cell.text.split())
    return single or token.start - before.end < apart


def _wide(text: str) -> int:
    """How many characters of a text are as wide as two."""
    return sum(ord(character) > 0x2E7F for character in text)


def placed(row: Pieces, full: Sequence[Pieces]) -> Pieces:
    """A row that lacks cells, each of its cells in the column that it stands nearest to; nothing stands in the others."""
    width = len(full[0])
    if len(row) >= width:
        return row[:width]
    return in_nearest_columns(
        row, [[distance(piece, column) for column in columns_on_screen(full)] for piece in row], width
    )


def columns_on_screen(full: Sequence[Pieces]) -> list[tuple[Piece, ...]]:
    """The columns of the first full rows, by which the place of each is told."""
    return list(zip(*full[: ROWS_COMPARED + 1], strict=True))


def in_nearest_columns(row: Pieces, costs: list[list[int]], width: int) -> Pieces:
    """A row as wide as the table, its cells in the columns that cost least (`costs`: of each cell in each column)."""
    chosen = _nearest(costs)
    cells = [Piece(Cell("", row[-1].cell.end), 0, 0)] * width
    for piece, at in zip(row, chosen, strict=True):
        cells[at] = piece
    return cells


def distance(piece: Piece, column: Sequence[Piece]) -> int:
    """How far a cell stands from a column; a number is none of a column of names."""
    holds = [one for one in column if not one.empty]
    other_kind = not piece.empty and bool(holds) and piece.counts != holds[-1].counts
    return FAR * other_kind + edge_distance(piece, column)


def edge_distance(piece: Piece, column: Sequence[Piece]) -> int:
    """How far a cell stands from a column, at its nearer edge."""
    return min(min(abs(one.start - piece.start), abs(one.end - piece.end)) for one in column)


def _nearest(costs: list[list[int]]) -> list[int]:
    """A column for each cell, from left to right, so that all together stand nearest."""
    width = len(costs[0])
    best: list[tuple[int, list[int]]] = [(0, [])] * (width + 1)  # by how many columns may be used
    for number, cost in enumerate(costs):
        row: list[tuple[int, list[int]]] = [(FAR * FAR, [])] * (width + 1)
        for used in range(number + 1, width + 1):
            before, chosen = best[used - 1]
            here = (before + cost[used - 1], [*chosen, used - 1])
            row[used] = min(row[used - 1], here, key=lambda one: one[0])
        best = row
    return best[width][1]
