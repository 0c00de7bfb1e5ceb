"""dbt in this process, on facts made for the occasion."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

TRANSFORMS = Path(__file__).resolve().parents[2] / "transforms"

Dbt = Callable[..., list[Any]]


@pytest.fixture(scope="session")
def dbt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dbt]:
    """Calls dbt; the node results. Fails with dbt's own messages when a node fails.

    As in a build, the project is parsed once, where dbt would parse it again for each other file that it is to build in, and
    that file stays open until the end. The parsed project knows the name of the file, which is therefore always the same.
    """
    from dbt.cli.main import dbtRunner

    from orchestration.dbt import _QUIET, _file_open_throughout

    target = tmp_path_factory.mktemp("dbt")
    before = dict(os.environ)
    parsed: list[Any] = []

    def call(*arguments: str, facts: Path, database: Path) -> list[Any]:
        assert database.name == "built.duckdb"
        database.parent.mkdir(exist_ok=True)
        os.environ |= {
            "TONGBI_BUILD_DB": str(database),
            "TONGBI_FACTS_DIR": str(facts),
            "DBT_TARGET_PATH": str(target / "target"),
            "DBT_LOG_PATH": str(target / "logs"),
        }
        places = ["--project-dir", str(TRANSFORMS), "--profiles-dir", str(TRANSFORMS)]
        if not parsed:
            parsed.append(dbtRunner().invoke(["parse", *_QUIET, *places]).result)
        with _file_open_throughout():
            result = dbtRunner(manifest=parsed[0]).invoke([*arguments, *_QUIET, "--no-write-json", *places])
        assert result.exception is None, result.exception
        nodes = list(getattr(result.result, "results", []))
        failed = [
            f"{one.node.name}: {one.message}" for one in nodes if str(one.status) in ("error", "fail", "runtime error")
        ]
        assert not failed, "\n".join(failed)
        return nodes

    yield call
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture
def rows(request: pytest.FixtureRequest) -> Iterator[Callable[..., list[dict[str, Any]]]]:
    """Runs SQL on a built file; each row as a dict."""
    opened: list[duckdb.DuckDBPyConnection] = []

    def query(database: Path, sql: str) -> list[dict[str, Any]]:
        connection = duckdb.connect(str(database), read_only=True)
        opened.append(connection)
        found = connection.execute(sql)
        names = [column[0] for column in found.description or []]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    yield query
    for connection in opened:
        connection.close()
