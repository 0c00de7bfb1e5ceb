"""Whether there is a published warehouse to read, and what is told where there is none."""

from pathlib import Path


class NotPublishedError(FileNotFoundError):
    """Nothing is published at the path; the message says so and what to do."""


def must_be_published(path: Path) -> None:
    """Raises NotPublishedError when no DuckDB file is published at `path`."""
    if not path.exists():
        raise NotPublishedError(f"{path}: no warehouse is published there; run `tongbi build` first")
