"""A frame as a Parquet file, written whole or not at all."""

from pathlib import Path

import polars as pl

from transforms.common.whole_files import swapped_in


def write_parquet(frame: pl.DataFrame, path: Path) -> None:
    """Raises OSError when it cannot be written; what stood at `path` before then stands still."""
    with swapped_in(path) as aside:
        frame.write_parquet(aside, compression="zstd", statistics=True)
