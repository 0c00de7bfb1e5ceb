"""What every DuckDB connection of ours shares: how much memory it may take, where it spills, and how a text is quoted."""

import os
from pathlib import Path

import duckdb

_LIMIT_GB = 6.0
_SHARE = 0.6  # of the machine's memory: Python, Dagster and the workers need some too


def memory_limit() -> str:
    """TONGBI_MEMORY_LIMIT, else 6 GB, on a small machine 60 % of its memory."""
    given = os.environ.get("TONGBI_MEMORY_LIMIT")
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return given or f"{min(_LIMIT_GB, _SHARE * machine):.1f}GB"


def duckdb_limits(spill: Path) -> dict[str, str | bool | int | float | list[str]]:
    """The `config` of a connection that spills into the folder `spill`, which DuckDB makes when it is needed."""
    return {"memory_limit": memory_limit(), "temp_directory": str(spill)}


def connect(
    database: str | Path = ":memory:",
    *,
    read_only: bool = False,
    config: dict[str, str | bool | int | float | list[str]] | None = None,
) -> duckdb.DuckDBPyConnection:
    """As `duckdb.connect`, without the progress bar: of a query of two seconds DuckDB prints one on standard output, in the
    middle of whatever a command writes there."""
    connection = duckdb.connect(str(database), read_only=read_only, config=config or {})
    connection.execute("set enable_progress_bar = false")
    return connection


def sql_text(value: str | Path) -> str:
    """A text, or a path, as a literal of SQL: 'O''Brien' for O'Brien. No statement is put together without it."""
    return "'" + str(value).replace("'", "''") + "'"
