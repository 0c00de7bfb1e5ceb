"""PDF with text: characters with their places → lines → paragraphs; ruled tables as rows. Without text: OCR."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence

import pdfplumber
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from transforms.reading.content import OCR_REMEDY, Content, Deadline, Note, Unreadable, over_limit
from transforms.reading.document import Limits
from transforms.reading.metadata import clean_title
from transforms.reading.pdf_lines import page_lines
from transforms.reading.reflow import Line, Page, reflow
from transforms.reading.tables import table_lines

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every odd font

_MIN_CHARACTERS = 8  # a page with fewer is a picture, perhaps with a stamped page number
_RULED = 6  # lines and frames on a page from which on it may hold a table: looking for tables is slow
_DRAWN = 2_000  # and from which on it is a map or a drawing, in which that search takes minutes
_MANY_PATHS = 200  # a page without text and with so many shapes has its letters drawn as outlines
_CELL_CHARACTERS = 200
_FETCH_AGAIN = "fetch it again, or print it to PDF anew"
_OCR_SCALE = 200 / 72  # 200 dots an inch


def read_pdf(data: bytes, limits: Limits, deadline: Deadline) -> Content:
    """Read a PDF. `pages` gives the offset of each page; title from the file's properties, where it is a title.

    The day a PDF was made is the day somebody printed it, often years after the report: it is no publication date.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable(
                "protected by a password", "save it without the password and put that file here"
            ) from error
        raise Unreadable("the PDF is damaged or cut short", _FETCH_AGAIN) from error
    try:
        if len(document) > limits.pages:
            raise over_limit("pages", len(document), limits.pages, "pages")
        pages, pictures = _read_pages(document, data, deadline)
        notes = _recognise(document, pages, pictures, limits, deadline) if pictures else ()
        title = clean_title(document.get_metadata_dict().get("Title"))
    finally:
        document.close()
    text, offsets = reflow(pages)
    return Content(text=text, media_type="application/pdf", title=title, pages=offsets, notes=notes)


def _read_pages(document: pdfium.PdfDocument, data: bytes, deadline: Deadline) -> tuple[list[Page], list[int]]:
    """All pages, and the indexes of those whose text is only in a picture."""
    pages: list[Page] = []
    pictures: list[int] = []
    for index in range(len(document)):
        deadline.check(f"page {index + 1}")
        try:
            page = document[index]
            textpage = page.get_textpage()
        except pdfium.PdfiumError as error:
            raise Unreadable("a page of the PDF is damaged", _FETCH_AGAIN, f"page {index + 1}") from error
        height = page.get_height()
        lines = page_lines(textpage, page.get_width(), height)
        paths = sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]))
        if _is_unreadable(lines):
            if paths > _MANY_PATHS or any(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])):
                pictures.append(index)
        elif _RULED <= paths < _DRAWN:
            lines = _with_tables(lines, data, index)
        pages.append(Page(lines, height))
        textpage.close()
        page.close()
    return pages, pictures


def _is_unreadable(lines: Sequence[Line]) -> bool:
    """Next to no text, or text whose font does not say which characters it shows."""
    text = "".join(line.text for line in lines)
    private = sum(1 for char in text if "\ue000" <= char <= "\uf8ff" or char == "\ufffd" or char < " ")
    return len(text.strip()) < _MIN_CHARACTERS or private > 0.3 * len(text)


def _with_tables(lines: list[Line], data: bytes, index: int) -> list[Line]:
    """`lines` of a page with those inside ruled tables replaced by the rows of the tables."""
    try:
        with pdfplumber.open(io.BytesIO(data), pages=[index + 1]) as plumbed:
            tables = [(table.bbox, table.extract()) for table in plumbed.pages[0].find_tables()]
    except Exception:  # stricter than pdfium, which has read the page's text already: the lines stay as they are
        return lines
    for (left, top, right, bottom), cells in tables:
        rows = [[cell or "" for cell in row] for row in cells]
        inside = [
            line for line in lines if top <= (line.top + line.bottom) / 2 <= bottom and left - 5 <= line.left < right
        ]
        # A frame around prose is no table.
        if (
            len(rows) < 2
            or max(map(len, rows)) < 2
            or not inside
            or any(len(c) > _CELL_CHARACTERS for r in rows for c in r)
        ):
            continue
        at = lines.index(inside[0])
        size = inside[0].size
        written = [Line(text, left, right, top, bottom, size, whole=True) for text in table_lines(rows)]
        lines = (
            [line for line in lines[:at] if line not in inside] + written + [x for x in lines[at:] if x not in inside]
        )
    return lines


def _recognise(
    document: pdfium.PdfDocument, pages: list[Page], pictures: Sequence[int], limits: Limits, deadline: Deadline
) -> tuple[Note, ...]:
    """Put what OCR reads in place of the pages without text; a note for the pages that stay unread."""
    shown = ", ".join(str(index + 1) for index in pictures[:10]) + (", …" if len(pictures) > 10 else "")
    if len(pictures) > limits.ocr_pages:
        raise over_limit("scanned pages", len(pictures), limits.ocr_pages, "ocr_pages")
    try:
        from transforms.reading.ocr import recognise_page
    except ImportError:
        unread = f"{'page' if len(pictures) == 1 else 'pages'} {shown}"
        if len(pictures) == len(pages) or all(_is_unreadable(page.lines) for page in pages):
            raise Unreadable("the PDF holds pictures of pages and no text", OCR_REMEDY, unread) from None
        return (Note(place=unread, cause="pictures of pages without text, which were left out", remedy=OCR_REMEDY),)
    deadline.extend(limits.ocr_seconds * len(pictures))
    for index in pictures:
        deadline.check(f"page {index + 1}")
        page = document[index]
        scale = min(_OCR_SCALE, (limits.image_pixels / max(page.get_width() * page.get_height(), 1)) ** 0.5)
        image = page.render(scale=scale).to_pil()
        page.close()
        pages[index] = recognise_page(image)
    return (
        Note(place=f"pages {shown}", cause="read by OCR", remedy="check the numbers of these pages against the scan"),
    )
