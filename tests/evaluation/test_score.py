"""The figures are those of the score that the warehouse is held to, and small cases worked by hand."""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import polars as pl
import pytest

from tests.extraction.reading import lexicon
from transforms.evaluation import evaluate, load_gold, texts_by_hash
from transforms.evaluation.gold import GoldError
from transforms.evaluation.likeness import LISTED, likeness
from transforms.extraction import extract

SHARED = Path(__file__).parents[2].parent / "shared"
with_shared = pytest.mark.skipif(not (SHARED / "score.py").is_file(), reason="the shared folder is not here")


@with_shared
def test_the_seeds_score_as_the_warehouse_scores_them(tmp_path):
    golds = [gold for gold in load_gold(SHARED / "gold") if not gold.windows]
    texts = texts_by_hash(SHARED / "corpus", {gold.sha256 for gold in golds})
    ours = evaluate(golds, texts, lexicon())
    warehouse = _warehouse(tmp_path / "tongbi.duckdb", golds, texts)
    command = [sys.executable, SHARED / "score.py", warehouse, SHARED / "gold", "--json", "--only", *ours.documents]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    for name in ("detection", "strict", "core", "links"):
        assert getattr(ours.total, name) == theirs[name]["f1"], name
    assert ours.total.accounted == theirs["accounted"]
    assert ours.total.fields == theirs["fields"]


@with_shared
def test_the_listed_indicators_are_those_of_the_guide():
    guide = (SHARED / "annotation-guide.md").read_text("utf-8")
    listing = guide.split("## Canonical indicators")[1].split("## ")[0]
    assert set(re.findall(r"([a-z][a-z_]{2,}) [\u4e00-\u9fff]", listing)) == LISTED


def test_a_row_without_a_mistake_and_one_with(tmp_path):
    report = _evaluated(tmp_path, "固定资产投资增长8.5%。新建停车泊位420个。", [
        {"start": 8, "end": 12, "measure": "growth", "comparison": "yoy", "indicator": "固定资产投资",
         "indicator_id": "fixed_asset_investment", "value": 8.5, "unit": "%"},
        {"start": 19, "end": 23, "indicator": "新建停车泊位", "value": 421, "unit": "个"},
    ])  # fmt: skip
    assert (report.total.detection, report.total.strict, report.total.core) == (1.0, 0.5, 1.0)
    assert report.total.accounted == 1.0
    assert report.total.fields["value"] == 0.5
    assert sum(rule.rows - rule.right for rule in report.rules) == 1
    assert report.rules[0].right == 0


def test_what_lies_outside_the_windows_counts_for_nothing(tmp_path):
    row = {"start": 8, "end": 12, "measure": "growth", "comparison": "yoy", "indicator": "固定资产投资",
           "indicator_id": "fixed_asset_investment", "value": 8.5, "unit": "%"}  # fmt: skip
    report = _evaluated(tmp_path, "固定资产投资增长8.5%。新建停车泊位420个。", [row], windows=[[0, 13]])
    assert report.total.detection == report.total.strict == report.total.accounted == 1.0


def test_a_document_whose_text_is_not_at_hand_is_named(tmp_path):
    report = _evaluated(tmp_path, "新建停车泊位420个。", [], known=False)
    assert report.missing == ["report"]
    assert report.documents == {}


def test_a_broken_annotation_names_its_line(tmp_path):
    (tmp_path / "broken.jsonl").write_text('{"sha256": "0"}\n{"start": 1,\n', "utf-8")
    with pytest.raises(GoldError, match=r"broken\.jsonl, line 2"):
        load_gold(tmp_path)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("调解成功率", "调解成功率", 1.0), ("矛盾纠纷调解成功率", "调解成功率", 2 * 4 / 12), ("网格", "安置房", 0.0),
     ("税收占比", "占比", 0.5), ("规上工业增加值增速", "增速", 0.2222)],
)  # fmt: skip
def test_wordings_are_alike_by_their_bigrams(one, other, expected):
    assert likeness(one, other) == pytest.approx(expected, abs=1e-4)


def _evaluated(folder, text, rows, windows=None, known=True):
    content = text.encode()
    sha256 = hashlib.sha256(content).hexdigest()
    head = {"doc": "report", "sha256": sha256, "district": "某某街道", "parents": [], "period": "2025-01/2025-12",
            "kind": "annual"} | ({"windows": windows} if windows else {})  # fmt: skip
    common = {"claim": "c1", "measure": "level", "comparison": None, "indicator_id": None, "subject": None,
              "value_max": None, "bound": "exact", "role": "actual", "status": "A", "period": "2025-01/2025-12",
              "rank_scope": None}  # fmt: skip
    lines = [head, *({**common, "claim": f"c{number}", **row} for number, row in enumerate(rows))]
    (folder / "report.jsonl").write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    if known:
        (folder / "report.txt").write_bytes(content)
    return evaluate(load_gold(folder), texts_by_hash(folder, {sha256}), lexicon())


def _warehouse(path, golds, texts):
    documents, metrics, exclusions = [], [], []
    for number, gold in enumerate(golds):
        text = texts[gold.sha256]
        got = extract(text, gold.context, lexicon())
        documents.append((str(number), gold.sha256, text))
        metrics += [
            {**row._asdict(), "doc_id": str(number), "claim_id": f"{number}-{row.claim}", "value": float(row.value),
             "value_max": None if row.value_max is None else float(row.value_max), "half_width": 0.0, "warnings": ""}
            for row in got.rows
        ]  # fmt: skip
        exclusions += [(str(number), *one) for one in got.exclusions]
    frames = {
        "dim_documents": pl.DataFrame(documents, ["doc_id", "content_sha256", "text"], orient="row"),
        "fct_metrics": pl.DataFrame(metrics, infer_schema_length=None),
        "fct_exclusions": pl.DataFrame(
            exclusions, ["doc_id", "char_start", "char_end", "reason", "rule"], orient="row"
        ),
    }
    with duckdb.connect(str(path)) as connection:
        for name, frame in frames.items():
            connection.register("frame", frame)
            connection.execute(f"create table {name} as select * from frame")
    return path
