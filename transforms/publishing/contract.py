"""What is public: read from the ymls beside the models, where columns, types and keys are stated once."""

from pathlib import Path
from typing import Any, NamedTuple

from transforms.common.yml import read_yml
from transforms.models import PUBLIC_LAYERS

MODELS = Path(__file__).resolve().parents[1] / "models"


class PublicTable(NamedTuple):
    """A table that readers may rely on. `columns` are (name, SQL type) in order; `key` identifies a row.

    `more_columns` names the table that lists which columns may follow: a wide panel has as many as there are indicators.
    """

    name: str
    key: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    more_columns: str | None = None


def public_tables(models: Path = MODELS) -> list[PublicTable]:
    """Every model of the public layers, by layer and name. Raises ValueError for one without key."""
    tables = []
    for path in (path for layer in PUBLIC_LAYERS for path in sorted((models / layer).glob("*.yml"))):
        for model in read_yml(path).get("models", []):
            columns = tuple((column["name"], column["data_type"]) for column in model["columns"])
            more = model.get("config", {}).get("meta", {}).get("more_columns")
            tables.append(PublicTable(model["name"], _key(model, path), columns, more))
    return tables


def _key(model: dict[str, Any], path: Path) -> tuple[str, ...]:
    for test in _tests(model):
        if isinstance(test, dict) and "unique_together" in test:
            arguments = test["unique_together"]
            return tuple(arguments.get("arguments", arguments)["columns"])
    for column in model["columns"]:
        if any(test == "unique" or (isinstance(test, dict) and "unique" in test) for test in _tests(column)):
            return (column["name"],)
    raise ValueError(
        f"{path.name}: {model['name']} has no key; give a column the test unique, or the table unique_together"
    )


def _tests(node: dict[str, Any]) -> list[Any]:
    return [*node.get("data_tests", []), *node.get("tests", [])]
