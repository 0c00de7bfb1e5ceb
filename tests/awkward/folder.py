"""A raw folder full of awkward files, and what must become of each."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.awkward import formats
from tests.awkward.report import TABLE, TEXT, TRADITIONAL

FILES = Path(__file__).parent / "files"
_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True)
class Awkward:
    """One file: what it becomes ("read", "quarantined", "skipped", "silent") and a word its cause must hold."""

    fate: str
    content: bytes | Callable[[Path], None]
    cause: str = ""


def awkward_files() -> dict[str, Awkward]:
    """Path in the raw folder → the file. Archives become what their members become ("members" lists those)."""
    text = TEXT.encode()
    broken = bytearray(TEXT.encode("gb18030"))
    broken[101] = 0xFF
    docx, xlsx, pdf = formats.docx_bytes(table=TABLE), formats.xlsx_bytes(), formats.pdf_bytes(table=TABLE)
    entities = f"{_BOMB}<w:document {_WORD}><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>".encode()
    external = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document {_WORD}><w:body>'
        "<w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"
    ).encode()
    # Behind a comment of 30 kB, where no look at the beginning finds it; the entity stands for a number in a cell.
    declared = f'<!--{"x" * 30_000}--><!DOCTYPE x [<!ENTITY e "987654">]>'.encode()
    late = formats.edited(xlsx, "xl/worksheets/sheet1.xml", lambda part: declared + part.replace(b"<v>", b"<v>&e;", 1))
    late_utf16 = formats.edited(docx, "word/document.xml", lambda part: _utf16(declared, part))
    navigation = (
        "<html><body><ul>"
        + "".join(f"<li><a href='/{n}'>政务公开栏目{n}</a></li>" for n in range(40))
        + "</ul></body></html>"
    )
    read = {
        "utf8.txt": text,
        "utf8-bom.txt": b"\xef\xbb\xbf" + text,
        "windows-line-ends.txt": TEXT.replace("\n", "\r\n").encode(),
        "gbk.txt": TEXT.encode("gbk"),
        "gb18030.txt": TEXT.replace("青石", "𠮷石").encode("gb18030"),
        "big5.txt": TRADITIONAL.encode("big5"),
        "traditional.txt": TRADITIONAL.encode(),
        "utf16-bom.txt": TEXT.encode("utf-16"),
        "utf16-le.txt": TEXT.encode("utf-16-le"),
        "utf16-be.txt": TEXT.encode("utf-16-be"),
        "gbk-broken.txt": bytes(broken),
        "notes.md": f"# {TEXT}".encode(),
        "page.html": formats.html().encode(),
        "page-gbk.htm": formats.html().replace("utf-8", "gbk").encode("gb18030"),
        "report.docx": docx,
        "old.doc": (FILES / "old.doc").read_bytes(),
        "indicators.xlsx": xlsx,
        "report.pdf": pdf,
        "a-pdf-named.txt": pdf,
        "a-text-named.pdf": text,
        "a-page-named.doc": formats.html().encode(),
        "a-workbook-named.docx": xlsx,
        "no-extension": text,
        "deep/down/here/report.txt": text,
        "twice.txt": text,
    }
    quarantined: dict[str, tuple[bytes | Callable[[Path], None], str]] = {
        "empty.txt": (b"", "empty"),
        "blank.txt": (b" \r\n\t\n", "white space"),
        "random.txt": (random.Random(7).randbytes(5000), "no readable text"),
        "program.exe": (b"MZ\x90\0" + random.Random(8).randbytes(3000), "no readable text"),
        "huge.txt": (lambda path: _sparse(path, 201_000_000), "200,000,000"),
        "long.txt": (b"a" * 20_000_001, "20,000,000"),
        "truncated.docx": (docx[: len(docx) // 2], "cut short"),
        "truncated.xlsx": (xlsx[: len(xlsx) // 2], "cut short"),
        "truncated.pdf": (pdf[:700], "cut short"),
        "truncated.zip": (formats.zip_bytes({"a.txt": text * 5})[:-60], "cut short"),
        "truncated.doc": ((FILES / "old.doc").read_bytes()[:1500], "cut short"),
        "protected.pdf": (formats.pdf_bytes(password="secret"), "password"),
        "protected.xlsx": ((FILES / "protected.xlsx").read_bytes(), "password"),
        "entity-bomb.docx": (formats.replaced(docx, "word/document.xml", entities), "entities"),
        "external-entity.docx": (formats.replaced(docx, "word/document.xml", external), "entities"),
        "entity-bomb.xlsx": (formats.replaced(xlsx, "xl/workbook.xml", _BOMB.encode() + b"<workbook/>"), "entities"),
        "late-entity.xlsx": (late, "entities"),
        "late-entity-utf16.docx": (late_utf16, "entities"),
        "entity-bomb.html": (f"{_BOMB}<html><body><p>&i;</p></body></html>".encode(), "entities"),
        "entity-bomb.xml": (f"{_BOMB}<report>&i;</report>".encode(), "XML"),
        "bomb.docx": (formats.replaced(docx, "word/media/image1.png", _zeros()), "times its size"),
        "navigation.html": (navigation.encode(), "no article"),
        "shortcut.url": (b"[InternetShortcut]\r\nURL=http://127.0.0.1/\r\n", "shortcut"),
        "report.rar": (b"Rar!\x1a\x07\x01\0rest", "RAR"),
        "slides.pptx": (formats.zip_bytes({"[Content_Types].xml": b"<a/>", "ppt/presentation.xml": b"<a/>"}), "slides"),
        "empty.zip": (formats.zip_bytes({}), "empty"),
    }
    skipped: dict[str, tuple[bytes | Callable[[Path], None], str]] = {
        ".hidden.txt": (text, "hidden"),
        "~$report.docx": (b"x" * 160, "office program"),
        "outside.txt": (lambda path: path.symlink_to("/etc/hostname"), "link"),
        "outside-folder": (lambda path: path.symlink_to("/etc"), "link"),
        "dangling.txt": (lambda path: path.symlink_to("nowhere.txt"), "link"),
        "pipe": (lambda path: os.mkfifo(path), "pipe"),
        "nobody.txt.meta.yml": (b"title: x\n", "sidecar"),
    }
    return {
        **{name: Awkward("read", content) for name, content in read.items()},
        **{name: Awkward("quarantined", content, cause) for name, (content, cause) in quarantined.items()},
        **{name: Awkward("skipped", content, cause) for name, (content, cause) in skipped.items()},
        ".gitkeep": Awkward("silent", b""),
        "utf8.txt.meta.yml": Awkward("silent", b"district: 330225\nperiod: 2023\n"),
    }


def awkward_archives() -> dict[str, tuple[bytes, dict[str, Awkward]]]:
    """Archive → its bytes, and what becomes of its members (or of itself, under its own name)."""
    text = TEXT.encode()
    inner = formats.zip_bytes({"inner.txt": text})
    deep = inner
    for level in range(4):
        deep = formats.zip_bytes({f"level{level}.zip": deep})
    bomb = formats.zip_bytes({"bomb.txt": _zeros(), "fine.txt": text})
    return {
        "plain.zip": (formats.zip_bytes({"a.txt": text, "b/c.docx": formats.docx_bytes()}), _read("a.txt", "b/c.docx")),
        "nested.zip": (formats.zip_bytes({"inner.zip": inner}), _read("inner.zip!/inner.txt")),
        "too-deep.zip": (
            deep,
            {"level3.zip!/level2.zip!/level1.zip": Awkward("quarantined", b"", "deeper")},
        ),
        "bomb.zip": (bomb, {"bomb.txt": Awkward("quarantined", b"", "times its size"), **_read("fine.txt")}),
        "traversal.zip": (
            formats.zip_bytes({"../../evil.txt": text, "/abs.txt": text, "good.txt": text}),
            {
                "../../evil.txt": Awkward("quarantined", b"", "leads out"),
                "/abs.txt": Awkward("quarantined", b"", "leads out"),
                **_read("good.txt"),
            },
        ),
        "password.zip": (formats.encrypted_zip({"a.txt": text}), {"a.txt": Awkward("quarantined", b"", "password")}),
        "windows.zip": (formats.gbk_named_zip("青石镇总结.txt", TEXT.encode("gbk")), _read("青石镇总结.txt")),
    }


def make_folder(root: Path) -> dict[str, Awkward]:
    """Write everything beneath `root`; gives source_path → what must become of it, members of archives included."""
    fates = awkward_files()
    for name, awkward in fates.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if callable(awkward.content):
            awkward.content(path)
        else:
            path.write_bytes(awkward.content)
    for name, (data, members) in awkward_archives().items():
        (root / name).write_bytes(data)
        fates.update({f"{name}!/{member}": awkward for member, awkward in members.items()})
    return fates


def _read(*names: str) -> dict[str, Awkward]:
    return {name: Awkward("read", b"") for name in names}


def _utf16(declared: bytes, part: bytes) -> bytes:
    """The part with a declaration before its root, in UTF-16."""
    root = part[part.index(b"<w:document") :].replace(b"</w:t>", b"&e;</w:t>", 1)
    return (declared + root).decode().encode("utf-16")


def _zeros() -> bytes:
    return bytes(30_000_000)


def _sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)
