"""Each format that is registered is told by its bytes, read by its reader, and read again with a new version of its libraries."""

import ast
import io
import zipfile
from email.message import EmailMessage
from importlib import metadata
from pathlib import Path

import pytest
from PIL import Image

from tests.awkward import formats
from transforms.reading import Limits, Problem, read_file
from transforms.reading.registry import DOCX, FORMATS, LIBRARIES, SLIDES, XLSX
from transforms.reading.sniff import media_type

READING = Path(__file__).parents[2] / "transforms" / "reading"
SENTENCE = "全年税收77万元。"
READ = [one for one in FORMATS if one.reader]


def picture(kind):
    target = io.BytesIO()
    Image.open(io.BytesIO(formats.png_bytes())).convert("RGB").save(target, kind)
    return target.getvalue()


def packed(*names):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, b"")
    return target.getvalue()


def mail():
    message = EmailMessage()
    message["Subject"], message["From"] = "甲镇2023年工作总结", "a@example.org"
    message.set_content(SENTENCE)
    return message.as_bytes()


SAMPLES = {
    "text/plain": ("a.txt", SENTENCE.encode()),
    "text/markdown": ("a.md", SENTENCE.encode()),
    "text/html": ("a.html", formats.html().encode()),
    "message/rfc822": ("a.eml", mail()),
    "application/rtf": ("a.rtf", ("{\\rtf1\\ansi " + "".join(f"\\u{ord(char)}?" for char in SENTENCE) + "}").encode()),
    DOCX: ("a.docx", formats.docx_bytes()),
    XLSX: ("a.xlsx", formats.xlsx_bytes()),
    "application/x-ole-storage": ("a.doc", (Path(__file__).parents[1] / "awkward/files/old.doc").read_bytes()),
    "application/pdf": ("a.pdf", formats.pdf_bytes()),
    "image/png": ("a.png", formats.png_bytes()),
    "image/jpeg": ("a.jpg", picture("JPEG")),
    "image/tiff": ("a.tif", picture("TIFF")),
    "image/bmp": ("a.bmp", picture("BMP")),
    "image/webp": ("a.webp", picture("WEBP")),
    "image/gif": ("a.gif", picture("GIF")),
    "application/xml": ("a.xml", b"<?xml version='1.0'?><report/>"),
    "application/internet-shortcut": ("a.url", b"[InternetShortcut]\r\nURL=http://127.0.0.1/\r\n"),
    "application/x-other-document": ("a.ofd", packed("OFD.xml")),
    "application/gzip": ("a.tar.gz", b"\x1f\x8b\x08\0\0\0\0\0"),
    "application/vnd.rar": ("a.rar", b"Rar!\x1a\x07"),
    "application/x-7z-compressed": ("a.7z", b"7z\xbc\xaf\x27\x1c"),
    "application/vnd.oasis.opendocument": ("a.odt", packed("mimetype", "content.xml")),
    SLIDES: ("a.pptx", packed("[Content_Types].xml", "ppt/presentation.xml")),
}


@pytest.fixture(scope="module")
def installed():
    """The distributions by the name under which they are imported."""
    return metadata.packages_distributions()


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.media_type)
def test_a_file_of_each_format_is_told_by_its_bytes(one):
    name, content = SAMPLES[one.media_type]
    assert media_type(content, name) == one.media_type


@pytest.mark.parametrize(
    "one", [one for one in READ if not one.media_type.startswith("image/")], ids=lambda one: one.media_type
)
def test_each_format_with_a_reader_gives_its_numbers(tmp_path, one):
    name, content = SAMPLES[one.media_type]
    (tmp_path / name).write_bytes(content)
    documents = [
        found for found in read_file(tmp_path / name, root=tmp_path, limits=Limits()) if not isinstance(found, Problem)
    ]
    assert any(character.isdigit() for character in documents[0].text)


@pytest.mark.parametrize("one", [one for one in FORMATS if one.refused], ids=lambda one: one.media_type)
def test_a_format_without_a_reader_says_what_to_do_instead(tmp_path, one):
    name, content = SAMPLES[one.media_type]
    (tmp_path / name).write_bytes(content)
    (problem,) = read_file(tmp_path / name, root=tmp_path, limits=Limits())
    assert isinstance(problem, Problem)
    assert "which is not read here" in problem.cause
    assert problem.remedy.endswith(".")


@pytest.mark.parametrize("one", READ, ids=lambda one: one.media_type)
def test_the_libraries_that_make_its_text_are_named(one, installed):
    """Everything that the reader's module and the modules below it import is named, so that a new version reads files again."""
    imported = {
        name.lower()
        for module in _modules((one.reader or "").partition(":")[0])
        for top in _imports(module)
        for name in installed.get(top, ())
    }
    assert imported - set(LIBRARIES) - {"tongbi", "pyyaml"} == set()
    assert set(one.libraries) <= set(LIBRARIES)


def _modules(name, seen=()):
    """The module and those of the package that it imports, at its head or inside a function."""
    found = {name}
    for node in ast.walk(ast.parse((READING / f"{name}.py").read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("transforms.reading."):
            below = node.module.removeprefix("transforms.reading.")
            if below not in seen and below not in found:
                found |= _modules(below, (*seen, *found))
    return found


def _imports(name):
    for node in ast.walk(ast.parse((READING / f"{name}.py").read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name.partition(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]
