"""Scanned pages and pictures, read by RapidOCR, whose Chinese models come inside its package.

Importing this module raises ImportError when the extra is not installed; `read_picture` says so to the user.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import numpy
from PIL import Image, ImageSequence

from transforms.reading.content import Content, Deadline, Note, over_limit
from transforms.reading.document import Limits
from transforms.reading.grid import assemble
from transforms.reading.reflow import Line, Page, reflow

import rapidocr  # isort: skip  # after the rest, so that a failing import here means the extra and nothing else

_MIN_SCORE = 0.5


def read_picture(data: bytes, limits: Limits, deadline: Deadline) -> Content:
    """Read a picture of one page, or a TIFF of several."""
    pages: list[Page] = []
    with Image.open(io.BytesIO(data)) as picture:
        if picture.width * picture.height > limits.image_pixels:
            raise over_limit("pixels", picture.width * picture.height, limits.image_pixels, "image_pixels")
        kind = Image.MIME.get(picture.format or "", "image/unknown")
        count = getattr(picture, "n_frames", 1)
        if count > limits.ocr_pages:
            raise over_limit("scanned pages", count, limits.ocr_pages, "ocr_pages")
        deadline.extend(limits.ocr_seconds * count)
        for frame in ImageSequence.Iterator(picture):
            deadline.check(f"page {len(pages) + 1}")
            pages.append(recognise_page(frame))
    text, offsets = reflow(pages)
    note = Note(place=None, cause="read by OCR", remedy="check the numbers against the picture")
    return Content(text=text, media_type=kind, pages=offsets, notes=(note,))


def recognise_page(image: Image.Image) -> Page:
    """The lines of one page, from top to bottom, in pixels of the image."""
    result = _engine()(numpy.asarray(image.convert("RGB"))[:, :, ::-1])
    boxes = result.boxes if result.boxes is not None else ()
    found = zip(boxes, result.txts or (), result.scores or (), strict=True)
    pieces = [_piece(corners, str(text)) for corners, text, score in found if score >= _MIN_SCORE]
    return Page(_rows(_measured(pieces)), float(image.height))


def _piece(corners: Iterable[tuple[float, float]], text: str) -> Line:
    """A text in its box; the size of its characters is 0 where they are too few to measure."""
    xs, ys = zip(*((float(x), float(y)) for x, y in corners), strict=True)
    # A box is as high as its tilt and its margins; its width over its characters is their size.
    widths = sum(0.52 if char < "\u2e80" else 1.0 for char in text)
    size = (max(xs) - min(xs)) / widths if widths >= 4 else 0.0
    return Line(text, min(xs), max(xs), min(ys), max(ys), size)


def _measured(pieces: list[Line]) -> list[Line]:
    """The pieces, of which those that could not be measured are taken to be as large as most of the page."""
    sizes = sorted(piece.size for piece in pieces if piece.size)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    return [piece if piece.size else piece._replace(size=usual or piece.bottom - piece.top) for piece in pieces]


def _rows(pieces: list[Line]) -> list[Line]:
    """Pieces on one height are one row: the cells of a table, or a line found in two parts."""
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda line: (line.top + line.bottom) / 2):
        middle = (piece.top + piece.bottom) / 2
        if (
            rows
            and abs(middle - sum((line.top + line.bottom) / 2 for line in rows[-1]) / len(rows[-1])) < 0.5 * piece.size
        ):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda line: line.left)
    return assemble(rows)


@lru_cache(maxsize=1)
def _engine() -> Any:
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return rapidocr.RapidOCR(params={"Global.log_level": "error"})
