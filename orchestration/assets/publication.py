"""The published file: the only thing that readers open."""

from collections.abc import Iterator
from datetime import timedelta

import dagster as dg
import duckdb

from orchestration import outcome, progress, state
from orchestration.assets.facts import OWNERS
from orchestration.resources import Warehouse
from transforms.publishing import NotPublishedError, public_tables, publish

TABLES = public_tables()
CHECK = "holds_what_the_contract_promises"


@dg.asset(
    group_name="publication",
    kinds={"duckdb", "parquet"},
    owners=OWNERS,
    deps=[table.name for table in TABLES],
    # The schedule publishes every day; a publication that is older was missed.
    freshness_policy=dg.FreshnessPolicy.time_window(fail_window=timedelta(days=3), warn_window=timedelta(days=2)),
    check_specs=[
        dg.AssetCheckSpec(
            CHECK,
            asset="published_warehouse",
            description="Every public table is there with the columns and types of the contract, every table and column "
            "is described, every key unique. Looked at before the swap: when it fails, the last publication stands.",
        )
    ],
)
def published_warehouse(
    context: dg.AssetExecutionContext, warehouse: Warehouse
) -> Iterator[dg.MaterializeResult[None] | dg.AssetCheckResult]:
    """`tongbi.duckdb` and the Parquet of each public table: built aside, checked, swapped in whole."""
    progress.report("publish")
    where = warehouse.places
    try:
        done = publish(where.build_db, where.warehouse, TABLES)
    except NotPublishedError as error:
        yield dg.AssetCheckResult(
            passed=False, check_name=CHECK, metadata={"causes": dg.MetadataValue.text(str(error))}
        )
        raise dg.Failure(str(error)) from error
    except (OSError, duckdb.Error) as error:
        raise dg.Failure(f"the warehouse cannot be published: {error}") from error
    rows = sum(done.rows.values())
    progress.report("publish", rows, rows)
    state.remember(where)
    outcome.published(where)
    yield dg.AssetCheckResult(passed=True, check_name=CHECK)
    yield dg.MaterializeResult(
        metadata={
            "path": dg.MetadataValue.path(str(done.path)),
            "rows": dg.MetadataValue.json(done.rows),
            "bytes": done.path.stat().st_size,
        }
    )
