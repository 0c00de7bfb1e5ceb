"""The history of runs: written with the connections kept open, and read by Dagster as it comes."""

import os

import dagster as dg
import pytest
from dagster._core.storage.sqlite_storage import DagsterSqliteStorage

from orchestration.history import History

pytestmark = pytest.mark.slow  # each opens Dagster's databases


@dg.asset(check_specs=[dg.AssetCheckSpec("holds", asset="counted")])
def counted():
    yield dg.Output(1, metadata={"rows": 7})
    yield dg.AssetCheckResult(passed=True)


def instance(folder, kind):
    storage = {"custom": {"module": kind.__module__, "class": kind.__name__, "config": {"base_dir": str(folder)}}}
    return dg.DagsterInstance.local_temp(str(folder), overrides={"storage": storage})


@pytest.mark.parametrize("together", ["0", "200"])
def test_what_was_written_is_read_by_dagsters_own_storage(tmp_path, monkeypatch, together):
    monkeypatch.setenv("DAGSTER_EVENT_BATCH_SIZE", together)
    with instance(tmp_path, History) as written:
        done = dg.materialize([counted], instance=written)
        told = [event.event_type_value for event in done.all_events]
    with instance(tmp_path, DagsterSqliteStorage) as read:
        logged = [event.dagster_event.event_type_value for event in read.all_logs(done.run_id) if event.dagster_event]
        assert sorted(set(told) - set(logged)) == []
        assert {"ASSET_CHECK_EVALUATION_PLANNED", "ASSET_MATERIALIZATION_PLANNED"} <= set(logged)
        latest = read.get_latest_materialization_event(dg.AssetKey("counted"))
        assert latest.asset_materialization.metadata["rows"].value == 7
        key = dg.AssetCheckKey(dg.AssetKey("counted"), "holds")
        [record] = read.event_log_storage.get_asset_check_execution_history(key, limit=5)
        assert record.status.value == "SUCCEEDED"


def test_a_history_that_somebody_removed_is_begun_anew(tmp_path):
    with instance(tmp_path, History) as written:
        dg.materialize([counted], instance=written)
        for name in os.listdir(tmp_path / "history" / "runs"):
            os.unlink(tmp_path / "history" / "runs" / name)
        done = dg.materialize([counted], instance=written)
        assert done.success
        assert written.get_latest_materialization_event(dg.AssetKey("counted")).run_id == done.run_id
