"""The words after a number: the noun it counts, the predicate of that noun, or nothing."""

import re

from transforms.extraction.records import Record, record
from transforms.extraction.wording.alternatives import guarded, one_of
from transforms.extraction.wording.phrases import ANY_VERB, clean, leading_verb, trailing_verb
from transforms.extraction.wording.words import HEADS, OTHER_KINDS

STOPS = "，,。；;：:！？!?\n"
# A bracket ends the noun, but not that of 28个省（区、市）全部免征. One look for all of the characters is faster than one for each.
END = re.compile(rf"[{STOPS}\d（(）)、](?:(?<=[{STOPS}\d（(）)])|(?<=、)(?=规模|总量|数量|增速|增幅|总?产值|占|居|位))")
OPENING_BRACKET, OF_THE_NOUN = frozenset("（("), re.compile(rf"{OTHER_KINDS}|[（(][开复][）)](?=工)")
AT_ONCE = frozenset(STOPS)  # behind most numbers their clause ends
QUOTES, QUOTED = frozenset("“《"), re.compile(r"“[^”，。；]{2,16}”|《[^》，。；]{2,24}》")  # 24名“好婆婆、好媳妇”
# 9个建成“15分钟便民生活圈”: a number in the name ends no words
BUILT_BY_NAME = re.compile(r"(?:已|均|都)?(?:建成|创成|创建|获评|评为|入选|打造|建立|开通)了?“[^“”，。；]{2,16}”")
NOT_NOUN = re.compile(
    guarded(
        one_of(
            (
                r"型 全员(?=[上到在持参]) 以上 以下 以内 左右 和(?![美谐平解]) 与(?!会) 及(?![时格]) 以及 并(?![网购]) 且 但 而 同比 环比 较 比(?![亚赛武]) 占(?!地) 其中 "
                r"种到 养到 栽到 "
                r"分别 均(?!衡) 都(?!市) 为(?!民) 是 后(?=的|$) 时(?![代间尚]) 之间 不等 增长(?![极点]) 增加 下降 提高 减少 降低 居(?=[全世首第于前]) 列(?=[全第前]) "
                r"位(?=[居列于次]) 排(?![查摸水污涝]) 高于 低于 达(?!标) 用于 来自 超(?![市低高级算长大充标]) 又 也 再(?![生制就担访]) 在(?![建册库校岗职园线外地谈读]) 于 "
                r"从(?!业) 到(?![户位村]) 至 由 被 经(?![营济贸开费验典]) 使(?!用) 让(?!利) 将(?!军) 等(?!级) 等级$ 中(?=[的有]|$) 里(?=的|$) 内(?=[的完全]|$) "
                r"间(?=的|$) 来(?=[的自]|$) 起(?=来|$) 上(?=[的升涨调]|$) 下(?=[的降滑调]|$) 前(?=的|$) 提升(?=[到至了]) 上升 回升 跃升 攀升 冲刺 迈进 进军 挺进(?!营) "
                r"户均(?=..) 人均(?=..) 亩均(?=..) 进入(?=全[国省市区县州镇乡街]$) 跻身(?=全[国省市区县州镇乡街]$) "
                r"回落 缩减 压减 收窄 缩小 "
                r"基础上 不 未(?!来|[^，。；、\d]{2,10}的(?:指标|项目|任务|事项|问题|单位|企业|村|户|工作)) 没 元 "
            ).split()
        )
        + r"|(?:发展|壮大|扩大|拓展|扩展|延伸|缩短|压缩)+[到至](?:现在|目前|如今|当前)|(?:基本|大体)?(?:持平|相当)|”|’|》|[一二三四五六七八九两]个|[一二三四五]大台阶|（|\("
    )
)
ADVERBS = re.compile(
    r"已经|第一时间|已|均(?<!平均)(?!衡)|全部|正在|成功|全面|顺利|有序|加快|正式|陆续|持续|积极(?!性|分子)|都(?!市)|(?:进行|开展|实现|完成)了?"
)
PREDICATE = re.compile(
    r"各项(?:事业|工作|任务|指标)|全年(?!龄)|年内|对标|采取|予以|给予|人手|带来|一起(?!.*”)|一同(?!.*”)|从无到有|携手(?!.*”)|齐心(?!.*”)|并肩(?!.*”)|共同参与(?!.*”)"
)
MOVED = re.compile(r"(?:同比|年均)?(?:增长|下降|提高|增加(?!值)|减少)\Z")
HEAD = re.compile("(?:" + "|".join(HEADS) + r")\Z")
ACHIEVED = re.compile(
    r"(?:已|均|全部|成功|顺利)*(?:完成|实现|入选|列入|纳入|进入|获评|获|上榜|通过|建成|开工|竣工|投产)"
)
MET_OR_EXCEEDED = re.compile("(?:完成或超额完成|达到或(?:超过|好于|优于))(?:年度|预期|既定)*(?:目标|任务|计划)?")
MEMBERS_MEASURE = re.compile(  # 13个行政村集体经济收入286万元: the villages are counted, their income is measured
    r"([\u4e00-\u9fff]{0,8}?(?:村|社区|企业|农户|家庭|合作社|乡镇|园区|断面|点位|水源地|商圈|集群|产业链|景区|饭店|酒店|商场))(?:[\u4e00-\u9fff]{2,10}(?:收入|产值|税收|营收|利润|投资|营业额|销售额|零售额|交易额|客流量|率)|产值|营收|利润|营业额|销售额|零售额|交易额|(?:累计|日均)?客流量?|(?:资产|负债|利润)总额)"
    r"(?:均|都|全都|全部|累计|合计|保持|稳定|持续|维持|继续|始终|总体)*(?P<amount_follows>超过?|突破|达到?|不足|过|在)?\Z"
)
UNDER_WAY_ENDS = ("推进", "实施", "进行", "进场", "开展")
UNDER_WAY = re.compile(
    rf"(?<=.{{4}})(?:正在?|已)?(?:加快|有序|全面|稳步|持续|顺利|扎实|全部|同步|抓紧)(?:{'|'.join(UNDER_WAY_ENDS)})\Z"
)
STATE_OF = re.compile(
    r"(?<=.{3})(?:的(?:位置|现状|基本情况|情况)(?![的上]).*|的?不同实际)\Z|(?<=..)的?基础上[又再还]?\Z|(?<=.{2})(?:成功)?进入前\Z"
)
OF_TASK = re.compile(r"(?<=..)的(建设|新建|改造|整治|创建|修复)任务\Z")  # 80个车位的建设任务
STATE_ENDS = ("基础上", "基础上又", "基础上再", "基础上还", "不同实际", "进入前")  # of what it finds without 的
ACHIEVING = re.compile(r"完成|实现|达到")
EARNED_EACH = re.compile(r"(?<=.)[户人亩村]均年?(?:增收|增产|收入|创收|分红|纯收入)(?:达到?|超过?|约|近)?\Z")
GRADED = "A级"  # 32家A级景区
# 120个国家4A级以上旅游景区, 22家国家级5G工厂, 60个健身路径或3人制篮球场
GRADE_INSIDE = re.compile(r"(?<![\d.])(?:[1-5]A级?|[2-6]G|[34]D|[48]K|24小时|\d{1,2}人制)(?=[\u4e00-\u9fff])")
WATCHED_BEFORE = "监测"
WATCHED_ONES = re.compile("[\u4e00-\u9fff]{0,6}?(?:企业|商超|商场|超市|卖场|百货|门店|景区|饭店|酒店|市场|单位)")
KIND_OF = ("户", "区")  # what a verb before it makes a kind of: 安置户, 开发区
INDUSTRY = re.compile("业(?![态务主绩])")  # 服务业, 养殖业
PLACES = ("村", "镇", "乡")  # nouns of one character: 7个村结算进度达65%
IN_WHICH = re.compile(
    r"(?:(?<=.{3})(?<![高初集其当])|(?<=村)|(?<=镇)|(?<=街)|(?<=街道)|(?<=乡)|(?<=县)|(?<=区)|(?<=市)|(?<=指标)|(?<=任务))中\Z|(?<=小区|企业|家庭|学校)里\Z"
)  # 32户规上工业企业中,停产4户
AMONG_THEM = re.compile(
    r"([\u4e00-\u9fff]{2,12}(?:企业|单位|行业|大类|产品|项目))中(?=(?:亏损|盈利|停产|半停产|减产|增产|停工)(?:企业)?(?:有|共)?\Z)"
)
# 168项重点任务已启动151项: what was done already is said of the next number
DONE_ALREADY = re.compile("(?<=.{3})已(?:经|累计|全部)?[\u4e00-\u9fff]{2,4}\\Z")
SET_UP_TOGETHER = re.compile("共(?:设有?|配有|配备)(?=..)")  # 5个行政村共设网格96个
# 12个省重点项目年度计划投资40亿元, 30家重点企业创造了全县62%的税收: what was planned, or brought about, is that of the next number
OF_NEXT = re.compile(
    "(?<=项目|工程)(?:全年|年度|当年|今年|本年)计划(?:完成)?投资|(?<=企业|单位|行业|产业)(?:贡献|创造)了?全[国省市区县镇乡街]"
)
BEFORE_ORDINAL = re.compile(rf"(?<=..)(?:{ANY_VERB.pattern})?第\Z")  # 17家企业参加第137届博览会
MEDALS = ("金", "银", "铜")  # 夺得3金4银2铜
WHOLE_NOUNS = (*MEDALS, "村", "行政村", "自然村", "社区", "乡镇", "小区", "街道", "村民小组", "村小组", "组", "屯")
ATTRIBUTE = re.compile(rf"(?:{ANY_VERB.pattern}){{1,3}}的(?=..)")  # 18家升级改造的农贸市场: which ones are counted
# 8个110千伏变电站: a number that is not measured, the size of what is counted, opens the noun
SIZE = r"(?:\d[\d.]*[\u4e00-\u9fff]{1,3}[和、及与])?\d[\d.]*(?:[-—~～]\d[\d.]*)?"
# 12家年产值超5000万元的企业: so does what each of those counted comes to at least
THRESHOLD = r"[年总]?(?:[\u4e00-\u9fff]{2,4}(?:收入|额)|产值|投资|营收|税收|利润|收入)(?:超过?|过|突破|达到?|不足|逾)\d[\d.]*[万亿]*元的?"
SIZE_OPENS = re.compile(rf"{THRESHOLD}(?=[\u4e00-\u9fff])|{SIZE}")
# 为6个【省份】保供煤炭, 向120户【困难群众】送温暖物资
SERVED_WITH = re.compile(
    r"([\u4e00-\u9fff]{0,4}?(?:省份|省区市|省[市区]|县[市区]|[市区]县|乡镇|国家和地区|国家|地区|老人|居民|群众|农户|家庭|职工|学生|学校|企业))"
    r"((?:保供|外送|配送|派送|送(?!变?电|审|检|达)|供(?=[粮煤油菜肉奶菌苗种])|运(?=[粮煤油菜水])|捐(?!赠站)|赠)[\u4e00-\u9fff]{1,8})\Z"
)
LEADS_TO_NUMBER = ("到", "至", "为", "达")
LEADS_TO_END = re.compile("(?:累计|共|约|近|超过?|达到?|[已了])+\\Z")
LEADS_ON = re.compile(r"[超近约]\Z")  # what leads to the next number
CONNECT = re.compile(r"(?:和|及|或|(?<![参给授])与|以及|、|并|的|等)+\Z")
CONNECT_ENDS = frozenset("和及或与、并的等")
# 7个村告别了水窖, 46户群众搬进了新居: what people did, told with 了
DID = re.compile(
    rf"((?:[\u4e00-\u9fff]{{0,4}}?(?:村|社区|村民|居民|群众|农户|家庭|企业|职工|学生|老人|商户|农家乐|脱贫户|困难户)|[省市县区]{{1,3}}|乡镇)(?:{OTHER_KINDS})?)"
    r"([\u4e00-\u9fff]{1,2}[上进]?)了([\u4e00-\u9fff]{2,6})"
)
# 22轮强降水【和“海燕”等】15个台风: the next number counts what is named
NEXT_BY_NAME = re.compile("[和与及](?:“[^”，。；]{1,16}”、?)+等[共约]?\\Z")
FARTHEST, LONGEST = 40, 28  # characters after a number that are looked at, and of a noun


@record
class Right(Record):
    """`noun` is empty when nothing is counted there; `of` when 的 binds it; `end` is where its words end."""

    noun: str
    of: bool
    predicate: bool
    end: int


NOTHING = Right("", False, False, 0)


def right_of(text: str, at: int, following: int, for_them: bool = False) -> Right:
    """The noun phrase that begins right after the number (and its bound), up to the next number or break. `for_them`: what is told
    behind was done for those that are counted (为6个省份【保供煤炭】)."""
    if text[at : at + 1] in AT_ONCE:
        return NOTHING
    words, meets_number = _words_after(text, at, following)
    of = words[:1] == "的"
    noun = words[of:]
    if not noun or not (_opens_noun(noun[0]) or noun.startswith(GRADED)) or NOT_NOUN.match(noun):
        return NOTHING
    end = at + len(words)
    if meets_number:
        if noun.endswith(LEADS_TO_NUMBER) and not (_does_something(noun) or MEMBERS_MEASURE.match(noun)):
            return NOTHING  # 从39个拓展到91个
        noun = LEADS_ON.sub("", noun)
    if not meets_number and noun.endswith("率") and text[end : end + 1] == "、":
        noun = _without_first_rate(noun)
        end = at + of + len(noun)
    predicate = _tells_what_was_done(noun)
    if meets_number:
        noun, used = _own_words(noun, for_them)
        end = at + of + used if used else at
    return Right(_plain(noun), of, predicate, end)


def _tells_what_was_done(noun: str) -> bool:
    return bool(leading_verb(noun) or ACHIEVED.match(noun) or _done_at_once(noun))


def _done_at_once(noun: str) -> bool:
    """危房37栋全部整治到位: what was done with all that is counted."""
    adverb = ADVERBS.match(noun)
    return adverb is not None and noun.endswith("到位") and leading_verb(noun[adverb.end() :]) != ""


def _opens_noun(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or character in '“"《' or character.isdecimal()


def _without_first_rate(noun: str) -> str:
    """16个行政村垃圾处理率、自来水普及率均达100%: the villages are counted, the list of rates that they have goes on."""
    members = MEMBERS_MEASURE.match(noun)
    return members[1] if members else noun


def _does_something(noun: str) -> bool:
    """9户货币安置户申领房票达100%: a thing counted, with a verb of its own behind it."""
    return _verb_in(noun, 1 if noun[:1] in PLACES else 3) is not None and not leading_verb(noun)


def _verb_in(noun: str, begin: int) -> re.Match[str] | None:
    """The first verb from there on; 安置 of 货币安置户 is a part of a thing's name."""
    return next((verb for verb in ANY_VERB.finditer(noun, begin) if not _is_part_of_noun(noun, verb.end())), None)


def _is_part_of_noun(noun: str, end: int) -> bool:
    """安置 of 安置户, 服务 of 规上服务业企业: what a verb is followed by makes a kind of thing of it."""
    if noun.endswith(WATCHED_BEFORE, 0, end) and WATCHED_ONES.match(noun, end):
        return True  # 重点监测零售企业: those that are watched
    return noun[end : end + 1] in KIND_OF or INDUSTRY.match(noun, end) is not None


def _words_after(text: str, at: int, following: int) -> tuple[str, bool]:
    """The words up to a break or a pause, and whether they run on to the next number."""
    limit = min(following, at + FARTHEST)
    quoted = (QUOTED if text[at : at + 1] in QUOTES else BUILT_BY_NAME).match(text, at, limit)
    begin = quoted.end() if quoted else at
    stop = _stop(text, begin, limit)
    if stop and not quoted and stop[0].isdecimal() and (size := SIZE_OPENS.match(text, at, limit)):
        begin = size.end()
        stop = _stop(text, begin, limit)
    if stop or limit < following:
        return text[at : stop.start() if stop else limit], False
    if text.endswith(("等", "等共", "等约"), begin, limit) and (named := NEXT_BY_NAME.search(text, begin + 1, limit)):
        return text[at : named.start()], False
    pause = _pause(text, begin, limit)
    return (text[at:limit], True) if pause < 0 else (text[at : _before_new_list(text, begin, pause, limit)], False)


def _pause(text: str, begin: int, limit: int) -> int:
    """Where the words first pause, past the kinds in a bracket: 28个省（区、市）【、】2300个县; -1 where they do not."""
    for kinds in OF_THE_NOUN.finditer(text, begin, limit):
        if 0 <= (pause := text.find("、", begin, kinds.start())):
            return pause
        begin = kinds.end()
    return text.find("、", begin, limit)


def _before_new_list(text: str, begin: int, pause: int, limit: int) -> int:
    """4个功能平台【和汽车、医药等】8个产业平台: where the words before a pause end, without the first of a list that the next number
    counts."""
    joint = text.rfind("和", begin + 2, pause) if text.endswith("等", begin, limit) else -1
    return pause if joint < 0 else joint


def _stop(text: str, begin: int, limit: int) -> re.Match[str] | None:
    """What ends the words: a break, a bracket or a number, but not the grade inside a name (国家4A级景区) or what else it may be."""
    stop = END.search(text, begin, limit)
    while stop and (inside := _inside_name(text, stop, limit)):
        stop = END.search(text, inside.end(), limit)
    return stop


def _inside_name(text: str, stop: re.Match[str], limit: int) -> re.Match[str] | None:
    """国家【4A级】景区, 省【（区、市）】: the words that begin with what would end a noun, and are a part of it."""
    if stop[0] in OPENING_BRACKET:
        return OF_THE_NOUN.match(text, stop.start(), limit)
    return GRADE_INSIDE.match(text, stop.start(), limit) if stop[0].isdecimal() else None


def _own_words(noun: str, for_them: bool) -> tuple[str, int]:
    """保供煤炭省份 of 为6个省份保供煤炭3亿吨: those for whom it was done, and what was done is of the next number alone; else those of the
    words that this number counts. With how many of them are its own alone."""
    served = SERVED_WITH.match(LEADS_TO_END.sub("", noun)) if for_them else None
    if not served or leading_verb(served[2]) or trailing_verb(served[2]):
        return _of_this_number(noun)  # 为36家企业输送用工, 对45所学校送餐单位检查
    return served[2] + served[1], served.end(1)


def _of_this_number(noun: str) -> tuple[str, int]:
    """Of the words between two numbers those that the first one counts, and how many of them are its own alone."""
    if among := AMONG_THEM.match(noun):
        return among[1], among.end()  # 96户规上企业中亏损37户
    marked = CONNECT.search(noun) if noun[-1:] in CONNECT_ENDS else None
    if marked and marked.start() > 0:
        return noun[: marked.start()], marked.start()  # 30户房屋和153亩土地: up to the list mark
    if each := EARNED_EACH.search(noun):
        return noun[: each.start()], each.start()  # 320户脱贫户户均增收4200元
    if of_next := OF_NEXT.search(noun, 2):
        return noun[: of_next.start()], of_next.start()
    if set_up := SET_UP_TOGETHER.search(noun, 2):
        return noun[: set_up.start()], set_up.start()
    members = MEMBERS_MEASURE.match(noun)
    if members and members["amount_follows"]:
        return members[1], 0  # whose income it is stays with the income
    found = (_verb_in(noun, _shortest(noun)), ACHIEVING.search(noun, 2))
    if verbs := [verb.start() for verb in found if verb]:
        return noun[: min(verbs)], min(verbs)  # what is done with this one begins the wording of the next
    if members:
        return members[1], 0
    if noun in WHOLE_NOUNS:
        return noun, len(noun)  # 14个村2个社区: one is no part of the other's name
    return _before_it_moved(noun), 0


def _before_it_moved(noun: str) -> str:
    """重点任务 of 168项重点任务已启动151项, 企业 of 12家企业产值增长5%: without what was done already or how it moved."""
    if done := DONE_ALREADY.search(noun):
        return noun[: done.start()]
    moved = MOVED.search(noun)
    if moved and (members := MEMBERS_MEASURE.match(noun[: moved.start()])):
        return members[1]  # 32家餐饮企业营业额增长8%
    return HEAD.sub("", noun[: moved.start()]) or noun[: moved.start()] if moved else noun


def _shortest(noun: str) -> int:
    """How many characters the thing counted has at least."""
    if "的" in noun and (attribute := ATTRIBUTE.match(noun)):
        return attribute.end() + 2
    return 1 if noun[:1] in PLACES else 2


def _plain(noun: str) -> str:
    """The noun without what is said of how it was done: 正加快推进, 已, 和 at its end; of a medal its whole name."""
    if noun in MEDALS:
        return noun + "牌"
    if MET_OR_EXCEEDED.fullmatch(noun):
        return noun
    if noun.endswith("第"):
        noun = BEFORE_ORDINAL.sub("", noun)
    if cut := PREDICATE.search(noun, 2):
        noun = noun[: cut.start()]
    if "的" in noun or noun.endswith(STATE_ENDS):
        noun = OF_TASK.sub(r"\1", STATE_OF.sub("", noun))
    if noun[-1:] in CONNECT_ENDS:
        noun = CONNECT.sub("", noun)
    if noun.endswith(("中", "中有", "里")):
        noun = noun.removesuffix("有")
        noun = IN_WHICH.sub("", noun)
    noun = UNDER_WAY.sub("", noun) if noun.endswith(UNDER_WAY_ENDS) else noun
    plain = ADVERBS.sub("", noun, count=3) if len(noun) > 4 else noun
    if "了" in plain and (did := DID.fullmatch(plain)):
        return did[2] + did[3] + did[1]  # as what is counted: 告别水窖村
    return clean(plain, kinds=True)[:LONGEST] or clean(noun, kinds=True)
