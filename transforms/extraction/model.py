"""The data that pass from one step of the reading to the next. All of it is frozen: a step returns what it has found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from transforms.extraction.records import Record, record

if TYPE_CHECKING:
    from transforms.extraction.cues.cue import Cue
    from transforms.extraction.lexicon import Lexicon
    from transforms.extraction.passages import Frame, Passage
    from transforms.extraction.periods.span import Span
    from transforms.extraction.wording.nouns import Right


@record
class Unit(Record):
    """A unit as written: its base unit's code, and the exact factor to it as numerator over denominator, None where that is 1."""

    code: str
    kind: str
    factor: tuple[Decimal, Decimal] | None = None


NO_UNIT = Unit("1", "none")
MOVES = ("growth", "change")  # the measures that say how far something moved
LONGEST_RUN = 24  # no report lists more numbers in a row; a list without an end would be looked through at each of them


@record
class Token(Record):
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


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a document before its first sentence is read.

    `period_start` and `period_end` bound the last full span accounted for (first day of the first month, last day of the
    last month); `report_kind` is annual, half_year, quarter or other; `ancestors` are names, widest first.
    """

    period_start: date | None = None
    period_end: date | None = None
    report_kind: str = "other"
    district_name: str | None = None
    ancestors: tuple[str, ...] = ()


@record
class ReportText(Record):
    """A report while it is read: its text, its own period, how 今年 is to be understood in it, and whose it is.

    `own_name` is the reporting district's, "" when it is not known; `own_names` holds it and those of its ancestors.
    """

    text: str
    period: Span | None
    now: Frame
    lexicon: Lexicon
    own_name: str
    own_names: tuple[str, ...]


@record
class SentenceContext(Record):
    """A sentence before its numbers are read.

    `tokens` are the numbers that measure something, in text order; `spans` the periods its words name, each with the offset
    from which it governs; `reviewed` the years that its passage looks back on (过去五年), up to the months of the report.
    `across`: it compares years in a passage on several; `aims`, `estimates` and `based`: it holds a word of aiming, of
    estimating, of the prices or the scope by which things are compared at all, so that most numbers need not look for one.
    `held_to_aim`: one of what was set, and of how far it has come.
    `may_aim`: such a word, the passage, or a time that is named may make aims of its numbers. `month_end`: the month at whose end
    the balances of the paragraph stood, so far as it has named one. `letters` are the characters of its words.
    """

    report: ReportText
    start: int
    end: int
    passage: Passage
    tokens: Sequence[Token]
    spans: Sequence[tuple[int, Span | None]]
    words: str
    letters: frozenset[str]
    reviewed: Span | None
    across: bool
    aims: bool
    may_aim: bool
    estimates: bool
    based: bool
    held_to_aim: bool
    month_end: Span | None = None


@record
class Mention(Record):
    """A number and the words on both its sides.

    `place` is its index among the tokens of its sentence; `left` runs from the last words used to the number, `clause` is
    its last clause; `bound` is what 以上, 左右 or 以内 after it say, and `after` the offset behind them.
    """

    token: Token
    place: int
    left: str
    clause: str
    cue: Cue
    right: Right
    bound: str | None
    after: int
    share: bool


@record
class Statement(Record):
    """What a number states of which indicator.

    `claim` is shared by what is said of one figure (its level, its growth, its rank); `rule` names the rule that worded it;
    `settled`: it is a state at the end of its period (达到, 突破); `rank_of` is level, growth or completion.
    """

    mention: Mention
    measure: str
    indicator: str
    claim: int
    rule: str
    cue: Cue
    settled: bool = False
    rank_of: str | None = None


class Row(NamedTuple):
    """One statement: the columns of fct_metrics that the text alone decides, in the contract's meaning."""

    ordinal: int
    claim: int
    measure: str
    comparison: str | None
    indicator_text: str
    indicator_id: str | None
    subject_text: str | None
    value: Decimal
    value_max: Decimal | None
    unit: str
    value_text: str
    half_width: Decimal
    bound: str
    role: str
    obs_status: str
    period_start: date | None
    period_end: date | None
    rank_scope: str | None
    rank_of: str | None
    growth_basis: str | None
    section: str
    sentence: str
    char_start: int
    char_end: int
    rule: str
    warnings: tuple[str, ...]


class Exclusion(NamedTuple):
    """An expression with digits that measures nothing.

    `reason` is date, enumerator, name, reference or attribute; `rule` the name of the rule of `not_measured` that says so.
    """

    char_start: int
    char_end: int
    reason: str
    rule: str


@dataclass(slots=True)
class Extraction:
    """The reading of one document, rows and exclusions each in text order."""

    rows: list[Row] = field(default_factory=list)
    exclusions: list[Exclusion] = field(default_factory=list)
