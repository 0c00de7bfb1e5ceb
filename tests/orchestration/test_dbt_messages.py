"""What dbt says at length of a model is told in a line that names the columns; of a test, in one that shows a row."""

import duckdb

from orchestration.dbt import first_row, in_short

BROKEN = """Compilation Error in model mart_missed (models/marts/mart_missed.sql)
  This model has an enforced contract that failed.
  Please ensure the name, data_type, and number of columns in your contract match the columns in your model's definition.

  | column_name | definition_type | contract_type | mismatch_reason     |
  | ----------- | --------------- | ------------- | ------------------- |
  | gap         | DECIMAL(28,6)   | DOUBLE        | data type mismatch  |
  | year        | BIGINT          |               | missing in contract |


  > in macro assert_columns_equivalent (macros/relations/column/columns_spec_ddl.sql)
  > called by model mart_missed (models/marts/mart_missed.sql)"""


def test_columns_that_are_not_as_the_yml_says_are_named():
    assert in_short(BROKEN) == (
        "Compilation Error in model mart_missed (models/marts/mart_missed.sql): columns are not as the yml beside it says: "
        "gap: DECIMAL(28,6) by the SQL, DOUBLE by the yml; year: BIGINT by the SQL, none by the yml"
    )


def test_other_messages_lose_the_macros_only():
    assert in_short("Runtime Error in model a\n  Binder Error: no column b\n  > in macro c (d.sql)") == (
        "Runtime Error in model a\nBinder Error: no column b"
    )


def test_the_first_row_that_fails_is_told_by_its_columns(tmp_path):
    database = tmp_path / "built.duckdb"
    with duckdb.connect(str(database)) as connection:
        connection.execute("create table firsts as select 'a' as district_id, 2024 as year union all select 'a', 2024")
    repeated = "select district_id, year, count(*) as times from firsts group by all having count(*) > 1"
    assert first_row(database, repeated) == "district_id=a, year=2024, times=2"


def test_a_query_that_cannot_be_asked_again_says_why(tmp_path):
    database = tmp_path / "built.duckdb"
    duckdb.connect(str(database)).close()
    assert "firsts" in first_row(database, "select * from firsts")
