"""Makes the folder that `superset import-directory` takes: the files beside this one, and of each data set the columns
with what the warehouse says of them.

    python bundle.py WAREHOUSE/tongbi.duckdb FOLDER
"""

import shutil
import sys
from pathlib import Path

import duckdb
import yaml

HERE = Path(__file__).resolve().parent
NUMBERS = ("DECIMAL", "INTEGER", "DOUBLE", "BIGINT")


def columns(connection: duckdb.DuckDBPyConnection, table: str) -> list[dict[str, object]]:
    """The columns of a table as Superset writes them; the description is the database's own, in both languages."""
    listed = "select column_name, data_type, comment from duckdb_columns() where table_name = ? and not internal order by column_index"
    return [
        {
            "column_name": name,
            "type": kind,
            "is_dttm": kind in ("DATE", "TIMESTAMP"),
            "is_active": True,
            "groupby": True,
            "filterable": True,
            "description": comment,
        }
        for name, kind, comment in connection.execute(listed, [table]).fetchall()
    ]


def make(warehouse: Path, folder: Path) -> None:
    """Write the bundle for `warehouse` into `folder`, which is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    for part in ("charts", "dashboards"):
        shutil.copytree(HERE / part, folder / part)
    (folder / "metadata.yaml").write_text((HERE / "metadata.yaml").read_text("utf-8"), "utf-8")
    (folder / "databases").mkdir()
    written = (
        (HERE / "databases" / "tongbi.yaml")
        .read_text("utf-8")
        .replace("WAREHOUSE/tongbi.duckdb", str(warehouse.resolve()))
    )
    (folder / "databases" / "tongbi.yaml").write_text(written, "utf-8")
    (folder / "datasets" / "tongbi").mkdir(parents=True)
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        for path in sorted((HERE / "datasets").glob("*.yaml")):
            dataset = yaml.safe_load(path.read_text("utf-8"))
            dataset["columns"] = columns(connection, dataset["table_name"])
            dumped = yaml.safe_dump(dataset, allow_unicode=True, sort_keys=False)
            (folder / "datasets" / "tongbi" / path.name).write_text(dumped, "utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]))
