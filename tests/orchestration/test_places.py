"""Where a warehouse may lie, and what a build says of the folder it is made from."""

import pytest
from typer.testing import CliRunner

from orchestration import outcome, settings
from orchestration.cli import load


@pytest.fixture
def raw(tmp_path):
    folder = tmp_path / "raw"
    folder.mkdir()
    return folder


def build(raw, warehouse):
    shown = CliRunner().invoke(load("build"), ["build", str(raw), "-w", str(warehouse)])
    return shown.exit_code, shown.output


@pytest.mark.parametrize("name", ["a[1]", "it's", "what?", "no #3", "a*", "{{ a }}"])
def test_a_path_that_a_library_takes_for_something_else_is_refused_before_anything_is_written(raw, name):
    code, shown = build(raw, raw.parent / name / "warehouse")
    assert code == 1
    assert "--warehouse" in shown
    assert len(shown.splitlines()) == 1
    assert not (raw.parent / name).exists()


@pytest.mark.parametrize("within", ["", "reports"])
def test_reports_that_lie_in_the_warehouse_are_not_taken_for_none(raw, within):
    (raw / "reports").mkdir()
    code, shown = build(raw / within, raw)
    assert code == 1
    assert "lies in the warehouse" in shown


def test_a_path_that_is_no_utf8_is_refused(raw):
    odd = raw / "\udcff"
    for where in (settings.places(odd, raw.parent / "warehouse"), settings.places(raw, odd)):
        assert "is no UTF-8" in (settings.refused(where) or "")


def test_a_warehouse_may_lie_among_the_reports_and_have_any_other_name(raw):
    for name in ("warehouse", "O Brien (1) & 50%, 同比；{a}"):
        assert settings.refused(settings.places(raw, raw / name)) is None


def test_a_build_tells_that_another_folder_takes_the_place_of_the_last(raw, tmp_path, monkeypatch):
    warehouse = tmp_path / "warehouse"
    outcome.begun(settings.places(tmp_path / "before", warehouse))
    outcome.published(settings.places(tmp_path / "before", warehouse))
    outcome.begun(settings.places(tmp_path / "never", warehouse))  # and broken off
    monkeypatch.setattr("orchestration.space._free", lambda folder: 0)  # it ends where it would begin
    code, shown = build(raw, warehouse)
    assert code == 1
    assert f"made from {tmp_path / 'before'} so far" in " ".join(shown.split())
