"""Rich text files (RTF): their text by striprtf."""

from __future__ import annotations

from striprtf.striprtf import rtf_to_text

from transforms.reading.content import Content, Deadline, Unreadable
from transforms.reading.document import Limits

_MEDIA_TYPE = "application/rtf"


def read_rtf(data: bytes, limits: Limits, deadline: Deadline) -> Content:
    """Read a rich text file; a table's cells come with bars between them."""
    deadline.check()
    try:
        text = str(rtf_to_text(data.decode("latin-1"), errors="replace"))
    except (ValueError, LookupError, IndexError) as error:
        raise Unreadable("the rich text file is damaged", "open it in a word processor and save it as docx") from error
    return Content(text=text, media_type=_MEDIA_TYPE)
