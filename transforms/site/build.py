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
    version = _version()
    with warehouse.opened(published) as connection:
        makers = [
            (jobs, make)
            for jobs, make in _all_files(connection)
            for jobs in [[job._replace(fingerprint=f"{version}-{job.fingerprint}") for job in jobs]]
        ]
        now = {job.path: job.fingerprint for jobs, _ in makers for job in jobs}
        changed = [
            ([job for job in jobs if before.get(job.path) != job.fingerprint or not (folder / job.path).exists()], make)
            for jobs, make in makers
        ]
        total, done = sum(len(jobs) for jobs, _ in changed), 0
        gone = [path for path in before if path not in now]
        if total or gone:
            # Until all is written the record says nothing of what is being written: a run that dies is made up for.
            kept = {path: mark for path, mark in before.items() if now.get(path) == mark}
            write_text(json.dumps({"files": kept}), folder / RECORD)
        for jobs, make in changed:
            path_of = {job.key: job.path for job in jobs}
            for key, content in make(list(path_of)):
                write_text(content, folder / path_of[key], errors="replace")
                done += 1
                progress(done, total)
    for path in gone:
        (folder / path).unlink(missing_ok=True)
    write_text(json.dumps({"files": now}, indent=0), folder / RECORD)
    return Written(folder, len(now), total, len(gone))


_Maker = Callable[[list[str]], Iterator[tuple[str, str]]]


def _all_files(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[list[_Job], _Maker]]:
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


def _given(texts: dict[str, str], folder: str) -> tuple[list[_Job], _Maker]:
    """Files whose text is known already."""
    jobs = [_Job(f"{folder}{name}", _hash(text), name) for name, text in texts.items()]
    return jobs, lambda names: ((name, texts[name]) for name in names)


def _kind(
    connection: duckdb.DuckDBPyConnection, kind: str, path_of: str, render: Callable[[str, dict[str, str]], str]
) -> tuple[list[_Job], _Maker]:
    made_of = parts.parts_of(connection, kind)
    marks = parts.fingerprints(connection, made_of)
    if any(part.name == "head" for part in made_of):
        heads = {str(key) for (key,) in connection.execute(f"select key from {kind}_head").fetchall()}
        marks = {key: mark for key, mark in marks.items() if key in heads}
    jobs = [_Job(path_of.format(file_name(key)), mark, key) for key, mark in sorted(marks.items())]

    def make(keys: list[str]) -> Iterator[tuple[str, str]]:
        for key, payload in parts.payloads(connection, made_of, keys):
            yield key, render(key, payload)

    return jobs, make


def file_name(key: str) -> str:
    """A key as a path below the site: keys are codes, but what is in a warehouse is not for us to trust."""
    return "/".join(quote(piece, safe="") or "_" for piece in key.split("/") if piece not in (".", ".."))


def _version() -> str:
    """What the pages are made with: a changed template, or library, makes every page anew."""
    return source_hash(_HERE, ["."], lambda path: path.suffix in _TEMPLATES, salt=installed(_ENGINES))[:12]


def _record(folder: Path) -> dict[str, str]:
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


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
