"""Which lines of a table head its columns, and what the columns below them hold: also where no line or no word says so."""

import re
from collections.abc import Sequence
from itertools import pairwise, permutations

from transforms.extraction.lexicon import Lexicon
from transforms.extraction.periods.span import Span
from transforms.extraction.tables.cell import TELLS_NUMBER, Cell
from transforms.extraction.tables.cells import EMPTY, ROUNDING, is_number, plain_number
from transforms.extraction.tables.headings import (
    COMPLETION,
    LABEL,
    PLACE,
    UNIT_ALONE,
    YEAR,
    Column,
    kind_of_words,
    split_unit,
)
from transforms.extraction.tables.periods import months_of

Cells = Sequence[Cell]
DIFFERENCE = re.compile(r"(?:增减|升降|变动|变化)(?:情况|量)?$")
EARLIER = re.compile(
    r"[比较](?:上[月期季年]|去年|[一二三前]+季度|上半年|(?:\d{1,2}[-—]){0,1}\d{1,2}月)(?:份|同期)?(?:变[动化]|升降|[±])?"
)
AREA_ALONE = re.compile(r"全[国省市州区县旗](?:平均(?:水平)?)?")
LONGEST_HEADING = 30
YEAR_AND_MONTH = re.compile(
    rf"{YEAR}[.．/](?:0[1-9]|1[0-2])\Z"
)  # 指标 | 2024.09: no number, beside what heads the names
PLACE_NAMED = re.compile("(?:[省市县区旗镇乡村]|街道)$")
WIDTHS_OF_PAIRS = (2, 3)  # a name and its figure; a unit between them
UNITS_NAMED = ("单位", "计量单位")


def differences_told(columns: Sequence[Column], rows: Sequence[Cells]) -> list[Column]:
    """增减 without a unit is a change where it is what one column is more than another, in every row; else a growth."""
    told = list(columns)
    for at, column in enumerate(columns):
        if column.kind == "growth" and column.unit is None and DIFFERENCE.search(column.heading):
            near = [one for one in range(max(0, at - 3), at) if columns[one].kind == "level"]
            if any(_is_difference(rows, at, more, less) for more, less in permutations(near, 2)):
                told[at] = column._replace(kind="change")
    return told


def ranks_moved(columns: Sequence[Column], rows: Sequence[Cells]) -> list[Column]:
    """较上期变化 and 比一季度 right behind 位次: by how many places the rank moved."""
    told = list(columns)
    for before, (at, column) in zip(columns, enumerate(columns[1:], 1), strict=False):
        if before.kind == "rank" and column.kind in ("growth", "level") and column.unit is None:
            changed = column.kind == "growth" and DIFFERENCE.search(column.heading)
            if changed or EARLIER.fullmatch(column.heading) and _counts_places(rows, at):
                told[at] = column._replace(kind="change", unit="位", period="")
    return told


def _counts_places(rows: Sequence[Cells], at: int) -> bool:
    """Whether the numbers of a column are whole."""
    numbers = [plain_number(row[at]) for row in rows]
    return all(number is None or number == int(number) for number in numbers)


def ranks_behind(cells: list[tuple[Cell, Column]]) -> list[tuple[Cell, Column]]:
    """排名 | 乡镇 | 总得分: a rank that stands before all figures is of the first of them."""
    kinds = [column.kind for _, column in cells]
    first = next((at for at, kind in enumerate(kinds) if kind in ("level", "growth", "completion")), 0)
    before = [pair for pair in cells[:first] if pair[1].kind == "rank"]
    return [*(pair for pair in cells[:first] if pair not in before), cells[first], *before, *cells[first + 1 :]]


def names_told(columns: Sequence[Column], rows: Sequence[Cells]) -> list[Column]:
    """单位 over 县教育局, 柳河镇: whose the rows are, where nothing else names them."""
    at = next((at for at, column in enumerate(columns) if column.kind == "unit"), None)
    if at is None or not _names_rows([row[at].text for row in rows if row[at].text]):
        return list(columns)
    named = [_without_kind(column) for column in columns]
    return [*named[:at], columns[at]._replace(kind="place"), *named[at + 1 :]]


def sides_told(columns: Sequence[Column], rows: Sequence[Cells], lexicon: Lexicon) -> list[Column]:
    """收入 | 预算数 | 决算数 | 支出 | 预算数 | 决算数: a second column of names, where nothing but names stands below it and the headings behind
    it are those behind the first."""
    told = list(columns)
    first = next((at for at, column in enumerate(columns) if column.kind == "label"), None)
    if first is None:
        return told
    headings = [column.heading for column in columns[first + 1 :]]
    for at in range(first + 2, len(columns) - 1):
        wide = at - first - 1
        again = headings[wide + 1 : 2 * wide + 1] == headings[:wide]
        if again and all(row[at].text for row in rows) and _are_indicators([row[at] for row in rows], lexicon):
            told[at] = columns[first]
    return told


def _names_rows(written: Sequence[str]) -> bool:
    """Whether what stands below 单位 is no unit."""
    return bool(written) and not any(UNIT_ALONE.match(text) or text in EMPTY for text in written)


def _without_kind(column: Column) -> Column:
    """A column that was held for the one of names for want of another, as its heading says it."""
    held = column.kind == "label" and not LABEL.match(column.heading)
    return column._replace(kind=kind_of_words(column.heading)) if held else column


def areas_moved(columns: Sequence[Column]) -> list[Column]:
    """增速（%） | 全市: how it grew there, where the heading has no unit of its own."""
    told = list(columns)
    for at, column in enumerate(columns[1:], 1):
        before = told[at - 1]
        if (
            before.kind == "growth"
            and column.kind == "level"
            and not column.unit
            and AREA_ALONE.fullmatch(column.heading)
        ):
            told[at] = column._replace(kind="growth", unit=before.unit)
    return told


def completions_told(columns: Sequence[Column], rows: Sequence[Cells]) -> list[Column]:
    """完成年度目标 over 96.4%, 102.5%: so much of the aim is reached, where every cell is in percent."""
    told = list(columns)
    for at, column in enumerate(columns):
        if column.kind in ("target", "level") and column.unit is None and COMPLETION.search(column.heading):
            cells = [row[at] for row in rows if is_number(row[at])]
            if cells and all(cell.text.endswith(("%", "％")) for cell in cells):
                told[at] = column._replace(kind="completion", unit="%", aim=False)
    return told


def without_label(columns: list[Column], rows: Sequence[Cells]) -> list[Column]:
    """地区生产总值（亿元） | 增长（%） over nothing but numbers: no column names the rows, all of which are the district's."""
    first = columns[0]
    named = first.kind != "label" or not first.unit or LABEL.match(first.heading)
    if named or not rows or not all(is_number(row[0]) for row in rows):
        return columns
    return [first._replace(kind=kind_of_words(first.heading)), *columns[1:]]


def aims_moved(columns: Sequence[Column], own: Span | None) -> list[Column]:
    """2025年计划 | 增长(%): the growth right behind an aim is the aim's, where the aim is of a later year than the report or
    what was done has its growth already."""
    told = list(columns)
    for at, column in enumerate(columns[1:], 1):
        aim = columns[at - 1]
        if column.kind == "growth" and not column.period and aim.kind == "target":
            months = months_of(aim.period, own)
            later = months is not None and own is not None and months.last_year > own.last_year
            if later or any(one.kind == "growth" for one in columns[: at - 1]):
                told[at] = column._replace(aim=True, period=aim.period)
    return told


def _is_difference(rows: Sequence[Cells], at: int, more: int, less: int) -> bool:
    """Whether column `at` is column `more` less column `less`, as far as it is written, wherever all three are numbers."""
    compared = 0
    for row in rows:
        difference, minuend, subtrahend = (plain_number(row[column]) for column in (at, more, less))
        if difference is None or minuend is None or subtrahend is None:
            continue
        if abs(minuend - subtrahend - difference) > max(ROUNDING, abs(difference) / 100):
            return False
        compared += 1
    return compared > 0


def heads_columns(row: Cells, columns: Sequence[Column]) -> bool:
    """Whether a row is a line of headings: the first of the table, or one further down that begins new columns."""
    return _is_heading(row) and not (columns and (_counts_like_years(row, columns) or _tells_of_one(row, columns)))


def _tells_of_one(row: Cells, columns: Sequence[Column]) -> bool:
    """植树造林 | 完成植树5万株: words that tell a number are no heading below one. Below 目标 or 2023年成效 they are none to read either:
    they would lose what that heading says of them."""
    lost = any(column.kind == "target" or column.period or TELLS_NUMBER.search(column.heading) for column in columns)
    return not lost and any(TELLS_NUMBER.search(cell.text) for cell in row[1:])


def headings_at(rows: Sequence[Cells], index: int) -> Sequence[Cells]:
    """The lines of headings that begin here: one, and those below it that part what it is merged over."""
    headings = [rows[index]]
    for above, written in pairwise(rows[index : index + 3]):
        if not _is_second_heading(row := _without_name(written), above):
            break
        headings.append(row)
    return headings


def _without_name(row: Cells) -> Cells:
    """单位 | 亿元 | %: what the line of units is called heads no column."""
    return [row[0]._replace(text=""), *row[1:]] if row[0].text in UNITS_NAMED else row


def _is_heading(row: Cells) -> bool:
    """Words alone (years count as words), two at least."""
    filled = [cell for cell in row if cell.text]
    named = bool(filled) and (LABEL.match(filled[0].text) or PLACE.match(filled[0].text)) is not None
    return len({cell.text for cell in filled}) >= 2 and all(
        len(cell.text) <= LONGEST_HEADING
        and cell.text not in EMPTY
        and (not is_number(cell) or named and YEAR_AND_MONTH.match(cell.text) is not None)
        for cell in filled
    )


def _counts_like_years(row: Cells, columns: Sequence[Column]) -> bool:
    """税收收入 | 2014 | 1998, 新增就业 | 人 | 1964: a row of numbers that might be years, below columns that hold numbers."""
    label, *others = (
        cell.text
        for cell, column in zip(row, columns, strict=False)
        if cell.text and column.kind not in ("unit", "ordinal")
    )
    years = bool(others) and all(re.fullmatch(YEAR, text) for text in others)
    return years and kind_of_words(label) == "level" and len(columns) > 1


def _is_second_heading(row: Cells, above: Cells) -> bool:
    """A second line of headings: below one that is merged over several columns, and no row of its own."""
    merged = any(not cell.text or at and cell.text == above[at - 1].text for at, cell in enumerate(above))
    below = not row[0].text or row[0].text == above[0].text
    return below and (merged and _is_heading(row) or _holds_units(row))


def _holds_units(row: Cells) -> bool:
    """| | 亿元 | % |: the units of the columns in a line of their own."""
    units = [cell.text for cell in row[1:] if cell.text]
    return not row[0].text and bool(units) and all(UNIT_ALONE.match(unit.strip("()（）")) for unit in units)


def unheaded(rows: Sequence[Cells], lexicon: Lexicon) -> list[Column]:
    """The columns of a table without headings, by what their cells hold."""
    written = [[cell for cell in cells if cell.text] for cells in zip(*rows, strict=True)]
    wide = _width_of_each(written, lexicon)
    return [Column(_kind_of_cells(cells, at % wide), "", "", None, "") for at, cells in enumerate(written)]


def _kind_of_cells(cells: Cells, at: int) -> str:
    """What a column without a heading holds, by its place and its cells that are not empty."""
    units = at and cells and all(UNIT_ALONE.match(cell.text) for cell in cells)
    return "unit" if units else "level" if at else "label"


def _width_of_each(written: Sequence[Cells], lexicon: Lexicon) -> int:
    """常住人口 | 31.6 | 用电量 | 4.7: the columns of each of several tables that stand side by side, a name and its figure in each; all
    of them where it is one table."""
    for wide in WIDTHS_OF_PAIRS:
        ends = range(wide - 1, len(written), wide)
        if len(ends) > 1 and ends[-1] == len(written) - 1:
            names = [written[at - wide + 1] for at in ends]
            if all(_are_figures(written[at]) for at in ends) and _are_names(names, lexicon):
                return wide
    return len(written)


def _are_names(columns: Sequence[Cells], lexicon: Lexicon) -> bool:
    """Whether several columns name rows: those behind the first hold indicators, or all of them places."""
    places = all(PLACE_NAMED.search(cell.text) for cells in columns for cell in cells)
    return all(map(_are_words, columns)) and (places or all(_are_indicators(cells, lexicon) for cells in columns[1:]))


def _are_words(cells: Cells) -> bool:
    return bool(cells) and not any(is_number(cell) or UNIT_ALONE.match(cell.text) for cell in cells)


def _are_indicators(cells: Cells, lexicon: Lexicon) -> bool:
    """Whether words name indicators and are no grades (优秀, 第一): most differ, and one is known or has its unit beside it."""
    named = [split_unit(cell.text) for cell in cells]
    differ = len(set(named)) * 2 > len(named)
    return differ and _are_words(cells) and any(unit or lexicon.indicator_id(name) for name, unit in named)


def _are_figures(cells: Cells) -> bool:
    """Whether most cells of a column are numbers."""
    return sum(map(is_number, cells)) * 2 > len(cells)


def groups(columns: Sequence[Column]) -> list[range]:
    """Tables printed side by side: 指标 | 数值 | 指标 | 数值."""
    first = next((column for column in columns if column.kind in ("label", "place", "time")), None)
    starts = [
        at
        for at, column in enumerate(columns)
        if first and column.kind == first.kind and column.heading == first.heading
    ]
    if len(starts) < 2:
        return [range(len(columns))]
    return [range(start, end) for start, end in zip(starts, [*starts[1:], len(columns)], strict=True)]
