"""Zip archives: each member a document of its own, nothing unpacked to disk, and no more memory than the limits say."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from transforms.reading import aside, watch
from transforms.reading.content import Deadline, Unreadable, over_limit
from transforms.reading.document import Document, Limits, Problem
from transforms.reading.formats import read_document
from transforms.reading.sidecar import Sidecar, parse_sidecar, sidecar_names
from transforms.reading.sniff import media_type

_RATIO_FROM_BYTES = 10_000_000
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_CHUNK = 1 << 20


class Budget:
    """What one outermost archive may still unpack, shared by the archives inside it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.members = 0
        self.expanded = 0
        self.deadline = Deadline(limits)

    def member(self) -> None:
        """Count one member; raises `Unreadable` over the limit."""
        self.members += 1
        if self.members > self.limits.archive_members:
            raise over_limit("members of the archive", self.members, self.limits.archive_members, "archive_members")

    def bytes(self, count: int) -> None:
        """Count unpacked bytes; raises `Unreadable` over the limit."""
        self.expanded += count
        if self.expanded > self.limits.expanded_bytes:
            raise over_limit(
                "bytes the archive unpacks to", self.expanded, self.limits.expanded_bytes, "expanded_bytes"
            )


def read_archive(
    data: bytes, source_path: str, overrides: Mapping[str, str], limits: Limits, budget: Budget, depth: int = 1
) -> Iterator[Document | Problem]:
    """The documents of a zip archive in the order of their names, as "a.zip!/b.txt"; archives inside it likewise.

    `overrides` (the archive's own sidecar) hold for every member; a sidecar inside the archive goes before it.
    """
    try:
        if depth > limits.archive_depth:
            raise Unreadable(
                f"an archive inside {limits.archive_depth} others, deeper than the limit",
                "unpack it, or raise the limit TONGBI_LIMIT_ARCHIVE_DEPTH",
            )
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from _members(archive, source_path, overrides, limits, budget, depth)
    except Unreadable as error:
        yield Problem(source_path=source_path, place=error.place, cause=error.cause, remedy=error.remedy)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError) as error:
        cause = f"the zip archive is damaged or cut short ({' '.join(str(error).split())[:120]})"
        yield Problem(source_path=source_path, cause=cause, remedy="fetch or pack it again")


def _members(
    archive: zipfile.ZipFile, source_path: str, overrides: Mapping[str, str], limits: Limits, budget: Budget, depth: int
) -> Iterator[Document | Problem]:
    members = sorted(
        ((member_name(info), info) for info in archive.infolist() if not info.is_dir()), key=lambda m: m[0]
    )
    by_name = dict(members)
    if not members:
        raise Unreadable("the archive is empty", "pack the reports again, or remove it")
    described = aside.names_described(by_name)
    for name, info in members:
        if _goes_without_saying(name, described):
            continue
        place = f"{source_path}!/{name}"
        if why := _left_aside(name):
            yield Problem(source_path=place, kind="skipped", cause=why[0], remedy=why[1])
            continue
        watch.begin(place, "reading", limits.seconds)
        budget.deadline = Deadline(limits)  # each member has its own: a slow one may not use up that of the others
        try:
            budget.deadline.check()
            budget.member()
        except Unreadable as error:
            # What was read so far stands; the rest is told of in one line.
            yield Problem(
                source_path=source_path, place=f"from member {name} on", cause=error.cause, remedy=error.remedy
            )
            return
        try:
            _refuse_unsafe(name, info)
            content = read_member(archive, info, limits, budget)
        except Unreadable as error:
            yield Problem(source_path=place, place=error.place, cause=error.cause, remedy=error.remedy)
            continue
        sidecar = _sidecar(archive, by_name, name, source_path, limits, budget)
        yield from sidecar.problems
        values = {**overrides, **sidecar.values}
        if media_type(content, name) == "application/zip":
            yield from read_archive(content, place, values, limits, budget, depth + 1)
        else:
            yield from read_document(content, place, values, limits)


def _goes_without_saying(name: str, described: set[str]) -> bool:
    """As of the files of a folder: nobody misses a system's or a tool's own, nor a sidecar beside its document."""
    *folders, last = PurePosixPath(name).parts or ("",)
    return name in described or any(map(aside.folder_of_a_tool, folders)) or aside.file_of_a_system(last)


def _left_aside(name: str) -> tuple[str, str] | None:
    """Why a member is no report, and what to do: its own name says so, or that of a folder around it."""
    if aside.is_sidecar(name):
        return aside.ORPHAN
    parts = (part for part in PurePosixPath(name).parts if part != "..")
    return next(filter(None, map(aside.named_aside, parts)), None)


def member_name(info: zipfile.ZipInfo) -> str:
    """A member's name. Names without the UTF-8 flag are UTF-8 from macOS and Linux, GBK from Chinese Windows."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename.replace("\\", "/")
    raw = info.orig_filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding).split("\0")[0].replace("\\", "/")
        except UnicodeDecodeError:
            continue
    return info.filename.replace("\\", "/")


def read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits, budget: Budget) -> bytes:
    """Unpack one member in pieces, so that a bomb is met when it grows and not when it has burst."""
    if info.flag_bits & _ENCRYPTED:
        raise Unreadable("protected by a password", "unpack it with the password and put the files here")
    allowed = max(_RATIO_FROM_BYTES, limits.expansion_ratio * info.compress_size)
    pieces: list[bytes] = []
    size = 0
    try:
        with archive.open(info) as member:
            while piece := member.read(_CHUNK):
                size += len(piece)
                if size > limits.file_bytes:
                    raise over_limit("unpacked bytes of a member", size, limits.file_bytes, "file_bytes")
                if size > allowed:
                    raise Unreadable(
                        f"it unpacks to more than {limits.expansion_ratio} times its size, as an archive bomb does",
                        "unpack it yourself if you trust it, or raise the limit TONGBI_LIMIT_EXPANSION_RATIO",
                    )
                budget.bytes(len(piece))
                budget.deadline.check()
                pieces.append(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        cause = f"the member is damaged or packed by an unknown method ({' '.join(str(error).split())[:120]})"
        raise Unreadable(cause, "pack it again as an ordinary zip") from error
    return b"".join(pieces)


def _refuse_unsafe(name: str, info: zipfile.ZipInfo) -> None:
    path = PurePosixPath(name)
    if not path.name:
        raise Unreadable("the member has no name", "pack it again with plain names")
    if path.is_absolute() or ".." in path.parts or (len(name) > 1 and name[1] == ":"):
        raise Unreadable("the member's path leads out of the archive and was refused", "pack it again with plain names")
    if (info.external_attr >> 28) == 0xA:
        raise Unreadable("the member is a link and was not followed", "pack the file itself")


def _sidecar(
    archive: zipfile.ZipFile,
    members: Mapping[str, zipfile.ZipInfo],
    name: str,
    source_path: str,
    limits: Limits,
    budget: Budget,
) -> Sidecar:
    found = next((candidate for candidate in sidecar_names(name) if candidate in members), None)
    if found is None:
        return Sidecar({}, ())
    place = f"{source_path}!/{found}"
    try:
        return parse_sidecar(read_member(archive, members[found], limits, budget), place)
    except Unreadable as error:
        return Sidecar({}, (Problem(source_path=place, cause=error.cause, remedy=error.remedy),))
