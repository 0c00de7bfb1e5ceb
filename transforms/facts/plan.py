"""What a build has to do: the raw folder held against the ledger. Pure but for hashing files that may have changed."""

import os
import stat
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from transforms.common.rights import readable
from transforms.common.whole_files import digest_of
from transforms.facts.ledger import Entry
from transforms.facts.scan import RawFile
from transforms.facts.versions import Versions

# A file written in the same instant as it was last looked at may have changed without its times showing it.
_RACY_NS = 2_000_000_000
# Begins the key of what could not be opened. The right to read may be granted without a trace on the file (to a group, to
# another user), so that is asked again.
_SHUT = "shut:"


class Reading(NamedTuple):
    """A file to read, and the others that are the same in content, sidecar and extension, which need not be."""

    file: RawFile
    key: str
    alike: list[RawFile]


@dataclass(slots=True)
class Plan:
    """`read`: files to read, one of each distinct content.
    `extract`: documents whose stored text is to be extracted again. `keep`: entries of the new ledger that stand.
    `new`, `changed`, `removed` count files."""

    read: list[Reading] = field(default_factory=list)
    extract: set[str] = field(default_factory=set)
    keep: dict[str, Entry] = field(default_factory=dict)
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


def unchanged(files: Iterable[RawFile], ledger: Mapping[str, Entry], versions: Versions) -> bool:
    """Whether the folder is, to all signs, as the ledger left it: then nothing needs opening at all."""
    seen = 0
    for file in files:
        entry = ledger.get(file.source_path)
        if entry is None or not _same(file, entry) or entry.versions != versions or _opened_since(file, entry):
            return False
        seen += 1
    return seen == len(ledger)


def plan(
    files: list[RawFile],
    ledger: Mapping[str, Entry],
    versions: Versions,
    stored: set[str],
    *,
    now_ns: int,
    most_bytes: int,
) -> Plan:
    """`stored` are the documents whose text the warehouse holds; `now_ns`, in nanoseconds since 1970, is when `files`
    were looked at; what is larger than `most_bytes` no reader takes."""
    result = Plan()
    read_before = _read_before(ledger, versions, stored)
    to_read: dict[str, list[RawFile]] = defaultdict(list)
    for file in files:
        before = ledger.get(file.source_path)
        key, looked_ns = _key_now(file, before, now_ns, most_bytes)
        if before is None:
            result.new.append(file.source_path)
        elif before.key != key:
            result.changed.append(file.source_path)
        known = read_before.get(key)
        if known is None:
            to_read[key].append(file)
            continue
        result.keep[file.source_path] = replace(
            known, source_path=file.source_path, signature=file.signature, looked_ns=looked_ns, versions=versions
        )
        if known.versions.extractor != versions.extractor:
            result.extract |= {doc_id for _, doc_id in known.documents}
    result.read = [Reading(alike[0], key, alike[1:]) for key, alike in sorted(to_read.items())]
    result.removed = sorted(ledger.keys() - {file.source_path for file in files})
    return result


def _read_before(ledger: Mapping[str, Entry], versions: Versions, stored: set[str]) -> dict[str, Entry]:
    """By key, what need not be read again: these readers read it, and every document of it is stored. Of entries that
    are alike the first by path stands for all."""
    return {
        entry.key: entry
        for _, entry in sorted(ledger.items(), reverse=True)
        if entry.versions.reading == versions.reading and all(doc_id in stored for _, doc_id in entry.documents)
    }


def _key_now(file: RawFile, before: Entry | None, now_ns: int, most_bytes: int) -> tuple[str, int]:
    """The key of the file and when it was determined: as the ledger has it where the file is the same, else from its
    bytes now."""
    if before is not None and _same(file, before) and not _is_shut(before):
        return before.key, before.looked_ns
    return _key(file, most_bytes), now_ns


def _same(file: RawFile, entry: Entry) -> bool:
    return file.signature == entry.signature and file.newest_ns < entry.looked_ns - _RACY_NS


def _key(file: RawFile, most_bytes: int) -> str:
    """What two files have in common that read alike. Of one that cannot be opened the reader will say why."""
    extension = PurePosixPath(file.source_path).suffix.lower()
    try:
        return f"{_content(file.path, most_bytes)}:{_content(file.sidecar, most_bytes) if file.sidecar else ''}:{extension}"
    except OSError:
        return f"{_SHUT}{file.source_path}:{file.signature}"


def _content(path: Path, most_bytes: int) -> str:
    """SHA-256 of the bytes. What no reader takes, a pipe that a link leads to or more than `most_bytes`, is told by its
    size and time instead: reading it might never end."""
    with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as stream:  # else opening a pipe waits for a writer
        info = os.fstat(stream.fileno())
        if not stat.S_ISREG(info.st_mode) or info.st_size > most_bytes:
            return f"{info.st_size} bytes of {info.st_mtime_ns}"
        return digest_of(stream)


def _is_shut(entry: Entry) -> bool:
    return entry.key.startswith(_SHUT)


def _opened_since(file: RawFile, entry: Entry) -> bool:
    paths = (path for path in (file.path, file.sidecar) if path is not None)
    return _is_shut(entry) and all(map(readable, paths))
