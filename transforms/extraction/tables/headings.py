"""What a column holds, by its heading: 2024年（亿元）, 比上年±%, 完成预算%, 位次."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from transforms.extraction.periods.span import Span
from transforms.extraction.tables.cell import Cell

#: A unit as headings and captions write it: a measure or a classifier with 万, 亿 before it.
UNIT = (
    r"(?:%|％|‰|个?百分点|(?:[十百千]?[亿万]|[十百千])?(?:美元|港元|港币|人民币|元|人次?|名|户|家|个|件|起|宗|[微毫]克/立方米|毫克/升|吨公里|吨标准煤|标准煤|吨|公斤|亩|"
    r"平方米|平方公里|公顷|公里|米|辆|台|套|栋|幢|座|所|处|条|项|次|场次?|批次?|千瓦时|千瓦|度|立方米|头|只|羽|张|床|床位|岁|天|倍|位|尾|标箱|标准箱|重量箱)"
    r"(?:/[人亩户平方米万元吨]+)?)"
)
IN_BRACKETS = re.compile(rf"\s*[(（\[【]\s*(?:单位\s*[:：]\s*)?(?P<unit>{UNIT}|年)\s*[)）\]】]\s*$")
TRAILING = re.compile(r"(?<=[\u4e00-\u9fff±+\-＋－])\s*(?P<unit>[%％‰]|(?<!个)个?百分点)$")
OF_TABLE = re.compile(
    rf"(?:单位|计量单位)\s*[:：]\s*(?:人民币)?(?P<units>{UNIT}(?:[、,，/]{UNIT})*)(?=\s|$|[、,，)）;；/])"
)
OF_TITLE = re.compile(rf"[\u4e00-\u9fff][(（](?P<units>(?![%％]){UNIT}(?:[、,，/]{UNIT})*)[)）]\s*$", re.MULTILINE)
UNIT_ALONE = re.compile(rf"{UNIT}(?:[、,，/]{UNIT})*$")

YEAR = r"(?:19|20)\d\d"
MONTHS = r"\d{1,2}\s*月?\s*[-—–~～至到]\s*\d{1,2}\s*月|[上下]半年|[1一][-—–~～至到][2-4二三四]季度|第?[一二三四1-4]季度|前三季度|\d{1,2}\s*月(?:份|末|底)?"
RELATIVE = r"(?:本月止|(?:截?至|年初至)本月(?:末|止)?)累计|上年同期|去年同期|同期|上年末|去年末|上年|去年|本期|当月|本月|当期|本季|(?:本年|全年|年初至今)?累计|全年|年末|期末|本年"
PERIOD = re.compile(
    rf"^(?:(?P<year>{YEAR})年?[-./年]?(?:(?P<iso>\d\d)(?:-\d\d)?(?!\d))?)?\s*(?P<part>{MONTHS})?\s*(?P<relative>{RELATIVE})?(?P<末>末|底)?"
)

FILLER = re.compile(
    r"^(?:数\s*值|绝对[值量额数]|总\s*量|指标值?|数\s*量|数\s*据|金\s*额|完成[值数额量]?|实\s*绩|实际(?:完成)?[值数]?|完成情况|累计完成?[值数]?|指标数|实际值?|规\s*模|(?:预算)?执行[数额]|决算[数额]|数)?$"
)
PART_OF = re.compile(r"^其\s*中[:：]?(?=[\u4e00-\u9fff]{2})")
LABEL = re.compile(
    r"^(?:指\s*标(?:名称)?|项\s*目(?:名称)?|名\s*称|内容|类别|科\s*目|预算科目|产品(?:名称)?|品\s*种|行\s*业(?:名称)?|分\s*类)$"
)
# 工业 beside the rows of 规上工业增加值, 工业投资: what kind they are of, not what they measure
CLASS = re.compile(r"^(?:类\s*别|分\s*类|大\s*类|类\s*型|领\s*域|板\s*块|内\s*容)$")
UNIT_HEADING = re.compile(r"^(?:计量|计算)?单\s*位$")
ORDINAL = re.compile(r"^(?:序\s*号|编\s*号|代\s*码|行次|No\.?|#)$", re.IGNORECASE)
PLACE = re.compile(
    r"^(?:地\s*区|街\s*道|乡\s*镇|乡镇[(（]街道[)）]|镇[(（]街道[)）]|镇街|镇|乡|县区|区县|县[(（]?市?、?区?[)）]?|行政区划?|村|社区|单\s*位\s*名\s*称|区\s*域|市\s*州|部\s*门|部门[(（、/]?单位[)）]?|单位[(（、/]?部门[)）]?|镇[、/]街道?|乡镇[、/]街道)(?:名称?)?$"
)
TIME = re.compile(r"^(?:年\s*份|年\s*度|时\s*间|月\s*份|季\s*度|时期)$")
# the name of a row whose numbers say how its indicator, or that of the row above, moved
COMPARED = "(?:比上年|较上年|同比|可比)"
MOVEMENT_OF_ROW = re.compile(
    rf"{COMPARED}?(?P<falls>下降|降低|减少|降幅)率?$|(?:{COMPARED}|名义|实际)*(?:增长速度|增长率|增速|增长|增幅|涨幅|上涨|[±])$"
)
GROWTH = re.compile(
    r"增长|增速|增幅|增减|涨跌|同比|环比|涨幅|升降|[±]|[比较](?:上年|去年|同期|年初)|可比|变[动化](?:幅度|率|情况|$)"
)
UNITS_OF_RATES = ("%", "个百分点", "百分点")
POINTS = re.compile(r"百分点")
AMOUNT_OF_GROWTH = re.compile(r"增减[额量]|增加[额量]|增减数")
PREVIOUS = re.compile(r"环比|比上月|比上期")
COMPLETION = re.compile(
    r"完成.{0,6}(?:目标|计划|任务|预算|年度|进度)|完成(?:[率%]|比例?|占比)|进度|占(?:年度|全年|预算|年初|计划|目标|调整)|达成率|(?:预算|目标|计划)完成|"
    r"为(?:年度|全年|年初|调整|变动|本级|的)*(?:预算|计划|目标|任务)|执行率"
)
SHARE = re.compile(r"占比|比重|占.{1,8}[%％]|构成")
CONTRIBUTION = re.compile(r"贡献[率度]|拉动")
RANK = re.compile(r"位次|排名|名次|位居|排位")
TARGET = re.compile(r"目标|计划数?|任务|(?<!公共)(?<!基金)(?<!经营)预算(?![收支])")  # not 一般公共预算收入
# 目标（增长%）, 预期目标增速, 增长目标: how it is to grow
AIMED_GROWTH = re.compile(
    r"(?:年度|全年|年初|预期|本年|当年)*(?:目标|计划|任务)[数值]?[（(]?(?:同比)?(?:增长|增速|增幅)率?[%％]?[）)]?$"
    r"|(?:增长|增速|增幅)(?:年度|全年|预期)*(?:目标|计划)值?$"
)
BESIDE_ANOTHER = re.compile("[比较](?!重)|[高低快慢]于")
OF_YEAR_BEFORE = re.compile("上年|去年|同期")
NOTE = re.compile(r"权\s*重|^分\s*值|满\s*分|备\s*注|说明|责任|负责|单位名称|时限|完成时间|联系|电话|手机|邮编|地址")
WHOLE_HEADINGS = (("ordinal", ORDINAL), ("unit", UNIT_HEADING), ("time", TIME), ("label", LABEL), ("place", PLACE))
# the first that stands in the heading; of an aim only in what is not its time (2025年预算)
WORDS_OF_HEADINGS = (
    ("rank", RANK),
    ("completion", COMPLETION),
    ("share", CONTRIBUTION),
    ("growth", GROWTH),
    ("share", SHARE),
    ("target", TARGET),
    ("note", NOTE),
)


class Column(NamedTuple):
    """`kind`: label, class, unit, ordinal, time, level, target, growth, change, completion, share, rank or note. `period` is the
    heading's own time; `name` what is left of the heading, empty where it only says that here is the number. `aim`: its
    numbers are aims, also where the name of a row makes them growths (地区生产总值增速 below 年初目标). `over`: the years that an average
    or a sum was taken over; `summed`: it is read for a sum."""

    kind: str
    period: str
    name: str
    unit: str | None
    heading: str
    aim: bool = False
    over: Span | None = None
    summed: bool = False


def columns_of(headings: Sequence[Sequence[Cell]]) -> list[Column]:
    """The columns below one or more lines of headings; a heading over several columns stands over each or only the first."""
    columns: list[Column] = []
    above: list[str] = [""] * len(headings)
    for cells in zip(*headings, strict=True):
        above = _carried([cell.text for cell in cells], above)
        columns.append(_column(list(dict.fromkeys(text for text in above if text)) or [""]))
    return _with_label(columns)


def _carried(texts: list[str], before: list[str]) -> list[str]:
    """The headings over a column, from the widest; an empty one is that of the column before while they share what stands over it."""
    carried: list[str] = []
    shared = True
    for level, text in enumerate(texts):
        below = any(texts[level + 1 :])
        carried.append(text or (before[level] if shared and below else ""))
        shared = shared and carried[level] == before[level]
    return carried


def units_of_table(written: str, title: str = "") -> tuple[str, ...]:
    """单位：万元、万美元 → 万元, 万美元, and 粮食产量（吨） at the end of a title → 吨; nothing where no unit is given for the whole table.
    Of two lines with units the lower one is the table's, the other one that of a table above."""
    found = next(filter(None, map(OF_TABLE.search, reversed(written.split("\n")))), None) or OF_TITLE.search(title)
    return tuple(re.split("[、,，/]", found["units"])) if found else ()


def split_unit(written: str) -> tuple[str, str | None]:
    """同比增长(%) → 同比增长, %."""
    written = written.replace("**", "")
    found = IN_BRACKETS.search(written) or TRAILING.search(written)
    if not found:
        return written.strip(), None
    return written[: found.start()].strip(), found["unit"].replace("％", "%")


def _column(texts: list[str]) -> Column:
    parts = [("", text) if at and UNIT_ALONE.match(text) else split_unit(text) for at, text in enumerate(texts)]
    parts = [("" if at and FILLER.match(name) else name, unit) for at, (name, unit) in enumerate(parts)]
    parts, below = _period_below(parts)
    heading = re.sub(r"\s+", "", "".join(name for name, _ in parts))
    found = PERIOD.match(heading)
    period = found[0] if found else ""
    name = PART_OF.sub("", heading[len(period) :]).strip("，,、:：()（）的")
    period = period or below
    unit = _unit_over(parts)
    kind = _kind(heading, name, unit)
    return Column(kind, period, "" if FILLER.match(name) else name, unit, heading, _of_aim(kind, name))


def _of_aim(kind: str, name: str) -> bool:
    """目标, 目标（增长%）: whether the numbers of a column are aims."""
    return kind == "target" or kind == "growth" and AIMED_GROWTH.match(name) is not None


def _period_below(parts: list[tuple[str, str | None]]) -> tuple[list[tuple[str, str | None]], str]:
    """固定资产投资 over 本月 and 累计: the parts without the time below the first, and that time."""
    first = PERIOD.match(parts[0][0])
    for at, (name, unit) in enumerate([] if first and first[0] else parts[1:], 1):
        found = PERIOD.match(name)
        rest = name[found.end() :] if found else name
        if found and found[0] and (FILLER.match(rest) or found["relative"] not in ("同期", "上年同期", "去年同期")):
            return [*parts[:at], ("" if FILLER.match(rest) else rest, unit), *parts[at + 1 :]], found[0]
    return parts, ""


def _unit_over(parts: Sequence[tuple[str, str | None]]) -> str | None:
    """The unit that stands lowest; that of 产值（万元） is not one of 增速 and 位次 below it."""
    unit = next((unit for _, unit in reversed(parts) if unit), None)
    lowest, own = parts[-1]
    moves = len(parts) > 1 and own is None and lowest and (RANK.search(lowest) or GROWTH.search(lowest))
    return None if moves and unit not in UNITS_OF_RATES else unit


def kind_of_words(written: str) -> str:
    """What a column would hold whose heading is these words."""
    return _column([written]).kind


def _kind(heading: str, name: str, unit: str | None) -> str:
    """What a column holds: by its whole heading, else by the first word of it that tells."""
    for kind, whole in WHOLE_HEADINGS:
        if whole.match(heading):
            return kind
    for kind, word in WORDS_OF_HEADINGS:
        if word.search(name if kind == "target" else heading) and _fits(kind, heading, unit):
            return _amount_or_rate(heading, unit) if kind == "growth" else kind
    return "change" if unit and POINTS.search(unit) and BESIDE_ANOTHER.match(heading) else "level"


def _fits(kind: str, heading: str, unit: str | None) -> bool:
    """完成预算（万元） is an amount, 完成预算% and 完成率 a rate."""
    rate = unit == "%" or unit is None and any(map(heading.__contains__, ("%", "率", "进度", "比例", "占")))
    return kind != "completion" or rate


def _amount_or_rate(heading: str, unit: str | None) -> str:
    """增减额, 增减（百分点） are changes, 增长% is a growth."""
    points = unit is not None and POINTS.search(unit) is not None
    return "change" if points or AMOUNT_OF_GROWTH.search(heading) else "growth"


def beside_another(column: Column) -> bool:
    """比一季度（百分点）, 高于全市（百分点）: whether the change is one from something else than the year before."""
    points = column.kind == "change" and column.unit in UNITS_OF_RATES
    return points and BESIDE_ANOTHER.match(column.heading) is not None and not OF_YEAR_BEFORE.search(column.heading)


def _with_label(columns: list[Column]) -> list[Column]:
    """The first column that is none of the others names the rows, whatever its heading says; 类别 does where no 指标 stands beside it."""
    if sum(column.kind == "label" for column in columns) > 1:
        named = [column for column in columns if column.kind == "label" and not CLASS.match(column.heading)]
        columns = [
            column._replace(kind="class") if named and CLASS.match(column.heading) else column for column in columns
        ]
    if any(column.kind in ("label", "place", "time") for column in columns):
        return columns
    at = next((at for at, column in enumerate(columns) if column.kind not in ("ordinal", "unit")), 0)
    return [column._replace(kind="label") if here == at else column for here, column in enumerate(columns)]
