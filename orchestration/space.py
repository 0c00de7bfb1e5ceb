"""Whether the disk has room for a build: told before it where it can be known, and in one line where it was not."""

import errno
import os
from pathlib import Path

from orchestration.settings import Places

_MB = 1_000_000
# What the first build of a handful of reports takes: the models, dbt's files and the history of Dagster.
_FIRST_BUILD = 40 * _MB
_FURTHER_BUILD = 8 * _MB
# Below this, what failed failed of it.
_NOTHING_LEFT = _MB // 2
_WORDS = ("No space left on device", "disk is full", "Disk quota exceeded", "out of disk space")


class FullDiskError(Exception):
    """The disk has no room for the build. The message names the folder, what is free, what is needed and the remedy."""


def ensure(where: Places) -> None:
    """Raises FullDiskError when a build surely has no room."""
    needed = _needed(where)
    if _free(where.warehouse) < needed:
        raise FullDiskError(told(where, needed))


def told(where: Places, needed: int | None = None) -> str:
    """What FullDiskError says; `needed` in bytes where it is known before the build."""
    more = f", and this build needs at least {_mb(needed)}" if needed else ", which is less than this build needs"
    stands = "the last published warehouse stands" if where.published.exists() else "nothing is published yet"
    return (
        f"{where.warehouse}: the disk is full: {_mb(_free(where.warehouse))} are free{more}; make room, or name another "
        f"folder with --warehouse, and run `tongbi build` again ({stands})"
    )


def ran_out(where: Places, causes: list[str], error: BaseException | None = None) -> bool:
    """Whether what failed failed because the disk is full. Libraries say it in words of their own, or as something else."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            return True
        causes = [*causes, str(error)]
        error = error.__cause__ or error.__context__
    return any(word in cause for cause in causes for word in _WORDS) or _free(where.warehouse) < _NOTHING_LEFT


def _needed(where: Places) -> int:
    """A publication is written whole beside the last one. What the reports add is known only when they are read."""
    if not where.published.exists():
        return _FIRST_BUILD
    copies = [where.published, *(where.warehouse / "parquet").glob("*.parquet")]
    return _FURTHER_BUILD + sum(path.stat().st_size for path in copies)


def _free(folder: Path) -> int:
    while not folder.exists():
        folder = folder.parent
    found = os.statvfs(folder)
    # Where the system reserves a part for root, root may use that, too.
    return int((found.f_bfree if os.geteuid() == 0 else found.f_bavail) * found.f_frsize)


def _mb(size: int) -> str:
    return f"{size / _MB:.1f} MB"
