"""The built models → one checked DuckDB file, swapped in atomically, and Parquet beside it."""

from transforms.publishing.contract import PublicTable, public_tables
from transforms.publishing.publish import NotPublishedError, Published, foreign, publish

__all__ = ["NotPublishedError", "PublicTable", "Published", "foreign", "public_tables", "publish"]
