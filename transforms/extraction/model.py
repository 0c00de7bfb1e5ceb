"""What passes hand to one another: frozen, named by what it is in the text."""

from decimal import Decimal
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit as written: its base unit's code, and the exact factor to it as numerator over denominator."""

    code: str
    kind: str
    numerator: Decimal
    denominator: Decimal


NO_UNIT = Unit("1", "none", Decimal(1), Decimal(1))


class Token(NamedTuple):
    """A number, a date or a rank where it is written, with what it is worth in its base unit.

    `kind` is quantity, date, name, rank, double (翻一番) or half (过半, 三成). `half` is half of what its last written digit is
    worth; `more` whether 多 or 余 stand inside.
    """

    start: int
    end: int
    kind: str
    value: Decimal | None = None
    value_max: Decimal | None = None
    half: Decimal = Decimal(0)
    unit: Unit = NO_UNIT
    more: bool = False


class Exclusion(NamedTuple):
    """An expression with digits that measures nothing.

    `reason` is date, enumerator, name, reference or attribute; `rule` the name of the rule of `not_measured` that says so.
    """

    char_start: int
    char_end: int
    reason: str
    rule: str
