"""A row for each number of a table: of what, in which unit, for which months, by the names of its row and its column."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from transforms.extraction.lexicon import Lexicon
from transforms.extraction.model import MOVES, Context, Exclusion, Row
from transforms.extraction.numbers import PERCENT
from transforms.extraction.periods.span import Span, as_dates, of_context, year_span
from transforms.extraction.tables.blocks import Block, Cell
from transforms.extraction.tables.cells import (
    EMPTY,
    TIME_OF_ROW,
    Amount,
    amount_in,
    is_number,
    measure_of,
    plain_number,
)
from transforms.extraction.tables.headings import (
    MOVEMENT_OF_ROW,
    PREVIOUS,
    UNIT_ALONE,
    YEAR,
    Column,
    columns_of,
    kind_of_words,
    split_unit,
    units_of_table,
)
from transforms.extraction.tables.periods import months_of

Cells = Sequence[Cell]

DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?")
NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d)|[①-⑳]|[#＃*★☆●■▲◆·])\s*"
)
PART = re.compile(r"^(?:其\s*中|内\s*:|内:|[#＃])\s*[:：]?\s*")
PLACE = re.compile(r"(?:省|市|县|区|旗|镇|乡|街道|村|社区|园区)$")
SUM = re.compile(r"合\s*计|总\s*计|小\s*计|共\s*计|总数")
GROUPS = re.compile(r"^按[\u4e00-\u9fff]{2,8}(?:分|划分|分组)\s*[:：]\s*")  # 按经营地分：城镇
TOWN_OR_COUNTRY = ("城镇", "乡村", "农村")
RESIDENTS = re.compile(r"(城镇|农村)(?:常住)?(?:居民)?")
PER_RESIDENT = re.compile(r"人均(?:可支配收入|(?:生活)?消费支出)")
THINGS = re.compile(r"^(?:(?:重点|建设|投资)?(?:项目|工程)|企业|公司|园区)名称$|^(?:企业|公司|园区)$")
PLANNED = re.compile(r"^(?:年度|年初|全年|本年|当年)?(?:计划|目标|预算)(?:完成)?|^(?:累计)?(?:已?完成|实现)")
WHOLE = re.compile(rf"^(?:{SUM.pattern}|全[省市区县州镇街乡国]|[省市区县]本级|平\s*均)")
HEAD = re.compile(
    r"(?:总产值|增加值|产值|总值|投资额?|收入|支出|产量|面积|销售额|零售额|营业额|余额|贷款|存款|人口|用电量|出栏|存栏|总额|价格指数|家数|个数|户数|人数|支出额)$"
)
NAMING = ("label", "place")  # kinds of column in which rows have their names
WITHOUT_NUMBERS = (*NAMING, "unit", "time", "ordinal")
LEVELS = ("level", "target", "share")
# 分行业固定资产投资增速: of what the growths below are, by groups
GROUPED = re.compile(
    r"(?:分|各)(?:行业|产业|领域|门类|登记类型|经济类型|县区|区县|县[(（]?[市、区]*[)）]?|乡镇|镇街|地区)(?P<what>[一-龥]{2,14}?)(?:同比)?(?:增速|增长|增幅)"
)
DIFFERENCE = re.compile(r"(?:增减|升降|变动|变化)(?:情况|量)?$")
ROUNDING = Decimal("0.11")  # two numbers of one decimal and their difference, each rounded for itself
LONGEST_HEADING = 30
SENTENCE = re.compile(r"[\u4e00-\u9fff]{2}.*\d|\d.*[\u4e00-\u9fff]{2}")
BASES = (
    (re.compile(r"可比价|可比增长|实际"), "real"),
    (re.compile(r"同口径|可比口径"), "comparable"),
    (re.compile(r"名义|现价"), "nominal"),
)
ESTIMATED = re.compile(r"预计|初步|快报")
FROM_YEAR_START = re.compile(r"年初")
SCOPE = re.compile(r"[全在]?[国省市区县州](?=.{0,2}(?:位次|排名|名次|位居|排位))")
ABROAD = re.compile(r"外资|进出口|出口|进口|外贸|外商")
TOWNS = re.compile("[镇乡村]|街道|社区")
DONE = re.compile(r"(?:完成|实现)[数值额]?$")
BARE = frozenset("收入 支出 投资 产值 增加值 产量 面积 余额 销售额".split())
RATES = ("%", "‰")
RANK_OF = {"growth": "growth", "completion": "completion"}


class Said(NamedTuple):
    """What a row of the table speaks of, before its numbers are looked at."""

    label: str
    label_unit: str | None
    unit: str | None
    months: Span | None
    whole: "Said | None"  # the row that this one is a part of
    among: str = ""  # 乡镇（街道）: the kind of place that the rows are of, when it is below a county
    thing: bool = False  # a project or a firm: what the columns measure is its own
    moves: int = 0  # 1: the numbers of the row are growths of what it names, -1: they are falls (能耗下降)


class RowName(NamedTuple):
    """The name of a row, with the unit that stands in it; `part`: it is one of the row above. `among` as in Said."""

    label: str = ""
    unit: str | None = None
    part: bool = False
    among: str = ""
    thing: bool = False


class NamedLevel(NamedTuple):
    """What a level of the row is of; a growth or a share behind it is of the same."""

    name: str
    subject: str | None
    months: Span | None


class SaidBefore(NamedTuple):
    """The level and the share that the numbers of a row so far have stated; what a growth or a change behind them is of."""

    level: NamedLevel | None = None
    share: NamedLevel | None = None

    def moved_by(self, column: Column) -> NamedLevel | None:
        """A change in points is of the share before it, all else of the level."""
        return self.share if self.share and column.kind == "change" else self.level or self.share

    def then(self, column: Column, named: NamedLevel) -> "SaidBefore":
        """What is stated behind a further number; the level of a year before is said beside the row's main one."""
        if column.kind == "share":
            return SaidBefore(self.level, named)
        if column.kind not in LEVELS or self.level and _is_past(self.level.months, named.months):
            return self
        return SaidBefore(named)


class Number(NamedTuple):
    """What a number of a table is of. Numbers of one row of which all this is the same make one claim."""

    row_start: int
    name: str
    subject: str | None
    months: Span


class Table:
    """Reads one block; `rows` and `exclusions` in text order, claims numbered from 1."""

    def __init__(self, text: str, block: Block, context: Context, lexicon: Lexicon) -> None:
        self.text = text
        self.block = block
        self.lexicon = lexicon
        self.own = of_context(context)
        self.units = units_of_table(block.caption)
        self.prose: list[Cell] = []  # cells that hold words with numbers in them
        self.rows: list[Row] = []
        self.exclusions: list[Exclusion] = []
        self.claims: dict[Number, int] = {}
        self.above = ""  # the name of the last row of levels


def read_block(text: str, block: Block, context: Context, lexicon: Lexicon) -> Table:
    """The rows of a table, what in it measures nothing, and its cells that are to be read as prose."""
    table = Table(text, block, context, lexicon)
    columns: list[Column] = []
    whole: Said | None = None
    rows = iter(enumerate(block.rows))
    for index, row in rows:
        table.units = units_of_table("\t".join(cell.text for cell in row)) or table.units
        if _heads_columns(row, columns):
            headings = _headings_at(block.rows, index)
            columns = _differences_told(columns_of(headings), block.rows[index + len(headings) :])
            table.units = tuple(one.unit for one in columns if one.kind == "label" and one.unit) or table.units
            if len(headings) > 1:
                next(rows)
        elif sum(1 for cell in row if cell.text) > 1:
            whole = _read_row(table, row, columns or _unheaded(block.rows), whole)
    table.rows.sort(key=lambda one: (one.char_start, one.ordinal))
    _exclude_the_rest(table)
    return table


def _differences_told(columns: Sequence[Column], rows: Sequence[Cells]) -> list[Column]:
    """增减 without a unit is a change where it is what one column is more than another, in every row; else a growth."""
    told = list(columns)
    for at, column in enumerate(columns):
        if column.kind == "growth" and column.unit is None and DIFFERENCE.search(column.heading):
            near = [one for one in range(max(0, at - 3), at) if columns[one].kind == "level"]
            if any(_is_difference(rows, at, more, less) for more, less in permutations(near, 2)):
                told[at] = column._replace(kind="change")
    return told


def _is_difference(rows: Sequence[Cells], at: int, more: int, less: int) -> bool:
    """Whether column `at` is column `more` less column `less`, as far as it is written, wherever all three are numbers."""
    compared = 0
    for row in rows:
        difference, minuend, subtrahend = (plain_number(row[column]) for column in (at, more, less))
        if difference is None or minuend is None or subtrahend is None:
            continue
        if abs(minuend - subtrahend - difference) > max(ROUNDING, abs(difference) / 100):
            return False
        compared += 1
    return compared > 0


def _heads_columns(row: Cells, columns: Sequence[Column]) -> bool:
    """Whether a row is a line of headings: the first of the table, or one further down that begins new columns."""
    return _is_heading(row) and not (columns and _counts_like_years(row, columns))


def _headings_at(rows: Sequence[Cells], index: int) -> Sequence[Cells]:
    """The one or two lines of headings that begin here."""
    two = index + 1 < len(rows) and _is_second_heading(rows[index + 1], rows[index])
    return rows[index : index + 1 + two]


def _is_heading(row: Cells) -> bool:
    """Words alone (years count as words), two at least."""
    filled = [cell for cell in row if cell.text]
    return len({cell.text for cell in filled}) >= 2 and all(
        len(cell.text) <= LONGEST_HEADING and cell.text not in EMPTY and not is_number(cell) for cell in filled
    )


def _counts_like_years(row: Cells, columns: Sequence[Column]) -> bool:
    """税收收入 | 2014 | 1998: a row of numbers that might be years, below columns that hold numbers."""
    label, *others = (cell.text for cell in row if cell.text)
    return kind_of_words(label) == "level" and all(re.fullmatch(YEAR, text) for text in others) and len(columns) > 1


def _is_second_heading(row: Cells, above: Cells) -> bool:
    """A second line of headings: below one that is merged over several columns, and no row of its own."""
    merged = any(not cell.text or at and cell.text == above[at - 1].text for at, cell in enumerate(above))
    return merged and (not row[0].text or row[0].text == above[0].text) and _is_heading(row)


def _unheaded(rows: Sequence[Cells]) -> list[Column]:
    """The columns of a table without headings, by what their cells hold."""
    columns = []
    for at, cells in enumerate(zip(*rows, strict=True)):
        texts = [cell.text for cell in cells if cell.text]
        kind = "unit" if at and texts and all(UNIT_ALONE.match(text) for text in texts) else "level" if at else "label"
        columns.append(Column(kind, "", "", None, ""))
    return columns


def _groups(columns: Sequence[Column]) -> list[range]:
    """Tables printed side by side: 指标 | 数值 | 指标 | 数值."""
    first = next((column for column in columns if column.kind in ("label", "place", "time")), None)
    starts = [
        at
        for at, column in enumerate(columns)
        if first and column.kind == first.kind and column.heading == first.heading
    ]
    if len(starts) < 2:
        return [range(len(columns))]
    return [range(start, end) for start, end in zip(starts, [*starts[1:], len(columns)], strict=True)]


def _read_row(table: Table, row: Cells, columns: Sequence[Column], whole: Said | None) -> Said | None:
    """Add the statements of one row; returns the row that parts below it are parts of."""
    for group in _groups(columns):
        cells = [(row[at], columns[at]) for at in group]
        said = _said(table, cells, whole)
        if said is None:
            continue
        said = _of_residents(table, said)
        if moved := _movement(table, said):
            _read_numbers(table, [(cell, _of_movement(column)) for cell, column in cells], moved)
            continue
        _read_numbers(table, cells, said)
        table.above = said.label
        whole = said.whole or said
    return whole


def _movement(table: Table, said: Said) -> Said | None:
    """增速（%） below 地区生产总值（亿元）, 单位GDP能耗下降（%）: a row of growths, of what it names or of the row above."""
    found = MOVEMENT_OF_ROW.search(said.label)
    if (
        not found
        or (said.label_unit or said.unit or "%") != "%"
        or table.lexicon.id_of(said.label, "level", PERCENT.code)
    ):
        return None
    label = said.label[: found.start()] or table.above
    return said._replace(label=label, moves=-1 if found["falls"] else 1) if label else None


def _of_residents(table: Table, said: Said) -> Said:
    """全体居民人均可支配收入 over 城镇居民, 农村居民: what they have is named once."""
    of = RESIDENTS.fullmatch(said.label)
    income = PER_RESIDENT.search(table.above) or PER_RESIDENT.search(table.block.caption) if of else None
    return said._replace(label=f"{of[1]}居民{income[0]}", whole=None) if of and income else said


def _of_movement(column: Column) -> Column:
    return column._replace(kind="growth", unit=PERCENT.code) if column.kind in ("level", "target") else column


def _said(table: Table, cells: Sequence[tuple[Cell, Column]], whole: Said | None) -> Said | None:
    """What the cells of a row say that hold no numbers; None where they name neither a thing nor a time."""
    unit, months, name = None, None, RowName()
    for cell, column in cells:
        if _holds_unit(cell, column):
            unit = unit or cell.text.split("、")[0]
        elif _holds_time(cell, column):
            months = months_of(cell.text, table.own)
        elif column.kind in NAMING and not name.label:
            name = _row_name(cell, column)
    if not name.label and months is None:
        name = _name_of_total(cells)
    if not name.label and months is None:
        return None
    said = Said(name.label, name.unit, unit, months, None, name.among, name.thing)
    return said if whole is None else _as_part(said, whole, name.part, _indented(table.text, cells[0][0]))


def _as_part(said: Said, whole: Said, part: bool, indented: bool) -> Said:
    """其中：工业 below 固定资产投资（亿元）: a part is measured as its whole, where it says no unit itself."""
    if part:
        unit, label_unit = said.unit or whole.unit, said.label_unit or whole.label_unit
        return Said(said.label, label_unit, unit, said.months, whole)
    if indented and said.unit is None and said.label_unit is None:
        return said._replace(unit=whole.label_unit or whole.unit)
    return said


def _name_of_total(cells: Sequence[tuple[Cell, Column]]) -> RowName:
    """序号 | 乡镇 | 产值 over 合计 | | 1250: the total stands where its row has its number, before the empty cell of its name."""
    naming = next((column for _, column in cells if column.kind in NAMING), None)
    total = next((cell for cell, _ in cells if WHOLE.match(cell.text)), None)
    return _row_name(total, naming) if naming and total else RowName()


def _indented(text: str, cell: Cell) -> bool:
    """Whether a row stands further in than the others, as parts of the row above do: their unit is given there."""
    before = text[text.rfind("\n", 0, cell.start) + 1 : cell.start]
    return len(before) > 1 and not before.strip()


def _holds_unit(cell: Cell, column: Column) -> bool:
    """亿元 in a column of units, or in one whose heading has none."""
    return (
        column.kind == "unit"
        or column.kind != "label"
        and column.unit is None
        and UNIT_ALONE.match(cell.text) is not None
    )


def _holds_time(cell: Cell, column: Column) -> bool:
    """2024年 in a column of years, or where the rows have their names."""
    return column.kind == "time" or column.kind in NAMING and TIME_OF_ROW.match(cell.text) is not None


def _row_name(cell: Cell, column: Column) -> RowName:
    """其中：工业（亿元） → 工业, 亿元, a part; of a place the kind of place that the column holds, when it is below a county."""
    label, unit = split_unit(_without_marks(cell.text))
    among = column.heading if column.kind == "place" and TOWNS.search(column.heading) else ""
    part = PART.match(cell.text) is not None or GROUPS.match(cell.text) is not None or label in TOWN_OR_COUNTRY
    return RowName(label, unit, part, among, THINGS.match(column.heading) is not None)


def _without_marks(label: str) -> str:
    before = ""
    while before != label:
        before, label = label, GROUPS.sub("", PART.sub("", NUMBERING.sub("", label)))
    return re.sub(r"\s+", "", label)


def _read_numbers(table: Table, cells: Sequence[tuple[Cell, Column]], said: Said) -> None:
    """A statement for each number of the row, from left to right. A growth without a time of its own is of the level before it."""
    before = SaidBefore()
    ranked_by = "level"
    for cell, column in cells:
        if column.kind in WITHOUT_NUMBERS or cell.text in EMPTY:
            continue
        if not _holds_number(cell, column):
            table.prose.extend([cell] if SENTENCE.search(cell.text) else [])
            continue
        named = _spoken_of(table, said, column, before.moved_by(column))
        before = before.then(column, named)
        amount = amount_in(cell, column, _unit(column, said, table), table.lexicon)
        if amount is None or named.months is None:
            continue
        if said.moves < 0 and column.kind == "growth":
            amount = amount.negative()
        number = Number(cells[0][0].start, named.name, named.subject, named.months)
        table.rows.append(_row(table, number, amount, column, ranked_by))
        ranked_by = column.kind


def _spoken_of(table: Table, said: Said, column: Column, level: NamedLevel | None) -> NamedLevel:
    """What a number of the row is of; a growth, a rank of the level before it, in whose months it is where it has none of its own."""
    months = said.months or (months_of(column.period, table.own) if column.period else None)
    if column.kind not in LEVELS and level is not None:
        return level._replace(months=months or level.months)
    named = _named(table, said, column if column.kind in LEVELS else column._replace(name=""))
    return NamedLevel(*named, months or table.own)


def _holds_number(cell: Cell, column: Column) -> bool:
    """Whether a cell is to be read as a number: 第3 in a column of ranks, 2014 that is no year; a note is prose."""
    number = is_number(cell) or column.kind == "rank" or re.fullmatch(YEAR, cell.text) is not None
    return number and column.kind != "note"


def _is_past(current: Span | None, other: Span | None) -> bool:
    """Whether a column is of the year before the row's main one: what follows is said of the main one."""
    return (
        current is not None
        and other is not None
        and (other.last_year, other.last_month) < (current.last_year, current.last_month)
    )


def _named(table: Table, said: Said, column: Column) -> tuple[str, str | None]:
    """The indicator, and the place or thing that it is about: by the row's name, the column's heading, or both."""
    if column.kind not in LEVELS and (of := GROUPED.search(table.block.caption)):
        return _of_title(said.label, of["what"])
    heading = DONE.sub("", column.name) if column.kind == "level" else ""
    if heading in BARE:
        heading = _named_in_title(table, heading)
    if not said.label:
        return heading or column.heading, None
    if column.kind == "share":
        return f"{_of_whole(table, said)}{column.name or '占比'}", None
    if measured := _measured_of_thing(table, said, column):
        return measured, said.label
    if not heading or heading == said.label:
        return _of_whole(table, said), None
    return _by_row_and_column(table, said, heading)


def _measured_of_thing(table: Table, said: Said, column: Column) -> str:
    """总投资 of 柳溪大桥 in a table of projects: the column says what is measured, the row of which thing."""
    if not said.thing or HEAD.search(said.label) or table.lexicon.indicator_id(said.label):
        return ""
    return PLANNED.sub("", column.name)


def _by_row_and_column(table: Table, said: Said, heading: str) -> tuple[str, str | None]:
    """东河镇 and 财政收入, 合计 and 财政收入, 工业 and 增加值: of whom, of all together, or one name of both."""
    if WHOLE.match(said.label):
        return _of_all_places(said, heading), None
    if table.lexicon.indicator_id(heading) or PLACE.search(said.label):
        return heading, said.label
    return (said.label if table.lexicon.indicator_id(said.label) else f"{said.label}{heading}"), None


def _of_title(label: str, what: str) -> tuple[str, str | None]:
    """制造业 below 分行业固定资产投资增速: the investment in it; of a place the investment there."""
    if PLACE.search(label):
        return what, label
    head = HEAD.search(what)
    return (label if HEAD.search(label) or head is None else label + head[0]), None


def _of_all_places(said: Said, heading: str) -> str:
    """合计 below a list of towns: what the towns take in and spend together is not what the county does."""
    together = said.among and SUM.match(said.label) and heading.endswith(("收入", "支出"))
    return f"{said.among}{heading}" if together else heading


def _named_in_title(table: Table, bare: str) -> str:
    """收入 in a table that is titled 各镇财政收入完成情况: the known indicator of the title that ends in it."""
    title = table.text[: table.block.start].lstrip().partition("\n")[0]
    for found in re.finditer(rf"[\u4e00-\u9fff]{{2,10}}{bare}", f"{table.block.caption}\n{title}"):
        written = found[0]
        for start in range(len(written) - len(bare) - 1):
            if table.lexicon.indicator_id(written[start:]):
                return written[start:]
    return bare


def _of_whole(table: Table, said: Said) -> str:
    """其中：工业 below 固定资产投资 is 工业投资; a part that is named whole stays as it is."""
    if said.whole and said.label in TOWN_OR_COUNTRY:
        return said.label + said.whole.label
    head = HEAD.search(said.whole.label) if said.whole else None
    if head is None or HEAD.search(said.label) or table.lexicon.indicator_id(said.label):
        return said.label
    return said.label + head[0]


def _row(table: Table, number: Number, amount: Amount, column: Column, ranked_by: str) -> Row:
    """One number as a row; `ranked_by` is the kind of column before it, which its rank is of."""
    rank = column.kind == "rank"
    measure = measure_of(column)
    if measure == "growth" and amount.unit not in RATES:
        measure = "change"  # +8户 below 同比
    scope = SCOPE.search(column.heading) if rank else None
    first, last = as_dates(_whole_year(number.months, column))
    return Row(
        ordinal=len(table.rows),
        claim=table.claims.setdefault(number, len(table.claims) + 1),
        measure=measure,
        comparison=_comparison(column) if measure in MOVES else None,
        indicator_text=number.name,
        indicator_id=table.lexicon.id_of(number.name, measure, amount.unit),
        subject_text=number.subject,
        value=amount.value,
        value_max=amount.upper,
        unit=amount.unit,
        value_text=table.text[amount.start : amount.end],
        half_width=amount.half,
        bound=amount.bound,
        role="target" if column.aim else "actual",
        obs_status="E" if ESTIMATED.search(column.heading) else "A",
        period_start=first,
        period_end=last,
        rank_scope=scope[0] if scope else None,
        rank_of=RANK_OF.get(ranked_by, "level") if rank else None,
        growth_basis=_basis(column) if measure == "growth" else None,
        section=table.block.caption.replace("\n", " / "),
        sentence=_line(table, amount.start),
        char_start=amount.start,
        char_end=amount.end,
        rule=f"table-{column.kind}",
        warnings=(),
    )


def _basis(column: Column) -> str | None:
    return next((basis for words, basis in BASES if words.search(column.heading)), None)


def _whole_year(months: Span, column: Column) -> Span:
    """The aim of a budget or a plan is the year's, also in a table of its first months."""
    return year_span(months.last_year) if column.aim else months


def _unit(column: Column, said: Said, table: Table) -> str | None:
    if column.kind in ("growth", "completion", "share"):
        return column.unit or PERCENT.code
    if column.kind == "rank":
        return column.unit
    if column.kind == "change" and (said.label_unit or said.unit) == PERCENT.code:
        return column.unit or "个百分点"
    return column.unit or said.label_unit or said.unit or _unit_of_caption(table, said.label)


def _unit_of_caption(table: Table, label: str) -> str | None:
    """单位：万元、万美元: the first, and of what is traded or invested across the border the one in dollars."""
    foreign = next((unit for unit in table.units if "美元" in unit), None)
    return foreign if foreign and ABROAD.search(label) else next(iter(table.units), None)


def _comparison(column: Column) -> str:
    if PREVIOUS.search(column.heading):
        return "pop"
    return "ytd" if FROM_YEAR_START.search(column.heading) else "yoy"


def _line(table: Table, at: int) -> str:
    start = table.text.rfind("\n", 0, at) + 1
    end = table.text.find("\n", at)
    return table.text[start : end if end >= 0 else len(table.text)].strip()


def _exclude_the_rest(table: Table) -> None:
    """Every other number of the table: of headings, of names, of lists."""
    ends = sorted(
        {(row.char_start, row.char_end) for row in table.rows} | {(cell.start, cell.end) for cell in table.prose}
    )
    for found in DIGITS.finditer(table.text, table.block.start, table.block.end):
        before = bisect_right(ends, (found.start(), len(table.text)))
        if before and found.end() <= ends[before - 1][1]:
            continue
        table.exclusions.append(Exclusion(found.start(), found.end(), _reason(table.text, found), "table-heading"))


def _reason(text: str, found: re.Match[str]) -> str:
    after = text[found.end() : found.end() + 2].lstrip()
    if re.fullmatch(YEAR, found[0]) or after[:1] in ("年", "月", "季") or re.match(r"[-—~至]\d", after):
        return "date"
    return "enumerator" if after[:1] in ("、", ".", "．", "|", "\t") else "attribute"
