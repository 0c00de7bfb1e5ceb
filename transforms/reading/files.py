"""Walk the raw folder and read its files, so that each is accounted for and none reaches outside."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from transforms.reading import aside
from transforms.reading.archive import Budget, read_archive
from transforms.reading.content import Unreadable, over_limit
from transforms.reading.document import Document, Limits, Problem, as_sentence
from transforms.reading.formats import read_document
from transforms.reading.sidecar import Sidecar, parse_sidecar, sidecar_names
from transforms.reading.sniff import media_type

_Result = TypeVar("_Result", Path | Problem, Document | Problem)
_DEEPEST = 60
_OUTSIDE = "the link leads out of the raw folder and was not followed"


def list_files(root: Path) -> Iterator[Path | Problem]:
    """The files of the raw folder in the order of their names, each a path to hand to `read_file`, or why it is none.

    Sidecars, version control and system files are left out silently; other hidden files are listed as skipped.
    Raises FileNotFoundError when `root` is no folder.
    """
    if not root.is_dir():
        raise FileNotFoundError(f"{root}: no such folder of reports")
    yield from map(_worded, _walk(root, root.resolve(), root))


def read_file(path: Path, *, root: Path, limits: Limits) -> Iterator[Document | Problem]:
    """Read one file of the raw folder: a document, the documents of an archive, and the problems met.

    `path` lies under `root` (as `list_files` gives it). Never raises for bad input. A document that has both a text
    and a flaw comes with a problem of kind "note".
    """
    yield from map(_worded, _read(path, root, limits))


def _read(path: Path, root: Path, limits: Limits) -> Iterator[Document | Problem]:
    source_path = source_path_of(path, root)
    try:
        data = _read_bytes(path, root.resolve(), limits)
    except Unreadable as error:
        yield Problem(source_path=source_path, place=error.place, cause=error.cause, remedy=error.remedy)
        return
    sidecar = _sidecar(path, root, limits)
    yield from sidecar.problems
    if media_type(data, source_path) == "application/zip":
        yield from read_archive(data, source_path, sidecar.values, limits, Budget(limits))
    else:
        yield from read_document(data, source_path, sidecar.values, limits)


def sidecar_path(path: Path) -> Path | None:
    """The sidecar that speaks of `path`, if there is one. Who remembers what was read must remember it too."""
    if aside.is_sidecar(path.name):
        return None
    candidates = (path.with_name(name) for name in sidecar_names(path.name))
    return next((candidate for candidate in candidates if _is_file(candidate)), None)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # of a name of 250 bytes, the sidecar's would be too long for the system: then there is none
        return False


def source_path_of(path: Path, root: Path) -> str:
    """`path` relative to `root`, POSIX. A name that is no UTF-8 (from an old Windows) is read as GB18030."""
    relative = path.relative_to(root).as_posix()
    try:
        relative.encode("utf-8")
        return relative
    except UnicodeEncodeError:
        return os.fsencode(relative).decode("gb18030", "replace")


def _worded(result: _Result) -> _Result:
    """A problem whose cause and remedy, clauses so far, are whole sentences."""
    if isinstance(result, Problem):
        return replace(result, cause=as_sentence(result.cause), remedy=as_sentence(result.remedy))
    return result


def _walk(folder: Path, resolved_root: Path, root: Path) -> Iterator[Path | Problem]:
    if len(folder.parts) - len(root.parts) > _DEEPEST:
        cause = f"folders are nested more than {_DEEPEST} deep here, and what lies below was not looked at"
        yield _skipped(folder, root, cause, "move the reports up", "quarantined")
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _skipped(
            folder, root, f"the folder cannot be opened: {error.strerror}", "grant the right to read it", "quarantined"
        )
        return
    described = aside.names_described({entry.name for entry in entries})
    for entry in entries:
        path = Path(entry.path)
        if _goes_without_saying(entry, described):
            continue
        if why := _left_aside(entry, described):
            yield _skipped(path, root, *why)
        elif entry.is_symlink():
            yield from _link(path, resolved_root, root)
        elif entry.is_dir():
            yield from _walk(path, resolved_root, root)
        else:
            yield path


def _goes_without_saying(entry: os.DirEntry[str], described: set[str]) -> bool:
    """Whether nobody misses an entry that is left out: a system's or a tool's own, a sidecar beside its document. One that
    cannot be read, a pipe or a link to nothing, says nothing of the document: whoever put it there is told."""
    if entry.is_dir(follow_symlinks=False):
        return aside.folder_of_a_tool(entry.name)
    if entry.name in described:
        return entry.is_file(follow_symlinks=False) or _is_file(Path(entry.path))
    return aside.file_of_a_system(entry.name)


def _left_aside(entry: os.DirEntry[str], described: set[str]) -> tuple[str, str] | None:
    """Why an entry is no report, and what to do; None for what is looked into."""
    is_folder = entry.is_dir(follow_symlinks=False)
    if aside.is_sidecar(entry.name) and entry.name not in described and not is_folder:
        return aside.ORPHAN
    if why := aside.named_aside(entry.name):
        return why
    if not (is_folder or entry.is_symlink() or entry.is_file(follow_symlinks=False)):
        return "a pipe, socket or device, no file", "remove it from the raw folder"
    return None


def _link(path: Path, resolved_root: Path, root: Path) -> Iterator[Path | Problem]:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        yield _skipped(path, root, "a link that leads nowhere", "remove it, or put the file itself here")
        return
    if not target.is_relative_to(resolved_root):
        yield _skipped(path, root, _OUTSIDE, "put the file itself into the raw folder")
    elif target.is_dir():
        yield _skipped(
            path, root, "a link to a folder of the raw folder, which is read in its own place", "none needed"
        )
    else:
        yield path


def _skipped(path: Path, root: Path, cause: str, remedy: str, kind: str = "skipped") -> Problem:
    return Problem(source_path=source_path_of(path, root), kind=kind, cause=cause, remedy=remedy)


def _read_bytes(path: Path, resolved_root: Path, limits: Limits) -> bytes:
    try:
        if not path.resolve(strict=True).is_relative_to(resolved_root):
            raise Unreadable(_OUTSIDE, "put the file itself into the raw folder")
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise Unreadable("a pipe, socket, device or folder, no file", "remove it from the raw folder")
        if state.st_size > limits.file_bytes:
            raise over_limit("size of the file in bytes", state.st_size, limits.file_bytes, "file_bytes")
        with path.open("rb") as file:
            return file.read(limits.file_bytes)
    except OSError as error:
        cause = f"the file cannot be opened: {error.strerror or error}"
        raise Unreadable(cause, "grant the right to read it, or put it there again") from error


def _sidecar(path: Path, root: Path, limits: Limits) -> Sidecar:
    found = sidecar_path(path)
    if found is None:
        return Sidecar({}, ())
    try:
        data = _read_bytes(found, root.resolve(), limits)
    except Unreadable as error:
        problem = Problem(source_path=source_path_of(found, root), cause=error.cause, remedy=error.remedy)
        return Sidecar({}, (problem,))
    return parse_sidecar(data, source_path_of(found, root))
