"""The headings of an aligned table: one blank apart, in several lines, over several columns."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, product

from transforms.extraction.tables.cell import NAMES_HEADED, Cell, Line, is_heading
from transforms.extraction.tables.headings import ORDINAL, UNIT_ALONE, split_unit
from transforms.extraction.tables.places import (
    FAR,
    Piece,
    Pieces,
    columns_on_screen,
    distance,
    edge_distance,
    in_nearest_columns,
    pieces_of,
)

NAMES = re.compile(
    rf"(?:{NAMES_HEADED}|单位|部门|年份|月份)[^，,]{{0,4}}\Z|(?:村|社区|街道|[镇乡县市区])(?:名称?|[(（、/][^，,]{{1,5}})?\Z"
)
MOST_JOINED = 6  # places of a line of headings with one blank, each of which may part two


def headings_over(lines: Sequence[Line], full: Sequence[Pieces]) -> list[Pieces]:
    """The lines of headings, each with a cell for each column of the full rows; none where they are not the headings of such rows."""
    units = next((at for at in range(len(lines) - 1, 0, -1) if not _are_units(lines[at])), 0) + 1
    leaf = _parted(lines[units - 1], full)
    if not leaf and units > 1:
        leaf = _with_names(lines[units - 2], lines[units - 1], full) or _ended(lines[units - 2], lines[units - 1], full)
    if not leaf or not _heads(leaf, full):
        return []
    below = [_under(pieces_of(line, 1), full) for line in lines[units:]]
    over = _with_those_above(lines[: units - 1], leaf, full)
    return [*over, *below] if over else []


def _with_those_above(lines: Sequence[Line], leaf: Pieces, full: Sequence[Pieces]) -> list[Pieces]:
    """The headings of the columns, and before them those over several columns; none where a line above is neither that nor the first
    words of theirs."""
    above: list[Pieces] = []
    for line in reversed(lines):
        over = _over(pieces_of(line, 2), leaf, full) or _over(pieces_of(line, 1), leaf, full)
        if not over:
            return []
        if all(one.cell.text for one in over):
            leaf = [_joined(high, low) for high, low in zip(over, leaf, strict=True)]
        else:
            above = [over, *above]
    return [*above, leaf]


def _heads(leaf: Pieces, full: Sequence[Pieces]) -> bool:
    """Words that head columns, two at least, or one that heads names over several rows."""
    cells = [one.cell for one in leaf]
    if is_heading(cells):
        return len(full) > 1 or len(leaf) > 2
    return len(full) > 1 and len(leaf) > 2 and any(NAMES.match(cell.text) for cell in cells[:2])


def _are_units(line: Line) -> bool:
    return all(is_unit(one.cell) for one in pieces_of(line, 1))


def is_unit(cell: Cell) -> bool:
    """（万元） in a line of headings of its own."""
    return UNIT_ALONE.match(cell.text) is not None or split_unit(cell.text)[0] == ""


def _parted(line: Line, full: Sequence[Pieces]) -> Pieces:
    """A line cut into as many headings as there are columns: at two blanks, and at as many single ones as it takes."""
    ways = [[[whole], cells] if len(cells) > 1 else [[whole]] for whole, cells in _choices(line)]
    if sum(map(len, ways)) - len(ways) > MOST_JOINED:
        ways = [way[-1:] for way in ways]
    possible = (list(chain.from_iterable(chosen)) for chosen in product(*ways))
    fitting = [line for line in possible if len(line) == len(full[0])]
    return min(fitting, key=lambda line: _apart(line, full), default=[])


def _choices(line: Line) -> Iterator[tuple[Piece, Pieces]]:
    """Each cell that two blanks part, and the cells in it that one blank parts."""
    single = pieces_of(line, 1)
    for whole in pieces_of(line, 2):
        yield whole, [piece for piece in single if whole.start <= piece.start < whole.end]


def _apart(line: Pieces, full: Sequence[Pieces]) -> int:
    """How far the cells of a line stand from the columns, all together."""
    return sum(distance(piece, column) for piece, column in zip(line, columns_on_screen(full), strict=True))


def _with_names(above: Line, line: Line, full: Sequence[Pieces]) -> Pieces:
    """Headings below those over several columns; over the columns that they lack stand the names, a line further up."""
    here, higher = pieces_of(line, 1), pieces_of(above, 1)
    if len(here) >= len(full[0]):
        return []
    row = _under(here, full)
    missing = [at for at, piece in enumerate(row) if not piece.cell.text]
    if missing != list(range(len(missing))) or len(higher) <= len(missing):
        return []
    return [*higher[: len(missing)], *row[len(missing) :]]


def _ended(line: Line, below: Line, full: Sequence[Pieces]) -> Pieces:
    """Headings of which some go on in the line below them."""
    leaf, rest = _parted(line, full), pieces_of(below, 2)
    if not leaf or len(rest) >= len(leaf):
        return []
    return [_joined(high, low) if low.cell.text else high for high, low in zip(leaf, _under(rest, full), strict=True)]


def _under(line: Pieces, full: Sequence[Pieces]) -> Pieces:
    """A line of headings with fewer cells than columns, each over the numbers that it stands nearest to."""
    columns = columns_on_screen(full)
    costs = [[edge_distance(piece, column) + FAR * column[0].words for column in columns] for piece in line]
    return in_nearest_columns(line, costs, len(columns)) if len(line) < len(columns) else line[: len(columns)]


def _over(line: Pieces, leaf: Pieces, full: Sequence[Pieces]) -> Pieces:
    """Headings over several columns each, at the first of these; those that stand over none are names of columns themselves."""
    first = _first_of_numbers(leaf, full)
    names = {one.cell.start for one in leaf[:first]}
    left = leaf[first - 1].start if first else -1
    over = [one for one in line if one.cell.start not in names and one.end > left]
    begins = _begins(over, leaf, first)
    if not begins or len(set(begins)) < len(over):
        return []
    row = [_nothing(one) for one in leaf]
    for at, one in zip(begins, over, strict=True):
        row[at] = one
    return [*leaf[: begins[0]], *row[begins[0] :]]


def _first_of_numbers(leaf: Pieces, full: Sequence[Pieces]) -> int:
    """The first column that holds numbers, and not those of the rows."""
    places = (at for at, one in enumerate(full[0]) if one.counts and not ORDINAL.match(leaf[at].cell.text))
    return next(places, len(leaf))


def _begins(over: Pieces, leaf: Pieces, first: int) -> list[int]:
    """The first column below each of the headings that stand over several: it begins where they do, or they stand over the middle."""
    places = range(first, len(leaf))
    nearest = [min(places, key=lambda at: abs(leaf[at].start - one.start), default=first) for one in over]
    if all(abs(leaf[at].start - one.start) < 2 for at, one in zip(nearest, over, strict=True)):
        return nearest
    owners = [min(range(len(over)), key=lambda number: _between(over[number], leaf[at])) for at in places]
    return [first + owners.index(number) for number in range(len(over)) if number in owners]


def _between(one: Piece, other: Piece) -> int:
    """How far the middles of two cells are from each other, twice."""
    return abs(one.start + one.end - other.start - other.end)


def _joined(high: Piece, low: Piece) -> Piece:
    """A heading that is written in two lines."""
    if high.cell.start == low.cell.start:
        return low
    return Piece(Cell(high.cell.text + low.cell.text, high.cell.start), low.start, low.end)


def _nothing(piece: Piece) -> Piece:
    return Piece(Cell("", piece.cell.start), piece.start, piece.end)
