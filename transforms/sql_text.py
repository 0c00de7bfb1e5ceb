"""A text, or a path, as a literal of SQL: no statement is put together without it."""

from pathlib import Path


def sql_text(value: str | Path) -> str:
    """'杨家''s' for 杨家's."""
    return "'" + str(value).replace("'", "''") + "'"
