"""Values as a terminal shows them."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from rich.table import Table
from rich.text import Text

_NAMES = {"CNY": "元", "USD": "美元", "m2": "平方米", "t": "吨", "m": "米"}
# A report may hold the bytes that move a terminal's cursor or rename its window; they are shown as pictures.
_CONTROLS = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421} | dict.fromkeys(range(128, 160), 65533)


def amount(value: Any, unit: str | None) -> str:
    """126058200000000 and CNY → 126.0582万亿元."""
    if value is None:
        return ""
    number, unit = float(value), unit or ""
    for size, name in ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")):
        if abs(number) >= size and unit not in ("%", "pp"):
            return f"{number / size:,.10g}{name}{_NAMES.get(unit, unit)}"
    return f"{number:,.10g}{_NAMES.get(unit, unit)}"


def percent(value: Any) -> str:
    return "" if value is None else f"{float(value):+.1f}%"


def harmless(text: str) -> str:
    """The text with its control characters made visible: a terminal obeys none of them."""
    return text.translate(_CONTROLS)


def harmless_lines(text: str) -> str:
    """The same for a text of several lines, which stay lines."""
    return "\n".join(harmless(line) for line in text.splitlines())


def plain(value: Any) -> str:
    """A value of a query in one line: decimals without idle zeros, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}" if value else "0"
    return harmless(str(value))


def as_json(value: Any) -> str:
    """One value or row as JSON; decimals as numbers, dates as ISO text."""
    return json.dumps(value, ensure_ascii=False, default=_json_value)


def _json_value(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def empty_table(headings: Iterable[str], right: Iterable[int] = (), **of_columns: Any) -> Table:
    """A table without frame or rows; the columns at the positions `right` stand to the right. `of_columns` is what
    rich is told of each column besides."""
    made = Table(box=None, padding=(0, 2, 0, 0))
    to_the_right = set(right)
    for position, heading in enumerate(headings):
        made.add_column(heading, justify="right" if position in to_the_right else "left", **of_columns)
    return made


def table(headings: Sequence[str], rows: Iterable[Sequence[Any]], right: Iterable[int] = ()) -> Table:
    """A table without frame of values as `plain` shows them; the columns at the positions `right` stand to the right."""
    made = empty_table(map(harmless, headings), right, overflow="fold")
    for row in rows:
        made.add_row(*(Text(plain(value)) for value in row))
    return made
