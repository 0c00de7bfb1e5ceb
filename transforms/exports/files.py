"""The formats of one file a table: CSV, Parquet, Feather, Stata."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import polars.selectors as cs

from transforms.exports.safe import BEGINS_LIKE_FORMULA
from transforms.exports.tables import LONGEST_NAME, Table, short_name

_STATA_LABEL, _STATA_TEXT = 80, 2045


def write_csv(table: Table, path: Path) -> Iterator[str]:
    """UTF-8 with a byte order mark, by which Excel knows it. Null is empty, an empty text is ""."""
    safe_frame(table.frame).write_csv(path, include_bom=True)
    yield from ()


def write_parquet(table: Table, path: Path) -> Iterator[str]:
    """Decimals and dates as such."""
    table.frame.write_parquet(path, compression="zstd")
    yield from ()


def write_feather(table: Table, path: Path) -> Iterator[str]:
    """Arrow's file format for R, Python and Julia, in types that older readers know."""
    table.frame.write_ipc(path, compression="lz4", compat_level=pl.CompatLevel.oldest())
    yield from ()


def write_stata(table: Table, path: Path) -> Iterator[str]:
    """Stata 14 and later: UTF-8, labels from the dictionary, long texts as strL. Stata knows no decimals and no null texts:
    numbers are doubles (15 digits), a missing text is empty."""
    frame = table.frame.select(
        cs.numeric().cast(pl.Float64), cs.boolean().cast(pl.Float64), cs.string().fill_null(""), cs.temporal()
    ).select(table.frame.columns)
    texts = frame.select(cs.string())
    longest = {name: texts[name].str.len_bytes().max() or 0 for name in texts.columns}
    dates = {name: "td" if kind == pl.Date else "tc" for name, kind in frame.schema.items() if kind.is_temporal()}
    labels = {column.name: (column.meaning_zh or column.meaning)[:_STATA_LABEL] for column in table.columns}
    renamed: dict[str, str] = {}
    for name in frame.columns:
        stem, joint, ending = name.rpartition("_")
        renamed[name] = short_name(stem, joint + ending, list(renamed.values()))
    for name, short in renamed.items():
        if name != short:
            yield f"{table.name}: {name} is called {short}, for Stata takes names of {LONGEST_NAME} characters"
    frame.rename(renamed).to_pandas().to_stata(
        path,
        write_index=False,
        version=118,
        convert_dates={renamed[name]: kind for name, kind in dates.items()},
        convert_strl=[renamed[name] for name, length in longest.items() if int(str(length)) > _STATA_TEXT],
        variable_labels={renamed[name]: label for name, label in labels.items()},
        data_label=table.name[:_STATA_LABEL],
    )


def safe_frame(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with an apostrophe before every text that a spreadsheet would take for a formula."""
    guarded = (
        pl.when(cs.string().str.contains(BEGINS_LIKE_FORMULA)).then(pl.lit("'") + cs.string()).otherwise(cs.string())
    )
    return frame.with_columns(guarded.name.keep()) if frame.select(cs.string()).width else frame
