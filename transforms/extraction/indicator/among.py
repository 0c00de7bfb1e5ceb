"""Of those just counted: how many were not done with, were passed on, and how many people live in the places counted."""

from __future__ import annotations

import re

from transforms.extraction.case import Case
from transforms.extraction.indicator.question import LEVEL, Named, asked
from transforms.extraction.mention import BREAK
from transforms.extraction.rules import Tier
from transforms.extraction.wording.nouns import right_of
from transforms.extraction.wording.phrases import accidents_of, clean, first_verb, is_bare, leading_verb, object_of
from transforms.extraction.wording.signs import signs_of

PLACES = ("行政村", "自然村", "村民小组", "村小组", "村", "社区", "乡镇", "小区", "屯", "组")  # the longer first
INHABITANTS = ("群众", "村民", "居民", "人口")
ABOUT = ("", "近", "约", "超", "逾")
INHABITANTS_BY = ("人", "户", "名", "口")  # the units in which they are counted
KINDS_OF_INDUSTRY = ("行业大类", "行业", "大类", "行业门类", "门类")
MOVED_THEN = re.compile(
    r"(?=增加值|产值|同比)(增加值|产值)?(?:同比|保持|实现|呈现?)*((?:正|负)?(?:增长|下降|回升|上升))(?:态势)?(?=[，,。；;、]|\Z)"
)
SPREADS = re.compile("(?:增长|亏损|盈利|下降|回升|上升)面")
OF_SCALE = ("规上", "规模以上", "限上", "限额以上")
LOSS_MAKERS, FIRMS_ABOVE_SCALE = "亏损面", re.compile("规(?:模以)?上(?:工业|服务业)?企业(?=.)")
STATE_AMONG = re.compile(
    r"^.*(?:增长|下降|回升|上升)的(?=..)|(?:亏损|停产|减产|盈利)(?=企业)|^(?:亏损|停产|减产|盈利)(?=..)"
)
HURT = ("死亡", "受伤", "死伤", "伤亡", "失踪", "轻伤", "重伤", "直接经济损失", "经济损失", "直接财产损失", "财产损失")
CAUSING = ("", "造成", "致", "导致", "共造成", "致使")  # 造成【2人】死亡
REACHING = ("惠及", "涉及", "覆盖", "受益", "带动", "服务", "辐射", "走访", "帮扶", "转移")
TROUBLES = ("难", "难题", "困难", "问题")  # 解决3个组126人出行难
SOLVING = ("解决", "保障", "改善", "满足", "缓解", "消除")
NOT_DONE = re.compile(
    r"(?:尚|还|仍|均)?((?:未|没有|不)(?:办结|化解|整改|完成|开工|完工|动工|签约|达标|合格|落实|到位|解决|搬迁|达到?(?:预期|目标|进度|序时)(?:目标|进度)?|竣工|投产|通过|验收|销号|入住|交付))"
    r"(?=[，,。；;、）)]|\Z)"
)
AMONG_FIRST = re.compile(
    "(?:进入|跻身|位居|位列|居|列)全[国省市区县州镇乡街](?:前[一二三四五六七八九十\\d]{1,2}[名位]?|首位|第一)"
)
MORE_OF_THEM = re.compile("(?:另外?|还|此外|尚)有(?:约|近)?\\Z")
STILL_UNDER_WAY = re.compile(
    "(?:正在?|仍在|已)*(?:抓紧|加快|有序|全面|同步)*"
    "(?:在建|施工|建设|推进|实施|进行|安装|改造|(?P<doing>办理[^，,。；;、]{0,4}手续|开展前期(?:工作)?|(?:等?待)验收))中?(?=[，,。；;、）)]|\\Z)"
)
BUILT_OR_BEGUN = ("新建", "建成", "建设", "开工", "完成", "改扩建", "扩建")
OTHERS_MET = re.compile(r"\A(?:完成|达到)[^的]{0,12}的")  # 完成或超额完成的指标: those that did, and not what they are
HAVING_SHARE = re.compile(r"([\u4e00-\u9fff]{2,5}?)([\u4e00-\u9fff]{2,6}率(?:低于|不足|不到|超过|高于))")
SHARE = re.compile(r"\d+(?:\.\d+)?[%％]")
FOR = re.compile(r"(?:[，,。；;]|\A)[^，,。；;]{0,6}(?:为|给|替)\Z")
OURS = re.compile(r"([^，,。；;、]{3,12})中我[国省市州盟区县旗镇乡](?:占有?|有|入选|上榜)\Z")
TAKING_ON = ("认领", "征集", "领办", "承诺", "收集", "承接", "确定", "梳理")
DONE = re.compile(r"[，,、](?:已|现已|目前已|累计|已经)*(完成|实现|兑现)了?")
AMONG_COUNTED = re.compile(r"([^，,。；;\d]*)中[，,]?(?:已|共)?有?\Z")
REACHED = re.compile(
    r"(?:已|均)*(?:实现)?(正?增长|(?:达到?|符合|超过|创成|通过|未达到?)[^，,。；;、\d]{2,14}|未?完成[^，,。；;、\d]{0,8}(?:计划|任务|目标|进度|指标))(?=[，,。；;、]|\Z)"
)
BRINGING = re.compile("(?:贡献|创造|提供|完成|实现|撑起)了?(?:全[国省市区县镇乡]|全街道|全部)")
OF_ALL_THAT = re.compile(
    r"(?:以上|左右)?的((?:规上)?(?:工业)?(?:总产值|产值|税收|增加值|营业收入|利润|出口额?|就业岗位|就业))(?=[，,。；;])"
)
NOT_YET = re.compile("未(?:开工|动工|完工|竣工|启动|投产|入库|签约|办结|化解|整改|验收|交付)")
STAGES = re.compile(
    r"\A(?:新开工|在建|续建|拟建|完工|竣工|开工)(?=..)|(?<=..)已?(?:完工|开工|竣工|在建|续建|启动|投产|办结|化解|整改|签约)\Z"
)
PASSED_ON = re.compile(r"(?:上交|移交|转交|上报|流转|移送|提交|交办|升级)(?:到|至|给)了?[\u4e00-\u9fff]{1,6}")


@LEVEL.rule("moved-among", Tier.SPECIFIC, only=asked("named", "nothing", later=True))
def moved_among(case: Case) -> Named | None:
    """28个行业大类中有19个同比增长: those of the industries just counted that have grown."""
    whole = case.discourse.previous.indicator
    if not whole.endswith(KINDS_OF_INDUSTRY) or case.phrase not in (whole, "", f"{whole}中"):
        return None
    moved = MOVED_THEN.match(case.sentence.report.text, case.mention.after) if case.counted_as_before() else None
    return Named(f"{moved[1] or ''}{moved[2]}的{whole}", quoted=True, counted=False) if moved else None


@LEVEL.rule("spread-of-movement", Tier.SPECIFIC, only=asked("named", later=True, units=("share",)), needs="面")
def spread_of_movement(case: Case) -> Named | None:
    """212户规上企业中亏损31户,亏损面14.6%: how many of the firms, or of the industries, of which the clause before counts some."""
    if not SPREADS.fullmatch(case.phrase):
        return None
    firms_of_size = False
    for one in reversed(case.discourse.statements):
        if case.phrase == LOSS_MAKERS and (firms := FIRMS_ABOVE_SCALE.match(one.indicator)):
            return Named(firms[0] + case.phrase, counted=False)  # 规上工业企业营业收入9亿元,亏损面21%
        counted = STATE_AMONG.sub("", one.indicator)
        if counted.endswith((*KINDS_OF_INDUSTRY, "企业", "单位", "产品")) and one.measure == "level":
            if len(counted) > 2:
                whose = not firms_of_size or counted.startswith(OF_SCALE)
                return Named(counted + case.phrase, counted=False) if whose else None
            if case.phrase != LOSS_MAKERS:
                return None
            firms_of_size = True  # 亏损企业31户: an earlier number may say of which size they are
    return None


@LEVEL.rule(
    "hurt-in-accident", Tier.SPECIFIC, before=("indicator-after",), only=asked(later=True), signs=signs_of(HURT)
)
def hurt_in_accident(case: Case) -> Named | None:
    """发生道路交通事故9起,死亡2人,受伤5人,直接经济损失8万元: whom and what the accidents just counted cost."""
    happened = case.noun if case.noun in HURT and case.phrase in CAUSING else case.phrase
    if happened not in HURT:
        return None
    told = (accidents_of(one.indicator) for one in reversed(case.discourse.statements) if one.measure == "level")
    accidents = next(filter(None, told), "")
    used = case.mention.right.end if happened is not case.phrase else 0
    return Named(accidents + happened, used=used, counted=False) if accidents else None


@LEVEL.rule("deaths-beside-births", Tier.SPECIFIC, only=asked("bare", "measure", "named", later=True), needs="死亡")
def deaths_beside_births(case: Case) -> Named | None:
    """出生2100人,死亡1800人: of the population, and in no accident."""
    born = any(one.indicator.startswith("出生") for one in case.discourse.statements)
    return Named("死亡人口", counted=False) if born and case.phrase == "死亡" else None


@LEVEL.rule("share-brought-by", Tier.SPECIFIC, only=asked("named", later=True, units=("share",)))
def share_brought_by(case: Case) -> Named | None:
    """规上企业22家,贡献了全县81%的产值: the share that those just counted have in what all have together."""
    if not BRINGING.fullmatch(case.phrase) or not (
        of := OF_ALL_THAT.match(case.sentence.report.text, case.mention.after)
    ):
        return None
    counted = case.discourse.previous.counted
    return Named(f"{counted}{of[1]}占比", used=of.end(), quoted=True, counted=False) if counted else None


@LEVEL.rule("people-of-places", Tier.SPECIFIC, before=("indicator-after",), only=asked("nothing", later=True))
def people_of_places(case: Case) -> Named | None:
    """惠及12个村8600人: what is done to the villages is done to the people in them."""
    before, unit, left = case.discourse.statements[-1], case.mention.token.unit, case.mention.left
    if left not in ABOUT or before.measure != "level":
        return None
    at = case.mention.token.start - len(left)
    place = next((place for place in PLACES if case.sentence.report.text.endswith(place, max(0, at - 4), at)), "")
    if not place:
        return None
    verb = before.indicator.removesuffix(place)
    if unit.kind == "area":
        return Named(f"{verb}面积", verb, counted=False) if is_bare(verb) else None
    if unit.code not in INHABITANTS_BY and case.noun not in INHABITANTS:
        return None
    if before.rule == "places-of-people":
        return Named(before.indicator, claim=before.claim, used=case.mention.right.end, quoted=True)
    people = case.noun if case.noun and not case.mention.right.predicate else "群众"
    if not verb.endswith(REACHING):
        return None
    return Named(verb + people, verb, used=case.mention.right.end, counted=False)


@LEVEL.rule("places-of-people", Tier.SPECIFIC, before=("indicator-after",), only=asked("bare", noun=True))
def places_of_people(case: Case) -> Named | None:
    """解决5个村2300人的饮水问题: what was solved for the villages stands behind the people in them."""
    verb, tokens, place, text = case.phrase.removesuffix("了"), case.sentence.tokens, case.mention.place, case.sentence
    if verb not in SOLVING or case.noun not in PLACES or place + 1 == len(tokens):
        return None
    people, words = tokens[place + 1], text.report.text
    if people.unit.code not in INHABITANTS_BY or words[case.mention.after : people.start] != case.noun:
        return None
    following = tokens[place + 2].start if place + 2 < len(tokens) else text.end
    solved = right_of(words, people.end, following)
    told = solved.of or solved.noun.endswith(TROUBLES)
    return Named(verb + solved.noun, verb, used=case.mention.right.end, quoted=True) if told else None


@LEVEL.rule(
    "having-share",
    Tier.SPECIFIC,
    before=("indicator-after",),
    only=asked("nothing", noun=True),
)
def having_share(case: Case) -> Named | None:
    """12个单位支付率低于30%: those that have such a rate are counted."""
    found = HAVING_SHARE.fullmatch(case.noun)
    share = found and SHARE.match(case.sentence.report.text, case.mention.right.end)
    return Named(f"{found[2]}{share[0]}{found[1]}", used=share.end(), quoted=True) if found and share else None


@LEVEL.rule("for-whom", Tier.SPECIFIC, before=("indicator-after",), only=asked("nothing", noun=True))
def for_whom(case: Case) -> Named | None:
    """为37家企业解决用工缺口960个: for whom something was done, and in the same clause how often."""
    tokens, place = case.sentence.tokens, case.mention.place
    if place + 1 == len(tokens) or not FOR.search(case.mention.left):
        return None
    done = case.sentence.report.text[case.mention.right.end : tokens[place + 1].start]
    if BREAK.search(done) or not 3 < len(done) < 12 or not leading_verb(done) or "、" in done:
        return None
    return Named(clean(done) + case.noun, used=case.mention.right.end, quoted=True, counted=False)


@LEVEL.rule("ours-of-all", Tier.SPECIFIC, needs="中我")
def ours_of_all(case: Case) -> Named | None:
    """全国百强县中我省有4个: of the things of a list that is known by its name, those that are ours."""
    found = OURS.search(case.mention.left)
    listed = clean(found[1]) if found else ""
    entity = case.discourse.entity._replace(subject=None)
    return Named(listed, entity=entity, quoted=True) if listed and not is_bare(listed) else None


@LEVEL.rule("done-of-taken-on", Tier.SPECIFIC, only=asked("nothing", noun=False, later=True))
def done_of_taken_on(case: Case) -> Named | None:
    """认领“微心愿”530个,完成518个: with so many of those that were taken on it was done."""
    counted = case.discourse.previous.counted
    done = DONE.fullmatch(case.mention.left) if counted.startswith(TAKING_ON) else None
    return Named(done[1] + object_of(counted), quoted=True) if done and case.counted_as_before() else None


@LEVEL.rule("reached-among", Tier.SPECIFIC, before=("indicator-after",), only=asked(later=True), needs="中")
def reached_among(case: Case) -> Named | None:
    """26项指标中24项完成计划, 11个村中有6个达到标准: those of them that did, by what they reached."""
    among, previous = AMONG_COUNTED.search(case.mention.left), case.discourse.previous.indicator
    if not among or not previous or not case.counted_as_before():
        return None
    found = REACHED.match(case.sentence.report.text, case.mention.after)
    whole = clean(among[1]) or previous
    if not found or not previous.endswith(whole):
        return None
    return Named(f"{found[1]}的{previous}", used=found.end(), quoted=True)


@LEVEL.rule("not-done", Tier.SPECIFIC, only=asked("nothing", noun=False, later=True))
def not_done(case: Case) -> Named | None:
    """受理工单320件,仅有3件未办结: those of what was counted with which something was not done."""
    found = NOT_DONE.match(case.sentence.report.text, case.mention.after)
    counted = case.discourse.previous.counted
    if not found or not counted or not case.counted_as_before():
        return None
    return Named(found[1] + object_of(OTHERS_MET.sub("", counted)), quoted=True, counted=False)


@LEVEL.rule("times-among-first", Tier.SPECIFIC, only=asked("named", units=("count",)))
def times_among_first(case: Case) -> Named | None:
    """月度考核5次进入全区前三: how often it came among the first; the rank is of what was judged."""
    found = AMONG_FIRST.match(case.sentence.report.text, case.mention.after)
    if not found or case.mention.token.unit.code != "次":
        return None
    return Named(case.phrase + found[0], quoted=True, counted=False, spoken_of=case.phrase)


@LEVEL.rule(
    "under-way", Tier.SPECIFIC, before=("indicator-after", "done-with-counted"), only=asked(later=True), needs="有"
)
def under_way(case: Case) -> Named | None:
    """加装电梯7部,另有4部正在施工: how many more of what was counted are still being done."""
    counted = case.discourse.previous.counted
    found = (
        STILL_UNDER_WAY.match(case.sentence.report.text, case.mention.after)
        if MORE_OF_THEM.search(case.mention.left)
        else None
    )
    if not found or not counted or not case.counted_as_before():
        return None
    return Named((found["doing"] or "在建") + _to_be_built(counted), used=found.end(), quoted=True, counted=False)


def _to_be_built(counted: str) -> str:
    """新建口袋公园 → 口袋公园; 加装电梯 stays."""
    return object_of(counted) if first_verb(counted) in BUILT_OR_BEGUN else counted


@LEVEL.rule("not-yet-done", Tier.SPECIFIC, only=asked("named", noun=False, later=True), needs="未")
def not_yet_done(case: Case) -> Named | None:
    """项目87个,完工31个、在建45个、未开工11个: those of what was counted with which it has not come so far."""
    counted = case.discourse.previous.counted
    if not NOT_YET.fullmatch(case.phrase) or not counted or not case.counted_as_before():
        return None
    thing = STAGES.sub("", object_of(counted))
    return Named(case.phrase + thing, quoted=True, counted=False) if len(thing) > 1 else None


@LEVEL.rule("passed-on", Tier.SPECIFIC, before=("indicator-after",), only=asked("nothing", noun=True, later=True))
def passed_on(case: Case) -> Named | None:
    """化解纠纷143起,只有2起上交到县里: those of what was counted that went on to somebody else."""
    counted = case.discourse.previous.counted
    if not counted or not PASSED_ON.fullmatch(case.noun) or not case.counted_as_before():
        return None
    return Named(case.noun + object_of(counted), used=case.mention.right.end, quoted=True, counted=False)
