"""Where the characters of a PDF page stand tells raised digits, footnotes and columns."""

import io

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from transforms.reading import Document, Limits, read_file

FONT = "STSong-Light"


def drawn(*pages):
    """A PDF of pages of pieces (x, y from above, text, size)."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    target = io.BytesIO()
    canvas = Canvas(target)
    for page in pages:
        for x, y, text, size in page:
            canvas.setFont(FONT, size)
            canvas.drawString(x, 842 - y, text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


@pytest.fixture
def text_of(tmp_path):
    def read(*pages):
        path = tmp_path / "a.pdf"
        path.write_bytes(drawn(*pages))
        [document] = list(read_file(path, root=tmp_path, limits=Limits()))
        assert isinstance(document, Document)
        return document.text

    return read


def test_a_raised_two_behind_m_is_a_square(text_of):
    page = [(70, 100, "全年新建厂房3万m", 12), (165, 95, "2", 7), (172, 100, "，修路5公里。", 12)]
    assert "3万m²，修路5公里。" in text_of(page)


def test_a_raised_digit_behind_a_word_is_a_note_and_no_part_of_the_number(text_of):
    page = [(70, 100, "全年完成税收", 12), (142, 95, "1", 7), (150, 100, "5.2亿元，增长3.1%。", 12)]
    assert "税收[1]5.2亿元" in text_of(page)


def test_a_paragraph_runs_on_over_the_footnotes_of_its_page(text_of):
    first = [
        (70, 700, "去年全县干部群众团结一心，各项工作都迈出了新的步伐，经济运行稳", 12),
        (70, 720, "中向好。全年建成绿道15公里，新增停车位420个，全县实现旅游综", 12),
        (70, 740, "① 绿道含登山步道。", 8),
    ]
    second = [(70, 100, "合收入8.6亿元，增长7.4%；完成税收5.2亿元。", 12)]
    text = text_of(first, second)
    assert "旅游综合收入8.6亿元" in text
    assert text.endswith("完成税收5.2亿元。\n① 绿道含登山步道。\n")


def test_the_number_below_a_short_page_cuts_no_sentence(text_of):
    first = [
        (70, 100, "去年全县干部群众团结一心，各项工作都迈出了新的步伐，经济运行稳", 12),
        (70, 120, "中向好。全年建成绿道15公里，新增停车位420个，全县实现旅游综", 12),
        (250, 140, "- 1 -", 9),
    ]
    second = [(70, 100, "合收入8.6亿元，增长7.4%；完成税收5.2亿元。", 12), (250, 120, "第2页", 9)]
    text = text_of(first, second)
    assert "旅游综合收入8.6亿元" in text
    assert text.endswith("完成税收5.2亿元。\n")


def test_a_page_of_few_lines_in_two_columns_is_read_column_by_column(text_of):
    left = [
        "去年全县新建停车位达到四",
        "百二十个，建成绿道十五公",
        "里，完成老旧小区改造十二",
        "个，新增学位三百六十个，",
        "修复河岸五公里。",
    ]
    right = ["全年化解矛盾纠纷八百多件", "，调解成功率稳步提高，整", "改安全隐患一千二百多处，", "群众满意度进一步提升，新", "办实事。"]  # fmt: skip
    page = [
        piece
        for row, (one, other) in enumerate(zip(left, right, strict=True))
        for piece in ((60, 100 + 20 * row, one, 12), (320, 100 + 20 * row, other, 12))
    ]
    assert text_of(page).replace("\n", "") == "".join(left + right)


def test_a_title_above_two_columns_leaves_their_lines_as_wide_as_they_are(text_of):
    rows = [
        ("全年检查企业214家，发", "完成工业投资3.6亿元，同"),
        ("现隐患388处，已完成整", "比增长5.1%；工业总产值"),
        ("改371处，整改率95.6%，", "达到12.7亿元，增长6.9%，"),
        ("新建口袋公园4个，种植", "新增规上企业3家，新增个"),
        ("树木1.2万株。", "体户126户。"),
    ]
    page = [(150, 80, "溪口镇2024年工作总结", 16)]
    for row, (one, other) in enumerate(rows):
        page += [(60, 100 + 20 * row, one, 12), (320, 100 + 20 * row, other, 12)]
    assert text_of(page).splitlines() == [
        "溪口镇2024年工作总结",
        *("".join(column) for column in zip(*rows, strict=True)),
    ]


def test_rows_with_a_wide_gap_and_no_sentences_stay_rows(text_of):
    rows = [
        ("地区生产总值绝对数及增速", "一百二十八点六亿元增长五"),
        ("一般公共预算收入及其增速", "十二点八亿元增长百分之六"),
    ] * 3
    page = [
        piece
        for row, (one, other) in enumerate(rows)
        for piece in ((60, 100 + 20 * row, one, 12), (320, 100 + 20 * row, other, 12))
    ]
    first = text_of(page).splitlines()[0]
    assert rows[0][0] in first
    assert rows[0][1] in first


TABLE_ROWS = (("规上工业总产值", "41.2", "5.3"), ("一般公共预算收入", "3.6", "-2.4"), ("税收收入", "2.1", "1.7"))


def _row(y, *texts):
    return [(x, y, text, 12) for x, text in zip((70, 260, 400), texts, strict=False)]


def test_a_table_without_rules_goes_on_at_the_top_of_the_next_page(text_of):
    first = [*_row(680, "指标", "总量（亿元）", "增长（%）"), *_row(700, *TABLE_ROWS[0]), (290, 800, "- 1 -", 10)]
    second = [
        *_row(80, *TABLE_ROWS[1]),
        *_row(100, *TABLE_ROWS[2]),
        (70, 140, "全年经济运行平稳，主要指标好于预期。", 12),
    ]
    lines = text_of(first, second).splitlines()
    assert "| 税收收入 | 2.1 | 1.7 |" in lines
    at = lines.index("| 规上工业总产值 | 41.2 | 5.3 |")
    assert lines[at + 1] == "| 一般公共预算收入 | 3.6 | -2.4 |"
    assert "全年经济运行平稳，主要指标好于预期。" in lines


def test_rows_behind_a_paragraph_are_no_part_of_the_table_before(text_of):
    first = [*_row(680, "指标", "总量（亿元）", "增长（%）"), *_row(700, *TABLE_ROWS[0])]
    second = [
        (70, 80, "全年经济运行平稳，各项主要指标都好于预期，发展的质量又有新的提高。", 12),
        (70, 100, "分企业看，情况如下，单位都是亿元，数字由统计部门核实后提供给我们。", 12),
        *_row(120, "甲公司", "1.1"),
    ]
    assert "| 甲公司" not in text_of(first, second)


def test_the_name_of_a_group_of_rows_stands_in_the_table(text_of):
    page = [
        *_row(100, "指标", "总量（亿元）", "增长（%）"),
        *_row(120, *TABLE_ROWS[0]),
        (70, 140, "二、财政", 12),
        *_row(160, *TABLE_ROWS[1]),
    ]
    lines = text_of(page).splitlines()
    at = lines.index("| 二、财政 |  |  |")
    assert lines[at + 1] == "| 一般公共预算收入 | 3.6 | -2.4 |"
