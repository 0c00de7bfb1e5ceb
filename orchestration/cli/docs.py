"""tongbi docs: the documentation as one site, as files to open or to put on a server."""

import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from orchestration import settings
from orchestration.cli.app import WarehouseDir, app, fail, out


@app.command()
def docs(
    folder: Annotated[Path, typer.Argument(help="Where to put it.")] = Path("build/docs"),
    warehouse: WarehouseDir = None,
) -> None:
    """Write the documentation to FOLDER: index.html with search, the reference made from the code, and models.html (lineage, SQL, tests)."""
    where = settings.places(warehouse=warehouse)
    if not where.build_db.exists():
        fail(f"{where.warehouse}: nothing is built there; run `tongbi build` first")
    if find_spec("mkdocs") is None:
        fail("mkdocs-material is not installed; `make setup` installs it")
    settings.export(where)
    from orchestration import dbt, reference

    with tempfile.TemporaryDirectory() as made:
        source = Path(made) / "docs"
        shutil.copytree(settings.PROJECT / "docs", source)
        reference.write(source / "reference")
        (Path(made) / "mkdocs.yml").write_text((settings.PROJECT / "mkdocs.yml").read_text("utf-8"), "utf-8")
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder.absolute())]
        built = subprocess.run(
            command,
            cwd=made,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        if built.returncode:
            fail(f"the documentation cannot be built: {built.stderr.strip()}")
    try:
        dbt.docs()
    except dbt.DbtError as error:
        fail(f"the models cannot be documented now: {error}")
    shutil.copyfile(where.dbt_target / "static_index.html", folder / "models.html")
    out.print(folder / "index.html")
    out.print(folder / "models.html")
