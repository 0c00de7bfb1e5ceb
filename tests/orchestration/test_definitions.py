"""The graph that Dagster shows."""

import os

import dagster as dg
import pytest

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
    assert [one.name for one in defs.sensors] == ["raw_folder"]
