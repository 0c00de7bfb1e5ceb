"""Tables → lines of text, one a row, so that a row of an indicator table reads as the sentence it stands for.

    指标 | 单位 | 2023年 | 同比增长(%)          2023年地区生产总值123.4亿元，同比增长5.2%。
    地区生产总值 | 亿元 | 123.4 | 5.2     →

Every cell keeps its place in the reading order; only the unit moves behind its number, where prose has it, and the
heading of a column goes before it. A table that is no indicator table gives its cells with tabs between them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

Rows = Sequence[Sequence[str]]

_UNIT = (
    r"(?:%|％|‰|个?百分点|(?:[十百千]?[亿万]|[十百千])?(?:元|美元|人民币|人次?|名|户|家|个|件|起|宗|吨|公斤|亩|平方米|平方公里|公顷|公里|米|"
    r"辆|台|套|栋|幢|座|所|处|条|项|次|场次?|场|批次?|千瓦时?|度|标准煤|吨标准煤|立方米|头|只|羽|张|床|床位|岁|天|倍|位|元/人|元/平方米))"
)
_PAREN_UNIT = re.compile(
    rf"\s*[(（\[【]\s*(?:单位\s*[:：]\s*)?(?P<unit>{_UNIT})\s*[)）\]】]\s*$|(?<=[\u4e00-\u9fff])\s*(?P<bare>[%％±]+)$"
)
_TABLE_UNIT = re.compile(rf"单位\s*[:：]\s*(?P<unit>{_UNIT})(?=\s|$|[、,，)）;；])")
_NUMBER = re.compile(r"^[-+−－]?\d[\d,]*(?:\.\d+)?$")
_QUANTITY = re.compile(rf"^[约近超逾达]?[-+−－]?\d[\d,]*(?:\.\d+)?\s*(?:{_UNIT})?(?:以上|左右|以下)?$|^第\s*\d+位?$")
_YEAR = re.compile(r"^(?:19|20)\d\d年?(?:\d{1,2}(?:[-—~至]\d{1,2})?月|[上下]半年|[一二三四]季度)?$")
_PERIOD = re.compile(
    r"^(?P<year>(?:19|20)\d\d年?)?"
    r"(?P<part>[上去]年(?:同期)?|\d{1,2}(?:\s*[-—~至]\s*\d{1,2})?月|[上下]半年|第?[一二三四]季度|前三季度|全年|年末|本月|累计)?(?P<rest>.*)$"
)
_UNIT_HEADING = re.compile(r"^(?:计量)?单\s*位$")
_ORDINAL_HEADING = re.compile(r"^(?:序\s*号|编\s*号|No\.?|#)$", re.IGNORECASE)
_EMPTY = {"", "-", "—", "——", "－", "/", "…", "--", "无"}
# Headings that say "here is the number": between the indicator and its number they would only be in the way.
_FILLER = re.compile(
    r"^(?:数\s*值|绝对[值量额数]|总\s*量|指标值|数\s*量|数\s*据|金\s*额|完成[值数额量]|实绩|实际完成|完成情况|累计完成?|指标数)$"
)
_BEFORE = {"上年同期", "去年同期", "上年", "去年"}
_PLACE = re.compile(r"(?:省|市|县|区|旗|镇|乡|街道|村|社区)$")
_PLACE_HEADING = re.compile(r"^(?:地\s*区|街\s*道|乡\s*镇|镇街|镇|乡|县区|区县|行政区|村|社区|单\s*位\s*名\s*称)")
_GROWTH = re.compile(r"增长|增速|增幅|增减|涨跌|同比|环比|涨幅|[±]")
_SHARE = re.compile(r"占比|比重|率$|完成(?:年度|全年)?(?:目标|计划|任务)|完成率|进度|占(?:年度|全年)")
_RANK = re.compile(r"位次|排名|名次|位居")


class _Column(NamedTuple):
    period: str  # 2023年, 1-6月, or nothing
    heading: str  # what is left of the heading: 同比增长
    unit: str | None
    filler: str = ""  # 完成数, which stands for nothing unless a target stands before it


def table_lines(rows: Rows) -> list[str]:
    """The lines of one table. `rows` are cell texts; a cell merged over others stands in each or only in the first."""
    cleaned = [[_clean(cell) for cell in row] for row in rows]
    width = max((len(row) for row in cleaned), default=0)
    padded = [row + [""] * (width - len(row)) for row in cleaned if any(row)]
    kept = [column for column in range(width) if any(row[column] for row in padded)]
    table = [[row[column] for column in kept] for row in padded]
    lines: list[str] = []
    columns: list[_Column] = []
    unit: str | None = None
    index = 0
    while index < len(table):
        row = table[index]
        index += 1
        if (table_unit := _TABLE_UNIT.search("\t".join(row))) and not _has_quantity(row):
            unit = table_unit["unit"]
        if len(set(filter(None, row))) == 1:
            lines.append(next(cell for cell in row if cell))
        elif _is_heading(row):
            span = 2 if index < len(table) and _is_subheading(table[index], row) else 1
            columns = _columns(table[index - 1 : index - 1 + span])
            # The headings stand before each number below; a table of words alone shows them once.
            if not any(_has_quantity(later) for later in table[index:]):
                lines.extend(_tabbed(heading) for heading in table[index - 1 : index - 1 + span])
            index += span - 1
        elif columns and _has_quantity(row):
            lines.append(_sentence(row, columns, unit))
        else:
            lines.append(_tabbed(row))
    return lines


def _clean(cell: str) -> str:
    # A line break inside a cell is a matter of the column's width.
    text = re.sub(r"(?<=[^\x00-\x7f])\s*[\r\n]+\s*|\s*[\r\n]+\s*(?=[^\x00-\x7f])", "", cell.strip())
    return re.sub(r"[ \t\r\n\u00a0\u3000]+", " ", text).strip()


def _tabbed(row: Sequence[str]) -> str:
    return "\t".join(cell for cell in row if cell)


def _has_quantity(row: Sequence[str]) -> bool:
    return any(_QUANTITY.match(cell) and not _YEAR.match(cell) for cell in row[1:])


def _is_heading(row: Sequence[str]) -> bool:
    """A row of words (years count as words), two at least."""
    return sum(1 for cell in row if cell) >= 2 and all(
        not cell or (len(cell) <= 30 and (_YEAR.match(cell) is not None or not _QUANTITY.match(cell))) for cell in row
    )


def _is_subheading(row: Sequence[str], above: Sequence[str]) -> bool:
    """A second line of headings: beneath a heading merged over several columns, and no row of its own."""
    merged = any(not cell or (column and cell == above[column - 1]) for column, cell in enumerate(above))
    alone = not row[0] or row[0] == above[0]
    return merged and alone and _is_heading(row)


def _columns(headings: Rows) -> list[_Column]:
    columns: list[_Column] = []
    above = ""
    for cells in zip(*headings, strict=True):
        above = cells[0] or (above if len(cells) > 1 and cells[1] else "")
        names, units = zip(*(_split_unit(cell) for cell in (above, *cells[1:])), strict=True)
        unit = next((unit for unit in reversed(units) if unit), None)
        below = [name for name in names[1:] if name != names[0] and not (names[0] and _FILLER.match(name))]
        name = "".join((names[0], *below))
        match = _PERIOD.match(name)
        period = f"{match['year'] or ''}{match['part'] or ''}" if match else ""
        if _YEAR.match(period) and period.isdecimal():
            period += "年"
        heading = match["rest"].strip() if match and period else name
        filler = "完成" if re.search(r"完成|实绩", heading) else heading
        is_filler = bool(_FILLER.match(heading))
        columns.append(_Column(period, "" if is_filler else heading, unit, filler if is_filler else ""))
    return columns


def _split_unit(heading: str) -> tuple[str, str | None]:
    """同比增长(%) → 同比增长, %."""
    match = _PAREN_UNIT.search(heading)
    if not match:
        return heading, None
    unit = match["unit"] or match["bare"]
    return heading[: match.start()].strip(), unit.replace("％", "%").replace("±", "") or None


def _sentence(row: Sequence[str], columns: Sequence[_Column], table_unit: str | None) -> str:
    """A row as sentences, one for each period that its columns name. Ordinal numbers say nothing and stay out."""
    cells = [(cell, column) for cell, column in zip(row, columns, strict=True) if cell not in _EMPTY]
    unit = next((cell for cell, column in cells if _UNIT_HEADING.match(column.heading)), None)
    opening = label = ""
    label_unit: str | None = None
    joint = "："
    sentences: list[tuple[str, list[str]]] = []
    for cell, column in cells:
        if _UNIT_HEADING.match(column.heading) or _ORDINAL_HEADING.match(column.heading):
            continue
        if _QUANTITY.match(cell):
            # A column that names no period speaks of the table's own, also behind one of the year before.
            current = sentences[-1][0] if sentences else ""
            period = column.period or (current if current not in _BEFORE else sentences[0][0])
            if not sentences or sentences[-1][0] != period:
                sentences.append((period, []))
            phrases = sentences[-1][1]
            phrase = _phrase(cell, column, column.unit or label_unit or unit or table_unit)
            if column.filler and phrases and not column.heading:
                phrase = f"{column.filler}{phrase}"
            phrases.append(phrase if phrases else f"{label}{joint if _needs_joint(column) and label else ''}{phrase}")
        elif not sentences:
            opening += f"{label}：" if label else ""
            label, label_unit = _split_unit(cell)
            # 东湖街道财政收入1.5亿元: whose number it is stands before the indicator as in prose.
            joint = "" if _PLACE.search(label) or _PLACE_HEADING.match(column.heading) else "："
            if match := re.match(r"(其中|#)\s*[:：]?\s*(?=.)", label):
                opening, label = f"{opening}其中：", label[match.end() :]
        else:
            sentences[-1][1].append(f"{column.period}{column.heading}：{cell}")
    written = "".join(f"{period}{'，'.join(phrases)}。" for period, phrases in sentences)
    return f"{opening}{written}" if written else _tabbed(row)


def _needs_joint(column: _Column) -> bool:
    """Whether a heading is a name of its own, 本年累计, and no measure or verb that follows the indicator directly."""
    heading = column.heading
    measure = _GROWTH.search(heading) or _SHARE.search(heading) or _RANK.search(heading)
    return bool(heading) and not measure and not re.match(r"目标|计划|完成|实现|预期", heading)


def _phrase(cell: str, column: _Column, level_unit: str | None) -> str:
    """One number with its heading before it and its unit behind it: 同比增长5.2%."""
    heading = column.heading
    bare = _NUMBER.match(cell)
    if _RANK.search(heading):
        return f"{heading}第{cell}" if bare else f"{heading}{cell}"
    if _GROWTH.search(heading):
        heading = re.sub(r"(?:增速|增幅|增长率|增长速度)$", "增长", heading.replace("±", ""))
        heading = re.sub(r"(?:同比|环比)$", lambda match: f"{match[0]}增长", heading)
        # As prose puts it: 下降0.4%, not 增长-0.4%.
        if fall := re.match(r"[-−－](?=\d)", cell):
            heading, cell = re.sub(r"(?:增长|增减|涨跌)$", "下降", heading), cell[fall.end() :]
            heading = heading if heading.endswith("下降") else f"{heading}下降"
        heading = re.sub(r"(?:增减|涨跌)$", "增长", heading)
        return f"{heading}{cell}{(column.unit or '%') if bare else ''}"
    if _SHARE.search(heading):
        return f"{heading}{cell}{(column.unit or '%') if bare else ''}"
    return f"{heading}{cell}{(level_unit or '') if bare else ''}"
