"""What a public table lacks before it can be built, all at once and each with its remedy: asked before dbt is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from transforms.common.yml import read_yml
from transforms.models import PUBLIC_LAYERS
from transforms.models.dictionary import MODELS, REFERENCE, doc_blocks


class ModelsError(ValueError):
    """Public tables that are not described as they must be; one line each."""


def validate(models: Path = MODELS) -> None:
    """Raises ModelsError that lists what is missing: a yml beside the SQL, a key, types, doc blocks in English and Chinese."""
    found = faults(models)
    if found:
        raise ModelsError("\n".join(found))


def faults(models: Path = MODELS) -> list[str]:
    """What is missing, a line each that names folder, file and remedy; empty when every public table is described."""
    known = set(doc_blocks(models))
    found = []
    for folder in PUBLIC_LAYERS:
        for sql in sorted((models / folder).glob("*.sql")):
            yml = sql.with_suffix(".yml")
            if not yml.exists():
                found.append(
                    f"{folder}/{sql.name}: no {yml.name} beside it; describe its columns there as the other tables do"
                )
                continue
            for model in read_yml(yml).get("models", []):
                found += [f"{folder}/{yml.name}: {fault}" for fault in _of_model(model, known)]
    return found


def _of_model(model: dict[str, Any], known: set[str]) -> list[str]:
    columns = model.get("columns", [])
    found = [_undocumented(model["name"], model, known, "tables.md")]
    found += [_undocumented(column["name"], column, known, "columns.md") for column in columns]
    found += [f"{one['name']} has no data_type; contracts need one" for one in columns if not one.get("data_type")]
    together = [
        test["unique_together"]
        for test in model.get("data_tests", [])
        if isinstance(test, dict) and "unique_together" in test
    ]
    if any("columns" not in (one or {}).get("arguments", {}) for one in together):
        found.append(
            f"{model['name']} has unique_together without columns; write arguments: {{columns: [a, b]}} below it"
        )
    if not together and not any("unique" in column.get("data_tests", []) for column in columns):
        found.append(f"{model['name']} has no key; give a column the test unique, or the table unique_together")
    return [fault for fault in found if fault]


def _undocumented(name: str, node: dict[str, Any], known: set[str], file: str) -> str:
    reference = REFERENCE.fullmatch(node.get("description", ""))
    if reference is None:
        return f"{name} has no description; write {{{{ doc('…') }}}} and the block into {file}"
    if reference[1] in known:
        return ""
    return f"{name} points to the doc block {reference[1]}, which is not in {file}; write it there, English, an empty line, Chinese"
