"""Synthetic facts: the Parquet that the facts stage would write, for any number of documents, without reading a text.

    python -m transforms.models.synthetic FOLDER --documents 100000

Serves the tests of the models and the measurements of their speed. Ten yearly reports a district, a hundred
statements each: canonical indicators with level, growth, completion and rank, the year before restated and now and then
revised, targets for the next year, a long tail of counts, some of a subject of their own. Figures of a series move
smoothly, are rounded as reports round them, and every text holds its statements at their offsets.
"""

from __future__ import annotations

import argparse
import hashlib
from datetime import datetime
from pathlib import Path

import polars as pl

from transforms.facts.files import write_parquet
from transforms.facts.numbers import count_numbers
from transforms.facts.reference import write_reference
from transforms.facts.schema import ORDER, TABLES
from transforms.facts.store import BUCKETS, path_of, read
from transforms.reference.divisions import load_divisions
from transforms.reference.indicators import Indicator, load_indicators

STATEMENTS = 100
FIRST_YEAR, YEARS = 2014, 10
_EXTRACTOR = "synthetic"


def write_facts(folder: Path, documents: int) -> None:
    """Write every facts table of `documents` synthetic documents, and the reference tables, into `folder`."""
    districts = _districts()
    everything = pl.DataFrame({"index": range(documents)}, schema={"index": pl.Int64}).with_columns(
        pl.col("index").map_elements(_sha256, return_dtype=pl.String).alias("content_sha256")
    )
    for bucket in BUCKETS:
        chosen = everything.filter(pl.col("content_sha256").str.starts_with(bucket))
        for table, frame in _tables(chosen, districts).items():
            write_parquet(frame, path_of(folder, table, bucket))
    write_reference(folder)


def add_document(folder: Path, index: int) -> str:
    """Add the document of that index to facts that are there already, rewriting one bucket; its doc_id."""
    one = pl.DataFrame({"index": [index], "content_sha256": [_sha256(index)]}, schema_overrides={"index": pl.Int64})
    bucket = one["content_sha256"][0][0]
    for table, frame in _tables(one, _districts()).items():
        whole = pl.concat([read(folder, table, bucket), frame]).sort(ORDER[table], maintain_order=True)
        write_parquet(whole, path_of(folder, table, bucket))
    return str(one["content_sha256"][0][:16])


def _sha256(index: int) -> str:
    return hashlib.sha256(f"synthetic document {index}".encode()).hexdigest()


def _districts() -> pl.DataFrame:
    """Townships and counties, in an order that mixes the provinces."""
    frame = load_divisions().filter(pl.col("level").is_in(["county", "township"])).select("code", "name")
    return (
        frame.with_columns(pl.col("code").hash(seed=1).alias("order"))
        .sort("order", "code")
        .drop("order")
        .with_row_index("place")
    )


def _tables(documents: pl.DataFrame, districts: pl.DataFrame) -> dict[str, pl.DataFrame]:
    headed = _headed(documents, districts)
    statements = _statements(headed)
    texts = statements.group_by("doc_id").agg(pl.col("sentence").str.join("").alias("text"))
    numbers = pl.col("text").map_elements(count_numbers, return_dtype=pl.Int64).alias("numbers")
    headed = headed.join(texts, on="doc_id").with_columns(numbers)
    exclusions = statements.select(
        "doc_id", pl.col("at").alias("char_start"), (pl.col("at") + 5).alias("char_end"),
        pl.lit("date").alias("reason"), pl.lit("date").alias("rule"),
    )  # fmt: skip
    frames = {"documents": headed, "document_sources": headed, "metrics": statements, "exclusions": exclusions}
    return {table: _as_table(frames.get(table), table) for table in TABLES}


def _as_table(frame: pl.DataFrame | None, table: str) -> pl.DataFrame:
    schema = TABLES[table]
    if frame is None:
        return pl.DataFrame(schema=schema)
    columns = [
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(dtype).alias(name)
        for name, dtype in schema.items()
    ]
    return frame.select(columns).sort(ORDER[table], maintain_order=True)


def _headed(documents: pl.DataFrame, districts: pl.DataFrame) -> pl.DataFrame:
    place, year = pl.col("index") // YEARS % districts.height, FIRST_YEAR + pl.col("index") % YEARS
    return (
        documents.with_columns(place.cast(pl.UInt32).alias("place"), year.cast(pl.Int32).alias("year"))
        .join(districts, on="place")
        .with_columns(
            pl.col("content_sha256").str.head(16).alias("doc_id"),
            pl.format("{}/{}.txt", "code", "year").alias("source_path"),
            pl.lit("text/plain").alias("media_type"),
            pl.format("{}{}年工作总结", "name", "year").alias("title"),
            pl.date(pl.col("year") + 1, 1, 15).alias("reported_on"),
            pl.lit("title").alias("reported_on_method"),
            pl.col("code").alias("district_id"),
            pl.col("name").alias("district_name"),
            pl.lit("title").alias("district_method"),
            pl.lit(0.95).alias("district_confidence"),
            pl.lit("annual").alias("report_kind"),
            pl.date("year", 1, 1).alias("period_start"),
            pl.date("year", 12, 31).alias("period_end"),
            pl.lit("title").alias("period_method"),
            pl.lit("{}").alias("overrides"),
            pl.lit(datetime(2024, 1, 1)).alias("ingested_at"),
            pl.lit(_EXTRACTOR).alias("extractor_version"),
        )
    )


def _templates() -> pl.DataFrame:
    """The hundred statements of a report: `thing` numbers what is measured, `shift` is its year less the report's."""
    rows: list[tuple[int, str | None, str, str, str, int, str]] = []
    canonical = [indicator for indicator in load_indicators() if indicator.kind in ("flow", "stock")][:20]
    for thing, indicator in enumerate(canonical):
        said = (thing, indicator.indicator_id, indicator.name_zh)
        rows.append((*said, "level", _unit(indicator), 0, "actual"))
        rows.append((*said, "growth", "%", 0, "actual"))
        if thing % 2:
            rows.append((*said, "level", _unit(indicator), -1, "actual"))
        else:
            rows.append((*said, "completion" if thing % 4 else "rank", "%" if thing % 4 else "rank", 0, "actual"))
        if thing % 5 == 0:
            rows.append((*said, "level", _unit(indicator), 1, "target"))
    for thing in range(len(canonical), len(canonical) + STATEMENTS - len(rows)):
        rows.append(
            (thing, None, f"{_TAIL[thing % len(_TAIL)]}{_PLACES[thing % len(_PLACES)]}", "level", "件", 0, "actual")
        )
    schema = ["thing", "indicator_id", "indicator_text", "measure", "unit", "shift", "role"]
    return pl.DataFrame(rows, schema=schema, orient="row").with_row_index("ordinal")


_TAIL = (
    "调解邻里纠纷",
    "巡查河道",
    "走访困难家庭",
    "清理楼道",
    "办理群众来信",
    "组织志愿服务",
    "更换路灯",
    "检查餐饮单位",
    "接待来访",
    "修补道路",
)
_PLACES = ("", "专项", "夜间", "重点区域", "季度", "联合")


def _unit(indicator: Indicator) -> str:
    return indicator.unit if indicator.unit != "%" else "件"


def _noise(*columns: str) -> pl.Expr:
    """A number from 0 to 1 that is always the same for the same columns."""
    mixed = pl.lit(17, pl.UInt64)
    for column in columns:
        mixed = (mixed * 1_000_003 + pl.col(column).cast(pl.UInt64) * 7_919 + 104_729) % 4_294_967_291
    return (mixed % 10_007) / 10_007


# The year that a statement is of, and what its unit is; expressions over `_headed` beside `_templates`.
_ABOUT = pl.col("year") + pl.col("shift")
_IS_MONEY, _IS_SHARE = pl.col("unit").is_in(["CNY", "USD"]), pl.col("unit") == "%"


def _trend(year: pl.Expr) -> pl.Expr:
    """What a series moves by around its steady growth: by two percent at most."""
    return 1 + 0.02 * (year + pl.col("thing") + pl.col("place") % 7).sin()


def _digits() -> pl.Expr:
    """The digits as they are written: 亿 with two decimals, percent with one, counts whole."""
    money, count = 20_000 * _noise("place", "thing") + 500, 3_000 * _noise("place", "thing") + 20
    level = pl.when(_IS_MONEY).then(money).otherwise(count) * 1.05 ** (_ABOUT - FIRST_YEAR) * _trend(_ABOUT)
    revised = pl.when((pl.col("shift") < 0) & (_noise("place", "thing", "year") < 0.05)).then(1.02).otherwise(1.0)
    return (
        pl.when(pl.col("measure") == "growth")
        .then((1.05 * _trend(_ABOUT) / _trend(_ABOUT - 1) - 1) * 1000)
        .when(pl.col("measure") == "completion")
        .then(500 + 600 * _noise("thing", "place"))
        .when(pl.col("measure") == "rank")
        .then(1 + 12 * _noise("thing", "place"))
        .otherwise(level * revised)
        .round()
        .cast(pl.Int64)
    )


def _value_text() -> pl.Expr:
    digits = pl.col("digits")
    return (
        pl.when(_IS_MONEY)
        .then(pl.format("{}.{}亿元", digits // 100, (digits % 100).cast(pl.String).str.zfill(2)))
        .when(_IS_SHARE)
        .then(pl.format("{}.{}%", digits.abs() // 10, digits.abs() % 10))
        .when(pl.col("measure") == "rank")
        .then(pl.format("第{}", "digits"))
        .otherwise(pl.format("{}件", "digits"))
    )


def _statements(headed: pl.DataFrame) -> pl.DataFrame:
    """A row for each statement of each document: what it says and where it stands in the text."""
    said = _said(headed.drop("period_start", "period_end").join(_templates(), how="cross").sort("doc_id", "ordinal"))
    step = pl.when(_IS_MONEY).then(1_000_000.0).when(_IS_SHARE).then(0.1).otherwise(1.0)
    is_rank = pl.col("measure") == "rank"
    return said.with_columns(
        pl.format("{}-{}-{}", "doc_id", "char_start", "ordinal").alias("metric_id"),
        pl.format("{}-{}-{}", "doc_id", "thing", "role").alias("claim_id"),
        pl.when(pl.col("measure") == "growth").then(pl.lit("yoy")).alias("comparison"),
        (pl.col("digits") * step).alias("value"),
        (step / 2).alias("half_width"),
        pl.when(pl.col("role") == "target").then(pl.lit("lower")).otherwise(pl.lit("exact")).alias("bound"),
        pl.lit("A").alias("obs_status"),
        pl.date(_ABOUT, 1, 1).alias("period_start"),
        pl.date(_ABOUT, 12, 31).alias("period_end"),
        pl.when(is_rank).then(pl.lit("全区")).alias("rank_scope"),
        pl.when(is_rank).then(pl.lit("level")).alias("rank_of"),
        pl.lit("主要工作").alias("section"),
        (pl.col("char_start") + pl.col("value_text").str.len_chars()).alias("char_end"),
        pl.lit("synthetic").alias("rule"),
        pl.lit("").alias("warnings"),
    )


def _said(statements: pl.DataFrame) -> pl.DataFrame:
    """The statements with their sentences: `at` is where each begins in the text of its document, `char_start` where its
    number does, in characters."""
    beside = (pl.col("thing") % 10 == 9) & pl.col("indicator_id").is_null()
    length, ending = pl.col("sentence").str.len_chars(), "，较好完成了年初确定的任务。"
    return (
        statements.with_columns(
            _digits().alias("digits"),
            pl.format("{}年，", _ABOUT).alias("lead"),
            pl.when(beside).then(pl.lit("城东社区")).alias("subject_text"),
        )
        .with_columns(_value_text().alias("value_text"))
        .with_columns(
            pl.concat_str(
                "lead",
                pl.lit("全力推进各项工作，"),
                pl.col("subject_text").fill_null(""),
                "indicator_text",
                "value_text",
                pl.lit(ending),
            ).alias("sentence")
        )
        .with_columns((length.cum_sum().over("doc_id") - length).alias("at"))
        .with_columns((pl.col("at") + length - len(ending) - pl.col("value_text").str.len_chars()).alias("char_start"))
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1_000)
    arguments = parser.parse_args()
    write_facts(arguments.folder, arguments.documents)


if __name__ == "__main__":
    main()
