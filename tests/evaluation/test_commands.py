"""explain, evaluate and bench from the command line."""

import hashlib
import json
import re

import pytest
from typer.testing import CliRunner

from orchestration.cli import bench, evaluate, explain, rules  # noqa: F401  registers the commands
from orchestration.cli.app import app
from transforms.extraction.not_measured import NOT_MEASURED
from transforms.extraction.rules import Tier

SENTENCE = "实现“141”体系全覆盖，城乡居民人均可支配收入分别增长5%和7.5%。"


def run(*arguments, **more):
    return CliRunner(env={"COLUMNS": "160"}).invoke(app, arguments, **more)


def test_explain_names_tokens_exclusions_rule_and_cue_words():
    got = run("explain", SENTENCE)
    assert got.exit_code == 0
    lines = [line.split() for line in got.output.splitlines()]
    assert ["141", "quantity", "141", "1", "name", "quoted"] in lines
    assert ["cue", "words", "分别", "增长"] in lines
    assert ["wording", "农村居民人均可支配收入", "disposable_income_rural"] in lines
    assert ["period", "2025-01/2025-12"] in lines


def test_explain_shows_which_rules_answered_and_which_lost():
    got = run("explain", "欢迎拨打“12345”热线。")
    lines = [" ".join(line.split()) for line in got.output.splitlines()]
    assert any(line.startswith("not_measured 12345 quoted name") and "telephone (reference)" in line for line in lines)


def test_rules_counts_what_decides_and_fails_for_an_undeclared_pair(tmp_path, monkeypatch):
    (tmp_path / "report.txt").write_text("2025年，争创5A级景区3个，拨打“12345”热线。", "utf-8")
    got = run("rules", str(tmp_path))
    assert got.exit_code == 0, got.output
    lines = [line.split() for line in got.output.splitlines()]
    assert ["not_measured", "before-letters", "specific", "1", "0"] in lines


def test_rules_fails_where_two_rules_disagree_undeclared(tmp_path, monkeypatch):
    (tmp_path / "report.txt").write_text("拨打“12345”热线。", "utf-8")
    monkeypatch.setattr(NOT_MEASURED, "_rules", dict(NOT_MEASURED._rules))
    monkeypatch.setattr(NOT_MEASURED, "_by_key", {})
    NOT_MEASURED.rule("contrary", Tier.SPECIFIC)(lambda place: "attribute")
    got = run("rules", str(tmp_path))
    assert got.exit_code == 1
    assert "not_measured: contrary and quoted disagree in 1 places: undeclared" in got.output
    assert "拨打“【12345】”热线。: attribute, or name" in got.output


def test_explain_reads_for_the_period_given_and_from_standard_input():
    got = run("explain", "-", "--period", "2024-01/2024-06", "--kind", "half_year", input="新建停车泊位420个。")
    assert "2024-01/2024-06" in got.output


@pytest.mark.parametrize("arguments", [(), (SENTENCE, "--period", "last year")])
def test_explain_says_what_is_wrong_with_what_it_was_given(arguments):
    got = run("explain", *arguments)
    assert got.exit_code == 1
    assert "tongbi:" in got.stderr


def test_evaluate_shows_figures_rules_and_mistakes(tmp_path):
    _annotate(tmp_path, value=421)
    got = run("evaluate", "--gold", str(tmp_path), "--corpus", str(tmp_path), "--errors", "5")
    assert got.exit_code == 0, got.output
    assert "value 421 → 420.0" in got.output
    assert "precision" in got.output


def test_the_measured_half_shows_figures_only(tmp_path):
    _annotate(tmp_path, value=421)
    got = run("evaluate", "--gold", str(tmp_path), "--corpus", str(tmp_path), "--errors", "5", "--measured")
    assert "strict" in got.output
    assert "→" not in got.output
    assert "precision" not in got.output


def test_evaluate_finds_texts_beside_their_annotations_and_totals_each_folder(tmp_path):
    for name, value in (("right", 420), ("wrong", 421)):
        (tmp_path / name).mkdir()
        _annotate(tmp_path / name, value, name)
    got = run("evaluate", "--gold", str(tmp_path / "right"), "--gold", str(tmp_path / "wrong"))
    assert got.exit_code == 0, got.output
    table = dict(re.findall(r"^(.+?)  +\S+  (\S+)  ", got.output, re.MULTILINE))
    folder = tmp_path.name
    assert [table[name] for name in (f"1 of {folder}/right", f"1 of {folder}/wrong", "all 2")] == [
        "1.0000",
        "0.0000",
        "0.5000",
    ]


def test_evaluate_leaves_the_measured_half_alone_until_asked():
    assert [folder.name for folder in evaluate._default_folders(measured=True)] == ["measured"]
    assert "measured" not in [folder.name for folder in evaluate._default_folders(measured=False)]


def test_evaluate_without_annotations_says_where_it_looked(tmp_path):
    got = run("evaluate", "--gold", str(tmp_path), "--corpus", str(tmp_path))
    assert got.exit_code == 1
    assert "no annotations" in got.stderr


def test_bench_prints_both_speeds_and_their_ratio(tmp_path):
    (tmp_path / "report.txt").write_text("一、工作总结\n" + SENTENCE * 20, "utf-8")
    got = run("bench", "extraction", str(tmp_path))
    assert got.exit_code == 0, got.output
    names = [line.partition(":")[0] for line in got.output.splitlines()]
    assert names == ["texts", "extraction", "scan", "ratio", "rows", "memory"]
    assert " characters per second, 40 rows" in got.output


def _annotate(folder, value, name="report"):
    text = "新建停车泊位420个。"
    (folder / "report.txt").write_text(text, "utf-8")
    head = {"doc": name, "sha256": hashlib.sha256(text.encode()).hexdigest(), "district": "某某街道",
            "parents": [], "period": "2025-01/2025-12", "kind": "annual"}  # fmt: skip
    row = {"start": 6, "end": 10, "claim": "c1", "measure": "level", "comparison": None, "indicator": "新建停车泊位",
           "indicator_id": None, "subject": None, "value": value, "value_max": None, "unit": "个", "bound": "exact",
           "role": "actual", "status": "A", "period": "2025-01/2025-12", "rank_scope": None}  # fmt: skip
    (folder / "report.jsonl").write_text(f"{json.dumps(head)}\n{json.dumps(row)}\n", "utf-8")
