"""Levels of what money was spent on: 投入2370万元推进道路改造."""

from __future__ import annotations

import re

from transforms.extraction.case import Case
from transforms.extraction.indicator.aim import OF_ITS_MONEY, money_aim
from transforms.extraction.indicator.measures import rate_beside_rate, wants_a_thing
from transforms.extraction.indicator.question import LEVEL, Named, asked
from transforms.extraction.rules import Tier
from transforms.extraction.subjects.entity import THE_NUMBER, words_behind
from transforms.extraction.subjects.in_wording import named_first
from transforms.extraction.subjects.kinds import A_FIRM, A_WORK
from transforms.extraction.subjects.named import built_of
from transforms.extraction.subjects.proper import PREDICATE, name_at
from transforms.extraction.subjects.streets import is_road, streets_worked_on
from transforms.extraction.wording.phrases import ANY_VERB, clean, first_verb, leading_verb
from transforms.extraction.wording.signs import signs_of

BUILDING = ("建成", "新建", "修通", "打通", "架起", "修起")
# what is done so that a thing stands: of one that has a name its money is told alone
STANDS_NOW = re.compile("\\A(?:兴建|建起|盖起|建好)了?")
BUILT_WITH_IT = re.compile("(?:建成|新建|建设|修建|修通|兴建|建起|盖起|建好|打造)了?")
MAKING, WORKING = (
    ("创建", "打造", "增设", "办起", *BUILDING),
    (
        "建设",
        "改建",
        "扩建",
        "改扩建",
        "迁建",
        "翻建",
        "改造",
        "修缮",
        "购置",
        "整治",
        "维修",
        "铺设",
        "修建",
        "硬化",
        "安装",
    ),
)
SEVERAL_ACTS = re.compile(
    "(?:新建|改建|改?扩建|迁建|改造|建设)[、和](?:新建|改建|改?扩建|迁建|改造|提升)"
)  # 新建、改扩建学校
FUNDED = re.compile(r"([\u4e00-\u9fff]{2,10}?)??((?:总|计划总?|概算)?(?:投资|投入(?:资金)?)|资金)")
NO_FIRM = re.compile(rf"(?:项目|工程|企业|产业|资金|财政|社会|全[省市县区镇])\Z|、|{ANY_VERB.pattern}")
WORKS = re.compile("(?:建设|兴建|新建|打造|修建|建成)?的([^，,。；;、\\d]{3,24})")

UNDERTAKEN = re.compile("(?:实施|推进|开展)(?=.{4})")
MONEY_SET_ASIDE = re.compile("(安排|筹措|筹集|统筹|列支|拨付|投入)(?:财政|各类)?(?:资金|经费)?(?:约|近|超过?)?\\Z")
PUT_FOR = re.compile(
    rf"[，,]?(?:用于|专项用于|重点用于)(?:\d+[个条座处所项家栋户名])?([^，,。；;、\d]{{3,24}})(?=[，,。；;])"
    rf"|为[^，,。；;]{{2,14}}?((?:{ANY_VERB.pattern})[^，,。；;、\d]{{2,12}})(?=\d|[，,。；;])"
)
PER_EACH = re.compile("按照?(每[人户村亩名个社组]?(?:区|位)?(?:每[年月日])?)\\Z")
PAID_BY_STANDARD = re.compile(
    f"(的?(?:补助|补贴|奖补|奖励)?标准[，,]?)(?:{ANY_VERB.pattern}|给予|安排|预算)+(?:了)?([\u4e00-\u9fff]{{2,12}}?)(?:共|共计|累计|合计)*(?=\\d|[，,。；;])"
)
REST_OF_CLAUSE = re.compile("[^，,。；;\n]+")
_PUT_TO = "(?:用于|投入|投向|用在)(?:到|了)?([\u4e00-\u9fff]{2,14}?)(?=[，,。；;]|\\Z)"
PUT_TO = re.compile(_PUT_TO)
# 把【80%】以上的财政支出用于民生; 财政支出的【80%】用于民生
PART_OF_MONEY = re.compile("(?:把|将)(?:约|近|超过?|超)?\\Z")
MONEY_PUT_TO = re.compile(f"的([\u4e00-\u9fff]{{2,10}}?){_PUT_TO}")
ITS_MONEY = re.compile("(?:.*[把将])?([\u4e00-\u9fff]{2,12}?(?:支出|财力|收入|资金|投资))的?(?:约|近|超过?|超)?\\Z")
PUT_TO_WORKS = re.compile("[ \u3000、，,]*(?:其中|重点|主要|用于|支持|投向|安排)*")
GIVEN_FOR = re.compile("[ \u3000、，,]*(?:其中|重点|主要)*(?:用于|支持|投向|安排)")
FOR_WORKS = re.compile(
    "(?:重点|主要|专项|全部)?(?:用于|投向|支持)([^，,。；;、\\d]{2,24}?)(?:建设)?(?=[，,。；;、\\d])"
)
ARRANGED_BY = re.compile(
    "(?P<who>(?:中央|国家|地方|各级|省市县?|市县区?|[省市县区州]本?级?)(?:财政)?)(?:今年|明年|当年|全年|每年|[拟将再共已又]|累计)*(?P<act>安排)(?:约|近|超过?|不少于|不低于)?\\Z"
)
MONEY = "资金"
# 设立产业发展资金, 清偿账款: what is done with it, and no kind of it
_DONE_WITH_IT = (
    "设[立置]|作为|用作|清偿|偿还|化解|归还|注入|充实|补充|弥补|帮助|推动|建立|成立|组建|发放|拨付|支付|兑现"
)
KIND_OF_MONEY = re.compile(rf"(?:的)?(?!{_DONE_WITH_IT})([^，,。；;、和用支\d]{{0,8}}?(?:资金|国债(?:资金)?|款|经费))")
GIVEN = ("支出", "资金", "债券", "专项债", "国债", "预算内投资")


@LEVEL.rule("arranged-by", only=asked("named", units=("money",)), needs="安排")
def arranged_by(case: Case) -> Named | None:
    """中央财政安排【423亿元】资金: who has money is told with what was done with it, and what money it is, behind the number."""
    arranged = ARRANGED_BY.search(case.mention.clause)
    if not arranged or not case.phrase.startswith(arranged["who"]) or arranged["act"] in case.phrase:
        return None
    money = KIND_OF_MONEY.match(case.sentence.report.text, case.mention.after)
    did = arranged["who"] + arranged["act"]
    return Named(did + (money[1] if money else MONEY), did, used=money.end() if money else 0)


@LEVEL.rule(
    "share-put-to",
    Tier.SPECIFIC,
    before=("indicator-after",),
    only=asked(units=("share",)),
    signs=signs_of(MONEY_PUT_TO, PUT_TO),
)
def share_put_to(case: Case) -> Named | None:
    """把80%以上的财政支出用于民生, 财政支出的80%以上用于民生: the share of the money that something has."""
    text, after, clause = case.sentence.report.text, case.mention.after, case.mention.clause
    if PART_OF_MONEY.search(clause) and (found := MONEY_PUT_TO.match(text, after)):
        return Named(f"用于{found[2]}的{found[1]}占比", used=found.end(), quoted=True, counted=False)
    put_to, money = PUT_TO.match(text, after), ITS_MONEY.match(clause)
    if not put_to or not money:
        return None
    return Named(f"用于{put_to[1]}的{clean(money[1])}占比", used=put_to.end(), quoted=True, counted=False)


@LEVEL.rule(
    "put-into", Tier.SPECIFIC, before=("indicator-after",), only=asked("measure", "named", "bare", units=("money",))
)
def put_into(case: Case) -> Named | None:
    """云禾食品公司投资2600万元的冻干果蔬车间投产: money is of the works that it built."""
    funded = FUNDED.fullmatch(case.phrase)
    if funded is None or funded[1] and (case.verb or NO_FIRM.search(funded[1])):
        return None
    works = WORKS.match(case.sentence.report.text, case.mention.after)
    built, entity = _built(works[1]) if works else None, case.discourse.entity
    if built is None:
        return None
    firm = entity.subject or funded[1] or ""
    return Named(funded[2], entity=entity.of_own_clause(built)._replace(firm=firm))


def _built(clause: str) -> str | None:
    """The works that a clause opens with, by what they are or by a name that is no firm's."""
    built, name = built_of(clause), name_at(clause + THE_NUMBER)
    if built and name and PREDICATE.match(built, len(name)):
        return name  # 鑫源轴承二期完成厂房4.2万平方米: what it has built already is a part of it
    return built or (name if name and not A_FIRM.search(name) else None)


def _spent_on(aim: str, money: str) -> str:
    """投入300万元改造老旧小区 → 老旧小区改造投入; 投资2000万元创建产业园 → 产业园投资."""
    if SEVERAL_ACTS.match(aim):
        return aim + money
    if (act := UNDERTAKEN.match(aim)) and aim.endswith(WORKING):
        return aim[act.end() :] + money  # 投入1.2亿元实施技术改造
    aim = STANDS_NOW.sub("建成", aim)
    opening = first_verb(aim)  # 铺设供水管网: 供水 is of the pipes
    done = opening if opening in (*MAKING, *WORKING) else leading_verb(aim)
    thing = aim[len(done) :]
    if len(thing) > 1 and done in MAKING:
        return thing + ("建设" if done in BUILDING else "") + money
    if len(thing) > 1 and done in WORKING and not thing.endswith(WORKING):
        return thing + done + money
    return re.sub(r"的(?=(?:建设|改造|修缮|购置)\Z)", "", aim) + money


@LEVEL.rule("money-for", before=("object-restored",), only=asked("bare"))
def money_for(case: Case) -> Named | None:
    """投入2370万元推进道路改造: money is of what it was spent on."""
    if not case.phrase.endswith(OF_ITS_MONEY) or not (aim := money_aim(case)):
        return None
    if put_up := _put_up(case, aim):
        return put_up
    done = leading_verb(aim)
    name = named_first(aim[len(done) :], "", case.sentence.report.own_names)
    if not name:
        return Named(_spent_on(aim, case.phrase), case.phrase, counted=False)
    # 投入300万元完成柳溪社区食堂建设: whose it is, is its subject
    entity = case.discourse.entity.of_own_clause(name)
    return Named(_spent_on(done + aim[len(done + name) :], case.phrase), case.phrase, counted=False, entity=entity)


def _put_up(case: Case, aim: str) -> Named | None:
    """投资680万元修通青石公路, 投资300万元建成柳溪养老院: the money of a thing that has a name is told of the thing."""
    built = BUILT_WITH_IT.match(aim)
    thing = aim[built.end() :] if built else ""
    if case.discourse.entity.subject or not (is_road(thing) or name_at(thing + THE_NUMBER) == thing):
        return None
    return Named(case.phrase, case.phrase, counted=False, entity=case.discourse.entity.of_own_clause(thing))


@LEVEL.rule(
    "put-into-streets", Tier.SPECIFIC, before=("indicator-after",), only=asked("measure", "bare", units=("money",))
)
def put_into_streets(case: Case) -> Named | None:
    """投入68万元对文庙巷、解放街实施改造: the money is of the streets by their names."""
    aim = REST_OF_CLAUSE.match(case.sentence.report.text, case.mention.after)
    streets = streets_worked_on(aim[0]) if aim and case.phrase.endswith(OF_ITS_MONEY) else None
    if aim is None or streets is None:
        return None
    entity = case.discourse.entity.of_own_clause(streets.names)
    return Named(streets.work + case.phrase, case.phrase, used=aim.end(), counted=False, entity=entity)


@LEVEL.rule("set-aside-for", Tier.SPECIFIC, only=asked(units=("money",)))
def set_aside_for(case: Case) -> Named | None:
    """安排1.8亿元用于42个老旧小区改造, 筹措35万元为12个村更换路灯: money that is set aside is of what it is for."""
    given = MONEY_SET_ASIDE.search(case.mention.clause)
    aim = PUT_FOR.match(case.sentence.report.text, case.mention.after) if given else None
    if not given or not aim or given[1] == "投入" and aim[1]:
        return None
    what = clean(aim[1] or aim[2])
    return Named(what + given[1] + ("" if given[1] == "投入" else "资金"), counted=False) if len(what) > 2 else None


@LEVEL.rule("standard-of-payment", Tier.SPECIFIC, only=asked("named", units=("money",)), needs="每")
def standard_of_payment(case: Case) -> Named | None:
    """按每村6万元的标准拨付运转经费72万元: how much each gets of what is paid by that standard."""
    each = PER_EACH.search(case.mention.clause)
    paid = PAID_BY_STANDARD.match(case.sentence.report.text, case.mention.after) if each else None
    if not each or not paid:
        return None
    return Named(f"{each[1]}{paid[2]}标准", used=paid.end(1), quoted=True, counted=False)


@LEVEL.rule("given-to-works", Tier.SPECIFIC, only=asked("named", noun=False, later=True, units=("money",)))
def given_to_works(case: Case) -> Named | None:
    """专项债券9亿元,用于柳河治理工程3亿元、东门小学扩建项目2亿元、管网改造1亿元: the part of the money that works have, of those
    that have names told of them."""
    works, money = words_behind(PUT_TO_WORKS, case.mention.clause), _money_given(case)
    if not money or not works:
        return None
    entity = case.discourse.entity
    goes_on = case.listed and case.discourse.statements[-1].rule == "given-to-works"
    known = works.endswith(A_WORK) or goes_on or GIVEN_FOR.match(case.mention.clause)
    if known and name_at(works + THE_NUMBER) == works:
        return Named(money, counted=False, entity=entity.of_own_clause(works))
    if goes_on and works.endswith(WORKING):
        return Named(works + money, counted=False, entity=entity._replace(subject=None, owner=None))
    return None


def _money_given(case: Case) -> str:
    """What was given out, of which the sentence tells whom its parts are for; "" for none."""
    given = (one.indicator for one in case.discourse.statements if one.measure == "level")
    return next((indicator for indicator in given if indicator.endswith(GIVEN)), "")


@LEVEL.rule("part-for-works", Tier.SPECIFIC, only=asked("nothing", "bare", later=True, units=("money",)))
def part_for_works(case: Case) -> Named | None:
    """专项债券9亿元,其中3亿元用于柳河治理工程,2亿元用于教育: the part of the money that is for works by their name; the next is the
    district's again where it is for none."""
    aim, entity = FOR_WORKS.match(case.sentence.report.text, case.mention.after), case.discourse.entity
    if not aim or MONEY_SET_ASIDE.search(case.mention.clause):
        return None
    money, of_works = _money_given(case), name_at(aim[1] + THE_NUMBER) == aim[1]
    if not money or not of_works and case.discourse.statements[-1].rule != "part-for-works":
        return None
    entity = entity.of_own_clause(aim[1]) if of_works else entity._replace(subject=None, owner=None)
    return Named(money, used=aim.end() if of_works else aim.start(1), counted=False, entity=entity)


@LEVEL.rule("aim-after", only=asked("measure"))
def aim_after(case: Case) -> Named | None:
    """资金2370万元用于道路改造: a measure alone takes what it was spent on."""
    if not wants_a_thing(case) or rate_beside_rate(case) or not (aim := money_aim(case)):
        return None
    return _put_up(case, aim) or Named(_spent_on(aim, case.phrase), case.verb, counted=False)
