"""Tables as lines of cells between bars, and the cells of workbooks as they are shown."""

from __future__ import annotations

import io
from datetime import date, datetime, time

import openpyxl
import pytest

from transforms.reading.content import Deadline
from transforms.reading.document import Limits
from transforms.reading.tables import table_lines
from transforms.reading.workbook import cell_text, read_xlsx


def test_a_row_is_a_line_of_cells_between_bars():
    rows = [["指标", "单位", "2023年"], ["税收", "亿元", "3.5"], ["出口", "", "1.2\n"]]
    assert table_lines(rows) == ["| 指标 | 单位 | 2023年 |", "| 税收 | 亿元 | 3.5 |", "| 出口 |  | 1.2 |"]


def test_what_stands_alone_above_a_table_is_its_caption():
    rows = [["某镇主要指标", "某镇主要指标"], ["", "单位：万元"], ["指标", "数值"], ["税收", "120"]]
    assert table_lines(rows) == ["某镇主要指标", "单位：万元", "| 指标 | 数值 |", "| 税收 | 120 |"]


def test_rows_and_columns_without_words_are_left_out_and_a_bar_in_a_cell_parts_nothing():
    assert table_lines([["a|b", "", "1"], ["", "", ""], ["c", "", "2"]]) == ["| a｜b | 1 |", "| c | 2 |"]


@pytest.mark.parametrize("rows", [[], [[]], [["", ""]], [["只有一格"]], [["a", "12"], ["b"]]])
def test_odd_tables_lose_nothing(rows):
    written = "".join(table_lines(rows))
    assert all(cell in written for row in rows for cell in row)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.052, "0.0%", "5.2%"),
        (0.0525, "0%", "5%"),
        (123.4, "0.00", "123.40"),
        (123.40000000000001, "General", "123.4"),
        (1234567, "#,##0", "1234567"),
        (12.3456, "#,##0.0_ ", "12.3"),
        (2023, "General", "2023"),
        (None, "General", ""),
        (6.2, '0.0"%"', "6.2%"),
        (6.2, "0.0\\%", "6.2%"),
        (-3.4, '0.0"%";-0.0"%"', "-3.4%"),
        (6.2, '0.0 "%"', "6.2%"),
        (6.2, "0.0\\ \\%", "6.2%"),
        (15.3, '0.0"亿元"', "15.3亿元"),
        (12, '0_ "家"', "12家"),
        (12345, '#,##0,"千元"', "12345"),
        (12345, '0!.0,"万元"', "12345"),
    ],
)
def test_a_number_reads_as_the_workbook_shows_it(value, number_format, shown):
    assert cell_text(value, number_format) == shown


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (datetime(2023, 12, 31), 'yyyy"年"', "2023年"),
        (datetime(2024, 9, 1), 'yyyy"年"m"月"', "2024年9月"),
        (datetime(2024, 9, 1), "yyyy-mm", "2024年9月"),
        (datetime(2023, 12, 31), "yyyy-mm-dd", "2023-12-31"),
        (datetime(2023, 12, 31), "General", "2023-12-31"),
        (datetime(2023, 12, 31, 9, 30), 'yyyy"年"', "2023-12-31T09:30:00"),
        (date(2023, 12, 31), "yyyy", "2023年"),
        (time(9, 30), "h:mm", "09:30:00"),
    ],
)
def test_a_date_reads_as_far_as_the_workbook_shows_it(value, number_format, shown):
    assert cell_text(value, number_format) == shown


def test_a_formula_that_nobody_computed_is_told_of():
    book = openpyxl.Workbook()
    for row in (["指标", "2023年"], ["税收(亿元)", 3.5], ["合计", "=SUM(B2:B2)"]):
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    content = read_xlsx(target.getvalue(), Limits(), Deadline(Limits()))
    assert "| 税收(亿元) | 3.5 |" in content.text
    assert "B3" in (content.notes[0].place or "")
