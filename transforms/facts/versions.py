"""What the rows depend on besides the files: a change here means reading or extracting again."""

import hashlib
import os
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from transforms.reading.document import Limits

TRANSFORMS = Path(__file__).resolve().parents[1]

# Libraries whose output is text or rows of ours; a new version may read a file differently.
_READERS = (
    "charset-normalizer",
    "opencc",
    "openpyxl",
    "pdfplumber",
    "pypdfium2",
    "python-docx",
    "rapidocr",
    "trafilatura",
)
_STAGES = ("reading", "identification", "extraction", "reference", "facts")
# Examples and readmes are read by tests and people, never by a run.
_NOT_CODE = {"__pycache__", "examples"}


class Versions(NamedTuple):
    """`reading`: changes when files have to be read again. `extractor`: when rows have to be made again."""

    reading: str
    extractor: str


@cache
def current() -> Versions:
    salt = f"{_installed(_READERS)};{Limits.from_settings(os.environ)}"
    reading = _hash(TRANSFORMS / "reading", TRANSFORMS / "reference", salt=salt)
    extractor = _hash(*(TRANSFORMS / stage for stage in _STAGES), salt=reading)
    return Versions(reading, f"{_release()}+{extractor}")


def _hash(*folders: Path, salt: str) -> str:
    total = hashlib.sha256(salt.encode())
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not _NOT_CODE & set(path.parts) and path.suffix != ".md":
                total.update(f"{path.relative_to(TRANSFORMS).as_posix()}\0".encode())
                total.update(path.read_bytes())
    return total.hexdigest()[:12]


def _release() -> str:
    try:
        return metadata.version("tongbi")
    except metadata.PackageNotFoundError:
        return "0"


def _installed(packages: tuple[str, ...]) -> str:
    found = []
    for package in packages:
        try:
            found.append(f"{package}={metadata.version(package)}")
        except metadata.PackageNotFoundError:
            found.append(f"{package}=-")
    return ";".join(found)
