"""What span an expression of time names: a date in figures (2023年1-6月) or a word (去年上半年, 五年来). Some name none: bases of
comparison, deadlines, hours."""

import re
from typing import NamedTuple

from transforms.extraction.passages import PLAN_FIRST_YEAR, Frame, Passage
from transforms.extraction.periods.span import Span, part_of_year, year_span
from transforms.extraction.records import Record, record
from transforms.extraction.rules import Question, Tier

PARTS = "上半年|下半年|前三季度|前三个季度|第[一二三四]季度|一季度|二季度|三季度|四季度"
FLOWS = "累计|新增|转移|共|合计|间|投入|减少|增加|安排|实施|完成|建成|城镇新增"
OF_PLAN = "(?:时期|期间|以来|规划期|末|初|[前后][两三四]年)?"
NUMERALS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
NOT_OF_DAYS = "(?![底末初中])"
# Words of time by what they name. A kind that begins with another's words stands before it, and each branch begins with a
# plain character, so that the pattern is only tried where one of them stands.
WORD_KINDS = {
    "same-months": "去年同期|上年同期",
    "end-of-last-year": "去年末|去年底|去年年末|去年年底|上年末|上年底",
    "end-of-part": "上半年末|一季度末|二季度末|三季度末|四季度末",
    "part-of-last-year": f"去年(?:{PARTS})|上年(?:{PARTS})",
    "last-year": "去年(?:全年)?|上年(?:度(?!结转|结余|滚存))?(?!均|产|度|结转|结余|滚存|(?:不变|可比)?价格?(?:计算|下))(?:全年)?",
    "year-before-last": "前年(?!后)",
    "so-far": r"今年以来|目前(?!的\d[\d.]*倍)|截至目前",
    "this-year": "今年|本年度|全年(?!的?(?:目标|任务|计划|预算|指标)|[\u4e00-\u9fff]{2,8}?(?:目标|任务|计划|指标)[数值]?的(?:约|近)?\\d)",
    "next-year": "明年|来年",
    "quarters": "一、二(?:、三)?(?:、四)?季度|二、三(?:、四)?季度|三、四季度",
    "first-quarters": "一至三季度|一到三季度|一至二季度|一到二季度",
    "part-of-year": f"{PARTS}|半年度(?=主要|各项|经济|指标|全[省市区县镇乡街])",
    "within-year": "年底前?|年末|年内",
    "quarter-near": "本季度|上季度|上一季度",
    "month-near": f"本月{NOT_OF_DAYS}|当月{NOT_OF_DAYS}|上月{NOT_OF_DAYS}|上个月{NOT_OF_DAYS}",
    "running": "累计",
    "first-months": "前[一二两三四五六七八九十]{1,2}个月|头[一二两三四五六七八九十]{1,2}个月|前(?:[一二两三四五六七八九]|十一?)月(?=[，,、全])",
    "plan": f"“十[一二三四五六]五”{OF_PLAN}|\"十[一二三四五六]五\"{OF_PLAN}",
    "years-back": f"五年来|三年来|四年来|两年来|五年间?(?={FLOWS})|三年(?=新增|累计|实施|完成|建成|共)|两年(?=新增|累计|实施|完成|建成|共)|过去五年|"
    "这五年|近[三两二五四十2-9]年|过去[三两二四十2-9]年",
    "years-ahead": "今后[五三两]年|未来[五三两]年",
}  # fmt: skip
WORDS = re.compile("|".join(WORD_KINDS.values()))
_KIND_OF: dict[str, str] = {}
_WORD_KINDS = tuple((kind, re.compile(words)) for kind, words in WORD_KINDS.items())

DAY = re.compile(r"(?:((?:19|20)\d\d)年)?[ \u3000]?(\d{1,2})[ \u3000]?月[ \u3000]?\d{1,2}[ \u3000]?[日号]")
DAYS = re.compile(rf"{DAY.pattern}[-—－–~～至到]{{1,2}}{DAY.pattern}")
YEARS = re.compile(r"((?:19|20|21)\d\d)年?(?:[-—－–~～至到与和]|——)((?:19|20|21)\d\d)")
MONTHS_OF_TWO_YEARS = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月\D{1,2}((?:19|20)\d\d)年(?:(\d{1,2})月|年?[底末])")
TWO_YEARS = re.compile(rf"{YEARS.pattern}|{MONTHS_OF_TWO_YEARS.pattern}")
MONTHS = re.compile(r"(?:((?:19|20)\d\d)[年.．])?\D?(\d{1,2})(?:月)?[-—－–~～至到]+(\d{1,2})月")
MONTH = re.compile(r"(?:((?:19|20|21)\d\d)年)?(\d{1,2})月(?!\d)")
FIRST_MONTHS = re.compile(r"(?:((?:19|20)\d\d)年)?前?(\d{1,2}|[一二三四五六七八九十]{1,2})个?月")
YEAR = re.compile(r"((?:19|20|21)\d\d)年")
QUARTERS = re.compile(r"(?:((?:19|20|21)\d\d)年)?1(?:季度)?[ \u3000]?[-—－–~～至到][ \u3000]?([2-4])季度")
PART = re.compile(r"((?:19|20|21)\d\d)?年?.*?(?:半年|季度|([HQ])([1-4]))")
# Dates in figures by what they name, the more special first.
DATE_KINDS = (
    ("days", DAYS),
    ("season", re.compile("学年|季\\Z(?<!季度)")),
    ("months-of-two-years", MONTHS_OF_TWO_YEARS),
    ("day-of-month", DAY),
    ("years", YEARS),
    ("months", MONTHS),
    ("hour", re.compile(r"\d[日号]|\d:\d|\d{4}[-/.]\d")),
    ("quarters-in-figures", QUARTERS),
    ("part-in-figures", PART),
    ("first-months-in-figures", re.compile(r"个月|前[\d一二三四五六七八九十]{1,2}月")),
    ("month", MONTH),
    ("year", YEAR),
)
DATES = frozenset(kind for kind, _ in DATE_KINDS)

ITS_AMOUNT = re.compile(r"(?:(?:预算)?(?:决算|执行|完成)数?|实绩)?的")
NOT_GOVERNING_BEFORE = re.compile(
    r"(?:比|较|与|同|于|自|从|由|自从|早在|跟|比照|相当于|超过|排[到至]|面向|对标|瞄准|[《“\"'‘])(?:去年|上年|明年)?\Z"
    r"|[比较](?:[一二三四]季度|上半年|(?:1[-—~～至])?1?\d月)[、和]\Z"  # 比二季度、一季度分别提高
)
COMPARED_BEFORE = re.compile(r"(?:比|较|与|同|于|从|由)\Z")
RELATIVE_YEAR = re.compile(r"(去年|上年|今年|明年)\Z")
# 去年10月至今年【9月】: when it began
FROM_LAST_YEAR = re.compile(r"(?:去年|上年)(\d{1,2})月(?:份|底|末|初|起)?[-—－–~～至到]{1,2}(?:今年|本年)?\Z")
LONGEST_START = 12
UNTIL = re.compile(r"(?:截至|截止|截止到|到|至|截至到)\Z")
AIMED_MONTH = re.compile(r"(?:力争|争取|确保|计划|预计|拟)(?:于|在|到)?\Z")
READY_BY = re.compile(
    r"份?(?:[底初]|[上中下]旬)?(?:全面|正式|如期|主体|率先|前)*(?:开工|动工|启动|建成|完工|完成|竣工|投用|投入|通车|投产|交付|开园|封顶|实现)"
)
AT_HEAD = re.compile(r"(?:\A|[。；;\n])[ \u3000]*\Z")
OF_DAY = re.compile(  # 10月1日—7日,…; 9月15日举办推介会,现场签约…
    "(?:当[天日晚]|[上下]午|晚上?|凌晨|期间)?[，,]|[^，,。；;\\d]{2,24}(?:会|节|仪式|活动|论坛)[，,](?:现场|当场|集中|当[天日])"
)
FIRST = re.compile(r"(?:(?<![目以之此日年提空])前|头)\Z")
OF_NUMBER = re.compile(r"的(?:约|近)?\d")
SO_FAR = re.compile(r"[^，,。；;\d]{0,10}以来")
SINCE = re.compile(r"[^，,。；;\d]{0,10}(?:以来|起)")
BATCH = re.compile(
    "度?(?:高标准农田|衔接资金|以工代赈|农村公路|老旧小区|(?:耕地地力保护|种粮|农机购置|公益林|生态林|种植者|产粮大县)[^，,。；;\\d]{0,8}(?:补贴|补助|补偿|奖励)|[\\u4e00-\\u9fff]{2,8}项目[^，,。；;\\d]{0,4}\\d)"
)
INSURANCE = re.compile(
    "年?度?(?:城乡居民|居民|职工)?(?:基本)?(?:医保|医疗保险|养老保险)[^，,。；;]{0,4}(?:集中)?(?:征缴|缴费|参保)"
)
EXPECTED = ("预计", "预估", "有望", "可望")
UPON = re.compile(r"[^，,。；;\d]{0,16}基础上")  # 在上年大幅增长的基础上
# 提前达到2025年目标值: the aim of a later year that some have reached already, or not
AIM_OF_THAT_YEAR = re.compile(r"(?:的|规划|预期|既定|设定的?|确定的?)*(?:目标|要求)")
HELD_TO = re.compile(
    r"(?:提前|已|未|没有?|尚未|接近|超过|高于|低于|好于|对照|对标|距离?|离|均)(?:完成|达到|实现)?(?:了)?\Z"
)
AMOUNT_AIMED_AT = re.compile(r"(?:达到)?\d[\d.]*[^，,。；;\d]{0,8}的[^，,。；;\d]{0,6}(?:目标|要求)")
BESIDE = re.compile(r"(?:距离?|离|与|较|比|低于|高于|达到|接近)\Z")
BEHIND_YEARS = re.compile(r"\d年?\Z")
SAME_MONTHS = re.compile(r"同期(?![的水增提下减相高最持]|有?所|基本|大?幅)")
OF_THE_YEAR = ("“", "《", "全国", "全省", "先进", "优秀")
BASE_AFTER = re.compile(
    r"(?:同期|末(?:增|提|下|减|高|的)|(?:底|末)?(?:增长|提高|增加|下降|减少|翻|相比)|开始|起|召开|印发|度?(?:全国|全省|先进|优秀|“|《))"
)


@record
class Expression(Record):
    """A date or a word of time in its place. `default` is the document's own span, `governs` what the sentence has named
    before it."""

    text: str
    start: int
    end: int
    default: Span
    now: Frame
    passage: Passage
    governs: Span | None

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    @property
    def before(self) -> str:
        return self.text[max(0, self.start - 6) : self.start]

    @property
    def last_year(self) -> int:
        """The year that 去年 is; in a speech that opens a year the one accounted for."""
        return self.default.last_year - (not self.now.speech)

    @property
    def current_year(self) -> int:
        """The year that 全年 and 上半年 are of: among the aims of an annual report the one to come."""
        return self.default.last_year + (self.passage.plan and not self.now.half)

    def year(self, written: str | None) -> int:
        """The year of a date: its own, that of 去年 right before it, else the document's last."""
        if written:
            return int(written)
        relative = RELATIVE_YEAR.search(self.before)
        return self.last_year if relative and relative[1] in ("去年", "上年") else self.default.last_year


class Named(NamedTuple):
    """The spans that an expression names: none, one, or several that a row of numbers shares out (一、二、三季度).

    `clause`: it governs its own clause alone.
    """

    spans: tuple[Span, ...] = ()
    clause: bool = False


NOTHING = Named()
NAMED: Question[Expression, Named] = Question("period")
"""Asked of every date and word of time by its kind."""


def kind_of_word(text: str, start: int, end: int) -> str:
    """What kind of word of time stands at text[start:end]; what stands behind it decides whether it is one, never which."""
    word = text[start:end]
    kind = _KIND_OF.get(word)
    if kind is None:
        kind = next(kind for kind, words in _WORD_KINDS if (found := words.match(text, start)) and found.end() == end)
        _KIND_OF[word] = kind
    return kind


def kind_of_date(written: str) -> str:
    """What kind of date is written; "" for one that names no span (2025/2)."""
    return next((kind for kind, pattern in DATE_KINDS if pattern.search(written)), "")


def _one(span: Span | None) -> Named:
    return Named((span,)) if span else NOTHING


def _figures(pattern: re.Pattern[str], one: Expression) -> re.Match[str]:
    """What the pattern of its kind finds in a date."""
    found = pattern.search(one.words)
    assert found is not None
    return found


# ---------------------------------------------------------------- what names nothing
@NAMED.rule("base-of-comparison", Tier.SPECIFIC, before=("base-year",))
def base_of_comparison(one: Expression) -> Named | None:
    """比2019年增长, 较去年, 在上年基础上: what something is held against."""
    pattern = COMPARED_BEFORE if one.words[0] in '“"' else NOT_GOVERNING_BEFORE
    if one.before.endswith("自") and TWO_YEARS.match(one.words):
        return None  # 自2022年3月至2024年底: both ends are named
    return NOTHING if pattern.search(one.before) or UPON.match(one.text, one.end) else None


@NAMED.rule("deadline", Tier.SPECIFIC, only=DATES)
def deadline(one: Expression) -> Named | None:
    """10月底前 is a deadline within the period; 2027年底前 names the year of an aim."""
    if not one.text.startswith("前", one.end) or not one.words.endswith(("底", "末", "月", "日")):
        return None
    ahead = YEAR.search(one.words)
    return _one(year_span(int(ahead[1]))) if ahead and int(ahead[1]) > one.default.last_year else NOTHING


@NAMED.rule("batch-of-year", Tier.SPECIFIC, only=("year",))
def batch_of_year(one: Expression) -> Named | None:
    """完成2023年度高标准农田建设5000亩: a year before that names the batch, and not when it was done."""
    past = one.year(_figures(YEAR, one)[1]) < one.default.last_year
    batch = BATCH.match(one.text, one.end) if past else INSURANCE.match(one.text, one.end)
    return NOTHING if batch else None


@NAMED.rule("year-of-aim", Tier.SPECIFIC, before=("base-of-comparison",), only=("year",))
def year_of_aim(one: Expression) -> Named | None:
    """提前达到2025年目标值, 距离2025年1.5%的目标还有差距: the year of the aim that is held against, and not of what is told."""
    if AIM_OF_THAT_YEAR.match(one.text, one.end) and HELD_TO.search(one.before):
        return NOTHING
    aimed = BESIDE.search(one.before) and AMOUNT_AIMED_AT.match(one.text, one.end)
    return Named((year_span(one.year(_figures(YEAR, one)[1])),), True) if aimed else None


@NAMED.rule("base-year", Tier.SPECIFIC, only=("year",))
def base_year(one: Expression) -> Named | None:
    """是2020年的1.6倍, 2020年末增长: a base, or the number's own year, which its cue reads; 2021年度全国… is of that year;
    2023年同期接待 is of the same months then."""
    if SAME_MONTHS.match(one.text, one.end):
        then, own = one.year(_figures(YEAR, one)[1]), one.default
        return _one(own._replace(first_year=then - own.last_year + own.first_year, last_year=then))
    if OF_NUMBER.match(one.text, one.end):
        return NOTHING
    after = BASE_AFTER.match(one.text, one.end)
    if not after or UNTIL.search(one.before) and after[0] != "同期":
        return None
    return _one(year_span(one.year(_figures(YEAR, one)[1]))) if after[0].endswith(OF_THE_YEAR) else NOTHING


@NAMED.rule("multiple-of-last-year", Tier.SPECIFIC, only=("last-year",))
def multiple_of_last_year(one: Expression) -> Named | None:
    """是上年的1.8倍, 为上年决算数的103%."""
    of_it = one.before.endswith(("是", "为", "到", "至")) and ITS_AMOUNT.match(one.text, one.end)
    return NOTHING if of_it else None


# ---------------------------------------------------------------- dates in figures
@NAMED.rule("months-of-two-years", only=("months-of-two-years",))
def months_of_two_years(one: Expression) -> Named | None:
    """2023年9月至2024年8月: from a month of one year to a month of another."""
    found = _figures(MONTHS_OF_TWO_YEARS, one)
    first, start, last, end = map(int, found.groups(default="12"))
    if not (1 <= start <= 12 and 1 <= end <= 12 and (first, start) <= (last, end)):
        return None
    return _one(Span(first, start, last, end, last > first + 1))


@NAMED.rule("day-of-month", only=("day-of-month",))
def day_of_month(one: Expression) -> Named | None:
    """截至6月30日 is the months until then; 3月31日处置… is of that month, in its own clause; 10月1日—7日,… is of its month, as far as
    a month would be; 8月26日开园以来 names none."""
    if SINCE.match(one.text, one.end):
        return None
    found = _figures(DAY, one)
    month = int(found[2])
    if not 1 <= month <= 12:
        return None
    year = one.year(found[1])
    if UNTIL.search(one.before):
        return _one(Span(year, 1, year, month))
    governs_on = AT_HEAD.search(one.before) and OF_DAY.match(one.text, one.end)
    return Named((Span(year, month, year, month),), not governs_on)


@NAMED.rule("days", only=("days",))
def days(one: Expression) -> Named | None:
    """2024年5月8日—7月8日: from the month of one day to that of another."""
    found = _figures(DAYS, one)
    first, start, end = one.year(found[1] or found[3]), int(found[2]), int(found[4])
    last = int(found[3]) if found[3] else first
    if not (1 <= start <= 12 and 1 <= end <= 12 and (first, start) <= (last, end)):
        return None
    governs_on = AT_HEAD.search(one.before) and OF_DAY.match(one.text, one.end)
    return Named((Span(first, start, last, end),), not governs_on)


@NAMED.rule("years", only=("years",))
def years(one: Expression) -> Named | None:
    """2021—2025年, 2019年与2021年间: from one year to another."""
    found = _figures(YEARS, one)
    first, last = int(found[1]), int(found[2])
    return _one(Span(first, 1, last, 12, last > first, True)) if first <= last else None


@NAMED.rule("months", only=("months",))
def months(one: Expression) -> Named | None:
    """1-6月, 2024.1-6月, 去年1-6月: from one month of a year to another."""
    found = _figures(MONTHS, one)
    year, low, high = one.year(found[1]), int(found[2]), int(found[3])
    return _one(Span(year, low, year, high)) if 1 <= low <= high <= 12 else None


@NAMED.rule("quarters-in-figures", only=("quarters-in-figures",))
def quarters_in_figures(one: Expression) -> Named | None:
    """1-3季度, 2025年1-3季度: the first quarters of a year."""
    found = _figures(QUARTERS, one)
    return _first_months(one.year(found[1]), 3 * int(found[2]))


@NAMED.rule("part-in-figures", only=("part-in-figures",))
def part_in_figures(one: Expression) -> Named | None:
    """2025年上半年, 第4季度, 2024年H1: a half or a quarter."""
    found = _figures(PART, one)
    year = one.year(found[1])
    if not found[2]:
        return _one(part_of_year(one.words, year))
    size, place = (6 if found[2] == "H" else 3), int(found[3])
    return _one(Span(year, size * (place - 1) + 1, year, size * place)) if size * place <= 12 else None


@NAMED.rule("first-months-in-figures", only=("first-months-in-figures",))
def first_months_in_figures(one: Expression) -> Named | None:
    """前10个月: from January on."""
    found = _figures(FIRST_MONTHS, one)
    return _first_months(one.year(found[1]), int(found[2]) if found[2].isdigit() else _numeral(found[2]))


def _numeral(words: str) -> int:
    """三, 十, 十一 as a number."""
    return sum(NUMERALS[word] for word in words)


def _first_months(year: int, last: int) -> Named | None:
    return _one(Span(year, 1, year, last)) if 1 <= last <= 12 else None


@NAMED.rule("since-month", Tier.SPECIFIC, before=("base-of-comparison",), only=("month",))
def since_month(one: Expression) -> Named | None:
    """3月以来, 自3月启用以来: from that month to the end of the document's own span."""
    found, default = _figures(MONTH, one), one.default
    first, year = int(found[2]), one.year(found[1])
    if COMPARED_BEFORE.search(one.before):
        return None
    if year != default.last_year or not 1 <= first <= default.last_month or not SO_FAR.match(one.text, one.end):
        return None
    return _one(Span(year, first, year, default.last_month))


@NAMED.rule("from-month-of-last-year", Tier.SPECIFIC, only=("month",))
def from_month_of_last_year(one: Expression) -> Named | None:
    """去年10月至今年9月: from a month of the year before to a month of this one."""
    found = FROM_LAST_YEAR.search(one.text, max(0, one.start - LONGEST_START), one.start)
    if not found:
        return None
    start, end = int(found[1]), int(_figures(MONTH, one)[2])
    return _one(Span(one.last_year, start, one.last_year + 1, end)) if 1 <= start <= 12 and 1 <= end <= 12 else None


@NAMED.rule("month", only=("month",))
def month(one: Expression) -> Named | None:
    """4月, 去年12月, 6月末: one month; 截至4月, 前4月 and 4月底 are the months until then."""
    found = _figures(MONTH, one)
    last = int(found[2])
    if not 1 <= last <= 12:
        return None
    year = one.current_year if _aimed_for(one) else one.year(found[1])
    until = UNTIL.search(one.before) or FIRST.search(one.before) or not found[1] and one.words.endswith("底")
    return _one(Span(year, 1 if until else last, year, last))


def _aimed_for(one: Expression) -> bool:
    """力争9月开工, 10月建成: among the aims of a report on a year a month of the next."""
    bare = one.words[0].isdigit() and "年" not in one.words and not RELATIVE_YEAR.search(one.before)
    return bare and (AIMED_MONTH.search(one.before) or READY_BY.match(one.text, one.end)) is not None


@NAMED.rule("since-year", Tier.SPECIFIC, only=("year",))
def since_year(one: Expression) -> Named | None:
    """2021年以来, 2021年至今: from that year to the end of the document's own span."""
    found = _figures(YEAR, one)
    first, default = int(found[1]), one.default
    if (
        not one.text.startswith(("以来", "至今"), one.end)
        or first > default.last_year
        or NOT_GOVERNING_BEFORE.search(one.before)
    ):
        return None
    return _one(Span(first, 1, default.last_year, default.last_month, first < default.last_year))


@NAMED.rule("year", only=("year",))
def year(one: Expression) -> Named | None:
    """2023年: the whole of it; the year of a half-year report itself is as long as the report."""
    found = _figures(YEAR, one)
    named = int(found[1])
    if named == one.default.last_year and one.now.half and one.words.endswith("年"):
        return _one(one.default)
    return _one(year_span(named))


# ---------------------------------------------------------------- words
@NAMED.rule("end-of-last-year", only=("end-of-last-year",))
def end_of_last_year(one: Expression) -> Named | None:
    """上年末, 去年底: the last month of the year before."""
    return _one(Span(one.last_year, 12, one.last_year, 12))


@NAMED.rule("part-of-last-year", only=("part-of-last-year",))
def part_of_last_year(one: Expression) -> Named | None:
    """去年上半年, 去年四季度."""
    return _one(part_of_year(one.words, one.last_year))


@NAMED.rule("last-year", only=("last-year",))
def last_year(one: Expression) -> Named | None:
    """去年, 上年, 去年全年."""
    return _one(year_span(one.last_year))


@NAMED.rule("year-before-last", only=("year-before-last",))
def year_before_last(one: Expression) -> Named | None:
    """前年: the year before 去年."""
    return _one(year_span(one.last_year - 1))


@NAMED.rule("first-quarters", only=("first-quarters",))
def first_quarters(one: Expression) -> Named | None:
    """一至三季度: from January on."""
    return _one(Span(one.current_year, 1, one.current_year, 3 * NUMERALS[one.words[2]]))


@NAMED.rule("so-far", only=("so-far",))
def so_far(one: Expression) -> Named | None:
    """今年以来, 目前: the document's own span."""
    return NOTHING if one.passage.plan else _one(one.default)


@NAMED.rule("this-year", only=("this-year",))
def this_year(one: Expression) -> Named | None:
    """全年, 今年: the document's own span; among aims the year that they are for. 四季度,确保全年…: the whole year."""
    ahead = one.governs is not None and (one.governs.first_year, one.governs.first_month) > one.default[2:4]
    expected = not one.passage.plan and one.before.endswith(EXPECTED)  # 预计全年…, in a report on some of its months
    if one.words == "全年" and (ahead and one.now.half or expected):
        return _one(year_span(one.default.last_year))
    return _one(year_span(one.current_year) if one.passage.plan else one.default)


@NAMED.rule("next-year", only=("next-year",))
def next_year(one: Expression) -> Named | None:
    """明年."""
    return _one(year_span(one.default.last_year + 1))


@NAMED.rule("quarters", only=("quarters",))
def quarters(one: Expression) -> Named | None:
    """一、二、三季度…分别: each a quarter, shared out among the numbers in a row."""
    return Named(tuple(_quarter(one.current_year, NUMERALS[word]) for word in one.words if word in NUMERALS))


def _quarter(year: int, place: int) -> Span:
    return Span(year, 3 * place - 2, year, 3 * place)


@NAMED.rule("part-of-year", only=("part-of-year",))
def part_of_this_year(one: Expression) -> Named | None:
    """上半年, 前三季度, 一季度."""
    return _one(part_of_year(one.words, one.current_year))


@NAMED.rule("end-of-part", only=("end-of-part",))
def end_of_part(one: Expression) -> Named | None:
    """三季度末, 上半年末: the last month of it."""
    part = part_of_year(one.words, one.current_year)
    return _one(part._replace(first_month=part.last_month) if part else None)


@NAMED.rule("within-year", only=("within-year",))
def within_year(one: Expression) -> Named | None:
    """年底前, 年内 in the course of a year, or among aims: by the end of it."""
    return _one(year_span(one.current_year)) if one.passage.plan or one.now.half else NOTHING


@NAMED.rule("quarter-near", only=("quarter-near",))
def quarter_near(one: Expression) -> Named | None:
    """本季度, 上季度: the quarter that the document's own span ends with, and the one before it."""
    year, ends = one.default.last_year, one.default.last_month
    if ends % 3:
        return NOTHING
    if one.words.startswith("本"):
        return _one(_quarter(year, ends // 3))
    return _one(_quarter(year, ends // 3 - 1) if ends > 3 else _quarter(year - 1, 4))


@NAMED.rule("month-near", only=("month-near",))
def month_near(one: Expression) -> Named | None:
    """本月, 当月, 上月 in a brief of some months: the last of them, and the one before it."""
    year, last = one.default.last_year, one.default.last_month
    if not one.now.half:
        return NOTHING
    if one.words.startswith("上"):
        year, last = (year, last - 1) if last > 1 else (year - 1, 12)
    return _one(Span(year, last, year, last))


@NAMED.rule("running", only=("running",))
def running(one: Expression) -> Named | None:
    """4月…累计完成: from January on, where else the month alone is spoken of."""
    spoken = one.governs or one.default
    if (spoken.first_year, spoken.first_month) != (spoken.last_year, spoken.last_month):
        return NOTHING
    return _one(spoken._replace(first_month=1))


@NAMED.rule("first-months", only=("first-months",))
def first_months(one: Expression) -> Named | None:
    """前三个月, 前八月: from January on."""
    return _first_months(one.current_year, _numeral(one.words[1:].removesuffix("月").removesuffix("个")))


@NAMED.rule("plan", only=("plan",))
def plan(one: Expression) -> Named | None:
    """“十四五”期间, “十四五”前三年, “十四五”后两年, “十三五”末; the plan's name alone names no years."""
    if OF_NUMBER.match(one.text, one.end):
        return NOTHING  # 是“十三五”时期的1.4倍
    first, words, own = PLAN_FIRST_YEAR[one.words[2]], one.words, one.default
    if words.endswith(("末", "初")):
        return _one(year_span(first + 4 if words.endswith("末") else first))
    if words.endswith("年"):
        count, late = NUMERALS[words[-2]], words[-3] == "后"
        return _one(
            Span(first + 5 - count, 1, first + 4, 12, True) if late else Span(first, 1, first + count - 1, 12, True)
        )
    if not words.endswith(("时期", "期间", "以来")):
        return NOTHING
    aimed_at = one.passage.plan and not words.endswith("以来")  # among aims all of its years, those that are over, too
    last = first + 4 if first > own.last_year or aimed_at else min(first + 4, own.last_year)
    return _one(Span(first, 1, last, 12 if last != own.last_year else own.last_month, True))


@NAMED.rule("years-back", only=("years-back",))
def years_back(one: Expression) -> Named | None:
    """五年来, 近三年: so many years until the end of the document's own span, or of the plan that the passage is on."""
    if BEHIND_YEARS.search(one.before):
        return NOTHING  # 2021—2023三年, 2023年、2024年两年
    own, passage, count = one.default, one.passage, _count(one.words)
    if passage.plan:
        return (
            _one(Span(own.last_year + 1, 1, own.last_year + 5, 12, True)) if one.words.startswith("五年") else NOTHING
        )
    if passage.years and passage.years[1] - passage.years[0] + 1 == count and passage.years[1] < own.last_year:
        return _one(Span(passage.years[0], 1, passage.years[1], 12, True))
    return _one(Span(own.last_year - count + 1, 1, own.last_year, own.last_month, True))


def _count(words: str) -> int:
    numeral = next(word for word in words if word in NUMERALS or word.isdigit())
    return int(numeral) if numeral.isdigit() else NUMERALS[numeral]


@NAMED.rule("years-ahead", only=("years-ahead",))
def years_ahead(one: Expression) -> Named | None:
    """今后五年: so many years from the next on."""
    own = one.default
    return _one(Span(own.last_year + 1, 1, own.last_year + _count(one.words), 12, True))
