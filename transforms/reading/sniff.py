"""What a file is, by its bytes; its extension only decides where bytes cannot (markdown, a damaged zip)."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePosixPath

from transforms.reading.registry import DOCX, FORMATS, SLIDES, XLSX

_BEGINNINGS = [(begin, one.media_type) for one in FORMATS for begin in one.begins]
_OFFICE = {".docx": DOCX, ".docm": DOCX, ".xlsx": XLSX, ".xlsm": XLSX}
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|meta|title|div|table|p)\b[^<]{0,2000}>", re.IGNORECASE)

_MESSAGE = re.compile(rb"(?:\xef\xbb\xbf)?[A-Za-z][A-Za-z0-9-]{1,40}: ?\S")
_HEADER = re.compile(
    rb"^(?:mime-version|from|to|subject|date|received|message-id|content-type|return-path|delivered-to|x-[a-z-]+): ?\S",
    re.IGNORECASE | re.MULTILINE,
)
# other sections may stand before it: [DEFAULT], [{000214A0-…}]
_INTERNET_SHORTCUT = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?(?:\[[^\[\]\r\n]{1,60}\][^\[\]]{0,2000}){0,3}\[InternetShortcut\]", re.IGNORECASE
)


def media_type(data: bytes, name: str) -> str:
    """The media type of a file, under which it is registered; "text/plain" for everything not recognised."""
    suffix = PurePosixPath(name).suffix.lower()
    head = data[:4096]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")) and b"%PDF-" not in head[:1024]:
        return _zip_kind(data, suffix)
    return _binary_kind(head) or _text_kind(data, head, suffix)


def _binary_kind(head: bytes) -> str | None:
    """By the bytes that a format begins with; None where they may be text."""
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    if head.startswith(b"BM") and _is_bitmap(head):
        return "image/bmp"
    return next((kind for begin, kind in _BEGINNINGS if head.startswith(begin)), None)


def _text_kind(data: bytes, head: bytes, suffix: str) -> str:
    # A UTF-16 page has a zero in every other byte of its markup.
    markup = head.replace(b"\0", b"")
    if _INTERNET_SHORTCUT.match(markup):
        return "application/internet-shortcut"
    if _MESSAGE.match(markup) and len(_HEADER.findall(markup)) >= 2:
        return "message/rfc822"
    if markup.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").startswith(b"<?xml") and b"<html" not in markup.lower():
        return "application/xml"
    if suffix != ".md" and _HTML.search(markup) and (suffix != ".txt" or b"</" in data):
        return "text/html"
    return "text/markdown" if suffix in {".md", ".markdown"} else "text/plain"


def _is_bitmap(head: bytes) -> bool:
    return len(head) > 14 and head[6:10] == b"\0\0\0\0"


def _zip_kind(data: bytes, suffix: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist()[:20_000])
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        # Cut short, so the list of members at its end is gone: only the extension says what it was meant to be.
        return _OFFICE.get(suffix, "application/zip")
    if "[Content_Types].xml" in names or "word/document.xml" in names:
        if any(name.startswith("word/") for name in names):
            return DOCX
        if any(name.startswith("xl/") for name in names):
            return XLSX
        if any(name.startswith("ppt/") for name in names):
            return SLIDES
    if "[Content_Types].xml" in names or "OFD.xml" in names or "META-INF/container.xml" in names:
        return "application/x-other-document"
    if "mimetype" in names and "content.xml" in names:
        return "application/vnd.oasis.opendocument"
    return "application/zip"
