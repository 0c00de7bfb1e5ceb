"""PDF with text: characters with their places → lines → paragraphs; ruled tables as rows. Without text: OCR."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from typing import NamedTuple

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
_SAME_EDGE = 2.0  # points between the edges of one table on two pages
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
    ruled: list[list[_Ruled]] = []
    heading: Sequence[Line] = ()
    for index in range(len(document)):
        deadline.check(f"page {index + 1}")
        try:
            page = document[index]
            textpage = page.get_textpage()
        except pdfium.PdfiumError as error:
            raise Unreadable("a page of the PDF is damaged", _FETCH_AGAIN, f"page {index + 1}") from error
        height = page.get_height()
        lines, heading = page_lines(textpage, page.get_width(), height, heading)
        paths = sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]))
        unreadable = _is_unreadable(lines)
        if unreadable and (paths > _MANY_PATHS or any(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))):
            pictures.append(index)
        pages.append(Page(lines, height))
        ruled.append(_ruled(data, index) if _RULED <= paths < _DRAWN and not unreadable else [])
        textpage.close()
        page.close()
    return _with_tables(pages, ruled), pictures


def _is_unreadable(lines: Sequence[Line]) -> bool:
    """Next to no text, or text whose font does not say which characters it shows."""
    text = "".join(line.text for line in lines)
    private = sum(1 for char in text if "\ue000" <= char <= "\uf8ff" or char == "\ufffd" or char < " ")
    return len(text.strip()) < _MIN_CHARACTERS or private > 0.3 * len(text)


class _Ruled(NamedTuple):
    """A ruled table or frame on a page: its edges in points and the texts of its cells."""

    left: float
    top: float
    right: float
    bottom: float
    rows: list[list[str]]

    def is_table(self) -> bool:
        """A frame around prose is no table."""
        return len(self.rows) > 1 and self._has_cells()

    def is_part_of(self, other: _Ruled) -> bool:
        """One row that a page parts from its table, `other`. Alone it would be a frame, so edges and columns must agree."""
        return (
            self._has_cells()
            and len(other.rows[0]) == len(self.rows[0])
            and abs(other.left - self.left) < _SAME_EDGE
            and abs(other.right - self.right) < _SAME_EDGE
        )

    def _has_cells(self) -> bool:
        return max(map(len, self.rows)) > 1 and all(len(cell) <= _CELL_CHARACTERS for row in self.rows for cell in row)

    def holds(self, line: Line) -> bool:
        return self.top <= (line.top + line.bottom) / 2 <= self.bottom and self.left - 5 <= line.left < self.right


def _ruled(data: bytes, index: int) -> list[_Ruled]:
    """What is ruled on a page, from top to bottom. Nothing when pdfplumber, stricter than pdfium, can't read the page."""
    try:
        with pdfplumber.open(io.BytesIO(data), pages=[index + 1]) as plumbed:
            found = [(table.bbox, table.extract()) for table in plumbed.pages[0].find_tables()]
    except Exception:  # whatever it raises, the page's text has been read already and stays
        return []
    return [
        _Ruled(left, top, right, bottom, [[cell or "" for cell in row] for row in cells])
        for (left, top, right, bottom), cells in found
        if cells
    ]


def _with_tables(pages: Sequence[Page], ruled: Sequence[Sequence[_Ruled]]) -> list[Page]:
    """The pages with their tables as rows. `ruled` is what is ruled on each of them."""
    written = []
    for index, page in enumerate(pages):
        before = ruled[index - 1][-1:] if index else []
        after = ruled[index + 1][:1] if index + 1 < len(ruled) else []
        tables = [
            one for one in ruled[index] if one.is_table() or any(one.is_part_of(other) for other in (*before, *after))
        ]
        written.append(Page(_with_rows(list(page.lines), tables), page.height))
    return written


def _with_rows(lines: list[Line], tables: Sequence[_Ruled]) -> list[Line]:
    """`lines` of a page with those inside `tables` replaced by the rows of the tables."""
    for table in tables:
        inside = [line for line in lines if table.holds(line)]
        if not inside:
            continue
        first = inside[0]
        written = [
            Line(text, table.left, table.right, table.top, table.bottom, first.size, whole=True)
            for text in table_lines(table.rows)
        ]
        at = lines.index(first)
        lines = lines[:at] + written + [line for line in lines[at:] if not table.holds(line)]
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
