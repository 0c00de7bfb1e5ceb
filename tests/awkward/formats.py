"""The small report as bytes in each format."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from html import escape

import docx
import openpyxl
from PIL import Image, ImageDraw
from reportlab.lib import colors, pdfencrypt
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from tests.awkward.report import INFO, PARAGRAPHS, TABLE, TITLE

_FONT = "STSong-Light"  # one of the fonts every PDF reader has, so no font file is needed
Cells = Sequence[Sequence[str]]


def html(lines: Sequence[str] = PARAGRAPHS, *, title: str = TITLE, info: str = INFO, table: Cells = ()) -> str:
    """A page as a government site serves it, with navigation before the article and a footer after it."""
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table)
    names = ("首页", "政务公开", "2023年第3期公报")
    grid = f"<table>{rows}</table>" if rows else ""
    links = "".join(f"<li><a href='/{number}'>{name}</a></li>" for number, name in enumerate(names))
    body = "".join(f"<p>　　{escape(line)}</p>" for line in lines)
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{escape(title)}_松江县人民政府</title>"
        "<link rel='canonical' href='https://www.example.gov.cn/art/2024/1/8/art_1_2.html'></head><body>"
        f"<div class='nav'><ul>{links}</ul></div><div class='article'><h1>{escape(title)}</h1>"
        f"<div class='info'>{escape(info)}</div><div id='zoom'>{body}{grid}</div></div>"
        "<div class='footer'><p>版权所有：松江县人民政府 电话：0000-88886666 ICP备12345678号</p></div></body></html>"
    )


def docx_bytes(lines: Sequence[str] = (TITLE, INFO, *PARAGRAPHS), table: Cells = ()) -> bytes:
    """A Word document, the table at its end."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    return _saved(document)


def xlsx_bytes(table: Cells = TABLE) -> bytes:
    """A workbook whose numbers are numbers."""
    book = openpyxl.Workbook()
    for row in table:
        book.active.append([float(cell) if cell.replace(".", "").replace("-", "").isdigit() else cell for cell in row])
    return _saved(book)


def pdf_bytes(
    lines: Sequence[str] = (TITLE, INFO, *PARAGRAPHS),
    *,
    table: Cells = (),
    password: str | None = None,
    size: int = 16,
    header: str = "",
) -> bytes:
    """A PDF as an office prints it: paragraphs set in, a header and a page number on each page, a ruled table."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    style = ParagraphStyle(
        "body", fontName=_FONT, fontSize=size, leading=1.7 * size, firstLineIndent=2 * size, wordWrap="CJK"
    )
    story: list[object] = [Paragraph(escape(line), style) for line in lines]
    if table:
        rules = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONTNAME", (0, 0), (-1, -1), _FONT)]
        story.append(Table([list(row) for row in table], style=rules))

    def margins(canvas, template) -> None:
        canvas.setFont(_FONT, 9)
        canvas.drawString(72, 812, header)
        canvas.drawCentredString(297, 28, f"- {template.page} -")

    target = io.BytesIO()
    encryption = pdfencrypt.StandardEncryption(password) if password else None
    SimpleDocTemplate(target, encrypt=encryption).build(story, onFirstPage=margins, onLaterPages=margins)
    return target.getvalue()


def counted_pdf(lines: Sequence[str] = (TITLE, INFO, *PARAGRAPHS), count: int = 40) -> bytes:
    """A PDF as a script prints it: a new line after so many characters, digits or not, nothing set in."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    target = io.BytesIO()
    canvas = Canvas(target)
    top = 0
    for line in lines:
        for start in range(0, len(line), count):
            if top < 60:
                if top:
                    canvas.showPage()
                canvas.setFont(_FONT, 11)
                top = 780
            canvas.drawString(60, top, line[start : start + count])
            top -= 16
    canvas.save()
    return target.getvalue()


def case(value: object) -> str:
    """The name of a test's case, the same in every process: a file is too long, and its length may vary with the time inside."""
    return "content" if isinstance(value, bytes) else str(value)[:30]


def scanned_pdf() -> bytes:
    """A PDF whose only page is a picture."""
    target = io.BytesIO()
    picture().save(target, "PDF", resolution=100)
    return target.getvalue()


def picture() -> Image.Image:
    """A white page with grey bars where the text of a scan would be."""
    image = Image.new("RGB", (600, 800), "white")
    draw = ImageDraw.Draw(image)
    for row in range(60, 700, 40):
        draw.rectangle((60, row, 540, row + 14), fill="grey")
    return image


def png_bytes() -> bytes:
    """A picture file."""
    target = io.BytesIO()
    picture().save(target, "PNG")
    return target.getvalue()


def zip_bytes(members: dict[str, bytes]) -> bytes:
    """A zip archive of these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


def replaced(archive: bytes, member: str, data: bytes) -> bytes:
    """An office file with one of its parts replaced."""
    return edited(archive, member, lambda part: data)


def edited(archive: bytes, member: str, edit: Callable[[bytes], bytes]) -> bytes:
    """An office file with one of its parts otherwise; one that it has not begins empty."""
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    return zip_bytes({**parts, member: edit(parts.get(member, b""))})


def encrypted_zip(members: dict[str, bytes]) -> bytes:
    """A zip archive whose members are marked as encrypted, as every packer marks them."""
    data = bytearray(zip_bytes(members))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


def gbk_named_zip(name: str, content: bytes) -> bytes:
    """An archive as Chinese Windows packs it: the name in GBK and no mark that says so."""
    placeholder = "x" * len(name.encode("gbk"))
    return zip_bytes({placeholder: content}).replace(placeholder.encode(), name.encode("gbk"))


def _saved(document: object) -> bytes:
    target = io.BytesIO()
    document.save(target)  # type: ignore[attr-defined]
    return target.getvalue()
