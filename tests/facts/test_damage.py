"""What a build remembers is never trusted when it is not as the last build left it: it is made again, and said."""

import os
import shutil
import time

import polars as pl
import pytest

from tests.facts import fakes
from transforms.facts import files, store
from transforms.facts.fold import fold
from transforms.facts.schema import ORDER, TABLES
from transforms.facts.versions import Versions

# Each test folds a whole folder several times.
pytestmark = pytest.mark.slow

NOW = Versions("r", "x")


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """A folder of reports and the warehouse made from it, changed by nobody."""
    folder = tmp_path_factory.mktemp("damage") / "raw"
    folder.mkdir()
    for number in range(30):
        path = folder / f"{number}.txt"
        place = "某街道" if number % 3 else "某"  # where no district is named, that is noted
        count = f"LOST{number}" if number % 7 == 6 else f"{number}"  # and some are withheld
        path.write_text(f"{place}第3次处理案件{count}件。", "utf-8")
        past = time.time() - 60
        os.utime(path, (past, past))
    build(folder)
    return folder


@pytest.fixture
def raw(once, tmp_path):
    shutil.copytree(once.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / "raw"


def build(raw, warehouse=None, current=NOW):
    fakes.READ.clear()
    said: list[str] = []
    warehouse = warehouse or raw.parent / "warehouse"
    fold(raw, warehouse, load_stages=fakes.load, current=current, workers=1, tell=said.append)
    return said


def everything(warehouse):
    return {
        name: pl.concat([store.read(warehouse / "facts", name, bucket) for bucket in store.BUCKETS])
        .sort(ORDER[name], nulls_last=True)
        .drop("ingested_at", strict=False)
        .rows()
        for name in TABLES
    }


def cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip(path):
    content = path.read_bytes()
    at = len(content) // 3
    path.write_bytes(content[:at] + bytes(byte ^ 0xFF for byte in content[at : at + 16]) + content[at + 16 :])


def other_rows(path):
    """Every check of the format holds, and the content is not what was written."""
    pl.read_parquet(path).clear().write_parquet(path)


def bucket_of(warehouse, table, but=()):
    """A bucket that has rows of the table."""
    paths = sorted((warehouse / "facts" / table).glob("*.parquet"))
    return next(path for path in paths if path.name not in but and pl.read_parquet(path).height)


@pytest.mark.parametrize("harm", [cut, flip, other_rows, os.unlink])
def test_damaged_parts_are_read_again_and_nothing_else(raw, harm):
    warehouse = raw.parent / "warehouse"
    before = everything(warehouse)
    harmed: set[str] = set()
    for table in TABLES:
        path = bucket_of(warehouse, table, but=harmed)
        harmed.add(path.name)
        harm(path)
    [line] = build(raw)
    assert "facts/document_sources/bucket=" in line
    assert "and 4 more" in line
    assert f"{len(fakes.READ)} reports are read again" in line
    assert 0 < len(fakes.READ) < 30
    assert everything(warehouse) == before
    assert build(raw) == []
    assert fakes.READ == []


@pytest.mark.parametrize("harm", [cut, flip, os.unlink])
@pytest.mark.parametrize("name", ["ledger.parquet", "checksums.json"])
def test_when_it_is_not_known_what_was_read_all_is_read_again(raw, name, harm):
    warehouse = raw.parent / "warehouse"
    before = everything(warehouse)
    harm(warehouse / "facts" / name)
    [line] = build(raw)
    assert f"facts/{name}" in line
    assert everything(warehouse) == before


def test_small_tables_are_made_again_without_reading(raw):
    facts = raw.parent / "warehouse" / "facts"
    before = {}
    for name in ("duplicates.parquet", "divisions.parquet", "corrected_metrics.parquet"):
        before[name] = (facts / name).read_bytes()
        flip(facts / name)
    [line] = build(raw)
    assert "they are made again" in line
    assert fakes.READ == []
    assert {name: (facts / name).read_bytes() for name in before} == before


def test_after_a_first_build_that_never_ended_nothing_is_called_damaged(raw):
    for name in ("ledger.parquet", "checksums.json"):
        (raw.parent / "warehouse" / "facts" / name).unlink()
    assert build(raw) == []
    assert len(fakes.READ) == 30


def test_what_another_version_left_without_checksums_is_read_again_and_not_called_damaged(raw):
    checksums = raw.parent / "warehouse" / "facts" / "checksums.json"
    checksums.unlink()
    assert build(raw, current=Versions("r", "newer")) == []
    assert len(fakes.READ) == 30
    cut(checksums)
    [line] = build(raw, current=Versions("r", "newest"))
    assert "facts/checksums.json" in line


def test_a_build_that_was_ended_between_two_tables_leaves_no_row_without_its_document(raw, monkeypatch):
    warehouse = raw.parent / "warehouse"
    (raw / "1.txt").unlink()
    with monkeypatch.context() as patched:
        write = files.write_parquet

        def dies(frame, path):
            if path.parent.name == "metrics":
                raise KeyboardInterrupt
            write(frame, path)

        patched.setattr(store, "write_parquet", dies)
        with pytest.raises(KeyboardInterrupt):
            build(raw)
    build(raw)
    build(raw, raw.parent / "scratch")
    assert everything(warehouse) == everything(raw.parent / "scratch")


def test_what_cannot_be_read_is_never_taken_for_empty(raw):
    path = bucket_of(raw.parent / "warehouse", "problems")
    cut(path)
    with pytest.raises(store.DamagedError, match=r"problems.*cannot be read"):
        store.read(path.parents[1], "problems", path.stem[-1])
