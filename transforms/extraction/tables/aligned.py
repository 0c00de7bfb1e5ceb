"""A table whose columns stand below each other by blanks alone, and whose headings may be one blank apart.

A heading that fills its column leaves one blank before the next; numbers then tell how many columns there are. Cells of a row that
lacks some, and headings over several columns, are put where they stand on the screen.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transforms.extraction.layout.lines import is_page_number
from transforms.extraction.tables.aligned_headings import headings_over, is_unit
from transforms.extraction.tables.cell import Cell, Cells, Found, Line, are_words
from transforms.extraction.tables.places import ROWS_COMPARED, Piece, Pieces, pieces_of, placed

NO_ALIGNED_LINE = re.compile(r"[。；！？\t|｜│]")
BLANK_OR_RULE = re.compile(r"[\s:：\-—=+┼┬┴├┤─]*")
TITLED = re.compile(r"[：:](?<!其中.)|表$|^表\d")
LONGEST_LINE = 200
LONGEST_WORDS = 24
MOST_WORDS = 3  # cells of a row that hold no number: its name, its unit, a remark
HEADING_LINES = 3
MOST_LINES = 3  # of words alone between two rows
LONGEST_REST = 4  # of a name that ends below the last row


class Body(NamedTuple):
    """The rows below the headings, and how many lines they take up."""

    rows: list[Pieces]
    lines: int


def aligned_from(lines: list[Line], at: int) -> Found | None:
    """The aligned table whose headings begin here; None where none does."""
    heads = list(_headings_from(lines, at))
    if not 0 < len(heads) <= HEADING_LINES:
        return None
    below = heads[-1][0] + 1
    body = _body_from(lines, below)
    for width in sorted({len(row) for row in body.rows}, reverse=True):
        full = [row for row in body.rows if len(row) == width]
        headings = headings_over([line for _, line in heads], full)
        if headings:
            leaf = [line for line in headings if all(one.cell.text for one in line)]
            rows = [placed(row, [*leaf[-1:], *full[:ROWS_COMPARED]]) for row in body.rows if len(row) <= width]
            complete = len(rows) == len(body.rows)
            return Found(below - at + body.lines, [*_cells_of(headings), *_cells_of(rows)]) if complete else None
    return None


def _headings_from(lines: list[Line], at: int) -> Iterator[tuple[int, Line]]:
    """The lines of headings that begin here, with their places; empty lines between them are passed over."""
    for place in range(at, min(at + 2 * HEADING_LINES, len(lines))):
        if place > at and BLANK_OR_RULE.fullmatch(lines[place][1]):
            continue
        words = [one.cell for one in _pieces(lines[place], 1)]
        if not _may_head(words, place == at):
            return
        yield place, lines[place]


def _pieces(line: Line, apart: int) -> Pieces:
    """The cells of a line; none of one that is prose, or the number of its page."""
    no_cells = len(line[1]) > LONGEST_LINE or NO_ALIGNED_LINE.search(line[1]) or is_page_number(line[1])
    return [] if no_cells else pieces_of(line, apart)


def _may_head(words: Cells, first: bool) -> bool:
    """Two words at least, or a unit alone below other headings."""
    enough = len(words) > 1 or len(words) == 1 and not first and is_unit(words[0])
    return enough and are_words(words) and not any(TITLED.search(word.text) for word in words)


def _body_from(lines: list[Line], at: int) -> Body:
    """The rows of numbers from here on; a line between them with words alone heads those below or is a piece of a name."""
    rows: list[Pieces] = []
    last = at
    words: list[Pieces] = []
    for place in range(at, len(lines)):
        line = lines[place]
        if BLANK_OR_RULE.fullmatch(line[1]) and place - last <= 2 * len(words) + 1:
            continue
        pieces = _pieces(line, 2)
        if _is_row(pieces):
            rows += _with_name(pieces, words)
            last, words = place + 1, []
        elif len(pieces) == 1 and len(words) < MOST_LINES and _names(line[1]):
            words.append(pieces)
        else:
            break
    rest = words[:1] if rows and words and _ends_name(lines[last], words[0][0]) else []
    return Body(rows + rest, last + len(rest) - at)


def _ends_name(line: Line, piece: Piece) -> bool:
    """Whether the line right behind the last row holds a few words that may belong to its name."""
    return piece.cell.start - line[0] < len(line[1]) and len(piece.cell.text) <= LONGEST_REST


def _names(written: str) -> bool:
    return len(written.strip()) <= LONGEST_WORDS and not TITLED.search(written)


def _with_name(row: Pieces, words: list[Pieces]) -> list[Pieces]:
    """A row and the lines above it, the last of which is its name where it has none, or goes on with what stands in brackets."""
    if not words:
        return [row]
    above, first = words[-1][0], row[0]
    if first.counts or first.empty:
        return [*words[:-1], [above, *row]]
    if first.cell.text[0] in "(（":
        joined = Cell(above.cell.text + first.cell.text, above.cell.start)
        return [*words[:-1], [Piece(joined, first.start, first.end), *row[1:]]]
    return [*words, row]


def _is_row(pieces: Pieces) -> bool:
    """A name at most, a unit, and numbers."""
    words = [one for one in pieces if one.words]
    counted = sum(one.counts for one in pieces)
    short = all(len(one.cell.text) <= LONGEST_WORDS for one in words)
    return len(pieces) > 1 and counted > 0 and len(words) <= min(MOST_WORDS, counted + 1) and short


def _cells_of(rows: Sequence[Pieces]) -> Iterator[Cells]:
    return ([one.cell for one in row] for row in rows)
