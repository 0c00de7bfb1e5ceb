"""What a reader of the published file can rely on, whatever happens while it is replaced."""

import signal
import subprocess
import sys

import duckdb
import pytest

from transforms.publishing import NotPublishedError, PublicTable, foreign, public_tables, publish

TABLES = [
    PublicTable("districts", ("code",), (("code", "varchar"), ("value", "decimal(28,6)"))),
    PublicTable("pairs", ("a", "b"), (("a", "integer"), ("b", "integer"))),
]
BUILT = """
    create table districts as select * from (values ('33', 1.5::decimal(28,6)), ('11', null)) as rows(code, value);
    create table pairs as select * from (values (1, 1), (1, 2)) as rows(a, b);
    create table private as select 1 as secret;
    comment on table districts is '行政区划''s';
    comment on column districts.code is '代码';
    comment on column districts.value is '数值';
    comment on table pairs is 'pairs';
    comment on column pairs.a is 'a';
    comment on column pairs.b is 'b';
"""


@pytest.fixture
def build(tmp_path):
    def make(more: str = ""):
        path = tmp_path / "build.duckdb"
        path.unlink(missing_ok=True)
        with duckdb.connect(str(path)) as connection:
            connection.execute(BUILT + more)
        return path

    return make


def rows(warehouse, sql):
    with duckdb.connect(str(warehouse / "tongbi.duckdb"), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def leftovers(warehouse):
    return [path for path in warehouse.rglob("*") if path.name.startswith(".")]


def test_public_tables_go_out_with_their_comments_and_nothing_else_does(build, tmp_path):
    published = publish(build(), tmp_path / "w", TABLES)
    assert published.rows == {"districts": 2, "pairs": 2}
    assert rows(tmp_path / "w", "select table_name, comment from duckdb_tables() order by 1") == [
        ("districts", "行政区划's"),
        ("pairs", "pairs"),
    ]
    comments = rows(tmp_path / "w", "select comment from duckdb_columns() where table_name = 'districts'")
    assert comments == [("代码",), ("数值",)]
    assert duckdb.read_parquet(str(tmp_path / "w/parquet/districts.parquet")).fetchall() == rows(
        tmp_path / "w", "from districts"
    )
    assert leftovers(tmp_path / "w") == []


@pytest.mark.parametrize(
    ("more", "cause"),
    [
        ("insert into pairs values (1, 2)", "pairs: 1 keys"),
        ("alter table districts drop column value", r"districts: lacks \[\('value', 'DECIMAL\(28,6\)'\)\]"),
        ("alter table pairs add column c integer", r"has \[\('c', 'INTEGER'\)\]"),
        ("alter table pairs alter b type bigint", "pairs: lacks"),
        ("comment on column districts.code is null", "districts.code has no description"),
        ("comment on table districts is null", "districts has no description"),
        ("drop table pairs", "pairs was not built"),
    ],
)
def test_a_failed_check_leaves_the_last_publication_alone(build, tmp_path, more, cause):
    publish(build(), tmp_path / "w", TABLES)
    before = (tmp_path / "w/tongbi.duckdb").read_bytes()
    with pytest.raises(NotPublishedError, match=cause):
        publish(build(more), tmp_path / "w", TABLES)
    assert (tmp_path / "w/tongbi.duckdb").read_bytes() == before
    assert leftovers(tmp_path / "w") == []


def test_the_format_is_one_that_older_clients_open(build, tmp_path):
    publish(build(), tmp_path / "w", TABLES)
    tags = rows(tmp_path / "w", "select tags from duckdb_databases() where path is not null")
    assert "v1.0.0" in str(tags)


@pytest.mark.slow
def test_a_reader_in_another_process_neither_blocks_nor_is_blocked(build, tmp_path):
    publish(build(), tmp_path / "w", TABLES)
    reader = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import duckdb, sys; c = duckdb.connect(sys.argv[1], read_only=True); print(c.sql('from pairs').fetchall(),"
            " flush=True); sys.stdin.read(); print(c.sql('from pairs').fetchall())",
            str(tmp_path / "w/tongbi.duckdb"),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert reader.stdout is not None
    assert reader.stdin is not None
    assert reader.stdout.readline() == "[(1, 1), (1, 2)]\n"
    publish(build("insert into pairs values (7, 7)"), tmp_path / "w", TABLES)
    assert (7, 7) in rows(tmp_path / "w", "from pairs")
    reader.stdin.close()
    assert reader.stdout.readline() == "[(1, 1), (1, 2)]\n"
    reader.wait(300)


@pytest.mark.slow
def test_every_look_while_it_is_replaced_shows_a_whole_state(build, tmp_path):
    publish(build(), tmp_path / "w", TABLES)
    code = (
        "import duckdb, sys\nfor _ in range(40):\n"
        "    with duckdb.connect(sys.argv[1], read_only=True) as c:\n"
        "        print(c.execute('select count(*) from pairs').fetchone()[0])"
    )
    path = str(tmp_path / "w/tongbi.duckdb")
    reader = subprocess.Popen([sys.executable, "-c", code, path], stdout=subprocess.PIPE, text=True)
    for number in range(12):
        publish(build("insert into pairs values (8, 8)" if number % 2 else ""), tmp_path / "w", TABLES)
    out, _ = reader.communicate(timeout=300)
    seen = set(out.split())
    assert reader.returncode == 0
    assert seen <= {"2", "3"}
    assert seen


_KILLED = """
import os, signal, sys
from pathlib import Path
from transforms.publishing import PublicTable, publish
left = int(sys.argv[4])
def hook(event, arguments):
    global left
    left -= event in ("os.chmod", "os.rename", "os.remove") and sys.argv[2] in str(arguments[0])
    if left < 0 and event != "os.kill":
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(hook)
publish(Path(sys.argv[1]), Path(sys.argv[2]), [PublicTable(*table) for table in eval(sys.argv[3])])
"""


@pytest.mark.slow
def test_whenever_a_publication_is_killed_readers_see_the_last_one_or_the_new_one_whole(build, tmp_path):
    """A kill before each file that it changes, swaps in or removes, from the last table written until its end."""
    warehouse, other = tmp_path / "w", tmp_path / "other.duckdb"
    build("insert into pairs values (7, 7)").rename(other)
    last = build()
    publish(last, warehouse, TABLES)
    arguments = [sys.executable, "-c", _KILLED, str(other), str(warehouse), repr([tuple(table) for table in TABLES])]
    seen = []
    for step in range(100):
        ended = subprocess.run([*arguments, str(step)], check=False).returncode
        seen.append(rows(warehouse, "select count(*) from pairs")[0][0])
        for table in TABLES:
            assert duckdb.read_parquet(str(warehouse / f"parquet/{table.name}.parquet")).fetchall()
        publish(last, warehouse, TABLES)
        assert leftovers(warehouse) == []
        if ended == 0:
            break
        assert ended == -signal.SIGKILL
    assert len(seen) > 8
    assert seen == sorted(seen)  # until the swap the last one, from then on the new one
    assert set(seen) == {2, 3}


_DIES_WHILE_WRITING = """
import duckdb, os, sys
connection = duckdb.connect(sys.argv[1])
connection.execute("update pairs set b = 0")
os._exit(9)
"""


def test_what_a_client_wrote_and_left_does_not_reach_readers_of_the_next_publication(build, tmp_path):
    publish(build(), tmp_path / "w", TABLES)
    published = tmp_path / "w/tongbi.duckdb"
    published.chmod(0o644)  # by somebody who wants to write
    subprocess.run([sys.executable, "-c", _DIES_WHILE_WRITING, str(published)], check=False)
    assert published.with_name("tongbi.duckdb.wal").exists()
    assert foreign(tmp_path / "w")
    publish(build(), tmp_path / "w", TABLES)
    assert rows(tmp_path / "w", "from pairs") == [(1, 1), (1, 2)]
    assert foreign(tmp_path / "w") == []


def test_what_is_published_is_not_writable(build, tmp_path):
    publish(build(), tmp_path / "w", TABLES)
    publish(build(), tmp_path / "w", TABLES)
    for path in (tmp_path / "w/tongbi.duckdb", *(tmp_path / "w/parquet").iterdir()):
        assert path.stat().st_mode & 0o222 == 0
        assert path.stat().st_mode & 0o400


def test_what_a_killed_publication_left_is_swept(build, tmp_path):
    (tmp_path / "w/parquet").mkdir(parents=True)
    (tmp_path / "w/.tongbi.duckdb.999").write_text("half")
    (tmp_path / "w/parquet/.pairs.parquet.999").write_text("half")
    (tmp_path / "w/parquet/gone.parquet").write_text("of a table that is no longer public")
    publish(build(), tmp_path / "w", TABLES)
    assert leftovers(tmp_path / "w") == []
    assert not (tmp_path / "w/parquet/gone.parquet").exists()


def test_every_public_model_states_a_key_and_described_columns():
    tables = {table.name: table for table in public_tables()}
    assert tables["fct_metrics"].key == ("metric_id",)
    assert tables["mart_yoy_indicators"].key == (
        "district_id", "indicator_id", "unit_group", "period_start", "period_end",
    )  # fmt: skip
    assert ("value", "decimal(28,6)") in tables["fct_metrics"].columns
