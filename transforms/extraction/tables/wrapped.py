"""Names that the width of their column broke in two: a line with nothing but words above or below the row that it belongs to."""

from collections.abc import Sequence

from transforms.extraction.lexicon import Lexicon
from transforms.extraction.tables.cell import Cell
from transforms.extraction.tables.headings import split_unit
from transforms.extraction.tables.labels import without_marks

Cells = tuple[Cell, ...]


def names_joined(rows: Sequence[Cells], lexicon: Lexicon) -> list[Cells]:
    """社会消费品 over 零售总额 | 52.1, 人均可支配 | 28120 over 收入: rows with the names of which they have pieces."""
    joined = list(rows)
    for at in range(1, len(rows) - 1):
        if (piece := _alone(rows[at])) is None:
            continue
        if below := _named(rows[at + 1], piece, "", lexicon):
            joined[at + 1] = below
        elif above := _named(rows[at - 1], "", piece, lexicon):
            joined[at - 1] = above
    if len(rows) > 1 and (piece := _alone(rows[-1])) and (above := _named(rows[-2], "", piece, lexicon)):
        joined[-2] = above
    return joined


def _alone(row: Cells) -> str | None:
    """The words of a row that holds nothing else."""
    filled = [cell.text for cell in row if cell.text]
    return filled[0] if len(filled) == 1 else None


def _named(row: Cells, before: str, behind: str, lexicon: Lexicon) -> Cells | None:
    """The row with its name and a piece, where both are a known indicator and the name by itself is none."""
    if _alone(row) is not None:
        return None
    at = next((at for at, cell in enumerate(row) if cell.text and not cell.text.isdigit()), 0)
    name = f"{before}{row[at].text}{behind}"
    known = [lexicon.indicator_id(split_unit(without_marks(one))[0]) for one in (row[at].text, name)]
    if known[0] is not None or known[1] is None:
        return None
    return (*row[:at], Cell(name, row[at].start), *row[at + 1 :])
