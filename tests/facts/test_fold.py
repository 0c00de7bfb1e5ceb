"""A folder of reports becomes tables, and stays in step with the folder."""

import multiprocessing
import os
import shutil
import struct
import time
from datetime import datetime
from pathlib import Path

import polars as pl
import pytest

from tests.facts import fakes
from tests.privileges import as_anybody
from transforms.facts import pool, store
from transforms.facts.fold import EmptiedFolderError, fold, nothing_to_do
from transforms.facts.guard import Worker
from transforms.facts.schema import ORDER, TABLES
from transforms.facts.versions import Versions
from transforms.facts.work import Job
from transforms.reading import read_file
from transforms.reading.document import Limits

# Each test folds a whole folder: seconds apiece, which make check has not.
pytestmark = pytest.mark.slow

V1 = Versions("r1", "x1")


@pytest.fixture
def raw(tmp_path):
    folder = tmp_path / "raw"
    (folder / "sub").mkdir(parents=True)
    put(folder / "a.txt", "某街道处理案件12件，第3季度5件。")
    put(folder / "sub" / "b.txt", "另一街道处理案件1,234件。")
    put(folder / "c.txt", "没有数字。")
    return folder


def put(path: Path, text: str) -> None:
    """Written as if some time ago: what changed this very second is looked at again for safety."""
    path.write_text(text, "utf-8")
    past = time.time() - 60
    os.utime(path, (past, past))


def build(raw, warehouse=None, versions=V1, workers=1):
    fakes.READ.clear()
    warehouse = warehouse or raw.parent / "warehouse"
    return fold(raw, warehouse, load_stages=fakes.load, current=versions, workers=workers)


def table(raw, name, warehouse=None):
    facts = (warehouse or raw.parent / "warehouse") / "facts"
    frames = [store.read(facts, name, bucket) for bucket in store.BUCKETS]
    return pl.concat(frames).sort(ORDER[name], nulls_last=True)


def values(raw):
    return sorted(int(value) for value in table(raw, "metrics")["value"])


def everything(raw, warehouse=None):
    return {name: table(raw, name, warehouse).drop("ingested_at", strict=False).rows() for name in TABLES}


def test_every_file_becomes_a_document_with_its_rows(raw):
    report = build(raw)
    assert (report.files, report.read, report.documents) == (3, 3, 3)
    assert table(raw, "documents").sort("source_path")["source_path"].to_list() == ["a.txt", "c.txt", "sub/b.txt"]
    assert values(raw) == [5, 12, 1234]
    metric = table(raw, "metrics").filter(pl.col("value") == 12).row(0, named=True)
    assert metric["metric_id"] == f"{metric['doc_id']}-{metric['char_start']}-0"
    assert metric["district_id"] == "330225001"
    assert table(raw, "exclusions")["reason"].to_list() == ["enumerator"]


def test_nothing_changed_nothing_read(raw):
    build(raw)
    before = everything(raw)
    report = build(raw)
    assert fakes.READ == []
    assert (report.read, report.extracted, report.buckets) == (0, 0, [])
    assert everything(raw) == before


def test_only_what_changed_is_read(raw):
    build(raw)
    put(raw / "a.txt", "某街道处理案件13件。")
    (raw / "c.txt").unlink()
    put(raw / "d.txt", "某街道处理案件7件。")
    report = build(raw)
    assert sorted(fakes.READ) == ["a.txt", "d.txt"]
    assert (report.new, report.changed, report.removed, report.unchanged) == (["d.txt"], ["a.txt"], ["c.txt"], 1)
    assert values(raw) == [7, 13, 1234]


def test_a_grown_warehouse_is_the_one_built_from_nothing(raw, tmp_path):
    build(raw)
    put(raw / "a.txt", "某街道处理案件13件。")
    put(raw / "e.txt", "")
    build(raw)
    (raw / "sub" / "b.txt").rename(raw / "renamed.txt")
    put(raw / "f.txt", "某街道LOST9件。")
    build(raw)
    build(raw, tmp_path / "fresh")
    assert everything(raw) == everything(raw, tmp_path / "fresh")


def test_the_same_size_and_mtime_do_not_hide_a_change(raw):
    build(raw)
    before = (raw / "a.txt").stat()
    (raw / "a.txt").write_text((raw / "a.txt").read_text().replace("12", "99"))
    os.utime(raw / "a.txt", ns=(before.st_atime_ns, before.st_mtime_ns))
    build(raw)
    assert 99 in values(raw)


def test_a_renamed_file_keeps_its_rows_without_being_read(raw):
    build(raw)
    (raw / "a.txt").rename(raw / "z.txt")
    build(raw)
    assert fakes.READ == []
    assert "z.txt" in table(raw, "documents")["source_path"].to_list()
    assert table(raw, "document_sources").filter(pl.col("source_path") == "a.txt").is_empty()


def test_the_same_content_twice_is_one_document_with_two_sources(raw):
    shutil.copy(raw / "a.txt", raw / "copy.txt")
    report = build(raw)
    assert report.documents == 3
    assert "copy.txt" not in fakes.READ
    (raw / "a.txt").unlink()
    build(raw)
    assert values(raw) == [5, 12, 1234]
    assert "copy.txt" in table(raw, "documents")["source_path"].to_list()


def test_a_document_that_changes_hands_takes_the_title_of_its_new_file(raw):
    (raw / "0.txt").write_text((raw / "a.txt").read_text())
    (raw / "0.txt.meta.yml").write_text("由旁注命名")
    build(raw)
    documents = table(raw, "documents").filter(pl.col("source_path") == "0.txt")
    assert documents["title"].to_list() == ["由旁注命名"]
    (raw / "0.txt").unlink()
    (raw / "0.txt.meta.yml").unlink()
    build(raw)
    assert table(raw, "documents").filter(pl.col("source_path") == "a.txt")["title"].to_list() == [None]
    assert values(raw) == [5, 12, 1234]


def test_a_changed_sidecar_counts_as_a_changed_file(raw):
    build(raw)
    (raw / "a.txt.meta.yml").write_text("新标题")
    build(raw)
    assert fakes.READ == ["a.txt"]
    assert "新标题" in table(raw, "documents")["title"].to_list()


def test_members_of_an_archive_are_documents_of_their_own(raw):
    put(raw / "many.zip", "某街道1件\n===\n某街道2件")
    build(raw)
    assert {"many.zip!/0.txt", "many.zip!/1.txt"} <= set(table(raw, "documents")["source_path"])
    (raw / "many.zip").rename(raw / "more.zip")
    build(raw)
    assert fakes.READ == []
    assert {"more.zip!/0.txt", "more.zip!/1.txt"} <= set(table(raw, "documents")["source_path"])


def test_no_report_is_lost_when_an_archive_goes_whose_report_stands_unpacked_beside_it(raw, tmp_path):
    put(raw / "all.zip", "某街道100件\n===\n某街道101件")
    put(raw / "unpacked.txt", "某街道100件")
    build(raw)
    (raw / "all.zip").unlink()
    for number in range(3):
        put(raw / f"new-{number}.txt", f"某街道{number + 200}件")
    build(raw)
    assert values(raw) == [5, 12, 100, 200, 201, 202, 1234]
    build(raw, tmp_path / "fresh")
    assert everything(raw) == everything(raw, tmp_path / "fresh")


def test_names_that_decode_alike_are_kept_apart(raw, tmp_path):
    for number in range(5):
        put(raw / f"more-{number}.txt", f"某街道{number + 300}件")
    for number, name in enumerate((b"bad\xff\xfe.txt", b"bad\xff\xfd.txt", b"bad\xff\xfc.txt")):
        put(raw / os.fsdecode(name), f"某街道{number + 400}件")
    report = build(raw)
    assert report.documents == 11
    assert values(raw) == [5, 12, *range(300, 305), 400, 401, 402, 1234]
    names = table(raw, "documents").filter(pl.col("source_path").str.starts_with("bad"))["source_path"].to_list()
    assert len(set(names)) == 3
    (raw / os.fsdecode(b"bad\xff\xfe.txt")).unlink()
    build(raw)
    build(raw, tmp_path / "fresh")
    assert everything(raw) == everything(raw, tmp_path / "fresh")


def test_one_content_under_one_name_twice_is_one_document(raw):
    put(raw / "a.zip", "某街道100件\n===\n某街道101件")
    (raw / "a.zip!").mkdir()
    put(raw / "a.zip!" / "0.txt", "某街道100件")
    build(raw)
    assert values(raw) == [5, 12, 100, 101, 1234]


def test_new_rules_reach_a_report_that_was_renamed_meanwhile(raw):
    build(raw)
    (raw / "a.txt").rename(raw / "z.txt")
    build(raw, versions=Versions("r1", "x2"))
    assert set(table(raw, "documents")["extractor_version"]) == {"x2"}
    assert values(raw) == [5, 12, 1234]


def test_what_the_worker_of_a_killed_build_still_stages_is_not_taken_up(raw):
    def orphan(done, total, path):
        # Whatever folder for staging there is, and whatever names it holds: another build's worker writes there, too.
        for document in list((raw.parent / "warehouse" / "facts" / ".staging").rglob("[!o]*.parquet")):
            shutil.copy(document, document.with_name("orphan.parquet"))

    fold(raw, raw.parent / "warehouse", load_stages=fakes.load, current=V1, workers=1, progress=orphan)
    assert values(raw) == [5, 12, 1234]


def test_bad_files_are_listed_and_stop_nothing(raw):
    put(raw / "empty.txt", "")
    put(raw / "raise.txt", "RAISE")
    put(raw / "crash.txt", "CRASH 1")
    put(raw / "lost.txt", "某街道LOST9件")
    put(raw / "wrong.txt", "某街道WRONG9件")
    report = build(raw)
    problems = {row["source_path"]: row for row in table(raw, "problems").iter_rows(named=True)}
    assert problems["empty.txt"]["cause"] == "the file is empty"
    assert "a library fell over" in problems["raise.txt"]["cause"]
    assert "a rule fell over" in problems["crash.txt"]["cause"]
    assert "'9' is not accounted for" in problems["lost.txt"]["cause"]
    assert problems["lost.txt"]["place"] == "character 7"
    assert "gives 9" in problems["wrong.txt"]["cause"]
    assert (report.withheld, report.quarantined) == (3, 2)
    assert values(raw) == [5, 12, 1234]
    assert build(raw).withheld == 3
    assert fakes.READ == []


def test_a_repaired_file_is_taken_up_again(raw):
    put(raw / "empty.txt", "")
    build(raw)
    put(raw / "empty.txt", "某街道77件")
    report = build(raw)
    assert report.quarantined == 0
    assert 77 in values(raw)


def test_what_nothing_decides_is_noted_until_it_is_decided(raw):
    put(raw / "who.txt", "某地8件")
    build(raw)
    build(raw)
    notes = table(raw, "problems").filter(pl.col("source_path") == "who.txt")
    assert notes["kind"].to_list() == ["note"]
    (raw / "who.txt").unlink()
    build(raw)
    assert table(raw, "problems").filter(pl.col("source_path") == "who.txt").is_empty()


def test_new_rules_make_rows_again_from_the_text_that_is_kept(raw):
    put(raw / "lost.txt", "某街道LOST9件")
    build(raw)
    report = build(raw, versions=Versions("r1", "x2"))
    assert fakes.READ == []
    assert report.extracted == 4
    assert set(table(raw, "documents")["extractor_version"]) == {"x2"}
    assert report.withheld == 1


def test_a_new_reader_reads_again(raw):
    build(raw)
    build(raw, versions=Versions("r2", "x2"))
    assert len(fakes.READ) == 3


def test_links_and_folders_of_others_are_left_aside(raw, tmp_path):
    (tmp_path / "secret.txt").write_text("某街道666件")
    (raw / "link.txt").symlink_to(tmp_path / "secret.txt")
    warehouse = raw / "warehouse"
    build(raw, warehouse)
    build(raw, warehouse)
    assert 666 not in [int(value) for value in table(raw, "metrics", warehouse)["value"]]
    skipped = table(raw, "problems", warehouse).filter(pl.col("kind") == "skipped")
    assert skipped["source_path"].to_list() == ["link.txt"]
    assert set(table(raw, "documents", warehouse)["source_path"]) == {"a.txt", "c.txt", "sub/b.txt"}


def test_damaged_buckets_are_built_again(raw):
    build(raw)
    before = everything(raw)
    facts = raw.parent / "warehouse" / "facts"
    doc_id = table(raw, "documents")["doc_id"][0]
    store.path_of(facts, "documents", doc_id[0]).write_bytes(b"nonsense")
    for bucket in store.BUCKETS:
        store.path_of(facts, "metrics", bucket).unlink()
    build(raw)
    assert everything(raw) == before


def test_a_build_that_died_before_its_ledger_is_made_good(raw):
    build(raw)
    ledger = raw.parent / "warehouse" / "facts" / "ledger.parquet"
    old = ledger.read_bytes()
    put(raw / "new.txt", "某街道55件")
    build(raw)
    ledger.write_bytes(old)
    (raw / "new.txt").unlink()
    build(raw)
    assert values(raw) == [5, 12, 1234]


def test_of_a_thousand_documents_only_the_changed_one_and_the_new_one_are_read(raw):
    for number in range(1000):
        put(raw / f"{number:04}.txt", f"某街道第{number}季度{number}件")
    assert build(raw).documents == 1003
    put(raw / "0500.txt", "某街道改为7件")
    (raw / "0501.txt").unlink()
    put(raw / "new.txt", "某街道新增8件")
    report = build(raw)
    assert sorted(fakes.READ) == ["0500.txt", "new.txt"]
    assert (report.read, report.extracted, len(report.changed), len(report.removed), len(report.new)) == (2, 2, 1, 1, 1)
    assert (report.documents, report.unchanged) == (1003, 1001)
    assert len(report.buckets) <= 4


def test_a_pool_gives_the_same_tables_and_survives_a_worker_that_dies(raw, tmp_path, monkeypatch):
    monkeypatch.setattr(pool, "_CHUNK_TASKS", 2)
    for number in range(4):
        put(raw / f"{number}.txt", f"某街道{number + 1000}件")
    put(raw / "kill.txt", "KILL")
    report = build(raw, workers=2)
    problems = table(raw, "problems").filter(pl.col("source_path") == "kill.txt")
    assert "was ended" in problems["cause"][0]
    assert (report.documents, report.quarantined) == (7, 1)
    (raw / "kill.txt").unlink()
    build(raw, tmp_path / "alone", workers=1)
    build(raw, workers=2, versions=Versions("r1", "x2"))
    build(raw, tmp_path / "alone", workers=1, versions=Versions("r1", "x2"))
    assert everything(raw) == everything(raw, tmp_path / "alone")


def test_nothing_to_do_is_noticed_without_opening_a_report(raw):
    warehouse = raw.parent / "warehouse"
    assert not nothing_to_do(raw, warehouse, V1)
    # ctime cannot be set back, so the files have to be older than the moment of safety.
    time.sleep(2.1)
    build(raw)
    assert nothing_to_do(raw, warehouse, V1)
    assert not nothing_to_do(raw, warehouse, Versions("r1", "x2"))
    (raw / "outside.txt").symlink_to("/etc/hostname")
    assert not nothing_to_do(raw, warehouse, V1)
    build(raw)
    assert nothing_to_do(raw, warehouse, V1)
    (raw / "outside.txt").unlink()
    assert not nothing_to_do(raw, warehouse, V1)


def test_a_wrong_code_in_a_sidecar_is_set_aside_and_the_document_kept(tmp_path):
    from transforms.facts.stages import load

    raw = tmp_path / "raw"
    raw.mkdir()
    put(
        raw / "a.txt",
        "丹西街道2023年工作总结\n\n2023年，丹西街道实现规上工业产值22亿元，同比增长10%。\n象山县丹西街道办事处\n",
    )
    put(raw / "a.txt.meta.yml", "district: 999999\nperiod: 2022\n")
    fold(raw, tmp_path / "warehouse", load_stages=load, current=V1, workers=1)
    document = table(raw, "documents").row(0, named=True)
    assert (document["district_id"], document["period_start"].year) == ("330225002", 2022)
    assert table(raw, "metrics").height == 2
    problem = table(raw, "problems").row(0, named=True)
    assert (problem["kind"], problem["place"]) == ("note", "key district")
    assert "999999" in problem["cause"]
    assert "tongbi district" in problem["remedy"]


def test_a_folder_that_holds_nothing_any_more_takes_no_report_away(raw):
    """So looks a disk that is not mounted."""
    build(raw)
    before = values(raw)
    away = raw.rename(raw.parent / "away")
    raw.mkdir()
    with pytest.raises(EmptiedFolderError, match=r"the last build read 3 files of it; is the disk .* mounted"):
        build(raw)
    assert values(raw) == before
    raw.rmdir()
    away.rename(raw)
    assert build(raw).read == 0


def test_a_report_whose_archive_goes_while_others_come_loses_none(raw):
    shutil.rmtree(raw)
    raw.mkdir()
    put(raw / "a.txt", "某街道处理案件12件。\n===\n某街道处理案件34件。")
    put(raw / "b.txt", "某街道处理案件12件。")
    build(raw)
    (raw / "a.txt").unlink()
    for number in (5, 6, 7):
        put(raw / f"new-{number}.txt", f"某街道处理案件{number}件。")
    report = build(raw)
    assert report.documents == 4
    assert values(raw) == [5, 6, 7, 12]


def test_names_that_decode_alike_lose_no_report(raw):
    for name, number in ((b"bad\xff\xfe.txt", 71), (b"bad\xff\xfd.txt", 72)):
        (raw / os.fsdecode(name)).write_text(f"某街道处理案件{number}件。", "utf-8")
    build(raw)
    assert values(raw) == [5, 12, 71, 72, 1234]
    assert len(set(table(raw, "documents")["source_path"])) == 5


def test_workers_that_never_begin_fail_the_build_and_no_report_is_blamed(raw):
    with pytest.raises(OSError, match="ended 3 times before it began"):
        fold(raw, raw.parent / "warehouse", load_stages=fakes.load_never, current=V1)
    build(raw)
    assert set(table(raw, "problems")["kind"]) == {"note"}  # of c.txt, which names no district


def test_a_worker_that_dies_while_it_waits_is_replaced(raw, tmp_path, monkeypatch):
    """Whoever ends a process that has nothing to do (the system, short of memory) harms no report."""
    for number in range(3):
        put(raw / f"{number}.txt", f"某街道处理案件{number + 50}件。")

    def hear(worker):
        outcomes = heard(worker)
        if outcomes is not None:
            worker.process.kill()
            worker.process.join()
        return outcomes

    build(raw, tmp_path / "alone")
    heard = Worker.hear
    monkeypatch.setattr(Worker, "hear", hear)
    monkeypatch.setattr(pool, "_CHUNK_TASKS", 1)
    build(raw, workers=None)
    assert everything(raw) == everything(raw, tmp_path / "alone")


def test_a_worker_that_dies_in_the_middle_of_a_message_is_a_dead_worker(raw):
    ours, theirs = multiprocessing.Pipe()
    os.write(theirs.fileno(), struct.pack("!i", 100) + b"the beginning of outcomes")
    theirs.close()
    job = Job(raw, raw, raw, "x1", datetime.now(), fakes.load)
    with pytest.raises(EOFError):
        Worker(job, connection=ours).hear()


def problems_of(raw):
    return {row["source_path"]: row["cause"] for row in table(raw, "problems").iter_rows(named=True)}


def read_for_real(raw):
    """As `build`, but files are opened as they are in use."""
    stages = fakes.load()._replace(read=lambda path, root: read_file(path, root=root, limits=Limits()))
    return fold(raw, raw.parent / "warehouse", load_stages=lambda: stages, current=V1, workers=1)


def test_a_file_that_may_not_be_read_is_tried_again_when_the_right_is_granted_and_not_before(raw):
    """Else each look at the folder finds something to do, for ever."""
    warehouse = raw.parent / "warehouse"
    (raw / "c.txt").chmod(0)
    time.sleep(2.1)
    with as_anybody():
        read_for_real(raw)
        assert "cannot be opened" in problems_of(raw)["c.txt"]
        assert nothing_to_do(raw, warehouse, V1)
        assert read_for_real(raw).new == []
        assert "cannot be opened" in problems_of(raw)["c.txt"]
    # Now somebody builds who may read it: nothing of the file has changed.
    assert not nothing_to_do(raw, warehouse, V1)
    read_for_real(raw)
    assert "c.txt" in set(table(raw, "documents")["source_path"])
    assert not any("cannot be opened" in cause for cause in problems_of(raw).values())


def test_a_sidecar_that_may_not_be_read_is_what_the_problem_names(raw):
    (raw / "a.txt.meta.yml").write_text("title: 题目")
    (raw / "a.txt.meta.yml").chmod(0)
    with as_anybody():
        read_for_real(raw)
    assert "cannot be opened" in problems_of(raw)["a.txt.meta.yml"]
    assert "a.txt" in set(table(raw, "documents")["source_path"])


def test_times_to_come_are_no_change_for_ever(raw, monkeypatch):
    """Of a clock that was set back, of a copy that keeps the times of another time zone: else each look finds something to do."""
    warehouse = raw.parent / "warehouse"
    os.utime(raw / "a.txt", (time.time() + 86400, time.time() + 86400))
    time.sleep(2.1)
    build(raw)
    assert nothing_to_do(raw, warehouse, V1)
    moved = 0
    real = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: real() + moved)
    for days in (-400, 400):
        moved = days * 86_400_000_000_000
        put(raw / "a.txt", f"某街道处理案件{500 + days}件。")
        build(raw)
        assert 500 + days in values(raw)
        time.sleep(2.1)
        build(raw)
        assert nothing_to_do(raw, warehouse, V1)


@pytest.mark.parametrize("when", ["before it is read", "after it was read"])
def test_a_file_that_changes_while_it_is_read_is_read_again(raw, when):
    """Its size and mtime are what they were: only the time of change, which nobody can set, tells."""

    def change(path):
        if path.name == "a.txt":
            times = path.stat()
            path.write_text(path.read_text("utf-8").replace("12件", "77件"), "utf-8")
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    def read(path, root):
        if when.startswith("before"):
            change(path)
        yield from fakes.read(path, root)
        change(path)

    stages = fakes.load()._replace(read=read)
    fold(raw, raw.parent / "warehouse", load_stages=lambda: stages, current=V1, workers=1)
    build(raw)
    assert 77 in values(raw)
    assert 12 not in values(raw)
