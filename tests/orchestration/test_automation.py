"""The sensor: one run for whatever changed, none while there is nothing to do."""

import time

import dagster as dg
import pytest
from dagster._core.definitions.run_request import InstigatorType
from dagster._core.scheduler.instigation import TickData, TickStatus

from orchestration import automation, dagster_files, progress, settings, state
from orchestration.lock import building
from transforms.facts.fold import fold

pytestmark = pytest.mark.slow  # each opens Dagster's databases


@pytest.fixture
def raw(tmp_path, monkeypatch):
    folder = tmp_path / "raw"
    folder.mkdir()
    monkeypatch.setenv("TONGBI_RAW", str(folder))
    monkeypatch.setenv("TONGBI_WAREHOUSE", str(tmp_path / "warehouse"))
    # The folder is looked at as if the files had come a while ago.
    monkeypatch.setattr(automation, "_SETTLED_SECONDS", 0)
    return folder


def look(instance, cursor=None):
    context = dg.build_sensor_context(instance=instance, cursor=cursor)
    return automation.raw_folder(context)


def test_many_files_ask_for_one_run(raw):
    for number in range(5):
        (raw / f"{number}.txt").write_text(f"{number}件")
    with dg.instance_for_test() as instance:
        result = look(instance)
        assert len(result.run_requests) == 1


def test_a_folder_that_keeps_failing_is_tried_three_times_each_later_until_it_changes(raw, monkeypatch):
    (raw / "a.txt").write_text("1件")
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now)
    with dg.instance_for_test() as instance:
        cursor = None
        for waited in (0, 60, 600):
            if waited:
                assert isinstance(look(instance, cursor), dg.SkipReason)
                now += waited
            result = look(instance, cursor)
            assert len(result.run_requests) == 1
            cursor = result.cursor
        now += 86400
        assert isinstance(look(instance, cursor), dg.SkipReason)
        (raw / "corrections.yml").write_text("- document: a.txt")
        corrected = look(instance, cursor)
        assert len(corrected.run_requests) == 1
        (raw / "b.txt").write_text("2件")
        assert len(look(instance, corrected.cursor).run_requests) == 1


def test_a_clock_set_back_after_a_failed_build_holds_up_no_further_one(raw, monkeypatch):
    (raw / "a.txt").write_text("1件")
    now = time.time() + 5 * 365 * 86400
    monkeypatch.setattr(time, "time", lambda: now)
    with dg.instance_for_test() as instance:
        cursor = look(instance).cursor
        now -= 5 * 365 * 86400
        assert len(look(instance, cursor).run_requests) == 1


def test_nothing_is_asked_for_when_the_warehouse_is_up_to_date(raw, monkeypatch):
    (raw / "a.txt").write_text("1件")
    monkeypatch.setattr(state, "up_to_date", lambda where: True)
    with dg.instance_for_test() as instance:
        assert isinstance(look(instance), dg.SkipReason)


def test_a_file_still_being_written_is_waited_for(raw, monkeypatch):
    monkeypatch.setattr(automation, "_SETTLED_SECONDS", 300)
    (raw / "a.txt").write_text("1件")
    with dg.instance_for_test() as instance:
        assert "still coming in" in look(instance).skip_message


def test_a_folder_that_is_not_there_is_said(raw):
    raw.rmdir()
    with dg.instance_for_test() as instance:
        assert "no such folder" in look(instance).skip_message


def test_schedule_and_sensor_run_without_anybody_starting_them():
    assert automation.daily.default_status == dg.DefaultScheduleStatus.RUNNING
    assert automation.raw_folder.default_status == dg.DefaultSensorStatus.RUNNING


def test_a_published_file_that_is_gone_or_not_ours_is_made_again(tmp_path):
    where = settings.places(tmp_path / "raw", tmp_path / "w")
    for folder in (where.raw, where.build):
        folder.mkdir(parents=True)
    fold(where.raw, where.warehouse)
    where.published.write_text("published")
    assert not state.up_to_date(where)
    state.remember(where)
    assert state.up_to_date(where)
    assert state.changed_since_publication(where) == []
    where.published.write_text("put there by somebody")
    assert not state.up_to_date(where)
    where.published.unlink()
    assert not state.up_to_date(where)


def test_a_run_whose_process_was_killed_holds_up_no_other(raw, monkeypatch):
    (raw / "a.txt").write_text("1件")
    where = settings.places()
    with dg.instance_for_test() as instance:
        killed = instance.create_run_for_job(_named_build, status=dg.DagsterRunStatus.STARTED)
        assert "under way" in look(instance).skip_message  # it may be about to begin
        monkeypatch.setattr(automation, "_SILENT_SECONDS", 0)
        with building(where.warehouse):
            assert "under way" in look(instance).skip_message
        assert len(look(instance).run_requests) == 1
        assert instance.get_run_by_id(killed.run_id).status == dg.DagsterRunStatus.FAILURE


def test_a_run_that_was_killed_before_the_clock_was_set_back_holds_up_no_other(raw, monkeypatch):
    (raw / "a.txt").write_text("1件")
    back = time.time() - 5 * 365 * 86400
    with dg.instance_for_test() as instance:
        killed = instance.create_run_for_job(_named_build, status=dg.DagsterRunStatus.STARTED)
        monkeypatch.setattr(time, "time", lambda: back)
        assert len(look(instance).run_requests) == 1
        assert instance.get_run_by_id(killed.run_id).status == dg.DagsterRunStatus.FAILURE


@pytest.mark.parametrize(("seconds", "stays"), [(-5, True), (5 * 365 * 86400, False)])
def test_dagster_waits_for_no_time_that_only_a_clock_set_back_since_has_seen(raw, seconds, stays):
    where = settings.places()
    place = where.warehouse / "dagster"
    place.mkdir(parents=True)
    tick = TickData("origin", "raw_folder", InstigatorType.SENSOR, TickStatus.SKIPPED, time.time() + seconds)
    with dg.DagsterInstance.local_temp(str(place)) as instance:
        instance.create_tick(tick)
    told: list[str] = []
    with progress.listening(lambda *_: None, told.append):
        dagster_files.drop_ticks_to_come(where)
    assert (place / "schedules" / "schedules.db").exists() == stays
    assert len(told) == (not stays)


@dg.job(name="build")
def _named_build():
    """A run is found by the name of its job."""


def test_when_it_runs_and_how_long_a_failed_build_waits_may_be_said():
    assert automation.scheduled("0 */6 * * *").cron_schedule == "0 */6 * * *"
    assert automation.waits("5,50") == [0, 5, 50]
    assert (automation.scheduled(None).cron_schedule, automation.waits(None)) == ("30 5 * * *", [0, 60, 600])


@pytest.mark.parametrize("written", ["every day", "* * * *", "61 * * * *"])
def test_a_schedule_that_is_none_is_told_with_one_that_is(written):
    with pytest.raises(ValueError, match=r"TONGBI_SCHEDULE=.* not the five fields of cron; write for instance '30 5"):
        automation.scheduled(written)


@pytest.mark.parametrize("written", ["soon", "60;600", "1.5"])
def test_waits_that_are_none_are_told_with_some_that_are(written):
    with pytest.raises(ValueError, match=r"TONGBI_RETRY_SECONDS=.* write for instance '60,600'"):
        automation.waits(written)
