"""A row of an indicator table reads as the sentence it stands for."""

from __future__ import annotations

import io

import openpyxl
import pytest

from transforms.reading.content import Deadline
from transforms.reading.document import Limits
from transforms.reading.tables import table_lines
from transforms.reading.workbook import cell_text, read_xlsx


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        (
            "2023年地区生产总值123.4亿元，同比增长5.2%。",
            [["指标", "单位", "2023年", "同比增长(%)"], ["地区生产总值", "亿元", "123.4", "5.2"]],
        ),
        (
            "其中：2023年第一产业3.2亿元，同比下降1.1%。",
            [["指标", "单位", "2023年", "同比增长(%)"], ["其中：第一产业", "亿元", "3.2", "-1.1"]],
        ),
        (
            "全年固定资产投资目标30亿元。1-6月固定资产投资完成16.1亿元，完成年度目标53.7%，全区排名第4。",
            [
                ["序号", "指标名称", "计量单位", "全年目标", "1-6月完成", "完成年度目标%", "全区排名"],
                ["1", "固定资产投资", "亿元", "30", "16.1", "53.7", "4"],
            ],
        ),
        (
            "东湖街道财政收入12345万元，增长5.1%，规上工业产值22.1亿元。",
            [["街道", "财政收入（万元）", "增速（%）", "规上工业产值（亿元）"], ["东湖街道", "12345", "5.1", "22.1"]],
        ),
        (
            "2023年财政总收入1.5亿元，增长3.2%。2022年财政总收入1.4亿元，增长2.2%。",
            [
                ["指标", "2023年", "", "2022年", ""],
                ["", "总量", "增速", "总量", "增速"],
                ["财政总收入(亿元)", "1.5", "3.2", "1.4", "2.2"],
            ],
        ),
        ("税收1,234.5万元，增长3%。", [["单位：万元"], ["指标", "绝对值", "增长"], ["税收", "1,234.5", "3%"]]),
        ("2023年登记失业率2.1%。", [["指标", "单位", "2023年", "增长"], ["登记失业率", "%", "2.1", "—"]]),
        ("2023年税收3.5亿元。2022年税收3.1亿元。", [["指标", "2023", "2022"], ["税收(亿元)", "3.5", "3.1"]]),
    ],
)
def test_a_row_with_numbers_is_a_sentence(line, rows):
    assert table_lines(rows)[-1] == line


def test_a_table_of_words_keeps_its_cells_and_shows_its_headings_once():
    rows = [["序号", "项目", "责任单位"], ["1", "道路改造", "城建办"], ["2", "公园", "农办"]]
    assert table_lines(rows) == ["序号\t项目\t责任单位", "1\t道路改造\t城建办", "2\t公园\t农办"]


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
    ],
)
def test_a_number_reads_as_the_workbook_shows_it(value, number_format, shown):
    assert cell_text(value, number_format) == shown


def test_a_formula_that_nobody_computed_is_told_of():
    book = openpyxl.Workbook()
    for row in (["指标", "2023年"], ["税收(亿元)", 3.5], ["合计", "=SUM(B2:B2)"]):
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    content = read_xlsx(target.getvalue(), Limits(), Deadline(Limits()))
    assert "税收3.5亿元" in content.text
    assert "B3" in (content.notes[0].place or "")
