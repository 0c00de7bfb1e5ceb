"""A row for each number of a table: of what, in which unit, for which months, by the names of its row and its column."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from transforms.extraction.lexicon import Lexicon
from transforms.extraction.model import MOVES, Context, Exclusion, Row
from transforms.extraction.numbers import PERCENT
from transforms.extraction.periods.span import Span, as_dates, year_span
from transforms.extraction.tables.blocks import Block
from transforms.extraction.tables.cell import Cell
from transforms.extraction.tables.cells import EMPTY, Amount, amount_in, is_number, measure_of, tells_movement
from transforms.extraction.tables.columns import (
    Cells,
    aims_moved,
    areas_moved,
    completions_told,
    differences_told,
    groups,
    headings_at,
    heads_columns,
    names_told,
    ranks_behind,
    ranks_moved,
    sides_told,
    without_label,
)
from transforms.extraction.tables.headings import PREVIOUS, YEAR, Column, beside_another, columns_of, units_of_table
from transforms.extraction.tables.labels import (
    NAMING,
    Said,
    as_growth,
    as_rank,
    movement,
    moves_columns,
    of_movement,
    of_residents,
    ranked_row,
    said_by,
)
from transforms.extraction.tables.naming import SaidBefore, spoken_of
from transforms.extraction.tables.over_years import is_sum, of_sum, over_years
from transforms.extraction.tables.table import Above, Number, Table
from transforms.extraction.tables.wrapped import names_joined

DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?")
WITHOUT_NUMBERS = (*NAMING, "class", "unit", "time", "ordinal")
SENTENCE = re.compile(r"[\u4e00-\u9fff]{2}.*\d|\d.*[\u4e00-\u9fff]{2}")
BASES = (
    (re.compile(r"可比价|可比增长|实际(?:增|同比|涨|%|[(（])"), "real"),
    (re.compile(r"同口径|可比口径"), "comparable"),
    (re.compile(r"名义|现价"), "nominal"),
)
NOTE_OF_TABLE = re.compile(r"(?:备?\s*注|说\s*明|资料来源|数据来源)\d*\s*[:：]")
ESTIMATED = re.compile(r"预计|初步|快报")
FROM_YEAR_START = re.compile(r"年初")
SCOPE = re.compile(r"[全在]?[国省市区县州](?=.{0,2}(?:位次|排名|名次|位居|排位))")
ABROAD = re.compile(r"外资|进出口|出口|进口|外贸|外商")
#: in which of several units of a caption a thing is measured, by how its name ends
UNITS_OF_NAMES = (
    (re.compile(r"人均|(?:工资|薪酬|均价)$"), re.compile("^元")),
    (re.compile(r"(?:就业|从业|输[转出]|转移|脱贫|参保)(?:人[数员次])?$"), re.compile("^万?人")),
    (re.compile(r"(?:率|占比|比重)$"), re.compile("[%％‰]")),
    (re.compile(r"[个户家人件套项企][数业]$|(?:项目|任务|企业|单位)数$|人口$"), re.compile("[个户家人件名套项]$")),
    (re.compile(r"资金|投资|收入|支出|产值|增加值|总额|额$|税|利润|[存贷]款|余额"), re.compile("元$")),
)
WITHOUT_UNIT = re.compile(r"(?:得分|评分|分数|指数)$")
COUNTS_OF_THINGS = re.compile("(?:[户家件套]|企业|单位|项目)数$")
UNIT_OF_AMOUNT = re.compile("[^%％‰]$")
RATES = ("%", "‰")
RANK_OF = {"growth": "growth", "completion": "completion"}


def read_block(text: str, block: Block, title: str, context: Context, lexicon: Lexicon) -> Table:
    """The rows of a table, what in it measures nothing, and its cells that are to be read as prose. `title` is the document's."""
    table = Table(text, block, title, context, lexicon)
    columns: list[Column] = []
    whole: Said | None = None
    written = names_joined(block.rows, lexicon)
    rows = iter(enumerate(written))
    for index, row in rows:
        table.units = units_of_table("\t".join(cell.text for cell in row)) or table.units
        if heads_columns(row, columns):
            headings = headings_at(written, index)
            columns = _columns(headings, written[index + len(headings) :], table.own, lexicon)
            table.units = tuple(one.unit for one in columns if one.kind == "label" and one.unit) or table.units
            for _ in headings[1:]:
                next(rows)
        elif not _is_note(row) and sum(1 for cell in row if cell.text) > 1:
            whole = _read_row(table, row, columns or table.unheaded, whole)
    table.rows.sort(key=lambda one: (one.char_start, one.ordinal))
    _exclude_the_rest(table)
    return table


def _columns(headings: Sequence[Cells], below: Sequence[Cells], own: Span | None, lexicon: Lexicon) -> list[Column]:
    """What the columns hold, by their headings and by what stands below them."""
    columns = sides_told(names_told(without_label(columns_of(headings), below), below), below, lexicon)
    columns = areas_moved(aims_moved(columns, own))
    return completions_told(differences_told(ranks_moved(over_years(columns, own), below), below), below)


def _is_note(row: Cells) -> bool:
    """注：增速按可比价计算: a line about the table, written once or over all its columns."""
    written = {cell.text for cell in row if cell.text}
    return len(written) == 1 and NOTE_OF_TABLE.match(next(iter(written))) is not None


def _read_row(table: Table, row: Cells, columns: Sequence[Column], whole: Said | None) -> Said | None:
    """Add the statements of one row; returns the row that parts below it are parts of."""
    for group in groups(columns):
        cells = ranks_behind([(row[at], columns[at]) for at in group])
        said = said_by(table, cells, whole)
        if said is None:
            continue
        said = of_residents(table, said)
        if moves_columns(table, cells):
            _read_numbers(table, [(cell, as_growth(column)) for cell, column in cells], said._replace(label=""), True)
            continue
        if of := ranked_row(table, said):
            _read_numbers(table, [(cell, as_rank(column, said.label)) for cell, column in cells], of, True)
            continue
        moved = movement(table, said)
        if moved or _told_by_title(table, said) or _only_moves(table, said):
            of_above = moved is not None and moved.label == table.above.name
            _read_numbers(table, [(cell, of_movement(column)) for cell, column in cells], moved or said, of_above)
            continue
        table.above = Above(said.label, cells[0][0].start)
        _read_numbers(table, cells, said)
        whole = said.whole or said
    return whole


def _told_by_title(table: Table, said: Said) -> bool:
    """Whether the title says of the numbers of a row that they are growths, and the row has no unit of its own."""
    return table.moves and (said.label_unit or said.unit or PERCENT.code) == PERCENT.code


def _only_moves(table: Table, said: Said) -> bool:
    """地区生产总值（%）: percent of what is no rate says how it moved."""
    in_percent = (said.label_unit or said.unit) == PERCENT.code
    known = in_percent and table.lexicon.indicator_id(said.label) is not None
    return known and table.lexicon.id_of(said.label, "level", PERCENT.code) is None


def _read_numbers(table: Table, cells: Sequence[tuple[Cell, Column]], said: Said, of_above: bool = False) -> None:
    """A statement for each number of the row, from left to right. A growth without a time of its own is of the level before it.
    `of_above`: the row says how the numbers of the row above moved or ranked, and states the same claims."""
    before = SaidBefore()
    begin, ranked_by = table.above[1:] if of_above else (cells[0][0].start, "level")
    table.ordinals.update(cell.start for cell, column in cells if column.kind == "ordinal")
    for cell, column in cells:
        if column.kind in WITHOUT_NUMBERS:
            continue
        if cell.text in EMPTY:
            before = before.without(column, spoken_of(table, said, column, SaidBefore()))
            continue
        if not _holds_number(cell, column):
            table.prose.extend([cell] if SENTENCE.search(cell.text) else [])
            continue
        if is_sum(cell, column):
            column = of_sum(column, said, cell, cells)
        named = spoken_of(table, said, column, before)
        column = _aimed_growth(table, cell, column, named.name)
        before = before.then(column, named)
        amount = _amount(table, said, cell, column)
        if amount is None or named.months is None:
            continue
        number = Number(begin, named.name, named.subject, named.months)
        table.rows.append(_row(table, number, amount, column, ranked_by))
        ranked_by = ranked_by if column.kind == "rank" else column.kind
    if of_above:
        table.above = table.above._replace(ranked_by=ranked_by)


def _aimed_growth(table: Table, cell: Cell, column: Column, name: str) -> Column:
    """8% below 年度目标, of what is no rate: by how much it is to grow."""
    grows = column.kind == "target" and column.unit is None and cell.text.endswith(("%", "％"))
    known = grows and table.lexicon.indicator_id(name) is not None
    return as_growth(column) if known and table.lexicon.id_of(name, "level", PERCENT.code) is None else column


def _amount(table: Table, said: Said, cell: Cell, column: Column) -> Amount | None:
    """What a cell is worth; 3.1 in a row of falls is a growth of -3.1."""
    amount = amount_in(cell, column, _unit(column, said, table), table.lexicon)
    falls = said.moves < 0 and column.kind == "growth"
    return amount.negative() if amount is not None and falls else amount


def _holds_number(cell: Cell, column: Column) -> bool:
    """Whether a cell is to be read as a number: 第3 in a column of ranks, 2014 that is no year; a note is prose."""
    number = is_number(cell) or column.kind == "rank" or re.fullmatch(YEAR, cell.text) is not None
    return number and column.kind != "note" and (column.kind in MOVES or not tells_movement(cell))


def _row(table: Table, number: Number, amount: Amount, column: Column, ranked_by: str) -> Row:
    """One number as a row; `ranked_by` is the kind of column before it, which its rank is of."""
    rank = column.kind == "rank"
    measure = measure_of(column)
    if measure == "growth" and amount.unit not in RATES:
        measure = "change"  # +8户 below 同比
    scope = SCOPE.search(column.heading) if rank else None
    first, last = as_dates(column.over or _whole_year(number.months, column))
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
        rank_scope=scope[0] if scope else table.ranked_in if rank else None,
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
        return column.unit or ("个百分点" if "拉动" in column.heading else PERCENT.code)
    if column.kind == "rank":
        return column.unit
    if column.kind == "change" and (said.label_unit or said.unit) == PERCENT.code:
        return column.unit or "个百分点"
    return column.unit or said.label_unit or said.unit or _unit_of_caption(table, f"{said.label}{column.name}")


def _unit_of_caption(table: Table, named: str) -> str | None:
    """单位：万元、万美元: the first, and of what is traded or invested across the border the one in dollars; of 个、亿元、% the one in
    which such a thing is measured. 企业数 below 单位：万元 has none of them."""
    foreign = next((unit for unit in table.units if "美元" in unit), None)
    if foreign and ABROAD.search(named):
        return foreign
    if WITHOUT_UNIT.search(named):
        return None
    fitting = next((units for names, units in UNITS_OF_NAMES if names.search(named)), UNIT_OF_AMOUNT)
    other = None if COUNTS_OF_THINGS.search(named) else next(iter(table.units), None)
    return next(filter(fitting.search, table.units), other)


def _comparison(column: Column) -> str:
    if column.over is not None:
        return "base" if column.summed else "cagr"
    if PREVIOUS.search(column.heading):
        return "pop"
    if FROM_YEAR_START.search(column.heading):
        return "ytd"
    return "base" if beside_another(column) else "yoy"


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
        reason = "enumerator" if found.start() in table.ordinals else _reason(table.text, found)
        table.exclusions.append(Exclusion(found.start(), found.end(), reason, "table-heading"))


def _reason(text: str, found: re.Match[str]) -> str:
    after = text[found.end() : found.end() + 2].lstrip()
    if text.endswith("PM", 0, found.start()):
        return "name"  # PM2.5
    if re.fullmatch(YEAR, found[0]) or after[:1] in ("年", "月", "季") or re.match(r"[-—~至]\d", after):
        return "date"
    if text.startswith("\t", found.end()) and text[found.start() - 1 : found.start()] == "\n":
        return "enumerator"  # 1 before the name of the row
    return "enumerator" if after[:1] in ("、", ".", "．", "|", "\t") else "attribute"
