"""One hash of code and data files: what is kept by it is made again when one of them, or a library, changes."""

import hashlib
from collections.abc import Callable, Iterable
from importlib import metadata
from pathlib import Path


def source_hash(root: Path, tops: Iterable[str], wanted: Callable[[Path], bool], *, salt: str = "") -> str:
    """64 hex digits over names and bytes of the `wanted` files below `tops`, which are folders or files of `root`."""
    total = hashlib.sha256(salt.encode())
    for name in tops:
        top = root / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and "__pycache__" not in path.parts and wanted(path):
                total.update(f"{path.relative_to(root).as_posix()}\0".encode())
                total.update(path.read_bytes())
    return total.hexdigest()


def installed(packages: Iterable[str]) -> str:
    """Their versions, as a salt; a package that is not installed is told by a dash."""
    return ";".join(f"{package}={_version(package)}" for package in packages)


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "-"
