"""The folder in which the machines of one build hand each other Parquet, in any store that fsspec reaches."""

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from transforms.common.errors import first_line
from transforms.facts.engines import EngineError

# Files brought in one go: a store answers each after some hundredths of a second, and many at the same time.
_AT_ONCE = 300


@dataclass(slots=True)
class Exchange:
    """The folder of one build, seen from the machine that runs it. `url` is None when the workers share the staging
    folder: then nothing has to be carried."""

    staging: Path
    url: str | None
    _offered: set[str] = field(default_factory=set)
    _due: list[str] = field(default_factory=list)

    def offer(self, folder: Path, names: Iterable[str]) -> None:
        """Put these files of `folder` where the workers find them, each once."""
        if self.url and (new := [name for name in names if name not in self._offered]):
            put(folder, new, self.url)
            self._offered.update(new)

    def take(self, names: list[str], by: str) -> None:
        """Have what a worker has made in the staging folder, when `finish` is over at the latest. Raises EngineError when it
        is not there."""
        if self.url:
            self._due += names
            if len(self._due) >= _AT_ONCE:
                self.finish()
        elif gone := [name for name in names if not (self.staging / name).exists()]:
            raise EngineError(
                f"{by} has written {self.staging / gone[0]}, which is not there on this machine; share the folder of the "
                f"warehouse with the workers, or name a store that all reach: --store s3://BUCKET/FOLDER"
            )

    def finish(self) -> None:
        """Bring what is still in the store into the staging folder."""
        if self.url and self._due:
            get(self.url, self._due, self.staging)
            with _files(self.url) as (files, root):
                files.rm([f"{root}/{name}" for name in self._due])
            self._due = []


@contextmanager
def opened(store: str | None, staging: Path) -> Iterator[Exchange]:
    """A folder of its own for one build in `store`, removed in the end. Raises EngineError when the store cannot be used."""
    if store is None:
        yield Exchange(staging, None)
        return
    url = f"{store.rstrip('/')}/tongbi-{uuid.uuid4().hex}"
    with _files(url) as (files, root):
        files.pipe_file(f"{root}/begun", b"")  # what is wrong with the store shows before the work, not after
    try:
        yield Exchange(staging, url)
    finally:
        with suppress(EngineError), _files(url) as (files, root):
            files.rm(root, recursive=True)


def put(folder: Path, names: list[str], url: str) -> None:
    """Copy files, named as they lie in `folder`, to the same places below `url`. Raises EngineError."""
    with _files(url) as (files, root):
        if names:
            files.put([str(folder / name) for name in names], [f"{root}/{name}" for name in names])


def get(url: str, names: list[str], folder: Path) -> None:
    """Copy files from below `url` into `folder`. Raises EngineError."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
    with _files(url) as (files, root):
        if names:
            files.get([f"{root}/{name}" for name in names], [str(folder / name) for name in names])


@contextmanager
def _files(url: str) -> Iterator[tuple[Any, str]]:
    """The filesystem of a URL and the path in it. What it raises is of many kinds; all of them are told with the store."""
    from fsspec.core import url_to_fs

    local = "://" not in url or url.startswith(("file:", "local:"))
    try:
        yield url_to_fs(url, **({"auto_mkdir": True} if local else {}))
    except Exception as error:
        raise EngineError(f"the store {url} cannot be used: {type(error).__name__}: {first_line(error)}") from error
