"""Levels of what was said before: the same in other words or counts, of another time, or of what the clause before is about."""

from __future__ import annotations

import re

from transforms.extraction.case import Case, claim_of_another, noun_behind, of_one_place
from transforms.extraction.cues.cue import Cue
from transforms.extraction.indicator.after import FINER
from transforms.extraction.indicator.context import name_from_context, spoken_of_before
from transforms.extraction.indicator.measures import CONCERNED, PARTS_OF_DISTRICT, SIZE
from transforms.extraction.indicator.question import INVOLVING, LEVEL, Named, asked
from transforms.extraction.indicator.topic import done_of_topic, end_of_topic, of_division, topic_again
from transforms.extraction.indicator.verbs import SUCCEEDING
from transforms.extraction.mention import BREAK, LIST_ONLY, SEMICOLON, clause_before
from transforms.extraction.model import MOVES, Statement
from transforms.extraction.rules import Tier
from transforms.extraction.subjects.entity import VILLAGES
from transforms.extraction.wording.phrases import clean, first_verb, is_bare, object_of
from transforms.extraction.wording.signs import signs_of
from transforms.extraction.wording.words import AIM_NOUNS

KIND_OF_FIGURE = "实际|决算|快报|初步核算|(?:最终)?(?:核实|核定|修订)(?:后的?)?"
YEAR_BEFORE = re.compile(
    rf"(?:(?:上一?|去|前)年|(?:19|20)\d\d年)(?:度|同期)?(?:的|(?:{KIND_OF_FIGURE}))?数?据?(?:为|是|达|完成|实现)?"
)
PART_BEHIND = re.compile(r"[\u4e00-\u9fff]{2,8}?(?=(?:[\u4e00-\u9fff]{2})?(?:占比|比重)[达超为]?\d)")
CONVERTED = re.compile(r"(?:按[^，,。；;]{2,12})?(?:折算|折合|约合)(?:成|为)?(?:人民币|美元)?")
DEPOSITS = re.compile("(.*?(?:金融机构|银行业?机构)(?:人民币|本外币)?)(?:各项)?存款余额")
SCHOOLED = re.compile(
    r"(?:(?P<per>每[\d百千万]+人)(?:常住人口)?中?[，,]?)?(?:拥有|具有|接受)?(?P<school>[\u4e00-\u9fff]{2,8}文化程度)(?:的?(?:人口|人))?(?:数)?"
)
SCHOOLED_BEFORE = re.compile(r"每[\d百千万]+人(?=中拥有)")
_AMOUNT = r"\d[\d.]*[万亿千]?(?:人|元|亩|吨|户|平方公里|平方米)?"
SIZE_CLASS = re.compile(
    rf"(?:其中)?(?P<what>[\u4e00-\u9fff]{{2,10}}?)??(?:在|为|达到?)?(?P<size>(?:超过|不足|低于|少于|大于|高于|突破|不到)?{_AMOUNT}(?:[至到—~－-]{_AMOUNT})?(?:及?以[上下]|以内|之间)?)"
    r"的(?:还|仅|共)*(?:有|为|达)\Z"
)
WHAT_OF_CLASS = re.compile(r"[\u4e00-\u9fff]+?(?=(?:超过|不足|低于|少于|大于|高于|突破|不到)?\d)")
AVERAGE = re.compile(r"[日周月季年]均")
STATE = re.compile(
    r"(?P<how>(?:进展|进度)?(?:提前|如期|基本|已)*(?:(?:达到|完成)或(?:好于|优于|超过|超额完成)|达到|达标|超过|超额|高于|低于|好于|优于|快于|慢于|滞后|落后|持平|下降|增长|回升|正增长|未达|不及|符合|完成|实现))(?:20\d\d年)?(?P<what>[^，,。；;、\d]{0,14})(?=[，,。；;])"
)
AMONG_THOSE = re.compile("中?[，,、]?(?:其中)?(?:有|仅|另有)?")
AS_MUCH_AS = "相当于"  # 供养标准相当于当地低保标准: behind it what a standard is held against
ADDED = re.compile("(?:新建成|新增|新建|建成)(?=.{3})")
ON_AVERAGE = ("村均集体", "村均经营")
RECEIVING_GUESTS = re.compile("接待(?:国内外|国内|中外)?(?:游客|旅客)?(?:人数|人次)?")
HOSTS = ("景区", "景点", "旅游区", "度假区", "饭店", "酒店", "民宿", "农家乐", "乡村旅游点", "博物馆")
IN_THE_END = re.compile("实际(?:只|仅|才|共)?(?:完成|[装建修改种开办做栽])了?")
BUS = re.compile(".{0,8}?(公交|客车|班车|校车|客运班线)")
TRIPS = ("班", "班次", "趟", "趟次", "车次")
RUNS = re.compile("(?:开?通|开行|开)(?:了|上|起)?([\u4e00-\u9fff]{0,4}?(?:客车|公交车?|班车|校车|巴士|班线|专线))\\Z")
# 超额完成省里下达的【110万人】年度任务; who did 80项任务 of several has met nothing that was set
MET_WHAT_WAS_SET = re.compile(
    "(?P<beyond>超额)?(?:完成|(?P<more>超过|高于|超出|超))(?:了)?(?P<set>(?:国家|中央|部里|[省市县区]委?里?|上级|年初|全年|年度|既定|原定|当年)*(?:下达|确定|分解|安排|规定|提出)?)的?\\Z"
)
TASK_BEHIND = re.compile("的?(?P<set>(?:年度|全年|年初|目标|计划|预期|约束性)*)(?P<aim>任务数?|目标)(?!任务?的)")
THINGS_TO_DO = ("任务", "事项", "实事", "项目", "工作")
# 由71所【优化整合为】47所: what was done to them, so that there are so many now
PUT_TOGETHER = re.compile(
    "(?:逐步|依法|先后|陆续|统一|布局|进一步)*(?:优化|整合|撤并|合并|归并|裁并|拆并|并转|调整|精简|压缩|压减|缩减|重组|扩充|扩建|扩容|拆分|细分)+[为成到至]"
)
TO_BE_SPENT = "总投资"
COMPLETED_SO_FAR = re.compile("(?:已|累计|目前|现|共|年内|当年|今年)*完成(?:了)?(?:约|近|超过?)?\\Z")
CARRYING = ("运送", "运输", "发送", "接待", "生产", "销售")


@LEVEL.rule("times-won", Tier.SPECIFIC, only=asked("nothing", noun=False, later=True))
def times_won(case: Case) -> Named | None:
    """荣获全区第1名3次: how often that rank was won."""
    place, tokens = case.mention.place, case.sentence.tokens
    if case.mention.left or not place or tokens[place - 1].kind != "rank":
        return None
    won, rank = tokens[place - 1], case.discourse.rank
    written = case.sentence.report.text[won.start : won.end]
    name = f"{rank.indicator}荣获{rank.cue.scope or ''}{written}"
    return Named(name, case.discourse.level.verb, quoted=True, counted=False)


@LEVEL.rule("on-average", Tier.SPECIFIC, only=asked("bare", "measure", "named", noun=False, later=True), needs="均")
def on_average(case: Case) -> Named | None:
    """受理诉求3600件,日均9.8件: how many of what was just counted there are a day."""
    previous = case.discourse.previous
    counted = previous.counted or previous.indicator
    if not AVERAGE.fullmatch(case.phrase) or not counted or not case.counted_as_before():
        return None
    return Named(case.phrase + counted, case.verb, counted=False)


@LEVEL.rule("second-count-size", Tier.SPECIFIC, only=asked("measure", "named", later=True, units=("area",)))
def second_count_size(case: Case) -> Named | None:
    """拆除危房16栋,面积8000平方米: two counts of one thing."""
    if case.phrase not in SIZE:
        return None
    discourse = case.discourse
    previous, before = discourse.previous, discourse.level
    if not previous.indicator or previous.measure != "level" or before.unit_kind != "count":
        return None
    if SEMICOLON.search(case.mention.left):
        return None  # 加装电梯15部;新建服务中心,建筑面积1200平方米
    if (
        CONCERNED.search(previous.indicator)
        or previous.indicator.startswith(INVOLVING)
        or previous.indicator.endswith(PARTS_OF_DISTRICT)
    ):
        return None  # 改造小区,涉及居民楼56栋、建筑面积18万平方米
    return Named(previous.indicator, before.verb, previous.claim)


@LEVEL.rule("converted", Tier.SPECIFIC, only=asked("measure", "named", later=True, units=("money",)))
def converted(case: Case) -> Named | None:
    """人均生产总值6.8万元,按年平均汇率折算为9627美元: the same amount in other money; 约合 is about."""
    previous = case.discourse.previous
    if not previous.indicator or not CONVERTED.fullmatch(case.phrase):
        return None
    cue = case.cue._replace(bound="approx") if case.phrase.startswith("约") else None
    return Named(previous.indicator, claim=previous.claim, cue=cue, counted=False)


@LEVEL.rule(
    "loans-beside-deposits", Tier.SPECIFIC, only=asked("named", "measure", noun=False, later=True), needs="余额"
)
def loans_beside_deposits(case: Case) -> Named | None:
    """金融机构本外币存款余额164亿元,…;贷款余额117亿元: of the same banks and in the same money."""
    if case.phrase not in ("贷款余额", "各项贷款余额"):
        return None
    before = (DEPOSITS.fullmatch(one.indicator) for one in reversed(case.discourse.statements))
    banks = next(filter(None, before), None)
    return Named(banks[1] + case.phrase, case.verb) if banks else None


@LEVEL.rule(
    "balance-of-loans", Tier.SPECIFIC, only=asked("named", noun=False, later=True, units=("money",)), needs="余额"
)
def balance_of_loans(case: Case) -> Named | None:
    """发放普惠贷款3.2亿元,余额达12亿元: how much of them there is."""
    lent = case.discourse.previous.indicator
    of_it = case.phrase == "余额" and lent.endswith(("贷款", "存款"))
    return Named(object_of(lent) + case.phrase, case.verb, counted=False) if of_it else None


@LEVEL.rule("carried-of-volume", Tier.SPECIFIC, only=asked("bare", "named", noun=False, later=True))
def carried_of_volume(case: Case) -> Named | None:
    """旅客运输量下降9.7%,运送163万人次: how much the volume came to whose growth was told."""
    previous = case.discourse.previous
    if case.phrase not in CARRYING or previous.measure not in MOVES or not previous.indicator.endswith("量"):
        return None
    return Named(previous.indicator, claim=previous.claim)


@LEVEL.rule(
    "spent-of-total", Tier.SPECIFIC, only=asked("nothing", noun=False, later=True, units=("money",)), needs="完成"
)
def spent_of_total(case: Case) -> Named | None:
    """医院新区总投资4.3亿元,累计完成2.9亿元: what is spent of what it is to cost."""
    told = case.discourse.statements[-1]
    spent = (
        COMPLETED_SO_FAR.search(case.mention.clause)
        and told.measure == "level"
        and told.indicator.endswith(TO_BE_SPENT)
    )
    if not spent or case.cue.completion:
        return None
    return Named(told.indicator[: -len(TO_BE_SPENT)] + "完成投资", counted=False)


@LEVEL.rule("end-of-topic", Tier.SPECIFIC, only=asked("measure", "named", noun=False))
def at_end_of_topic(case: Case) -> Named | None:
    """一般公共预算支出3.8亿元。累计支出29.2亿元: the sentence before says which spending."""
    name = end_of_topic(case)
    return Named(name, case.verb, counted=False) if name else None


@LEVEL.rule("done-of-topic", Tier.SPECIFIC, only=asked("bare", noun=False))
def done_in_town(case: Case) -> Named | None:
    """新增入库项目94个。石塘镇入库14个: of what all towns together have done."""
    name = done_of_topic(case, case.phrase) if of_division(case) else ""
    return Named(name, case.verb) if name else None


@LEVEL.rule("guests-of-hosts", Tier.SPECIFIC, only=asked("bare", "named", noun=False, later=True), needs="接待")
def guests_of_hosts(case: Case) -> Named | None:
    """32家A级景区接待游客141万人次: the guests of those that were just counted, and not of the district."""
    if not RECEIVING_GUESTS.fullmatch(case.phrase) or BREAK.search(case.mention.left):
        return None
    hosts = case.discourse.previous.counted
    return Named(f"{hosts}接待游客", case.verb) if hosts.endswith(HOSTS) else None


@LEVEL.rule("topic-again", Tier.SPECIFIC, only=asked("nothing", noun=False, later=False))
def of_topic_again(case: Case) -> Named | None:
    """8月一般公共预算收入0.9亿元。1—8月累计完成7.4亿元: the same of another time."""
    silent = not any(clean(part) for part in BREAK.split(case.mention.left))
    name = topic_again(case) if silent else ""
    return Named(name, counted=False) if name else None


@LEVEL.rule("turned-out", Tier.SPECIFIC, only=asked("bare", "named", noun=False, later=True), needs="实际")
def turned_out(case: Case) -> Named | None:
    """计划新增规上企业9家,实际新增7家: how many there were in the end of what was planned."""
    previous, done = case.discourse.previous, case.phrase.removeprefix("实际")
    if IN_THE_END.fullmatch(case.phrase) and case.counted_as_before() and "计划" in case.sentence.words:
        return Named(previous.indicator.removesuffix("原计划"), case.discourse.level.verb, previous.claim)
    planned = (
        done != case.phrase and is_bare(done) and previous.measure == "level" and previous.indicator.startswith(done)
    )
    return Named(previous.indicator, done, previous.claim) if planned else None


@LEVEL.rule("year-before", Tier.SPECIFIC, only=asked("nothing", "measure", "named", later=True), needs="年")
def year_before(case: Case) -> Named | None:
    """财政收入5.6亿元（上年为5.1亿元）: the same of the year before, a claim of its own."""
    previous = case.discourse.previous
    if not previous.indicator or case.noun or not YEAR_BEFORE.fullmatch(case.mention.clause):
        return None
    return Named(previous.indicator, case.discourse.level.verb, counted=False)


@LEVEL.rule("told-before", before=("inherited", "second-count"), only=asked("nothing"))
def told_before(case: Case) -> Named | None:
    """固定资产投资止跌回升,达到50亿元: the indicator that the clause before was about."""
    name = spoken_of_before(case)
    return Named(name) if name else None


@LEVEL.rule("trips-a-day", Tier.SPECIFIC, only=asked("nothing", noun=False), needs="每")
def trips_a_day(case: Case) -> Named | None:
    """高岩村也通了客车,每天2班: the trips of what the clause before says was opened."""
    if case.mention.token.unit.code not in TRIPS:
        return None
    runs = RUNS.search(clause_before(case.mention.left)) or BUS.match(case.discourse.previous.indicator)
    return Named(runs[1] + "班次", counted=False) if runs else None


@LEVEL.rule("income-of-village", Tier.SPECIFIC, only=asked("nothing", later=True, units=("money",)))
def income_of_village(case: Case) -> Named | None:
    """行政村集体收入均超10万元,其中20万元以上的5个,石桥村达46万元: of the income, past those that were counted by it."""
    subject = case.discourse.entity.subject or ""
    if (
        not subject.endswith(VILLAGES)
        or subject not in case.mention.clause
        or case.discourse.level.unit_kind != "count"
    ):
        return None
    incomes = (one.indicator for one in reversed(case.discourse.statements) if one.mention.token.unit.kind == "money")
    income = next((name for name in incomes if name.endswith("收入")), "")
    return Named(income.removeprefix("行政")) if income else None


@LEVEL.rule(
    "bound-standard",
    before=("inherited", "second-count"),
    only=asked("nothing", later=True, units=("money",)),
)
def bound_standard(case: Case) -> Named | None:
    """供养标准不低于当地低保标准的1.3倍,达到每人每月936元: the sum is of the standard itself, whatever it was held against."""
    standard, held, _ = case.discourse.previous.indicator.partition(AS_MUCH_AS)
    return Named(standard) if held and standard else None


@LEVEL.rule("inherited", before=("second-count",), only=asked("nothing", later=True))
def inherited(case: Case) -> Named | None:
    """…突破2万亿元、达到23562亿元: the same thing again; where it got to from elsewhere is a figure of its own."""
    cue, discourse = case.cue, case.discourse
    previous, before = discourse.previous, discourse.level
    if not previous.indicator or not (cue.settled or cue.reached):
        return None
    claim = claim_of_another(case) or (0 if cue.reached and before.cue.origin else previous.claim)
    name = of_one_place(previous.indicator, discourse.entity.subject)
    if (added := ADDED.match(name)) and ("累计" in case.mention.clause or _is_more(case)):
        # 建成高标准农田2万亩,累计达到18万亩; 新增企业9家,达到64家: all there is by now, and not what was added
        return Named(name[added.end() :])
    if name.startswith(ON_AVERAGE) and (discourse.entity.subject or "").endswith("村"):
        return Named(name.replace("均", "", 1), before.verb, cue=_shared_cue(case))  # 村均38万元,最高的石桥村达91万元
    return Named(name, before.verb, claim, cue=_shared_cue(case))


@LEVEL.rule("put-together", Tier.SPECIFIC, only=asked("nothing", "bare", "named", noun=False, later=True))
def put_together(case: Case) -> Named | None:
    """中小学由90所撤并为60所: how many of them there are now, a figure of its own."""
    into = case.discourse.level.cue.origin and PUT_TOGETHER.fullmatch(case.mention.left)
    if not into or not case.counted_as_before():
        return None
    return Named(case.discourse.previous.indicator, cue=case.cue._replace(reached=True))


def _is_more(case: Case) -> bool:
    """Whether the number is larger than the one before it, counted alike: 新增9家,达到64家. 建成区由31平方公里增加到38 is one thing."""
    value, statements = case.mention.token.value, case.discourse.statements
    before = statements[-1].mention.token.value if statements else None
    more = value is not None and before is not None and value > before
    return more and case.counted_as_before() and not case.discourse.previous.cue.origin


@LEVEL.rule("among-those", Tier.SPECIFIC, only=asked("nothing", later=True))
def among_those(case: Case) -> Named | None:
    """13项预期指标中,9项达到序时进度,4项低于预期, 6项提前达到2025年目标值: those of them that stand so."""
    statements, left = case.discourse.statements, case.mention.left
    state = STATE.match(case.sentence.report.text, case.mention.token.end)
    if not state or not case.counted_as_before() or not AMONG_THOSE.fullmatch(left) or not statements:
        return None
    last = statements[-1]
    at = case.mention.token.start - len(left)
    aims = last.indicator.endswith(AIM_NOUNS) and "的" not in last.indicator
    counted_in = aims or case.sentence.report.text.endswith("中", 0, at + left.count("中"))
    if last.rule != "among-those" and not counted_in:
        return None
    whole = last.indicator.rpartition("的")[2] if last.rule == "among-those" else last.indicator
    stands = (state["how"] + state["what"]).removeprefix("实现")
    return Named(f"{stands}的{whole}", used=state.end(), counted=False)


@LEVEL.rule("size-class", Tier.SPECIFIC, only=asked("nothing", "measure", "named", later=True), needs="的")
def of_size_class(case: Case) -> Named | None:
    """8个县中,人口在100万人以上的有1个,50万人至100万人的有4个: those of the whole that are so large."""
    found, said = SIZE_CLASS.search(case.mention.clause), case.discourse.statements
    if not found or not case.counted_as_before():
        return None
    of, whole = _classed_before(said[-1])
    what = found["what"] or of
    return Named(f"{what}{found['size']}的{whole}", quoted=True, counted=False) if what else None


def _classed_before(last: Statement) -> tuple[str, str]:
    """By what those of a size class are so large (人口) and what they are, from the class before; of the whole just counted only what it is."""
    if last.rule != "size-class":
        return "", last.indicator
    of = WHAT_OF_CLASS.match(last.indicator)
    return of[0] if of else "", last.indicator.rpartition("的")[2]


@LEVEL.rule("schooled-of-so-many", Tier.SPECIFIC, only=asked("bare", "named", noun=False), needs="文化程度")
def schooled_of_so_many(case: Case) -> Named | None:
    """每10万人中拥有大学文化程度的为1.4万人,拥有高中文化程度的为1.5万人: so many people of so many have been to such a school."""
    schooled = SCHOOLED.fullmatch(case.phrase)
    per = schooled and (schooled["per"] or SCHOOLED_BEFORE.match(case.discourse.previous.indicator))
    if not schooled or not per:
        return None
    of_so_many = schooled["per"] or per[0]
    return Named(f"{of_so_many}中拥有{schooled['school']}人口", quoted=True, counted=False)


@LEVEL.rule("set-behind-share", Tier.SPECIFIC, only=asked("nothing", later=True, units=("money",)))
def set_behind_share(case: Case) -> Named | None:
    """教育支出1.6亿元,占总支出的39%,完成预算1.5亿元的108%: what was set is of the amount, and no share."""
    said = case.discourse.statements
    if not case.cue.completion or len(said) < 2 or not said[-1].indicator.startswith(f"{said[-2].indicator}占"):
        return None
    return Named(said[-2].indicator, claim=said[-2].claim, counted=False)


@LEVEL.rule(
    "set-for-last", Tier.SPECIFIC, before=("indicator-after",), only=asked(later=True), signs=signs_of(TASK_BEHIND)
)
def set_for_last(case: Case) -> Named | None:
    """新增就业125万人,超额完成国家下达的110万人年度任务: what was set for the figure before."""
    met = MET_WHAT_WAS_SET.search(case.mention.clause) if case.counted_as_before() else None
    task = TASK_BEHIND.match(case.sentence.report.text, case.mention.token.end) if met else None
    if not met or not task or not (any(met.groups()) or task["set"] or task["aim"] == "目标"):
        return None
    set_for = _figure_before(case)
    if not set_for or set_for.measure != "level" or set_for.indicator.endswith(THINGS_TO_DO):
        return None
    cue = case.cue._replace(completion=True)
    return Named(set_for.indicator, claim=set_for.claim, used=task.end(), counted=False, cue=cue)


def _figure_before(case: Case) -> Statement | None:
    """The figure that what was set is compared with: the last one, or the whole where parts of it were told (其中); an average is none."""
    said, opening = case.discourse.statements, case.sentence.tokens[0].start
    told = [one for one in said if one.mention.token.start >= opening] or said[-1:]
    parts = next((at for at, one in enumerate(told) if one.rule == "part-of" or "其中" in one.mention.left), len(told))
    last = told[parts - 1] if parts else None
    if not last or not last.indicator or last.rule == "on-average":
        return None
    return last if last.mention.token.unit == case.mention.token.unit else None


@LEVEL.rule("second-count", only=asked("nothing", later=True))
def second_count(case: Case) -> Named | None:
    """125处,4594平方米: the same thing, counted in another way."""
    previous = case.discourse.previous
    # 其中12条重点产业链项目: a part of it, not the same thing again
    if not previous.indicator:
        return None
    if case.mention.left.endswith("其中"):
        token = case.mention.token
        if part := PART_BEHIND.match(case.sentence.report.text, token.end):
            return Named(part[0], counted=False)
        if noun_behind(case):
            return None
    said = case.discourse.statements
    if "成功" in case.cue.cues and (verb := first_verb(previous.indicator)) in SUCCEEDING:
        return Named(verb + "成功" + object_of(previous.indicator))  # 调解纠纷94起,成功93起
    if case.cue.completion and said[-1].rule == "on-average":
        return Named(said[-2].indicator)  # 产值240亿元，月均80亿元，方可实现全年850亿元的目标
    used = case.mention.right.end if case.noun in FINER else 0
    claim = claim_of_another(case) or previous.claim
    return Named(previous.indicator, case.discourse.level.verb, claim, used, cue=_shared_cue(case))


def _shared_cue(case: Case) -> Cue | None:
    """达到8个、45家: what is said of the first number of a list is said of those that follow."""
    before, mention = case.discourse.level, case.mention
    same = LIST_ONLY.fullmatch(mention.left) and case.counted_as_before()
    return before.cue if same and case.discourse.previous.measure == "level" else None


@LEVEL.rule("from-context", Tier.DEFAULT, only=asked("nothing"))
def from_context(case: Case) -> Named | None:
    """重大项目加快建设,完成50%: of what the last clause that says anything is about, else the heading."""
    return Named(name_from_context(case))
