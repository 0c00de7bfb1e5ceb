"""tongbi district: the code of a division."""

from typing import Annotated

import typer

from orchestration.cli.app import app, fail, out
from orchestration.printing import table


@app.command()
def district(
    name: Annotated[str, typer.Argument(help="A name, a part of one, a path such as 安徽省/芜湖市/繁昌区, or a code.")],
    rows: Annotated[int, typer.Option("--rows", min=1, help="At most so many.")] = 20,
) -> None:
    """Look up a division: its statistical code, and the path that a sidecar may give instead of it."""
    from transforms.identification.lookup import look_up

    found = look_up(name)
    if not found:
        fail(f"no division is called {name!r}; try a part of its name, or the name without what stands above it")
    out.print(table(("code", "level", "path"), [(one.code, one.level, one.full_name) for one in found[:rows]]))
    if len(found) > rows:
        out.print(f"[dim]{rows} of {len(found)}; --rows shows more, a path such as 浙江省/象山县/丹西街道 fewer[/dim]")
