"""One pass over a folder of awkward files: each is read, or the user is told why not and what to do."""

from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path

import pytest

from tests.awkward import formats
from tests.awkward.folder import Awkward, awkward_archives, awkward_files, make_folder
from tests.awkward.report import TEXT
from transforms.reading import Document, Limits, Problem, list_files, read_file

FATES = sorted(
    [
        *awkward_files(),
        *(f"{name}!/{member}" for name, (_, members) in awkward_archives().items() for member in members),
    ]
)


def read_all(root: Path, limits: Limits | None = None) -> list[Document | Problem]:
    results: list[Document | Problem] = []
    for entry in list_files(root):
        results.extend(
            [entry] if isinstance(entry, Problem) else read_file(entry, root=root, limits=limits or Limits())
        )
    return results


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> tuple[dict[str, Awkward], list[Document | Problem]]:
    root = tmp_path_factory.mktemp("raw")
    fates = make_folder(root)
    return fates, read_all(root)


@pytest.mark.parametrize("name", FATES)
def test_each_file_becomes_what_it_must(folder, name):
    fates, results = folder
    mine = [result for result in results if result.source_path == name]
    documents = [result for result in mine if isinstance(result, Document)]
    problems = [result for result in mine if isinstance(result, Problem) and result.kind != "note"]
    fate = fates[name]
    if fate.fate == "silent":
        assert mine == []
    elif fate.fate == "read":
        assert len(documents) == 1
        assert problems == []
        assert "12.5" in documents[0].text or "3.62" in documents[0].text
    else:
        assert documents == []
        assert [problem.kind for problem in problems] == [fate.fate]
        assert fate.cause.lower() in problems[0].cause.lower()
        assert problems[0].remedy


def test_nothing_is_reported_that_was_not_there(folder):
    fates, results = folder
    assert {result.source_path for result in results} <= set(fates)


def test_the_folder_is_walked_in_the_same_order_every_time(tmp_path):
    make_folder(tmp_path)
    first = [str(entry) for entry in list_files(tmp_path)]
    assert first == [str(entry) for entry in list_files(tmp_path)]
    assert len(first) >= 60


def test_folders_named_like_a_sidecar_or_a_file_of_the_system_hold_reports_like_others(tmp_path):
    (tmp_path / "a.txt").write_text("处理案件12件。", "utf-8")
    for name in ("a.txt.meta.yml", "Thumbs.db"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "b.txt").write_text(f"处理案件{len(name)}件。", "utf-8")
    read = [result.source_path for result in read_all(tmp_path)]
    assert read == ["Thumbs.db/b.txt", "a.txt", "a.txt.meta.yml/b.txt"]


def test_a_sidecar_that_is_no_file_is_told_of(tmp_path):
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text("处理案件12件。", "utf-8")
    (tmp_path / "a.txt.meta.yml").symlink_to("a.txt.meta.yml")
    (tmp_path / "b.txt.meta.yml").symlink_to("gone.yml")
    os.mkfifo(tmp_path / "c.txt.meta.yml")
    told = {result.source_path: result.cause for result in read_all(tmp_path) if isinstance(result, Problem)}
    assert told == {
        "a.txt.meta.yml": "A link that leads nowhere.",
        "b.txt.meta.yml": "A link that leads nowhere.",
        "c.txt.meta.yml": "A pipe, socket or device, no file.",
    }


def test_a_member_without_a_name_takes_no_other_with_it(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in (".", "b.txt", "./c.txt"):
            archive.writestr(name, f"处理案件{len(name)}件。")
    unnamed, *documents = read_all(tmp_path)
    assert isinstance(unnamed, Problem)
    assert "no name" in unnamed.cause
    assert [document.source_path for document in documents] == ["a.zip!/./c.txt", "a.zip!/b.txt"]


@pytest.mark.parametrize("text", ["全年处理案件12件。\n{}", "{}全年处理案件12件。", "全年处理{}案件12件。"])
def test_of_a_file_that_was_not_copied_to_its_end_the_nul_bytes_are_told(tmp_path, text):
    (tmp_path / "a.txt").write_text(text.format("\0" * 5000), "utf-8")
    [problem] = read_all(tmp_path)
    assert isinstance(problem, Problem)
    assert problem.cause.startswith("5,000 NUL bytes stand in it, the first at byte ")


def test_what_is_left_aside_in_an_archive_is_told_of_as_in_a_folder(tmp_path):
    said = {
        "a.txt": None,
        "a.meta.yml": None,
        "__MACOSX/._a.txt": None,
        "b/Thumbs.db": None,
        ".draft.txt": "hidden",
        ".drafts/b.txt": "hidden",
        "b/~$a.docx": "office program",
        "c.txt.meta.yml": "no document beside this sidecar",
    }
    members = {name: b"title: x\n" if name.endswith("yml") else TEXT.encode() for name in said}
    (tmp_path / "a.zip").write_bytes(formats.zip_bytes(members))
    results = [*read_file(tmp_path / "a.zip", root=tmp_path, limits=Limits())]
    assert [result.source_path for result in results if not isinstance(result, Problem)] == ["a.zip!/a.txt"]
    problems = {problem.source_path: problem for problem in results if isinstance(problem, Problem)}
    assert problems.keys() == {f"a.zip!/{name}" for name, cause in said.items() if cause}
    for name, cause in said.items():
        if cause:
            assert cause in problems[f"a.zip!/{name}"].cause.lower()
            assert problems[f"a.zip!/{name}"].kind == "skipped"


def test_a_sidecar_of_nothing_is_a_hidden_file(tmp_path):
    (tmp_path / ".meta.yml").write_text("title: x", "utf-8")
    [problem] = read_all(tmp_path)
    assert isinstance(problem, Problem)
    assert problem.source_path == ".meta.yml"
    assert "Hidden" in problem.cause


def test_a_folder_is_listed_once_however_many_sidecars_it_has(tmp_path, monkeypatch):
    for number in range(20):
        (tmp_path / f"{number}.txt").touch()
        (tmp_path / f"{number}.meta.yml").touch()
    (tmp_path / "20.meta.yml").touch()
    listed = []
    scandir = os.scandir

    def counted(folder):
        listed.append(folder)
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", counted)
    found = list(list_files(tmp_path))
    assert [result.source_path for result in found if isinstance(result, Problem)] == ["20.meta.yml"]
    assert len(found) == 21
    assert listed == [tmp_path]


def test_broken_bytes_are_told_of_with_their_place(folder):
    _, results = folder
    (note,) = [result for result in results if isinstance(result, Problem) and result.source_path == "gbk-broken.txt"]
    assert note.kind == "note"
    assert "101" in (note.place or "")


def test_a_sidecar_says_district_and_period(folder):
    _, results = folder
    (document,) = [result for result in results if isinstance(result, Document) and result.source_path == "utf8.txt"]
    assert dict(document.overrides) == {"district": "330225", "period": "2023-01/2023-12"}


def test_an_unreadable_file_stops_nothing_else(tmp_path, monkeypatch):
    # Root reads everything, so the refusal is played.
    (tmp_path / "locked.txt").write_text("秘密", encoding="utf-8")
    (tmp_path / "open.txt").write_text("全镇实现地区生产总值12.5亿元。", encoding="utf-8")
    opened = Path.open

    def refuse(path, *arguments, **options):
        if path.name == "locked.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    locked, document = read_all(tmp_path)
    assert isinstance(locked, Problem)
    assert "Permission denied" in locked.cause
    assert isinstance(document, Document)


def test_a_file_changed_into_a_link_outside_is_not_followed(tmp_path):
    root = tmp_path / "raw"
    root.mkdir()
    (tmp_path / "secret.txt").write_text("秘密12.5亿元", encoding="utf-8")
    (root / "a.txt").symlink_to(tmp_path / "secret.txt")
    (problem,) = read_file(root / "a.txt", root=root, limits=Limits())
    assert isinstance(problem, Problem)
    assert "leads out" in problem.cause


@pytest.mark.parametrize(
    ("name", "content"), [("scan.pdf", formats.scanned_pdf()), ("scan.png", formats.png_bytes())], ids=formats.case
)
def test_a_scan_without_ocr_says_how_to_get_it(tmp_path, monkeypatch, name, content):
    monkeypatch.setitem(sys.modules, "transforms.reading.ocr", None)
    (tmp_path / name).write_bytes(content)
    (problem,) = read_all(tmp_path)
    assert isinstance(problem, Problem)
    assert problem.kind == "quarantined"
    assert "pip install tongbi[ocr]" in problem.remedy


def test_a_document_that_takes_too_long_is_given_up(tmp_path, monkeypatch):
    def never_ends(data, limits, deadline):
        while True:
            pass

    monkeypatch.setattr("transforms.reading.pdf.read_pdf", never_ends)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "b.txt").write_text("全镇实现地区生产总值12.5亿元。", encoding="utf-8")
    problem, document = read_all(tmp_path, Limits(seconds=2))
    assert isinstance(problem, Problem)
    assert "longer than the limit of 2 seconds" in problem.cause
    assert isinstance(document, Document)


@pytest.mark.parametrize(
    ("name", "content", "limits", "setting"),
    [
        ("a.pdf", formats.pdf_bytes(size=40), Limits(pages=1), "pages"),
        ("a.xlsx", formats.xlsx_bytes(), Limits(cells=5), "cells"),
        ("a.docx", formats.docx_bytes(), Limits(part_bytes=500), "part_bytes"),
        ("a.pdf", formats.pdf_bytes(), Limits(characters=50), "characters"),
        ("a.html", formats.html().encode(), Limits(text_bytes=500), "text_bytes"),
        ("a.txt", "12.5亿元。".encode() * 10, Limits(characters=20), "characters"),
        ("a.txt", b"x" * 100, Limits(file_bytes=50), "file_bytes"),
        ("a.docx", formats.docx_bytes(), Limits(seconds=0), "seconds"),
        ("a.zip", formats.zip_bytes({str(n): b"x" for n in range(9)}), Limits(archive_members=3), "archive_members"),
        ("a.zip", formats.zip_bytes({"a.txt": b"x" * 5000}), Limits(expanded_bytes=4000), "expanded_bytes"),
    ],
    ids=formats.case,
)
def test_a_limit_quarantines_and_names_its_setting(tmp_path, name, content, limits, setting):
    (tmp_path / name).write_bytes(content)
    problems = [result for result in read_all(tmp_path, limits) if isinstance(result, Problem)]
    assert any(f"TONGBI_LIMIT_{setting.upper()}" in problem.remedy for problem in problems)


def test_limits_are_settings():
    settings = {"TONGBI_LIMIT_PAGES": "7", "TONGBI_LIMIT_SECONDS": "0.5", "HOME": "/root"}
    assert Limits.from_settings(settings) == Limits(pages=7, seconds=0.5)
    for setting, written in (("TONGBI_LIMIT_PAGES", "many"), ("TONGBI_LIMIT_PAGES", "0"), ("TONGBI_LIMIT_PAGE", "7")):
        with pytest.raises(ValueError, match=setting):
            Limits.from_settings({setting: written})
