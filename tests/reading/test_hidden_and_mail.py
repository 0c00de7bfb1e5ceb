"""What nobody sees is left out with a note; mails, saved pages and rich text are read; a shortcut is refused."""

from __future__ import annotations

import io
from email.message import EmailMessage

import docx
import openpyxl
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from transforms.reading import Document, Limits, Problem, read_file

INTRO = "<p>各村、各单位：现将全年主要工作完成情况通报如下，请各村各单位认真对照检查，抓好整改落实，确保完成任务。</p>"
PAGE = "<html><head><meta charset=utf-8><title>甲镇2023年工作总结</title></head><body>{intro}{body}</body></html>"


def read(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    found = list(read_file(tmp_path / name, root=tmp_path, limits=Limits()))
    document = next((one for one in found if isinstance(one, Document)), None)
    return document, [one for one in found if isinstance(one, Problem)]


def page(body):
    return PAGE.format(intro=INTRO, body=body).encode()


@pytest.mark.parametrize(
    "hidden",
    [
        "<span style='display: none'>税收77万元。</span>",
        "<p hidden>税收77万元。</p>",
        "<del>税收77万元</del>",
        "<p style='visibility:hidden'>税收77万元。</p>",
    ],
)
def test_what_a_page_hides_or_strikes_through_is_left_out_with_a_note(tmp_path, hidden):
    document, problems = read(tmp_path, "a.html", page(f"<p>全年粮食产量1.2万吨。{hidden}</p>"))
    assert "1.2万吨" in document.text
    assert "77" not in document.text
    assert [problem.kind for problem in problems] == ["note"]


def test_a_page_that_hides_no_number_has_no_note(tmp_path):
    _, problems = read(tmp_path, "a.html", page("<div style='display:none'>菜单</div><p>全年粮食产量1.2万吨。</p>"))
    assert problems == []


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<p>新增绿地2.4万m<sup>2</sup>，土方8千m<sup>3</sup>。</p>", "新增绿地2.4万m²，土方8千m³。"),
        ("<p>常住人口<sup>3</sup>2.1万人<sup>[4]</sup>。</p>", "常住人口[3]2.1万人[4]。"),
        (
            "<p>细颗粒物PM<sub>2.5</sub>平均浓度下降4%，CO<sub>2</sub>排放减少。</p>",
            "细颗粒物PM2.5平均浓度下降4%，CO2排放减少。",
        ),
        ("<p>全年粮食产\n量1.2\n万吨。</p>", "全年粮食产量1.2万吨。"),
        ("<p>全年完成税收收<br>入77万元，增长<br>3%。</p>", "全年完成税收收入77万元，增长3%。"),
        ("<div><span>税收</span>\n<b>77</b>\n<span>万元。</span></div>", "税收77万元。"),
    ],
)
def test_raised_digits_and_lines_inside_a_sentence(tmp_path, body, shown):
    document, _ = read(tmp_path, "a.html", page(body))
    assert shown in document.text.splitlines()


def test_a_table_inside_a_table_that_lays_out_the_page_keeps_its_rows(tmp_path):
    inner = "<table><tr><td>项目</td><td>2023年</td></tr><tr><td>税收</td><td>120</td></tr></table>"
    document, _ = read(tmp_path, "a.html", page(f"<table><tr><td><p>单位：万元</p>{inner}</td></tr></table>"))
    lines = [line for line in document.text.splitlines() if line.strip()]
    assert lines[-3:] == ["单位：万元", "| 项目 | 2023年 |", "| 税收 | 120 |"]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("全年税收收入", "1", "77万元。"), "全年税收收入[1]77万元。"),
        (("新增绿地2.4万m", "2", "，修路5公里。"), "新增绿地2.4万m²，修路5公里。"),
    ],
)
def test_a_raised_digit_of_a_word_document_is_no_part_of_a_number(tmp_path, words, shown):
    made = docx.Document()
    paragraph = made.add_paragraph()
    runs = [paragraph.add_run(text) for text in words]
    runs[1].font.superscript = True
    target = io.BytesIO()
    made.save(target)
    document, _ = read(tmp_path, "a.docx", target.getvalue())
    assert shown in document.text.splitlines()


@pytest.mark.parametrize(
    "body", ["<p>粮食产量：1.2万吨<br>税收收入：77万元</p>", "<p>一、经济平稳<br>税收77万元。</p>"]
)
def test_items_and_headings_stay_on_lines_of_their_own(tmp_path, body):
    document, _ = read(tmp_path, "a.html", page(body))
    assert len([line for line in document.text.splitlines() if "经济平稳" in line or "万" in line or "77" in line]) == 2


def test_a_hidden_row_column_and_sheet_are_left_out_with_notes(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["指标", "2023年（万元）", "草稿"], ["税收", 120, 1], ["收入", 77, 2]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    draft = book.create_sheet("草稿")
    draft.append(["指标", "数值"])
    draft.append(["税收", 999])
    draft.sheet_state = "hidden"
    target = io.BytesIO()
    book.save(target)
    document, problems = read(tmp_path, "a.xlsx", target.getvalue())
    assert "| 税收 | 120 |" in document.text
    assert "77" not in document.text
    assert "999" not in document.text
    assert len(problems) == 2


def test_struck_words_of_a_document_are_left_out_with_a_note(tmp_path):
    document = docx.Document()
    paragraph = document.add_paragraph("全年税收")
    paragraph.add_run("77万元").font.strike = True
    paragraph.add_run("120万元。")
    target = io.BytesIO()
    document.save(target)
    read_document, problems = read(tmp_path, "a.docx", target.getvalue())
    assert "全年税收120万元。" in read_document.text
    assert len(problems) == 1


def test_a_page_kept_inside_a_document_is_read(tmp_path):
    document = docx.Document()
    chunk = Part(PackURI("/word/chunk1.html"), "text/html", page("<p>全年税收77万元。</p>"), document.part.package)
    element = OxmlElement("w:altChunk")
    element.set(qn("r:id"), document.part.relate_to(chunk, "aFChunk"))
    document.element.body.insert(0, element)
    target = io.BytesIO()
    document.save(target)
    read_document, _ = read(tmp_path, "a.docx", target.getvalue())
    assert "全年税收77万元。" in read_document.text


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_a_mail_is_read_by_its_body_under_its_subject(tmp_path, kind):
    message = EmailMessage()
    message["Subject"] = "甲镇2023年工作总结"
    message["From"], message["To"] = "a@example.org", "b@example.org"
    message["Date"] = "Mon, 08 Jan 2024 09:30:00 +0800"
    body = "全年税收77万元。\n" if kind == "plain" else page("<p>全年税收77万元。</p>").decode()
    message.set_content(body, subtype=kind, charset="utf-8")
    document, problems = read(tmp_path, "a.eml", message.as_bytes())
    assert document.title == "甲镇2023年工作总结"
    assert str(document.published_on) == "2024-01-08"
    assert "全年税收77万元。" in document.text
    assert "example.org" not in document.text
    assert problems == []


def test_a_web_table_saved_as_a_workbook_is_read(tmp_path):
    table = "<table><tr><td>指标</td><td>2023年（万元）</td></tr><tr><td>税收</td><td>77</td></tr></table>"
    document, _ = read(tmp_path, "a.xls", f"<html><body>{table}</body></html>".encode())
    assert "| 税收 | 77 |" in document.text


def test_rich_text_is_read(tmp_path):
    words = "".join(f"\\u{ord(char)}?" for char in "全年税收77万元。")
    document, _ = read(tmp_path, "a.rtf", ("{\\rtf1\\ansi " + words + "\\par}").encode())
    assert "全年税收77万元。" in document.text


@pytest.mark.parametrize(
    "before",
    [
        "",
        "[{000214A0-0000-0000-C000-000000000046}]\r\nProp3=19,2\r\n",
        "[DEFAULT]\r\nBASEURL=http://127.0.0.1/\r\n",
    ],
)
def test_a_shortcut_to_a_page_is_refused_with_what_to_do(tmp_path, before):
    data = f"{before}[InternetShortcut]\r\nURL=http://127.0.0.1/2024/1.html\r\n"
    document, problems = read(tmp_path, "a.url", data.encode())
    assert document is None
    assert "shortcut" in problems[0].cause
    assert "save that page" in problems[0].remedy
