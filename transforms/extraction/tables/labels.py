"""What a row of a table says before its numbers are looked at: 其中：工业（亿元） is a part, of 工业, in 亿元."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from transforms.extraction.numbers import PERCENT
from transforms.extraction.periods.span import Span, year_span
from transforms.extraction.tables.cell import Cell
from transforms.extraction.tables.cells import TIME_OF_ROW
from transforms.extraction.tables.headings import MOVEMENT_OF_ROW, UNIT, UNIT_ALONE, YEAR, Column, split_unit
from transforms.extraction.tables.periods import months_of
from transforms.extraction.tables.table import Table
from transforms.extraction.wording.words import TOWN_OR_COUNTRY

NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d)|[①-⑳]|[Ⅰ-Ⅻ][、.．](?!劣?[Ⅰ-Ⅻ])|[#＃*★☆●■▲◆·])\s*"
)
# 地区生产总值①（亿元）, 常住人口[2]
NOTE_MARK = re.compile(r"(?<=[\u4e00-\u9fff）)])(?:[①-⑳]|[*＊※]{1,3}|[\[［]\d{1,2}[\]］])(?=$|[（(])")
PART = re.compile(r"^(?:其\s*中|内\s*:|内:|[#＃])\s*[:：]?\s*")
SUM = re.compile(r"合\s*计|总\s*计|小\s*计|共\s*计|总数")
# 税收收入合计, 支出合计; 收入总计 holds what came from elsewhere, too
ALL_OF = re.compile(r"(?:合\s*计|小\s*计)$")
BUDGETS = re.compile(r"一般公共预算|政府性基金|国有资本经营|社会保险基金")
GROUPS = re.compile(r"^按[\u4e00-\u9fff]{2,8}(?:分|划分|分组)\s*[:：]\s*")  # 按经营地分：城镇
RESIDENTS = re.compile(r"(城镇|农村)(?:常住)?(?:居民)?")
PER_RESIDENT = re.compile(r"人均(?:可支配收入|(?:生活)?消费支出)")
# 规模以上服务业营业收入（1—8月）, 9月份工业用电量: the months that the name of a row gives to its numbers
MONTHS_BEHIND = re.compile(
    rf"[(（](?P<months>(?:{YEAR}年)?(?:\d{{1,2}}月?[-—–~～至到]\d{{1,2}}月|\d{{1,2}}月)(?:份|末|底)?|(?:{YEAR}年)?(?:[上下]半年|前三季度|第?[一二三四]季度|上年[末底])|{YEAR}年度?)(?:累计)?(?:数据?)?(?:[，,、](?P<unit>{UNIT}))?[)）]$"
)
MONTHS_BEFORE = re.compile(
    rf"^(?P<months>(?:{YEAR}年)?(?:\d{{1,2}}月?[-—–~～至到]\d{{1,2}}月|\d{{1,2}}月)(?:份|末|底)?)(?:累计|当月)?(?=[\u4e00-\u9fff]{{3}})"
)
# 规模以上工业主要指标, 限额以上商贸企业经营情况: which firms the rows below are of
ABOVE_SCALE = re.compile(
    r"(?P<scale>规模以上|规上|限额以上|限上)(?P<trade>[\u4e00-\u9fff]{2,5}?)(?:企业|单位|法人)?(?:主要|经济|生产|经营|运行|效益|财务|分|指标|完成|销售|情况|统计|一览)"
)
OF_FIRMS = re.compile(
    r"^(?:工业)?(?:总?产值|增加值|销售产值|营业收入|营收|主营业务收入|营业成本|营业利润|利润总额|利税总额|销售额|零售额|营业额"
    r"|(?:亏损)?企业(?:单位)?[个户家]?数|(?P<many>[户家]|单位)数|(?:平均)?用工人数|从业人员(?:平均)?(?:人数|数)?)$"
)
RANKS_OF_ROW = re.compile(r"(?:在?全[国省市区县州旗]|增速|增幅)*(?:位次|排名|名次|排位)")
THINGS = re.compile(r"^(?:(?:重点|建设|投资)?(?:项目|工程)|企业|公司|园区)名称$|^(?:企业|公司|园区)$")
PROJECT = re.compile(rf"^(?:项\s*目|工\s*程)$|{THINGS.pattern}")
TOTAL_INVESTMENT = re.compile(r"^(?:计划|项目|概算)?总投资")
OWN_LEVEL = re.compile(r"[省市区县]本级")  # what a government takes in itself, without the places below it
GROUP = re.compile(r"^(?:国民经济)?(?:行业|产业|门类|领域)(?:名称|类别|分类)?$|^(?:经济|登记注册|登记|企业)类型$")
WHOLE = re.compile(rf"^(?:{SUM.pattern}|全[省市区县州镇街乡国]|{OWN_LEVEL.pattern}|平\s*均)")
OWN_NAME = re.compile(r"(?:率|比|比重|[个户人]数|指数)$")  # what is no part of an amount, wherever it stands
NAMING = ("label", "place")  # kinds of column in which rows have their names
TOWNS = re.compile("[镇乡村]|街道|社区")


class Said(NamedTuple):
    """What a row of the table speaks of, before its numbers are looked at."""

    label: str
    label_unit: str | None
    unit: str | None
    months: Span | None
    whole: "Said | None"  # the row that this one is a part of
    among: str = ""  # 乡镇（街道）: the kind of place that the rows are of, when it is below a county
    thing: bool = False  # a project or a firm: what the columns measure is its own
    place: bool = False  # the rows of the table are places
    group: bool = False  # an industry, a kind of owner: what its growth is of stands in the title
    dated: bool = False  # its name gives the months, of whichever year the column is
    moves: int = 0  # 1: the numbers of the row are growths of what it names, -1: they are falls (能耗下降)


class RowName(NamedTuple):
    """The name of a row, with the unit that stands in it; `part`: it is one of the row above. `among` as in Said."""

    label: str = ""
    unit: str | None = None
    part: bool = False
    among: str = ""
    thing: bool = False
    place: bool = False
    group: bool = False


def said_by(table: Table, cells: Sequence[tuple[Cell, Column]], whole: Said | None) -> Said | None:
    """What the cells of a row say that hold no numbers; None where they name neither a thing nor a time."""
    unit, months, name = None, None, RowName()
    for cell, column in cells:
        if _holds_unit(cell, column):
            unit = unit or cell.text.split("、")[0]
        elif _holds_time(cell, column):
            months = months_of(cell.text, table.own)
        elif column.kind in NAMING and not name.label:
            name = _row_name(cell, column, any(map(_invested, cells)))
    if not name.label and months is None:
        name = _name_of_total(cells)
    if not name.label and months is None and any(column.kind in NAMING for _, column in cells):
        return None
    named = Said(name.label, name.unit, unit, months, None, name.among, name.thing, name.place, name.group)
    said = _with_months(table, named)
    said = said._replace(label=of_firms(table, _all_of(table, said.label)))
    part = table.among_parts(cells[0][0], name.part)
    return said if whole is None else _as_part(said, whole, part, _indented(table.text, cells[0][0]))


def _invested(pair: tuple[Cell, Column]) -> bool:
    """总投资 beside 项目: its rows are projects, and no items of a budget."""
    return pair[1].kind in ("level", "target") and TOTAL_INVESTMENT.match(pair[1].name or pair[1].heading) is not None


def _with_months(table: Table, said: Said) -> Said:
    """营业收入（1—8月） is 营业收入 of these months; without a year they are of the year of the column."""
    found = MONTHS_BEHIND.search(said.label) or MONTHS_BEFORE.match(said.label)
    months = _months_named(found["months"], table.own) if found else None
    if found is None or months is None:
        return said
    label = said.label[: found.start()] or said.label[found.end() :]
    unit = said.label_unit or found.groupdict().get("unit")
    return said._replace(label=label, label_unit=unit, months=months, dated=not re.match(YEAR, found["months"]))


def _months_named(written: str, own: Span | None) -> Span | None:
    """1—8月 as months; a year alone is the whole of it."""
    return year_span(int(written[:4])) if re.fullmatch(rf"{YEAR}年度?", written) else months_of(written, own)


def of_firms(table: Table, name: str) -> str:
    """工业总产值 and 营业收入 below 规模以上工业主要指标: what these firms have; 工业用电量 there is what it says."""
    found = ABOVE_SCALE.search(table.block.caption)
    if found is None or name.startswith(("规", "限")):
        return name
    scale, trade = found["scale"], found["trade"]
    same_trade = trade in name or scale.startswith("限")
    if same_trade and table.lexicon.indicator_id(f"{scale}{name}") not in (None, table.lexicon.indicator_id(name)):
        return f"{scale}{name}"
    of = OF_FIRMS.match(name)
    if of is None:
        return name
    return f"{scale}{trade}{'企业' if of['many'] else ''}{name.removeprefix(trade)}"


def _all_of(table: Table, label: str) -> str:
    """税收收入合计 is 税收收入; 支出合计 in a table of one budget is what that budget spends."""
    of = ALL_OF.sub("", label).removeprefix("本年")
    if of == label or table.lexicon.indicator_id(of):
        return of
    budgets = set(BUDGETS.findall(table.block.caption)) if of in ("收入", "支出") else set()
    return f"{budgets.pop()}{of}" if len(budgets) == 1 else label


def _as_part(said: Said, whole: Said, part: bool, indented: bool) -> Said:
    """其中：工业 below 固定资产投资（亿元）: a part is measured as its whole, where it says no unit itself."""
    if part:
        unit, label_unit = said.unit or whole.unit, said.label_unit or whole.label_unit
        return Said(said.label, label_unit, unit, said.months, whole)
    of_whole = whole.label_unit or whole.unit
    if not indented or (said.label_unit or said.unit or of_whole) != of_whole:
        return said
    within = None if OWN_NAME.search(said.label) else whole
    return said._replace(unit=of_whole, label_unit=None, whole=within)


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
    """亿元 in a column of units, or in one whose heading has none; what holds a digit is no unit."""
    return (
        column.kind == "unit"
        and not any(map(str.isdigit, cell.text))
        or column.kind != "label"
        and column.unit is None
        and UNIT_ALONE.match(cell.text) is not None
    )


def _holds_time(cell: Cell, column: Column) -> bool:
    """2024年 in a column of years, or where the rows have their names."""
    return column.kind == "time" or column.kind in NAMING and TIME_OF_ROW.match(cell.text) is not None


def _row_name(cell: Cell, column: Column, invested: bool = False) -> RowName:
    """其中：工业（亿元） → 工业, 亿元, a part; of a place the kind of place that the column holds, when it is below a county."""
    label, unit = split_unit(without_marks(cell.text))
    among = column.heading if column.kind == "place" and TOWNS.search(column.heading) else ""
    part = PART.match(cell.text) is not None or GROUPS.match(cell.text) is not None or label in TOWN_OR_COUNTRY
    things = PROJECT if invested else THINGS
    thing, group = things.match(column.heading) is not None, GROUP.match(column.heading) is not None
    return RowName(label, unit, part, among, thing, column.kind == "place", group)


def without_marks(label: str) -> str:
    """其中：工业 and 一、工业 are 工业."""
    label = NOTE_MARK.sub("", label)
    before = ""
    while before != label:
        before, label = label, GROUPS.sub("", PART.sub("", NUMBERING.sub("", label)))
    return re.sub(r"\s+", "", label)


def of_residents(table: Table, said: Said) -> Said:
    """全体居民人均可支配收入 over 城镇居民, 农村居民: what they have is named once."""
    of = RESIDENTS.fullmatch(said.label)
    income = PER_RESIDENT.search(table.above.name) or PER_RESIDENT.search(table.block.caption) if of else None
    return said._replace(label=f"{of[1]}居民{income[0]}", whole=None) if of and income else said


def movement(table: Table, said: Said) -> Said | None:
    """增速（%） below 地区生产总值（亿元）, 单位GDP能耗下降（%）: a row of growths, of what it names or of the row above."""
    found = MOVEMENT_OF_ROW.search(said.label)
    if (
        not found
        or (said.label_unit or said.unit or "%") != "%"
        or table.lexicon.id_of(said.label, "level", PERCENT.code)
    ):
        return None
    label = said.label[: found.start()] or table.above.name
    return said._replace(label=label, moves=-1 if found["falls"] else 1) if label else None


def ranked_row(table: Table, said: Said) -> Said | None:
    """全市位次 below 地区生产总值（亿元）: a row of ranks, of the row above."""
    return said._replace(label=table.above.name) if table.above.name and RANKS_OF_ROW.fullmatch(said.label) else None


def as_rank(column: Column, heading: str) -> Column:
    """A column of levels as it is read in a row that says in which place each of them stands."""
    ranked = column.kind in ("level", "target")
    return column._replace(kind="rank", unit=None, aim=False, heading=heading) if ranked else column


def moves_columns(table: Table, cells: Sequence[tuple[Cell, Column]]) -> bool:
    """同比增长（%） below columns of 地区生产总值 and 进出口总额: a row of how each of them grew."""
    label, unit = split_unit(cells[0][0].text)
    if not MOVEMENT_OF_ROW.fullmatch(label) or (unit or PERCENT.code) != PERCENT.code:
        return False
    return any(table.lexicon.indicator_id(column.heading) for _, column in cells if column.kind == "level")


def as_growth(column: Column) -> Column:
    """A column of levels as it is read in a row that says how each of them grew."""
    return column._replace(kind="growth", unit=PERCENT.code) if column.kind in ("level", "target") else column


def of_movement(column: Column) -> Column:
    """A column as it is read in a row of growths; one with another unit is left."""
    return as_growth(column) if column.unit in (None, PERCENT.code) else column
