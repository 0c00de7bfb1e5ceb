"""Bytes of one document → `Document`: the right reader by content, then the metadata from sidecar, format and text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date

from transforms.reading import watch
from transforms.reading.content import (
    TOO_LONG_REMEDY,
    TOO_MUCH_REMEDY,
    Content,
    Deadline,
    TimeUp,
    Unreadable,
    interrupted_after,
    over_limit,
    too_much,
)
from transforms.reading.document import Document, Limits, Problem
from transforms.reading.metadata import stated_metadata
from transforms.reading.registry import BY_MEDIA_TYPE
from transforms.reading.sniff import media_type


def read_document(
    data: bytes, source_path: str, overrides: Mapping[str, str], limits: Limits
) -> Iterator[Document | Problem]:
    """Read the bytes of one document (no archive). Yields one document and its notes, or one problem."""
    sha256 = hashlib.sha256(data).hexdigest()

    def problem(kind: str, place: str | None, cause: str, remedy: str) -> Problem:
        return Problem(
            source_path=source_path, kind=kind, place=place, cause=cause, remedy=remedy, content_sha256=sha256
        )

    if cause := watch.given_up(source_path, "reading"):
        yield problem("quarantined", None, cause, TOO_LONG_REMEDY if "seconds" in cause else TOO_MUCH_REMEDY)
        return
    watch.begin(source_path, "reading", limits.seconds)
    try:
        with interrupted_after(limits.seconds):
            content = _read(data, source_path, limits)
    except Unreadable as error:
        yield problem("quarantined", error.place, error.cause, error.remedy)
        return
    except MemoryError:
        cause = too_much("reading", limits.memory_bytes)
        watch.broken_off(cause)
        yield problem("quarantined", None, cause, TOO_MUCH_REMEDY)
        return
    except (Exception, TimeUp) as error:
        # The libraries meet damaged files with errors of every kind; no file may stop the others.
        reason = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
        cause = f"the file is damaged or of an unknown kind ({reason})"
        yield problem(
            "quarantined", None, cause, "open it in the program that made it, save it again, or fetch it again"
        )
        return
    for note in content.notes:
        yield problem("note", note.place, note.cause, note.remedy)
    yield _document(content, sha256, source_path, overrides)


def _read(data: bytes, source_path: str, limits: Limits) -> Content:
    if not data:
        raise Unreadable("the file is empty", "replace it by the report, or remove it")
    if len(data) > limits.file_bytes:
        raise over_limit("size of the file in bytes", len(data), limits.file_bytes, "file_bytes")
    content = BY_MEDIA_TYPE[media_type(data, source_path)].load()(data, limits, Deadline(limits))
    if len(content.text) > limits.characters:
        raise over_limit("characters of text", len(content.text), limits.characters, "characters")
    if not content.text.strip():
        raise Unreadable("no text was found in it", "save the report as text, docx or PDF with text")
    return content


def _document(content: Content, sha256: str, source_path: str, overrides: Mapping[str, str]) -> Document:
    stated = stated_metadata(content.text)
    # A web page names its article; the title field of Word and PDF files is often that of the file it was copied from.
    if content.media_type == "text/html":
        title, publisher = content.title or stated.title, content.publisher or stated.publisher
        published_on = content.published_on or stated.published_on
    else:
        title, publisher = stated.title or content.title, stated.publisher or content.publisher
        published_on = stated.published_on or content.published_on
    if "published_on" in overrides:
        published_on = date.fromisoformat(overrides["published_on"])
    return Document(
        content_sha256=sha256,
        source_path=source_path,
        media_type=content.media_type,
        text=content.text,
        title=overrides.get("title", title),
        publisher=overrides.get("publisher", publisher),
        published_on=published_on,
        url=overrides.get("url", content.url or stated.url),
        pages=content.pages,
        overrides=dict(overrides),
    )
