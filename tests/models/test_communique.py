"""One statistical communiqué as a text, a page, a Word file, a workbook and a PDF: the marts say the same of each."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.awkward import formats
from transforms.facts.fold import fold

pytestmark = pytest.mark.slow

# The figures are made up and so is that one county's are another's; the counties are five so that one build holds all.
TITLE = "{county}2023年国民经济和社会发展统计公报"
PUBLISHED = "{county}统计局　2024年3月26日"
PARAGRAPHS = (
    "一、综合",
    "初步核算，全年全县实现地区生产总值412.6亿元，按可比价格计算，比上年增长6.3%。其中，第一产业增加值28.4亿元，增长3.9%；"
    "第二产业增加值187.5亿元，增长7.1%；第三产业增加值196.7亿元，增长5.8%。三次产业结构为6.9:45.4:47.7。",
    "二、农业和工业",
    "全年粮食播种面积31.2万亩，比上年增加0.4万亩；粮食总产量13.8万吨，增长1.6%。年末规模以上工业企业286家，全年规模以上工业增加值增长7.6%。",
    "三、人口和人民生活",
    "年末全县常住人口58.73万人，城镇化率61.2%，比上年末提高0.7个百分点。人口出生率6.21‰，死亡率7.04‰，自然增长率-0.83‰。",
    "全年完成固定资产投资比上年增长8.4%，其中工业投资增长12.9%，房地产开发投资下降6.5%。",
)
CAPTION = "表1　2023年{county}主要经济指标"
TABLE = (
    ("指标", "单位", "2023年", "比上年增长%"),
    ("社会消费品零售总额", "亿元", "158.3", "7.2"),
    ("一般公共预算收入", "亿元", "36.52", "4.1"),
    ("其中：税收收入", "亿元", "30.07", "5.6"),
    ("一般公共预算支出", "亿元", "71.88", "-2.3"),
    ("进出口总额", "亿元", "94.6", "-3.8"),
    ("其中：出口", "亿元", "81.2", "-2.9"),
    ("金融机构本外币存款余额", "亿元", "702.4", "11.3"),
    ("金融机构本外币贷款余额", "亿元", "655.9", "13.6"),
    ("居民人均可支配收入", "元", "49862", "5.7"),
    ("全社会用电量", "亿千瓦时", "33.47", "6.8"),
)
COUNTIES = {"txt": "嘉善县", "html": "桐庐县", "docx": "德清县", "pdf": "安吉县", "xlsx": "缙云县"}


def _workbook(county: str) -> bytes:
    """Title and unit above the table as a bureau's workbook has them; numbers are numbers."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([CAPTION.format(county=county)])
    for row in TABLE:
        sheet.append([float(cell) if cell.replace(".", "").replace("-", "").isdigit() else cell for cell in row])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _content(kind: str, county: str) -> bytes:
    title, published = TITLE.format(county=county), PUBLISHED.format(county=county)
    lines = [*PARAGRAPHS, CAPTION.format(county=county)]
    if kind == "txt":
        return "\n".join([title, published, *lines, *("\t".join(row) for row in TABLE)]).encode()
    if kind == "html":
        page = formats.html(lines, title=title, info=published, table=TABLE)
        return page.replace("松江县", county).encode()
    if kind == "docx":
        return formats.docx_bytes([title, published, *lines], table=TABLE)
    if kind == "pdf":
        return formats.pdf_bytes([title, published, *lines], table=TABLE)
    return _workbook(county)


@pytest.fixture(scope="module")
def marts(dbt: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    raw, warehouse = tmp_path_factory.mktemp("communiques"), tmp_path_factory.mktemp("communique-warehouse")
    for kind, county in COUNTIES.items():
        (raw / f"{county}统计公报.{kind}").write_bytes(_content(kind, county))
    fold(raw, warehouse, workers=1)
    dbt("run", facts=warehouse / "facts", database=warehouse / "built.duckdb")
    return warehouse / "built.duckdb"


def _said(marts: Path, rows: Any, county: str) -> dict[tuple[str, str, str], tuple[object, ...]]:
    found = rows(
        marts,
        "select indicator_id as what, unit_group, period_label, value, yoy_reported, growth_basis "
        f"from mart_yoy_indicators where district_name = '{county}'",
    )
    return {
        (row["what"], row["unit_group"], row["period_label"]): (row["value"], row["yoy_reported"], row["growth_basis"])
        for row in found
    }


@pytest.mark.parametrize("kind", ["html", "docx", "pdf"])
def test_the_communique_gives_the_same_rows_from_every_format(marts: Path, rows: Any, kind: str) -> None:
    as_text = _said(marts, rows, COUNTIES["txt"])
    assert len(as_text) > 20
    assert _said(marts, rows, COUNTIES[kind]) == as_text


def test_the_workbook_with_the_table_alone_gives_the_rows_of_the_table(marts: Path, rows: Any) -> None:
    as_text = _said(marts, rows, COUNTIES["txt"])
    of_table = _said(marts, rows, COUNTIES["xlsx"])
    assert len(of_table) == len(TABLE) - 1
    assert of_table.items() <= as_text.items()
