"""tongbi site: the published warehouse as pages to look at."""

from pathlib import Path
from typing import Annotated

import typer

from orchestration import settings
from orchestration.cli.app import WarehouseDir, app, fail, out

OutDir = Annotated[
    Path | None, typer.Option("--out", help="Folder of the site.  [default: site in the warehouse folder]")
]


@app.command()
def site(warehouse: WarehouseDir = None, out_dir: OutDir = None) -> None:
    """Write the site of the published warehouse: pages that need no server and no network. Only what changed is written."""
    from transforms.site import OlderWarehouseError, build_site

    places = settings.places(warehouse=warehouse)
    try:
        written = build_site(places.published, out_dir or places.site)
    except (FileNotFoundError, FileExistsError, OlderWarehouseError) as error:
        fail(str(error))
    out.print(
        f"{written.start} · {written.files} files, {written.written} written, {written.removed} removed", soft_wrap=True
    )
