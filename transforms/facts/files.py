"""Files that a build writes: aside, then swapped in, and told apart by the hash of their bytes."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl


def digest(path: Path) -> str:
    """SHA-256 of the file's bytes, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_parquet(frame: pl.DataFrame, path: Path) -> None:
    with _swapped_in(path) as aside:
        frame.write_parquet(aside, compression="zstd", statistics=True)


def write_text(text: str, path: Path) -> None:
    with _swapped_in(path) as aside:
        aside.write_text(text, "utf-8")


def seal(path: Path) -> None:
    """Note beside the file how it is now, as `NAME.sha256`."""
    if path.exists():
        write_text(digest(path), _seal(path))
    else:
        _seal(path).unlink(missing_ok=True)


def sealed(path: Path) -> bool:
    """Whether the file is as it was when its seal was set."""
    try:
        return _seal(path).read_text("utf-8") == digest(path)
    except (OSError, ValueError):
        return False


def _seal(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


@contextmanager
def _swapped_in(path: Path) -> Iterator[Path]:
    """Write aside, then swap in: a build that is killed, or whose disk is full, leaves the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield aside
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)
