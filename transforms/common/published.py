"""Whether there is a published warehouse to read, and what is told where there is none."""

from pathlib import Path

from transforms.common.errors import first_line


def not_readable(error: Exception) -> str:
    """What DuckDB says of a file that it could not open, with the remedy."""
    said = first_line(error).rstrip("!.")
    if "Permission denied" in said:
        return f"{said}; grant the right to read it"
    return f"{said}; if it should be a published warehouse, `tongbi build` makes it anew"


class NotPublishedError(FileNotFoundError):
    """Nothing is published at the path; the message says so and what to do."""


def must_be_published(path: Path) -> None:
    """Raises NotPublishedError when no DuckDB file is published at `path`."""
    if path.parent.is_file():
        raise NotPublishedError(
            f"{path.parent}: that is a file; name the folder of the warehouse, in which {path.name} lies"
        )
    if not path.exists():
        raise NotPublishedError(f"{path}: no warehouse is published there; run `tongbi build` first")
