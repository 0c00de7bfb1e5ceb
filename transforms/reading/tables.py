"""Tables → lines of text: one row a line, its cells between bars, as markdown writes them.

    | 指标 | 单位 | 2023年 | 同比增长(%) |
    | 地区生产总值 | 亿元 | 123.4 | 5.2 |

Every cell keeps its place and its words; the extraction reads tables of every source from such lines. A row with a single
cell above a table is its caption and stands without bars.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

Rows = Sequence[Sequence[str]]


def table_lines(rows: Rows) -> list[str]:
    """The lines of one table. `rows` are cell texts; a cell merged over others stands in each or only in the first."""
    cleaned = [[_clean(cell) for cell in row] for row in rows]
    width = max((len(row) for row in cleaned), default=0)
    padded = [row + [""] * (width - len(row)) for row in cleaned if any(row)]
    kept = [column for column in range(width) if any(row[column] for row in padded)]
    table = [[row[column] for column in kept] for row in padded]
    captions = 0
    while captions < len(table) and len(set(filter(None, table[captions]))) == 1:
        captions += 1
    lines = [next(filter(None, row)) for row in table[:captions]]
    return lines + [_barred(row) for row in table[captions:]]


def _barred(row: Sequence[str]) -> str:
    return f"| {' | '.join(row)} |"


def _clean(cell: str) -> str:
    """The text of a cell on one line: a break inside a cell is a matter of the column's width. A bar would part the cell."""
    text = re.sub(r"(?<=[^\x00-\x7f])\s*[\r\n]+\s*|\s*[\r\n]+\s*(?=[^\x00-\x7f])", "", cell.strip())
    return re.sub(r"[ \t\r\n\u00a0\u3000]+", " ", text).strip().replace("|", "｜")
