"""A Frictionless Data Package: a CSV for each table and a descriptor with schema, dictionary, sizes and hashes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from transforms.exports.files import safe_frame
from transforms.exports.tables import Column, Table

_TYPES = {
    "INTEGER": "integer",
    "BIGINT": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
}


def write_package(tables: Sequence[Table], folder: Path) -> Iterator[str]:
    """`datapackage.json` and `data/TABLE.csv` in `folder`, which is made. Texts that begin like formulas have an apostrophe
    before them; the descriptor says so."""
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    resources = []
    for table in tables:
        path = data / f"{table.name}.csv"
        safe_frame(table.frame).write_csv(path, datetime_format="%Y-%m-%dT%H:%M:%S%.f")
        resources.append(_resource(table, path))
    descriptor = {
        "profile": "tabular-data-package",
        "name": "tongbi",
        "title": "tongbi 同比: figures of Chinese government work reports, each with the sentence that says so",
        "description": "In texts, an apostrophe goes before a cell that a spreadsheet would take for a formula (= + - @).",
        "resources": resources,
    }
    written = json.dumps(descriptor, ensure_ascii=False, indent=1)
    (folder / "datapackage.json").write_text(written + "\n", "utf-8")
    yield from ()


def _resource(table: Table, path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "title": table.name,
        "description": f"{table.meaning}\n\n{table.meaning_zh}",
        "path": f"data/{path.name}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, str]:
    kind = "number" if column.data_type.startswith("DECIMAL") else _TYPES.get(column.data_type, "string")
    return {"name": column.name, "type": kind, "description": f"{column.meaning}\n\n{column.meaning_zh}"}
