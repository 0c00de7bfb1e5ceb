"""The published file, opened so that a query can read it and nothing else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple

import duckdb

from transforms.common.errors import first_line
from transforms.common.for_duckdb import connect
from transforms.common.published import NotPublishedError, must_be_published, not_readable

if TYPE_CHECKING:
    import polars as pl

_READING = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)


class WarehouseError(Exception):
    """The warehouse cannot be opened, or a query cannot be answered; the message says why and what to do."""


class ReadOnlyError(WarehouseError):
    """The statement would do something else than read the warehouse."""


class Answer(NamedTuple):
    """What a query gives: names and DuckDB types of its columns, rows as tuples."""

    columns: list[str]
    types: list[str]
    rows: list[tuple[Any, ...]]


class Warehouse:
    """A published `tongbi.duckdb`, read-only: no other file, no network, no setting can be reached by what is asked of it.

    `seconds` and `memory` (as DuckDB writes it: 500MB, 2GB) are what one query may take; nothing is spilled to disk.
    Raises WarehouseError when there is no published file at `path`, or none that DuckDB can open.
    """

    def __init__(self, path: Path, *, seconds: float = 60, memory: str = "2GB") -> None:
        try:
            must_be_published(path)
        except NotPublishedError as error:
            raise WarehouseError(str(error)) from error
        self._seconds = seconds
        settings: dict[str, Any] = {
            "enable_external_access": False,
            "python_enable_replacements": False,
            "memory_limit": memory,
            "temp_directory": "",
        }
        try:
            self._connection = connect(path, read_only=True, config=settings)
            self._connection.execute("set lock_configuration = true")
        except duckdb.Error as error:
            raise WarehouseError(f"{path}: it cannot be opened: {not_readable(error)}") from error

    def __enter__(self) -> Warehouse:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def ask(self, sql: str, parameters: list[Any] | None = None, *, at_most: int | None = None) -> Answer:
        """Answer one SELECT (or DESCRIBE, SHOW, SUMMARIZE, EXPLAIN). Rows beyond `at_most` are not fetched.

        Raises ReadOnlyError for any other statement and WarehouseError for one that fails or takes too much.
        """
        self._refuse_all_but_reading(sql)
        with self._limited():
            cursor = self._connection.execute(sql, parameters or [])
            rows = cursor.fetchall() if at_most is None else cursor.fetchmany(at_most)
            described = cursor.description or []
            return Answer([str(one[0]) for one in described], [str(one[1]) for one in described], rows)

    def frame(self, sql: str) -> pl.DataFrame:
        """The same as a Polars frame; decimals stay decimals."""
        self._refuse_all_but_reading(sql)
        with self._limited():
            return self._connection.sql(sql).pl()

    def tables(self) -> list[str]:
        """Names of the public tables, in order."""
        found = "select table_name from duckdb_tables() where not internal and not temporary order by all"
        return [str(name) for (name,) in self.ask(found).rows]

    def _refuse_all_but_reading(self, sql: str) -> None:
        try:
            statements = self._connection.extract_statements(sql)
        except duckdb.Error as error:
            raise WarehouseError(_told(error)) from error
        if len(statements) != 1:
            raise WarehouseError(f"{len(statements)} statements were given; ask one question at a time")
        if statements[0].type not in _READING:
            kind = statements[0].type.name.lower()
            raise ReadOnlyError(
                f"a published warehouse is only read, and this is a statement of kind {kind}; ask with SELECT"
            )

    @contextmanager
    def _limited(self) -> Iterator[None]:
        alarm = threading.Timer(self._seconds, self._connection.interrupt)
        alarm.start()
        try:
            yield
        except duckdb.InterruptException as error:
            raise WarehouseError(
                f"not answered within {self._seconds:g} s; ask for less, or allow more seconds"
            ) from error
        except duckdb.OutOfMemoryException as error:
            raise WarehouseError("the answer takes more memory than is allowed; ask for less, or allow more") from error
        except duckdb.PermissionException as error:
            raise ReadOnlyError(f"only the warehouse can be read: {first_line(error)}") from error
        except (duckdb.InternalException, duckdb.FatalException) as error:
            raise WarehouseError(
                f"DuckDB failed with a fault of its own, and the warehouse is as it was: ask again ({first_line(error)})"
            ) from error
        except duckdb.Error as error:
            raise WarehouseError(_told(error)) from error
        finally:
            alarm.cancel()


def _told(error: Exception) -> str:
    """DuckDB's message with the place it points to, without blank lines."""
    return "\n".join(line for line in str(error).splitlines() if line.strip())
