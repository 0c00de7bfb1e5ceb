"""What dbt says at length of a model is told in a line that names the columns."""

from orchestration.dbt import in_short

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
