"""Where a file that is no database stands for a warehouse, every command says which, and what to do: no traceback."""

import sys
from pathlib import Path

import polars as pl
import pytest

from orchestration import cli
from transforms.exports.formats import FORMATS, write
from transforms.exports.tables import Column, Table
from transforms.exports.warehouse import WarehouseError


@pytest.mark.parametrize(
    "command",
    ["diff {0} {0}", "site -w {0}", "doctor -w {0}", "status -w {0}", "find 丹西 -w {0}", "sql select -w {0}",
     "export csv -w {0} -o {0}/../x", "explain --row 0123456789abcdef-1-1 -w {0}"],
)  # fmt: skip
@pytest.mark.parametrize("written", ["no database", None], ids=["text", "nothing"])
def test_it_is_named_with_the_remedy(tmp_path, monkeypatch, capsys, command, written):
    warehouse = tmp_path / "warehouse"
    warehouse.mkdir()
    if written is not None:
        (warehouse / "tongbi.duckdb").write_text(written)
    monkeypatch.setattr(sys, "argv", ["tongbi", *command.format(warehouse).split()])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 1
    said = "".join(capsys.readouterr())
    assert str(warehouse) in said or "tongbi.duckdb: " in said
    assert "`tongbi build`" in said or "name two" in said
    assert len(said.splitlines()) <= 4


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet", "dta"])
def test_an_export_that_cannot_be_written_is_an_error_with_its_name(form):
    table = Table("made", pl.DataFrame({"year": [2023]}), (Column("year", "BIGINT", "", ""),), (), "", "")
    with pytest.raises(WarehouseError, match=f"/proc/made.{form}: it cannot be written.*--out"):
        list(write([table], FORMATS[form], Path(f"/proc/made.{form}")))
