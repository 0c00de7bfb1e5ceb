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
    """Calls dbt; the node results. Fails with dbt's own messages when a node fails."""
    from dbt.cli.main import dbtRunner

    target = tmp_path_factory.mktemp("dbt")
    before = dict(os.environ)

    def call(*arguments: str, facts: Path, database: Path) -> list[Any]:
        os.environ |= {
            "TONGBI_BUILD_DB": str(database),
            "TONGBI_FACTS_DIR": str(facts),
            "DBT_TARGET_PATH": str(target / "target"),
            "DBT_LOG_PATH": str(target / "logs"),
        }
        places = ["--project-dir", str(TRANSFORMS), "--profiles-dir", str(TRANSFORMS)]
        result = dbtRunner().invoke([*arguments, "--quiet", *places])
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
