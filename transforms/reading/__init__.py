"""One file in any format → documents (text, title, publisher, pages) or a problem that says why not."""

from transforms.reading.document import Document, Limits, Problem
from transforms.reading.files import list_files, read_file, sidecar_path, source_path_of

__all__ = ["Document", "Limits", "Problem", "list_files", "read_file", "sidecar_path", "source_path_of"]
