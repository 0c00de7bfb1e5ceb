"""DuckDB prints how far a long query is on standard output, where a command writes what it was asked for."""

from transforms.common.for_duckdb import connect


def test_a_long_query_prints_nothing(capfd):
    with connect() as connection:
        connection.execute("set progress_bar_time = 1")  # milliseconds after which it counts as long
        connection.execute("select count(*) from range(50_000_000) numbers(n) where n % 7 = 3").fetchall()
        assert connection.execute("select current_setting('enable_progress_bar')").fetchone() == (False,)
    assert capfd.readouterr().out == ""
