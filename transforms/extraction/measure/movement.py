"""Growth, change, completion and level of everything that is no rank."""

from __future__ import annotations

import re

from transforms.extraction.cues.cue import Cue
from transforms.extraction.cues.read import PART_OF_YEAR, read_cue, read_set_amount
from transforms.extraction.cues.words import MONTHS_OF_YEAR_BEFORE
from transforms.extraction.measure.question import MEASURE, Measured, Numbered, moved, of_kind
from transforms.extraction.mention import SHARE_BEHIND, clause_before, opens_bracket, run_length
from transforms.extraction.rules import Tier
from transforms.extraction.subjects.foremost import foremost
from transforms.extraction.subjects.named import is_village_or_county
from transforms.extraction.wording.phrases import clean, leading_verb
from transforms.extraction.wording.signs import signs_of
from transforms.extraction.wording.words import CHANGED_FOR_PEOPLE, OTHER_KINDS, REACHES

AS_IN_LAST_YEAR = re.compile(r"(?:[比较]|[高低快慢]于)(?:上年|去年)(?:同期)?[（(](?:同比)?(?:为|(增长|下降))?[-－−]?\Z")
GROWTH_AFTER = re.compile(r"(?:以上|左右)?的?(?:预期)?(?:经济)?(?:年均)?(?:速度|增速|增长|增幅|涨幅|较快增长|高速增长)")
TOTALS = ("总数", "总量", "总规模")
RISING = {"提高", "增加", "上调", "扩大", "提升", "净增加", "倍增", "净增", "增长"}
CHANGE_VERB = re.compile(
    r"((?:[\u4e00-\u9fff]{2,12}(?=减少|净增))?)"
    r"(净?增加|倍增|净增|减少|净减少|提高|降低|压减|削减|增长|下降)(?!值|率|点|幅|了)(.{2,})"
)
CHANGING = re.compile("[增减提降]")  # each of these verbs has one of them
GROWTH_VERB = re.compile(
    r"(压减|削减|精简|压缩|降低|减少|压降|下调|核减|提高|增加|上调|扩大|提升)([\u4e00-\u9fff“”、（）]{3,})"
)
AIMED_BEYOND = re.compile(r"(?:以上|左右)?[、，,](?:并|且)?(?:力争|争取|努力|奋力)(?:达到|实现|突破|超过|在)?")
OF_TOTAL = re.compile("占(?:项目|工程|计划|概算)*(?:总投资|投资总额)额?")
AIM_OF = re.compile(r"([\u4e00-\u9fffA-Z]{3,16}?)(?:年初|年度|全年|今年|当年)?(?:预期|计划|任务)?目标(?:为|是)?")
TURNED_OUT = re.compile(r"(?:左右|以上)?[，,](?:而|但)?(?:年度)?实际(?:完成|达到|实现|为|增长)")
OF_AMOUNT_SET = re.compile(r" ?(?:的?(?:年度|全年|既定|预期)*(?:目标|任务|计划|预算)(?:任务|数)?)?的(?:约|近)?")
INCREMENT = ("增量", "增加量", "净增量", "净增加量")
FALLS = ("降幅", "跌幅", "减幅")
PULLED = re.compile(r"(?:[上下]拉|拉动|拉低|带动)[^，、]{2,12}?(增长|下降)?\Z")
PULLING = ("上拉", "下拉", "拉动", "拉低", "带动")
SHARE_OF = re.compile(r"(.{2,}?)占.{2,}(?:比重|比例)")
SHARE_IN_GROWTH = re.compile(r"对.{2,8}贡献率\Z")
MEMBERS_MOVED = re.compile(r"(?:中)?[，,、和](?:有)?(增长|上升|回升|下降|回落|持平)")
# 产值同比增长的有【81户】
MOVED_MEMBERS = re.compile(
    r"([\u4e00-\u9fff]{0,12}?)(?:同比|比上年)?(?:实现|保持)?((?:正|负)?增长|下降|上升|回升|回落|下滑|持平)的?(?:企业|行业|单位|产品|品种)?(?:(?<=的)|(?<=[的业位品种])(?:共|达)?有?(?<=[有达共]))\Z"
)
MEMBERS_OF = re.compile(r"(?:正|负)?(?:增长|下降|上升|回升|回落|下滑|持平)(?:企业|行业|产品)?\Z")
MEMBERS_BESIDE = re.compile(
    r"([\u4e00-\u9fff]{0,14}?(?:增速|增幅|涨幅|降幅|增长速度)(?:高于|低于|快于|慢于|大于|小于)[\u4e00-\u9fff]{2,12}?)的(?:共|达)?(?:有|达)\Z"
)
TAKEN_IN = {"增收": 1, "多收": 1, "减收": -1, "少收": -1}
REVENUES = ("收入", "税收", "税", "收费")
BOUND_OF_SHARE = {"不低于": "lower", "不少于": "lower", "不超过": "upper", "不高于": "upper"}
SHARE_OF_WHOLE = re.compile(
    rf"按照?({'|'.join(BOUND_OF_SHARE)})?([\u4e00-\u9fff]{{2,14}}?)的?({'|'.join(BOUND_OF_SHARE)})?\Z"
)
# 供养标准不低于当地低保标准的【1.3倍】: what may not be less than so many times something else
_NO_MORE_OR_LESS = "不低于|不少于|不得低于|至少|最低|不超过|不高于|不得高于|不得超过|最高|最多"
BOUND_BY_ANOTHER = re.compile(
    rf"(?:\A|[，,；;]|\d年|今年|全年)(?P<thing>[\u4e00-\u9fff“”、]{{2,36}}?)?(?:(?:提高|提升|调整|增加)?[到至]|原则上|按照?|应|须|均|要|将)*(?P<bound>{_NO_MORE_OR_LESS})(?:应|要)?(?:为|是|达到|相当于)?"
    r"(?P<other>(?:(?:当地|本地|同期|上年度?|城[乡市镇]|农村|当年)(?:的)?)+[\u4e00-\u9fff]{0,10}?(?:标准|水平|工资|收入|支出|均价))的?\Z"
)
ANOTHER_ENDS = ("的", "标准", "水平", "工资", "收入", "支出", "均价")
LEAST = frozenset("不低于 不少于 不得低于 至少 最低".split())
OF_MONEY = re.compile("(?:支出|收入|预算|财力|投资|产值)(?:总?额)?的?\\Z")
SET_APART = re.compile("(?:的?(?:比例|标准))?(?:设置|安排|提取|计提|列支|预留)(?=[，,；;。])")
SET_APART_FOR = re.compile(
    r"的?(?:比例|标准)(?:设置|安排|提取|计提|列支|预留)([\u4e00-\u9fff“”]{2,12}?)(?=[\d，,；;。])"
)
PRICE_MOVED = re.compile("(?<=..)(?:([降减])|[涨提])价\\Z")
# 试点扩大到全省【60%】的县: what, and those of whom it has so many
SHARE_SPREAD_TO = re.compile(
    r"(?P<what>[^，,。；;]*?)(?:已经?|均|要|将|逐步|全面|进一步|都)*(?:扩大|扩展|推广|覆盖|延伸|拓展|普及|推行)[到至](?:全[国省市区县州盟旗])?(?:约|近|超过?)?"
)
REACHED_ONES = re.compile(
    rf"的?([\u4e00-\u9fff]{{0,4}}?(?:省份|[省市县区乡镇村]|乡镇|城市|街道|社区|学校|家庭|人口|企业|医院|机构|居民|农户)(?:{OTHER_KINDS})?)(?=[，,。；;、]|\Z)"
)
SCOPE_OF = re.compile("的?(?:覆盖|实施)?范围\\Z")
CARRIED_FORWARD = re.compile(
    r"([^，,。；;、\d]{2,20}?)(?:不断|进一步|逐步|持续|全面|加快|稳步|深入|深化|更加|日益|继续)+(?:完善|推进|健全|实施|推行|推开|建立|深化|发展|巩固|扩大)"
)
TOGETHER = re.compile("合计|共同|共")
OF_LIMIT = "(?:[省市]|上级|财政[厅局部]|核定|批准|下达|规定|法定|政府|地方|一般|专项|债务|的)*限额"
UNDER_LIMIT = re.compile(
    rf"[）)]?[，,](?:且|均)?(?:低于|少于){OF_LIMIT}(?:约|近)?|[）)]?[，,](?:比|较){OF_LIMIT}(?:低|少)(?:了|约|近)?"
)
# 较一季度（增长【3.9%】）回落1.8个百分点
GROWTH_THEN = re.compile(
    rf"(?:比|较|同|与)(?P<then>{PART_OF_YEAR})"
    r"(?:增速|增幅)?[（(](?:同比)?(?:增长|下降|上升|上涨|回落)?\Z"
)
# 粮食产量20万吨,比上年（【19万吨】）增加1万吨
LEVEL_THEN = re.compile(
    r"(?:比|较)(?:(?P<before>(?:上年|去年)(?:同期)?)|(?P<part>第?[一二三四]季度|上半年|前三季度)|(?P<year>(?:19|20)\d\d)年)[（(]\Z"
)
BEHIND_AREA = re.compile(r"[）)][高多快好低少慢][出了于]?(?:约|近)?")
BESIDE_AREA = re.compile(
    r"(?:[）)]|[，,]?(?:与|同|和|跟)[^，,。；;]{2,14}?)(?:的?(?:平均)?水平)?相(?:比|较)(?:而言)?[，,]?(?:还|仍)?[高多快好低少慢][出了于]?(?:约|近)?"
    r"|[）)]?[，,]?(?:比|较)全[国省市区县州](?:居民)?(?:平均)?(?:水平)?[多少][出了]?(?:约|近)?"
)
LESS_THAN_AREA = re.compile(r"[低少慢][出了于]?(?:约|近)?\Z")
# 工业投资、民间投资增速均高于全市平均水平,分别高【1.9、3.2个百分点】
ALL_BESIDE = re.compile(
    r"(?P<names>[^，,。；;：:]*(?:、|和|与|及)[^，,。；;：:]*?)(?:增速|增幅|涨幅)?(?:均|都|皆|全部|双双)+(?:比[^，,。；;]{2,14})?(?:(?P<more>[高快好])|[低慢])于?[^，,。；;]{0,14}[，,]"
    r"(?:分别|依次)(?:[高快好低慢])?[于出]?(?:了)?(?:约|近)?\Z"
)
BEYOND = re.compile(r"还?(?:(多|超|高)|少|低)[出了]?[\u4e00-\u9fff]?")
_AIM = "(?:年度|全年|年初|预期|既定|序时|计划|时序|[省市县区]里?下达的?)*(?:目标|任务|计划|预期|进度)(?:值|数)?"
SHORT_OF_AIM = re.compile(
    rf"(?:(?:以上|左右)?的|[，,](?:但)?(?:仍|还)?(?:与|距离?|离|同)){_AIM}(?:要求)?(?:还|仍|尚)?(?:有)?(?:相差|差|差距为?)(?:了)?(?:约|近)?"
)
TASK_MET = re.compile(
    r"(?:超额|提前|圆满|全面|如期|已|并)*完成(?:了)?[^，,。；;\d]{0,10}(?:任务|目标|计划|预算|指标)(?:任务|数)?[，,、](?:达到?|为)(?:了|约)?\Z"
)
# 完成路基工程的【65%】
WORK_PARTLY_DONE = re.compile(r"(?<![未])完成(?:了)?((?:(?![占比达为率值额])[\u4e00-\u9fff]){2,12})的(?:约|近)?\Z")
# 已完成厂房建设【70%】
PART_OF_WORK_DONE = re.compile(
    r"完成(?:了)?((?:(?![占比达为率值额完])[\u4e00-\u9fff]){0,8}(?:建设|施工|安装|装修|浇筑|铺设|开挖|掘进|砌筑|平整|主体(?:工程)?|工程量))(?:约|近)?\Z"
)
NEXT_PART = re.compile(r"[、和]([\u4e00-\u9fff]{2,8})的(?:约|近)?")
AIMED_IN_BRACKET = re.compile(
    r"[（(](?:年度|全年|年初|预期|计划|本年)*(?:目标|任务|计划)(?:值|数)?[为是：:]?(?:增长|下降)?"
)
AIMED_ALIKE = re.compile(r"(?:目标|任务|计划)[^（()）]{0,12}下同[）)]")
# 户均增收, 带动村集体年增收: who has earned more
EARNING = re.compile(
    r"(?:[户人亩村]均|集体(?:经济)?|农户|农牧民|农民|群众|村民|牧民|职工|社员|[脱贫]贫户|[茶果药菜瓜棉粮蚕烟渔蜂]农)(?:当年|今年|全年|年|月)?(?P<more>增收)\Z"
)
EARNED_FOR = re.compile("\\A(?:(每?年)?(?:可|能|将)*(?:为|给|帮助|帮|助力|助推|助|促进|促|带动|推动|让|使))")
# 提高基础养老金、惠及【549万人】: whom a benefit reaches
BENEFIT_REACHES = re.compile(
    "(?:提高|上调|调高|增加|降低|减轻|减免)[^，,。；;]{2,20}[、并](?:直接|共|累计)*((?:惠及|受益)[^，,。；;、\\d面]{0,8}?)(?:近|约|超过?|达)?\\Z"
)
CHANGED_FOR = re.compile(f"({'|'.join(CHANGED_FOR_PEOPLE)})了?(?:近|约|超过?)?\\Z")
COUNTING_PERSONS_AND_FIRMS = ("人", "名", "位", "户", "家", "1")
# 个体工商户税负, 退休人员基本养老金: a class of persons or firms, and what of theirs is changed
WHAT_IS_CHANGED_FOR_THEM = re.compile(
    "[^，,。；、\\d]{0,10}(?:人员|人口|人|职工|居民|农民|牧民|学生|教师|儿童|孤儿|家庭|农户|企业|商户|工商户|个体户|主体|劳动者|群众|对象|军人|毕业生|患者|干部|户)"
    "的?[^，,。；、\\d]{0,6}(?:养老金|税负|负担|门槛|待遇|补贴|补助|津贴|标准|成本|生活费|工资|报酬|薪酬|费用|费率|利率)(?:标准|水平)?"
)


@MEASURE.rule("doubled", Tier.DEFAULT, only=of_kind("double"))
def doubled(case: Numbered) -> Measured | None:
    """产值翻一番: a growth by 100 %."""
    return Measured("growth", case.phrase, case.cue)


@MEASURE.rule(
    "growth-set", Tier.SPECIFIC, before=("completion",), only=of_kind("share", behind=("growth",)), needs="完成"
)
def growth_set(case: Numbered) -> Measured | None:
    """增长7.4%,完成年度目标7%的105.7%: the growth that was aimed at, of which the share behind it was reached."""
    if not SHARE_BEHIND.match(case.sentence.report.text, case.mention.token.end):
        return None
    aimed = read_set_amount(case.mention.clause)
    return Measured("growth", "", aimed._replace(direction=case.discourse.previous.cue.direction)) if aimed else None


@MEASURE.rule("growth-aimed-at-in-bracket", Tier.SPECIFIC, only=of_kind("share", behind=("growth",)), signs="（(")
def growth_aimed_at_in_bracket(case: Numbered) -> Measured | None:
    """增长9.3%（年度目标8%，下同）, …增长7.2%（7.5%）: the growth that was aimed at, in brackets behind the one reached."""
    if not opens_bracket(case.mention.left):
        return None
    again = len(case.mention.left) == 1 and AIMED_ALIKE.search(
        case.sentence.report.text, case.sentence.start, case.mention.token.start
    )
    if not again and not AIMED_IN_BRACKET.fullmatch(case.mention.left):
        return None
    own = case.cue.direction if case.mention.left.endswith(("增长", "下降")) else 0
    return Measured("growth", "", Cue(direction=own or case.discourse.previous.cue.direction, completion=True))


@MEASURE.rule(
    "increment-of-last", Tier.SPECIFIC, only=of_kind("amount", behind=("level", "rank", "growth")), needs="增"
)
def increment_of_last(case: Numbered) -> Measured | None:
    """粮食产量800亿斤、居全国首位,增量40亿斤: by how much more of what was just told there is."""
    told_in = case.discourse.level.unit_code or case.mention.token.unit.code
    if case.phrase not in INCREMENT or told_in != case.mention.token.unit.code or not case.discourse.previous.indicator:
        return None
    previous, cue = case.discourse.previous, case.cue._replace(direction=1, settled=False)
    if previous.measure == "growth":  # 比年初增长8%,增量66亿元: since then
        cue = cue._replace(comparison=previous.cue.comparison, base=previous.cue.base)
    return Measured("change", "", cue)


@MEASURE.rule("completion", Tier.SPECIFIC, only=of_kind("share"))
def completion(case: Numbered) -> Measured | None:
    """完成年度任务的80%: the share of something set that was reached."""
    return Measured("completion", case.phrase, case.cue) if case.cue.completion else None


@MEASURE.rule("growth-of-foremost", Tier.SPECIFIC, only=of_kind("share", directed=False))
def growth_of_foremost(case: Numbered) -> Measured | None:
    """怀川市增速最快,达18.2%: the clause before says that it grew."""
    if case.phrase:
        return None
    first = foremost(clause_before(case.mention.left), case.sentence.report.own_names)
    return Measured("growth", "", case.cue._replace(direction=first.direction)) if first and first.direction else None


@MEASURE.rule("place-beside", Tier.SPECIFIC, only=of_kind("share", directed=False))
def place_beside(case: Numbered) -> Measured | None:
    """工业增加值增长7.7%,其中石桥区9.1%、柳溪县8.2%: of each place what was told of all, in the sentence or in the one before."""
    cue = case.cue
    if cue.completion or not is_village_or_county(case.phrase, case.sentence.report.own_names):
        return None
    said = case.discourse.statements or case.discourse.sentence_before
    of_all = next(
        (
            one
            for one in said
            if said[-1].mention.share and one.indicator == said[-1].indicator and one.measure == said[-1].measure
        ),
        None,
    )
    if of_all is None or of_all.measure not in ("growth", "completion") or case.mention.clause.endswith("占"):
        return None
    grows = of_all.measure == "growth"
    cue = cue._replace(settled=False, direction=of_all.cue.direction if grows else 0, completion=not grows)
    return Measured(of_all.measure, case.phrase, cue)


@MEASURE.rule("place-completed", Tier.SPECIFIC, only=of_kind("share"), needs="完成")
def place_completed(case: Numbered) -> Measured | None:
    """平岳市仅完成21.7%: how much of what was set for it a place has reached."""
    done = case.mention.clause.endswith("完成") and not case.cue.direction
    if not done or not is_village_or_county(case.phrase, case.sentence.report.own_names):
        return None
    return Measured("completion", case.phrase, case.cue._replace(settled=False, completion=True))


@MEASURE.rule("part-of-work-done", only=of_kind("share"), needs="完成")
def part_of_work_done(case: Numbered) -> Measured | None:
    """完成路基工程的65%, 完成桥梁桩基的80%: how much of a work is done."""
    done = WORK_PARTLY_DONE.search(case.mention.clause) or PART_OF_WORK_DONE.search(case.mention.clause)
    if not done or moved(case.cue) or case.cue.base:
        return None
    return Measured("completion", clean(done[1]), case.cue._replace(settled=False, completion=True))


@MEASURE.rule("next-part-of-work", only=of_kind("share", behind=("completion",)), needs="的")
def next_part_of_work(case: Numbered) -> Measured | None:
    """完成桥梁桩基的80%、路面的30%: the next of the works."""
    part = NEXT_PART.fullmatch(case.mention.left)
    if not part or not WORK_PARTLY_DONE.search(case.discourse.statements[-1].mention.clause):
        return None
    return Measured("completion", part[1], case.cue._replace(completion=True))


@MEASURE.rule("task-met", Tier.SPECIFIC, only=of_kind("share", behind=("level",)), needs="完成")
def task_met(case: Numbered) -> Measured | None:
    """拆违4.2万平方米,超额完成任务,达到118%: how far the task of the clause before was met, not how much of it there is."""
    previous = case.discourse.previous
    met = not previous.cue.completion and not case.phrase and TASK_MET.search(case.mention.left)
    return Measured("completion", "", case.cue._replace(settled=False, completion=True)) if met else None


@MEASURE.rule("share-of-set-amount", Tier.SPECIFIC, only=of_kind("share", behind=("level", "growth")), needs="的")
def share_of_set_amount(case: Numbered) -> Measured | None:
    """占年初预算1.2亿元的83%, 完成全年40亿美元目标的47%: the share of the amount just named that was reached."""
    set_before = case.discourse.previous.cue.completion and OF_AMOUNT_SET.fullmatch(case.mention.left)
    return Measured("completion", "", case.cue) if set_before else None


@MEASURE.rule("share-of-total-investment", Tier.SPECIFIC, only=of_kind("share", behind=("level",)), needs="投资")
def share_of_total_investment(case: Numbered) -> Measured | None:
    """累计完成投资3.4亿元,占总投资的68%: how much of what a work is to cost is spent."""
    said = case.discourse.statements
    spent = said and said[-1].measure == "level" and "完成" in said[-1].mention.clause
    if not spent or not said[-1].indicator.endswith("投资") or not OF_TOTAL.fullmatch(case.phrase):
        return None
    return Measured("completion", "", case.cue._replace(settled=False, completion=True))


@MEASURE.rule("negative-rate", Tier.SPECIFIC, before=("growth",), only=of_kind("share"), needs="率")
def negative_rate(case: Numbered) -> Measured | None:
    """自然增长率-1.25‰, 资产收益率-2.1%: a rate that is below nothing has not moved."""
    if not case.cue.sign or not case.phrase.endswith("率"):
        return None
    words = read_cue(case.mention.clause, "share")
    return None if moved(words) or words.comparison or words.rate_noun else Measured("level", case.phrase, case.cue)


@MEASURE.rule("rate-arrived-at", Tier.SPECIFIC, before=("growth",), only=of_kind("share", behind=("level",)))
def rate_arrived_at(case: Numbered) -> Measured | None:
    """自然增长率由上年的-1.7‰降至-2.4‰: where a rate got to is a rate, below nothing, too."""
    if not case.cue.sign or case.phrase or not case.discourse.previous.cue.origin:
        return None
    return Measured("level", "", case.cue)


@MEASURE.rule("share-spread-to", Tier.SPECIFIC, only=of_kind("share"), signs=signs_of(SHARE_SPREAD_TO))
def share_spread_to(case: Numbered) -> Measured | None:
    """试点扩大到全省60%的县, 制度不断完善,已推广到60%的村: how many of all it has reached, and no movement."""
    clause = case.mention.clause
    spread = SHARE_SPREAD_TO.fullmatch(clause) if "到" in clause or "至" in clause else None
    among = spread and REACHED_ONES.match(case.sentence.report.text, case.mention.after)
    if not spread or not among:
        return None
    what = clean(spread["what"]) or _worked_on_before(case)
    if not what:
        return None
    return Measured("level", f"{SCOPE_OF.sub('', what)}覆盖{among[1]}占比", Cue(settled=True, bound=case.cue.bound))


def _worked_on_before(case: Numbered) -> str:
    """医疗保险制度【不断完善】: what the clause before, which has no number, was about; "" for none."""
    worked_on = CARRIED_FORWARD.fullmatch(clause_before(case.mention.left))
    return clean(worked_on[1]) if worked_on else ""


@MEASURE.rule("growth", Tier.SPECIFIC, only=of_kind("share"))
def growth(case: Numbered) -> Measured | None:
    """同比增长8%, 增速8%, 年均8%, 8%的增长: a share by which something moved."""
    cue = case.cue
    if cue.rate_noun or moved(cue) or cue.comparison == "cagr" or _growth_follows(case):
        return Measured("growth", case.phrase, cue)
    return None


@MEASURE.rule("growth-arrived-at", Tier.SPECIFIC, only=of_kind("share", behind=("growth",)))
def growth_arrived_at(case: Numbered) -> Measured | None:
    """增速由一季度的3.2%提高到5.6%: where a growth got to is a growth, too."""
    previous = case.discourse.previous
    came_from = previous.cue.origin and previous.cue.rate_noun
    if not came_from or not case.cue.reached or case.phrase:
        return None
    # 降幅由8.2%收窄至3.1%: it still falls; a sign says for itself which way it goes
    direction = case.cue.sign or (1 if previous.cue.sign else previous.cue.direction)
    return Measured("growth", "", case.cue._replace(direction=direction, reached=False, rate_noun=True))


@MEASURE.rule("growth-of-last-year", Tier.SPECIFIC, only=of_kind("share", behind=("growth",)), needs="年")
def growth_of_last_year(case: Numbered) -> Measured | None:
    """增长4%,比上年同期（8%）低4个百分点: in the bracket, how it grew in the same months of the year before."""
    text, start = case.sentence.report.text, case.mention.token.start
    found = AS_IN_LAST_YEAR.search(text, max(0, start - 14), start)
    if not found:
        return None
    direction = -1 if found[1] == "下降" else 1
    return Measured(
        "growth", "", case.cue._replace(direction=direction, base=False, bound="exact", year=MONTHS_OF_YEAR_BEFORE)
    )


@MEASURE.rule("growth-set-as-aim", Tier.SPECIFIC, only=of_kind("share"), needs="目标")
def growth_set_as_aim(case: Numbered) -> Measured | None:
    """规上工业增加值年初目标8%: percent of what is no rate is how it should grow."""
    set_for = AIM_OF.fullmatch(clean(case.mention.clause))
    lexicon = case.sentence.report.lexicon
    if not set_for or moved(case.cue) or case.cue.rate_noun or not lexicon.indicator_id(set_for[1]):
        return None
    if lexicon.id_of(set_for[1], "level", "%"):
        return None
    return Measured("growth", set_for[1], case.cue._replace(direction=1, reached=False, settled=False))


@MEASURE.rule(
    "growth-turned-out", Tier.SPECIFIC, before=("growth",), only=of_kind("share", behind=("growth",)), needs="实际"
)
def growth_turned_out(case: Numbered) -> Measured | None:
    """GDP增速目标6%,实际完成5.8%: how it grew where a growth was aimed at."""
    if not TURNED_OUT.fullmatch(case.mention.left):
        return None
    direction = case.discourse.previous.cue.direction or 1
    return Measured("growth", "", case.cue._replace(direction=direction, reached=False, settled=False, basis=None))


@MEASURE.rule("growth-aimed-beyond", only=of_kind("share", behind=("growth",)))
def growth_aimed_beyond(case: Numbered) -> Measured | None:
    """增长7%以上、力争达到8%: the second is the same growth, aimed at beyond the first."""
    if not AIMED_BEYOND.fullmatch(case.mention.left):
        return None
    comparison = case.discourse.previous.cue.comparison
    return Measured("growth", "", case.cue._replace(direction=1, reached=False, comparison=comparison))


def _growth_follows(case: Numbered) -> bool:
    return GROWTH_AFTER.match(case.sentence.report.text, case.mention.after) is not None


@MEASURE.rule("points", Tier.SPECIFIC, only=of_kind("pp"))
def points(case: Numbered) -> Measured | None:
    """提高1.2个百分点, 高于全市1.2个百分点: points say how far a share moved or differs; 降幅收窄 is a rise of the growth."""
    cue = case.cue
    if case.phrase.endswith(FALLS):
        cue = cue._replace(direction=-cue.direction)
    return Measured("change", case.phrase, cue) if cue.direction or cue.base or cue.net else None


@MEASURE.rule("all-beside-area", Tier.SPECIFIC, before=("points",), only=of_kind("pp"))
def all_beside_area(case: Numbered) -> Measured | None:
    """工业投资、民间投资增速均高于全市平均水平,分别高1.9、3.2个百分点: how far each of those just named is from the area."""
    found = ALL_BESIDE.search(case.mention.left)
    if not found:
        return None
    cue = Cue(direction=1 if found["more"] else -1, base=True, spread=True, cues=("分别",))
    return Measured("change", clean(found["names"]), cue)


@MEASURE.rule("growth-of-base-in-bracket", Tier.SPECIFIC, only=of_kind("share", behind=("growth",)), signs="（(")
def growth_of_base_in_bracket(case: Numbered) -> Measured | None:
    """增长2.1%,较一季度（增长3.9%）回落1.8个百分点: how it grew in the time that it is held against."""
    found = GROWTH_THEN.search(case.mention.left)
    if not found or case.mention.token.unit.code == "pp":
        return None
    direction = case.cue.direction or case.discourse.previous.cue.direction
    return Measured("growth", "", Cue(direction=direction, sign=case.cue.sign, year=found["then"]))


@MEASURE.rule(
    "level-of-base-in-bracket", Tier.SPECIFIC, only=of_kind("share", "amount", behind=("level",)), signs="（("
)
def level_of_base_in_bracket(case: Numbered) -> Measured | None:
    """粮食产量20万吨,比上年（19万吨）增加1万吨: how much it was at the time that it is held against."""
    found = LEVEL_THEN.search(case.mention.left)
    if not found or case.discourse.statements[-1].mention.token.unit.code != case.mention.token.unit.code:
        return None
    then = MONTHS_OF_YEAR_BEFORE if found["before"] else found["part"] or int(found["year"])
    return Measured("level", "", Cue(year=then))


@MEASURE.rule("pulled", Tier.SPECIFIC, before=("points",), only=of_kind("pp"))
def pulled(case: Numbered) -> Measured | None:
    """拉动经济增长2.4个百分点: what a part adds to the growth of the whole is a figure of its own, as its share in it is."""
    if not (pull := PULLED.search(case.phrase)):
        return None
    phrase = case.phrase.removeprefix("依次")
    phrase = phrase if pull[1] else phrase + ("增速" if case.cue.rate_noun else "增长")
    spread = case.cue.spread or _one_each(case)
    return Measured("level", _who_pulls(case, phrase) + phrase, case.cue._replace(direction=0, spread=spread))


def _one_each(case: Numbered) -> bool:
    """分别拉动经济增长0.2、1.8个百分点: one each of the list before, be it said or told by as many numbers in a row."""
    clause, listed = case.mention.clause, case.discourse.open_list.items
    if "分别" in clause or "依次" in clause:
        return True
    return len(listed) > 1 and len(listed) == run_length(
        case.sentence.report.text, case.sentence.tokens, case.mention.place
    )


def _who_pulls(case: Numbered, phrase: str) -> str:
    """Whose growth, or share in the growth, was told before, where the wording begins with 拉动 itself."""
    previous, listed = case.discourse.previous.indicator, case.discourse.open_list.items
    if not phrase.startswith(PULLING):
        return ""
    if listed and _one_each(case):
        return ""
    if listed and TOGETHER.search(case.mention.clause):
        return "、".join(name for name, _ in listed) + "合计"
    if share := SHARE_OF.fullmatch(previous):
        return share[1]  # 项目投资占全部投资的比重78%,拉动投资增长10个百分点
    return previous.partition("对")[0] if SHARE_IN_GROWTH.search(previous) else previous


@MEASURE.rule("times", Tier.SPECIFIC, only=of_kind("倍", directed=True))
def times(case: Numbered) -> Measured | None:
    """增长2.1倍 is a growth; 是上年的2.1倍 is none."""
    return Measured("growth", case.phrase, case.cue) if moved(case.cue) else None


@MEASURE.rule("change", Tier.SPECIFIC, only=of_kind("amount"))
def change(case: Numbered) -> Measured | None:
    """增加120亿元, 净增12家: an amount by which something moved; 提高养老金、补贴等6项标准 says how many they are."""
    if not (case.cue.net or moved(case.cue)) or _counts_a_list(case):
        return None
    return Measured("change", case.phrase, case.cue)


def _counts_a_list(case: Numbered) -> bool:
    return case.mention.clause.endswith("等") and case.mention.right.noun != ""


@MEASURE.rule("taken-in-since", Tier.SPECIFIC, only=of_kind("amount", "share"), needs="收")
def taken_in_since(case: Numbered) -> Measured | None:
    """一般公共预算收入3.2亿元,下降6.4%,减收2200万元; 土地出让收入6.8亿元,减收31.7%: how much less there is of the revenue just named."""
    direction = TAKEN_IN.get(case.phrase)
    if not direction or not case.discourse.previous.indicator.endswith(REVENUES):
        return None
    return Measured("growth" if case.mention.share else "change", "", case.cue._replace(direction=direction))


@MEASURE.rule("benefit-reaches", Tier.SPECIFIC, only=of_kind("amount"), signs=signs_of(REACHES))
def benefit_reaches(case: Numbered) -> Measured | None:
    """提高基础养老金、惠及【549万人】, 降低用电成本、受益企业【1200家】: how many there are whom it reaches; nothing of them was raised."""
    reaching = BENEFIT_REACHES.search(case.mention.clause) if any(map(case.phrase.__contains__, REACHES)) else None
    return Measured("level", reaching[1], Cue(case.mention.cue.stem, bound=case.cue.bound)) if reaching else None


@MEASURE.rule("changed-for-them", Tier.SPECIFIC, before=("change",), only=of_kind("amount"))
def changed_for_them(case: Numbered) -> Measured | None:
    """降低【900多万】个体工商户税负, 提高【5700万名】退休人员养老金: for how many a burden or a benefit was changed."""
    counted = case.mention.token.unit.code in COUNTING_PERSONS_AND_FIRMS and case.mention.right.noun
    changed = CHANGED_FOR.search(case.mention.clause) if counted else None
    if not changed or not WHAT_IS_CHANGED_FOR_THEM.fullmatch(case.mention.right.noun):
        return None
    return Measured("level", changed[1], Cue(case.mention.cue.stem, bound=case.mention.cue.bound))


@MEASURE.rule("members-that-moved", Tier.SPECIFIC, before=("change",), only=of_kind("amount"), needs="的")
def members_that_moved(case: Numbered) -> Measured | None:
    """122户企业中,产值同比增长的有81户; 产值增长的81户: so many have grown."""
    found = (
        MOVED_MEMBERS.search(case.mention.clause) if case.mention.clause.endswith(("有", "达", "共", "的")) else None
    )
    if not found or case.mention.token.unit.kind not in ("count", "none"):
        return None
    # 增长的有24个,下降的有9个: of what, the first has said
    what = clean(found[1]) or MEMBERS_OF.sub("", case.discourse.previous.indicator)
    who = next((who for who in ("企业", "行业", "产品") if who in case.sentence.words), "")
    return Measured("level", f"{what}{found[2]}{who}", Cue(case.mention.cue.stem))


@MEASURE.rule("members-held-against", Tier.SPECIFIC, before=("change",), only=of_kind("amount"), needs="的")
def members_held_against(case: Numbered) -> Measured | None:
    """增速高于全市平均水平的有6个区县: so many grew faster."""
    clause = case.mention.clause
    found = MEMBERS_BESIDE.search(clause) if clause.endswith(("有", "达", "共")) else None
    if not found or case.mention.token.unit.kind not in ("count", "none"):
        return None
    return Measured("level", clean(found[1]), Cue(case.mention.cue.stem))


@MEASURE.rule("beyond-set-amount", Tier.SPECIFIC, only=of_kind("amount", behind=("level",)))
def beyond_set_amount(case: Numbered) -> Measured | None:
    """比原计划的200户多60户: how far what was done went beyond the amount that was set."""
    if not case.discourse.previous.cue.completion or not (found := BEYOND.fullmatch(case.mention.left)):
        return None
    return Measured("change", "", case.cue._replace(direction=1 if found[1] else -1, base=True))


@MEASURE.rule(
    "short-of-aim", Tier.SPECIFIC, only=of_kind("pp", "amount", behind=("growth", "level", "completion")), needs="差"
)
def short_of_aim(case: Numbered) -> Measured | None:
    """下降3%,与增长8%的目标相差11个百分点; 距年度目标还差2亿元: by how much the aim was missed."""
    if not SHORT_OF_AIM.fullmatch(case.mention.left):
        return None
    return Measured("change", "", Cue(direction=-1, base=True, bound=case.cue.bound))


@MEASURE.rule("beside-area", Tier.SPECIFIC, only=of_kind("amount", "pp"), signs=signs_of(BESIDE_AREA) + "）)")
def beside_area(case: Numbered) -> Measured | None:
    """与全省平均水平（3.5万元）相比,高2400元: by how much it is more or less than what the clause before names."""
    found = BESIDE_AREA.fullmatch(case.mention.left) or _behind_area(case)
    if not found:
        return None
    direction = -1 if LESS_THAN_AREA.search(found[0]) else 1
    return Measured("change", "", case.cue._replace(direction=direction, base=True, settled=False))


def _behind_area(case: Numbered) -> re.Match[str] | None:
    """比全省平均水平（3.5万元）高2400元: the difference right behind the bracket with what the area has."""
    said = case.discourse.statements
    if not said or said[-1].rule != "area-in-bracket" or case.mention.token.unit.kind != "money":
        return None
    return BEHIND_AREA.fullmatch(case.mention.left)


@MEASURE.rule("under-limit", Tier.SPECIFIC, only=of_kind("amount", behind=("level",)), needs="限额")
def under_limit(case: Numbered) -> Measured | None:
    """债务余额58亿元,低于限额3亿元: by how much less is owed than may be; 低于限额61亿元 is the limit itself."""
    owed, room = case.discourse.statements[-1].mention.token, case.mention.token
    if not UNDER_LIMIT.fullmatch(case.mention.left) or owed.value is None or room.value is None:
        return None
    less = owed.unit.code == room.unit.code and 2 * room.value < owed.value
    return Measured("change", "", case.cue._replace(direction=-1, base=True, bound="exact")) if less else None


@MEASURE.rule(
    "members-moved",
    Tier.SPECIFIC,
    before=("change",),
    only=of_kind("amount", behind=("level",)),
)
def members_moved(case: Numbered) -> Measured | None:
    """58家限上企业中,增长41家、下降17家: of the firms just counted so many grew."""
    discourse, mention = case.discourse, case.mention
    if not discourse.previous.counted.endswith("企业") or not (moved_so := MEMBERS_MOVED.fullmatch(mention.left)):
        return None
    begin = mention.token.start - len(mention.left)
    among = case.sentence.report.text[begin - 1] == "中" or discourse.statements[-1].rule == "state-of-firms"
    if not among or mention.token.unit.code != discourse.level.unit_code:
        return None
    return Measured("level", moved_so[1], case.cue._replace(direction=0))


@MEASURE.rule(
    "bound-by-another", Tier.SPECIFIC, before=("growth",), only=of_kind("share", "倍"), signs=signs_of(BOUND_BY_ANOTHER)
)
def bound_by_another(case: Numbered) -> Measured | None:
    """供养标准不低于当地低保标准的1.3倍, 按照不低于当地低保标准1.3倍确定: how many times another standard something is at least, or at most."""
    clause = case.mention.clause
    bound = BOUND_BY_ANOTHER.search(clause) if clause.endswith(ANOTHER_ENDS) else None
    if bound is None:
        return None
    cue = Cue(clause[: bound.start()], bound="lower" if bound["bound"] in LEAST else "upper")
    return Measured("level", f"{clean(bound['thing'] or '')}相当于{bound['other']}", cue)


@MEASURE.rule("share-set-apart", Tier.SPECIFIC, before=("growth",), only=of_kind("share"), needs="按")
def share_set_apart(case: Numbered) -> Measured | None:
    """按不低于一般公共预算支出1%的比例设置预备费2600万元: the share of a whole that is set apart for something."""
    whole = SHARE_OF_WHOLE.search(case.mention.clause)
    kept = _set_apart(case, whole.start()) if whole else ""
    if not (whole and kept):
        return None
    bound = BOUND_OF_SHARE.get(whole[1] or whole[3] or "", "exact")
    return Measured("level", f"{kept}占{whole[2]}比重", Cue(case.mention.cue.stem, bound=bound))


def _set_apart(case: Numbered, begin: int) -> str:
    """What is set apart: behind the verb, or before the words of the share (预备费按…的1%设置)."""
    text, mention = case.sentence.report.text, case.mention
    if behind := SET_APART_FOR.match(text, mention.after):
        return behind[1]
    of_money = OF_MONEY.search(mention.clause) and SET_APART.match(text, mention.after)
    return clean(mention.clause[:begin]) if of_money else ""


@MEASURE.rule("verb-before-share", only=of_kind("share", "pp"), signs=signs_of(GROWTH_VERB))
def verb_before_share(case: Numbered) -> Measured | None:
    """压减项目30%: the verb that moves the thing stands before its wording."""
    cue = case.cue
    if cue.settled or cue.reached or cue.origin or not (found := GROWTH_VERB.fullmatch(case.phrase)):
        return None
    measure = "change" if case.mention.token.unit.code == "pp" else "growth"
    return Measured(measure, clean(found[2]), cue._replace(direction=1 if found[1] in RISING else -1))


@MEASURE.rule("price-moved", only=of_kind("share"), needs="价")
def price_moved(case: Numbered) -> Measured | None:
    """药品平均降价54%: by how much the price moved."""
    moved_so = PRICE_MOVED.search(case.phrase)
    if not moved_so or case.cue.settled:
        return None
    price = f"{case.phrase[:-2]}价格"
    return Measured("growth", price, case.cue._replace(direction=-1 if moved_so[1] else 1))


@MEASURE.rule("earning", only=of_kind("amount", "倍"), needs="增收")
def earning(case: Numbered) -> Measured | None:
    """带动农户人均增收2000元, 为村集体年增收5万元: what was earned more is a change of the income."""
    earned = EARNING.search(case.phrase)
    if not earned:
        return None
    earners = case.phrase[len(leading_verb(case.phrase)) : earned.start("more")]
    yearly = EARNED_FOR.match(earners)
    when = (yearly[1] or "") if yearly else ""
    return Measured("change", when + clean(EARNED_FOR.sub("", earners)) + "收入", case.cue._replace(direction=1))


@MEASURE.rule(
    "verb-before-amount", before=("next-of-net-change",), only=of_kind("amount", "倍"), signs=signs_of(CHANGE_VERB)
)
def verb_before_amount(case: Numbered) -> Measured | None:
    """增加租金收益3.75万元: the verb that moves the thing stands before its wording."""
    if not CHANGING.search(case.phrase) or not (found := CHANGE_VERB.fullmatch(case.phrase)):
        return None
    if _counts_a_list(case):
        return None
    cue = case.cue._replace(direction=1 if found[2] in RISING else -1, net=True)
    return Measured("change", clean(found[1] + found[3]), cue)


@MEASURE.rule("part-of-net-change", only=of_kind("amount", "倍", behind=("change",)), needs="其中")
def part_of_net_change(case: Numbered) -> Measured | None:
    """净增A家,其中B家: B has grown, too; 总数412家,净增37家,其中工业167家 is of all there are."""
    previous = case.discourse.previous
    if previous.cue.net and case.phrase and "其中" in case.mention.left and not _more_than_before(case):
        return Measured("change", case.phrase, case.cue._replace(direction=previous.cue.direction, net=True))
    return None


def _more_than_before(case: Numbered) -> bool:
    """Whether a part is more than the change before it, and so no part of that."""
    before, here = case.discourse.statements[-1].mention.token, case.mention.token
    if before.value is None or here.value is None:
        return False
    return before.unit.code == here.unit.code and abs(before.value) < here.value


@MEASURE.rule("next-of-net-change", only=of_kind("amount", "倍", behind=("change",)), needs="、")
def next_of_net_change(case: Numbered) -> Measured | None:
    """净增A853家、B97家: a list says once that what it counts was added; 总数67家 is what there is."""
    previous, mention, before = case.discourse.previous, case.mention, case.sentence.tokens[case.mention.place - 1]
    if not previous.cue.net or not case.phrase or case.phrase in TOTALS or mention.left[:1] != "、":
        return None
    if case.cue.settled or leading_verb(case.phrase) or before.unit.code != mention.token.unit.code:
        return None
    return Measured("change", case.phrase, case.cue._replace(direction=previous.cue.direction, net=True))


@MEASURE.rule("level", Tier.DEFAULT, only=of_kind("share", "pp", "倍", "amount"))
def level(case: Numbered) -> Measured | None:
    """工业投资2.8亿元: a number that says of nothing how it moved says how much there is of it."""
    return Measured("level", case.phrase, case.cue)
