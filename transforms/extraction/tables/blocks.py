"""Where the tables of a text stand: lines whose cells are parted by bars, tabs, commas or aligned blanks."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from transforms.extraction.layout.lines import is_page_number
from transforms.extraction.tables.aligned import aligned_from
from transforms.extraction.tables.cell import (
    NAMES_HEADED,
    NUMBER,
    TELLS_NUMBER,
    Cell,
    Cells,
    Found,
    Line,
    cell_of,
    is_heading,
    numbered,
    says_column,
)
from transforms.extraction.tables.stacked import STACKED, stacked_from


class Block(NamedTuple):
    """A table: its rows of cells, all of one length, and what stands above it. `caption` holds the short lines before it;
    `barred` is a table for certain, whatever its cells hold."""

    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...]
    caption: str
    barred: bool


LEAST_ROWS = 2
CAPTION_LINES = 4
LONGEST_CAPTION = 60
LONGEST_CELL = 200
ROW_OF_AIM = re.compile(r"(?:\d{4}年|年度|全年|预期)?(?:目标|计划)[^\d]{0,4}$")  # the first cell of a row of aims
PROSE = re.compile(r"[。；！？]")
RULE_LINE = re.compile(r"[\s|:：\-—=+┼┬┴├┤─]*")  # what markdown and drawn tables put between heading and body
SPACED_WORD = r"(?<=\A[\u4e00-\u9fff])[ \u3000\u00a0]++(?=[\u4e00-\u9fff][ \u3000\u00a0])"  # 全  区    284.15
GAP = re.compile(rf"(?!{SPACED_WORD})(?:[ \u3000\u00a0]{{2,}}+|\t|\u3000(?=[-+−▲▼]?\d))")
BLANK = r"[ \u3000\u00a0]"
TWO_BLANKS = re.compile(rf"{BLANK}{BLANK}(?<!\s..)")  # behind a word, and no indent
HEADED = re.compile(
    rf"\n[ \u3000]*(?:{NAMES_HEADED}|序号|单位|年份|月份)[^\s，,。]{{0,6}}[ \u3000，]"
)  # 产品名称 单位 产量; 指标，单位，数值


def find_blocks(text: str) -> Iterator[Block]:
    """The tables of a text in their order, none overlapping another."""
    if not _possible(text):
        return
    lines = list(_lines(text))
    at = 0
    futile: dict[int, int] = {}
    while at < len(lines):
        found = _table_at(lines, at, futile)
        if found is None:
            at += 1
            continue
        start, (last, written) = lines[at][0], lines[at + found.lines - 1]
        yield Block(start, last + len(written), _same_width(found.rows), _caption(lines, at), found.barred)
        at += found.lines


def _possible(text: str) -> bool:
    """Whether some line may be a table's: most reports hold none, and looking at every line costs."""
    if any(map(text.__contains__, "|｜│\t")) or TWO_BLANKS.search(text, 1):
        return True
    behind_line = "\n" + text
    if HEADED.search(behind_line) or STACKED.search(behind_line):
        return True
    return "," in text and any(line.count(",") > 1 and not PROSE.search(line) for line in text.splitlines())


def blanked(text: str, block: Block, kept: list[Cell]) -> str:
    """Blanks of the length of a table, for the prose around it. Cells of `kept` stay, each a sentence."""
    pieces: list[str] = []
    at = block.start
    for cell in sorted(kept, key=lambda cell: cell.start):
        pieces += [_blank(text[at : cell.start]), cell.text]
        at = cell.end
    return "".join([*pieces, _blank(text[at : block.end])])


def _blank(written: str) -> str:
    """Blanks of the same length; the first of them ends the sentence before."""
    blank = re.sub(r"[^\n]", " ", written)
    return "。" + blank[1:] if blank[:1] == " " else blank


def _lines(text: str) -> Iterator[Line]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, line.rstrip("\r\n")
        at += len(line)


def _table_at(lines: list[Line], at: int, futile: dict[int, int]) -> Found | None:
    """The table that begins here; None where none does. `futile` says of each way to cut
    before which line no table begins: a long run of lines that is none would else be looked at again from each of them."""
    for number, way in enumerate(WAYS):
        if way.together and (found := way.together(lines, at)):
            return found
        if at < futile.get(number, 0) or not way.begins(way.cut(*lines[at])):
            continue
        run = _rows_from(lines, at, way)
        if run.uneven_at:
            futile[number] = run.uneven_at
        elif len(run.rows) >= LEAST_ROWS:
            fails = way.fails(run.rows)
            if not fails:
                return Found(run.lines, run.rows, way.barred)
            futile[number] = run.places[fails - 1] + 1
    return stacked_from(lines, at)


def _rows_from(lines: list[Line], at: int, way: "Way") -> "Run":
    """The lines from here on that a way cuts into cells; those that only draw a rule are passed over."""
    rows: list[Cells] = []
    places: list[int] = []
    for place in range(at, len(lines)):
        offset, written = lines[place]
        if rows and way.ruled and written.strip() and RULE_LINE.fullmatch(written):
            continue
        cells = way.cut(offset, written)
        if len(cells) < 2 or any(len(cell.text) > LONGEST_CELL for cell in cells):
            return Run(rows, places, place - at)
        if way.even and rows and len(cells) != len(rows[0]):
            return Run(rows, places, place - at, place)
        rows.append(cells)
        places.append(place)
    return Run(rows, places, len(lines) - at)


def _cells(offset: int, pieces: Iterator[tuple[int, str]]) -> Cells:
    return [cell_of(offset + at, piece) for at, piece in pieces]


def _split(line: str, mark: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    at = 0
    for found in mark.finditer(line):
        yield at, line[at : found.start()]
        at = found.end()
    yield at, line[at:]


BAR = re.compile(r"[|｜│]")
TAB = re.compile(r"\t")
WIDE_COMMA = re.compile("，")
ONE_BLANK = re.compile(r"[ \u3000\u00a0]+")
COMMA_OR_QUOTE = re.compile(r"[,\"]")


def _at_bars(offset: int, line: str) -> Cells:
    """`| 指标 | 单位 |`: the bars at both ends part nothing; before the one of ` | 1-2月 | 1-3月` stands an empty cell."""
    if not BAR.search(line):
        return []
    pieces = list(_split(line, BAR))
    closed = BAR.match(line.rstrip()[-1:]) is not None
    if not pieces[0][1].strip() and (closed or not pieces[0][1]):
        pieces = pieces[1:]
    if closed and pieces and not pieces[-1][1].strip():
        pieces = pieces[:-1]
    return _cells(offset, iter(pieces))


def _at_tabs(offset: int, line: str) -> Cells:
    return _cells(offset, _split(line, TAB)) if "\t" in line.strip() else []


def _at_commas(offset: int, line: str) -> Cells:
    """Cells of a file of comma-separated values; a comma between quotation marks belongs to its number."""
    if "," not in line or PROSE.search(line) or line.count('"') > 40:
        return []
    cells = _cells(offset, _split_at_commas(line))
    return [
        Cell(cell.text[1:-1], cell.start + 1) if len(cell.text) > 1 and cell.text[0] == cell.text[-1] == '"' else cell
        for cell in cells
    ]


def _split_at_commas(line: str) -> Iterator[tuple[int, str]]:
    """The pieces between commas after which the quotation marks come in pairs."""
    at, behind = 0, line.count('"')
    for found in COMMA_OR_QUOTE.finditer(line):
        if found.group() == '"':
            behind -= 1
        elif behind % 2 == 0:
            yield at, line[at : found.start()]
            at = found.end()
    yield at, line[at:]


def _at_gaps(offset: int, line: str) -> Cells:
    """Cells set apart by two blanks and more."""
    stripped = line.strip()
    if PROSE.search(stripped) or not GAP.search(stripped) or is_page_number(stripped):
        return []
    lead = len(line) - len(line.lstrip())
    return [cell for cell in _cells(offset + lead, _split(stripped, GAP)) if cell.text]


def _at_wide_commas(offset: int, line: str) -> Cells:
    """指标，单位，数值: cells pasted with the comma of Chinese prose between them."""
    return _cells(offset, _split(line, WIDE_COMMA)) if "，" in line and not PROSE.search(line) else []


def _at_single_blanks(offset: int, line: str) -> Cells:
    """指标 单位 数值: one blank between cells, which words rarely have between them."""
    stripped = line.strip()
    if PROSE.search(stripped) or not ONE_BLANK.search(stripped) or is_page_number(stripped):
        return []
    return _cells(offset + len(line) - len(line.lstrip()), _split(stripped, ONE_BLANK))


def _headings_alone(row: Cells) -> bool:
    """A line in which every cell but one at most is a heading: the weakest marks of a table are believed below no other."""
    known = sum(1 for cell in row if len(cell.text) <= 12 and says_column(cell))
    captioned = any("：" in cell.text or ":" in cell.text for cell in row)  # 表1 经济指标 单位：亿元
    return len(row) >= 3 and not captioned and is_heading(row) and known >= len(row) - 1


def _row_without_number_below(rows: list[Cells]) -> int:
    """How many rows begin no table, because one below the heading has no number; 0 where each has one."""
    return 0 if len(rows) > 2 and all(numbered(row) for row in rows[1:]) else len(rows)


def _without_number(rows: list[Cells]) -> int:
    """How many of the first rows begin no table, for want of a number below them; 0 where this is one."""
    return 0 if any(numbered(row) for row in rows) else len(rows)


def _without_number_below(rows: list[Cells]) -> int:
    """The same where a number in the heading is a year."""
    return _without_number(rows[1:])


def _clauses(rows: list[Cells]) -> int:
    """How many rows of clauses that bars part, as 财政收入增长3% | 新增就业1200人, begin no table: all, where the first row tells numbers
    in words, no cell of any is a number and no row is of an aim; 0 where they are a table."""
    told = any(TELLS_NUMBER.search(cell.text) for cell in rows[0])
    alone = told and any(ROW_OF_AIM.match(row[0].text) or any(NUMBER.match(cell.text) for cell in row) for row in rows)
    return len(rows) if told and not alone else 0


class Run(NamedTuple):
    """Rows one below the other: which line each is, and how many lines they take up. `uneven_at`: the line that ended the
    run with another number of cells, where all rows must have as many; 0 where none did."""

    rows: list[Cells]
    places: list[int]
    lines: int
    uneven_at: int = 0


class Way(NamedTuple):
    """A way to cut a line into cells. `begins` looks at the first row; `fails` says how many of the rows begin no table, 0
    when they are one; `even`: all rows have as many cells as the first; `ruled`: lines that only draw a rule may stand between them;
    `barred`: what is found is a table for certain. `together` looks at the lines together before each is cut by itself."""

    cut: Callable[[int, str], Cells]
    begins: Callable[[Cells], bool]
    fails: Callable[[list[Cells]], int]
    even: bool = False
    ruled: bool = True
    barred: bool = False
    together: Callable[[list[Line], int], Found | None] | None = None


WAYS = (
    Way(_at_bars, lambda row: len(row) >= 2, _clauses, barred=True),
    Way(_at_tabs, lambda row: len(row) >= 2, _without_number, ruled=False),
    Way(_at_commas, is_heading, _without_number_below, even=True),
    Way(_at_gaps, is_heading, _without_number_below, even=True, together=aligned_from),
    Way(_at_wide_commas, _headings_alone, _row_without_number_below, even=True),
    Way(_at_single_blanks, _headings_alone, _row_without_number_below, even=True),
)


def _same_width(rows: list[Cells]) -> tuple[tuple[Cell, ...], ...]:
    width = max(len(row) for row in rows)
    return tuple((*row, *(Cell("", row[-1].end) for _ in range(width - len(row)))) for row in rows)


def _caption(lines: list[Line], at: int) -> str:
    """The short lines right above: a title, 单位：万元."""
    above: list[str] = []
    for _, written in reversed(lines[max(0, at - CAPTION_LINES) : at]):
        if len(written.strip()) > LONGEST_CAPTION or PROSE.search(written):
            break
        above.append(written.strip())
    return "\n".join(line for line in reversed(above) if line)
