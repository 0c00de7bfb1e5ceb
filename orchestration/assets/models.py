"""The dbt models as assets, their data tests as asset checks."""

from collections.abc import Iterator, Mapping
from typing import Any

import dagster as dg
import duckdb
from dagster_dbt import DagsterDbtTranslator, dbt_assets

from orchestration import dbt, progress, settings, state
from orchestration.assets.facts import OWNERS
from orchestration.columns import described
from orchestration.lineage import SOURCE, column_lineage
from orchestration.resources import Warehouse
from transforms.common.for_duckdb import connect
from transforms.publishing import NotPublishedError, public_tables, publish

PUBLISHED = dg.AssetKey("published_warehouse")
GROUPS = ("staging", "core", "intermediate", "marts")


class Translator(DagsterDbtTranslator):
    """A model's group is its folder; its code is its SQL file."""

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        return next((part for part in dbt_resource_props.get("fqn", []) if part in GROUPS), None)

    def get_owners(self, dbt_resource_props: Mapping[str, Any]) -> list[str]:
        return OWNERS

    def get_metadata(self, dbt_resource_props: Mapping[str, Any]) -> Mapping[str, Any]:
        path = settings.TRANSFORMS / dbt_resource_props["original_file_path"]
        code = dg.LocalFileCodeReference(file_path=str(path), line_number=1)
        return {
            **super().get_metadata(dbt_resource_props),
            "dagster/code_references": dg.CodeReferencesMetadataValue(code_references=[code]),
        }


settings.export(settings.places())


@dbt_assets(manifest=dbt.manifest(settings.places()), dagster_dbt_translator=Translator(), name="models")
def models(context: dg.AssetExecutionContext, warehouse: Warehouse) -> Iterator[Any]:
    """Staging, dimensions and facts, intermediate tables and marts, built in the private file and tested."""
    checks = {key.name: key for key in context.selected_asset_check_keys}
    keys = {key.path[-1]: key for key in context.selected_asset_keys}
    outcomes = _build(sorted(keys) if context.is_subset else None)
    metadata = _metadata(warehouse.places, keys)
    for outcome in outcomes:
        if outcome.kind == "model" and outcome.ok and outcome.name in keys:
            yield _materialized(outcome, keys[outcome.name], metadata.get(outcome.name, {}))
        if outcome.kind == "test" and outcome.ok is not None and outcome.name in checks:
            yield _check_result(outcome, checks[outcome.name])
    _raise_for_failed(outcomes)
    if _rebuilt_alone(context) and keys.keys() & {table.name for table in public_tables()}:
        _publish_now(context, warehouse.places)


def _build(names: list[str] | None) -> list[dbt.Outcome]:
    """Builds and tests these models, or all. Raises dg.Failure when dbt itself could not run."""
    progress.report("model")
    try:
        outcomes = list(dbt.build(names))
    except dbt.DbtError as error:
        raise dg.Failure(f"dbt could not run: {error}") from error
    progress.report("model", sum(one.ok is True for one in outcomes), len(outcomes))
    return outcomes


def _materialized(outcome: dbt.Outcome, key: dg.AssetKey, metadata: Mapping[str, Any]) -> dg.MaterializeResult[None]:
    return dg.MaterializeResult(asset_key=key, metadata={**metadata, "seconds": round(outcome.seconds, 2)})


def _raise_for_failed(outcomes: list[dbt.Outcome]) -> None:
    """Raises dg.Failure with a line for each model and each test that failed."""
    failed = [f"{one.kind} {one.name}: {' '.join(one.message.split())}" for one in outcomes if one.ok is False]
    if failed:
        raise dg.Failure("\n".join(failed))


def _check_result(outcome: dbt.Outcome, key: dg.AssetCheckKey) -> dg.AssetCheckResult:
    return dg.AssetCheckResult(
        asset_key=key.asset_key,
        check_name=outcome.name,
        passed=bool(outcome.ok) and not outcome.warned,
        severity=dg.AssetCheckSeverity.WARN if outcome.warned else dg.AssetCheckSeverity.ERROR,
        metadata={"failing rows": outcome.failures or 0, "message": outcome.message},
    )


def _metadata(where: settings.Places, keys: Mapping[str, dg.AssetKey]) -> dict[str, dict[str, Any]]:
    """Row count, columns and their lineage of every relation in the build file, by name."""
    with connect(str(where.build_db), read_only=True) as connection:
        counts = _row_counts(connection)
        columns = _columns(connection)
    lineage = column_lineage(where, dbt.manifest(where), columns)
    meanings = described(columns)
    found: dict[str, dict[str, Any]] = {}
    for name in columns:
        found[name] = {"dagster/column_schema": meanings[name]}
        if name in counts:
            found[name]["dagster/row_count"] = counts[name]
        deps = {
            column: [dg.TableColumnDep(asset_key=_asset_key(table), column_name=source) for table, source in sources]
            for column, sources in lineage.get(name, {}).items()
        }
        if deps:
            found[name]["dagster/column_lineage"] = dg.TableColumnLineage(deps_by_column=deps)
    return found


def _asset_key(name: str) -> dg.AssetKey:
    return dg.AssetKey(["facts", name.removeprefix(SOURCE)] if name.startswith(SOURCE) else [name])


def _row_counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    tables = connection.execute("select table_name from duckdb_tables() where not internal").fetchall()
    counts = {}
    for (name,) in tables:
        row = connection.execute(f'select count(*) from "{name}"').fetchone()
        counts[name] = int(row[0]) if row else 0
    return counts


def _columns(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """Of a table that has as many columns as the data name, those that it always has: panel_dictionary lists the others,
    and two thousand of them in each run would be a third of all that Dagster keeps of it."""
    fixed = {table.name: {name for name, _ in table.columns} for table in public_tables() if table.more_columns}
    listed = "select table_name, column_name, data_type from duckdb_columns() where not internal order by column_index"
    found: dict[str, dict[str, str]] = {}
    for table, column, kind in connection.execute(listed).fetchall():
        if column in fixed.get(table, {column}):
            found.setdefault(table, {})[column] = kind
    return found


def _rebuilt_alone(context: dg.AssetExecutionContext) -> bool:
    """Whether somebody chose single models, and no publication follows them in this run."""
    selected = context.run.asset_selection
    return context.is_subset and selected is not None and PUBLISHED not in selected


def _publish_now(context: dg.AssetExecutionContext, where: settings.Places) -> None:
    """A mart that somebody rebuilt alone is published with it: who looks at the file would else wonder where it is."""
    try:
        done = publish(where.build_db, where.warehouse, public_tables())
    except NotPublishedError as error:
        raise dg.Failure(f"built, but not published: {error}") from error
    state.note_publication(where)
    metadata = {"path": dg.MetadataValue.path(str(done.path)), "rows": dg.MetadataValue.json(done.rows)}
    context.log_event(dg.AssetMaterialization(asset_key=PUBLISHED, metadata=metadata))
