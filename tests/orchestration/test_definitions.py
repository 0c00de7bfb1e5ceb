"""The graph that Dagster shows."""

import json
import os
import shutil
import threading
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import dagster as dg
import duckdb
import polars as pl
import pytest

from transforms.facts.due import due_reports

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def defs(built):
    before = dict(os.environ)
    os.environ.update(TONGBI_WAREHOUSE=str(built.warehouse), TONGBI_RAW=str(built.raw))
    from orchestration.definitions import defs

    yield defs
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture(scope="module")
def graph(defs):
    return defs.resolve_asset_graph()


def nodes(graph):
    return [graph.get(key) for key in graph.materializable_asset_keys]


def test_the_way_from_a_raw_document_to_the_published_file_is_one_graph(graph):
    assert graph.get(dg.AssetKey(["facts", "metrics"])).parent_keys == {dg.AssetKey("raw_documents")}
    seen, todo = set(), [dg.AssetKey("published_warehouse")]
    while todo:
        key = todo.pop()
        if key not in seen:
            seen.add(key)
            todo += graph.get(key).parent_keys
    assert {dg.AssetKey("raw_documents"), dg.AssetKey("fct_metrics"), dg.AssetKey("mart_yoy_indicators")} <= seen
    # Nothing is made that the publication does not hang on, but for what is there for people to look at.
    assert graph.materializable_asset_keys >= seen


def test_every_asset_has_group_owner_kind_and_description(graph):
    bare = [
        node.key.to_user_string()
        for node in nodes(graph)
        if not (node.group_name not in (None, "default") and node.owners and node.kinds and node.description)
    ]
    assert bare == []


def test_what_would_mislead_a_reader_blocks(graph):
    blocking = {key.name for key in graph.asset_check_keys if graph.get(key).blocking}
    assert {
        "span_is_the_slice_of_the_text",
        "value_comes_from_its_slice",
        "every_number_is_accounted_for",
        "schema_is_the_contract",
    } <= blocking


def test_dbt_tests_are_asset_checks(graph):
    names = {key.name for key in graph.asset_check_keys}
    assert any(name.startswith("unique_fct_metrics_metric_id") for name in names)


def test_one_job_in_one_process_does_it_all(defs, graph):
    job = defs.resolve_job_def("build")
    assert job.executor_def.name == "in_process"
    assert set(job.asset_layer.selected_asset_keys) == set(graph.materializable_asset_keys)


def test_schedules_and_sensors(defs):
    assert [(one.name, one.cron_schedule) for one in defs.schedules] == [("daily", "30 5 * * *")]
    assert [one.name for one in defs.sensors] == ["raw_folder", "alert"]


def test_every_column_of_a_model_is_followed_to_where_it_comes_from(built, defs):
    from orchestration import dbt, settings
    from orchestration.assets.models import _columns
    from orchestration.lineage import SOURCE, column_lineage

    where = settings.places(built.raw, built.warehouse)
    with duckdb.connect(str(where.build_db), read_only=True) as connection:
        found = column_lineage(where, dbt.manifest(where), _columns(connection))
    seen, todo = set(), [("mart_yoy_indicators", "yoy")]
    while todo:
        table, column = todo.pop()
        if (table, column) not in seen:
            seen.add((table, column))
            todo += found.get(table, {}).get(column, [])
    assert {(f"{SOURCE}metrics", "value"), (f"{SOURCE}metrics", "comparison")} <= seen
    assert (f"{SOURCE}metrics", "section") not in seen
    assert found["stg_metrics"]["value"] == [(f"{SOURCE}metrics", "value")]
    unknown = [name for name, columns in found.items() if name.startswith("mart_") and not any(columns.values())]
    # The columns of the panel are named by the data: a pivot of mart_yoy_indicators, which panel_dictionary explains.
    assert set(unknown) <= {"mart_panel"}


def test_code_schema_and_owner_of_every_asset_are_known(graph):
    for node in nodes(graph):
        assert "dagster/code_references" in node.metadata, node.key
        assert node.owners
    schema = graph.get(dg.AssetKey(["facts", "metrics"])).metadata["dagster/column_schema"]
    assert {column.name for column in schema.columns if column.description} >= {"value", "unit", "char_start"}


def run(defs, built, tmp_path, job="build", selection=None, config=None):
    """A run of a job on a copy of the built warehouse, as the launchpad starts it."""
    folder = tmp_path / "warehouse"
    if not folder.exists():
        shutil.copytree(built.warehouse, folder, ignore=shutil.ignore_patterns("dagster", ".lock*"))
    given = {"resources": {"warehouse": {"config": {"raw": str(built.raw), "folder": str(folder), **(config or {})}}}}
    definition = defs.resolve_job_def(job) if selection is None else defs.resolve_implicit_global_asset_job_def()
    return definition.execute_in_process(run_config=given, asset_selection=selection, raise_on_error=False)


def test_one_mart_rebuilt_alone_is_published(defs, built, tmp_path):
    key = dg.AssetKey(["mart_coverage"])
    first = run(defs, built, tmp_path, selection=[key])
    assert first.success
    published = {event.asset_key for event in first.all_events if event.event_type_value == "ASSET_MATERIALIZATION"}
    assert published == {key, dg.AssetKey("published_warehouse")}
    event = next(
        event
        for event in first.all_events
        if event.asset_key == key and event.event_type_value == "ASSET_MATERIALIZATION"
    )
    metadata = event.step_materialization_data.materialization.metadata
    assert {"dagster/column_schema", "dagster/column_lineage", "dagster/row_count"} <= set(metadata)


def test_the_raw_folder_and_the_limits_can_be_given_for_one_run(defs, built, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "long.txt").write_text(
        "丹西街道2023年工作总结\n\n2023年，丹西街道实现规上工业产值22亿元。\n" * 40, "utf-8"
    )
    before = dict(os.environ)
    done = run(defs, built, tmp_path, "facts_only", config={"raw": str(other), "limits": {"text_bytes": 100}})
    assert done.success
    assert dict(os.environ) == before
    problems = pl.concat(pl.read_parquet(path) for path in (tmp_path / "warehouse/facts/problems").glob("*.parquet"))
    assert problems["source_path"].to_list() == ["long.txt"]
    assert "TEXT_BYTES" in problems["remedy"][0]


@pytest.mark.parametrize(
    ("kind", "end", "reported", "due"),
    [
        ("annual", "2023-12-31", "2024-01-20", "2025-03-31"),  # published early: two months and a month of grace
        ("annual", "2023-12-31", "2024-05-29", "2025-06-29"),  # takes its time: as long as last time, and a month
        ("half_year", "2023-06-30", None, "2024-09-28"),
        ("quarter", "2023-09-30", None, "2024-03-30"),
    ],
)
def test_the_next_report_is_due_when_the_last_ones_tell(kind, end, reported, due):
    day = date.fromisoformat
    rows = {
        "district_id": ["330225002"],
        "report_kind": [kind],
        "period_end": [day(end)],
        "reported_on": [reported and day(reported)],
    }
    documents = pl.DataFrame(rows, schema_overrides={"reported_on": pl.Date})
    assert due_reports(documents, day(due))["due_on"].to_list() == [day(due)]
    assert due_reports(documents, day(due))["days_late"].to_list() == [0]
    assert due_reports(documents, day(due) + timedelta(days=3))["days_late"].to_list() == [3]


def test_a_failed_run_is_told_to_a_command_and_an_address(monkeypatch, tmp_path):
    from orchestration.alerts import send

    heard = []

    class Listener(BaseHTTPRequestHandler):
        def do_POST(self):
            heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("TONGBI_ALERT_URL", f"http://127.0.0.1:{server.server_port}/")
        monkeypatch.setenv("TONGBI_ALERT_COMMAND", f"tee {tmp_path / 'told.json'}")
        assert send({"causes": ["磁盘已满"]}) == []
        server.shutdown()
    assert heard == [{"causes": ["磁盘已满"]}]
    assert json.loads((tmp_path / "told.json").read_text("utf-8")) == heard[0]
    monkeypatch.setenv("TONGBI_ALERT_COMMAND", "/no/such/command")
    assert {missed.split(":")[0] for missed in send({})} == {"TONGBI_ALERT_COMMAND", "TONGBI_ALERT_URL"}
