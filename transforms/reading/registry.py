"""Every format that a file may have: how its bytes begin, what reads it or why nothing does, and whose text that is."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from transforms.reading.content import OCR_REMEDY, Content, Deadline, Unreadable
from transforms.reading.document import Limits

Reader = Callable[[bytes, Limits, Deadline], Content]


class Clause(NamedTuple):
    """What a file is and what its owner can do, both begun as clauses."""

    cause: str
    remedy: str


class Format(NamedTuple):
    """`begins` holds the beginnings that tell the format; those that look further are told by `sniff.py`.

    `reader` is MODULE:FUNCTION of this package, named and not imported: a folder of text files should not wait for the PDF
    and table libraries. `libraries` are the distributions that make its text: with a new version of one, files are read again.
    `refused` says why there is no reader, `extra` what to do where the reader's library is not installed.
    """

    media_type: str
    begins: tuple[bytes, ...] = ()
    reader: str | None = None
    libraries: tuple[str, ...] = ()
    refused: Clause | None = None
    extra: Clause | None = None

    def load(self) -> Reader:
        """The function that reads it. Raises Unreadable for a format without one, or without the library it needs."""
        if self.reader is None:
            what, remedy = self.refused or Clause("a file of this kind", "save it as text, docx or PDF")
            raise Unreadable(f"{what}, which is not read here", remedy)
        module, _, function = self.reader.partition(":")
        try:
            reader: Reader = getattr(import_module(f"transforms.reading.{module}"), function)
        except ImportError:
            if self.extra is None:
                raise
            raise Unreadable(*self.extra) from None
        return reader


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_OF_EVERY_DOCUMENT = ("opencc",)  # tells encodings apart and writes simplified characters
_PAGE = ("lxml", "lxml-html-clean", "trafilatura")
_OCR = ("numpy", "onnxruntime", "pillow", "rapidocr")
_SCAN = Clause("a picture, whose text only OCR can read", OCR_REMEDY)
_UNPACK = "unpack it, or pack it as zip"


def _picture(media_type: str, *begins: bytes) -> Format:
    return Format(media_type, begins, "ocr:read_picture", _OCR, extra=_SCAN)


FORMATS = (
    Format("text/plain", reader="plain:read_text"),
    Format("text/markdown", reader="plain:read_markdown"),
    Format("text/html", reader="web:read_page", libraries=_PAGE),
    Format("message/rfc822", reader="mail:read_message", libraries=_PAGE),
    Format("application/rtf", (b"{\\rtf",), "rich_text:read_rtf", ("striprtf",)),
    Format(DOCX, reader="word:read_docx", libraries=("python-docx", *_PAGE)),
    Format("application/x-ole-storage", (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",), "ole:read_ole", ("olefile",)),
    Format(XLSX, reader="workbook:read_xlsx", libraries=("openpyxl",)),
    Format("application/pdf", reader="pdf:read_pdf", libraries=("pdfplumber", "pypdfium2", *_OCR)),
    _picture("image/png", b"\x89PNG\r\n\x1a\n"),
    _picture("image/jpeg", b"\xff\xd8\xff"),
    _picture("image/tiff", b"II*\0", b"MM\0*"),
    _picture("image/bmp"),
    _picture("image/webp"),
    _picture("image/gif", b"GIF8"),
    Format(
        "application/xml",
        refused=Clause("an XML file", "open it in the program that made it and save it as PDF, docx or text"),
    ),
    Format(
        "application/internet-shortcut",
        refused=Clause(
            "a shortcut to a page of the web, without the page",
            "open it in the browser, save that page and put it here",
        ),
    ),
    Format(
        "application/x-other-document",
        refused=Clause("an OFD, EPUB or other packed document", "save it as PDF or docx"),
    ),
    Format("application/gzip", (b"\x1f\x8b",), refused=Clause("a gzip or tar archive", _UNPACK)),
    Format("application/vnd.rar", (b"Rar!",), refused=Clause("a RAR archive", _UNPACK)),
    Format("application/x-7z-compressed", (b"7z\xbc\xaf\x27\x1c",), refused=Clause("a 7z archive", _UNPACK)),
    Format(
        "application/vnd.oasis.opendocument",
        refused=Clause("an OpenDocument file", "open it in a word processor and save it as docx or xlsx"),
    ),
    Format(SLIDES, refused=Clause("slides", "save them as PDF")),
)
BY_MEDIA_TYPE = {one.media_type: one for one in FORMATS}
LIBRARIES = tuple(sorted({*_OF_EVERY_DOCUMENT, *(library for one in FORMATS for library in one.libraries)}))
