"""The dbt models as assets, their data tests as asset checks."""

from collections.abc import Iterator, Mapping
from typing import Any

import dagster as dg
import duckdb
from dagster_dbt import DagsterDbtTranslator, dbt_assets

from orchestration import dbt, progress, settings
from orchestration.assets.facts import OWNERS
from orchestration.resources import Warehouse

GROUPS = ("staging", "core", "intermediate", "marts", "state")


class Translator(DagsterDbtTranslator):
    """A model's group is its folder."""

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        return next((part for part in dbt_resource_props.get("fqn", []) if part in GROUPS), None)

    def get_owners(self, dbt_resource_props: Mapping[str, Any]) -> list[str]:
        return OWNERS


settings.export(settings.places())


@dbt_assets(manifest=dbt.manifest(settings.places()), dagster_dbt_translator=Translator(), name="models")
def models(context: dg.AssetExecutionContext, warehouse: Warehouse) -> Iterator[Any]:
    """Staging, dimensions and facts, intermediate tables and marts, built in the private file and tested."""
    progress.report("model")
    checks = {key.name: key for key in context.selected_asset_check_keys}
    keys = {key.path[-1]: key for key in context.selected_asset_keys}
    failed = []
    try:
        outcomes = list(dbt.build(sorted(keys) if context.is_subset else None))
    except dbt.DbtError as error:
        raise dg.Failure(f"dbt could not run: {error}") from error
    rows = _row_counts(warehouse.places)
    for outcome in outcomes:
        if outcome.kind == "model" and outcome.ok and outcome.name in keys:
            counted = {"dagster/row_count": rows[outcome.name]} if outcome.name in rows else {}
            yield dg.MaterializeResult(
                asset_key=keys[outcome.name], metadata={**counted, "seconds": round(outcome.seconds, 2)}
            )
        if outcome.kind == "test" and outcome.ok is not None and outcome.name in checks:
            yield dg.AssetCheckResult(
                asset_key=checks[outcome.name].asset_key,
                check_name=outcome.name,
                passed=outcome.ok and not outcome.warned,
                severity=dg.AssetCheckSeverity.WARN if outcome.warned else dg.AssetCheckSeverity.ERROR,
                metadata={"failing rows": outcome.failures or 0, "message": outcome.message},
            )
        if outcome.ok is False:
            failed.append(f"{outcome.kind} {outcome.name}: {' '.join(outcome.message.split())}")
    if failed:
        raise dg.Failure("\n".join(failed))


def _row_counts(where: settings.Places) -> dict[str, int]:
    with duckdb.connect(str(where.build_db), read_only=True) as connection:
        tables = connection.execute("select table_name from duckdb_tables() where not internal").fetchall()
        counts = {}
        for (name,) in tables:
            row = connection.execute(f'select count(*) from "{name}"').fetchone()
            counts[name] = int(row[0]) if row else 0
        return counts
