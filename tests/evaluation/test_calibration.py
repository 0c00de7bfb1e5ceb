"""How sure a row is said to be, and whether that holds: small cases worked by hand."""

from types import SimpleNamespace

import pytest
import yaml
from typer.testing import CliRunner

from orchestration.cli import evaluate as command
from orchestration.cli.app import app
from tests.evaluation.test_commands import _annotate
from transforms.evaluation import calibrate, reliability
from transforms.reference import confidence
from transforms.reference.confidence import Confidence, load_confidence, marks


def row(**fields):
    plain = {"rule": "indicator-before", "measure": "level", "indicator_id": "gdp", "indicator_text": "地区生产总值",
             "sentence": "2025年，地区生产总值120亿元。", "subject_text": None}  # fmt: skip
    return SimpleNamespace(**{**plain, **fields})


def test_confidence_is_the_odds_times_the_factor_of_each_mark():
    table = Confidence(4.0, {"rule indicator-before": 1.5, "indicator canonical": 3.0, "subject named": 0.1})
    assert table.of(row()) == round(18 / 19, 4)
    assert table.of(row(subject_text="东岭村")) == round(1.8 / 2.8, 4)
    assert table.of(row(rule="never annotated", indicator_id=None)) == 0.8


@pytest.mark.parametrize(
    ("mark", "fields"),
    [
        ("indicator by its wording alone", {"indicator_id": None}),
        ("wording as in the sentence", {}),
        ("wording put together", {"indicator_text": "农村居民人均可支配收入"}),
        ("wording short", {"indicator_text": "总值"}),
        ("wording of usual length", {}),
        ("wording long", {"indicator_text": "全市规模以上工业企业利润总额和税金总额"}),
        ("subject named", {"subject_text": "东岭村"}),
        ("period stated", {}),
        ("period assumed", {"sentence": "地区生产总值120亿元。"}),
    ],
)
def test_what_decided_a_row_is_told_in_marks(mark, fields):
    assert mark in marks(row(**fields))


def test_a_mark_of_rows_that_are_often_wrong_lowers_the_odds():
    rows = [(name, number < right) for name, right in (("sure", 950), ("unsure", 600)) for number in range(1000)]
    fitted = calibrate(rows, lambda name: (name, "any"), unseen=0.775)
    assert (fitted.rows, fitted.right) == (2000, 0.775)
    said = {name: Confidence(fitted.odds, fitted.factors) for name in ("sure", "unsure")}
    odds = {name: fitted.odds * fitted.factors[name] * fitted.factors["any"] for name in said}
    assert odds["sure"] / (1 + odds["sure"]) == pytest.approx(0.95, abs=0.02)
    assert odds["unsure"] / (1 + odds["unsure"]) == pytest.approx(0.60, abs=0.02)


def test_rows_are_as_sure_as_rows_of_unseen_documents_are_right():
    fitted = calibrate([("any", number < 95) for number in range(100)], lambda name: (name,), unseen=0.9)
    odds = fitted.odds * fitted.factors["any"]
    assert odds / (1 + odds) == pytest.approx(0.9, abs=0.001)


def test_bands_tell_how_many_were_right_of_those_said_to_be_so_sure():
    said = {"a": 0.95, "b": 0.91, "c": 1.0, "d": 0.45}
    bands = reliability([("a", True), ("b", False), ("c", True), ("d", False)], said.__getitem__)
    assert [(band.low, band.high, band.rows) for band in bands] == [(0.0, 0.5, 1), (0.9, 1.0, 3)]
    assert bands[1].said == pytest.approx(2.86 / 3)
    assert bands[0].right == 0
    assert bands[1].right == pytest.approx(2 / 3)


def test_a_canonical_growth_is_surer_than_a_short_wording_put_together():
    sure = row(measure="growth", rule="growth-named", sentence="2025年，地区生产总值增长5.3%。")
    unsure = row(rule="object-restored", indicator_id=None, indicator_text="数")
    assert load_confidence().of(sure) > 0.95 > 0.7 > load_confidence().of(unsure)


def test_evaluate_fits_the_table_and_shows_whether_it_holds(tmp_path, monkeypatch):
    table = tmp_path / "confidence.yml"
    table.write_text("unseen: 0.8\nodds: 1.0\nfactors: {}\n", "utf-8")
    monkeypatch.setattr(confidence, "CONFIDENCE_FILE", table)
    monkeypatch.setattr(command, "CONFIDENCE_FILE", table)
    load_confidence.cache_clear()
    (tmp_path / "wrong").mkdir()
    _annotate(tmp_path, 420)
    _annotate(tmp_path / "wrong", 421)
    arguments = ["evaluate", "--gold", str(tmp_path), "--gold", str(tmp_path / "wrong"), "--calibrate"]
    got = CliRunner(env={"COLUMNS": "160"}).invoke(app, arguments)
    load_confidence.cache_clear()
    assert got.exit_code == 0, got.output
    written = yaml.safe_load(table.read_text("utf-8"))
    assert (written["unseen"], written["rows"], written["right"]) == (0.8, 2, 0.5)
    assert "rule" in " ".join(written["factors"])
    line = next(line.split() for line in got.output.splitlines() if line.startswith(("0.7–0.8", "0.8–0.9")))
    assert (line[1], line[3]) == ("2", "0.500")
