"""Old Word files (.doc, Word 97 to 2003): their text by the piece table, as [MS-DOC] 2.4.1 lays it down.

No program has to be installed for it, so the same file gives the same text on every machine.
"""

from __future__ import annotations

import io
import re
import struct

import olefile

from transforms.reading.content import Content, Deadline, Unreadable
from transforms.reading.document import Limits
from transforms.reading.metadata import clean_title
from transforms.reading.tables import table_lines

_MEDIA_TYPE = "application/msword"
_SAVE_AS_DOCX = "open it in a word processor and save it as docx"
_WORD_97 = 0x00C1
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_COMPRESSED = 0x40000000
_CELL = "\x07"
# A field is 0x13 instruction 0x14 result 0x15; the innermost is resolved first.
_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x15]*))?\x15")
_DAMAGED = Unreadable(
    "the Word file is damaged or cut short", "fetch it again, or open and save it in a word processor"
)


def read_ole(data: bytes, limits: Limits, deadline: Deadline) -> Content:
    """Read an OLE file: a Word 97–2003 document, or say what else it is."""
    try:
        container = olefile.OleFileIO(io.BytesIO(data))
    except (OSError, ValueError, IndexError, struct.error) as error:
        raise _DAMAGED from error
    with container:
        if container.exists("EncryptedPackage"):
            raise Unreadable("protected by a password", "save it without the password and put that file here")
        if container.exists("Workbook") or container.exists("Book"):
            raise Unreadable("an old Excel workbook (.xls), which is not read here", "save it as xlsx")
        if not container.exists("WordDocument"):
            raise Unreadable(
                "an office file of an unknown kind", "open it in the program that made it and save it as PDF"
            )
        try:
            raw = _text(container)
        except (struct.error, IndexError, OSError) as error:
            raise _DAMAGED from error
        properties = container.get_metadata()
    deadline.check()
    return Content(text=_lines(raw), media_type=_MEDIA_TYPE, title=clean_title(_decoded(properties.title)))


def _text(container: olefile.OleFileIO) -> str:
    """The main text with Word's control characters; headers, footnotes and comments come after it and stay out."""
    document = container.openstream("WordDocument").read()
    magic, version = struct.unpack_from("<HH", document, 0)
    (flags,) = struct.unpack_from("<H", document, 0x0A)
    if magic != 0xA5EC or version < _WORD_97:
        raise Unreadable("a Word file from before Word 97", _SAVE_AS_DOCX)
    if flags & _ENCRYPTED:
        raise Unreadable("protected by a password", "save it without the password and put that file here")
    (length,) = struct.unpack_from("<i", document, 0x4C)
    start, size = struct.unpack_from("<II", document, 0x01A2)
    table = container.openstream("1Table" if flags & _TABLE_1 else "0Table").read()[start : start + size]
    at = 0
    while table[at] == 1:  # property modifiers, of no concern to the text
        at += 3 + struct.unpack_from("<H", table, at + 1)[0]
    (pieces_size,) = struct.unpack_from("<I", table, at + 1)
    pieces = table[at + 5 : at + 5 + pieces_size]
    count = (pieces_size - 4) // 12
    places = struct.unpack_from(f"<{count + 1}I", pieces, 0)
    parts: list[str] = []
    for index in range(count):
        (offset,) = struct.unpack_from("<I", pieces, 4 * (count + 1) + 8 * index + 2)
        characters = places[index + 1] - places[index]
        if offset & _COMPRESSED:
            begin = (offset & ~_COMPRESSED) // 2
            parts.append(document[begin : begin + characters].decode("cp1252", "replace"))
        else:
            parts.append(document[offset : offset + 2 * characters].decode("utf-16-le", "replace"))
    return "".join(parts)[:length]


def _lines(raw: str) -> str:
    while (resolved := _FIELD.sub(lambda field: field[1] or "", raw)) != raw:
        raw = resolved
    raw = raw.replace("\x0b", "\n").replace("\x0c", "\r").replace("\x1e", "-")
    raw = re.sub("[\x00-\x06\x08\x0e-\x1f]", "", raw)
    lines: list[str] = []
    cells: list[str] = []
    pieces = raw.split(_CELL)
    for piece in pieces[:-1]:
        # Prose stands between two tables where the piece after the end of a row holds paragraph marks.
        if "\r" in piece and (not cells or not cells[-1]):
            lines.extend(table_lines(_rows(cells)))
            prose, _, piece = piece.rpartition("\r")
            lines.extend(prose.split("\r"))
            cells = []
        cells.append(piece)
    lines.extend(table_lines(_rows(cells)))
    return "\n".join([*lines, *pieces[-1].split("\r")]).strip("\n") + "\n"


def _rows(cells: list[str]) -> list[list[str]]:
    """The rows of a table. Each cell ends with a mark, and each row with one more: an empty piece after every row."""
    for width in range(1, min(len(cells), 64)):
        if len(cells) % (width + 1) == 0 and not any(cells[width :: width + 1]):
            return [cells[at : at + width] for at in range(0, len(cells), width + 1)]
    # Rows of unequal width: cut where an empty piece follows a cell.
    rows: list[list[str]] = [[]]
    for cell in cells:
        if cell:
            rows[-1].append(cell)
        elif rows[-1]:
            rows.append([])
    return [row for row in rows if row]


def _decoded(title: object) -> str | None:
    if not isinstance(title, bytes):
        return None
    for encoding in ("utf-8", "gb18030"):
        try:
            return title.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
