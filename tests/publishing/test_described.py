"""A described table is the same whether it was kept or made, and a broken cache is only slow."""

import duckdb
import pytest

from transforms.publishing.described import Column, Described, create_described

COLUMNS = [Column("district_id", "VARCHAR", "区划's code"), Column("gdp", "DECIMAL(28,6)", "地区生产总值 · GDP · CNY")]


def made(columns=COLUMNS):
    with duckdb.connect() as connection:
        connection.execute("attach ':memory:' as public")
        connection.execute("create table public.main.other as select 1 as n")
        create_described(
            connection, "public", {"mart_panel": Described("wide", columns), "n": Described("", columns[:1])}
        )
        return connection.execute(
            "select column_name, data_type, comment from duckdb_columns() "
            "where database_name = 'public' and table_name = 'mart_panel' order by column_index"
        ).fetchall()


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("TONGBI_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache" / "described"


def test_a_kept_table_is_copied_with_its_comments(cache):
    first = made()
    [kept] = cache.iterdir()
    before = kept.read_bytes()
    assert first == made() == [tuple(column) for column in COLUMNS]
    assert kept.read_bytes() == before


def test_other_words_are_another_table():
    made()
    changed = [COLUMNS[0], COLUMNS[1]._replace(comment="地区生产总值")]
    assert made(changed) == [tuple(column) for column in changed]


def test_a_damaged_cache_is_made_again(cache):
    made()
    [kept] = cache.iterdir()
    kept.write_bytes(kept.read_bytes()[:5000])
    assert made() == [tuple(column) for column in COLUMNS]
    assert made() == [tuple(column) for column in COLUMNS]


def test_a_cache_that_cannot_be_written_does_no_harm(tmp_path):
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert made() == [tuple(column) for column in COLUMNS]


def test_the_oldest_kept_tables_go(cache):
    for number in range(8):
        made([*COLUMNS, Column(f"column_{number}", "INTEGER", "another")])
    assert len(list(cache.iterdir())) == 4
