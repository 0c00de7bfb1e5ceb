"""Columns as Dagster shows them: name, type, and the meaning that columns.md gives a column of that name."""

from collections.abc import Mapping

import dagster as dg

from transforms.models.dictionary import Meaning, doc_blocks


def described(tables: Mapping[str, Mapping[str, str]]) -> dict[str, dg.TableSchema]:
    """A schema for each table, given its columns and their types."""
    meanings = doc_blocks()
    return {
        table: dg.TableSchema(
            [dg.TableColumn(name, kind, description=_told(meanings.get(name))) for name, kind in columns.items()]
        )
        for table, columns in tables.items()
    }


def _told(meaning: Meaning | None) -> str | None:
    return None if meaning is None else f"{meaning.en} {meaning.zh}"
