"""tongbi identify, on reports made up for the occasion."""

import hashlib

import pytest
from typer.testing import CliRunner

from orchestration.cli import identify  # noqa: F401  registers the command
from orchestration.cli.app import app
from transforms.identification import Identifier

TEXT = """浙江省宁波市象山县丹西街道办事处2023年工作总结
2023年，丹西街道在县委、县政府的领导下开展各项工作。一年来，全年实现财政收入3亿元，同比增长5%。
"""
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()


def run(*arguments):
    return CliRunner().invoke(app, ["identify", *map(str, arguments)])


@pytest.fixture(scope="module")
def loaded():
    return Identifier.load()


@pytest.fixture(autouse=True)
def _loaded_once(loaded, monkeypatch):
    monkeypatch.setattr(Identifier, "load", lambda: loaded)


@pytest.fixture
def folder(tmp_path):
    reports = tmp_path / "reports"
    reports.mkdir()
    # The name claims another place and year: it is no evidence.
    (reports / "湖北省鄂州市鄂城区西山街道2019年.txt").write_text(TEXT, "utf-8")
    return reports


@pytest.fixture
def expected(tmp_path):
    def write(period, sha256=SHA256):
        path = tmp_path / "expected.csv"
        path.write_text(f"sha256,district_id,period\n{sha256},330225002,{period}\n", "utf-8")
        return path

    return write


def test_the_text_decides_and_stands_under_its_hash(folder, expected):
    got = run(folder, "--expected", expected("2023-01/2023-12"))
    assert got.exit_code == 0, got.output
    [line] = [line for line in got.output.splitlines() if SHA256[:12] in line]
    assert line.startswith("✓")
    assert "象山县/丹西街道" in line
    assert "1 of 1 right" in got.output
    assert "西山" not in got.output


def test_a_wrong_one_is_marked_explained_and_fails(folder, expected):
    got = run(folder, "--expected", expected("2022-01/2022-12"))
    assert got.exit_code == 1
    assert f"{SHA256[:12]}: expected 330225002 2022-01/2022-12" in got.output
    assert "0 of 1 right" in got.output


def test_what_nothing_is_expected_of_is_no_mistake(folder, expected):
    got = run(folder, "--expected", expected("2022-01/2022-12", sha256="0" * 64))
    assert got.exit_code == 0, got.output
    assert "1 of 1 expected reports are not in the folder" in got.output


def test_answers_without_their_columns_are_refused_by_name(folder, tmp_path):
    (tmp_path / "answers.csv").write_text("sha256,place\n", "utf-8")
    got = run(folder, "--expected", tmp_path / "answers.csv")
    assert got.exit_code == 1
    assert "lacks the columns district_id, period" in got.stderr


def test_evidence_is_shown_for_all_when_asked(folder):
    assert "district: " not in run(folder).output
    assert "district: " in run(folder, "--evidence").output
