"""An Excel workbook: a sheet for each table and one that says what each column means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from transforms.exports.tables import Table
from transforms.exports.warehouse import WarehouseError

DICTIONARY = "字典 dictionary"
ROWS, CHARACTERS, SHEET_NAME = 1_048_576, 32_767, 31
_CUT = "…（余下从略 cut here）"
# What a reader looks for first stands first; the rest keeps the order of the table.
_FIRST = (
    "district_name",
    "indicator_name",
    "subject",
    "period_label",
    "target_year",
    "measure",
    "value",
    "unit",
    "yoy",
    "agreement",
)
_WIDTHS = {
    "doc_id": 19,
    "metric_id": 26,
    "title": 40,
    "value": 22,
    "sentence": 60,
    "text": 60,
    "cause": 50,
    "remedy": 50,
    "source_path": 40,
    "indicator_name": 20,
    "indicator_text": 20,
}


def write_workbook(tables: Sequence[Table], path: Path) -> Iterator[str]:
    """Typed cells, a frozen head with a filter, and the dictionary. Every text is written as text: none is a formula or a link.

    Numbers have Excel's 15 digits. Yields a note for each table with texts that a cell cannot hold; raises WarehouseError
    for more rows than a sheet has, OSError where the file cannot be written.
    """
    for table in tables:
        if table.frame.height >= ROWS:
            raise WarehouseError(
                f"{table.name}: {table.frame.height:,} rows are more than the {ROWS - 1:,} of a sheet; narrow them with --where, or export csv"
            )
    with _opened(path) as book:
        book.set_properties({"title": "tongbi 同比", "created": datetime(2000, 1, 1)})
        for table in tables:
            cut = _write_table(book, table)
            if cut:
                yield f"{table.name}: {cut} texts are longer than the {CHARACTERS:,} characters of a cell and were cut; csv and parquet hold them whole"
        _write_dictionary(book, tables)


@contextmanager
def _opened(path: Path) -> Iterator[xlsxwriter.Workbook]:
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    try:
        with xlsxwriter.Workbook(path, options) as book:
            yield book
    except FileCreateError as error:
        raise error.args[0] from None  # it wraps what the system said


def in_order_of_reading(names: Sequence[str]) -> list[str]:
    """Names of columns, names and figures first: district_id, value, unit → value, unit, district_id."""
    first = [name for name in _FIRST if name in names]
    return first + [name for name in names if name not in first]


def _write_table(book: Any, table: Table) -> int:
    formats = {
        "first_head": book.add_format({"bold": True, "bg_color": "#DDE7F0", "bottom": 1}),
        "head": book.add_format({"bold": True, "bg_color": "#DDE7F0", "bottom": 1, "indent": 1}),
        "title": book.add_format({"bold": True, "bg_color": "#DDE7F0", "indent": 1}),
        "whole": book.add_format({"num_format": "#,##0"}),
        "amount": book.add_format({"num_format": "#,##0.0#####"}),
        "growth": book.add_format({"num_format": "0.0#"}),
        "text": book.add_format({"indent": 1}),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        "time": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
    }
    names = in_order_of_reading(table.frame.columns)
    sheet = book.add_worksheet(table.name[:SHEET_NAME])
    titles = {column.name: column.title for column in table.columns if column.title}
    head = 1 if titles else 0  # the row of the names, which a filter and other programs go by
    sheet.freeze_panes(head + 1, _fixed(names))
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.repeat_rows(0, head)
    sheet.autofilter(head, 0, head + max(table.frame.height, 1), len(names) - 1)
    for at, name in enumerate(names):
        sheet.set_column(
            at, at, _WIDTHS.get(name, max(11, min(len(name) + 3, 24), min(2 * len(titles.get(name, "")), 30)))
        )
        if titles:
            sheet.write_string(0, at, titles.get(name, ""), formats["title"])
    # A loop of its own: with constant_memory a row that was left for the next can no longer be written to.
    for at, name in enumerate(names):
        sheet.write_string(head, at, name, formats["head" if at else "first_head"])
    cut = 0
    growth = [name.startswith("yoy") or name.endswith("_yoy") for name in names]
    for row_at, row in enumerate(table.frame.select(names).iter_rows(), head + 1):
        for at, value in enumerate(row):
            cut += _write_cell(sheet, row_at, at, value, formats, is_growth=growth[at])
    return cut


def _fixed(names: Sequence[str]) -> int:
    """How many columns stay in sight: the district, and in a table of districts by period the period too."""
    return 2 if names[:2] == ["district_name", "period_label"] else 1


def _write_cell(
    sheet: Any, row: int, column: int, value: Any, formats: dict[str, Any], *, is_growth: bool = False
) -> bool:
    """Writes one value by its type. True when it was a text that had to be cut."""
    if value is None:
        return False
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, Decimal):
        # One format for both would show whole numbers with a point behind them in Excel.
        shown = "growth" if is_growth else "whole" if value == int(value) else "amount"
        sheet.write_number(row, column, float(value), formats[shown])
    elif isinstance(value, (int, float)):
        sheet.write_number(row, column, value)
    elif isinstance(value, datetime):
        sheet.write_datetime(row, column, value, formats["time"])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, formats["date"])
    else:
        text = str(value)
        too_long = _units(text) > CHARACTERS
        sheet.write_string(row, column, _cut(text) if too_long else text, formats["text"] if column else None)
        return too_long
    return False


def _units(text: str) -> int:
    """Length as Excel counts it: a rare character takes two."""
    return len(text) + sum(character > "\uffff" for character in text)


def _cut(text: str) -> str:
    while _units(text) > CHARACTERS - len(_CUT):
        text = text[: len(text) - max(1, (_units(text) - CHARACTERS + len(_CUT)) // 2)]
    return text + _CUT


def _write_dictionary(book: Any, tables: Sequence[Table]) -> None:
    head = book.add_format({"bold": True, "bg_color": "#DDE7F0", "bottom": 1})
    sheet = book.add_worksheet(DICTIONARY)
    sheet.freeze_panes(1, 0)
    for at, (title, width) in enumerate((("table", 22), ("column", 26), ("type", 15), ("含义", 80), ("meaning", 120))):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, title, head)
    row = 0
    for table in tables:
        lines = [(table.name, "", "", table.meaning_zh, table.meaning)]
        lines += [(table.name, one.name, one.data_type, one.meaning_zh, one.meaning) for one in table.columns]
        for line in lines:
            row += 1
            for at, text in enumerate(line):
                sheet.write_string(row, at, text)
