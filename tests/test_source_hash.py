"""What is kept by the code that made it is made again when that code changes, and only then."""

import pytest

from transforms.common.source_hash import installed, source_hash


def _hash(root):
    return source_hash(root, ["rules", "one.yml"], lambda path: path.stem != "examples", salt="1")


@pytest.fixture
def tree(tmp_path):
    (tmp_path / "rules" / "deep").mkdir(parents=True)
    (tmp_path / "rules" / "deep" / "share.py").write_text("a = 1")
    (tmp_path / "rules" / "examples.yml").write_text("- x")
    (tmp_path / "one.yml").write_text("b: 2")
    (tmp_path / "beside.txt").write_text("not named")
    return tmp_path


@pytest.mark.parametrize("path", ["rules/deep/share.py", "one.yml"])
def test_a_changed_file_changes_the_hash(tree, path):
    before = _hash(tree)
    (tree / path).write_text("a = 2")
    assert _hash(tree) != before


def test_a_renamed_file_changes_the_hash(tree):
    before = _hash(tree)
    (tree / "rules/deep/share.py").rename(tree / "rules/deep/part.py")
    assert _hash(tree) != before


@pytest.mark.parametrize("path", ["rules/examples.yml", "beside.txt", "rules/__pycache__/share.pyc"])
def test_what_no_run_reads_changes_nothing(tree, path):
    before = _hash(tree)
    (tree / path).parent.mkdir(exist_ok=True)
    (tree / path).write_text("other")
    assert _hash(tree) == before


def test_the_salt_and_the_libraries_count_too(tree):
    assert source_hash(tree, ["one.yml"], lambda path: True, salt="1") != source_hash(
        tree, ["one.yml"], lambda path: True, salt="2"
    )
    assert installed(["no-such-package-at-all"]) == "no-such-package-at-all=-"
    assert installed(["duckdb"]).removeprefix("duckdb=")[0].isdigit()
