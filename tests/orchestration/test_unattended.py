"""What a build that nobody watches leaves in the log, and what it says of a warehouse that another version made."""

import json
import os
import shlex
import subprocess

import pytest

from orchestration import settings, state
from orchestration.stage_log import StageLog
from tests.conftest import command
from transforms.facts import versions
from transforms.facts.fold import fold

NAMES = {"look": "looking at the folder", "extract": "reading and extracting"}


def heard(*, as_json):
    lines: list[str] = []
    log = StageLog(NAMES, lines.append, as_json=as_json)
    log.hear("look", 0, 0)
    log.hear("extract", 0, 1200)
    log.hear("extract", 1200, 1200)
    log.end(published=True)
    return lines


def test_a_stage_that_is_over_has_its_count_and_its_seconds():
    begun, over, begun_next, counted = heard(as_json=False)
    assert (begun, begun_next) == ("looking at the folder …", "reading and extracting …")
    assert over == "looking at the folder: 0.0 s"
    assert counted == "reading and extracting: 1,200 of 1,200 0.0 s"


def test_as_json_there_is_an_object_a_stage_and_one_for_the_build():
    look, extract, build = map(json.loads, heard(as_json=True))
    assert (look["stage"], look["total"]) == ("look", 0)
    assert (extract["stage"], extract["done"], extract["total"]) == ("extract", 1200, 1200)
    assert (build["stage"], build["published"]) == ("build", True)
    assert all(set(one) >= {"time", "seconds"} for one in (look, extract, build))


@pytest.mark.slow
def test_a_warehouse_of_another_version_is_told_of_and_made_again(tmp_path, monkeypatch):
    where = settings.Places(tmp_path / "raw", tmp_path / "warehouse")
    where.raw.mkdir()
    (where.raw / "a.txt").write_text("2023年，新增就业120人。", "utf-8")
    now = versions.current()
    with monkeypatch.context() as before:
        before.setattr(versions, "current", lambda: versions.Versions(now.reading, "0.0.9+abc"))
        fold(where.raw, where.warehouse)
        assert state.of_another_version(where) is None
    told = state.of_another_version(where)
    assert told is not None
    assert "0.0.9+abc" in told
    assert "1 extracted again" in told
    assert fold(where.raw, where.warehouse).extracted == 1
    assert state.of_another_version(where) is None


@pytest.mark.slow
@pytest.mark.parametrize("redirect", ["", "<&- >&- 2>&-"])
def test_an_output_that_is_closed_stops_nothing_and_no_file_takes_its_number(tmp_path, redirect):
    shell = f"exec {shlex.join(command('district', '象山县'))} {redirect}"
    assert subprocess.run(["sh", "-c", shell], capture_output=True, check=False).returncode == 0


@pytest.mark.slow
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no device that is always full")
def test_an_output_that_cannot_be_written_is_told_of_in_one_line():
    shell = f"exec {shlex.join(command('district', '象山县'))} > /dev/full"
    shown = subprocess.run(["sh", "-c", shell], capture_output=True, text=True, check=False)
    assert shown.returncode == 1
    assert shown.stderr == "tongbi: the output cannot be written: No space left on device\n"
