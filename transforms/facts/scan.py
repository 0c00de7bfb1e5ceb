"""The raw folder as it is now: which files there are, which are left aside, and what tells that one changed."""

import hashlib
import time
from dataclasses import dataclass
from pathlib import Path

from transforms.facts import corrections_file
from transforms.reading import list_files, sidecar_path, source_path_of
from transforms.reading.document import Problem


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file to read. `signature` changes whenever content, or the sidecar beside it, may have changed.

    `newest_ns` is when the system last changed it, in nanoseconds since 1970: what happens to it later is stamped later.
    """

    source_path: str
    path: Path
    signature: str
    newest_ns: int
    sidecar: Path | None = None


def scan(root: Path, leave_out: tuple[Path, ...] = ()) -> tuple[list[RawFile], list[Problem]]:
    """All files under `root` in path order, and a problem for each entry that is left aside.

    `leave_out` holds folders that are none of the user's reports (the warehouse may lie inside the raw folder).
    Raises FileNotFoundError when `root` is no folder.
    """
    root = root.resolve()
    aside = tuple(folder.resolve() for folder in leave_out)
    # Problems carry no path that can be compared, only the name shown to the user.
    aside_names = tuple(f"{folder.relative_to(root).as_posix()}/" for folder in aside if folder.is_relative_to(root))
    files: list[RawFile] = []
    problems: list[Problem] = []
    taken: set[str] = set()
    for found in list_files(root):
        if isinstance(found, Problem):
            if not found.source_path.startswith(aside_names):
                problems.append(found)
        elif found != root / corrections_file.FILE and not any(found.is_relative_to(folder) for folder in aside):
            source_path = _unique(source_path_of(found, root), found, taken)
            sidecar = sidecar_path(found)
            try:
                signature, newest = _signature(found, sidecar)
            except OSError as error:
                problems.append(_unreadable(source_path, error))
                continue
            files.append(RawFile(source_path, found, signature, newest, sidecar))
    files.sort(key=lambda file: file.source_path)
    return files, problems


def _unreadable(source_path: str, error: OSError) -> Problem:
    return Problem(
        source_path=source_path,
        cause=f"The file cannot be opened: {error.strerror or error}.",
        remedy="Grant the right to read it, or put it there again.",
    )


def signature_now(file: RawFile) -> str | None:
    """The signature as it is at this moment; None when the file has gone."""
    try:
        return _signature(file.path, file.sidecar)[0]
    except OSError:
        return None


def _unique(name: str, path: Path, taken: set[str]) -> str:
    """Two names that are no UTF-8 may look alike once decoded."""
    if name in taken:
        name = f"{name}~{hashlib.sha256(bytes(path)).hexdigest()[:8]}"
    taken.add(name)
    return name


def _signature(path: Path, sidecar: Path | None) -> tuple[str, int]:
    """Size and times of the file (ctime too: `cp -p` and `touch -r` keep the mtime) and of its sidecar, and the latest ctime.

    A time to come, of a clock that was set back since, says nothing of when: it only has to differ after a change. Nor does
    an mtime, which whoever copies a file may set.
    """
    parts, newest = [], 0
    for one in (path, sidecar):
        if one is None:
            parts.append("-")
            continue
        info = one.stat()
        parts.append(f"{info.st_size}:{info.st_mtime_ns}:{info.st_ctime_ns}")
        if info.st_ctime_ns <= time.time_ns():
            newest = max(newest, info.st_ctime_ns)
    return "/".join(parts), newest
