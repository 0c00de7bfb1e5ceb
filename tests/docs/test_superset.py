"""The files for Superset speak of tables, columns and metrics that there are."""

import importlib.util

import pytest
import yaml

from tests.conftest import ROOT

pytestmark = pytest.mark.slow

FILES = ROOT / "docs" / "bi" / "superset"


@pytest.fixture
def bundle(built, tmp_path):
    spec = importlib.util.spec_from_file_location("bundle", FILES / "bundle.py")
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    made.make(built.warehouse / "tongbi.duckdb", tmp_path / "bundle")
    return tmp_path / "bundle"


def load(bundle, pattern):
    return [yaml.safe_load(path.read_text("utf-8")) for path in sorted(bundle.glob(pattern))]


def test_the_database_is_opened_read_only_and_nothing_else_with_it(bundle, built):
    (database,) = load(bundle, "databases/*.yaml")
    assert database["sqlalchemy_uri"] == f"duckdb:///{built.warehouse / 'tongbi.duckdb'}"
    arguments = database["extra"]["engine_params"]["connect_args"]
    assert arguments["read_only"] is True
    assert arguments["config"]["enable_external_access"] == "false"
    assert database["allow_dml"] is False


def test_every_chart_asks_for_what_its_data_set_has(bundle):
    datasets = {one["uuid"]: one for one in load(bundle, "datasets/tongbi/*.yaml")}
    assert all(column["description"] for one in datasets.values() for column in one["columns"])
    charts = load(bundle, "charts/*.yaml")
    for chart in charts:
        dataset = datasets[chart["dataset_uuid"]]
        columns = {column["column_name"] for column in dataset["columns"]}
        metrics = {metric["metric_name"] for metric in dataset["metrics"]}
        asked = chart["params"]
        used = [*asked.get("all_columns", []), *asked.get("groupby", []), *filter(None, [asked.get("x_axis")])]
        used += [one["subject"] for one in asked["adhoc_filters"]]
        assert set(used) <= columns, chart["slice_name"]
        assert {*asked.get("metrics", []), *filter(None, [asked.get("metric")])} <= metrics, chart["slice_name"]


def test_the_dashboard_shows_every_chart(bundle):
    (dashboard,) = load(bundle, "dashboards/*.yaml")
    shown = {
        one["meta"]["uuid"]
        for one in dashboard["position"].values()
        if isinstance(one, dict) and one.get("type") == "CHART"
    }
    assert shown == {one["uuid"] for one in load(bundle, "charts/*.yaml")}
