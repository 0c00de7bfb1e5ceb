"""Files that are written whole or not at all, and told apart by the hash of their bytes."""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import Any


def digest(path: Path) -> str:
    """SHA-256 of the file's bytes, in hex."""
    with path.open("rb") as stream:
        return digest_of(stream)


def digest_of(stream: BufferedReader) -> str:
    """SHA-256 of what an open file still holds, in hex."""
    return hashlib.file_digest(stream, "sha256").hexdigest()


@contextmanager
def swapped_in(path: Path) -> Iterator[Path]:
    """Write aside, then swap in: a program that is killed, or whose disk is full, leaves the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield aside
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)


def write_text(text: str, path: Path, *, errors: str = "strict") -> None:
    """In UTF-8, line ends as they are; `errors` as for `str.encode`."""
    with swapped_in(path) as aside:
        aside.write_bytes(text.encode("utf-8", errors))


def read_object(path: Path) -> dict[str, Any]:
    """The JSON object that a file holds; empty where there is none that can be read."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def seal(path: Path) -> None:
    """Note beside the file how it is now, as `NAME.sha256`."""
    if path.exists():
        write_text(digest(path), _seal(path))
    else:
        _seal(path).unlink(missing_ok=True)


def has_seal(path: Path) -> bool:
    """Whether its seal was ever set."""
    return _seal(path).exists()


def sealed(path: Path) -> bool:
    """Whether the file is as it was when its seal was set."""
    try:
        return seal_of(path) == digest(path)
    except OSError:
        return False


def seal_of(path: Path) -> str:
    """How the file was when its seal was set; empty when none was, or the file is gone since."""
    try:
        return _seal(path).read_text("utf-8") if path.exists() else ""
    except (OSError, ValueError):
        return ""


def _seal(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")
