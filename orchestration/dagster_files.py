"""Dagster's databases, which hold how builds went, and no figure: what cannot be used of them goes and is begun anew.

They carry no checksum, because Dagster's server and daemon write into them between builds.
"""

import shutil
import sqlite3
from pathlib import Path

from orchestration import progress
from orchestration.settings import Places
from transforms.common.rights import writable


def drop_damaged(where: Places) -> None:
    """Remove what `damaged` finds."""
    for path in damaged(where):
        _remove_database(path)
        progress.tell(f"{path.relative_to(where.warehouse)}: damaged; the history of runs in it is begun anew")


def _remove_database(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        Path(f"{path}{ending}").unlink(missing_ok=True)


def damaged(where: Places) -> list[Path]:
    """The databases of Dagster that SQLite cannot read whole."""
    return [path for path in sorted((where.warehouse / "dagster").rglob("*.db")) if not _readable(path)]


def drop_ticks_to_come(where: Places) -> None:
    """Before Dagster starts: after a tick by a clock that was set back since, it would look at the folder again only when that
    time has come."""
    path = where.warehouse / "dagster" / "schedules" / "schedules.db"
    if path.exists() and _ticks_to_come(path):
        _remove_database(path)
        progress.tell(
            f"{path.relative_to(where.warehouse)}: of a time to come (the clock was set back since); begun anew, with "
            f"schedule and sensor switched on"
        )


def _ticks_to_come(path: Path) -> bool:
    ticks = "select timestamp as at from job_ticks union all select update_timestamp from instigators"
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        found = connection.execute(f"select count(*) from ({ticks}) where at > datetime('now', '+1 minute')").fetchone()
        return bool(found[0])
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()


def drop(where: Places) -> None:
    """Remove all that Dagster keeps: of damage that SQLite does not see, Dagster itself falls over."""
    shutil.rmtree(where.warehouse / "dagster", ignore_errors=True)
    (where.warehouse / "dagster").mkdir(parents=True, exist_ok=True)
    progress.tell("dagster/: its databases cannot be used; the history of runs is begun anew")


def _readable(path: Path) -> bool:
    # Even to read, SQLite writes beside a database; where it may not, it has to be told that nobody else does.
    mode = "mode=ro" if writable(path.parent) else "immutable=1"
    try:
        connection = sqlite3.connect(f"{path.as_uri()}?{mode}", uri=True)
        try:
            return bool(connection.execute("pragma quick_check(1)").fetchall() == [("ok",)])
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        return "locked" in str(error) or "busy" in str(error)  # in use is not damaged
    except sqlite3.DatabaseError:
        return False
