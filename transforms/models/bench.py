"""How long the models take on many documents: built whole, grown by one document, and queried as a BI tool would.

    python -m transforms.models.bench FOLDER --documents 100000

FOLDER gets the synthetic facts and the built file; both are reused when they are there (remove it to start over).
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb

from transforms.common.for_duckdb import connect
from transforms.models.synthetic import add_document, write_facts

TRANSFORMS = Path(__file__).resolve().parents[1]
REPEATS = 7

QUERIES = {
    "one indicator of one district by year": """
        select period_label, value, prior_value, yoy, agreement from mart_yoy_indicators
        where district_id = '{district}' and indicator_id = 'grain_output'
        order by period_start""",
    "an indicator's growth by province and year": """
        select province, period_label, median(yoy) as yoy, count(*) as districts from mart_yoy_indicators
        where indicator_id = 'retail_sales' and period_kind = 'year' group by all order by all""",
    "twenty fastest growing districts of a province": """
        select district_name, value, yoy from mart_league
        where indicator_id = 'retail_sales' and period_label = '2023' and scope_name = '浙江省' order by yoy_rank limit 20""",
    "reported against computed growth, by indicator": """
        select indicator_name, agreement, count(*) as rows from mart_yoy_indicators group by all order by all""",
    "profile of one district": """
        from mart_district_profile where district_id = '{district}' order by period_end""",
    "conflicts by indicator and kind": """
        select indicator_name, kind, count(*) as pairs from mart_conflicts group by all order by pairs desc""",
    "targets met by year": """
        select target_year, count(*) as targets, count(*) filter (is_met) as met from mart_targets group by 1 order by 1""",
    "coverage of the documents": """
        select sum(numbers), sum(unaccounted), avg(share_canonical), count(problem) from mart_coverage""",
    "a county's sum over its townships": """
        select district_name, period_label, children_sum, children_stating from mart_rollups
        where level = 'county' and indicator_id = 'retail_sales' and period_label = '2022' order by children_sum desc limit 50""",
    "from a figure to its sentence": """
        select sentence, title from fct_metrics join dim_documents using (doc_id)
        where metric_id = '{metric}'""",
}


def run(folder: Path, documents: int) -> Iterator[str]:
    """Measure, and say each figure as it is known: seconds of wall clock, and of processor for the builds."""
    facts, database = folder / "facts", folder / "built.duckdb"
    if not (facts / "indicators.parquet").exists():
        begun = time.monotonic()
        write_facts(facts, documents)
        yield f"synthetic facts of {documents:,} documents: {time.monotonic() - begun:.1f} s"
    if not database.exists():
        yield f"full build: {build_models(facts, database)}"
    add_document(facts, documents + int(time.time()) % 1_000_000)
    yield f"build after one more document: {build_models(facts, database)}"
    yield f"build with nothing changed: {build_models(facts, database)}"
    with connect(str(database), read_only=True) as connection:
        for table in ("fct_metrics", "mart_observations", "mart_yoy_indicators"):
            [(rows,)] = connection.execute(f"select count(*) from {table}").fetchall()
            yield f"{table}: {rows:,} rows"
        [(district, metric)] = connection.execute(
            "select district_id, value_metric_id from mart_yoy_indicators where value is not null "
            "order by hash(observation_id) limit 1"
        ).fetchall()
        for name, sql in QUERIES.items():
            asked = sql.format(district=district, metric=metric)
            yield f"{name}: {_median_milliseconds(connection, asked):.0f} ms"


def build_models(facts: Path, database: Path) -> str:
    """Build the models of the facts in `facts` into `database`; what that took, in words. Raises SystemExit when dbt fails."""
    from dbt.cli.main import dbtRunner

    os.environ |= {
        "TONGBI_BUILD_DB": str(database),
        "TONGBI_FACTS_DIR": str(facts),
        "DBT_TARGET_PATH": str(database.parent / "target"),
        "DBT_LOG_PATH": str(database.parent / "logs"),
    }
    begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF)
    places = ["--project-dir", str(TRANSFORMS), "--profiles-dir", str(TRANSFORMS)]
    result = dbtRunner().invoke(["run", "--quiet", *places])
    if not result.success:
        raise SystemExit(f"dbt failed: {result.exception or 'see the messages above'}")
    used = resource.getrusage(resource.RUSAGE_SELF)
    processor = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    return (
        f"{time.monotonic() - begun:.1f} s ({processor:.1f} s of processor, at most {used.ru_maxrss / 2**20:.1f} GB, "
        f"file {database.stat().st_size / 2**30:.2f} GB)"
    )


def _median_milliseconds(connection: duckdb.DuckDBPyConnection, sql: str) -> float:
    taken = []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        connection.execute(sql).fetchall()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=100_000)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for line in run(arguments.folder.resolve(), arguments.documents):
        print(line, flush=True)


if __name__ == "__main__":
    main()
