"""DuckDB prints how far a long query is on standard output, where a command writes what it was asked for."""

import duckdb

from transforms.common.for_duckdb import connect

_LONG = "select count(*) from range(100_000_000) numbers(n) where n % 7 = 3"


def test_a_long_query_prints_nothing(capfd):
    for made, prints in ((duckdb.connect, True), (connect, False)):
        with made() as connection:
            connection.execute("set progress_bar_time = 1")  # milliseconds after which it counts as long
            connection.execute(_LONG).fetchall()
        printed = capfd.readouterr().out
        assert ("%" in printed) is prints
