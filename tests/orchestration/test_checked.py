"""A bucket is checked again when, and only when, something of it or of the checks changed."""

import shutil

import pytest

from orchestration import checks, settings
from orchestration.checked import Checked
from transforms.facts import store

pytestmark = pytest.mark.slow

CODE = settings.PROJECT / "orchestration" / "checks.py"


@pytest.fixture
def where(built, tmp_path):
    shutil.copytree(built.warehouse / "facts", tmp_path / "facts")
    (tmp_path / "build").mkdir()
    shutil.copy(built.warehouse / "build" / "checked.json", tmp_path / "build")
    return settings.Places(built.raw, tmp_path)


def held(where, code=CODE):
    checked = Checked(where, code)
    return [bucket for bucket in store.BUCKETS if checked.holds(bucket)]


def test_what_a_build_checked_holds_until_it_changes(where):
    assert held(where) == list(store.BUCKETS)
    changed = next(bucket for bucket in store.BUCKETS if not store.read(where.facts, "metrics", bucket).is_empty())
    path = store.path_of(where.facts, "metrics", changed)
    store.read(where.facts, "metrics", changed).head(1).write_parquet(path)
    assert set(store.BUCKETS) - set(held(where)) == {changed}
    assert ("every_number_is_accounted_for") in {name for name, _ in checks.faults(where.facts, changed)}


def test_other_checks_look_at_everything_again(where, tmp_path):
    other = tmp_path / "checks.py"
    other.write_bytes(CODE.read_bytes() + b"\n# another check\n")
    assert held(where, other) == []


def test_a_damaged_note_is_no_note(where):
    (where.build / "checked.json").write_text("{", "utf-8")
    assert held(where) == []
