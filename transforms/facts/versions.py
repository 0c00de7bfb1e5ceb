"""What the rows depend on besides the files: a change here means reading or extracting again."""

import os
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from transforms.common.source_hash import installed, source_hash
from transforms.reading.document import Limits
from transforms.reading.registry import LIBRARIES

TRANSFORMS = Path(__file__).resolve().parents[1]

_STAGES = ("reading", "identification", "extraction", "reference", "facts")


class Versions(NamedTuple):
    """`reading`: changes when files have to be read again. `extractor`: when rows have to be made again."""

    reading: str
    extractor: str


def current() -> Versions:
    """Those of the code and of the limits in force now; a run of the daemon may have limits of its own.

    Raises ValueError for a limit that makes no sense.
    """
    return of(Limits.from_settings(os.environ))


@cache
def of(limits: Limits) -> Versions:
    """Those of the code and of these limits."""
    salt = f"{installed(LIBRARIES)};{limits}"
    reading = _hash(("reading", "reference"), salt)
    return Versions(reading, f"{_release()}+{_hash(_STAGES, reading)}")


def _hash(stages: tuple[str, ...], salt: str) -> str:
    return source_hash(TRANSFORMS, stages, _is_run, salt=salt)[:12]


def _is_run(path: Path) -> bool:
    """Examples and readmes are read by tests and people, never by a run."""
    return path.suffix != ".md" and path.stem != "examples" and "examples" not in path.parts


def _release() -> str:
    try:
        return metadata.version("tongbi")
    except metadata.PackageNotFoundError:
        return "0"
