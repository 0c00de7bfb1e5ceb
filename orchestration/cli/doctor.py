"""tongbi doctor: whether every file of the warehouse is whole, and the build that makes it so."""

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from orchestration import examination, outcome, settings, state
from orchestration.cli.app import RawDir, WarehouseDir, app, complain, fail, out
from orchestration.lock import WarehouseBusyError, building
from orchestration.printing import harmless
from transforms.common.rights import writable

_SHOWN = 30


@app.command()
def doctor(
    raw_dir: RawDir = None,
    warehouse: WarehouseDir = None,
    repair: Annotated[
        bool, typer.Option("--repair", help="Make again what is damaged, from RAW_DIR, and publish.")
    ] = False,
) -> None:
    """Look at every file of the warehouse: readable, as its checksum says, the ledger against the tables, the publication
    against the models it was made from.

    With --repair what is damaged goes and a build makes it again; without RAW_DIR from the folder of the last publication.

    Exit status: 0 all is whole, or was made so; 1 something is damaged.
    """
    where = settings.places(raw_dir, warehouse)
    if raw_dir is None and (raw := outcome.made_from(where) or outcome.last(where).get("raw")):
        where = where._replace(raw=Path(raw))
    elif raw_dir is not None and not where.raw.is_dir():
        fail(f"{where.raw}: no such folder of reports; name the folder that holds them")
    if not where.warehouse.is_dir():
        fail(f"{where.warehouse}: no warehouse is there; `tongbi build` makes one")
    try:
        # Who may only read looks without holding the warehouse.
        with building(where.warehouse) if repair or writable(where.warehouse) else nullcontext():
            faults = _look(where)
            if not faults:
                return
            if not repair:
                fail("`tongbi doctor --repair` makes again what is damaged, and so does the next `tongbi build`")
            _repair(where, faults)
            if _look(where):
                fail("the build left these; report them")
    except WarehouseBusyError as error:
        fail(str(error))


def _look(where: settings.Places) -> list[examination.Fault]:
    """Tell what is wrong, and return it."""
    faults = examination.examine(where)
    for fault in faults[:_SHOWN]:
        complain(f"{fault.place}: {fault.what}")
    if len(faults) > _SHOWN:
        complain(f"and {len(faults) - _SHOWN} more")
    if not faults:
        out.print(f"whole: {escape(harmless(examination.counted(where)))}")
    return faults


def _repair(where: settings.Places, faults: list[examination.Fault]) -> None:
    from orchestration.cli.build import build

    if any(fault.inconsistent for fault in faults):
        # No checksum tells the build what of it is wrong: all is read again.
        state.distrust(where)
    state.forget(where)
    build(where.raw, where.warehouse, strict=False)
