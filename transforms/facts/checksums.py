"""What the last fold left on disk, file by file. One that is otherwise now is not trusted: it goes, and is made again.

The checksums are written last, after the ledger. So a fold that was ended halfway is told like damage is: what it had
already written is not what the last whole fold left.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from transforms.common.whole_files import digest, read_object, write_text
from transforms.facts import ledger, store
from transforms.facts.schema import TABLES
from transforms.facts.versions import Versions

FILE = "checksums.json"
_SHOWN = 2


class _Stamp(NamedTuple):
    """Tells that a file was replaced since it was hashed: every writer here swaps a new file in."""

    inode: int
    size: int
    mtime_ns: int


@dataclass(slots=True)
class Kept:
    """What stands after the damaged parts went. `damaged` are the files that were not as they were left; `buckets` those
    that went with them, in all tables; `hashed` what is known of the others."""

    damaged: list[str] = field(default_factory=list)
    buckets: set[str] = field(default_factory=set)
    hashed: dict[str, tuple[_Stamp, str]] = field(default_factory=dict)


def drop_damaged(facts: Path, current: Versions) -> Kept:
    """Remove what is not as the last fold left it: of a table, the bucket in all tables, for their rows belong together."""
    kept = Kept()
    gone = differing(facts, kept.hashed)
    # Of a fold that never ended nothing was remembered, so nothing is damaged; nor is what a version left that kept no checksums.
    left = facts / ledger.FILE
    remembered = (facts / FILE).exists() or (ledger.FILE in gone and not ledger.of_another_version(left, current))
    kept.damaged = (gone if load(facts) else [FILE]) if gone and remembered else []
    kept.buckets = {bucket for name in gone for bucket in store.BUCKETS if _is_part(name, bucket)}
    for name in gone:
        (facts / name).unlink(missing_ok=True)
    for bucket in kept.buckets:
        for table in TABLES:
            store.path_of(facts, table, bucket).unlink(missing_ok=True)
    return kept


def differing(facts: Path, hashed: dict[str, tuple[_Stamp, str]] | None = None) -> list[str]:
    """The files under `facts` that are not as the last fold left them: changed, gone, or never finished. Those that are
    as they were are noted in `hashed`."""
    known = load(facts)
    found = []
    for name in sorted({*known, *_files(facts)}):
        path = facts / name
        try:
            stamp, sha = _stamp(path), digest(path)
        except OSError:
            found.append(name)
            continue
        if known.get(name) != sha:
            found.append(name)
        elif hashed is not None:
            hashed[name] = (stamp, sha)
    return found


def load(facts: Path) -> dict[str, str]:
    """File under `facts` → SHA-256 as the last fold left it; nothing when that is not known."""
    return read_object(facts / FILE)


def save(facts: Path, hashed: Mapping[str, tuple[_Stamp, str]]) -> None:
    """Note how every file under `facts` is now. `hashed` spares reading those that stand since."""
    sums = {}
    for name in sorted(_files(facts)):
        path = facts / name
        before = hashed.get(name)
        sums[name] = before[1] if before and before[0] == _stamp(path) else digest(path)
    write_text(json.dumps(sums, indent=0), facts / FILE)


def told(kept: Kept, documents: int) -> str | None:
    """One line for the user about what is made again; None when all stands. `documents` of the ledger are read again."""
    if not kept.damaged:
        return None
    shown = ", ".join(f"facts/{name}" for name in kept.damaged[:_SHOWN])
    more = f" and {len(kept.damaged) - _SHOWN} more" if len(kept.damaged) > _SHOWN else ""
    if {ledger.FILE, FILE} & set(kept.damaged):
        remedy = "all reports are read again"
    elif kept.buckets:
        remedy = f"{documents} report{'s are' if documents != 1 else ' is'} read again"
    else:
        remedy = f"{'it is' if len(kept.damaged) == 1 else 'they are'} made again"
    cause = f"not as the last build left {'it' if len(kept.damaged) == 1 else 'them'}"
    return f"{shown}{more}: {cause} (damaged, or a build was ended while it wrote); {remedy}"


def _files(facts: Path) -> set[str]:
    """The tables, by their path under `facts`; nothing that begins with a dot, which is still being written."""
    found = (path.relative_to(facts) for path in (*facts.glob("*.parquet"), *facts.glob("*/*.parquet")))
    return {path.as_posix() for path in found if not any(part.startswith(".") for part in path.parts)}


def _is_part(name: str, bucket: str) -> bool:
    return os.path.basename(name) == f"bucket={bucket}.parquet"


def _stamp(path: Path) -> _Stamp:
    info = path.stat()
    return _Stamp(info.st_ino, info.st_size, info.st_mtime_ns)
