"""The wide table: a row a district and period, whatever an indicator is counted in."""

from datetime import date
from decimal import Decimal

import openpyxl
import polars as pl

from transforms.exports.formats import FORMATS, write
from transforms.exports.tables import Column, Table
from transforms.exports.wide import SOURCE, widen

FIGURES = [
    ("31", "foreign_investment", "USD", "17500000000"),
    ("31", "foreign_investment", "CNY", "124300000000"),
    ("32", "foreign_investment", "CNY", "20000000000"),
    ("31", "academicians", "人", "123"),
]


def series():
    frame = pl.DataFrame(
        [
            {
                "district_id": district,
                "district_name": {"31": "上海市", "32": "江苏省"}[district],
                "period_start": date(2024, 1, 1),
                "period_end": date(2024, 12, 31),
                "period_kind": "year",
                "period_label": "2024",
                "indicator_id": indicator,
                "indicator_name": {"foreign_investment": "实际使用外资", "academicians": "院士"}[indicator],
                "unit": unit,
                "unit_group": unit,
                "value": Decimal(value),
                "yoy": Decimal("1.234567"),
            }
            for district, indicator, unit, value in FIGURES
        ]
    )
    columns = tuple(Column(name, "VARCHAR", name, name) for name in frame.columns)
    return Table(SOURCE, frame, columns, (), "", "")


def test_two_currencies_are_two_columns_and_no_second_row():
    wide = widen(series())
    assert wide.frame["district_id"].to_list() == ["31", "32"]
    assert wide.frame["foreign_investment"].to_list() == [Decimal("124300000000"), Decimal("20000000000")]
    assert wide.frame["foreign_investment2"].to_list() == [Decimal("17500000000"), None]
    meanings = {column.name: column.meaning for column in wide.columns}
    assert meanings["foreign_investment"].endswith("CNY")
    assert meanings["foreign_investment2"].endswith("USD")


def test_what_most_districts_state_stands_first():
    names = widen(series()).frame.columns
    assert names.index("foreign_investment") < names.index("academicians")


def test_a_workbook_says_in_chinese_what_each_column_is(tmp_path):
    out = tmp_path / "wide.xlsx"
    assert [*write([widen(series())], FORMATS["xlsx"], out)]
    sheet = openpyxl.load_workbook(out)["wide"]
    titles, names = ([cell.value for cell in row] for row in sheet.iter_rows(max_row=2))
    assert titles[names.index("foreign_investment")] == "实际使用外资（CNY）"
    assert titles[names.index("district_name")] == "地区"
    assert sheet.freeze_panes == "C3"
    growth = sheet.cell(row=3, column=names.index("foreign_investment_yoy") + 1)
    assert growth.value == 1.234567
    assert growth.number_format == "0.0#"
