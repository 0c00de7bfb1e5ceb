"""Whatever one file, its name or its sidecar holds: the others are read and published all the same."""

import os
import subprocess
import zipfile
from pathlib import Path

import polars as pl
import pytest

from tests.facts import fakes
from tests.facts.test_fold import V1, put
from transforms.facts import stages, store
from transforms.facts.fold import fold
from transforms.facts.stages import Stages

pytestmark = pytest.mark.slow

LONE = "\\ud800"  # as YAML writes half of a surrogate pair, in double quotes


def load() -> Stages:
    """Reading as it is, the rest small enough to see through."""
    return fakes.load()._replace(read=stages.load().read)


def too_large() -> Stages:
    """A rule that gives what no column can hold, where the text says so; it passes the check."""
    small = load()

    def extract(text, found):
        result = small.extract(text, found)
        if "HUGE" in text:
            result.rows[:] = [row._replace(section=b"\xff") for row in result.rows]
        return result

    return small._replace(extract=extract)


@pytest.fixture
def raw(tmp_path):
    folder = tmp_path / "raw"
    folder.mkdir()
    put(folder / "good.txt", "某街道处理案件12件。")
    put(folder / "other.txt", "某街道处理案件13件。")
    return folder


def build(raw: Path, load_stages=load) -> tuple[list[int], dict[str, str]]:
    """The values published, and the cause for each file that has a problem."""
    warehouse = raw.parent / "warehouse"
    fold(raw, warehouse, load_stages=load_stages, current=V1, workers=1)
    facts = warehouse / "facts"
    rows, problems = (
        pl.concat(store.read(facts, table, bucket) for bucket in store.BUCKETS) for table in ("metrics", "problems")
    )
    return sorted(int(value) for value in rows["value"]), dict(problems.select("source_path", "cause").iter_rows())


@pytest.mark.parametrize(
    "sidecar",
    [
        f'title: "{LONE}"',
        f'publisher: "a{LONE}b"',
        f'url: "https://x.cn/{LONE}"',
        f'district: "{LONE}"',
        f'period: "{LONE}"',
        f'"{LONE}": 1',
        f'title: ["{LONE}"]',
        "title: 0x" + "f" * 5000,
        "title: !!timestamp x",
        "title: !!bool x",
        "a: &a [x,x,x,x,x,x,x,x,x]\n" + "\n".join(f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]" for old, new in zip("abcdefghi", "bcdefghij", strict=True)) + "\ntitle: *j",
    ],
    ids=["title", "publisher", "url", "district", "period", "key", "list", "digits", "timestamp", "bool", "aliases"],
)  # fmt: skip
def test_what_a_sidecar_says_stops_nothing_else(raw, sidecar):
    put(raw / "good.txt.meta.yml", sidecar)
    with zipfile.ZipFile(raw / "packed.zip", "w") as archive:
        archive.writestr("a.txt", "某街道处理案件14件。")
        archive.writestr("a.txt.meta.yml", sidecar)
        archive.writestr("b.txt", "某街道处理案件15件。")
    values, problems = build(raw)
    assert values == [12, 13, 14, 15]
    assert {"good.txt.meta.yml", "packed.zip!/a.txt.meta.yml"} <= set(problems)


@pytest.mark.parametrize(
    "entry",
    [
        f'- {{document: good.txt, set: {{title: "{LONE}"}}, expect: {{title: null}}, why: x}}',
        f'- {{document: good.txt, set: {{title: a}}, expect: {{title: null}}, why: "{LONE}"}}',
        f'- {{document: "{LONE}", set: {{title: a}}, expect: {{title: null}}, why: x}}',
        f'- {{document: good.txt, "{LONE}": 1, set: {{title: a}}, expect: {{title: null}}, why: x}}',
        f'- {{document: good.txt, set: {{"{LONE}": a}}, expect: {{title: null}}, why: x}}',
        "- {document: good.txt, row: {char_start: ²1, value_text: '12'}, set: {value: 1}, expect: {value: 2}, why: x}",
        f'- {{document: good.txt, set: {{period: 2023}}, expect: {{period: "{LONE}"}}, why: x}}',
    ],
)
def test_what_corrections_say_stops_nothing_else(raw, entry):
    good = "- {document: other.txt, set: {publisher: 某县}, expect: {publisher: null}, why: known}"
    put(raw / "corrections.yml", f"{entry}\n{good}\n")
    values, problems = build(raw)
    assert values == [12, 13]
    assert "cannot be used" in problems["corrections.yml"]
    assert pl.read_parquet(raw.parent / "warehouse" / "facts" / "corrections.parquet")["status"].to_list() == [
        "applied"
    ]


def link_to_a_pipe(raw):
    os.mkfifo(raw / "pipe")
    (raw / "link.txt").symlink_to("pipe")


def of_a_terabyte(name):
    def put_it(raw):
        with (raw / name).open("wb") as file:
            file.truncate(1 << 40)  # a hole that takes no room

    return put_it


@pytest.mark.parametrize(
    ("put_it", "told_of", "cause"),
    [
        (link_to_a_pipe, "link.txt", "pipe"),
        (of_a_terabyte("huge.txt"), "huge.txt", "above the limit"),
        (of_a_terabyte("good.txt.meta.yml"), "good.txt.meta.yml", "above the limit"),
        (of_a_terabyte("corrections.yml"), "corrections.yml", "more than 5,000,000 bytes"),
    ],
    ids=["link-to-a-pipe", "huge-report", "huge-sidecar", "huge-corrections"],
)
def test_what_cannot_be_read_to_its_end_is_not_begun(raw, put_it, told_of, cause):
    put_it(raw)
    values, problems = build(raw)
    assert values == [12, 13]
    assert cause in problems[told_of]


@pytest.mark.parametrize("length", [246, 247, 250, 255])
def test_a_name_too_long_for_a_sidecar_is_a_report_like_others(raw, length):
    put(raw / ("a" * (length - 4) + ".txt"), "某街道处理案件14件。")
    put(raw / ("报" * ((length - 4) // 3) + ".txt"), "某街道处理案件15件。")
    assert build(raw)[0] == [12, 13, 14, 15]


def test_folders_nested_deeper_than_anyone_files_are_told_of(raw):
    where = os.open(raw, os.O_RDONLY)
    for _ in range(400):  # more, and nobody can remove it again
        os.mkdir("d", dir_fd=where)
        below = os.open("d", os.O_RDONLY, dir_fd=where)
        os.close(where)
        where = below
    os.close(where)
    try:
        values, problems = build(raw)
    finally:
        # pytest would fail at removing so deep a folder, in every later run.
        subprocess.run(["rm", "-rf", str(raw / "d")], check=True)
    assert values == [12, 13]
    assert any("nested" in cause for cause in problems.values())


def test_rows_that_no_table_can_hold_are_withheld_alone(raw):
    with zipfile.ZipFile(raw / "packed.zip", "w") as archive:
        archive.writestr("a.txt", "某街道处理案件14件。")
        archive.writestr("b.txt", "某街道HUGE处理案件77件。")
    values, problems = build(raw, too_large)
    assert values == [12, 13, 14]
    assert "Storing broke on it" in problems["packed.zip!/b.txt"]
