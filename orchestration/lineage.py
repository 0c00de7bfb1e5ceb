"""Which columns each column of a model is made from, told from the compiled SQL."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from orchestration.settings import Places
from transforms.common.source_hash import installed
from transforms.common.whole_files import read_object, write_text

Columns = dict[str, str]  # name → type
Sources = dict[str, list[tuple[str, str]]]  # column → (model or source, column)

SOURCE = "source "  # before the name of a facts table
_DATABASE, _SCHEMA = "tongbi", "main"


def column_lineage(where: Places, manifest: Mapping[str, Any], columns: Mapping[str, Columns]) -> dict[str, Sources]:
    """By model, for all that dbt has compiled: two seconds for the whole project, so it is kept for SQL that did not change.

    A model whose SQL cannot be followed is left out: lineage is for people to look at, no build fails for it.
    """
    file = where.build / "lineage.json"
    kept, found, reader = read_object(file), {}, installed(["sqlglot"])
    for node in manifest["nodes"].values():
        compiled = where.dbt_target / "compiled" / node["package_name"] / node["original_file_path"]
        if node["resource_type"] == "model" and compiled.exists():
            name, sql, parents = node["name"], compiled.read_text("utf-8"), _parents(node, manifest, columns)
            made_of = hashlib.sha256(repr((sql, parents, reader)).encode()).hexdigest()
            known = kept.get(name)
            if not isinstance(known, dict) or known.get("made_of") != made_of:
                known = {"made_of": made_of, "columns": _read(name, sql, parents)}
            found[name] = known
    if found != kept:
        write_text(json.dumps(found, ensure_ascii=False), file)
    return {name: _as_sources(one["columns"]) for name, one in found.items()}


def _as_sources(columns: Mapping[str, Any]) -> Sources:
    return {column: [(table, source) for table, source in sources] for column, sources in columns.items()}


def _parents(
    node: Mapping[str, Any], manifest: Mapping[str, Any], columns: Mapping[str, Columns]
) -> dict[str, Columns]:
    found = {}
    for unique_id in node["depends_on"]["nodes"]:
        if unique_id.startswith("source."):
            source = manifest["sources"][unique_id]
            found[f"{SOURCE}{source['name']}"] = {
                name: column["data_type"] for name, column in source["columns"].items()
            }
        elif unique_id in manifest["nodes"]:
            name = manifest["nodes"][unique_id]["name"]
            found[name] = dict(columns.get(name, {}))
    return found


def _read(name: str, sql: str, parents: dict[str, Columns]) -> Sources:
    from sqlglot import exp
    from sqlglot.errors import SqlglotError
    from sqlglot.lineage import lineage

    own = f"{SOURCE}{name.removeprefix('stg_')}"
    if own in parents:  # staging: a view that renames nothing
        return {column: [(own, column)] for column in parents[own]}
    made: Sources = {}
    try:
        traced = lineage(
            None,
            sql,
            {_DATABASE: {_SCHEMA: parents}},
            dialect="duckdb",
            trim_selects=False,
            catalog=_DATABASE,
            db=_SCHEMA,
        )
        for column_name, node in traced.items():
            leaves = [one for one in node.walk() if isinstance(one.expression, exp.Table)]
            found = {(leaf.expression.name, leaf.name.rpartition(".")[2].strip('"')) for leaf in leaves}
            made[column_name.lower()] = sorted(
                (table, column) for table, column in found if column in parents.get(table, {})
            )
    except (SqlglotError, KeyError, ValueError, AttributeError):
        return {}
    return made
