"""The article of a saved page comes out whole, whatever the page is built from, and without what stands around it."""

from __future__ import annotations

from datetime import date
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from tests.awkward import formats
from tests.awkward.report import PARAGRAPHS, TABLE, TABLE_LINES, TITLE
from transforms.reading import Document, Limits, Problem, read_file

NAVIGATION = (
    "<div class='nav'><ul>" + "".join(f"<li><a href='/{n}'>栏目{n}</a></li>" for n in range(20)) + "</ul></div>"
)
RELATED = (
    "<div class='related'><h3>相关文章</h3><ul>"
    + "".join(f"<li><a href='/{n}'>2023年第{n}期工作简报</a><span>2024-01-{n + 10}</span></li>" for n in range(8))
    + "</ul></div>"
)
LAYOUTS = {
    "paragraphs": lambda lines: "<div>" + "".join(f"<p>{line}</p>" for line in lines) + "</div>",
    "paragraphs never closed": lambda lines: (
        "<div id=zoom>" + "".join(f"<P>&nbsp;&nbsp;{line}" for line in lines) + "</div>"
    ),
    "line breaks in a table cell": lambda lines: "<table><tr><td>" + "<br/>".join(lines) + "</td></tr></table>",
    "sections": lambda lines: (
        "<section>" + "".join(f"<section><span>{x}</span></section>" for x in lines) + "</section>"
    ),
    "list items": lambda lines: "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>",
    "spans from Word": lambda lines: "".join(
        f"<p class=MsoNormal><span>{x[:5]}</span><span>{x[5:]}</span></p>" for x in lines
    ),
    "tables in tables": lambda lines: (
        "<table><tr><td><table><tr><td>"
        + "".join(f"<p>{line}</p>" for line in lines)
        + "</td></tr></table></td></tr></table>"
    ),
    "a container named share": lambda lines: "<div class='share'>" + "".join(f"<p>{x}</p>" for x in lines) + "</div>",
}


def read(folder: Path, content: bytes, name: str = "a.html") -> Document | Problem:
    (folder / name).write_bytes(content)
    return list(read_file(folder / name, root=folder, limits=Limits()))[-1]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_article_is_whole_and_links_are_gone(tmp_path, layout):
    body = LAYOUTS[layout](PARAGRAPHS)
    page = f"<html><head><title>{TITLE} - 松江县人民政府</title></head><body>{NAVIGATION}{body}{RELATED}</body></html>"
    document = read(tmp_path, page.encode())
    assert isinstance(document, Document)
    assert ["".join(line.split()) for line in document.text.splitlines()] == [TITLE, *PARAGRAPHS]
    assert document.title == TITLE


def test_tags_inside_a_word_do_not_part_it(tmp_path):
    cut = [
        f"{line[:4]}<wbr>{line[4:6]}<small>{line[6:8]}</small><mark>{line[8:9]}</mark>{line[9:]}" for line in PARAGRAPHS
    ]
    page = f"<html><body><h1>{TITLE}</h1>" + "".join(f"<p>{line}</p>" for line in cut) + "</body></html>"
    document = read(tmp_path, page.encode())
    assert isinstance(document, Document)
    assert ["".join(line.split(" ")) for line in document.text.splitlines()][-len(PARAGRAPHS) :] == list(PARAGRAPHS)


def test_the_meta_tags_of_government_sites_say_title_source_date_and_address(tmp_path):
    meta = (
        f'<meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2024-01-09 10:00">'
        '<meta name="ContentSource" content="青石镇党政办"><meta name="SiteName" content="松江县人民政府门户网站">'
    )
    page = f"<!-- saved from url=(0030)https://www.example.gov.cn/1 --><html><head>{meta}</head><body>" + "".join(
        f"<p>{line}</p>" for line in PARAGRAPHS
    )
    document = read(tmp_path, page.encode())
    assert isinstance(document, Document)
    assert document.title == TITLE
    assert document.publisher == "青石镇党政办"
    assert document.published_on == date(2024, 1, 9)
    assert document.url == "https://www.example.gov.cn/1"


def test_the_date_above_the_article_is_found_where_the_article_is(tmp_path):
    page = formats.html(info="信息来源：青石镇 发布日期：2024-01-08").replace(
        "<div class='nav'>", "<div>今天是2026年11月20日</div><div>"
    )
    document = read(tmp_path, page.encode())
    assert isinstance(document, Document)
    assert document.published_on == date(2024, 1, 8)
    assert document.publisher == "青石镇"
    assert document.url == "https://www.example.gov.cn/art/2024/1/8/art_1_2.html"


def test_merged_cells_stand_in_every_row_they_cover(tmp_path):
    table = (
        "<table><tr><th rowspan=2>指标</th><th colspan=2>2023年</th></tr><tr><th>总量(亿元)</th><th>增速(%)</th></tr>"
        "<tr><td>税收收入</td><td>3.5</td><td>2.1</td></tr></table>"
    )
    body = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    document = read(tmp_path, f"<html><body><div>{body}{table}</div></body></html>".encode())
    assert isinstance(document, Document)
    written = document.text.splitlines()
    assert written[-3:] == ["| 指标 | 2023年 | 2023年 |", "| 指标 | 总量(亿元) | 增速(%) |", "| 税收收入 | 3.5 | 2.1 |"]


def test_a_page_saved_as_one_file_is_read_with_its_address(tmp_path):
    message = MIMEMultipart("related")
    message["Snapshot-Content-Location"] = "https://www.example.gov.cn/art/1.html"
    message.attach(MIMEText(formats.html(table=TABLE), "html", "utf-8"))
    document = read(tmp_path, message.as_bytes(), "a.mhtml")
    assert isinstance(document, Document)
    assert TABLE_LINES[1] in document.text
    assert document.url == "https://www.example.gov.cn/art/1.html"


def test_nothing_a_page_refers_to_is_fetched(tmp_path, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr("socket.socket.connect", refuse)
    page = formats.html().replace(
        "<div id='zoom'>",
        "<img src='http://127.0.0.1:9/a.png'><iframe src='http://127.0.0.1:9/'></iframe><div id='zoom'>",
    )
    assert isinstance(read(tmp_path, page.encode()), Document)


@pytest.mark.parametrize(
    ("publisher", "ending"),
    [
        ("芜湖市繁昌区人民政府", "_芜湖市繁昌区人民政府"),
        ("松江县人民政府", " - 松江县人民政府门户网站"),
        ("青石镇街道办事处", "_工作总结_青石镇街道办事处"),
        (None, "_部门文件"),
        (None, "_松江新闻网"),
    ],
)
def test_the_publisher_stands_at_the_end_of_the_title(tmp_path, publisher, ending):
    body = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    page = f"<html><head><title>{TITLE}{ending}</title></head><body>{body}</body></html>"
    document = read(tmp_path, page.encode())
    assert isinstance(document, Document)
    assert (document.title, document.publisher) == (TITLE, publisher)


@pytest.mark.parametrize("tag", ["div", "section", "center", "td", "li"])
@pytest.mark.parametrize("paragraphs", [60, 300, 1500, 3000])
def test_of_a_page_whose_tags_nobody_closes_nothing_is_lost_without_a_word(tmp_path, tag, paragraphs):
    """Each paragraph then stands in the one before it, deeper than parsers go."""
    body = "".join(f"<{tag}>第{n}个村完成产值{n}.5亿元，同比增长6.5%。" for n in range(paragraphs))
    (tmp_path / "page.html").write_text(f"<html><body>{body}</body></html>", "utf-8")
    (read,) = read_file(tmp_path / "page.html", root=tmp_path, limits=Limits())
    if isinstance(read, Document):
        assert all(f"第{n}个村完成产值{n}.5亿元" in read.text for n in range(paragraphs))
    else:
        assert paragraphs > 2000
        assert "nested too deep" in read.cause
