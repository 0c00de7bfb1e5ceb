"""What a user writes into corrections.yml, and what becomes of it."""

import time

import polars as pl
import pytest

from tests.facts import fakes
from tests.facts.test_fold import V1, build, everything, put, table, values
from transforms.facts import overlay
from transforms.facts.corrections_file import parse
from transforms.facts.fold import nothing_to_do
from transforms.facts.stages import Stages
from transforms.facts.versions import Versions

# Each test folds a whole folder: seconds apiece, which make check has not.
pytestmark = pytest.mark.slow

TEXT = "某街道处理案件12件，第3季度5件。"


@pytest.fixture
def raw(tmp_path):
    folder = tmp_path / "raw"
    folder.mkdir()
    put(folder / "a.txt", TEXT)
    put(folder / "b.txt", "另一街道处理案件1234件。")
    return folder


def correct(raw, entries):
    put(raw / "corrections.yml", entries)
    return build(raw)


def entry(row="{char_start: 7, value_text: '12'}", change="value: 21", expect="value: 12", document="a.txt"):
    return (
        f"- document: {document}\n  row: {row}\n  set: {{{change}}}\n  expect: {{{expect}}}\n  why: 排印有误\n"
        "  who: 统计科\n  when: 2024-05-01\n"
    )


def of_document(change, expect, document="a.txt"):
    return f"- document: {document}\n  set: {{{change}}}\n  expect: {{{expect}}}\n  why: 页面有误\n"


def now(raw, name, columns):
    return overlay.read(raw.parent / "warehouse" / "facts", name, ["doc_id", *columns]).drop("doc_id")


def figures(raw):
    return sorted(now(raw, "metrics", ["value", "warnings"]).rows())


def outcomes(raw):
    return pl.read_parquet(raw.parent / "warehouse" / "facts" / "corrections.parquet")


def told(raw):
    problems = table(raw, "problems").filter(pl.col("stage") == "correction")
    return [(row["kind"], row["place"], row["cause"], row["remedy"]) for row in problems.iter_rows(named=True)]


def test_a_row_is_corrected_and_what_was_read_stays_to_be_seen(raw):
    report = correct(raw, entry())
    assert figures(raw) == [(5, None), (21, "corrected"), (1234, None)]
    assert values(raw) == [5, 12, 1234]
    row = outcomes(raw).row(0, named=True)
    assert (row["source_path"], row["field"], row["original"], row["corrected"], row["status"]) == (
        "a.txt", "value", "12", "21", "applied",
    )  # fmt: skip
    assert (row["why"], row["who"], str(row["noted_on"])) == ("排印有误", "统计科", "2024-05-01")
    assert report.corrections == {"applied": 1}
    assert told(raw) == []


def test_the_file_of_corrections_is_no_report(raw):
    assert correct(raw, entry()).files == 2
    assert table(raw, "problems").is_empty()


@pytest.mark.parametrize("where", ["a.txt", "doc_id", "content_sha256"])
def test_a_document_is_named_by_path_or_content(raw, where):
    build(raw)
    document = table(raw, "documents").filter(pl.col("source_path") == "a.txt").row(0, named=True)
    correct(raw, entry(document=document.get(where, where)))
    assert (21, "corrected") in figures(raw)


def test_a_row_is_named_by_its_metric_id_alone(raw):
    build(raw)
    metric_id = table(raw, "metrics").filter(pl.col("value") == 12)["metric_id"][0]
    correct(raw, entry(row=f"{{metric_id: {metric_id}}}").replace("- document: a.txt\n ", "-"))
    assert (21, "corrected") in figures(raw)


def test_a_correction_that_changes_is_applied_anew_without_reading_or_extracting(raw):
    build(raw)
    for written, expected in (("value: 21", 21), ("value: 22", 22)):
        report = correct(raw, entry(change=written))
        assert (fakes.READ, report.extracted, report.buckets) == ([], 0, [])
        assert (expected, "corrected") in figures(raw)
    (raw / "corrections.yml").unlink()
    build(raw)
    assert figures(raw) == [(5, None), (12, None), (1234, None)]
    assert outcomes(raw).is_empty()


def test_what_is_expected_and_not_found_is_told_and_not_applied(raw):
    report = correct(raw, entry(expect="value: 13"))
    assert figures(raw) == [(5, None), (12, None), (1234, None)]
    assert report.corrections == {"stale": 1}
    assert outcomes(raw)["original"].to_list() == ["12"]
    [(kind, place, cause, _)] = told(raw)
    assert (kind, place) == ("note", "entry 1, line 1")
    assert "value is 12, not 13" in cause


def test_all_fields_of_an_entry_or_none(raw):
    correct(raw, entry(change="value: 21, unit: 起", expect="value: 12, unit: 家"))
    assert figures(raw) == [(5, None), (12, None), (1234, None)]
    assert outcomes(raw)["status"].to_list() == ["stale", "stale"]


def test_a_place_that_is_not_there_is_told_with_where_else_to_look(raw):
    correct(raw, entry(row="{char_start: 8, value_text: '12'}") + entry(document="gone.txt"))
    assert outcomes(raw)["status"].to_list() == ["unmatched", "unmatched"]
    told_of = {place: (cause, remedy) for _, place, cause, remedy in told(raw)}
    assert told_of["entry 1, line 1"] == ("The document has no row 12 at character 8.", "It has 12 at 7.")
    assert "no document gone.txt" in told_of["entry 2, line 8"][0]


def test_a_later_entry_sees_what_an_earlier_one_made(raw):
    correct(raw, entry() + entry(change="value: 22", expect="value: 21") + entry(change="value: 9", expect="value: 12"))
    assert (22, "corrected") in figures(raw)
    assert outcomes(raw)["status"].to_list() == ["applied", "applied", "stale"]


def test_the_title_and_day_of_a_document_are_corrected(raw):
    correct(raw, of_document("title: 年度总结, published_on: 2024-02-03", "title: null, published_on: null"))
    documents = now(raw, "documents", ["title", "published_on", "reported_on", "reported_on_method"])
    assert [str(cell) for cell in documents.filter(pl.col("title").is_not_null()).row(0)] == [
        "年度总结", "2024-02-03", "2024-02-03", "published",
    ]  # fmt: skip


def test_another_period_makes_the_rows_of_the_document_again(raw, monkeypatch):
    def identify(document):
        found = fakes.identify(document)
        if "period" in document.overrides:
            assert document.overrides["period"] == "2022-01/2022-06"
            found.period_start, found.period_end = (
                found.period_start.replace(2022),
                found.period_end.replace(2022, 6, 30),
            )
        return found

    monkeypatch.setattr(
        fakes, "load", lambda: Stages(fakes.read, identify, lambda *_: None, fakes.extract, fakes.value_of_span)
    )
    correct(raw, of_document("period: 2022H1", "period: 2023") + entry())
    rows = now(raw, "metrics", ["value", "period_start", "period_end", "warnings"]).sort("value").rows()
    assert [(int(value), str(start), str(end), warnings) for value, start, end, warnings in rows] == [
        (5, "2022-01-01", "2022-06-30", None),
        (21, "2022-01-01", "2022-06-30", "corrected"),
        (1234, "2023-01-01", "2023-12-31", None),
    ]
    assert outcomes(raw)["original"].to_list() == ["2023-01/2023-12", "12"]
    assert outcomes(raw)["corrected"].to_list() == ["2022-01/2022-06", "21"]


def test_a_grown_warehouse_is_corrected_like_one_built_from_nothing(raw, tmp_path):
    correct(raw, entry() + of_document("title: 总结", "title: null", document="b.txt"))
    put(raw / "c.txt", "某街道7件")
    (raw / "b.txt").rename(raw / "d.txt")
    build(raw)
    build(raw, versions=Versions("r1", "x2"))
    build(raw, tmp_path / "fresh", versions=Versions("r1", "x2"))
    assert everything(raw) == everything(raw, tmp_path / "fresh")
    grown, fresh = (folder / "facts" for folder in (raw.parent / "warehouse", tmp_path / "fresh"))
    for name in ("corrected_metrics", "corrections", "duplicates"):
        assert pl.read_parquet(grown / f"{name}.parquet").equals(pl.read_parquet(fresh / f"{name}.parquet"))
    assert outcomes(raw)["status"].to_list() == ["applied", "unmatched"]


def test_a_changed_file_of_corrections_is_something_to_do(raw):
    warehouse = raw.parent / "warehouse"
    time.sleep(2.1)
    correct(raw, entry())
    assert nothing_to_do(raw, warehouse, V1)
    (raw / "corrections.yml").write_text(entry(change="value: 22"), "utf-8")
    assert not nothing_to_do(raw, warehouse, V1)


@pytest.mark.parametrize(
    ("written", "place", "said"),
    [
        ("- [unclosed", "line 1", "no valid YAML"),
        ("document: a.txt", None, "no list of entries"),
        (entry().replace("why: 排印有误", "wy: 排印有误"), "entry 1, line 5", "Did you mean `why`?"),
        (entry(change="valu: 21"), "entry 1, line 3", "Did you mean `value`?"),
        (entry(change="value: 二十一"), "entry 1, line 3", "Write a number in the base unit"),
        (entry(change="value: null"), "entry 1, line 3", "`value` cannot be empty"),
        (entry(change="measure: amount", expect="measure: level"), "entry 1, line 3", "Write one of change"),
        (entry(change="indicator_id: gpd", expect="indicator_id: null"), "entry 1, line 3", "Did you mean `gdp`?"),
        (entry(change="period: 2023-13", expect="period: 2023"), "entry 1, line 3", "Write the period as 2023"),
        (entry(expect="unit: 件"), "entry 1, line 4", "`set` and `expect` differ in unit, value"),
        (entry(row="{char_start: 7}"), "entry 1, line 2", "`row` names no row"),
        (entry().replace("  why: 排印有误\n", ""), "entry 1, line 1", "it has no `why`"),
        (
            of_document("district_id: 999999", "district_id: 330225001"),
            "entry 1, line 2",
            "statistical code of a division",
        ),
        (of_document("value: 1", "value: 2"), "entry 1, line 2", "a document has no `value`"),
    ],
)
def test_an_entry_that_cannot_be_used_is_told_with_its_place_and_a_remedy(written, place, said):
    corrections, [problem] = parse(written.encode())
    assert corrections == []
    assert (problem.source_path, problem.place, problem.kind) == ("corrections.yml", place, "quarantined")
    assert said in f"{problem.cause} {problem.remedy}"


def test_a_wrong_entry_stops_no_other(raw):
    report = correct(raw, entry(change="value: x") + entry())
    assert (21, "corrected") in figures(raw)
    assert report.quarantined == 1
