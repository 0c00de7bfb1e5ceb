"""What a number of a table is of: by the name of its row, the heading of its column, the title, or the level before it."""

import re
from typing import NamedTuple

from transforms.extraction.periods.span import Span, year_before
from transforms.extraction.tables.headings import FILLER, Column
from transforms.extraction.tables.labels import OWN_LEVEL, PER_RESIDENT, SUM, WHOLE, Said, of_firms
from transforms.extraction.tables.periods import BEFORE, months_of
from transforms.extraction.tables.table import Table
from transforms.extraction.wording.words import TOWN_OR_COUNTRY

PLACE = re.compile(r"(?:省|市|县|区|旗|镇|乡|街道|村|社区|园区)$")
OFFICE_AS_PLACE = re.compile(r"(?:局|委|办|处|院|中心|公司|集团)$")  # what stands among places in a column of 单位
PLANNED = re.compile(
    r"^(?:年度|年初|全年|本年|当年)?(?:计划|目标|预算)(?:完成)?|(?<=投资)(?:计划|目标)$|^(?:年度|全年|本年|当年)(?=投资(?:计划|目标)$)|^(?:累计)?(?:已?完成|实现)"
)
AIM_IN_HEADING = re.compile(
    r"^(?:年度|全年|本年|当年|年初)?(?:目标|任务|计划|预算)+[数额值]?|(?:年度|全年)?(?:目标|任务|计划|预算)+[数额值]?$"
)
FAR_DONE = re.compile(r"^(?:累计|已|实际)*完成[值数额]?$")
THINGS_OF_TITLE = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=\d年))(?:表[一二三四五六七八九十]?|附[件表]?|全[省市区县镇]|[我本][省市区县镇])?((?!年)[\u4e00-\u9fff]{2,10}?(?:项目|工程))(?=[\u4e00-\u9fff]|\s|$|[（(])"
)
HEAD = re.compile(
    r"(?:零售总额|进出口总额|总产值|增加值|产值|总值|投资额?|收入|支出|产量|面积|销售额|零售额|营业额|余额|贷款|存款|人口|用电量|出栏|存栏|总额|价格指数|家数|个数|户数|人数|支出额)$"
)
OF_QUOTA = ("限额以上", "限上")  # 其中：限额以上 below 社会消费品零售总额
LEVELS = ("level", "target", "share")
OF_AREAS = (*LEVELS, "growth")
# 全省 as the heading of a column or the name of a row; 全省排名 is a rank of ours
OURS = re.compile(r"[本我](?:省|市|县|区|旗|州|镇|乡|街道)")
AREA = re.compile(r"^全(?P<kind>[国省市州区县旗镇乡街])(?:平均(?:水平)?)?")
# 分行业固定资产投资增速: of what the growths below are, by groups
GROUPED = re.compile(
    r"(?:分|各)(?:行业|产业|领域|门类|登记类型|经济类型|县区|区县|县[(（]?[市、区]*[)）]?|乡镇|镇街|地区)(?P<what>[一-龥]{2,14}?)(?:同比)?(?:增速|增长|增幅)"
)
DONE = re.compile(r"(?:完成|实现)[数值额]?$")
MOVED = re.compile(
    r"(?:[比较]上年|同比|累计|名义|实际)*(?:增长速度|增长率|增速|增长|增幅|增减)?(?:全[省市县区州])?(?:位次|排名)?$"
)
BARE = frozenset("收入 支出 投资 总产值 产值 增加值 产量 总产量 面积 亩产 单产 余额 销售额".split())
OF_LAND = frozenset(
    "面积 播种面积 种植面积 单产 亩产".split()
)  # of a crop whose name by itself means how much there is of it
# 各镇粮食生产情况: the crop of which a column gives 面积 and 产量
OF_CROP = re.compile(r"([\u4e00-\u9fff]{2,8}?)(?:生产|种植|播种|收获)(?:完成|进度)*(?:情况|统计|一览|明细|表)")
RESIDENTS_OF_COLUMN = re.compile("(?:全体|城乡)(?:常住)?居民|(?:城镇|农村)(?:常住)?(?:居民)?")
RESIDENTS_OF_ROW = re.compile("^(?:全体|城乡)?居民")
PART_OF_INCOME = re.compile("(?:工资性|经营净|财产净|转移净)收入")
IN_FULL = {"面积": "播种面积"}


class NamedLevel(NamedTuple):
    """What a level of the row is of; a growth or a share behind it is of the same."""

    name: str
    subject: str | None
    months: Span | None


class SaidBefore(NamedTuple):
    """The level, the share and the growth that the numbers of a row so far have stated; what a number behind them is of."""

    level: NamedLevel | None = None
    share: NamedLevel | None = None
    moved: NamedLevel | None = None
    aimed: NamedLevel | None = None
    levels: tuple[tuple[str, NamedLevel], ...] = ()  # all levels of the row so far, by the headings of their columns

    def moved_by(self, column: Column) -> NamedLevel | None:
        """A change in points is of the share before it, a rank of the growth before it, all else of the level; 产量 below 增减 is of the level
        with that heading."""
        if column.kind == "growth":
            for heading, level in reversed(self.levels):
                if heading in BARE and column.heading.endswith(heading):
                    return level
        if column.kind == "rank" and self.moved:
            return self.moved
        return self.share if self.share and column.kind == "change" else self.level or self.share

    def then(self, column: Column, named: NamedLevel) -> "SaidBefore":
        """What is stated behind a further number; the level of a year before and that of
        a wider area are said beside the row's main one."""
        if column.kind == "share":
            return self._replace(share=named, moved=None)
        if AREA.match(column.name or column.heading) and named.subject:
            return self
        if column.kind == "growth":
            return self._replace(moved=named)
        if column.kind not in LEVELS or self.level and _is_past(self.level.months, named.months):
            return self
        aimed = named if column.kind == "target" else None
        return SaidBefore(named, aimed=aimed, levels=(*self.levels, (column.name, named)))

    def without(self, column: Column, named: NamedLevel) -> "SaidBefore":
        """What is stated behind an empty cell: a growth there is of the level that is not given."""
        if column.kind != "level" or self.level == named or self.level and _is_past(self.level.months, named.months):
            return self
        return SaidBefore(named, levels=self.levels)


def _is_past(current: Span | None, other: Span | None) -> bool:
    """Whether a column is of the year before the row's main one: what follows is said of the main one."""
    return (
        current is not None
        and other is not None
        and (other.last_year, other.last_month) < (current.last_year, current.last_month)
    )


def spoken_of(table: Table, said: Said, column: Column, before: SaidBefore) -> NamedLevel:
    """What a number of the row is of; a growth, a rank of the level before it, in whose months it is where it has none of its own."""
    level = before.moved_by(column)
    months = _months(table, said, column, level)
    if column.kind in OF_AREAS and (area := AREA.match(column.name or column.heading)):
        return _of_area(table, said, column, area)._replace(months=months or table.own)
    if column.kind in LEVELS:
        return _of_level(table, said, column, before.aimed, months or table.own)
    if (moved := _moved(table, said, column, level)) is not None:
        return moved._replace(months=months or moved.months)
    return _of_level(table, said, column, None, months or table.own)


def _moved(table: Table, said: Said, column: Column, level: NamedLevel | None) -> NamedLevel | None:
    """What moved: as the heading of the column itself says, else what the level before it is of."""
    residents = _of_residents(table, said, column)
    named = residents or _moved_of_place(table, said, column, level is None)
    if not named:
        return level
    whose = None if residents and not said.place else _of_others(table, _place_of(table, said))
    other = NamedLevel(named, whose, table.own)
    return level if level and _same(table, level, other) else other


def _of_level(table: Table, said: Said, column: Column, aimed: NamedLevel | None, months: Span | None) -> NamedLevel:
    """What is named by row and column; 完成数 of a place is of what was aimed at before it."""
    if aimed is not None and said.place and column.kind == "level" and not column.name:
        return aimed._replace(months=months)
    name, subject = _named(table, said, column)
    return NamedLevel(name, _of_others(table, subject), months)


def _same(table: Table, level: NamedLevel, other: NamedLevel) -> bool:
    """GDP总量 and GDP of one place."""
    names = {level.name, other.name}
    return level.subject == other.subject and (len(names) == 1 or len(set(map(table.lexicon.indicator_id, names))) == 1)


def _months(table: Table, said: Said, column: Column, level: NamedLevel | None) -> Span | None:
    """The months that a note, the row or the heading names; 上年同期 is a year before those of the level beside it."""
    if noted := table.noted.get(said.label):
        return noted
    if said.dated and said.months and (of_column := months_of(column.period, table.own)) and column.period:
        return said.months._replace(first_year=of_column.first_year, last_year=of_column.last_year)
    if column.period in BEFORE and level is not None and level.months is not None:
        return year_before(level.months)
    return said.months or (months_of(column.period, table.own) if column.period else None)


def _of_others(table: Table, subject: str | None) -> str | None:
    """The subject, and none where it is the district that reports."""
    return None if subject == table.district or subject and OURS.fullmatch(subject) else subject


def _moved_of_place(table: Table, said: Said, column: Column, unleveled: bool) -> str:
    """地区生产总值 of 地区生产总值增速 in a table whose rows are places; "" where heading and title name no indicator or the row no place.
    `unleveled`: no level stands before it, so that 投资 of 投资增速 is all that is said."""
    if said.label and not (said.place or PLACE.search(said.label) or AREA.match(said.label)):
        return ""
    moved = MOVED.sub("", column.name or column.heading)
    moved = _in_title(table, said, moved)
    known = table.lexicon.indicator_id(moved) is not None
    return moved if known or unleveled and column.kind == "growth" and HEAD.search(moved) else ""


def _of_area(table: Table, said: Said, column: Column, area: re.Match[str]) -> NamedLevel:
    """5.5 below 全省 beside 6.3 below 全县: the first is the province's, the second our own."""
    rest = column.name[area.end() :] if column.name else ""
    bare = "" if column.kind not in LEVELS or FILLER.match(rest) else rest
    name, subject = _named(table, said, column._replace(name=bare))
    return NamedLevel(name, subject or _wider(table, area), None)


def _wider(table: Table, area: re.Match[str]) -> str | None:
    """全市 in a county's table is another's; 全县 is not, and neither is any where we don't know whose table it is."""
    if area["kind"] == "国":
        return "全国"
    own = table.district.removesuffix("道")[-1:]
    return None if own in ("", area["kind"]) else f"全{area['kind']}"


def _named(table: Table, said: Said, column: Column) -> tuple[str, str | None]:
    """The indicator, and the place or thing that it is about: by the row's name, the column's heading, or both."""
    if told := _told_by_part(table, said, column):
        return told
    if residents := _of_residents(table, said, column):
        return residents, _place_of(table, said) if said.place else None
    heading = DONE.sub("", column.name) if column.kind == "level" else _aimed_at(said, column)
    heading = _in_title(table, said, heading)
    if not said.label:
        return heading or column.heading, None
    if column.kind == "share":
        return _share_of(table, said, column)
    if measured := _measured_of_thing(table, said, column):
        return (_of_all_things(table) + measured, None) if SUM.match(said.label) else (measured, said.label)
    if not heading and (titled := _indicator_of_places(table, said)):
        return _of_all_places(said, titled), _place_of(table, said)
    if not heading or heading == said.label:
        return _of_whole(table, said), None
    return _by_row_and_column(table, said, heading)


def _of_residents(table: Table, said: Said, column: Column) -> str:
    """城镇居民人均可支配收入 below 城镇居民, in the row 人均可支配收入 or where the title says it; "" below any other heading."""
    whose = RESIDENTS_OF_COLUMN.fullmatch(MOVED.sub("", column.name))
    if whose is None:
        return ""
    if said.place or FILLER.match(said.label):
        titled = PER_RESIDENT.search(table.block.caption)
        return f"{whose[0]}{titled[0]}" if titled else ""
    each = "人均" if PART_OF_INCOME.match(said.label) and "人均" in table.block.caption else ""
    return f"{whose[0]}{each}{RESIDENTS_OF_ROW.sub('', said.label)}"


def _share_of(table: Table, said: Said, column: Column) -> tuple[str, str | None]:
    """第二产业贡献率, 城镇社会消费品零售总额占比; 税收占比 of a place."""
    if said.place and table.lexicon.indicator_id(column.name):
        return column.name, _place_of(table, said)
    return f"{_of_whole(table, said)}{column.name or '占比'}", None


def _aimed_at(said: Said, column: Column) -> str:
    """到位资金 of 到位资金任务, for a place or where the rows have no names."""
    return AIM_IN_HEADING.sub("", column.name) if column.kind == "target" and (said.place or not said.label) else ""


def _measured_of_thing(table: Table, said: Said, column: Column) -> str:
    """总投资 of 柳溪大桥 in a table of projects: the column says what is measured, the row of which thing."""
    if column.kind not in LEVELS or not said.thing or HEAD.search(said.label) or table.lexicon.indicator_id(said.label):
        return ""
    money = (column.unit or said.label_unit or said.unit or "").endswith("元")
    invested = column.name or FAR_DONE.match(column.heading) and _speaks_of_investment(table)
    return PLANNED.sub("", column.name) or ("投资" if money and invested else "")


def _speaks_of_investment(table: Table) -> bool:
    """Whether 累计完成 of a project is what was invested in it: its title or another column says 投资."""
    return "投资" in table.block.caption or any("投资" in cell.text for cell in table.block.rows[0])


def _of_all_things(table: Table) -> str:
    """县级重点项目 of 县级重点项目投资进度: what the sum of a table of projects is of; "" where the title names none."""
    found = THINGS_OF_TITLE.search(table.block.caption)
    return found[1] if found else ""


def _by_row_and_column(table: Table, said: Said, heading: str) -> tuple[str, str | None]:
    """东河镇 and 财政收入, 合计 and 财政收入, 工业 and 增加值: of whom, of all together, or one name of both."""
    if WHOLE.match(said.label):
        return _of_all_places(said, heading), _place_of(table, said)
    if table.lexicon.indicator_id(heading) or said.place or PLACE.search(said.label):
        return heading, said.label
    both, known = of_firms(table, f"{said.label}{heading}"), table.lexicon.indicator_id(said.label)
    same = (
        known is not None and heading not in OF_LAND and (not said.group or table.lexicon.indicator_id(both) == known)
    )
    return (said.label if same else both), None


def _place_of(table: Table, said: Said) -> str | None:
    """东岭镇; 全市 in a county's table; nothing for 合计 and for the row of our own."""
    if not WHOLE.match(said.label):
        return said.label
    area = AREA.match(said.label)
    return _wider(table, area) if area else None


def _told_by_part(table: Table, said: Said, column: Column) -> tuple[str, str | None] | None:
    """制造业投资 below a title of growths of investment, 城市居民消费价格 below 城市; None for what is no such part."""
    if column.name in TOWN_OR_COUNTRY and said.label:
        return f"{column.name}{said.label}", None
    if column.kind == "level":
        of = table.titled if said.group and not column.name else ""
    else:
        of = "" if column.kind in LEVELS else _grown_by_title(table, said)
    return _of_title(said.label, of) if of else None


def _grown_by_title(table: Table, said: Said) -> str:
    """固定资产投资 of 分行业固定资产投资增速, and of 固定资产投资增长速度 over a column of industries; "" where no title says it."""
    of = GROUPED.search(table.block.caption)
    return of["what"] if of else table.titled if said.group else ""


def _of_title(label: str, what: str) -> tuple[str, str | None]:
    """制造业 below 分行业固定资产投资增速: the investment in it; of a place the investment there, and of all together all of it."""
    if SUM.match(label):
        return what, None
    if PLACE.search(label):
        return what, label
    head = HEAD.search(what)
    return (label if HEAD.search(label) or head is None else label + head[0]), None


def _of_all_places(said: Said, heading: str) -> str:
    """合计 below a list of towns: what the towns take in and spend together is not what the county does."""
    if OWN_LEVEL.match(said.label):
        return f"{said.label}{heading}"
    together = said.among and SUM.match(said.label) and heading.endswith(("收入", "支出"))
    return f"{said.among}{heading}" if together else heading


def _in_title(table: Table, said: Said, heading: str) -> str:
    """总产值 of a place below 各镇规模以上工业情况: of the firms, or of the indicator, that the title names."""
    of = of_firms(table, heading) if said.place else heading
    return _named_in_title(table, of) if of in BARE else of


def _named_in_title(table: Table, bare: str) -> str:
    """收入 in a table that is titled 各镇财政收入完成情况: the known indicator of the title that ends in it."""
    for found in re.finditer(rf"[\u4e00-\u9fff]{{2,10}}{bare}", f"{table.block.caption}\n{table.title}"):
        written = found[0]
        for start in range(len(written) - len(bare) - 1):
            if table.lexicon.indicator_id(written[start:]):
                return written[start:]
    return _of_crop_in_title(table, bare)


def _of_crop_in_title(table: Table, bare: str) -> str:
    """粮食产量 for 产量 in a table that is titled 各镇粮食生产情况; the column's own words where the title tells no crop."""
    for found in OF_CROP.finditer(f"{table.block.caption}\n{table.title}"):
        for start in range(len(found[1]) - 1):
            name = found[1][start:] + IN_FULL.get(bare, bare)
            if table.lexicon.indicator_id(name):
                return name
    return bare


def _indicator_of_places(table: Table, said: Said) -> str:
    """粮食产量 for the rows of a table that is titled 各乡镇粮食产量 and names places; "" where the title names none."""
    if not said.place or not (
        PLACE.search(said.label) or OFFICE_AS_PLACE.search(said.label) or WHOLE.match(said.label)
    ):
        return ""
    return table.titled


def _of_whole(table: Table, said: Said) -> str:
    """其中：工业 below 固定资产投资 is 工业投资; a part that is named whole stays as it is."""
    if said.whole and said.label in TOWN_OR_COUNTRY:
        return said.label + said.whole.label
    head = HEAD.search(said.whole.label) if said.whole else None
    if said.whole is None or head is None or HEAD.search(said.label) or table.lexicon.indicator_id(said.label):
        return said.label
    if said.label in OF_QUOTA and head[0] == "零售总额":
        return said.label + "社会消费品零售额"
    of_economy = table.lexicon.indicator_id(said.whole.label) == "gdp"
    return said.label + ("增加值" if of_economy else head[0])
