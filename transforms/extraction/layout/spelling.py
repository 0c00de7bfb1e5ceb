"""One spelling for what is written in several: 百分之6 as 6%, 3.5个亿 as 3.5亿元, ↓7.3% as -7.3%, 12，345户 as 12,345户.

An edit names a stretch of the text and what it is read as. The offsets of what is read are told in the text as it was, so that
a span holds every character of the spelling.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from transforms.extraction.wording.words import JOINED_NAMES, MAP_SCALE


class Edit(NamedTuple):
    """text[start:end] is read as `words`; `rule` names why where a number is left out with it."""

    start: int
    end: int
    words: str = ""
    rule: str | None = None


Write = Callable[[re.Match[str]], str | None]


class Spelling(NamedTuple):
    """`write` gives the common spelling of what the pattern finds, or None. A text is only searched where it holds one of `signs`,
    which is found fast, and where `hint`, if there is one, finds something: so most texts cost nothing."""

    name: str
    pattern: re.Pattern[str]
    write: Write
    signs: tuple[str, ...]
    hint: re.Pattern[str] | None = None


JOINED_INDUSTRY = re.compile(
    "|".join(sorted((name for name in JOINED_NAMES if name.endswith("业")), key=len, reverse=True))
)
NUMBER = r"\d[\d,]*(?:\.\d+)?"
SCALE = "[十百千万亿]"
CLOSING = "，。；、）)\n"
COUNTED = "[元人户家个件名次项场处亩吨株棵头只座所套台辆公斤斤度米]"
DOUBLINGS = {"1": "一", "2": "两", "3": "三", "4": "四", "一": "一", "两": "两", "二": "两", "三": "三", "四": "四"}
BOUNDS = {
    "≥": "不低于", "≧": "不低于", "大于等于": "不低于", "＞": "超过", ">": "超过",
    "≤": "不超过", "≦": "不超过", "小于等于": "不超过", "＜": "低于", "<": "低于",
}  # fmt: skip
BAR_AND_BLANKS = r"[ \u3000]*[|｜│][ \u3000]*"
PLACE_OF_LINE = rf"(?![全各])[\u4e00-\u9fff]{{1,9}}(?:[镇乡村县市旗州]|(?<!小)区|街道)(?={BAR_AND_BLANKS}[\u4e00-\u9fff][^|｜│\n\d]{{1,40}}\d)"
LINE_OF_PLACE = re.compile(rf"[ \u3000]*(?:[|｜│][ \u3000]*)?{PLACE_OF_LINE}")
LONGEST_LINE_OF_PLACE = 400  # of which a place may be told
ONE_MONTH = r"1?\d"
MONTHS_LISTED = rf"(?<![\d.、])({ONE_MONTH}(?:、{ONE_MONTH}){{1,5}})两?月"
MONTH_LISTED = re.compile(rf"(?<![\d.]){ONE_MONTH}\Z")
APART = re.compile("份?[^。；，]{0,16}?[，,]?[^。；，]{0,8}分别")
EACH_OF_TWO = re.compile(r"分别[^，。；\d]*\Z")
MOVED = "增长|增加|提高|提升|上升|扩大|跃升|增|升|涨|下降|减少|降低|缩减|降|减"
FROM = re.compile(r"[从由自][^，。；、]{0,8}\Z")
HEAT_BEFORE = re.compile(r"(?:温[^，。；\d]{0,6}|零下)(?:\d+(?:\.\d+)?[-—~～至到](?:零下)?)?\d+(?:\.\d+)?\Z")
HOT_DAYS = re.compile("以[上下]的?(?:高温|低温)?(?:天气?|日)")


def _per_hundred(found: re.Match[str]) -> str:
    """百分之6, 千分之6, 万分之2.5 → 6%, 6‰, 0.025%."""
    if found[1] == "万":
        return f"{Decimal(found[2]) / 100}%"
    return found[2] + ("%" if found[1] == "百" else "‰")


def _date_in_words(found: re.Match[str]) -> str:
    """二〇二三年, 二〇二三年十月 → 2023年, 2023年10月."""
    year = "".join(str(HAN_DIGITS.index("〇" if digit in ZEROS else digit)) for digit in found[1])
    return f"{year}年" + (f"{_tens(found[2])}月" if found[2] else "")


def _tens(words: str) -> int:
    """八, 十, 十二 as a number."""
    tens, _, ones = words.rpartition("十")
    return ("十" in words) * 10 * (HAN_DIGITS.find(tens) if tens else 1) + (HAN_DIGITS.find(ones) if ones else 0)


def _fraction(found: re.Match[str]) -> str:
    """3分之2 → 2/3."""
    return f"{found[2]}/{found[1]}"


def _thousands(found: re.Match[str]) -> str | None:
    """12，345.6万元: a full-width comma between three digits."""
    inside = found.string[found.start() - 1 : found.start()] in ("，", ".", *"0123456789")
    return None if inside else found[0].replace("，", ",")


def _one_or_the_next(found: re.Match[str]) -> str | None:
    """新建3、4所 → 3-4所: two neighbouring numbers before one classifier are a guess, but one each behind 分别."""
    if int(found[2]) != int(found[1]) + 1 or EACH_OF_TWO.search(
        found.string, max(0, found.start() - 20), found.start()
    ):
        return None
    return f"{found[1]}-{found[2]}"


def _neighbouring_months(found: re.Match[str]) -> str | None:
    """7、8月份 → 7-8月份; 7、8月分别 tells of each."""
    months = [int(month) for month in found[1].split("、")]
    in_turn = months == list(range(months[0], months[0] + len(months))) and months[-1] <= 12
    if not in_turn or APART.match(found.string, found.end()) or _numbers_line(found, months[0]):
        return None
    return f"{months[0]}-{months[-1]}月"


def _month_of_list(found: re.Match[str]) -> str | None:
    """7、8月分别 → 7月、8月分别."""
    months = MONTH_LISTED.search(found.string, 0, found.start())
    if not months or int(months[0]) > 12 or _numbers_line(months, int(months[0])):
        return None
    return "月、"


def _numbers_line(found: re.Match[str], number: int) -> bool:
    """Behind 6、 at the head of a line, 7、 at that of a further one numbers it."""
    text, line = found.string, found.string.rfind("\n", 0, found.start()) + 1
    opens = not text[line : found.start()].strip()
    return opens and re.search(rf"^\s*{number - 1}、", text[:line], re.MULTILINE) is not None


def _up_to(found: re.Match[str]) -> str | None:
    """300到500万元 → 300-500万元; 从300到500万元 and 由3%到5% tell of a change."""
    return None if FROM.search(found.string, max(0, found.start() - 10), found.start()) else f"{found[1]}-{found[2]}"


def _heat(found: re.Match[str]) -> str | None:
    """气温达39度, 零下12度, 高温天气,35度以上天数 → ℃; 用电39度 is energy."""
    before = found.string[max(0, found.start() - 16) : found.start()]
    of_days = HOT_DAYS.match(found.string, found.end())
    return "℃" if of_days or HEAT_BEFORE.search(before) else None


def _industry_of_list(found: re.Match[str]) -> str | None:
    """批发和零售业，住宿和餐饮业增加值分别增长: industries whose names join words are listed by commas."""
    names = JOINED_INDUSTRY.finditer(found.string, max(0, found.start() - 30), found.end() + 30)
    beside = any(name.end() == found.start() or name.start() == found.end() for name in names)
    return "、" if beside else None


def _currency(found: re.Match[str]) -> str:
    """港币3.2亿元 → 3.2亿港币."""
    return f"{found[2]}{found[1]}"


HAN = "\u4e00-\u9fff"
HAN_DIGITS = "〇一二三四五六七八九"
ZEROS = "〇○零Oo０0"
YEAR_IN_WORDS = f"(?:二[{ZEROS}]|一九)[{ZEROS}一二三四五六七八九]{{2}}"
ONE_YEAR = r"(?:19|20)\d\d"
# 24年全县…, 比23年增加: what stands behind a year of two digits, and not behind so many years
OF_A_YEAR = "(?:全[年国省市区县镇乡街旗州]|我[省市区县镇乡街]|上半年|下半年|前?[一二三四]季度|1?\\d月|(?:同期)?(?:增长|增加|增收|下降|减少|提高|上升)|年?[底末](?!前))"
GUESSED = "[个家所处座栋条项名人户件次场台辆年天]"
ENDS_OF_RANGE = "(?:元|亩|吨|[公市]?斤|千?克|[平立]方米|[厘毫千]?米|公里|千瓦时?|小时|度|℃|[人户家名件])"
OF_A_SIZE = (
    r"(?!元?(?:[级\d以]|[县镇村区市园]|项目|企业|产业|规模|台阶|大关|俱乐部))"  # 引进6个亿元项目 counts projects
)
CURRENCIES = {"元": "港元|美元|欧元|日元", "币": "港币|新台币|台币|人民币", "镑": "英镑"}  # by their last character
BASIS = "按?同口径(?:计算)?|按?可比口径(?:计算)?|按?可比价格?(?:计算)?|按?不变价格?(?:计算)?"
SIGNED = "长速幅比为达在是额至"  # what stands before a growth or a balance
LINE_ENDS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"
BLANKS = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\t"


def _spelling(name: str, pattern: str, write: Write | str, signs: Sequence[str], hint: str | None = None) -> Spelling:
    """`signs`: characters or words; each stands in some of what the pattern finds, and one of them in all of it."""
    words = write if callable(write) else lambda found: found.expand(write)
    return Spelling(name, re.compile(pattern), words, tuple(signs), re.compile(hint) if hint else None)


def _bound(found: re.Match[str]) -> str | None:
    """优良天数比例≥95% → 不低于95%; behind a letter it is no comparison."""
    before = found.string[: found.start()].rstrip(" ")[-1:]
    return BOUNDS[found[0].strip()] if "\u4e00" <= before <= "\u9fff" or before in ("）", ")") else None


def _bar(found: re.Match[str]) -> str:
    """经济 | 税收增长3% | 投资增长8% → ；, and 石桥镇 | 新建公园3个 | 改造小区5个 → 石桥镇：新建公园3个，改造小区5个."""
    text, at = found.string, found.start()
    line = text.rfind("\n", max(0, at - LONGEST_LINE_OF_PLACE), at) + 1
    place = LINE_OF_PLACE.match(text, line) if line or at < LONGEST_LINE_OF_PLACE else None
    if place is None:
        return "；"
    return "：" if place.end() == at else "，"


SPELLINGS = (
    _spelling(
        "industries-of-list",
        rf"，(?<=业，)(?=(?:[{HAN}、]{{2,24}}业，)*[{HAN}、]{{3,24}}业[^，。；\d]{{0,14}}(?:分别|依次))",
        _industry_of_list,
        ["业，"],
        rf"业，[{HAN}、]{{2,24}}业[^。；\d]{{0,80}}(?:分别|依次)",
    ),
    _spelling("line-end", f"\r(?!\n)|[{LINE_ENDS}]", "\n", "\r" + LINE_ENDS),
    _spelling("blank", f"[{BLANKS}]", " ", BLANKS),
    _spelling("bar-before-place", rf"(?<![^\n]){BAR_AND_BLANKS}(?={PLACE_OF_LINE})", "", "|｜│"),
    _spelling("bar-of-clauses", r"(?<=[^\s|｜│])[ \u3000]*[|｜│][ \u3000]*(?=[^\s|｜│])", _bar, "|｜│"),
    _spelling("per-hundred", rf"([百千万])分之({NUMBER})", _per_hundred, ["分之"]),
    _spelling(
        "date-in-words",
        f"({YEAR_IN_WORDS})年(?:(十[一二]|[一二三四五六七八九])月)?",
        _date_in_words,
        "年",
        f"年(?<={YEAR_IN_WORDS}年)",
    ),
    _spelling(
        "year-of-list",
        rf"(?<!\d){ONE_YEAR}(?=(?:[、和及与]{ONE_YEAR})*[、和及与]{ONE_YEAR}[两三四五]?年|(?<=[、和及与]....)[两三四五]年)",
        lambda found: f"{found[0]}年",
        "年",
        rf"年(?:(?<=\d\d[、和及与]{ONE_YEAR}年)|(?<=\d\d[、和及与]{ONE_YEAR}[两三四五]年))",
    ),
    _spelling("fraction-in-words", r"(?<![\d.])(\d{1,2})分之(\d{1,2})", _fraction, ["分之"], r"分之(?<=\d分之)\d"),
    _spelling("fraction-sign", r"／(?<=\d／)(?=\d)", "/", "／"),
    _spelling("doubled", r"翻了?([1-4一两二三四])番", lambda found: f"翻{DOUBLINGS[found[1]]}番", "翻"),
    _spelling(
        "hundred-millions",
        rf"个(?<=\d个)([多余几]?[十百千]?亿)元?{OF_A_SIZE}",
        lambda found: f"{found[1]}元",
        "个",
    ),
    _spelling("tenths-of-yuan", r"元(?<=\d元)(\d)角(?:(\d)分)?", lambda found: f".{found[1]}{found[2] or ''}元", "角"),
    _spelling("half-a-tenth", r"成半(?<=\d成半)", ".5成", ["成半"]),
    *(_spelling("word-apart", f"{blank}(?:(?<=增.)(?=长)|(?<=下.)(?=降))", "", blank) for blank in " \u3000"),
    _spelling("zero-between", r"零(?<=[万亿]零)(?=\d)", "", "零"),
    _spelling("ten-thousands", rf"[wW](?<=\d.)(?=[+＋多余]?{COUNTED}|[+＋](?:[{CLOSING}]|\Z))", "万", "wW"),
    *(
        _spelling(
            "and-more",
            rf"{re.escape(sign)}(?:(?<=\d.)(?=[万亿]?{COUNTED})|(?<=\d[wW万亿].)(?={COUNTED}|[{CLOSING}]|\Z))",
            "多",
            sign,
        )
        for sign in "+＋"
    ),
    _spelling(
        "thousands",
        rf"\d{{1,3}}(?:，\d{{3}})+(?:\.\d+)?(?={SCALE}?{COUNTED})",
        _thousands,
        "，",
        rf"，(?<=\d，)\d{{3}}(?:\.\d+)?{SCALE}?{COUNTED}",
    ),
    _spelling(
        "one-or-the-next",
        rf"(?<![\d.、])([1-8])、([2-9])(?={GUESSED})",
        _one_or_the_next,
        "、",
        rf"、(?<=\d、)[2-9]{GUESSED}",
    ),
    _spelling(
        "up-to",
        rf"(?<![\d.])({NUMBER}{SCALE}?)到({NUMBER})(?={SCALE}*{ENDS_OF_RANGE})",
        _up_to,
        "到",
        r"到(?<=[\d十百千万亿]到)\d",
    ),
    _spelling(
        "month-of-list", rf"、(?<=\d、)(?={ONE_MONTH}(?:、{ONE_MONTH})*月{APART.pattern})", _month_of_list, ["分别"]
    ),
    _spelling("months-of-list", MONTHS_LISTED, _neighbouring_months, "、", rf"、(?<=\d、){ONE_MONTH}(?:、|两?月)"),
    _spelling("from-on", rf"[起始](?<=[年月].)(?=[至到]{ONE_YEAR}年)", "", ["起至", "起到", "始至", "始到"]),
    _spelling(
        "year-in-two-digits",
        rf"(?<![^\n。；，,;（(比较])((?:1[5-9]|2\d))年(?={OF_A_YEAR})",
        r"20\1年",
        "年",
        rf"年(?<=[12]\d年)(?<!\d..年){OF_A_YEAR}",
    ),
    _spelling("dash-of-dates", r"——(?<=[\d年月]——)(?=\d{1,4}[年月])", "—", ["——"]),
    _spelling("month-to-this-year", r"[-—－–~～](?<=[月底].)(?=今年\d)", "至", ["今年"], r"今年(?<=[月底].今年)\d"),
    _spelling(
        "month-to-month",
        r"月(?:(?<=年\d月)|(?<=年\d\d月))(?=[-—–~～至到]1?\d月(?!\d))",
        "",
        "月",
    ),
    *(_spelling("scale-of-map", rf"{sign}(?<=(?<![\d.])1{sign})(?={MAP_SCALE})", "∶", ["1" + sign]) for sign in ":："),
    _spelling("about", r"约?[≈≒] ?(?=\d)", "约", "≈≒"),
    *(
        _spelling(
            "basis-in-brackets",
            rf"[{bracket}]({BASIS})(?:[，,]?下同)?[）)](?=[增下同比上回降减为完\d])",
            r"\1",
            bracket,
        )
        for bracket in "（("
    ),
    *(_spelling("as-below", rf"[{bracket}]以?下同[）)]", "", bracket) for bracket in "（("),
    _spelling("minus-in-words", rf"负(?<=[{SIGNED}（(、和]负)(?=\d)", "-", "负"),
    *(_spelling("minus", rf"{sign}(?<=[{HAN}（(、].)(?<![—年月日号].)(?=\d)", "-", sign) for sign in "–—﹣−"),
    _spelling("falls", r"[↓▼▽]\s?(?=\d)", "-", "↓▼▽"),
    _spelling("rises", r"[↑▲△]\s?(?=\d)", "+", "↑▲△"),
    _spelling("bound", r"[≥≧≤≦＞＜<>] ?(?=\d)", _bound, "≥≧≤≦＞＜<>"),
    _spelling("bound-in-words", r"[大小]于等于 ?(?=\d)", _bound, ["于等于"]),
    *(
        _spelling(
            "currency-before",
            rf"(?<![\d十百千万亿])({names})({NUMBER}{SCALE}*)元?(?![\d%.])",
            _currency,
            last,
            rf"{last}\d",
        )
        for last, names in CURRENCIES.items()
    ),
    *(
        _spelling(
            "currency-sign",
            rf"{before}[{signs}] ?({NUMBER}{SCALE}*)(?:{name})?(?![\d.{SCALE[1:-1]}])",
            rf"\1{name}",
            signs,
        )
        for before, signs, name in (("(?:US)?", "$＄", "美元"), ("", "¥￥", "元"), ("", "€", "欧元"))
    ),
    _spelling(
        "unit-of-both",
        rf"[万亿](?<=\d.)(?=(?:{MOVED})(?:到|至)了?{NUMBER}[万亿](元|人次|户|人|亩|吨|头))",
        lambda found: f"{found[0]}{found[1]}",
        "万亿",
        rf"[万亿](?:{MOVED})[到至]",
    ),
    _spelling("below-zero", rf"零下(?={NUMBER}(?:度|℃|摄氏度|[至到~～]))", "-", ["零下"]),
    _spelling("heat", r"度(?<=\d度)", _heat, ["温", "零下"], r"度(?<=\d度)"),
)


def edits(text: str) -> Iterator[Edit]:
    """Where the text is written otherwise than it is read, in no order."""
    holds = text.__contains__
    for spelling in SPELLINGS:
        if not any(map(holds, spelling.signs)) or spelling.hint and not spelling.hint.search(text):
            continue
        for found in spelling.pattern.finditer(text):
            words = spelling.write(found)
            if words is not None and words != found[0]:
                yield Edit(*found.span(), words)
