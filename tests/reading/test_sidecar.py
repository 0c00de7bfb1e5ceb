"""The sidecar says what the user knows better, and a wrong one says where it is wrong."""

from __future__ import annotations

from datetime import date

import pytest

from tests.awkward import formats
from tests.awkward.report import TEXT
from transforms.reading import Document, Limits, Problem, read_file, sidecar_path
from transforms.reading.sidecar import parse_period, parse_sidecar


@pytest.mark.parametrize("name", ["report.txt.meta.yml", "report.meta.yml"])
def test_what_a_sidecar_says_goes_before_what_the_text_says(tmp_path, name):
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / name).write_text(
        "title: 青石镇工作总结（修订）\npublisher: 松江县人民政府\nurl: https://www.example.gov.cn/1.html\ndistrict: "
        "330225001\nperiod: 2023H1\npublished_on: 2024-03-01\nlicence: CC0\n",
        encoding="utf-8",
    )
    (document,) = read_file(tmp_path / "report.txt", root=tmp_path, limits=Limits())
    assert isinstance(document, Document)
    assert document.title == "青石镇工作总结（修订）"
    assert document.publisher == "松江县人民政府"
    assert document.url == "https://www.example.gov.cn/1.html"
    assert document.published_on == date(2024, 3, 1)
    assert document.overrides["district"] == "330225001"
    assert document.overrides["period"] == "2023-01/2023-06"
    assert sidecar_path(tmp_path / "report.txt") == tmp_path / name


@pytest.mark.parametrize(
    ("written", "place", "remedy"),
    [
        (b"licens: CC0", "key licens", "licence"),
        (b"colour: red", "key colour", "title, publisher"),
        (b"district: 33022", "key district", "division code"),
        (b"period: 2023-13", "key period", "2023H1"),
        (b"period: 2023-07/2023-06", "key period", "2023H1"),
        (b"url: example.gov.cn", "key url", "https://"),
        (b"published_on: 2024-02-31", None, ""),
        (b"title: [a, b]", "key title", "plain value"),
        (b"title: a: b: c", "line 1", "correct it"),
        (b"- a\n- b", None, "one key a line"),
        ("title: 总结".encode("gbk"), None, "correct it"),
        (b"a: &a [x]\nb: " + b"y" * 70_000, None, "correct it"),
    ],
    ids=formats.case,
)
def test_a_wrong_sidecar_says_where_and_how_to_mend_it(written, place, remedy):
    sidecar = parse_sidecar(written, "a.txt.meta.yml")
    assert sidecar.values == {}
    problem = sidecar.problems[0]
    assert problem.source_path == "a.txt.meta.yml"
    if place:
        assert problem.place == place
    assert remedy in problem.remedy


def test_a_key_that_stands_twice_holds_neither_value_and_is_told_of():
    sidecar = parse_sidecar(b"district: 330225\ntitle: x\ndistrict: 330226\n", "a.txt.meta.yml")
    assert sidecar.values == {"title": "x"}
    [problem] = sidecar.problems
    assert problem.place == "line 3"
    assert "`district` stands twice" in problem.cause


def test_a_district_may_be_named():
    assert parse_sidecar("district: 安徽省/芜湖市/繁昌区".encode(), "a").values == {"district": "安徽省/芜湖市/繁昌区"}


def test_one_wrong_key_does_not_spoil_the_others(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.txt.meta.yml").write_text("titel: x\ndistrict: 330225\n", encoding="utf-8")
    problem, document = read_file(tmp_path / "a.txt", root=tmp_path, limits=Limits())
    assert isinstance(problem, Problem)
    assert "Did you mean `title`" in problem.remedy
    assert isinstance(document, Document)
    assert dict(document.overrides) == {"district": "330225"}


def test_lines_of_a_sidecar_that_copy_one_another_are_refused_before_they_take_all_memory():
    lines = ["a0: &a0 {title: x}", *(f"a{n + 1}: &a{n + 1} {{<<: [{', '.join([f'*a{n}'] * 9)}]}}" for n in range(9))]
    [problem] = parse_sidecar("\n".join(lines).encode(), "a.txt.meta.yml").problems
    assert problem.place == "line 2"
    assert "`<<` is not understood here" in problem.cause


def test_a_sidecar_inside_an_archive_speaks_of_its_member(tmp_path):
    members = {"a.txt": TEXT.encode(), "a.txt.meta.yml": b"period: 2022\n", "b.txt": TEXT.encode()}
    (tmp_path / "a.zip").write_bytes(formats.zip_bytes(members))
    (tmp_path / "a.zip.meta.yml").write_text("district: 330225\n", encoding="utf-8")
    first, second = read_file(tmp_path / "a.zip", root=tmp_path, limits=Limits())
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert dict(first.overrides) == {"district": "330225", "period": "2022-01/2022-12"}
    assert dict(second.overrides) == {"district": "330225"}


@pytest.mark.parametrize(
    ("written", "months"),
    [
        ("2023", "2023-01/2023-12"),
        ("2023H2", "2023-07/2023-12"),
        ("2023q3", "2023-07/2023-09"),
        ("2023-05", "2023-05/2023-05"),
        ("2021-01/2025-12", "2021-01/2025-12"),
    ],
)
def test_periods_are_written_as_months(written, months):
    assert parse_period(written) == months
