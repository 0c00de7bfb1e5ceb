"""Where things are. The command line sets these variables before Dagster or dbt is imported; both read them."""

import os
from pathlib import Path
from typing import NamedTuple

from transforms.common.for_duckdb import memory_limit

PROJECT = Path(__file__).resolve().parents[1]
TRANSFORMS = PROJECT / "transforms"


# Patterns of file names, parts of an address, the end of a text in SQL, the beginning of a template, the end of a line.
_NOT_IN_A_PATH = ("*", "[", "]", "?", "#", "'", "{{", "{%", "{#", "\n")


class Places(NamedTuple):
    """A raw folder and the warehouse made from it, both absolute."""

    raw: Path
    warehouse: Path

    @property
    def facts(self) -> Path:
        return self.warehouse / "facts"

    @property
    def build(self) -> Path:
        return self.warehouse / "build"

    @property
    def build_db(self) -> Path:
        return self.build / "tongbi.duckdb"

    @property
    def published(self) -> Path:
        return self.warehouse / "tongbi.duckdb"

    @property
    def site(self) -> Path:
        return self.warehouse / "site"

    @property
    def dbt_target(self) -> Path:
        return self.build / "target"


def places(raw: Path | None = None, warehouse: Path | None = None) -> Places:
    """The places named, else those of TONGBI_RAW and TONGBI_WAREHOUSE, else those of the project."""
    return Places(
        Path(os.path.abspath(raw or os.environ.get("TONGBI_RAW") or PROJECT / "raw")),
        Path(os.path.abspath(warehouse or os.environ.get("TONGBI_WAREHOUSE") or PROJECT / "warehouse")),
    )


def refused(where: Places) -> str | None:
    """Why no warehouse can be built between these folders, with the remedy; None when one can."""
    for folder in where:
        try:
            str(folder).encode("utf-8")
        except UnicodeEncodeError:
            return f"{folder}: the path is no UTF-8, which DuckDB and Dagster need; rename the folder"
    if where.raw.resolve().is_relative_to(where.warehouse.resolve()):
        return (
            f"{where.raw}: the folder of reports lies in the warehouse, {where.warehouse}, whose files are no reports; "
            f"name another folder with --warehouse"
        )
    if found := [character for character in _NOT_IN_A_PATH if character in str(where.warehouse)]:
        return (
            f"{where.warehouse}: the path of a warehouse may not hold {' '.join(found)}, which DuckDB, SQLite or dbt take "
            f"for something else; name another folder with --warehouse"
        )
    return None


def export(where: Places) -> None:
    """Tell Dagster and dbt, in this process and its children. Absolute paths: both else follow the current folder."""
    os.environ.update(
        TONGBI_RAW=str(where.raw),
        TONGBI_WAREHOUSE=str(where.warehouse),
        TONGBI_BUILD_DB=str(where.build_db),
        TONGBI_FACTS_DIR=str(where.facts),
        TONGBI_DAGSTER_DIR=str(where.warehouse / "dagster"),
        DAGSTER_HOME=str(PROJECT),
        DAGSTER_EVENT_BATCH_SIZE="200",  # events that come together are written together
        DBT_TARGET_PATH=str(where.dbt_target),
        DBT_LOG_PATH=str(where.build / "logs"),
        DBT_PROJECT_DIR=str(TRANSFORMS),
        DBT_PROFILES_DIR=str(TRANSFORMS),
        DBT_SEND_ANONYMOUS_USAGE_STATS="false",
        DO_NOT_TRACK="1",
        TONGBI_MEMORY_LIMIT=memory_limit(),
    )
    for folder in (where.facts, where.dbt_target, where.warehouse / "dagster"):
        folder.mkdir(parents=True, exist_ok=True)
