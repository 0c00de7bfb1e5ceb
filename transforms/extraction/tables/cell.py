"""A cell of a table, and what tells by its words alone: a number, a heading."""

import re
from typing import NamedTuple


class Cell(NamedTuple):
    """The text of a cell without the blanks around it, and where in the document it begins."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


# what the heading of the names says, as a pattern
NAMES_HEADED = "指标|项目|产品|品种|名称|科目|行业|类别|地区|乡镇|镇街|街道|镇名|村名|社区|县区|区县|县市"
Line = tuple[int, str]  # offset, text without its line end
Cells = list[Cell]


class Found(NamedTuple):
    """A table that begins at a line: how many lines it takes up, and its rows. `barred`: it is one for certain."""

    lines: int
    rows: list[Cells]
    barred: bool = False


HEADING_WORD = re.compile(
    r"季度|月份|备注|指标|项目|单位|名称|地区|年份|时间|增长|增速|总量|绝对|数值|完成|同比|20\d\d|"
    r"[本当上]月|\d月|增减|升降|指[ \u3000]*标|项[ \u3000]*目|累计|[本上同]期|[上去]年|位次|排名|占比|比重|预算|计划|目标"
)
# a number with its unit, if any; 2024年 and 12月 are none
NUMBER = re.compile(r"[-+−－(（▲▼↑↓]?\d[\d,，]*(?:\.\d+)?(?:%|(?![年月日号期届季])[\u4e00-\u9fff]{1,4})?[)）]?$")
UNIT_BEHIND = re.compile(r"[(（][^()（）]{1,8}[)）]$")
#: 新增就业1200人, and not 2025年任务, 前3季度 or 总投资5000万元以上项目数: words that tell a number
TELLS_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{3}(?<!前)\d[\d,]*(?:\.\d+)?[十百千]?[万亿]?(?:[%％元个家户人名件处座所项吨亩头株]|公里|平方|[多余])"
    r"(?!(?:米|公里)?[(（]?[及含]?[)）]?以[上下内外][)）]?的?[\u4e00-\u9fff])"
)
#: ６８．２, －１．６％: as wide as words, and read as 68.2, -1.6%.
NARROW = str.maketrans("０１２３４５６７８９．％－＋", "0123456789.%-+")


def numbered(row: Cells) -> bool:
    return any(NUMBER.match(cell.text) for cell in row[1:])


def says_column(cell: Cell) -> bool:
    """指标, 增速（%）: what a column is headed by; a unit in brackets tells as much as a word."""
    return HEADING_WORD.search(cell.text) is not None or UNIT_BEHIND.search(cell.text) is not None


def are_words(row: Cells) -> bool:
    """Whether no cell of a row is a number; years head columns."""
    return not any(NUMBER.match(cell.text) and not re.fullmatch(r"(?:19|20)\d\d", cell.text) for cell in row)


def is_heading(row: Cells) -> bool:
    """A heading of words: weaker marks than bars need more to be a table."""
    known = sum(map(says_column, row)) >= min(2, len(row) - 1)
    return len(row) >= 2 and known and are_words(row)


def cell_of(start: int, piece: str) -> Cell:
    """A cell without the blanks around it, and without the stars that set it in bold."""
    text = piece.strip()
    if not text:
        return Cell("", start)
    start += len(piece) - len(piece.lstrip())
    if len(text) > 4 and text.startswith("**") and text.endswith("**"):
        text, start = text[2:-2], start + 2
    return Cell(text.translate(NARROW), start)
