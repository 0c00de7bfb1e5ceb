"""The same report in every format gives the same sentences, so that the numbers in them agree too."""

from __future__ import annotations

import io
import subprocess
from datetime import date
from pathlib import Path

import docx
import pytest

from tests.awkward import formats
from tests.awkward.report import INFO, PARAGRAPHS, TABLE, TABLE_LINES, TEXT, TITLE
from transforms.reading import Document, Limits, read_file

SEEDS = sorted(Path(__file__).parents[3].glob("shared/corpus/seeds/*.txt"))
ALL = [TITLE, INFO, *PARAGRAPHS]


def read(folder: Path, name: str, content: bytes) -> Document:
    (folder / name).write_bytes(content)
    (document,) = [
        result for result in read_file(folder / name, root=folder, limits=Limits()) if isinstance(result, Document)
    ]
    return document


def lines(text: str) -> list[str]:
    """The paragraphs, white space aside: layouts set paragraphs in with spaces of their own."""
    return ["".join(line.split()) for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", TEXT.encode()),
        ("a.txt", TEXT.encode("gbk")),
        ("a.txt", TEXT.encode("utf-16")),
        ("a.docx", formats.docx_bytes()),
        ("a.pdf", formats.pdf_bytes()),
        ("a.html", formats.html().encode()),
        ("a.html", ("<html><body>" + "".join(f"<p>{line}</p>" for line in ALL) + "</body></html>").encode()),
        ("a.html", ("<html><body><div>" + "<br>".join(ALL) + "</div></body></html>").encode()),
    ],
    ids=["utf-8", "gbk", "utf-16", "docx", "pdf", "site", "plain-page", "br-page"],
)
def test_the_report_reads_the_same_from_every_format(tmp_path, name, content):
    document = read(tmp_path, name, content)
    assert lines(document.text) == lines(TEXT)
    assert document.title == TITLE
    assert document.publisher == "青石镇人民政府"
    assert document.published_on == date(2024, 1, 8)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", formats.docx_bytes(table=TABLE)),
        ("a.pdf", formats.pdf_bytes(table=TABLE)),
        ("a.html", formats.html(table=TABLE).encode()),
        ("a.xlsx", formats.xlsx_bytes()),
        ("a.doc", (Path(__file__).parents[1] / "awkward/files/old.doc").read_bytes()),
    ],
    ids=formats.case,
)
def test_the_cells_of_a_table_stand_between_bars_in_their_rows(tmp_path, name, content):
    found = lines(read(tmp_path, name, content).text)
    if name != "a.doc":
        wanted = lines("\n".join(TABLE_LINES))
        start = found.index(wanted[0])
        assert found[start : start + 4] == wanted
    else:
        assert "|居民人均可支配收入|元|45678|6.0|" in found


@pytest.mark.parametrize("paragraphs", range(28, 34))
def test_a_table_that_goes_on_on_the_next_page_stays_one_table(tmp_path, paragraphs):
    """Wherever the page ends in it, even before its last row, which alone would be a frame around words."""
    content = formats.pdf_bytes([TITLE, *PARAGRAPHS[:1] * paragraphs], size=12, table=TABLE)
    found = lines(read(tmp_path, "a.pdf", content).text)
    assert found[-len(TABLE) :] == lines("\n".join(TABLE_LINES))


@pytest.mark.parametrize("size", [9, 10, 11, 12, 14, 16, 18, 22])
def test_no_width_of_page_cuts_a_sentence_or_a_number(tmp_path, size):
    document = read(tmp_path, "a.pdf", formats.pdf_bytes(size=size))
    assert lines(document.text) == lines(TEXT)


@pytest.mark.parametrize("count", [26, 33, 40])
def test_lines_cut_by_counting_characters_are_joined_too(tmp_path, count):
    lengths = {len(line) % count for line in ALL}
    assert 0 not in lengths, "a paragraph that ends with a full line cannot be told from one that goes on"
    assert lines(read(tmp_path, "a.pdf", formats.counted_pdf(count=count)).text) == lines(TEXT)


@pytest.mark.parametrize("size", [16, 24, 40])
def test_headers_and_page_numbers_are_no_part_of_the_text(tmp_path, size):
    content = formats.pdf_bytes([*ALL, *PARAGRAPHS], size=size, header="青石镇2023年文件汇编")
    document = read(tmp_path, "a.pdf", content)
    assert len(document.pages) >= 2
    assert lines(document.text) == lines("\n".join([*ALL, *PARAGRAPHS]))


def test_a_title_that_is_the_running_header_too_stays_once(tmp_path):
    document = read(tmp_path, "a.pdf", formats.pdf_bytes([*ALL, *PARAGRAPHS], size=24, header=TITLE))
    assert document.text.count(TITLE) == 1
    assert document.title == TITLE


def test_pages_say_where_each_page_starts(tmp_path):
    document = read(tmp_path, "a.pdf", formats.pdf_bytes(size=22))
    assert len(document.pages) >= 2
    assert document.pages[0] == 0
    assert sorted(document.pages) == list(document.pages)
    # A page that starts in the middle of a paragraph starts in the middle of a line.
    assert all(0 <= page < len(document.text) for page in document.pages)


def test_word_numbers_its_headings_itself_and_so_do_we(tmp_path):
    document = docx.Document()
    document.add_paragraph("青石镇2023年工作总结")
    for text in ("完善基础设施3处", "新建公园2个"):
        document.add_paragraph(text, style="List Number")
    target = io.BytesIO()
    document.save(target)
    assert read(tmp_path, "a.docx", target.getvalue()).text.splitlines()[1:] == ["1.完善基础设施3处", "2.新建公园2个"]


def test_deleted_text_of_a_word_file_is_gone_and_inserted_text_is_there(tmp_path):
    content = formats.docx_bytes(["财政收入1.5亿元。"])
    with_changes = (
        '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:t>财政收入</w:t></w:r>'
        "<w:del><w:r><w:delText>1.4</w:delText></w:r></w:del><w:ins><w:r><w:t>1.5</w:t></w:r></w:ins>"
        "<w:smartTag><w:r><w:t>亿元。</w:t></w:r></w:smartTag></w:p>"
    )
    original = docx.Document(io.BytesIO(content)).element.xml
    start, end = original.index("<w:p>"), original.index("</w:p>") + len("</w:p>")
    changed = original[:start] + with_changes + original[end:]
    changed_file = formats.replaced(content, "word/document.xml", changed.encode())
    assert read(tmp_path, "a.docx", changed_file).text == "财政收入1.5亿元。\n"


@pytest.mark.skipif(not SEEDS, reason="the seeds are not here")
@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem[:3])
def test_the_seeds_read_the_same_from_every_format(tmp_path, seed):
    text = seed.read_bytes().decode()
    paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
    assert read(tmp_path, "a.txt", seed.read_bytes()).text == text
    for name, content in (
        ("a.docx", formats.docx_bytes(paragraphs)),
        ("a.pdf", formats.pdf_bytes(paragraphs, size=12)),
        ("a.html", formats.html(paragraphs, info="").encode()),
    ):
        found = lines(read(tmp_path, name, content).text)
        assert [line for line in found if line != TITLE or name != "a.html"] == lines(text), name


@pytest.mark.slow
@pytest.mark.skipif(
    not list(Path("/usr/lib/libreoffice/program").glob("libswlo.so")), reason="LibreOffice Writer is not installed"
)
def test_an_office_program_prints_and_saves_what_we_read(tmp_path):
    (tmp_path / "a.docx").write_bytes(formats.docx_bytes(table=TABLE))
    for kind in ("pdf", "doc"):
        command = ["soffice", "--headless", "--convert-to", kind, "--outdir", str(tmp_path), str(tmp_path / "a.docx")]
        subprocess.run(command, check=True, capture_output=True, timeout=600)
        document = read(tmp_path, f"a.{kind}", (tmp_path / f"a.{kind}").read_bytes())
        assert lines(document.text)[: len(ALL)] == lines(TEXT)
