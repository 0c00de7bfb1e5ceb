"""tongbi docs: the models' documentation and the data dictionary, as files to open or to put on a server."""

import shutil
from pathlib import Path
from typing import Annotated

import duckdb
import typer

from orchestration import settings
from orchestration.cli.app import WarehouseDir, app, fail, out


@app.command()
def docs(
    folder: Annotated[Path, typer.Argument(help="Where to put them.")] = Path("build/docs"),
    warehouse: WarehouseDir = None,
) -> None:
    """Write models.html (lineage, SQL, tests) and data-dictionary.md (every public table and column) to FOLDER."""
    where = settings.places(warehouse=warehouse)
    if not (where.published.exists() and where.build_db.exists()):
        fail(f"{where.warehouse}: nothing is built there; run `tongbi build` first")
    settings.export(where)
    from orchestration import dbt

    folder.mkdir(parents=True, exist_ok=True)
    dbt.docs()
    shutil.copyfile(where.dbt_target / "static_index.html", folder / "models.html")
    (folder / "data-dictionary.md").write_text(dictionary(where.published), "utf-8")
    for name in ("models.html", "data-dictionary.md"):
        out.print(folder / name)


def dictionary(published: Path) -> str:
    """The published tables and columns with their descriptions, as the database itself carries them."""
    lines = ["# Data dictionary", ""]
    with duckdb.connect(str(published), read_only=True) as connection:
        tables = connection.execute(
            "select table_name, comment, estimated_size from duckdb_tables() where not internal order by table_name"
        ).fetchall()
        for name, comment, rows in tables:
            lines += [f"## {name}", "", comment or "", "", f"{rows:,} rows.", "", "| column | type | meaning |", "|---|---|---|"]
            columns = connection.execute(
                "select column_name, data_type, comment from duckdb_columns() where table_name = ? order by column_index",
                [name],
            ).fetchall()
            for column, kind, meaning in columns:
                plain = " ".join((meaning or "").split()).replace("|", "\\|")
                lines.append(f"| `{column}` | {kind} | {plain} |")
            lines.append("")
    return "\n".join(lines)
