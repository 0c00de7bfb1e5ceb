"""tongbi docs: the models' documentation and the data dictionary, as files to open or to put on a server."""

import shutil
from pathlib import Path
from typing import Annotated

import typer

from orchestration import settings
from orchestration.cli.app import WarehouseDir, app, fail, out


@app.command()
def docs(
    folder: Annotated[Path, typer.Argument(help="Where to put them.")] = Path("build/docs"),
    warehouse: WarehouseDir = None,
) -> None:
    """Write models.html (lineage, SQL, tests) and the data dictionary in English and Chinese to FOLDER."""
    where = settings.places(warehouse=warehouse)
    if not where.build_db.exists():
        fail(f"{where.warehouse}: nothing is built there; run `tongbi build` first")
    settings.export(where)
    from orchestration import dbt
    from transforms.models import dictionary

    dictionary.write(folder)
    dbt.docs()
    shutil.copyfile(where.dbt_target / "static_index.html", folder / "models.html")
    for path in sorted(folder.glob("*.*")):
        out.print(path)
