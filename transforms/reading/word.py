"""docx: paragraphs, tables and text boxes in the order of the document."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from transforms.reading.content import Content, Deadline, Note, Unreadable
from transforms.reading.document import Limits
from transforms.reading.mail import read_message
from transforms.reading.metadata import clean_title
from transforms.reading.numbering import Numbering
from transforms.reading.office import check_office, with_usual_namespaces
from transforms.reading.raised import on_line
from transforms.reading.registry import DOCX
from transforms.reading.sniff import media_type
from transforms.reading.tables import table_lines
from transforms.reading.web import read_markup

_P, _TBL, _TR, _TC = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_TEXT, _TAB, _BREAK, _RETURN, _HYPHEN = qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen")
_RUN, _CHUNK = qn("w:r"), qn("w:altChunk")
_HIDING = (qn("w:strike"), qn("w:dstrike"), qn("w:vanish"))
_TEXT_BOX = qn("w:txbxContent")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DELETED = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:sectPr"), _FALLBACK}
_CELL_CHARACTERS = 200


def read_docx(data: bytes, limits: Limits, deadline: Deadline) -> Content:
    """Read a Word document: accepted text only, tables as rows, each automatic number written out."""
    check_office(data, limits)
    deadline.check()
    opened = docx.Document(io.BytesIO(with_usual_namespaces(data, "word/document.xml")))
    numbering = Numbering.of(opened)
    body = opened.element.body
    notes = _remove_hidden(body)
    lines = list(_blocks(body, numbering, deadline))
    elsewhere, more = _parts_elsewhere(opened, limits, deadline)
    lines += elsewhere
    lines.extend(line for part in _notes(opened) for line in _blocks(part, numbering, deadline) if line.strip())
    return Content(
        text="\n".join(lines).strip("\n") + "\n" if any(lines) else "",
        media_type=DOCX,
        title=clean_title(opened.core_properties.title),
        notes=(*notes, *more),
    )


def _remove_hidden(body: Element) -> tuple[Note, ...]:
    """Take out runs that are struck through or hidden; a note where numbers went with them."""
    lost = []
    for run in list(body.iter(_RUN)):
        properties = run.find(qn("w:rPr"))
        if properties is not None and any(_is_on(properties.find(name)) for name in _HIDING):
            lost.append("".join(text.text or "" for text in run.iter(_TEXT)))
            parent = run.getparent()
            if parent is not None:
                parent.remove(run)
    figures = [text for text in lost if any(character.isdigit() for character in text)]
    if not figures:
        return ()
    cause = (
        f"{len(figures)} passage(s) with numbers that are struck through or hidden were left out ({figures[0][:30]})"
    )
    return (Note(place=None, cause=cause, remedy="none needed, unless they belong to the report"),)


def _is_on(switch: Element | None) -> bool:
    return switch is not None and switch.get(qn("w:val"), "true") not in ("0", "false", "off")


def _parts_elsewhere(opened: Any, limits: Limits, deadline: Deadline) -> tuple[list[str], list[Note]]:
    """The lines of pages that are kept whole inside the document (altChunk), or a note that they could not be read."""
    lines: list[str] = []
    notes: list[Note] = []
    for chunk in opened.element.body.iter(_CHUNK):
        relation = opened.part.rels.get(chunk.get(qn("r:id")))
        blob = relation.target_part.blob if relation is not None and not relation.is_external else b""
        try:
            reader = read_message if media_type(blob, "") == "message/rfc822" else _read_chunk
            lines += reader(blob, limits, deadline).text.splitlines()
        except (Unreadable, ValueError) as error:
            cause = f"a part of the text is kept in a form that is not read here ({error})"
            notes.append(Note(place=None, cause=cause, remedy="open it in a word processor and save it again"))
    return lines, notes


def _read_chunk(blob: bytes, limits: Limits, deadline: Deadline) -> Content:
    return read_markup(blob, limits, deadline, None)


def _notes(opened: Any) -> Iterator[Element]:
    """The footnotes and endnotes, where reports explain their terms."""
    for relation in opened.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(("/footnotes", "/endnotes")):
            root = parse_xml(relation.target_part.blob)
            # Those with a type are the lines that Word draws between text and notes.
            yield from (note for note in root if note.get(qn("w:type")) is None)


def _blocks(parent: Element, numbering: Numbering, deadline: Deadline) -> Iterator[str]:
    """The lines beneath `parent`; content controls and other wrappers are looked through."""
    for child in parent:
        if child.tag == _P:
            deadline.check()
            yield from _paragraph(child, numbering, deadline)
        elif child.tag == _TBL:
            deadline.check()
            yield from _table(child, numbering, deadline)
        elif child.tag not in _DELETED and isinstance(child.tag, str):
            yield from _blocks(child, numbering, deadline)


def _paragraph(paragraph: Element, numbering: Numbering, deadline: Deadline) -> Iterator[str]:
    pieces: list[str] = []
    boxes: list[Element] = []
    _collect(paragraph, pieces, boxes)
    text = "".join(pieces)
    if text.strip() and not numbering.is_contents(paragraph):
        text = numbering.label(paragraph) + text
        yield text.strip("\n")
    elif not text.strip():
        yield ""
    for box in boxes:
        yield from _blocks(box, numbering, deadline)


def _collect(element: Element, pieces: list[str], boxes: list[Element]) -> None:
    """Append what a paragraph says, in pieces of one character at least, and the text boxes in it."""
    for child in element:
        tag = child.tag
        if tag == _TEXT and child.text:
            pieces.append(child.text)
        elif tag == _TAB:
            pieces.append("\t")
        elif tag in (_BREAK, _RETURN):
            pieces.append("\n")
        elif tag == _HYPHEN:
            pieces.append("-")
        elif tag == _TEXT_BOX:
            boxes.append(child)
        elif tag == _RUN and _is_raised(child):
            raised: list[str] = []
            _collect(child, raised, boxes)
            if shown := on_line("".join(pieces[-2:]), "".join(raised).strip()):  # as many characters as a measure has
                pieces.append(shown)
        elif tag not in _DELETED:
            _collect(child, pieces, boxes)


def _is_raised(run: Element) -> bool:
    raised = run.find(f"{qn('w:rPr')}/{qn('w:vertAlign')}")
    return raised is not None and raised.get(qn("w:val")) == "superscript"


def _table(table: Element, numbering: Numbering, deadline: Deadline) -> Iterator[str]:
    rows = [
        [(cell, _cell(cell, numbering, deadline)) for cell in _cells(row)]
        for row in table.iter(_TR)
        if _owner(row) is table
    ]
    # A frame around prose is no table: its cells are read one after the other.
    if any(len("".join(lines)) > _CELL_CHARACTERS for row in rows for _, lines in row):
        yield from (line for row in rows for _, lines in row for line in lines)
    else:
        yield from table_lines(_spread(rows))


def _spread(rows: list[list[tuple[Element, list[str]]]]) -> list[list[str]]:
    """The texts of a table's rows, given as cells with their lines; that of a merged cell in every place it covers."""
    spread: list[list[str]] = []
    for row in rows:
        texts: list[str] = []
        for cell, lines in row:
            text = "\n".join(lines)
            if _continues(cell) and spread and len(texts) < len(spread[-1]):
                text = spread[-1][len(texts)]
            texts.extend([text] * _width(cell))
        spread.append(texts)
    return spread


def _cell(cell: Element, numbering: Numbering, deadline: Deadline) -> list[str]:
    return [line for line in _blocks(cell, numbering, deadline) if line.strip()]


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.iter(_TC) if next(cell.iterancestors(_TR)) is row]


def _owner(row: Element) -> Element:
    return next(row.iterancestors(_TBL))


def _continues(cell: Element) -> bool:
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


def _width(cell: Element) -> int:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    written = span.get(qn("w:val"), "1") if span is not None else "1"
    return min(max(int(written), 1), 100) if written.isdecimal() else 1
