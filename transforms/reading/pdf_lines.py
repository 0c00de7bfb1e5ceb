"""The characters of a PDF page with their places → printed lines.

A PDF may draw its characters in any order: a quotation mark from another font comes after the line it stands in.
What counts is where a character stands, so lines are made from baselines and read from left to right.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from transforms.reading.grid import Assembled, assemble_page
from transforms.reading.reflow import Line

# A gap wider than this share of the character size is a space. Chinese next to digits is set apart by a quarter
# without any space, so there it takes more.
_GAP, _GAP_MIXED = 0.22, 0.5
_COLUMN_GAP = 1.5
_FEW_ROWS, _MANY_ROWS = 5, 10  # rows below the second number are two columns only where they read as running text
_SMALL = 0.8  # of the size of the text beside them: raised digits are smaller
_MANY_RAISED = 60
_POWERS = {"2": "²", "3": "³"}
_HYPHEN = 2  # pdfium's mark for a hyphen at a line's end; in Chinese it is never a syllable's: 1-6月, 网格-微网格


class _Glyph(NamedTuple):
    char: str
    left: float
    right: float
    baseline: float  # from the top of the page, growing downwards
    size: float


def page_lines(textpage: pdfium.PdfTextPage, width: float, height: float, heading: Sequence[Line] = ()) -> Assembled:
    """The lines of a page from top to bottom; of a page in two columns, those of the left column first. `heading` is that of
    the table which the page before ended with.

    Text that stands at another angle than most of the page (a watermark) is left out.
    """
    glyphs = _with_raised(_glyphs(textpage, width, height))
    rows: list[list[_Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        if rows and glyph.baseline - rows[-1][0].baseline < 0.4 * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    for row in rows:
        row.sort(key=lambda glyph: glyph.left)
    return assemble_page([pieces for row in _in_columns(rows, width) if (pieces := _pieces(row))], heading)


def _with_raised(glyphs: list[_Glyph]) -> list[_Glyph]:
    """The characters of a page with small digits that stand raised put on the line beside them: m² and m³, else a note's mark."""
    sizes = sorted(glyph.size for glyph in glyphs)
    small = _SMALL * sizes[len(sizes) // 2] if sizes else 0.0
    places = [place for place, glyph in enumerate(glyphs) if glyph.size < small and glyph.char.isdigit()]
    if len(places) > _MANY_RAISED:
        return glyphs  # small text and no raised digits
    read = list(glyphs)
    for place in places:
        read[place] = _on_line(glyphs[place], glyphs)
    return read


def _on_line(glyph: _Glyph, glyphs: Sequence[_Glyph]) -> _Glyph:
    """A small digit as it is read: raised behind a larger character, or as it stands."""
    beside = [
        one
        for one in glyphs
        if one.left < glyph.left <= one.right + _GAP * one.size
        and glyph.size < _SMALL * one.size
        and 0.15 * one.size < one.baseline - glyph.baseline < 0.8 * one.size
    ]
    if not beside:
        return glyph
    before = max(beside, key=lambda one: one.left)
    power = _POWERS.get(glyph.char) if before.char in ("m", "M") else None
    return glyph._replace(char=power or f"[{glyph.char}]", baseline=before.baseline)


def _glyphs(textpage: pdfium.PdfTextPage, width: float, height: float) -> list[_Glyph]:
    handle = textpage.raw
    count = raw.FPDFText_CountChars(handle)
    angles = Counter(
        round(raw.FPDFText_GetCharAngle(handle, index) / (3.14159265 / 2)) % 4
        for index in range(0, count, max(1, count // 200))
    )
    upright = angles.most_common(1)[0][0] if angles else 0
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    box_at, x_at, y_at = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    glyphs: list[_Glyph] = []
    for index in range(count):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in (0, 10, 13, 0xFFFE, 0xFFFF) or code > 0x10FFFF or raw.FPDFText_IsGenerated(handle, index) == 1:
            continue
        quarter = raw.FPDFText_GetCharAngle(handle, index) / (3.14159265 / 2)
        if abs(quarter - round(quarter)) > 0.1 or round(quarter) % 4 != upright:
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, box_at)
        raw.FPDFText_GetCharOrigin(handle, index, x_at, y_at)
        char = "-" if code == _HYPHEN else chr(code)
        if upright == 0:
            glyphs.append(_Glyph(char, box.left, box.right, height - y.value, abs(box.top - box.bottom)))
        elif upright == 2:
            glyphs.append(_Glyph(char, width - box.right, width - box.left, y.value, abs(box.top - box.bottom)))
        else:
            # A page turned by a quarter: its lines run along y.
            low, high = min(box.bottom, box.top), max(box.bottom, box.top)
            size = abs(box.right - box.left)
            if upright == 1:
                glyphs.append(_Glyph(char, height - high, height - low, width - x.value, size))
            else:
                glyphs.append(_Glyph(char, low, high, x.value, size))
    return glyphs


def _pieces(row: Sequence[_Glyph]) -> list[Line]:
    """A row cut where its gaps are as wide as between the cells of a table."""
    shown = [glyph for glyph in row if not glyph.char.isspace()]
    cuts = [0, *(row.index(b) for a, b in pairwise(shown) if b.left - a.right > _COLUMN_GAP * b.size), len(row)]
    parts = [row[start:end] for start, end in pairwise(cuts)]
    return [_line(part) for part in parts if any(not glyph.char.isspace() for glyph in part)]


def _line(row: Sequence[_Glyph]) -> Line:
    sizes = sorted(glyph.size for glyph in row)
    size = sizes[len(sizes) // 2]
    shown = [glyph for glyph in row if not glyph.char.isspace()]
    baseline = max(glyph.baseline for glyph in shown)
    left, right = min(glyph.left for glyph in shown), max(glyph.right for glyph in shown)
    return Line(_text(row, size), left, right, baseline - size, baseline, size)


def _text(row: Sequence[_Glyph], size: float) -> str:
    """The characters of a row, with a space where they stand further apart than is usual in it."""
    gaps = sorted(max(glyph.left - before.right, 0.0) for before, glyph in pairwise(row))
    usual = gaps[len(gaps) // 2] if gaps else 0.0  # above 0 in justified lines and in titles set wide
    text = row[0].char
    for before, glyph in pairwise(row):
        # Bold is sometimes drawn as the same character twice, a hair apart.
        if glyph.char == before.char and abs(glyph.left - before.left) < 0.1 * size:
            continue
        text += f" {glyph.char}" if _stands_apart(before, glyph, usual, size) else glyph.char
    return text


def _stands_apart(before: _Glyph, glyph: _Glyph, usual: float, size: float) -> bool:
    if glyph.char.isspace() or before.char.isspace():
        return False
    enough = _GAP if glyph.char > "\u2e80" and before.char > "\u2e80" else _GAP_MIXED
    return glyph.left - before.right - usual > enough * size


def _in_columns(rows: list[list[_Glyph]], width: float) -> list[list[_Glyph]]:
    """The rows of a page, or, where most are cut in the middle by a gap between two texts, its two columns."""
    cut_rows = [(row, cut) for row in rows if (cut := _cut_in_the_middle(row, width)) is not None]
    if len(rows) < _FEW_ROWS or len(cut_rows) < 0.6 * len(rows) or len(rows) < _MANY_ROWS and not _two_texts(cut_rows):
        return rows
    begins = min(row[cut].left for row, cut in cut_rows)
    halves = [_halves(row, begins) for row in rows]
    return [left for left, _ in halves if left] + [right for _, right in halves if right]


def _cut_in_the_middle(row: Sequence[_Glyph], width: float) -> int | None:
    """The place of the last wide gap in the middle of the page that has ten characters or more on either side."""
    for cut in range(len(row) - 10, 9, -1):
        middle = (row[cut - 1].right + row[cut].left) / 2
        if _is_wide(row, cut) and 0.4 * width < middle < 0.6 * width:
            return cut
    return None


def _halves(row: list[_Glyph], begins: float) -> tuple[list[_Glyph], list[_Glyph]]:
    """What of a row stands left and what right of where the right column begins. A paragraph's last line may be short on
    either side, so its own gaps do not tell."""
    cut = next((index for index, glyph in enumerate(row) if glyph.left > begins - glyph.size), len(row))
    if 0 < cut < len(row) and not _is_wide(row, cut):
        cut = len(row)  # a line over both columns
    return row[:cut], row[cut:]


def _is_wide(row: Sequence[_Glyph], cut: int) -> bool:
    """Whether the gap before the glyph at `cut` is as wide as between columns."""
    return row[cut].left - row[cut - 1].right > _COLUMN_GAP * row[cut].size


def _two_texts(rows: Sequence[tuple[list[_Glyph], int]]) -> bool:
    """Whether the halves of the rows are running text: all right ones begin at one place, and most hold a mark of a sentence."""
    starts = [row[cut].left for row, cut in rows]
    halves = ["".join(glyph.char for glyph in half) for row, cut in rows for half in (row[:cut], row[cut:])]
    marked = sum(any(mark in half for mark in "，。；") for half in halves)
    return max(starts) - min(starts) < rows[0][0][0].size and marked >= 0.5 * len(halves)
