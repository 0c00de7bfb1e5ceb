"""How an indicator is worded: what is dropped, what is kept, what is taken from the words around it."""

import re
from functools import lru_cache

from transforms.extraction.wording.alternatives import guarded, one_of
from transforms.extraction.wording.words import (
    ACTIVITY,
    COMPLETE,
    COUNTED,
    GENERIC,
    HEADS,
    LEADING,
    OF_ITSELF,
    OTHER_KINDS,
    TOWN_OR_COUNTRY,
    TRAILING,
)

CACHE = 65_536  # clauses repeat: a report says ,同比增长 hundreds of times
VERBS = frozenset(ACTIVITY)
_HEADS = {last: sorted((h for h in HEADS if h[-1] == last), key=len, reverse=True) for last in {h[-1] for h in HEADS}}
_GENERIC, _COMPLETE = frozenset(GENERIC), tuple(COMPLETE)
# 转移支付, 生产线, 上市公司, 上云企业, 新增债券 and 供水管网 name what is counted, 种植业 an industry
_NO_VERB = {
    "转移": "(?!支付)",
    "生产": "(?!线|总值|要素|基地|车间)",
    "安置": "(?!房)",
    "对接": "(?!会|活动|平台|机制|服务)",
    "种植": "(?!业)",
    "养殖": "(?!业)",
    "加工": "(?!业)",
    "上市": "(?!公司|企业)",
    "上云": "(?!企业)",
    "建成": "(?!区(?!域))",
    "新增": "(?!债券|专项债|一般债|地方政府债|政府债)",
    **dict.fromkeys(("供水", "供电", "供气", "供热"), "(?!管|线路|能力|设施|企业|公司|工程|面积|量|站|厂)"),
}
_VERB = one_of(re.escape(verb) + _NO_VERB.get(verb, "") for verb in sorted(VERBS, key=len, reverse=True))
VERB_OPENS = frozenset(verb[0] for verb in VERBS)
ANY_VERB = re.compile(_VERB)
LEADING_VERB = re.compile(rf"(?:{_VERB})(?:了|过|好|并|、)?(?:(?:并|和|及|、)?{guarded(_VERB)}(?:了|过|好)?)?")
TWO_ACTS = re.compile(rf"(?:{_VERB})并(?:{_VERB})\Z")
BARE = re.compile(
    rf"(?:(?:(?:平均)?每[天年月日周]|日均|年均|月均|成功|已|正在|再|并|均|先|现|总|累计|共|全部)?"
    rf"{guarded(f'{_VERB}|在建|现有|剩余|剩下|结余|其余|余下|拟建|续建|在谈|在册|在库|意向')})+(?:了|出|到位?|完毕|完成|完工|建成)?"
)
BARE_OPENS = VERB_OPENS | frozenset("平每日年月成已正再并均先现总累共全在剩结其余拟续意")
BARE_ENDS = frozenset(verb[-1] for verb in VERBS) | frozenset("有余下建谈册库向了出到位毕成工")
TRAILING_VERB = re.compile(
    guarded(
        rf"(?:已|已经|均|全部|正在|正|成功|全面|现|目前)?(?:{_VERB}|建成|完成|实现|完工|竣工|达到|总数|在建)(?:了|并|到位|完毕)?\Z"
    )
)
LEAD = re.compile(guarded(f"(?:{'|'.join(map(guarded, LEADING.values()))})+"))
PARTED = re.compile("[（(［ \u3000—]")  # what parts such words from others
RUN_IN = re.compile(  # 人口 年末全县常住人口…: a heading that runs into its text
    r"[ \u3000\n]*(?:[一二三四五六七八九十]{1,3}、)?[\u4e00-\u9fff]{2,8}[ \u3000]+(?=(?:"
    + "|".join(LEADING[kind] for kind in ("moments", "periods", "the district of itself"))
    + ")|(?<=\u3000)[\u4e00-\u9fff]{3})"  # a blank as wide as a word sets a heading off before any words
)
_TAIL = "|".join(word for words in TRAILING.values() for word in words.split())
TAIL = re.compile(rf"(?:{guarded(_TAIL)})+\Z")
TAIL_ENDS = frozenset(
    "相应仅尚先来数查果据径算行按等的之约量计共达有为别部已均面比又再则还也并中年届次月份底末期响下上性势劲平负正降升稳弹库:：、“‘（("
)
CONJUNCTIONS = ("和", "与", "及", "以及")  # between the last two numbers of a list
# 加装（更新）电梯: what was done in one of two ways, and no remark
DONE_EITHER_WAY = re.compile(
    r"(?<=加装|新建|改建|改造|扩建|建设|维修|整治|修缮|更换)[（(](更新|改造|新建|改建|改?扩建|提升|修缮|续建|加装)[）)](?=[\u4e00-\u9fff]{2})"
)
BRACKETS = re.compile(
    r"[（(](?!(?:社区|村|居|街道)[）)]|管控[）)]率|(?:[市区旗]、?)+[）)](?![^）)])|[开复][）)]工)[^（()）]*[）)]|［\d+］|\[\d+\]"
)
BRACKETS_BUT_KINDS = re.compile(rf"(?!{OTHER_KINDS})(?:{BRACKETS.pattern})")
# 教育支出（类）普通教育（款）小学教育（项）: the finest item of a budget is what is paid for; 教育支出（类）支出 says 支出 twice
ITEMS_ABOVE = re.compile("[^，。；]*[（(][类款][)）](?=[^（()）]{2,}[（(][款项][)）])")
ITEM_SPENT = re.compile("(?<=支出)[（(][类款项][)）](?:支出)?")
UNCLOSED = re.compile(r"[（(][^）)]*\Z")
# 市里下达我县造林任务: by whom a task was set, and for whom, is no part of the wording
SET_BY = re.compile(
    rf"[\u4e00-\u9fff]{{0,10}}?下达(?:给)?(?:{OF_ITSELF})?的?(?=[\u4e00-\u9fff]{{2,12}}(?:任务|指标|计划)\Z)"
)
# 13个城市空气质量优良天数比例: of a place it is the mean over its cities
OVER_SO_MANY = re.compile(
    r"\d{1,3}个(?:地级(?:及以上)?|设区的?|省辖)*(?:城市|市)(?=PM|细颗粒|可吸入|二氧化硫|臭氧|空气质量|环境空气)"
)
# 支部书记李明带领石桥村种植茶叶: what the village did, whoever led it
LED_BY = re.compile(r"[\u4e00-\u9fff]{2,14}?[带率]领(?=[\u4e00-\u9fff]{2,5}?(?:村(?!民|集体|干部|两委)|社区))")
TOGETHER = re.compile(rf".{{2,8}}?(?<!公)共(?=(?:{_VERB}))")
STEPPED = re.compile(
    r"(?:连续|先后|接连|成功)?(?:连跨|跨过|跨越|迈过|迈上|突破|站上|跨上)[^，]{1,10}(?:大关|台阶)、?\Z"
)
PASSED = re.compile(  # 进出口总额突破万亿元、增速: a threshold in words is no part of the wording
    r"(?:历史性|首次|接连|双双)?(?:突破|超过?|达到?|站上|跨[越过上]|连跨|迈[上入])(?:了)?[一两二三四五六七八九个]{0,3}[十百千万亿]{1,3}[余多]?"
    r"(?:美?元|辆|吨|户|家|人次?|列|台|件|公里|亩)(?:级)?(?:大关|台阶|关口)?(?=[、，]|\Z)[、，]?"
)
# 旅客吞吐量再次破亿、入境游客增长12%: what came about is told without a number, and what follows 、 is another thing
CAME_ABOUT = re.compile(
    r"[^，。；]*?[\u4e00-\u9fff]{2}(?:"
    r"(?:破|突破|超过|跨[越过上]|站上|迈[上入过]|跃上|连跨)(?:了)?[一两二三四五六七八九]?个?[一二三四五六七八九十百千万亿]{1,6}[余多]?"
    r"(?:(?:美?元|辆|吨|户|家|人次?|列|台|件|公里|亩|千瓦时?|标箱)级?)?(?:大关|台阶|关口)?|"
    r"创(?:下|出)?[\u4e00-\u9fff]{0,6}新[高低]|由[负降跌亏减]转[正升涨盈增]|扭亏为盈|(?:止跌|触底|企稳)回[升稳]|转正|翻番|建成投[运用产]|[正全]式?[线面]?投[运用]|通车|通航|[实保][现持]正增长)、"
    r"(?!增速|增幅|降幅|总[量额数体]|规模|数量|余额|占|均|都|同比|[比较]|[位稳]?[居列]|连续|其中|[十百千万亿]|达|增长|下降|再|同时|[为是]|成为|创|保持|实现|[一二两三四五六七八九十]+个|[在续]建|主体|单产|亩产|总产|[\u4e00-\u9fff]{0,2}里程)(?=[\u4e00-\u9fff]{2})"
)
# 产值突破亿元、税收突破千万元企业: two conditions of what is counted
CONDITIONS = re.compile(
    "(?:破|超过?|达到?|跨[越过]|过)[一两二三四五六七八九十百千万亿]+[余多]?(?:元|吨|亩|人)?的?[\u4e00-\u9fff]{0,6}"
    r"(?:企业|合作社|园区|基地|乡镇|[镇村]|项目|集群|产业|产业链)\Z"
)
STEP_ENDS = ("大关", "台阶", "大关、", "台阶、")
STEP_JUST_PASSED = re.compile("的?新?(?:大关|关口|台阶|门槛|起点)(?:[、，,]|\\Z)")  # 突破20亿元大关、达到20.3亿元
STEP_OPENS = frozenset("的新大关台门起")
PROGRESS_ENDS = ("推进", "实施", "建设", "开展", "完成", "开工", "建成", "竣工", "投用")
PROGRESS = re.compile(
    r"(?<=.{4})(?:正?在?(?:加快|有序|全面|稳步|持续|顺利|扎实|深入)(?:推进|实施|建设|开展)|"
    r"(?:全面|全部|如期|顺利)(?:完成|开工|建成|竣工|投用))\Z"
)
LIGHT = re.compile(
    r"(?:组织开展|组织召开|组织举办|组织实施|联合开展|集中开展|开展|召开|举办|举行|"
    r"(?:^|(?<=[并，”]))组织(?!部|建设|架构|体系|机构|工作|生活|化)|进行|确保|(?<!未)实现|完成(?![率度情时]))"
    r"(?:了|好)?(?:各类|各项|各种|系列)?(?=[^、，和的]{2}|$)|(?<=.{4})(?:确保|完成)(?:全[街区市镇县省])?$"
)
FIRMS = re.compile(
    r"((?:[\u4e00-\u9fff]{0,8}[省市县区州盟旗镇乡园])?(?:规上|规模以上|限上|限额以上)[\u4e00-\u9fff]{0,8})(企业|单位)(?:累计|共|已|全年)*"
)
AT_WORK = ("人员", "人口", "劳动力", "残疾人", "毕业生", "军人", "农民工", "妇女", "青年", "大学生", "村民", "移民")
ALREADY = re.compile("(?:已经?|累计|(?<!公)共|(?<![户人民村平年月日亩])均)+\\Z")  # 灾区已完成投资
LIGHT_VERBS = ("组织", "开展", "召开", "举办", "举行", "进行", "确保", "实现", "完成")
STRONG = re.compile(
    "上报|报送|发放|新增|建成|打造|受理|排查|引进|化解|收集|解决|拆除|清理|整改|发现|成立|评选|推送|安装|铺设|兑现|惠及|吸纳|带动|培育|新建"
)
KINDS_BEHIND = re.compile(r"\A(?:的|各级各类(?!学校)|各类|各种|各项|各(?!级各类学校))+")
SAYS_NOTHING = ("等资金", "等经费", "等费用", "等补贴", "等款项", "等待遇", "等活动", "等服务", "等单元", "等特色服务")
PAYMENTS = ("补贴", "补助", "奖励", "贷款", "融资", "救助")  # 兑付耕地保护补贴: what is paid, and no verb
COUNTED_OF_VERBS = ("资金", "金额", "人数", "户数", "面积", "群众", "款项")
VERB_GENERIC = re.compile(
    rf"(?!争取|募集|筹集|筹措|捐赠|(?:走访|慰问|帮扶|救助|动员|发动|转移|疏散|安置|联系|接待)群众)(?:{_VERB}|涉及|到位|占用|共计)(?:{'|'.join(COUNTED_OF_VERBS)})"
)
RATE_AT_END = re.compile(r"(?:按时|按期|及时|群众)?(?:[\u4e00-\u9fff]{2}率|(?:满意|知晓|认可|支持|信任)度)\Z")
OF_WHOM = ("人数", "户数", "人口", "人员", "幼儿", "儿童", "学生", "人")
TAKEN_IN = re.compile(r"(?<=.{2})(?:上报|受理|承办|收到|接到|流转)")  # 网格员上报各类事件: the rate is of the events
ACCIDENTS = re.compile("(?:发生)?(?:各类|各种)?(.*(?:事故|火灾))(?:发生|起数|宗数|次数|总量|总数|数)?")
# 医保热线接听来电,满意度99%; 12345热线受理工单,群众满意率95%
CALLS = re.compile(
    r"(?<=热线|专线|平台)(?:接听|接收|受理)(?:群众|市民)?(?:来电|电话)\Z|(?<=热线|专线)(?:共|累计)*(?:受理|办理|接收)(?:群众|市民)?(?:工单|诉求|事项)\Z"
)
TAKEN_BY_LINE = re.compile(r"(?<=热线|专线|平台)(?:共|累计)?(?:承接|接办|登记)(?=..)")  # “12345”热线承接诉求,满意率98%
RATE_ONLY = re.compile(r"(?:按时|按期|及时|平均|总体|问题|群众|综合)?([\u4e00-\u9fff]{2}(?:率|度))\Z")


def _after_light(phrase: str) -> str:
    """What is done, without 开展, 组织, 召开 and what leads up to them: 围绕重点工作开展监督检查 → 监督检查."""
    end = 0
    for found in LIGHT.finditer(phrase):
        if measured := _measured_of_owner(phrase, found):
            return measured
        at = found.start()
        if phrase.endswith("分别", 0, at):
            continue  # 石塘村、李家村分别实现集体收入: who each did it
        if "、" not in phrase[:at] or at < 4 or phrase[at - 1] not in "、和":
            end = found.end()
    return phrase[end:] if end and len(phrase) - end != 1 else phrase


def _measured_of_owner(phrase: str, verb: re.Match[str]) -> str:
    """规上工业企业完成工业总产值, 锂电产业实现产值: before a measure alone its owner stays; "" where none stands there."""
    at, measure = len(ALREADY.sub("", phrase[: verb.start()])), phrase[verb.end() :]
    if at < 2 or verb.start() < 3 and phrase[:at] not in TOWN_OR_COUNTRY or verb[0] not in ("实现", "完成"):
        return ""
    if (firms := FIRMS.fullmatch(phrase, 0, at)) and (head_noun(measure) or measure.endswith("零售额")):
        return joined(firms[1], measure) if measure.startswith("工业") else firms[1] + firms[2] + measure
    at_work = measure == "就业" and phrase.endswith(AT_WORK, 0, at)  # 困难人员实现就业
    return phrase[:at] + measure if at_work or is_generic(measure) else ""


@lru_cache(maxsize=CACHE)
def clean(stem: str, kinds: bool = False) -> str:
    """The wording left when time, self-reference, adverbs and verbs of achieving are taken off its head, fillers off its end.
    `kinds`: a bracket of further kinds stays, 县（市、区）通过验收."""
    if stem in CONJUNCTIONS:
        return ""
    return _without_closing(_without_opening(stem, BRACKETS_BUT_KINDS if kinds else BRACKETS)).strip(
        " \u3000\n\r\t，,、；;：:。"
    )


# In both, one look at the characters spares most clauses the searches for what they do not hold.


def _without_opening(stem: str, brackets: re.Pattern[str]) -> str:
    """（二）人口 年末全市共有常住人口 → 常住人口: without brackets, a heading run in, times, the district of itself, adverbs."""
    if PARTED.search(stem):
        stem = _without_what_is_apart(stem, brackets)
    if stem[:1] in STEP_OPENS and (step := STEP_JUST_PASSED.match(stem)):
        stem = stem[step.end() :]
    if "领" in stem or "下达" in stem:
        stem = _without_whose_doing(stem)
    if lead := LEAD.match(stem):
        stem = stem[lead.end() :]
    if stem[:1].isdigit() and (cities := OVER_SO_MANY.match(stem)):
        stem = stem[cities.end() :]
    return _without_others(stem) if "、" in stem or "共" in stem else stem


def _without_what_is_apart(stem: str, brackets: re.Pattern[str]) -> str:
    """The words without brackets and a heading run in, which a blank or a dash parts from them."""
    if "（" in stem or "(" in stem or "［" in stem:
        stem = DONE_EITHER_WAY.sub(r"\1", ITEM_SPENT.sub("", ITEMS_ABOVE.sub("", stem)))
        stem = UNCLOSED.sub("", brackets.sub("", stem)) or stem
    if heading := RUN_IN.match(stem):
        stem = stem[heading.end() :]
    return stem.rpartition("——")[2] or stem  # 消费市场——全年社会消费品零售总额


def _without_others(stem: str) -> str:
    """出口创新高、进口 → 进口; 会同多部门共化解 → 化解: without what came about before, and who did it together with others."""
    if "、" in stem and (others := _end_of_what_came_about(stem)):
        stem = stem[others:]
    if "共" in stem and (together := TOGETHER.match(stem)):
        stem = stem[together.end() :]
    return stem


def _end_of_what_came_about(stem: str) -> int:
    """进出口突破百亿元、出口突破八十亿元、外资 → 外资: how far it is told what came about without a number, again and again. What
    says only how much of it there is keeps it: 基站建成投用、在建."""
    end = 0
    while found := CAME_ABOUT.match(stem, end):
        end = found.end()
    rest = stem[end:]
    return 0 if is_bare(rest) or is_generic(rest) or CONDITIONS.search(rest) else end


def _without_whose_doing(stem: str) -> str:
    """市里下达我县造林任务 → 造林任务; 支部书记李明带领石桥村种植茶叶 → 石桥村种植茶叶."""
    if "下达" in stem and (task := SET_BY.match(stem)):
        return stem[task.end() :]
    led = LED_BY.match(stem) if "领" in stem else None
    return stem[led.end() :] if led else stem


ASPECTS = re.compile(
    r"(?:(?:涉及|包括|包含|围绕|聚焦|关于)[^，]*)?等\d+(?:个|大)?方面\Z"
)  # 收集意见涉及道路、饮水等8方面


def _without_closing(stem: str) -> str:
    """组织开展志愿服务累计 → 志愿服务: without thresholds in words, verbs that say no more than that it was done, and fillers."""
    if stem.endswith("方面"):
        stem = ASPECTS.sub("", stem)
    if "万" in stem or "千" in stem or "百" in stem:
        stem = PASSED.sub("", stem)
    if stem.endswith(STEP_ENDS):
        stem = STEPPED.sub("", stem)
    if any(map(stem.__contains__, LIGHT_VERBS)):
        stem = _after_light(stem)
    if stem.endswith(PROGRESS_ENDS):
        stem = PROGRESS.sub("", stem)
    return TAIL.sub("", stem) if stem[-1:] in TAIL_ENDS else stem


@lru_cache(maxsize=CACHE)
def leading_verb(phrase: str) -> str:
    """The activity that opens the phrase, or an empty string; 参与率 is a noun."""
    if phrase[:1] not in VERB_OPENS or phrase.endswith("率") and len(phrase) < 6:
        return ""
    found = LEADING_VERB.match(phrase)
    return found[0] if found else ""


def first_verb(phrase: str) -> str:
    """The first word of the activity that opens the phrase: 新增发电装机 → 新增."""
    found = ANY_VERB.match(phrase)
    return found[0] if found else ""


@lru_cache(maxsize=CACHE)
def trailing_verb(phrase: str) -> str:
    """The activity that closes the phrase: 结合绿带新增 → 新增."""
    return next((phrase[-length:] for length in (4, 3, 2) if phrase[-length:] in VERBS), "")


@lru_cache(maxsize=CACHE)
def acts_at_end(phrase: str) -> str:
    """The activity that closes the phrase, both where two are joined: 线上接收并调处 → 接收并调处."""
    found = TWO_ACTS.search(phrase) if "并" in phrase else None
    return found[0] if found else trailing_verb(phrase)


@lru_cache(maxsize=CACHE)
def is_bare(phrase: str) -> bool:
    """Whether the phrase is a verb that wants an object: 办结, 已立案, 在建. 造林 and 培训 name a thing by themselves."""
    if phrase[:1] not in BARE_OPENS or phrase in _GENERIC or phrase.endswith(_COMPLETE):
        return False
    if len(phrase) > 4 and phrase.endswith(PAYMENTS):
        return False  # 发放助餐补贴 names what is paid
    return phrase[-1] in BARE_ENDS and BARE.fullmatch(phrase) is not None


@lru_cache(maxsize=CACHE)
def object_of(indicator: str) -> str:
    """What an indicator is about, without its verb: 排查矛盾纠纷 → 矛盾纠纷; 违章建筑拆除 → 违章建筑."""
    if indicator.startswith(("动态", "成功")) and leading_verb(indicator[2:]):
        indicator = indicator[2:]  # 动态新增低保: how it was added
    verb = leading_verb(indicator)
    if len(indicator) - len(verb) == 1:
        verb = first_verb(indicator)  # 发放救助金
    rest = indicator[len(verb) :] if verb and len(verb) < len(indicator) else indicator
    closing = TRAILING_VERB.search(rest) if not (verb and rest.endswith(PAYMENTS)) else None
    if closing and 2 < closing.start():
        rest = rest[: closing.start()]
    return clean(rest) or indicator


def accidents_of(indicator: str) -> str:
    """The accidents that an indicator counts: 发生各类道路交通事故 → 道路交通事故, 火灾起数 → 火灾; "" where it counts none."""
    found = ACCIDENTS.fullmatch(indicator)
    return found[1] if found else ""


def act_of(indicator: str) -> str:
    """What was done as a thing of its own: 改造老旧小区 → 老旧小区改造, 建成综合楼 → 综合楼建设."""
    verb = first_verb(indicator)
    done = object_of(indicator)
    return done if not verb or done == indicator else f"{done}{'建设' if verb == '建成' else verb}"


def rated(indicator: str, rate: str = "") -> str:
    """What a rate is of, where the indicator last named may be a rate itself: 热线工单按期办结率 → 热线工单; or may count those of
    whom it tells: 养老保险参保人数, 参保率 → 养老保险."""
    if rate[-1:] == "率" and (at := indicator.find(rate[:-1])) > 1 and indicator[at + len(rate) - 1 :] in OF_WHOM:
        return object_of(indicator[:at])
    about = TAKEN_BY_LINE.sub("", CALLS.sub("", RATE_AT_END.sub("", indicator))) or indicator
    taken = TAKEN_IN.search(about)
    return about[taken.end() :] if taken and len(about) - taken.end() > 1 else object_of(about)


@lru_cache(maxsize=CACHE)
def shortened(phrase: str) -> str:
    """A long wording as a reader would quote it: the last thing done, and of a list with 等 the word that sums it up."""
    if len(phrase) <= 12:
        return phrase
    if summed := _summed_up(phrase):
        return summed
    return _last_act(phrase) if len(phrase) > 14 else phrase


def _summed_up(phrase: str) -> str:
    """引进锂电、医药、装备等先进制造项目 → 引进先进制造项目: a list by the word behind 等; "" for what is no such list."""
    first, at = phrase.find("、"), phrase.rfind("等")
    said = KINDS_BEHIND.sub("", phrase[at + 1 :])
    long_enough = len(phrase) > 16 or len(said) > 4
    if not (0 < first < at < len(phrase) - 1 and long_enough) or phrase.startswith("方面", at + 1):
        return ""
    if phrase.endswith(SAYS_NOTHING) and len(phrase) <= 22:
        return phrase  # 低保、临时救助等资金: 资金 alone says nothing
    opening = max((verb.end() for verb in ANY_VERB.finditer(phrase, 0, first)), default=0)
    return phrase[:opening] + _after_of(said)


def _last_act(phrase: str) -> str:
    """联合多个部门深入各村巡查并排查安全隐患 → 排查安全隐患: from the last verb that says what was done, if no list is cut by it."""
    starts = [
        verb.start() for verb in STRONG.finditer(phrase, 4)
        if phrase[verb.start() - 1] not in "的、和“及" and len(phrase) - verb.end() >= 3
    ]  # fmt: skip
    return phrase[starts[-1] :] if starts and "、" not in phrase[: starts[-1]] else phrase


def _after_of(words: str) -> str:
    """老职工居住的公租危房 → 公租危房: what is summed up, without what is said of it."""
    said, _, thing = words.rpartition("的")
    return thing if said and len(thing) > 3 else words


@lru_cache(maxsize=CACHE)
def whole_of(indicator: str) -> str:
    """The thing itself, without the noun that says how it was counted: 林下经济面积 → 林下经济."""
    head = next((h for h in COUNTED if indicator.endswith(h) and len(indicator) - len(h) >= 2), "")
    if head and (head != "企业" or indicator.endswith("业企业")):
        return indicator[: -len(head)]
    return indicator[:-3] if indicator.endswith("率") and len(indicator) > 7 else indicator


@lru_cache(maxsize=CACHE)
def is_generic(phrase: str) -> bool:
    """Whether the phrase says how it is counted but not of what: 总投资, 面积, 办结率."""
    return (
        phrase in _GENERIC
        or phrase.endswith(COUNTED_OF_VERBS)
        and VERB_GENERIC.fullmatch(phrase) is not None
        or len(phrase) <= 5
        and (rate := RATE_ONLY.fullmatch(phrase)) is not None
        and (phrase[:2] in VERBS or rate[1][:2] in VERBS or rate[1] in _GENERIC)
    )


@lru_cache(maxsize=CACHE)
def head_noun(item: str) -> str:
    """The noun that says what is counted of the thing: 新增发电装机容量 → 装机容量. Empty when none is known."""
    return next((h for h in _HEADS.get(item[-1:], ()) if item.endswith(h)), "")


def joined(head: str, tail: str) -> str:
    """Two parts of a wording as one, without saying a shared beginning twice."""
    if not head or tail.startswith(head):
        return tail
    for size in range(min(len(head), len(tail)), 1, -1):
        if head.endswith(tail[:size]):
            return head + tail[size:]
    return head + tail
