"""Numbers in names: S1线, 第14届, “141”体系, 863计划, 8大行动."""

import re

from transforms.extraction.model import Exclusion, Token
from transforms.extraction.not_measured.question import (
    MEASURED,
    NO_QUANTITY,
    NOT_MEASURED,
    OPENING_QUOTE,
    Place,
    near_quotes,
    of_kind,
    touched,
)
from transforms.extraction.not_measured.words import (
    ACRONYM,
    BUILT,
    GRAND,
    GRAND_COUNTED,
    HAN,
    LATIN,
    NAME_AFTER,
    ORDINAL_NOUN,
    POLICIES,
    POLICY_CALLED,
    QUOTE_CLOSE,
    QUOTE_OPEN,
    RANKED_BY,
    TURNS_ROUND,
)
from transforms.extraction.rules import Tier
from transforms.extraction.wording.phrases import ANY_VERB, LEAD, head_noun
from transforms.extraction.wording.words import MAP, MAP_SCALE

INDEXED = re.compile(r"(?<![A-Za-z])(?:(PM)|CO|SO|NO|O|CH|M)\s+\Z")
COUNTED_IN_QUOTES = ("户", "家", "名", "位", "人", "件")
MARKS_BEFORE_SIGN = ("（", "(", "、", "，", ",", "：", ":")
SAMPLE_SURVEY = re.compile("(?:全国|全省|城乡)?(?:人口|住户|劳动力|农户|企业)抽样调查")
PLACE_BEFORE = re.compile(
    r"(?:\A|[，。；;、：:\n \u3000]|推进|推动|实施|支持|确保)([\u4e00-\u9fff]{2,4})(?<![超约近到达过])\Z"
)
# 1:500地形图测绘: the layout spells the sign of a map's scale so
SCALE_SIGN = "∶"
LARGE_SCALE, ONE_TO = re.compile(rf"{SCALE_SIGN}{MAP_SCALE}"), re.compile(rf"(?<![\d.])1{SCALE_SIGN}\Z")
OF_MAP = re.compile(MAP)
UNQUOTED = re.compile("[”’》」』，。；]")
# 16乡镇【218村】, 全县【218村】: behind a count of what they lie in, or whose they are
PLACES_LED_TO = re.compile(
    r"(?:\d个?(?:乡镇|镇街|街镇|街道|片区|[镇乡县市区旗])(?:[（(][乡镇街道]{1,2}[）)])?[、和及，,]?|全[省市县区镇乡旗州]|全街道|辖|覆盖|涉及|惠及|共有?)\Z"
)
SMALL_PLACES = re.compile(
    r"(?:行政|自然|建制|中心)?村(?![庄级])|社区(?![居工服])|居委会|村民小组|小区|乡镇|街道|镇(?![区级])"
)
# what may stand behind villages that are counted, besides a verb
COUNTED_SO = re.compile(r"\Z|[^\u4e00-\u9fff]|[全均都已皆也和及共]|实现|完成|通[了过水电上公]")
SCHEME = re.compile("试点|示范")
# 2024【（中国）某某博览会】: what is held that year
FAIR_OF_YEAR = re.compile(
    r"[（(][\u4e00-\u9fff·]{2,9}[）)][\u4e00-\u9fff·—、]{0,20}?(?:[\u4e00-\u9fff]博会|博览会|交易会|洽谈会|展览会|论坛|大会|峰会|年会|大赛|邀请赛|公开赛|马拉松|文化节|旅游节|艺术节)"
)
# 示范区提质至【2.0】, 强基工程【2.0】
RAISED_TO_VERSION = re.compile("(?:提质|升级|迭代|迈向|提档|进阶)[到至为]?\\Z|[\u4e00-\u9fff]{2}(?:工程|行动|计划)\\Z")
VERSION = re.compile(r"[1-9]\.0")
YEAR_OF_VERSION = re.compile(r"20\d\d版?\Z")

# 0.1微克【攻坚行动】: an action that is called by how little it is about
SMALL_QUANTITIES = ("微克", "毫克", "克", "微米", "毫米", "厘米", "℃", "摄氏度")
ACTION_CALLED_SO = re.compile("(?:攻坚|减排|净空|提升|降温|改善|管控|治理|专项)*(?:行动|攻坚战|攻坚|计划|工程)")


@NO_QUANTITY.rule("joined", only=("name",))
def joined(token: Token) -> str:
    """1+3+N: numbers joined by plus signs."""
    return "name"


@NOT_MEASURED.rule("behind-letters", Tier.SPECIFIC, only=touched)
def behind_letters(place: Place) -> str | None:
    """S1线, PM2.5, B-24: a letter touches the digits, with a hyphen or without; GDP33.5亿元 measures."""
    last = place.last
    if last and last in "-－":
        last = place.before[-2:-1]
    if not last or not LATIN.match(last):
        return None
    return None if place.unit.kind in ("money", "share") and ACRONYM.search(place.before) else "name"


@NOT_MEASURED.rule("index-set-apart", Tier.SPECIFIC, only=of_kind("none"))
def index_set_apart(place: Place) -> str | None:
    """PM 10, M and 2 on a line of its own: an index that was set lower."""
    symbol = INDEXED.search(place.before)
    if not symbol:
        return None
    sizes = ("2.5", "10") if symbol[1] else ("0", "1", "2", "3", "4")
    return "name" if place.written in sizes else None


@NOT_MEASURED.rule("called-by-quantity", Tier.SPECIFIC, only=of_kind("mass", "length", "temperature"))
def called_by_quantity(place: Place) -> str | None:
    """深入实施0.1微克攻坚行动: an action that is called by how little it is about; 实施200公里绿化行动 measures."""
    small = place.written.endswith(SMALL_QUANTITIES)
    return "name" if small and ACTION_CALLED_SO.match(place.after) else None


@NOT_MEASURED.rule("type-number", Tier.SPECIFIC, only=of_kind("none"))
def type_number(place: Place) -> str | None:
    """歼-35: a hyphen ties the number to a Chinese word."""
    return "name" if place.last in ("-", "－") and HAN.match(place.before[-2:-1]) else None


@NOT_MEASURED.rule("behind-a-sign", Tier.SPECIFIC, only=touched)
def behind_a_sign(place: Place) -> str | None:
    """3号+2, #1, №5: a sign that touches the digits; 增长+5.2%, （+5.2%） measure."""
    if place.last in ("+", "＋"):
        behind = place.before[-2:-1]
        signed = HAN.match(behind) or behind in MARKS_BEFORE_SIGN and place.unit.kind in ("share", "money")
        return None if signed else "name"
    return "name" if place.last in ("#", "＃", "№") else None


@NOT_MEASURED.rule("before-letters", Tier.SPECIFIC, only=of_kind("none", "count", "data", followed=True, touched=True))
def before_letters(place: Place) -> str | None:
    """5G, 3D打印, 4A级: a letter, or a sign, right behind the digits; 32家A级景区 counts."""
    if place.unit.kind == "count" and place.after.startswith("A级"):
        return None
    return "name" if place.first and (LATIN.match(place.first) or place.first in "+＋#＃×") else None


@NOT_MEASURED.rule("day-of-name", Tier.SPECIFIC, only=touched)
def day_of_name(place: Place) -> str | None:
    """3·15, 7·20, PM_2.5: a dot between two numbers, a low line before one."""
    return "name" if place.last in ("·", "_") or place.first == "·" else None


@NOT_MEASURED.rule("ordinal-of-thing", Tier.SPECIFIC, only=touched, needs="第")
def ordinal_of_thing(place: Place) -> str | None:
    """第14届, 第3批: one of several that are numbered; 第4, 第3位, 第5高 is a rank and measures."""
    if place.last != "第":
        return None
    if RANKED_BY.match(place.text, place.token.end - place.written.endswith("大")):
        return MEASURED
    ranks = place.unit.code in ("位", "名") or place.is_bare and not ORDINAL_NOUN.match(place.after)
    return MEASURED if ranks else "name"


@NOT_MEASURED.rule("version", Tier.SPECIFIC, needs="版")
def version(place: Place) -> str | None:
    """2.0版, 实施方案（2025版）."""
    if place.first != "版" and place.unit.code != "版":
        return None
    return "name" if "." in place.written or YEAR_OF_VERSION.match(place.written) else None


@NOT_MEASURED.rule("version-in-name", Tier.SPECIFIC, only=of_kind("none"), needs=".0")
def version_in_name(place: Place) -> str | None:
    """自贸区3.0建设, 智慧城市2.0平台: the version of what it stands behind, without 版; 评分5.0 stands alone; 提质至2.0, 强基工程2.0, its end."""
    if not VERSION.fullmatch(place.written) or not HAN.match(place.last):
        return None
    inside = HAN.match(place.first or "") and place.last in "区市园体程划策"
    return "name" if inside or RAISED_TO_VERSION.search(place.before) and not HAN.match(place.first or "") else None


@NOT_MEASURED.rule("quoted", Tier.SPECIFIC, only=near_quotes)
def quoted(place: Place) -> str | None:
    """“141”体系, 《优化营商环境30条》 are names; “10户文明家庭” counts the report's own work,
    “1名网格长+N名志愿者” is how it is done."""
    if place.is_bare and OPENING_QUOTE.match(place.last):
        return "name"
    content = _in_quotation_marks(place)
    if content is None:
        return None
    counts = "+" not in content and content.startswith(place.written) and place.unit.code in COUNTED_IN_QUOTES
    return None if counts and len(content) - len(place.written) >= 3 and HAN.match(place.first or "") else "name"


def _in_quotation_marks(place: Place) -> str | None:
    """What stands between the quotation marks around the number when they are near, else None."""
    text, start, end = place.text, place.token.start, place.token.end
    near = max(0, start - 14)
    if not OPENING_QUOTE.search(text, near, start):
        return None
    left = max(text.rfind(mark, near, start) for mark in QUOTE_OPEN)
    if UNQUOTED.search(text, left + 1, start):
        return None
    right = min((at for mark in QUOTE_CLOSE if (at := text.find(mark, end, end + 16)) >= 0), default=-1)
    content = text[left + 1 : right]
    return None if right < 0 or "。" in content or "，" in content else content


@NOT_MEASURED.rule("kind-of-thing", only=of_kind("none"))
def kind_of_thing(place: Place) -> str | None:
    """863计划, 90后, 500强, 3号线: what follows the number makes a name of it."""
    return "name" if place.first == "号" or NAME_AFTER.match(place.after) else None


@NOT_MEASURED.rule("long-number-of-thing", Tier.DEFAULT, only=of_kind("none"))
def long_number_of_thing(place: Place) -> str | None:
    """8090青年读书会, 12345热线: three digits and more that touch a noun without a classifier; 16乡镇218村 counts."""
    written = place.written
    if _counts_places(place):
        return None
    digits = place.token.value_max is None and len(written) >= 3 and written.isdigit()
    return "name" if digits and HAN.match(place.first or "") else None


def _counts_places(place: Place) -> bool:
    """全县9乡镇105村完成普查: villages that somebody did something in, or of which nothing more is said; 百村示范工程 has a name."""
    village = SMALL_PLACES.match(place.after) if PLACES_LED_TO.search(place.before) else None
    if not village:
        return False
    end = village.end()
    if SCHEME.match(place.after, end):
        return False
    return COUNTED_SO.match(place.after, end) is not None or ANY_VERB.match(place.after, end) is not None


@NOT_MEASURED.rule("title-of-measures", only=of_kind("count"), needs="条")
def title_of_measures(place: Place) -> str | None:
    """稳增长27条、金融支持12条等政策, 落实人才振兴30条: the articles of what was decreed; 落实惠企政策30条 counts."""
    if place.unit.code != "条" or not HAN.match(place.last):
        return None
    titled = (
        POLICIES.match(place.text, place.token.end) or not HAN.match(place.first) and POLICY_CALLED.search(place.before)
    )
    return "name" if titled else None


@NOT_MEASURED.rule("great-actions", only=of_kind("count"), needs="大")
def great_actions(place: Place) -> str | None:
    """8大行动, 等6大改造工程, 等3大攻坚战: 大 opens the name of a scheme; 5大支柱产业, 等7大产业集群 counts."""
    if not place.written.endswith("大"):
        return None
    summed_up = place.last == "等" and not _counts_kinds(place)
    return "name" if summed_up or GRAND.match(place.after) else None


def _counts_kinds(place: Place) -> bool:
    """培育电子、汽车等3大产业集群: things are counted of which some are named; not what all work turns round (围绕…等4大产业), nor those
    whose growth is told (汽车等4大产业增长12%)."""
    counted = GRAND_COUNTED.match(place.text, place.token.end)
    start = place.token.start
    return counted is not None and not TURNS_ROUND.search(place.text, max(0, start - 40), start)


@NOT_MEASURED.rule("year-of-fair", only=of_kind("none", followed=True), needs="20")
def year_of_fair(place: Place) -> str | None:
    """2024（中国）丝绸博览会: the year of what is held, and the bracket that belongs to its name."""
    a_year = len(place.written) == 4 and place.written.startswith("20")
    return "name" if a_year and FAIR_OF_YEAR.match(place.text, place.token.end, place.sentence_end) else None


@NOT_MEASURED.rule("scale-of-map", Tier.SPECIFIC, only=of_kind("none", followed=True))
def scale_of_map(place: Place) -> str | None:
    """1:500地形图测绘, 1∶5万地质图: both numbers of a map's scale; 师生比1:15 is a ratio."""
    if place.first == SCALE_SIGN:
        return "name" if place.written == "1" and LARGE_SCALE.match(place.after) else None
    behind = place.last == SCALE_SIGN and OF_MAP.match(place.after) is not None
    return "name" if behind and ONE_TO.search(place.before) else None


@NOT_MEASURED.rule("survey-of-sample", Tier.SPECIFIC, only=of_kind("share", followed=True), needs="调查")
def survey_of_sample(place: Place) -> str | None:
    """1%人口抽样调查: the share that a survey asks is its name."""
    return "name" if SAMPLE_SURVEY.match(place.after) else None


@NOT_MEASURED.rule("built-by-size", only=of_kind("power", "energy", "mass", followed=True))
def built_by_size(place: Place) -> str | None:
    """100万千瓦风电基地, opening a clause or behind 国家 or a place's name (石门100万千瓦风电项目): a size that names what is built."""
    if not BUILT.match(place.after):
        return None
    opens = place.before.endswith(("国家", "、")) or not place.before or _behind_place(place)
    return "name" if opens else None


def _behind_place(place: Place) -> bool:
    """石门100兆瓦风电项目: whether nothing but a name stands in the clause before the number; 新增装机, 完成 are none."""
    found = PLACE_BEFORE.search(place.before) if place.unit.kind == "power" else None
    return found is not None and not ANY_VERB.search(found[1]) and not head_noun(found[1]) and not LEAD.match(found[1])


def unranked(text: str, token: Token) -> Exclusion | None:
    """第3 with nothing that says who stands third of what: a number in a name. None where no digits are written."""
    if any(character.isdigit() for character in text[token.start : token.end]):
        return Exclusion(token.start, token.end, "name", "ordinal-alone")
    return None
