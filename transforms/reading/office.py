"""What docx and xlsx share: they are zip archives of XML, and are looked over before a library opens them."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from transforms.reading.archive import Budget, read_member
from transforms.reading.content import Unreadable, over_limit
from transforms.reading.document import Limits

#: What the strict variant of the format calls its parts, and what its usual one does.
_STRICT = b"http://purl.oclc.org/ooxml/"
_USUAL = {
    b"spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"officeDocument/": b"http://schemas.openxmlformats.org/officeDocument/2006/",
    b"drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}

#: What may stand before the root element and says nothing. A comment may be of any length, and a document type behind it.
_BEFORE_ROOT = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s+|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)


def check_office(data: bytes, limits: Limits) -> None:
    """Unpack every XML part once, within the limits; raises `Unreadable` for bombs, entities and damage."""
    budget = Budget(limits)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                budget.member()
                part = read_member(archive, info, limits, budget)
                _check_size(info.filename, part, limits)
                if info.filename.endswith((".xml", ".rels", ".vml")):
                    # No office program writes a document type: a file with one brings entities, to expand or to fetch.
                    _refuse_entities(part.replace(b"\0", b""), info.filename)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError) as error:
        cause = f"the file is damaged or cut short ({' '.join(str(error).split())[:120]})"
        raise Unreadable(cause, "open it in the program that made it and save it again, or fetch it again") from error


def _check_size(name: str, part: bytes, limits: Limits) -> None:
    """Counted before parsing, which is what would exhaust the memory."""
    if name.endswith(".xml") and len(part) > limits.part_bytes:
        raise over_limit("bytes of XML in one part", len(part), limits.part_bytes, "part_bytes", name)
    if name.startswith("xl/worksheets/") and (cells := part.count(b"<c ")) > limits.cells:
        raise over_limit("cells", cells, limits.cells, "cells", name)


def _refuse_entities(part: bytes, name: str) -> None:
    before = _BEFORE_ROOT.match(part)
    if before and part.startswith(b"<!", before.end()):
        raise Unreadable(
            "it declares XML entities, as bombs do and office programs never",
            "save it again in an office program",
            name,
        )


def with_usual_namespaces(data: bytes, main_part: str) -> bytes:
    """A file of the strict variant, whose parts have other namespaces, as one of the usual. `main_part` tells which it is."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if main_part not in archive.namelist() or _STRICT not in archive.read(main_part):
            return data
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as usual:
            for name in archive.namelist():
                part = archive.read(name)
                for strict, plain in _USUAL.items():
                    part = part.replace(_STRICT + strict, plain)
                usual.writestr(name, part)
    return written.getvalue()
