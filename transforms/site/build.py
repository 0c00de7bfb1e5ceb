"""Writes the site: one file a page or shard, and of those only what changed since the folder was last written."""

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import duckdb

from transforms.common.published import must_be_published
from transforms.common.source_hash import installed, source_hash
from transforms.common.whole_files import write_text
from transforms.site import assets, pages, parts, warehouse

# The folder's own record: path → fingerprint of what the file was made from.
RECORD = ".written.json"
_HERE = Path(__file__).parent
_TEMPLATES = (".py", ".sql", ".html", ".yml")
_ENGINES = ("duckdb", "jinja2", "pypinyin", "vl-convert-python")


class Written(NamedTuple):
    """How many files the site has, how many of them were written now, and how many were taken away."""

    folder: Path
    files: int
    written: int
    removed: int

    @property
    def start(self) -> Path:
        return self.folder / "index.html"


class _Job(NamedTuple):
    """A file that the site has: where, what tells that it changed, and the key of the page that `make` is asked for."""

    path: str
    fingerprint: str
    key: str


class _Group(NamedTuple):
    """Files of one kind, and what makes (key, content) of those whose keys it is given."""

    jobs: list[_Job]
    make: Callable[[list[str]], Iterator[tuple[str, str]]]


def build_site(
    published: Path, folder: Path, progress: Callable[[int, int], None] = lambda done, total: None
) -> Written:
    """Write the site of the DuckDB file `published` into `folder`, whatever changed since it was written last.

    Reads that file and nothing else. Raises NotPublishedError when it is not there, OlderWarehouseError when another
    version of tongbi published it, and FileExistsError when the folder holds files that no site put there: nothing of
    anybody else is overwritten.
    """
    must_be_published(published)
    before = _record(folder)
    with warehouse.opened(published) as connection:
        files = list(_all_files(connection, _version()))
        now = {job.path: job.fingerprint for group in files for job in group.jobs}
        due = [group._replace(jobs=[job for job in group.jobs if _is_due(job, before, folder)]) for group in files]
        gone = [path for path in before if path not in now]
        if gone or any(group.jobs for group in due):
            # Until all is written the record says nothing of what is being written: a run that dies is made up for.
            _write_record({path: mark for path, mark in before.items() if now.get(path) == mark}, folder)
        written = _write(due, folder, progress)
    for path in gone:
        (folder / path).unlink(missing_ok=True)
    _write_record(now, folder)
    return Written(folder, len(now), written, len(gone))


def _is_due(job: _Job, before: dict[str, str], folder: Path) -> bool:
    return before.get(job.path) != job.fingerprint or not (folder / job.path).exists()


def _write(due: list[_Group], folder: Path, progress: Callable[[int, int], None]) -> int:
    """Write the files that are due; returns how many."""
    total, done = sum(len(group.jobs) for group in due), 0
    for jobs, make in due:
        path_of = {job.key: job.path for job in jobs}
        for key, content in make(list(path_of)):
            write_text(content, folder / path_of[key], errors="replace")
            done += 1
            progress(done, total)
    return total


def _all_files(connection: duckdb.DuckDBPyConnection, version: str) -> Iterator[_Group]:
    """Every file that the site has; each fingerprint holds the version of what makes it, too."""
    for group in _groups(connection):
        yield group._replace(jobs=[job._replace(fingerprint=f"{version}-{job.fingerprint}") for job in group.jobs])


def _groups(connection: duckdb.DuckDBPyConnection) -> Iterator[_Group]:
    yield _given(assets.contents(), "assets/")
    for kind, path_of, render in (
        ("report", "report/{}.html", pages.page("report")),
        ("district", "district/{}.html", pages.page("district")),
        ("indicator", "indicator/{}.html", pages.page("indicator")),
        ("scope", "data/scope/{}.js", pages.shard("scope")),
        ("check", "data/check/{}.js", pages.shard("check")),
    ):
        yield _kind(connection, kind, path_of, render)
    yield _given(dict(pages.single(connection)), "")


def _given(texts: dict[str, str], folder: str) -> _Group:
    """Files whose text is known already."""
    jobs = [_Job(f"{folder}{name}", _hash(text), name) for name, text in texts.items()]
    return _Group(jobs, lambda names: ((name, texts[name]) for name in names))


def _kind(
    connection: duckdb.DuckDBPyConnection, kind: str, path_of: str, render: Callable[[str, dict[str, str]], str]
) -> _Group:
    made_of = parts.parts_of(connection, kind)
    marks = parts.fingerprints(connection, made_of)
    if any(part.name == "head" for part in made_of):
        heads = {str(key) for (key,) in connection.execute(f"select key from {kind}_head").fetchall()}
        marks = {key: mark for key, mark in marks.items() if key in heads}
    jobs = [_Job(path_of.format(file_name(key)), mark, key) for key, mark in sorted(marks.items())]

    def make(keys: list[str]) -> Iterator[tuple[str, str]]:
        for key, payload in parts.payloads(connection, made_of, keys):
            yield key, render(key, payload)

    return _Group(jobs, make)


def file_name(key: str) -> str:
    """A key as a path below the site: keys are codes, but what is in a warehouse is not for us to trust."""
    return "/".join(quote(piece, safe="") or "_" for piece in key.split("/") if piece not in (".", ".."))


def _version() -> str:
    """What the pages are made with: a changed template, or library, makes every page anew."""
    return source_hash(_HERE, ["."], lambda path: path.suffix in _TEMPLATES, salt=installed(_ENGINES))[:12]


def _record(folder: Path) -> dict[str, str]:
    """Path → fingerprint of every file that was written last; empty where the record cannot be read.

    Raises FileExistsError when the folder holds files and no record.
    """
    try:
        found: dict[str, str] = json.loads((folder / RECORD).read_text("utf-8"))["files"]
        return found
    except FileNotFoundError:
        if folder.is_dir() and any(folder.iterdir()):
            raise FileExistsError(
                f"{folder}: the folder is not empty and no site of tongbi; name another, or empty it"
            ) from None
        return {}
    except (ValueError, KeyError, TypeError):
        return {}


def _write_record(files: dict[str, str], folder: Path) -> None:
    write_text(json.dumps({"files": files}, indent=0), folder / RECORD)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
