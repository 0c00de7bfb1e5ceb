"""What a build remembers besides the facts, each file looked at before it is opened: a damaged one goes and is made anew.

A damaged DuckDB file is not told by opening it: some damage ends the process. So it carries a seal, as dbt's files do.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orchestration import progress
from orchestration.settings import Places
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
