"""The last touch on a wording, so that it reads alone: what its clause left over is taken off."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from transforms.extraction.wording.phrases import CACHE, clean, leading_verb, trailing_verb
from transforms.extraction.wording.words import OF_ITSELF

SPOKEN_VERB = re.compile(r"\A([拆修建装种栽办清换添铺挖砌听])了(?=[\u4e00-\u9fff“]{2})")  # 拆了违建92处
ALL_KINDS = re.compile(r"(?<=.{2})(?:各级各类(?!学校)|(?<!各级)各类|各种|各项|不定期)(?=[\u4e00-\u9fff“])")
WORK = re.compile(r"(?<=.{4})(?<![重中信党机群社综])工作\Z")
ACTS = ("巡检", "录入", "摸排", "培训", "排查", "创建", "分配", "升级", "协调", "改造", "宣传", "普查", "换届", "体检")
ANNOUNCING = re.compile(r"(?:落实|形成|明确|晒出|采取)(?=[\u4e00-\u9fff“]{4})")
LEVEL_OF_AREA = "(?:省|市|区|县|镇|乡|村|街道|社区)"
AREAS_LISTED = re.compile(rf"{LEVEL_OF_AREA}(?:、{LEVEL_OF_AREA})+(?=[\u4e00-\u9fff“]{{2}})")  # 市、区考核
DISTRICT = re.compile(rf"(?:{OF_ITSELF}|辖区内?)(?=[\u4e00-\u9fff“]{{2}})")
ITS_AREA = re.compile(r"(?<=.{2})辖区内?(?=[\u4e00-\u9fff“]{2})")
BATCH = re.compile(r"\A([\u4e00-\u9fff]{2,4})第[一二三四五六]批(?=[\u4e00-\u9fff“]{2})")
AS_AIMED = re.compile(r"\A(?:年初|去年|上年)(?:确定|提出|下达|设定)的(?=..)")  # 没有实现年初确定的…的目标
LOOSE_HEAD = re.compile(r"\A(?:但|而|且|和(?![美谐平解睦县田]))+(?=[\u4e00-\u9fff“]{2})")
SUMMED_IN_TOWN = re.compile(r"(?<=城镇|农村)累计(?=新增|改造)")  # 城镇累计新增就业
LOOSE_END = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:(?<![饱总调中温柔缓])和|(?<![给参授])与|以及|(?<![干健大小良强麻])将)\Z"
)
ADVERB = re.compile(r"(?<=.{2})(?:圆满|顺利|扎实|陆续|积极(?!性|分子|参与|心理|老龄))(?=[\u4e00-\u9fff]{2}|\Z)")
EXPECTED = re.compile(r"\A(每[年月季]|达产后)(?:预计|预期|将|可(?=[达实增创带产新供提为节减处吸接生]))+")
DONE_TO = re.compile(r"\A([\u4e00-\u9fff]{3,})(已建成|已投用)\Z")
TAKEN = re.compile(r"(?<=[\u4e00-\u9fff]{4})采取(?=[\u4e00-\u9fff]{2,4}\Z)")
BEFORE_OTHERS = re.compile(r"(?:在?全[国省市区县镇街](?:道)?)?率先")
FOR_SOMEBODY = re.compile(
    r"(?:为|向|给)(?!民|主|期|农)[^，为向给]{2,16}?(?=(?:提供|安装|发放|赠送|捐赠|办理|解决|争取|减免)[\u4e00-\u9fff])"
)
# That a thing was set up, assigned or won: what is counted is the thing.
OF_BEING_THERE = re.compile(r"(?:配备|划分|重划|运用|斩获|荣获|荣登|设(?![立置备施计区定法]))+(?=..)")
OF_TIME = r"年[初度]|[一二三四]季度|上半年|下半年|全年|去年|今年|连年|\d{1,2}月份?|[三四五]年"
LEFT_OVER = re.compile(
    rf"(?<=.{{3}})(?:(?<![初高集其])中|当中|得|仍|仅|始终|力争|预计|我(?:[省市州县区镇乡街]|街道)|[ \u3000]*(?:{OF_TIME}))+\Z"
    r"|(?<=项目|企业|指标|任务|事项|单位|镇街|乡镇|县区|社区)中\Z"  # 36个项目中,22个已竣工
)
TOTAL = re.compile(r"、(?=(?:总数|数量)\Z)")  # 新增5G工厂22家、总数达36家
WITHIN = re.compile(r"在(.{4,}?)当?中(?:[得仍]|[一两三四五]次)?")
SPREAD = re.compile(r"(?<=..)分别(?=..)")
PART = re.compile(r"仅?占(?=[^占]{2,}\Z)")
NAMED_AS_SHARE = ("比重", "占比", "份额", "比例", "率", "地", "道")
SHARE_OF_AGE = re.compile(r"(?:(?<=岁人口)|(?<=[上下]人口))的?比重\Z")
RANKED_GROWTH = re.compile(r"(?<=..)(?:增速|增长速度|增幅|(?:任务|目标|计划)?完成率|完成进度)\Z")
CARRIED_OUT = re.compile(
    r"(?<=[\u4e00-\u9fff]{3})实施(?=(?:适老化|[\u4e00-\u9fff]{2})?(?:改造|整治|提升|更新|修缮|治理)(?:提升)?\Z)"
)
# 完成高标准农田建设任务2000亩: an amount is not of tasks, of which there are so many 项
TASK = re.compile(r"(?<=[\u4e00-\u9fff]{2})任务数?\Z")
AMOUNTS = frozenset({"money", "area", "length", "mass", "volume"})
PAIRS = (("“", "”"), ("《", "》"), ("（", "）"), ("(", ")"))
HALVES = "".join(opening + closing for opening, closing in PAIRS)
HALF = re.compile(f"[{HALVES}]")
OPENS_BEING_THERE = "配划重运斩荣设"
OPENS_AREA = frozenset("我全本辖省市区县镇乡村街社")  # what DISTRICT and AREAS_LISTED begin with
# What is still to be finished holds one of the characters that the patterns look for.
UNFINISHED = re.compile("[预可采已辖批施全我、落形明晒作率为向给]")


class Touch(NamedTuple):
    """What is found is replaced; whatever the pattern finds holds one of the `signs`, which are looked for first."""

    signs: str
    sign: re.Pattern[str]
    pattern: re.Pattern[str]
    words: str


def _touch(signs: str, pattern: re.Pattern[str], words: str = "") -> Touch:
    return Touch(signs, re.compile(f"[{signs}]"), pattern, words)


LOOSE = (
    _touch("了", SPOKEN_VERB, r"\1"),
    _touch("年", AS_AIMED),
    _touch("但而且和", LOOSE_HEAD),
    _touch("和与及将", LOOSE_END),
    _touch("各不", ALL_KINDS),
    _touch("圆顺扎陆积", ADVERB),
    _touch("累", SUMMED_IN_TOWN),
)
LEFT = (
    _touch("中得仍仅终季半年月争计我", LEFT_OVER),
    _touch("、", TOTAL),
    _touch("分", SPREAD),
)
# What is taken off a name holds, or begins with, one of these: one look at them spares most names the searches.
MAY_BE_LEFT = re.compile(f"[在{HALVES}{OPENS_BEING_THERE}{''.join(touch.signs for touch in LOOSE + LEFT)}]")
BEFORE_AREA = (
    _touch("预将可", EXPECTED, r"\1"),
    _touch("采", TAKEN),
    _touch("已", DONE_TO, r"\2\1"),
    _touch("辖", ITS_AREA),
    _touch("批", BATCH, r"\1"),
    _touch("施", CARRIED_OUT),
)


def _touched(name: str, touches: Iterable[Touch]) -> str:
    for touch in touches:
        if touch.sign.search(name):
            name = touch.pattern.sub(touch.words, name)
    return name


@lru_cache(maxsize=CACHE)
def read_alone(name: str, measure: str, kind: str) -> str:
    """The name of what was measured by a number whose unit is of that kind: 无物业小区仍 → 无物业小区, 民生支出占财政支出 → …比重.

    Whatever the name came from; never empty where `name` is not. The growth that is ranked is said by `rank_of`.
    """
    made = _without_what_is_left(name) if MAY_BE_LEFT.search(name) else name
    if kind == "share" and measure in ("level", "change") and not made.endswith(NAMED_AS_SHARE) and PART.search(made):
        made = PART.sub("占", made) + "比重"
    if kind in AMOUNTS and made.endswith(("任务", "任务数")):
        made = TASK.sub("", made)
    if made.endswith("比重") and "岁" in made:
        made = SHARE_OF_AGE.sub("占比", made)
    return (RANKED_GROWTH.sub("", made) if measure == "rank" else made) or name


def _without_what_is_left(name: str) -> str:
    """The name without conjunctions, adverbs, half pairs of marks and words of time that its clause left."""
    made = _closed(_touched(name, LOOSE))
    if made[:1] in OPENS_BEING_THERE and (there := OF_BEING_THERE.match(made)):
        made = clean(made[there.end() :])
    if made.startswith("在") and (within := WITHIN.fullmatch(made)):
        made = clean(within[1])
    return _touched(made, LEFT)


@lru_cache(maxsize=CACHE)
def finished(name: str) -> str:
    """排查各类隐患 → 排查隐患, 事项认领工作 → 事项认领, 落实管控人员 → 管控人员, 文明家庭” → 文明家庭."""
    if len(name) < 4 or not UNFINISHED.search(name):
        return name
    name = _touched(name, BEFORE_AREA)
    if name[:1] in OPENS_AREA and (opening := DISTRICT.match(name) or AREAS_LISTED.match(name)):
        name = name[opening.end() :]
    name = ANNOUNCING.sub("", name, count=1) if _announces(name) else name
    if name.endswith("工作") and (trailing_verb(name[:-2]) or name[:-2].endswith(ACTS)):
        name = WORK.sub("", name)
    name = BEFORE_OTHERS.sub("", name) if "率先" in name else name
    return FOR_SOMEBODY.sub("", name, count=1)


def _announces(name: str) -> bool:
    """落实管控人员, 形成服务队: the first word says that there is now what the others name; 落实补贴资金 does something."""
    found = ANNOUNCING.match(name)
    if found is None:
        return False
    rest = name[found.end() :]
    return found[0] != "落实" or leading_verb(rest) != "" or rest.endswith((*ACTS, "工作"))


def _closed(name: str) -> str:
    """The name without half a pair of quotation marks or brackets."""
    if not HALF.search(name):
        return name
    for opening, closing in PAIRS:
        if name.count(opening) != name.count(closing):
            name = name.replace(opening, "").replace(closing, "")
    return name
