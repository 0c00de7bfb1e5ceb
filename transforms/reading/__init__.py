"""One file in any format → documents (text, title, publisher, pages) or a problem that says why not."""

from transforms.reading.document import Document, Limits, Problem

__all__ = ["Document", "Limits", "Problem"]
