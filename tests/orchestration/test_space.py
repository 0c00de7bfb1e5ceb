"""A full disk is told in one line: before the build where it can be known, else as what the build failed of."""

import errno
import os
import subprocess

import pytest

from orchestration import settings, space
from orchestration.cli import load
from orchestration.run import _WithoutEventLog
from tests.conftest import put_reports, tongbi


@pytest.fixture
def where(tmp_path):
    (tmp_path / "raw").mkdir()
    return settings.places(tmp_path / "raw", tmp_path / "warehouse")


def test_a_build_without_room_is_not_begun(where, monkeypatch):
    from typer.testing import CliRunner

    monkeypatch.setattr(space, "_free", lambda folder: 8_000_000)
    shown = CliRunner().invoke(load("build"), ["build", str(where.raw), "-w", str(where.warehouse)])
    assert shown.exit_code == 1
    assert "disk is full: 8.0 MB are free, and this build needs at least 40.0 MB" in shown.output
    assert "nothing is published yet" in shown.output
    assert len(shown.output.splitlines()) == 1
    assert not where.facts.exists()


def test_a_further_build_needs_room_for_the_publication_beside_the_last_one(where, monkeypatch):
    where.warehouse.mkdir()
    where.published.write_bytes(bytes(5_000_000))
    monkeypatch.setattr(space, "_free", lambda folder: 14_000_000)
    space.ensure(where)
    monkeypatch.setattr(space, "_free", lambda folder: 12_000_000)
    with pytest.raises(space.FullDiskError, match="last published warehouse stands"):
        space.ensure(where)


@pytest.mark.parametrize(
    "cause",
    [
        "IO Error: Could not write file: No space left on device",
        "(sqlite3.OperationalError) database or disk is full",
        "Failed to open file: Disk quota exceeded",
    ],
)
def test_libraries_say_it_in_words_of_their_own(where, cause):
    assert space.ran_out(where, ["model a: it depends on b", cause])


def test_the_cause_may_lie_behind_another_error(where):
    error = RuntimeError("cannot write the manifest")
    error.__cause__ = OSError(errno.ENOSPC, "anything")
    assert space.ran_out(where, [], error)
    assert not space.ran_out(where, ["column a is missing"], ValueError("no such table"))


def test_nothing_else_that_is_written_to_standard_error_is_lost(capsys):
    import sys

    stream = _WithoutEventLog(sys.stderr)
    stream.write("Exception while writing logger call to event log: disk I/O error\n")
    stream.write("something else\n")
    assert capsys.readouterr().err == "something else\n"


@pytest.fixture
def small_disk(tmp_path):
    """A file system of eight megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk], capture_output=True, check=False
    ).returncode
    if os.geteuid() != 0 or mounted:
        pytest.skip("only root may mount a file system")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


@pytest.mark.slow
def test_a_build_on_a_small_disk_says_so_in_one_line_and_the_next_one_publishes_where_there_is_room(small_disk):
    raw, warehouse = small_disk.parent / "raw", small_disk / "warehouse"
    put_reports(raw)
    full = tongbi("build", raw, "-w", warehouse)
    assert full.returncode == 1
    assert "the disk is full" in full.stderr
    assert len(full.stderr.splitlines()) == 1
    subprocess.run(["mount", "-o", "remount,size=400m", small_disk], check=True)
    again = tongbi("build", raw, "-w", warehouse)
    assert again.returncode == 0, again.stderr
    assert "Traceback" not in again.stderr
