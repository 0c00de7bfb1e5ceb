"""Where the tables of a text stand: lines whose cells are parted by bars, tabs, commas or aligned blanks."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple


class Cell(NamedTuple):
    """The text of a cell without the blanks around it, and where in the document it begins."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


Line = tuple[int, str]  # offset, text without its line end
Cells = list[Cell]


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
PROSE = re.compile(r"[。；！？]")
RULE_LINE = re.compile(r"[\s|:：\-—=+┼┬┴├┤─]*")  # what markdown and drawn tables put between heading and body
GAP = re.compile(r"[ \u3000\u00a0]{2,}|\t")
TWO_BLANKS = re.compile(r"[ \u3000\u00a0]{2}")
HEADING_WORD = re.compile(r"指标|项目|单位|名称|地区|年份|时间|增长|增速|总量|绝对|数值|完成|同比|20\d\d")
NUMBER = re.compile(r"[-+−－(（▲▼↑↓]?\d[\d,，]*(?:\.\d+)?%?[)）]?$")


def find_blocks(text: str) -> Iterator[Block]:
    """The tables of a text in their order, none overlapping another."""
    if not _possible(text):
        return
    lines = list(_lines(text))
    at = 0
    while at < len(lines):
        block = _block_at(lines, at)
        if block is None:
            at += 1
            continue
        count, rows, barred = block
        start, (last, written) = lines[at][0], lines[at + count - 1]
        yield Block(start, last + len(written), _same_width(rows), _caption(lines, at), barred)
        at += count


def _possible(text: str) -> bool:
    """Whether some line may be a table's: most reports hold none, and looking at every line costs."""
    if any(mark in text for mark in "|｜│\t"):
        return True
    if any(not text[found.start() - 1].isspace() for found in TWO_BLANKS.finditer(text, 1)):
        return True
    return "," in text and any(line.count(",") > 1 and not PROSE.search(line) for line in text.splitlines())


def blank_out(text: str, block: Block, kept: list[Cell]) -> str:
    """The text with blanks where a table stands, of the same length: what is left is prose. Cells of `kept` stay, each a sentence."""
    pieces: list[str] = []
    at = block.start
    for cell in sorted(kept, key=lambda cell: cell.start):
        pieces += [_blank(text[at : cell.start]), cell.text]
        at = cell.end
    return text[: block.start] + "".join(pieces) + _blank(text[at : block.end]) + text[block.end :]


def _blank(written: str) -> str:
    """Blanks of the same length; the first of them ends the sentence before."""
    blank = re.sub(r"[^\n]", " ", written)
    return "。" + blank[1:] if blank[:1] == " " else blank


def _lines(text: str) -> Iterator[Line]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, line.rstrip("\r\n")
        at += len(line)


def _block_at(lines: list[Line], at: int) -> tuple[int, list[Cells], bool] | None:
    """How many lines the table that begins here has, and its rows; None where none does."""
    for cut, wanted in CUTS:
        rows: list[Cells] = []
        count = 0
        for offset, written in lines[at:]:
            if rows and RULE_LINE.fullmatch(written) and written.strip() and cut is not _at_tabs:
                count += 1
                continue
            cells = cut(offset, written)
            if len(cells) < 2 or any(len(cell.text) > LONGEST_CELL for cell in cells):
                break
            rows.append(cells)
            count += 1
        if len(rows) >= LEAST_ROWS and wanted(rows):
            return count, rows, cut is _at_bars
    return None


def _cells(offset: int, pieces: Iterator[tuple[int, str]]) -> Cells:
    return [
        Cell(piece.strip(), offset + at + len(piece) - len(piece.lstrip())) if piece.strip() else Cell("", offset + at)
        for at, piece in pieces
    ]


def _split(line: str, mark: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    at = 0
    for found in mark.finditer(line):
        yield at, line[at : found.start()]
        at = found.end()
    yield at, line[at:]


BAR = re.compile(r"[|｜│]")
TAB = re.compile(r"\t")
COMMA = re.compile(r",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")


def _at_bars(offset: int, line: str) -> Cells:
    """`| 指标 | 单位 |`: the bars at both ends part nothing."""
    if not BAR.search(line):
        return []
    pieces = list(_split(line, BAR))
    if not pieces[0][1].strip():
        pieces = pieces[1:]
    if pieces and not pieces[-1][1].strip() and BAR.match(line.rstrip()[-1:]):
        pieces = pieces[:-1]
    return _cells(offset, iter(pieces))


def _at_tabs(offset: int, line: str) -> Cells:
    return _cells(offset, _split(line, TAB)) if "\t" in line.strip() else []


def _at_commas(offset: int, line: str) -> Cells:
    """Cells of a file of comma-separated values; a comma between quotation marks belongs to its number."""
    if "," not in line or PROSE.search(line) or line.count('"') > 40:
        return []
    cells = _cells(offset, _split(line, COMMA))
    return [
        Cell(cell.text[1:-1], cell.start + 1) if len(cell.text) > 1 and cell.text[0] == cell.text[-1] == '"' else cell
        for cell in cells
    ]


def _at_gaps(offset: int, line: str) -> Cells:
    """Cells set apart by two blanks and more."""
    stripped = line.strip()
    if PROSE.search(stripped) or not GAP.search(stripped):
        return []
    lead = len(line) - len(line.lstrip())
    return [cell for cell in _cells(offset + lead, _split(stripped, GAP)) if cell.text]


def _any_table(rows: list[Cells]) -> bool:
    return any(NUMBER.match(cell.text) for row in rows for cell in row[1:])


def _headed(rows: list[Cells]) -> bool:
    """Rows of one length below a heading of words: weaker marks than bars need more to be a table."""
    heading = rows[0]
    words = not any(NUMBER.match(cell.text) and not re.fullmatch(r"(?:19|20)\d\d", cell.text) for cell in heading)
    known = sum(1 for cell in heading if HEADING_WORD.search(cell.text)) >= min(2, len(heading) - 1)
    even = len(heading) >= 2 and all(len(row) == len(heading) for row in rows[1:])
    return words and known and even and _any_table(rows[1:])


CUTS: tuple[tuple[Callable[[int, str], Cells], Callable[[list[Cells]], bool]], ...] = (
    (_at_bars, lambda rows: True),
    (_at_tabs, _any_table),
    (_at_commas, _headed),
    (_at_gaps, _headed),
)


def _same_width(rows: list[Cells]) -> tuple[tuple[Cell, ...], ...]:
    width = max(len(row) for row in rows)
    return tuple((*row, *(Cell("", row[-1].end) for _ in range(width - len(row)))) for row in rows)


def _caption(lines: list[Line], at: int) -> str:
    """The short lines right above: a title, 单位：万元."""
    above: list[str] = []
    for _, written in reversed(lines[max(0, at - CAPTION_LINES) : at]):
        if len(written) > LONGEST_CAPTION or PROSE.search(written):
            break
        above.append(written.strip())
    return "\n".join(line for line in reversed(above) if line)
