"""Stages for builds on a cluster, whose reports say what becomes of who reads them. Importable by name, for workers do that."""

import os
import signal
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tests.facts import fakes
from transforms.facts.stages import Stages
from transforms.reading.document import Document, Problem


@cache
def load() -> Stages:
    return fakes.load()._replace(read=_read, identify=_identify)


def _read(path: Path, root: Path) -> Iterator[Document | Problem]:
    text = path.read_bytes()
    if b"END THE WORKER" in text and _first_time(root):
        os.kill(os.getppid(), signal.SIGKILL)
    yield from fakes.read(path, root)


def _identify(document: Document) -> Any:
    if "ENDLESS" in document.text:
        time.sleep(3600)
    if "HUGE" in document.text:
        bytearray(8_000_000_000)
    return fakes.identify(document)


def _first_time(root: Path) -> bool:
    try:
        (root.parent / "a-worker-was-ended").touch(exist_ok=False)
    except FileExistsError:
        return False
    return True
