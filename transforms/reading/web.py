"""Saved web pages: the article without navigation and footer; title, source, date and address as stated."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from datetime import date
from itertools import accumulate, groupby
from typing import NamedTuple

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from transforms.reading.content import Content, Deadline, Unreadable, over_limit
from transforms.reading.document import Limits
from transforms.reading.markup import join_lines, remove_hidden
from transforms.reading.metadata import clean_publisher, clean_title, parse_date, stated_metadata
from transforms.reading.plain import broken_note, decode
from transforms.reading.tables import table_lines

# It reports on standard error that a page has no article; that is said in a problem.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_NO_ARTICLE = Unreadable(
    "the page holds no article, only navigation or links",
    "open the report itself in the browser and save that page, or save its text",
)
_TOO_DEEP = Unreadable("its elements are nested too deep to be read whole", "save the text of the page")
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
# What lies deeper the extractor of articles loses without a word. Only tags that nobody closes nest so: all that is seen is kept.
_DEEPEST = 200
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+?)\s*-->")
_MIN_CHARACTERS = 40
_MAX_LINK_SHARE = 0.5
_CELL_CHARACTERS = 80
_LINK_LIST = 3  # lines
# The names that the national standard for government sites gives its meta tags go before those of the web at large.
_TITLE_META = ("articletitle", "og:title", "twitter:title")
_DATE_META = (
    "pubdate",
    "publishdate",
    "publish_date",
    "article:published_time",
    "og:published_time",
    "date",
    "createdate",
)
_TITLE_ENDING = re.compile(
    r"[_|丨–—-]\s*(?P<name>[^\s_|丨–—-]{2,30}?(?:人民政府|街道办事处|管理委员会|管委会|委员会|办公室|局|厅))"
    r"(?:门户网站|政府网站|政务网站?|网站|网)?\s*$"
)
_SOURCE_META = ("contentsource", "source", "og:site_name", "sitename")


class _Page(NamedTuple):
    title: str | None
    publisher: str | None
    published_on: date | None
    url: str | None


def read_page(data: bytes, limits: Limits, deadline: Deadline) -> Content:
    """Read one HTML page. Nothing that it refers to is fetched."""
    return _read(data, limits, deadline, None, whole=False)


def read_markup(data: bytes, limits: Limits, deadline: Deadline, address: str | None) -> Content:
    """Read markup that is known to be a text and no page of a site: the body of a mail, a part of a Word document."""
    return _read(data, limits, deadline, address, whole=True)


def _read(data: bytes, limits: Limits, deadline: Deadline, address: str | None, *, whole: bool) -> Content:
    if len(data) > limits.text_bytes:
        raise over_limit("size of the page in bytes", len(data), limits.text_bytes, "text_bytes")
    decoded = decode(data)
    markup = decoded.text.lstrip("\ufeff")
    if _ENTITY.search(markup[:20_000]):
        raise Unreadable("the page declares entities of its own, as XML bombs do", "save the page again in the browser")
    tree = _parsed(markup)
    deadline.check()
    page = _metadata(tree, markup, address)
    hidden = remove_hidden(tree)
    join_lines(tree)
    figures = _tables_to_paragraphs(tree)
    # Some editors make each paragraph a section or a quotation; the extractor would run them together, or lose them.
    for element in tree.iter("section", "blockquote", "center"):
        element.tag = "div"
    everything = _visible_text(tree).strip("\n") + "\n"
    links = {" ".join(link.text_content().split()) for link in tree.iter("a")}
    text = _article(tree, links) if _depth(tree) <= _DEEPEST else _without_links(everything, links)
    deadline.check()
    if not _is_article(text, links):
        if not (whole or figures and not links):
            raise _NO_ARTICLE
        text = everything
    if page.title and page.title not in text[: len(page.title) + 200]:
        text = f"{page.title}\n{text}"
    return Content(
        text=text,
        media_type="text/html",
        title=page.title,
        publisher=page.publisher,
        published_on=page.published_on,
        url=page.url,
        notes=(*broken_note(decoded), *hidden),
    )


def _parsed(markup: str) -> HtmlElement:
    """The whole page. Its parser stops at elements nested too deep, and what it has by then may look like a page."""
    parser = lxml_html.HTMLParser(huge_tree=True)  # 2048 deep, where it is 256 otherwise: elements that nobody closes
    # A declared encoding in the XML prolog contradicts the decoded string, and lxml refuses that.
    tree = lxml_html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", markup) or "<html/>", parser=parser)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise _TOO_DEEP
    return tree


def _article(tree: HtmlElement, links: set[str]) -> str:
    document = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=True, favor_recall=True, with_metadata=False
    )
    return _without_links(str(getattr(document, "text", None) or ""), links)


def _depth(tree: HtmlElement) -> int:
    """How deep the elements are nested."""
    steps = accumulate(1 if event == "start" else -1 for event, _ in etree.iterwalk(tree, events=("start", "end")))
    return max(steps, default=0)


def _without_links(text: str, links: set[str]) -> str:
    """The article without lists of links, without the links before and after it, and without marks of list items."""
    unmarked = [line.removeprefix("- ") for line in text.splitlines()]
    runs = [(linked, list(run)) for linked, run in groupby(unmarked, key=lambda line: _is_link(line, links))]
    lines = [line for linked, run in runs if not linked or len(run) < _LINK_LIST for line in run]
    while lines and (_is_link(lines[-1], links) or re.fullmatch(r"(?:相关|推荐|延伸|热门)\S{0,6}|", lines[-1].strip())):
        lines.pop()
    while lines and _is_link(lines[0], links):
        lines.pop(0)
    return "\n".join(lines)


def _is_link(line: str, links: set[str]) -> bool:
    """Whether a line is the text of a link, or of one with a date behind it."""
    if line.strip() in links:
        return True
    return not re.search(r"[。；，,;]", line) and any(link in line for link in links if 2 * len(link) > len(line) > 0)


def _is_article(text: str, links: set[str]) -> bool:
    lines = [line.strip("- ") for line in text.splitlines() if line.strip()]
    total = sum(len(line) for line in lines)
    linked = sum(len(line) for line in lines if line in links)
    chinese = len(re.findall(r"[\u4e00-\u9fff]", text))
    return chinese >= _MIN_CHARACTERS and linked <= _MAX_LINK_SHARE * total and bool(re.search(r"[。；，,;]", text))


def _metadata(tree: HtmlElement, markup: str, address: str | None) -> _Page:
    meta = _meta_tags(tree)
    site_title = (tree.findtext(".//title") or "").strip()
    title = _title(tree, meta, site_title)
    visible = _visible_text(tree)
    start = max(visible.rfind(title), 0) if title and visible.count(title) == 1 else max(visible.find(title or ""), 0)
    stated = stated_metadata(visible[start:])
    sources = [clean_publisher(meta.get(name)) for name in _SOURCE_META]
    publishers = (*sources[:2], stated.publisher, _publisher_of_title(site_title), *sources[2:])
    dates = (*(parse_date(meta.get(name)) for name in _DATE_META), stated.published_on)
    urls = (address, *_addresses(tree, meta, markup), stated.url)
    return _Page(
        title,
        next(filter(None, publishers), None),
        next(filter(None, dates), None),
        next((url for url in urls if url and re.match(r"https?://", url)), None),
    )


def _meta_tags(tree: HtmlElement) -> dict[str, str]:
    """The first content of each name in lower case."""
    meta: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = (tag.get("name") or tag.get("property") or "").strip().lower()
        if name and (value := (tag.get("content") or "").strip()):
            meta.setdefault(name, value)
    return meta


def _title(tree: HtmlElement, meta: Mapping[str, str], site_title: str) -> str | None:
    headings = [" ".join(element.text_content().split()) for element in tree.iter("h1", "h2")]
    titles = [meta.get(name) for name in _TITLE_META] + [
        # The heading that the browser's title repeats is the article's; another h1 is often the site's name.
        *(heading for heading in headings if len(heading) >= 5 and heading in site_title),
        re.split(r"\s*[_|丨–—]\s*|\s+-+\s*|-{2,}", site_title)[0],
        *headings,
    ]
    return next(filter(None, map(clean_title, titles)), None)


def _addresses(tree: HtmlElement, meta: Mapping[str, str], markup: str) -> tuple[str | None, ...]:
    """Where the page says that it belongs, and where the browser that saved it says it came from."""
    canonical = next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None)
    saved = _SAVED_FROM.search(markup[:4000])
    return canonical, meta.get("og:url"), saved.group(1) if saved else None


def _publisher_of_title(site_title: str) -> str | None:
    """Who stands at the end of the browser's title: 2023年工作总结_松江县人民政府门户网站 → 松江县人民政府."""
    match = _TITLE_ENDING.search(site_title)
    return clean_publisher(match["name"]) if match else None


def _visible_text(tree: HtmlElement) -> str:
    parts: list[str] = []
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in {"script", "style", "title", "noscript"}:
            text = None
        else:
            text = element.text
        if element.tag in {"p", "div", "br", "tr", "li", "h1", "h2", "h3"}:
            parts.append("\n")
        parts.extend(part for part in (text, element.tail) if part)
    return re.sub(r"[ \t\r\u00a0\u3000]*\n\s*", "\n", "".join(parts))


def _tables_to_paragraphs(tree: HtmlElement) -> bool:
    """Put the rows of data tables as paragraphs in place; a table that lays out the page becomes plain blocks.

    Returns whether there was a table of figures.
    """
    figures = False
    for table in list(tree.iter("table")):
        if table.getparent() is None:
            continue
        rows = [[cell.text_content() for cell in row if cell.tag in {"td", "th"}] for row in _spread(table)]
        if _lays_out(table, rows):
            _to_blocks(table)
        else:
            captions = [caption.text_content().strip() for caption in table.iter("caption")]
            _to_paragraphs(table, [*filter(None, captions), *table_lines(rows)])
            figures = figures or any(re.search(r"\d", cell) for row in rows for cell in row)
    return figures


def _lays_out(table: HtmlElement, rows: list[list[str]]) -> bool:
    """Whether a table lays out the page and holds no data: another table, a single row or column, or prose."""
    if table.find(".//table") is not None or len(rows) < 2 or max(map(len, rows)) < 2:
        return True
    return any(len(cell.strip()) > _CELL_CHARACTERS for row in rows for cell in row)


def _to_blocks(table: HtmlElement) -> None:
    own = [table]  # a table inside it is read for itself
    for element in table.iter("thead", "tbody", "tfoot", "tr", "td", "th"):
        if next(element.iterancestors("table")) is table:
            own.append(element)
    for element in own:
        element.tag = "div"


def _to_paragraphs(table: HtmlElement, lines: list[str]) -> None:
    """Put a block with a paragraph for each line where the table stands."""
    block = lxml_html.Element("div")
    for line in lines:
        paragraph = lxml_html.Element("p")
        paragraph.text = line
        block.append(paragraph)
    block.tail = table.tail
    table.getparent().replace(table, block)


def _spread(table: HtmlElement) -> list[list[HtmlElement]]:
    """The rows of a table with merged cells standing in every place they cover."""
    rows: list[list[HtmlElement]] = []
    hanging: dict[int, tuple[HtmlElement, int]] = {}
    for element in table.iter("tr"):
        row: list[HtmlElement] = []
        waiting = [cell for cell in element if cell.tag in {"td", "th"}]
        while waiting or len(row) in hanging:
            column = len(row)
            if column in hanging:
                cell, left = hanging.pop(column)
                row.append(cell)
                if left > 1:
                    hanging[column] = (cell, left - 1)
                continue
            cell = waiting.pop(0)
            for _ in range(_span(cell, "colspan")):
                if (down := _span(cell, "rowspan")) > 1:
                    hanging[len(row)] = (cell, down - 1)
                row.append(cell)
        rows.append(row)
    return rows


def _span(cell: HtmlElement, name: str) -> int:
    written = (cell.get(name) or "1").strip()
    return min(max(int(written), 1), 100) if written.isdecimal() else 1
