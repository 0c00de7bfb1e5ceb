"""One table while it is read: what it stands in, and the rows and exclusions found so far."""

import re
from functools import cached_property
from typing import NamedTuple

from transforms.extraction.lexicon import Lexicon
from transforms.extraction.model import Context, Exclusion, Row
from transforms.extraction.periods.span import Span, of_context
from transforms.extraction.tables.blocks import Block
from transforms.extraction.tables.cell import Cell
from transforms.extraction.tables.columns import unheaded
from transforms.extraction.tables.headings import Column, units_of_table
from transforms.extraction.tables.periods import months_of

MONTHS_NOTED = re.compile(r"[为是](?P<months>\d{1,2}月?[-—–~～至到]\d{1,2}月)份?(?:累计)?数")
NUMBER_OF_TITLE = r"(?:附?表?\s*[一二三四五六七八九十\d]*[、.．:：]?|[(（][一二三四五六七八九十\d]+[)）])\s*(?:关于)?"
# whose months they are: no word of a comparison (较上半年, 去年上半年, 截至上半年) stands between
OWNER_IN_TITLE = (
    r"(?:[^\s\d，。：:较比与和自从去上为至注]{0,14}(?:[省市县区旗镇乡村)）]|街道|社区|指标|经济))?(?:今年|本年)?\s*"
)
MONTHS_IN_TITLE = r"(?P<months>(?:(?:19|20)\d\d年)?(?:1月?[-—–~～至到]\d{1,2}月|上半年|前三季度|一季度))(?:份|累计)?"
NOT_ALL_MONTHS = r"(?!\s*(?:[、,/至到与和及比较\-—–~～]|以来|数据?(?:已|为|是|系)))"  # 一季度至四季度, 一季度以来, 一季度数据为初步数
NO_SENTENCE = r"(?!(?:(?!，?单位[:：]).)*(?!，单位)[|，。；]|.*全年(?![目任计预]))"
#: 2024年1—9月各镇…情况, 表1 柳溪镇上半年…, and in a bracket of their own 财政收入（1-8月）
TITLE_OF_MONTHS = re.compile(
    rf"^{NO_SENTENCE}\s*(?:{NUMBER_OF_TITLE}{OWNER_IN_TITLE}|.*(?P<open>[(（])){MONTHS_IN_TITLE}"
    rf"(?(open)(?:[)）]|，单位){NOT_ALL_MONTHS}|{NOT_ALL_MONTHS})"
)
LONGEST_NOTED = 20
BELOW_TABLE = re.compile(r"[ \u3000(（]*(?:注\s*[:：]\s*)?(?:计量)?单位\s*[:：]")
# looked for only before such months: words that might be names stand everywhere
NAME_NOTED = re.compile(rf"[\u4e00-\u9fff]{{4,{LONGEST_NOTED}}}\Z")
RANKED_NOTED = re.compile(
    r"(表\d+)?(?:位次|排名|名次)[均都]?(?:[是系]指|[为是指按系])[^，。；、：\n第]{0,10}?(全[国省市区县州旗])(?!第)"
)
NOTES_LENGTH = 3000  # characters behind a table among which its notes stand; those of several tables may come last

#: 规模以上工业增加值增速（%）, 各行业投资增长情况 and then 单位：%
GROWTHS = re.compile(
    r"(?:增长速度|增长率|增速|增幅|同比增长|增长情况|涨跌幅度?|涨跌情况|涨幅)\s*(?:表|一览)?\s*(?:[(（]\s*(?:单位[:：])?\s*[%％]\s*[)）]|\n(?:计量)?单位\s*[:：]\s*[%％])\s*$",
    re.MULTILINE,
)


class Number(NamedTuple):
    """What a number of a table is of. Numbers of one row of which all this is the same make one claim."""

    row_start: int
    name: str
    subject: str | None
    months: Span


class Above(NamedTuple):
    """The last row of levels, which rows below may say the growth or the rank of: its name, where it begins, and what a row of ranks
    is of."""

    name: str = ""
    start: int = 0
    ranked_by: str = "level"


class Table:
    """Reads one block; `rows` and `exclusions` in text order, claims numbered from 1."""

    def __init__(self, text: str, block: Block, title: str, context: Context, lexicon: Lexicon) -> None:
        self.text = text
        self.block = block
        self.title = title
        self.lexicon = lexicon
        self.own = _months_of_caption(block.caption, of_context(context))
        self.district = context.district_name or ""
        self.units = units_of_table(block.caption, block.caption) or units_of_table(_line_behind(text, block.end))
        self.prose: list[Cell] = []  # cells that hold words with numbers in them
        self.ordinals: set[int] = set()  # where the numbers of the rows stand
        self.rows: list[Row] = []
        self.exclusions: list[Exclusion] = []
        self.claims: dict[Number, int] = {}
        self.moves = GROWTHS.search(block.caption) is not None  # its numbers are growths where nothing else is said
        self.part_at: int | None = None  # how far in the last row with 其中 stood, while those below stand further in
        self.above = Above()

    @cached_property
    def unheaded(self) -> list[Column]:
        """Its columns where no headings stand above a row; every row is looked at to tell them."""
        return unheaded(self.block.rows, self.lexicon)

    def among_parts(self, cell: Cell, part: bool) -> bool:
        """Whether a row is a part: it says so, or it stands further in than the 其中 of a row above."""
        indent = cell.start - self.text.rfind("\n", 0, cell.start) - 1
        blank = not self.text[cell.start - indent : cell.start].strip()
        if part:
            self.part_at = indent if blank else None
        elif self.part_at is None or not blank or indent < self.part_at + 2:
            self.part_at = None
        return self.part_at is not None or part

    @cached_property
    def titled(self) -> str:
        """The longest part of the caption that is a known indicator: 粮食产量 of 各乡镇粮食产量."""
        runs = re.findall(r"[\u4e00-\u9fff]{2,40}", self.block.caption)
        parts = (run[at:end] for run in runs for at in range(len(run)) for end in range(at + 3, len(run) + 1))
        longest = max(filter(self.lexicon.indicator_id, parts), key=len, default="")
        return longest.removesuffix("完成")  # 各乡镇税收完成情况

    @cached_property
    def noted(self) -> dict[str, Span | None]:
        """The months that a note below gives a row: 规模以上服务业营业收入为1—5月数据."""
        noted = {}
        at, end = self.block.end, self.block.end + NOTES_LENGTH
        for found in MONTHS_NOTED.finditer(self.text, at, end):
            if name := NAME_NOTED.search(self.text, max(at, found.start() - LONGEST_NOTED), found.start()):
                noted[name[0]] = months_of(found["months"], self.own)
                at = found.end()
        return noted

    @cached_property
    def ranked_in(self) -> str | None:
        """The area that the caption or a note below says the ranks are of: 位次为全区排名, 表2位次为全区排名."""
        below = RANKED_NOTED.finditer(self.text, self.block.end, self.block.end + NOTES_LENGTH)
        notes = (*RANKED_NOTED.finditer(self.block.caption), *below)
        found = (one for one in notes if not one[1] or one[1] in self.block.caption)
        return next((one[2] for one in found), None)


def _months_of_caption(caption: str, own: Span | None) -> Span | None:
    """The first months of a year that the title of a table names (2024年1—11月各镇…情况), where no other title above it names others
    and they are of no year before the document's; else the document's own."""
    titles = filter(None, map(TITLE_OF_MONTHS.search, caption.split("\n")))
    named = {months_of(title["months"], own) for title in titles}
    months = named.pop() if len(named) == 1 else own
    return own if months and own and months.last_year < own.last_year else months


def _line_behind(text: str, end: int) -> str:
    """单位：万元 right below a table, and not above the next."""
    line, _, behind = text[end:].lstrip("\n")[: LONGEST_NOTED * 2].partition("\n")
    return line if BELOW_TABLE.match(line) and not behind.strip(" \u3000")[:1].strip() else ""
