"""xlsx: each sheet a page, each row of its tables a line."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import zip_longest
from typing import Any

import openpyxl

from transforms.reading.content import Content, Deadline, Note, over_limit
from transforms.reading.document import Limits
from transforms.reading.metadata import clean_title
from transforms.reading.office import check_office, with_usual_namespaces
from transforms.reading.registry import XLSX
from transforms.reading.tables import table_lines

_SHOW = "show them in an office program and save the workbook, if they belong to the report"
#: Words behind the digits; where a comma before them or ! scales what is shown they would be of another number.
_UNIT = re.compile(
    r'^[^!]*[0#](?:_.|\\?[ \u3000])*(?:"[ \u3000]*([%％‰\u4e00-\u9fff][\u4e00-\u9fff/]*)[ \u3000]*"|\\([%％‰]))'
)
_LITERAL = re.compile(r'"[^"]*"|\\.')


def read_xlsx(data: bytes, limits: Limits, deadline: Deadline) -> Content:
    """Read a workbook: the numbers as they are shown (5.2%, not 0.052), and formulas by the value last computed."""
    check_office(data, limits)
    deadline.check()
    data = with_usual_namespaces(data, "xl/workbook.xml")
    with warnings.catch_warnings():
        # Of styles and validations that openpyxl does not know: nothing of the text.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        formulas = openpyxl.load_workbook(io.BytesIO(data)) if _has_formulas(data) else None
    text = ""
    offsets: list[int] = []
    notes: list[Note] = []
    for sheet in book.worksheets:
        deadline.check(f"sheet {sheet.title}")
        if sheet.sheet_state != "visible":
            notes.append(Note(place=f"sheet {sheet.title}", cause="a hidden sheet, which was left out", remedy=_SHOW))
            offsets.append(len(text))
            continue
        if sheet.max_row * sheet.max_column > limits.cells:
            raise over_limit("cells", sheet.max_row * sheet.max_column, limits.cells, "cells", f"sheet {sheet.title}")
        rows = [[cell_text(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows()]
        for area in sheet.merged_cells.ranges:
            shown = rows[area.min_row - 1][area.min_col - 1]
            for row in rows[area.min_row - 1 : area.max_row]:
                row[area.min_col - 1 : area.max_col] = [shown] * (min(area.max_col, len(row)) - area.min_col + 1)
        rows, left_out = _shown(sheet, rows)
        notes.extend(left_out)
        if formulas is not None:
            notes.extend(_uncomputed(sheet, formulas[sheet.title]))
        offsets.append(len(text))
        lines = [line for block in _blocks(rows) for line in table_lines(block)]
        if lines:
            # The sheet's name may be all that tells the year or the place.
            default = sheet.title.lower().startswith("sheet")
            text += "\n".join([*([] if default else [sheet.title]), *lines]) + "\n"
    book.close()
    return Content(
        text=text, media_type=XLSX, title=clean_title(book.properties.title), pages=tuple(offsets), notes=tuple(notes)
    )


def _shown(sheet: Any, rows: list[list[str]]) -> tuple[list[list[str]], list[Note]]:
    """The rows and columns that the workbook shows, and a note of those with words that it hides."""
    hidden_rows, hidden_columns = _hidden(sheet)
    if not hidden_rows and not hidden_columns:
        return rows, []
    shown = [
        [cell for at, cell in enumerate(row, 1) if at not in hidden_columns]
        for number, row in enumerate(rows, 1)
        if number not in hidden_rows
    ]
    lost_rows, lost_columns = _with_words(rows, hidden_rows), _with_words(_columns(rows), hidden_columns)
    places = [f"row {number}" for number in lost_rows[:5]] + [f"column {number}" for number in lost_columns[:5]]
    if not places:
        return shown, []
    cause = f"{len(lost_rows)} hidden row(s) and {len(lost_columns)} hidden column(s) were left out"
    return shown, [Note(place=f"sheet {sheet.title}, {', '.join(places)}", cause=cause, remedy=_SHOW)]


def _hidden(sheet: Any) -> tuple[set[int], set[int]]:
    """The numbers of the rows and of the columns that are hidden, from 1; a column's entry may stand for several."""
    rows = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    hidden = [column for column in sheet.column_dimensions.values() if column.hidden]
    return rows, {number for column in hidden for number in range(column.min or 0, (column.max or 0) + 1)}


def _columns(rows: list[list[str]]) -> list[tuple[str, ...]]:
    return list(zip_longest(*rows, fillvalue=""))


def _with_words(lines: Sequence[Sequence[str]], numbers: set[int]) -> list[int]:
    """Those of the numbered rows, or columns, that hold any words."""
    return [number for number in sorted(numbers) if 0 < number <= len(lines) and any(lines[number - 1])]


def cell_text(value: Any, number_format: str) -> str:
    """A cell as it is shown: 0.052 with the format 0.0% is 5.2%; 123.40000000000001 is 123.4; 2023-12-31 as a date."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime | date | time):
        return _moment_text(value, number_format)
    return _number_text(value, number_format.split(";")[0]) if isinstance(value, int | float) else str(value)


def _number_text(value: float, written: str) -> str:
    """0.0% shows 0.062 as 6.2%, 0.0"%" shows 6.2 so, and 0.0"亿元" shows 15.3 as 15.3亿元."""
    shown = _LITERAL.sub("", written)
    places = len(shown.partition(".")[2]) - len(shown.partition(".")[2].lstrip("0#"))
    if "%" in shown:
        return f"{value * 100:.{places}f}%"
    fixed = "." in shown and places and not {"E", "!"} & set(shown)
    number = f"{value:.{places}f}" if fixed else format(value, ".15g") if isinstance(value, float) else str(value)
    unit = _UNIT.search(written)
    return number + (unit[1] or unit[2]) if unit else number


def _moment_text(value: datetime | date | time, number_format: str) -> str:
    """2023-12-31 with the format yyyy"年" is 2023年, with yyyy"年"m"月" 2023年12月; any other date is written whole."""
    moment = value.date() if isinstance(value, datetime) and value.time() == time(0) else value
    if isinstance(moment, datetime | time):
        return moment.isoformat()
    shown = _LITERAL.sub("", number_format.split(";")[0]).lower()
    if "y" not in shown or "d" in shown or "h" in shown:
        return moment.isoformat()
    return f"{moment.year}年{moment.month}月" if "m" in shown else f"{moment.year}年"


def _blocks(rows: list[list[str]]) -> list[list[list[str]]]:
    """The tables of a sheet: an empty row parts them."""
    blocks: list[list[list[str]]] = [[]]
    for row in rows:
        if any(cell.strip() for cell in row):
            blocks[-1].append(row)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _has_formulas(data: bytes) -> bool:

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(b"<f" in archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/"))


def _uncomputed(sheet: Any, formulas: Any) -> list[Note]:
    lost = [
        cell.coordinate
        for row in formulas.iter_rows()
        for cell in row
        if cell.data_type == "f" and sheet[cell.coordinate].value is None
    ]
    if not lost:
        return []
    cause = f"{len(lost)} formula(s) without a computed value were left out"
    remedy = "open the workbook in an office program, which computes them, and save it"
    return [Note(place=f"sheet {sheet.title}, {', '.join(lost[:5])}", cause=cause, remedy=remedy)]
