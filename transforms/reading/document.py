"""What reading hands on: a `Document`, or a `Problem` that says why there is none (or not all of one)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date

from transforms.reading.script import to_simplified

SETTING_PREFIX = "TONGBI_LIMIT_"
_SURROGATE = re.compile("[\ud800-\udfff]")


def writable(text: str) -> str:
    """`text` with U+FFFD for each half of a surrogate pair, which no table can hold: same length, offsets hold."""
    # encode() is quicker than the pattern, and nearly always all there is to do.
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one document may cost. A document over a limit is quarantined, never cut short.

    `seconds` and `memory_bytes` hold for reading, and again for identification and extraction. Builds enforce them from
    outside (`transforms.facts.pool`); elsewhere `seconds` interrupts what runs in the main thread of its process, and is
    checked between pages, sheets, paragraphs and archive members.
    """

    file_bytes: int = 200_000_000  # one file, or one member of an archive
    text_bytes: int = 20_000_000  # one text file or web page: a report of a whole province has 0.1 MB
    characters: int = 5_000_000  # of text read out of one document
    pages: int = 2_000
    ocr_pages: int = 200  # a page read by OCR costs seconds, not milliseconds
    image_pixels: int = 100_000_000
    cells: int = 500_000  # in one sheet of a workbook
    part_bytes: int = 50_000_000  # of XML in one part of an office file: parsing takes twenty times as much memory
    archive_members: int = 5_000
    archive_depth: int = 3  # a zip in a zip in a zip
    expanded_bytes: int = 1_000_000_000  # all that one outermost archive (or office file) unpacks to
    expansion_ratio: int = 200  # unpacked / packed, looked at from 10 MB on: text rarely packs better than 20
    memory_bytes: int = 2_000_000_000  # address space a worker may take beyond what it begins with
    seconds: float = 120.0
    ocr_seconds: float = 20.0  # more for each page that OCR reads

    @classmethod
    def from_settings(cls, settings: Mapping[str, str]) -> Limits:
        """The defaults, changed by settings such as TONGBI_LIMIT_PAGES=5000 (pass `os.environ`).

        Raises ValueError that names the setting when it is no number above 0, or no limit of that name exists.
        """
        names = {f"{SETTING_PREFIX}{name.upper()}": name for name in cls.__dataclass_fields__}
        values: dict[str, float] = {}
        for setting, written in settings.items():
            if not setting.startswith(SETTING_PREFIX):
                continue
            if setting not in names:
                raise ValueError(f"{setting}: there is no such limit; the limits are {', '.join(sorted(names))}")
            try:
                value = float(written) if names[setting].endswith("seconds") else int(written)
            except ValueError:
                value = 0
            if not 0 < value < float("inf"):
                raise ValueError(
                    f"{setting}={written}: write a number above 0, such as {getattr(cls(), names[setting])}"
                )
            values[names[setting]] = value
        return replace(cls(), **values)  # type: ignore[arg-type]

    def as_settings(self) -> dict[str, str]:
        """The settings that `from_settings` makes these limits of, all of them named."""
        return {f"{SETTING_PREFIX}{name.upper()}": str(value) for name, value in asdict(self).items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One distinct content, read.

    `text` is what every offset counts in (Unicode code points). A UTF-8 text file gives its bytes decoded, line ends
    and all; only a byte order mark, which belongs to the encoding, is no part of it. `pages` holds the offset at which
    each page (or sheet) starts, and is empty when the source has none. `overrides` holds what the sidecar file says:
    title, publisher, url and published_on are in force already, district and period are for the identification.
    """

    content_sha256: str
    source_path: str
    media_type: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    url: str | None = None
    pages: tuple[int, ...] = ()
    overrides: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _make_writable(self)
        if self.overrides:
            kept = {writable(key): writable(value) for key, value in self.overrides.items()}
            object.__setattr__(self, "overrides", kept)

    @property
    def doc_id(self) -> str:
        """The first 16 hex digits of the content's SHA-256."""
        return self.content_sha256[:16]

    def problem(self, stage: str, kind: str, cause: str, remedy: str, *, place: str | None = None) -> Problem:
        """What a stage after reading has to say of this document, in whole sentences."""
        return Problem(
            source_path=self.source_path,
            stage=stage,
            kind=kind,
            place=place,
            cause=as_sentence(cause),
            remedy=as_sentence(remedy),
            content_sha256=self.content_sha256,
        )

    def simplified(self) -> str:
        """`text` in simplified characters, of the same length, so that offsets found in it hold in `text`."""
        return to_simplified(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A file, or part of one, that could not be used. `cause` and `remedy` are one sentence each, for the user.

    stage: reading | identification | extraction | check. kind: quarantined | withheld | skipped | note.
    place: page, sheet, line, byte or character offset, or None when it is the whole file.
    """

    source_path: str
    stage: str = "reading"
    kind: str = "quarantined"
    place: str | None = None
    cause: str
    remedy: str
    content_sha256: str | None = None

    def __post_init__(self) -> None:
        _make_writable(self)


def as_sentence(clause: str) -> str:
    """A cause or a remedy, begun as a clause, as the whole sentence that a user reads."""
    return f"{clause[:1].upper()}{clause[1:]}{'' if clause.endswith(('.', '?')) else '.'}"


def _make_writable(made: Document | Problem) -> None:
    """Whatever a file, its name or its sidecar says: one string that Parquet refuses would stop the whole build."""
    for name in (one.name for one in fields(made)):
        value = getattr(made, name)
        if isinstance(value, str) and (kept := writable(value)) is not value:
            object.__setattr__(made, name, kept)
