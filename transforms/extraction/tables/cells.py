"""What one cell of a table holds: nothing, words, a time, or a number and what it is worth in the unit of its heading."""

import re
from decimal import Decimal
from typing import NamedTuple

from transforms.extraction.lexicon import Lexicon
from transforms.extraction.model import MOVES, Token
from transforms.extraction.numbers import in_percent, negated, scan
from transforms.extraction.tables.cell import Cell
from transforms.extraction.tables.headings import UNIT, YEAR, Column

SIGN = r"[-+−－–—﹣＋▲△▼▽↑↓]?"
RISE, FALL = "增长|上升|提高|增加|上涨", "下降|减少|降低|回落|下滑"
CELL = re.compile(
    rf"^(?P<moved>{RISE}|{FALL})?(?:约|近|超|逾|达)?\s*(?P<open>[(（])?[〔［\[【]?\s*(?P<limit>[≥≤＞＜><])?(?P<sign>{SIGN})\s*(?P<number>\d[\d,，]*(?:\.\d+)?(?:\s*[-~—–～至]\s*\d[\d,]*(?:\.\d+)?)?)"
    rf"\s*(?P<unit>{UNIT})?\s*(?P<bound>以上|左右|以内|以下)?[〕］\]】]?(?P<close>[)）])?(?P<bound_behind>以上|左右|以内|以下)?$"
)
OF_AGE = re.compile(r"^\d{1,3}(?:\s*[-~—–～至]\s*\d{1,3})?周?岁(?:及?以[上下]|以内)$")  # 60岁以上: whom a column counts
FALLEN = re.compile(FALL)
DIGITS_ALONE = re.compile(r"\d[\d,，]*(?:\.\d+)?")
RANKED = re.compile(r"^第?\s*(?P<number>\d+)\s*[位名]?$")
FALLS = frozenset("-−－–—﹣▼▽↓")
BOUNDS = {
    "以上": "lower", "≥": "lower", "＞": "lower", ">": "lower", "左右": "approx",
    "以内": "upper", "以下": "upper", "≤": "upper", "＜": "upper", "<": "upper",
}  # fmt: skip
TIME_OF_ROW = re.compile(
    rf"^{YEAR}年?(?:\d{{1,2}}(?:[-—~至]\d{{1,2}})?月|[上下]半年|第?[一二三四]季度|前三季度)?$|"
    rf"^\d{{1,2}}(?:[-—~至]\d{{1,2}})?月$|^(?:第?[一二三四1-4]|[1一][-—~至][2-4二三四])季度$"
)
EMPTY = frozenset({"", "-", "–", "—", "——", "－", "/", "…", "--", "无", "－－", "／", "……", "*", "#"})
ROUNDING = Decimal("0.11")  # two numbers of one decimal and their difference, each rounded for itself
MEASURES = frozenset({"growth", "change", "completion", "rank"})  # the kinds of column that are measures by that name


class Amount(NamedTuple):
    """`value` to `upper` in the base unit; `half` is half of what the last written digit is worth; the text's [start:end]."""

    value: Decimal
    upper: Decimal | None
    half: Decimal
    unit: str
    bound: str
    start: int
    end: int

    def negative(self) -> "Amount":
        """3.1 in a row of falls is -3.1."""
        value, upper = negated(self.value, self.upper)
        return self._replace(value=value, upper=upper)


def is_number(cell: Cell) -> bool:
    """Whether the cell holds one number, or a range, and nothing but its unit, its sign and its bound beside it."""
    return CELL.match(cell.text) is not None and not TIME_OF_ROW.match(cell.text) and not OF_AGE.match(cell.text)


def tells_movement(cell: Cell) -> bool:
    """增长5.4%: a number whose words say that it is a movement, whatever its column holds."""
    found = CELL.match(cell.text)
    return found is not None and found["moved"] is not None


def plain_number(cell: Cell) -> Decimal | None:
    """The number of a cell as it is written, with its sign; None for a range and for what is no number."""
    found = CELL.match(cell.text)
    if found is None or not (digits := DIGITS_ALONE.fullmatch(found["number"])):
        return None
    number = Decimal(digits[0].replace(",", "").replace("，", ""))
    return -number if _falls(found) else number


def measure_of(column: Column) -> str:
    """Which measure the numbers of a column are."""
    return column.kind if column.kind in MEASURES else "level"


def amount_in(cell: Cell, column: Column, unit: str | None, lexicon: Lexicon) -> Amount | None:
    """The cell's number, in the unit written beside it or else in the one given; None for what is no number or has no value."""
    if column.kind == "rank" and (rank := RANKED.match(cell.text)):
        token = _token(rank["number"], unit, column, lexicon)
        if token is None or token.value is None:
            return None
        return Amount(token.value, token.value_max, Decimal(0), "rank", "exact", *_span(cell, rank, "number"))
    found = CELL.match(cell.text)
    token = _token(found["number"], found["unit"] or unit, column, lexicon) if found else None
    if found is None or token is None or token.value is None:
        return None
    value, upper = token.value, token.value_max
    if _is_fall(found, column):
        value, upper = negated(value, upper)
    written = found["bound"] or found["bound_behind"] or found["limit"] or ""
    bound = BOUNDS.get(written, "exact")
    return Amount(
        value, upper, token.half, token.unit.code, bound, *_span(cell, found, "unit" if found["unit"] else "number")
    )


def _is_fall(found: re.Match[str], column: Column) -> bool:
    """-2.3, ▼2.3; in a column of growths (2.3), too."""
    in_brackets = found["open"] and found["close"] and column.kind in MOVES and not column.summed
    return _falls(found) or bool(in_brackets)


def _falls(found: re.Match[str]) -> bool:
    """Whether a word or a sign before the number says that it is one of a fall."""
    return FALLEN.match(found["moved"] or "") is not None or found["sign"] in FALLS


def _span(cell: Cell, found: re.Match[str], last: str) -> tuple[int, int]:
    return cell.start + found.start("number"), cell.start + found.end(last)


def _token(number: str, unit: str | None, column: Column, lexicon: Lexicon) -> Token | None:
    """A cell's digits in the unit that its heading names, in its base unit."""
    token = next(scan(number.replace("，", ",").replace(" ", "") + (unit or ""), lexicon), None)
    return in_percent(token) if token is not None and column.kind in MOVES else token
