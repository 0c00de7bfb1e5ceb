"""Scans are read with the OCR extra: every number right, tables as rows."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from tests.awkward import formats
from tests.awkward.report import TABLE, TABLE_LINES, TEXT
from transforms.reading import Document, Limits, Problem, read_file

pytest.importorskip("rapidocr", reason="the OCR extra is not installed")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def scan():
    """The report as a picture, as a scanner at 150 dots an inch and a little askew makes it."""
    page = pypdfium2.PdfDocument(formats.pdf_bytes(table=TABLE, size=14))[0]
    return page.render(scale=150 / 72).to_pil().rotate(0.3, fillcolor="white")


@pytest.mark.parametrize("name", ["scan.png", "scan.pdf"])
def test_a_scan_gives_every_number_and_the_rows_of_its_table(tmp_path, scan, name):
    scan.save(tmp_path / name, resolution=150)
    note, document = read_file(tmp_path / name, root=tmp_path, limits=Limits())
    assert isinstance(note, Problem)
    assert note.kind == "note"
    assert "OCR" in note.cause
    assert isinstance(document, Document)
    numbers = re.findall(r"\d+(?:\.\d+)?", "".join((TEXT, *TABLE_LINES)))
    found = re.findall(r"\d+(?:\.\d+)?", document.text.replace("0809:30", "08 09:30"))
    assert found == numbers
    assert document.text.splitlines()[-4:] == list(TABLE_LINES)
    assert document.title == TEXT.splitlines()[0]


@pytest.mark.parametrize(
    ("limits", "setting"),
    [(Limits(image_pixels=500), "IMAGE_PIXELS"), (Limits(seconds=0.001, ocr_seconds=0.001), "SECONDS")],
)
def test_a_picture_over_a_limit_is_not_read(tmp_path, limits, setting):
    (tmp_path / "a.png").write_bytes(formats.png_bytes())
    (problem,) = read_file(tmp_path / "a.png", root=tmp_path, limits=limits)
    assert isinstance(problem, Problem)
    assert f"TONGBI_LIMIT_{setting}" in problem.remedy
