"""Cells that a spreadsheet would take for formulas. A report may hold one by accident or on purpose."""

import re

# Excel and LibreOffice also take the full-width signs, and look behind tabs and line breaks.
_FORMULA = r"[=+\-@＝＋－＠\t\r\n]"
# The same for one engine of regular expressions and another: Polars and Python.
BEGINS_LIKE_FORMULA = rf"^'*{_FORMULA}"
_PATTERN = re.compile(BEGINS_LIKE_FORMULA)


def safe_text(text: str) -> str:
    """A text for a CSV cell: an apostrophe goes before what would begin a formula.

    >>> safe_text("=1+1"), safe_text("-12"), safe_text("增长5%"), safe_text("'=1")
    ("'=1+1", "'-12", '增长5%', "''=1")
    """
    return f"'{text}" if _PATTERN.match(text) else text


def original_text(cell: str) -> str:
    """What `safe_text` was given: the way back for whoever reads such a CSV.

    >>> original_text("'=1+1"), original_text("增长5%"), original_text("''=1"), original_text("'引号'")
    ('=1+1', '增长5%', "'=1", "'引号'")
    """
    return cell[1:] if cell.startswith("'") and _PATTERN.match(cell) else cell
