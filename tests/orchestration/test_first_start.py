"""Dagster's web server, its daemon and a build may start at one moment on a warehouse that nobody has opened yet."""

import os
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from orchestration import dbt, settings


def test_programs_that_start_at_once_find_the_whole_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "environ", dict(os.environ))
    where = settings.places(tmp_path / "raw", tmp_path / "warehouse")
    settings.export(where)
    whole = dbt.manifest(where)
    shutil.rmtree(where.dbt_target)
    where.dbt_target.mkdir()
    monkeypatch.setattr(shutil, "copyfile", _copied_slowly)

    def manifest_after(seconds: float) -> dict[str, Any]:
        time.sleep(seconds)
        return dbt.manifest(where)

    with ThreadPoolExecutor(4) as programs:
        found = list(programs.map(manifest_after, (0, 0.2, 0.4, 0.6)))
    assert all(one == whole for one in found)


def _copied_slowly(source: Path, target: Path) -> None:
    content = source.read_bytes()
    with target.open("wb") as file:
        file.write(content[:1000])
        file.flush()
        time.sleep(0.3)
        file.write(content[1000:])
