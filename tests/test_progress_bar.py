"""DuckDB prints how far a long query is on standard output, where a command writes what it was asked for."""

from transforms.common.for_duckdb import connect


def test_no_long_query_prints_its_progress():
    with connect() as connection:
        assert connection.execute("select current_setting('enable_progress_bar')").fetchone() == (False,)
