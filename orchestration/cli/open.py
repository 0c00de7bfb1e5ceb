"""tongbi open: the site of the published warehouse in the browser."""

import webbrowser

from orchestration import settings
from orchestration.cli.app import WarehouseDir, app, fail, out
from orchestration.cli.site import OutDir


@app.command("open")
def open_site(warehouse: WarehouseDir = None, out_dir: OutDir = None) -> None:
    """Open the site in the browser; `tongbi site` writes it."""
    start = (out_dir or settings.places(warehouse=warehouse).site) / "index.html"
    if not start.exists():
        fail(f"{start}: there is no site yet; write it with `tongbi site`")
    out.print(str(start), soft_wrap=True)
    webbrowser.open(start.resolve().as_uri())
