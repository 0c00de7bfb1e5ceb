"""What a build remembers besides the facts, each file looked at before it is opened: a damaged one goes and is made anew.

A damaged DuckDB file is not told by opening it: some damage ends the process. So it carries a seal, as dbt's files do.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orchestration import progress
from orchestration.settings import Places
from transforms.common.rights import writable
from transforms.common.whole_files import has_seal, seal, sealed

_CAUSE = "not as the last build left it (damaged, or a build was ended while it wrote)"


@contextmanager
def models_kept(where: Places) -> Iterator[None]:
    """Around what dbt does in the private file: it is opened only when it is as it was left, and sealed at the end."""
    log = Path(f"{where.build_db}.wal")
    if where.build_db.exists() and not (sealed(where.build_db) and not log.exists()):
        for path in (where.build_db, log):
            path.unlink(missing_ok=True)
        # An earlier version set no seal, nor does a first build that is ended: then nothing is known of how it was left.
        if has_seal(where.build_db):
            progress.tell(f"build/{where.build_db.name}: {_CAUSE}; all models are built again")
    log.unlink(missing_ok=True)
    try:
        yield
    finally:
        seal(where.build_db)


def parsed_files(where: Places) -> list[Path]:
    """What dbt keeps of the parsed project."""
    return [where.dbt_target / "manifest.json", where.dbt_target / "partial_parse.msgpack"]


@contextmanager
def project_kept(where: Places) -> Iterator[None]:
    """Around a call of dbt: what it parsed before is used only when it is as it was left."""
    if not all(sealed(path) for path in parsed_files(where)):
        for path in parsed_files(where):
            path.unlink(missing_ok=True)
    try:
        yield
    finally:
        for path in parsed_files(where):
            seal(path)


def damaged_private(where: Places) -> list[Path]:
    """Of the models' file and what dbt parsed, those that are not as they were left. What is not there is no damage."""
    return [path for path in (where.build_db, *parsed_files(where)) if path.exists() and not sealed(path)]


def seal_gone(where: Places) -> str | None:
    """What to say of a models' file whose seal was removed; None where it has one."""
    if has_seal(where.build_db):
        return None
    return f"build/{where.build_db.name}: its checksum is gone; all models are built again"


def tell_of_manifest(where: Places) -> None:
    progress.tell(f"build/target/manifest.json: {_CAUSE}; the models are parsed again")


def drop_damaged_history(where: Places) -> None:
    """Remove what `damaged_history` finds. The databases of Dagster hold how builds went, and no figure; they carry
    no checksum, because Dagster's server and daemon write into them between builds."""
    for path in damaged_history(where):
        _remove_database(path)
        progress.tell(f"{path.relative_to(where.warehouse)}: damaged; the history of runs in it is begun anew")


def _remove_database(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        Path(f"{path}{ending}").unlink(missing_ok=True)


def damaged_history(where: Places) -> list[Path]:
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


def drop_history(where: Places) -> None:
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
