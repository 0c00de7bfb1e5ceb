"""One pass over the text: everything that may be a figure, a date or a rank, as tokens with exact offsets."""

import re
from collections.abc import Iterator
from decimal import Decimal

from transforms.extraction.lexicon import Lexicon, Unit
from transforms.extraction.quantity import NUMERAL, SCALED, amount, chinese_number, in_base_unit

D4 = r"(?:19|20|21)\d\d"
WS = r"[ \u3000]?"
DATE = rf"""
  \d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?![,.]?\d)日?(?:[ T\u3000]*\d{{1,2}}:\d\d(?::\d\d)?)?
| {D4}{WS}年?{WS}(?:[-—－–~～至到]|——){WS}{D4}{WS}年(?:度|底|末|初|间)?
| {D4}{WS}年(?:度|全年|初|底|末|前)?(?:{WS}(?:上半年|下半年|前三季度|第?[一二三四1-4]季度))?
  (?:{WS}\d{{1,2}}(?:{WS}[-—－–~～至到]{WS}\d{{1,2}})?{WS}月(?:份|底|末|初|中旬|上旬|下旬)?(?:{WS}\d{{1,2}}{WS}[日号])?(?:{WS}\d{{1,2}}[时:：]\d\d分?)?)?
| \d(?:[ \u3000]\d){{3}}[ \u3000]?年
| \d{{1,2}}(?:月)?{WS}[-—－–~～至到]{WS}\d{{1,2}}{WS}月(?:份|底|末)?
| \d{{1,2}}{WS}月{WS}\d{{1,2}}{WS}[日号](?:{WS}[-—至到]{WS}\d{{1,2}}{WS}[日号])?
| (?<![\d.])\d{{1,2}}月(?:份|底|末|初|中旬|上旬|下旬)?
| (?<![\d.])[0-3]?\d日(?![均益])
| \d{{1,2}}:\d\d(?::\d\d)?
| (?<=第)[1-4]季度
"""
CN = "一二三四五六七八九十"
TOKEN = re.compile(
    rf"(?P<name>{NUMERAL}(?:[+＋](?:{NUMERAL}|[A-Z]))+)|(?P<date>{DATE})|(?P<part>(?<![\d/.A-Za-z])\d{{1,2}}/\d{{1,3}}(?=[，。；、以的左]|\Z))|(?P<num>{SCALED})|(?P<ord>第[{CN}百]+(?!、第?[二三四])(?:位|名(?!书记)|(?=[，,。；;、）)！\s]|\Z|和|且|并|的[，。])(?![次届批期产书代集篇章条款部轮师军团方时季年个大线种类家例所阶步人生医中小初高实附责要课梯道组颗块套代炮声])))|"
    rf"(?P<top>首位|榜首|前[{CN}]{{1,3}}(?:位|名|强)?(?![年届期个次批天项季届大半]))|"
    rf"(?P<double>翻[一两二三四]番|翻番)|(?P<half>过半|一半以上|一半)|(?P<tenth>[一二三四五六七八九]成(?=以上|左右|多|[，。；、]|\Z))",
    re.X,
)
# Every token begins with one of these; looking for them first is twenty times faster than trying the whole pattern
# everywhere, and looking for one set of characters before what must follow some of them twice as fast again.
START = re.compile(rf"[\d第首榜前翻过{CN[:-1]}](?:(?<=[\d第首榜前翻])|(?<=[过一])半|(?<=[{CN[:-1]}])成)")
TO = re.compile(rf"(?:到)({SCALED})(?=[%％])")
PAIRED_POINTS = re.compile(r"(?:[、和]\d+(?:\.\d+)?个?)*[、和]\d+(?:\.\d+)?个百分点")
PAIRED = re.compile(rf"[、和](?:{SCALED})")
TRIPLE = re.compile(r"[∶：:]\d+(?:\.\d+)?[∶：:]\d")
ALTERNATIVES = re.compile(r"[（(]([\u4e00-\u9fff](?:、[\u4e00-\u9fff])*)[）)]次?")
TO_BARE = re.compile(r"到(\d+(?:\.\d+)?)(?=[个家名人户件项处座万])")
RANGE_MARKS = frozenset("-－—–~～至 \u3000")
MARKS_AFTER = frozenset("、和∶：:（(")
RATIO = re.compile(r"[：:∶](\d+(?:\.\d+)?)(?![\d：:∶])")
RANGE = re.compile(rf"[ \u3000]?(?:[-－—–~～至]|——)[ \u3000]?({SCALED})")
BLANK = " \u3000\n\r\t\u00a0\u200b\ufeff"
SCALES = "十百千万亿"
PERCENT = Unit("%", "share", Decimal(1), Decimal(1))
HUNDRED = Decimal(100)
RANK = Unit("rank", "rank", Decimal(1), Decimal(1))
NONE = Unit("1", "none", Decimal(1), Decimal(1))
# a classifier that begins a word of two characters is that word's: 部门, 项目, 条件 …
NOT_CLASSIFIER = {
    "部": "门队委落", "项": "目", "条": "件例", "家": "庭长属", "户": "籍", "人": "大才民均员口工事群间", "位": "于列居",
    "场": "所景馆地", "点": "位", "处": "室置理罚", "所": "有属在", "支": "部持撑出付", "支队": "伍", "把": "握手", "站": "点", "期": "间末", "级": "以",
    "名": "单录优", "件": "均", "台": "账湾", "本": "级地市区县科土", "级地": "", "段": "", "版": "", "单": "位元", "组": "织建",
    "门": "店诊", "面": "积向对", "层": "面级", "张": "家", "道": "路", "口": "岸", "片": "区", "块": "地", "线": "上下", "头": "部",
    "批": "准发", "次": "要数月年日", "类": "别", "种": "植业", "节": "能约日", "课": "程题", "班": "子", "架": "构",
    "对": "口外接", "号": "", "环": "境", "园": "区", "方": "面式案", "度": "", "里": "程", "成": "立为功效果都", "起": "步草",
    "套": "餐",
    "大": "桥坝米气学棚师中专型会病于约道楼厦厅小厂校量", "包": "括含", "封": "闭", "学": "校", "股": "权东", "年": "", "天": "", "倍": "增", "点位": "", "首": "次个批家",
    "间": "接", "份": "额", "手": "续", "只": "有", "根": "据", "平方": "", "标": "准", "环节": "", "周": "边围岁", "秒": "",
    "桩": "", "分": "别公会类", "日": "", "篇": "", "辆": "", "队": "伍", "袋": "", "团": "体队", "箱": "", "码": "头", "端": "", "集": "团中聚体",
    "米": "", "升": "级至到", "元": "", "码头": "", "例": "如外", "副": "省", "管": "理", "字": "", "词": "", "票": "", "双": "",
    "联": "", "床": "", "铺": "", "星": "级", "客": "", "T": "", "P": "", "m": "", "t": "", "斤": "", "克": "", "尾": "",
}


class Token:
    """One expression. `kind`: quantity, date, rank, double; `reason` is set when it is excluded."""

    __slots__ = ("end", "half", "kind", "more", "reason", "single", "start", "unit", "value", "value_max", "written")

    def __init__(self, start: int, end: int, kind: str, value: Decimal | None = None) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.value = value
        self.value_max: Decimal | None = None
        self.half = Decimal(0)
        self.unit = NONE
        self.more = False
        self.reason: str | None = None
        self.written = ""
        self.single = False


def unit_at(text: str, at: int, lexicon: Lexicon) -> tuple[Unit, int]:
    """The unit or classifier that begins at this offset, with its end; the longest one wins. (NONE, at) when none does."""
    units = lexicon.units
    for length in lexicon.unit_lengths.get(text[at:at + 1], ()):
        surface = text[at:at + length]
        unit = units.get(surface)
        if unit is None or len(surface) < length:
            continue
        following = text[at + length:at + length + 1]
        if following and following in NOT_CLASSIFIER.get(surface, ""):
            continue
        if surface.isascii() and surface.isalpha() and following.isascii() and following.isalnum():
            continue
        return unit, at + length
    return NONE, at


def _with_unit(text: str, end: int, lexicon: Lexicon) -> tuple[Unit, int]:
    unit, unit_end = unit_at(text, end, lexicon)
    if unit is NONE and end < len(text) and text[end] in BLANK:
        after = end + 1
        while after < len(text) and text[after] in BLANK:
            after += 1
        unit, unit_end = unit_at(text, after, lexicon)
        if unit is NONE or unit.kind == "count":
            return NONE, end
    if unit.kind in ("money", "count", "mass", "volume") and unit_end < len(text) and text[unit_end] in "/／每" and unit_end > end:
        slash = unit_end + 1
        below, below_end = unit_at(text, slash, lexicon)
        if below is not NONE:
            surface = text[end:unit_end].strip() + "/" + text[slash:below_end]
            return Unit(surface, "rate", Decimal(1), Decimal(1)), below_end
    return unit, unit_end


def _scale(value: Decimal, written: str) -> Decimal:
    """What 万 and 亿 multiply the digits by."""
    digits = re.match(NUMERAL, written)
    bare = amount(digits[0])[0] if digits else value
    return value / bare if bare else Decimal(1)


def _quantity(text: str, start: int, end: int, lexicon: Lexicon) -> Token:
    token = Token(start, end, "quantity")
    number, half, more = amount(text[start:end])
    unit, unit_end = _with_unit(text, end, lexicon)
    high = None
    following = text[unit_end:unit_end + 1]
    found = RANGE.match(text, unit_end) if following in RANGE_MARKS else None
    if following == "到" and text[max(0, start - 1):start] not in ("从", "由", "至"):
        found = TO.match(text, unit_end) if unit.kind == "share" else TO_BARE.match(text, end) if unit is NONE else None
    if found and text[end - 1] not in "多余几":
        upper, upper_half, _ = amount(found[1])
        upper_unit, upper_end = _with_unit(text, found.end(), lexicon)
        if upper_unit is not NONE or unit is NONE:
            if unit is NONE or unit.code == upper_unit.code:
                scale = _scale(upper, found[1]) if unit is NONE else Decimal(1)
                bare = text[end - 1] not in SCALES
                if unit is NONE and bare and scale != 1:
                    number, half = number * scale, half * scale
                if upper > number:
                    high, half = upper, min(half, upper_half)
                    unit, unit_end = upper_unit, upper_end
    following = text[unit_end:unit_end + 1]
    if unit_end > end and following in ("多", "余") and unit.kind in ("count", "mass", "money", "area", "length"):
        finer, finer_end = unit_at(text, unit_end + 1, lexicon)
        if finer is not NONE:
            unit, unit_end, more = finer, finer_end, True
    if unit.kind == "mass" and text.endswith("每立方米", 0, start):
        unit = lexicon.units.get(text[end:unit_end] + "/立方米", unit)
        token.start -= 4  # the unit is written around the number, and the span names all of it
    if following in MARKS_AFTER or text[max(0, start - 1):start] in MARKS_AFTER:
        unit, unit_end = _in_company(text, start, end, unit, unit_end, lexicon)
    token.unit = unit
    token.end = max(unit_end, found.end() if high is not None and found else 0)
    token.value = in_base_unit(number, unit.numerator, unit.denominator)
    token.value_max = in_base_unit(high, unit.numerator, unit.denominator) if high is not None else None
    token.half = in_base_unit(half, unit.numerator, unit.denominator)
    token.more = more
    return token


def _in_company(text: str, start: int, end: int, unit: Unit, unit_end: int, lexicon: Lexicon) -> tuple[Unit, int]:
    """The unit a number has from its neighbours: 3.4个、1个百分点; 1409万、1305万人次; 4.0∶37.7∶58.3; 2：1; 辆（艘、架）次."""
    if (unit.code == "个" or unit is NONE) and PAIRED_POINTS.match(text, unit_end):
        unit = lexicon.units["个百分点"]
    elif unit is NONE and text[end - 1] in "万亿" and (pair := PAIRED.match(text, end)):
        unit = _with_unit(text, pair.end(), lexicon)[0]
        if unit.kind not in ("count", "money"):
            unit = NONE
    elif unit is NONE and TRIPLE.match(text, end) or text[max(0, start - 1):start] in ("∶", "：", ":") and "产业" in text[max(0, start - 40):start]:
        unit = PERCENT
    if unit.kind == "count" and (bracket := ALTERNATIVES.match(text, unit_end)) and all(c in lexicon.units for c in bracket[1].split("、")):
        unit_end = bracket.end()
        unit = Unit(text[end:unit_end], "count", unit.numerator, unit.denominator)
    if unit is NONE and (ratio := RATIO.match(text, unit_end)) and "比" in text[max(0, start - 20):start] and unit_end == end:
        unit_end = ratio.end()
    return unit, unit_end


def _fraction(text: str, start: int, end: int, lexicon: Lexicon) -> Token:
    """占全国1/3: a share in percent; 12/3 is no share, and its first number is read alone."""
    numerator, denominator = (Decimal(number) for number in text[start:end].split("/"))
    if not 0 < numerator < denominator:
        return _quantity(text, start, text.index("/", start), lexicon)
    token = Token(start, end, "quantity", in_base_unit(HUNDRED, numerator, denominator))
    token.unit = PERCENT
    return token


def scan(text: str, lexicon: Lexicon) -> Iterator[Token]:
    """All tokens in text order, none overlapping another."""
    at = 0
    for begin in START.finditer(text):
        if begin.start() < at or not (found := TOKEN.match(text, begin.start())):
            continue
        start, end = found.span()
        kind = found.lastgroup
        if kind == "num":
            token = _quantity(text, start, end, lexicon)
        elif kind == "name":
            token = Token(start, end, "name")
            token.reason = "name"
        elif kind == "date":
            token = Token(start, end, "date")
            token.reason = "date"
        elif kind == "ord":
            word = found[0]
            token = Token(start, end, "rank", Decimal(chinese_number(word[1:].rstrip("位名")) or 0))
            token.unit = RANK
        elif kind == "top":
            word = found[0]
            ordinal = 1 if word[0] != "前" else chinese_number(word[1:].rstrip("位名强")) or 0
            token = Token(start, end, "rank", Decimal(ordinal))
            token.unit = RANK
        elif kind == "part":
            token = _fraction(text, start, end, lexicon)
        elif kind == "double":
            times = chinese_number(found[0][1]) or 1
            token = Token(start, end, "double", Decimal(100 * (2 ** min(times, 6) - 1)))
            token.unit = PERCENT
        else:
            token = Token(start, end, "half", Decimal(50) if kind == "half" else Decimal(10 * (chinese_number(found[0][0]) or 0)))
            token.unit = PERCENT
        yield token
        at = token.end
