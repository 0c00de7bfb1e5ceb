"""What stands of the last build is what nothing behind it changed of."""

from types import SimpleNamespace

import pytest

from orchestration.settings import Places
from orchestration.unchanged import Unchanged
from transforms.common.whole_files import seal


def node(unique_id, *parents, materialized="table"):
    return SimpleNamespace(
        unique_id=unique_id,
        resource_type=unique_id.partition(".")[0],
        config=SimpleNamespace(materialized=materialized),
        depends_on=SimpleNamespace(nodes=list(parents)),
    )


NODES = [
    node("model.stg_documents", "source.documents", "source.corrected_documents", materialized="view"),
    node("model.dim_documents", "model.stg_documents"),
    node("model.dim_indicators", "source.indicators"),
    node("model.mart", "model.dim_documents", "model.dim_indicators"),
    node("test.mart", "model.mart", materialized="test"),
    node("test.dim_indicators", "model.dim_indicators", materialized="test"),
    node("test.macros", materialized="test"),
]
MANIFEST = SimpleNamespace(
    nodes={one.unique_id: one for one in NODES},
    sources={
        f"source.{name}": SimpleNamespace(name=name) for name in ("documents", "corrected_documents", "indicators")
    },
)
ALL = {one.unique_id for one in NODES}


@pytest.fixture
def where(tmp_path):
    where = Places(tmp_path / "raw", tmp_path / "warehouse")
    (where.facts / "documents").mkdir(parents=True)
    where.build.mkdir()
    for name in ("documents/bucket=0", "corrected_documents", "indicators"):
        (where.facts / f"{name}.parquet").write_text(name)
    where.build_db.write_text("built")
    seal(where.build_db)
    Unchanged(where, MANIFEST, "project").remember(ALL)
    return where


def standing(where, project="project"):
    return {one.unique_id for one in Unchanged(where, MANIFEST, project).nodes()}


def test_all_stands_while_nothing_changes(where):
    assert standing(where) == ALL


def test_each_comes_after_what_it_is_made_from(where):
    order = Unchanged(where, MANIFEST, "project").order()
    assert all(order.index(parent) < order.index(one.unique_id) for one in NODES for parent in one.depends_on.nodes)


def test_of_other_documents_the_view_stands_and_what_is_made_from_its_rows_does_not(where):
    (where.facts / "documents" / "bucket=0.parquet").write_text("other rows")
    assert standing(where) == ALL - {"model.dim_documents", "model.mart", "test.mart"}


def test_a_new_file_changes_the_view_that_names_the_files(where):
    (where.facts / "documents" / "bucket=1.parquet").write_text("more rows")
    assert standing(where) == {"model.dim_indicators", "test.dim_indicators", "test.macros"}


def test_a_correction_changes_the_view_that_looks_for_it(where):
    (where.facts / "corrected_documents.parquet").write_text("one")
    assert standing(where) == {"model.dim_indicators", "test.dim_indicators", "test.macros"}


def test_what_was_not_remembered_does_not_stand(where):
    Unchanged(where, MANIFEST, "project").remember(ALL - {"test.mart"})
    assert standing(where) == ALL - {"test.mart"}


def test_nothing_stands_of_another_project_another_file_or_a_run_that_broke_off(where):
    assert standing(where, "other project") == set()
    where.build_db.write_text("built otherwise")
    seal(where.build_db)
    assert standing(where) == set()
    Unchanged(where, MANIFEST, "project").remember(ALL)
    Unchanged(where, MANIFEST, "project").forget()
    assert standing(where) == set()


def test_the_words_of_a_table_stand_while_project_and_build_file_do(where):
    (where.facts / "documents" / "bucket=0.parquet").write_text("other rows")
    assert Unchanged(where, MANIFEST, "project").project_stands()
    assert not Unchanged(where, MANIFEST, "other words").project_stands()
    Unchanged(where, MANIFEST, "project").forget()
    assert not Unchanged(where, MANIFEST, "project").project_stands()


def test_nothing_stands_in_a_build_file_that_was_removed(where):
    """Alone, without its seal, as whoever cleans a folder up does it."""
    where.build_db.unlink()
    assert standing(where) == set()


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"made_of": 3}', '{"state": ["", "project"], "made_of": []}'])
def test_of_a_damaged_note_nothing_stands(where, damaged):
    (where.build / "unchanged.json").write_text(damaged)
    assert standing(where) == set()
