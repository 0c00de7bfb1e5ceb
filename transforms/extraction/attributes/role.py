"""Done or planned, counted or estimated: by the section and by the verbs of the clause."""

from __future__ import annotations

import re

from transforms.extraction.discourse import Discourse
from transforms.extraction.mention import SEMICOLON, WITHIN_LIMIT
from transforms.extraction.model import SentenceContext, Statement
from transforms.extraction.periods.governing import governing, has_ended, lies_ahead
from transforms.extraction.periods.span import Span
from transforms.extraction.records import Record, record
from transforms.extraction.wording.words import AIM_BEHIND

# 争取【12亿元】国债资金支持: so much was given; 争取实现, 争取达到 aim at it
GIVEN_AMOUNT = r"(?:约|近|超|超过)?\d[\d.]*(?:万|亿)*元(?:以上|左右|多)?的?"
NOT_REACHED = "(?!(?:全面|全年|早日|尽快)*(?:实现|达到|突破|完成|超过))"
OBTAINED = re.compile("的?[^，,。；;\\d]{0,10}?(?:资金|国债|债券|补助|转移支付|额度|试点)")
# each branch begins with a plain character, so that the pattern is only tried where one of them stands
AIM = re.compile(
    rf"力争|争取(?<![多共已少]争取)(?<!累计争取)(?!到|了|{NOT_REACHED}(?:{GIVEN_AMOUNT})?[^，,。；;\d]{{0,18}}(?:资金|支持|额度|国债|债券|补助|转移支付|政策|指标|项目|试点|荣誉)|(?:[^，,。；;\d]{{0,6}}(?:中央|上级|省级|国家|预算内)[^，,。；;\d]{{0,6}}投资))"
    r"|年底(?<!\d年底)前?(?:推动|实现|完成|达到|建成|力争|全面)|"
    r"拟(?<![模虚]拟)(?!定|建[成项]|合|订)|预期(?<![成于过到现超出比较]预期)(?<!年初预期)(?<![于过到现超出比较](?:年度|全年)预期)(?:性)?目标(?!任务|的?完成|的?实现|[高低快慢多少]|[还要有]|之内|相比|(?:还|仍|尚)?有?相?差)|目标(?:是|为|[设拟确]?定为|设定在|[:：])|"
    r"计划(?<![年全]度计划)(?<!完成计划)(?<!占计划)(?<!招生计划)(?<!行动计划)(?:今年|明年|[春夏秋冬]季|[一二三四]季度|\d{1,2}月|年内|上半年|下半年|近期)?(?:于|到|在|推进|实施|改造|打造|新[增建造植栽改]|投资(?!\d)|建设|完成|用|修建|疏浚|治理|种植|培育|引进|拆除|发放|培训|开工|铺设|安装)|"
    r"要确保|各(?:责任|牵头|成员|有关|相关|级)*(?:单位|部门|乡镇|镇街?|乡街?|街道|科室|村|社区)要(?![求点素])|将(?:于|在|继续|新增|新建|达到|实现|建成|完成|全面|力争)|确保(?:年内|全年|(?:\d{1,2}月|年)底前)|年内(?:争创|力争|确保|完成|建成|实现)|下一步|明年(?<!排[到至]明年)"
)
# what is already so: only in the number's own clause, and not as the base of a comparison; begun as AIM is
DONE = re.compile(
    r"我[国省市区县](?:现|共)?有(?!望)|本[国省市区县](?:现|共)?有(?!望)|已(?:经)?(?!达)|己(?:经)?(?!达)|已达到?\Z|目前(?!的\d[\d.]*倍)|截至当前|截[至止]到?(?:20\d\d年)?\d{1,2}月|至(?<=[，,；;]至)(?:20\d\d年)?\d{1,2}月[底末]|现[有为]|累计已|"
    r"实际(?:(?<=[，,]实际)|(?<=[半全]年实际)|(?<=季度实际)|(?<=月实际))(?!利用|使用|到位|到账)|去年(?<![比较于同与]去年)(?!同期|[^，,。；;\d]{0,12}基础上)|上年(?<![比较于同与]上年)(?!同期|[结滚均]|[^，,。；;\d]{0,12}基础上)|五年来|过去五年"
)
SO_ALREADY = re.compile("(?:目前|现|截至目前|至今|前期)均?已(?!达)")
DONE_AFTER = re.compile(r"[^，,。；;\d]{0,10}?(?:已|均已)(?!达)")
DONE_WITHIN = re.compile(r"年内(?:完成|建成|实现)")
# 今年的主要目标是：A；B；C holds for the whole list; 完成了年初目标：A is what was reached
ANNOUNCED = re.compile(r"([^，,。；;]*)目标(?:建议)?(?:是|为|定为|[:：])")
REACHED = re.compile("完成|实现|达到|超|好于|高于")
CLAUSE = re.compile(r"[。；;]")
PREMISE = re.compile(
    r"[ \u3000]*(?:随着|由于|得益于|依托)(?=[^，]*(?:投资|产能|装机))"
)  # 随着总投资25亿元的产业园投产: so already
HEADING_FOR = re.compile(
    "的?(?:目标|大关|台阶|能级|规模|级)*(?:迈进|冲刺|进军|挺进|跨越|进发|攀升|跃升)"
)  # 向1500亿元迈进
KEPT_WITHIN = re.compile(rf"的[^，,。；;\d]{{0,4}}{WITHIN_LIMIT}")
YEAR_BEFORE = re.compile("(?<![比较])(?:上年|去年)同期[为是]\\Z")  # known, whatever is estimated beside it
ESTIMATE = re.compile(r"(?<![比较])(?:预计|预测|初步统计|初步核算|预估)")


def is_target(sentence_before: str, sentence_after: str, plan: bool, future: bool, half: bool) -> bool:
    """Whether a number between these words of its sentence is an aim. `plan`: its section is; `future`: its period is to come;
    `half`: the report is on a half year, so that 年内完成 is yet to be done."""
    if future:
        return True
    if "已" in sentence_after and DONE_AFTER.match(sentence_after):
        return False
    clause = CLAUSE.split(sentence_before)[-1]
    if plan:
        last = clause[max(clause.rfind("，"), clause.rfind(",")) + 1 :]
        if last.endswith("等") and "现有" in last:
            return False  # 全省现有甲、乙、丙等5个集群
        return DONE.search(last[-24:]) is None or AIM.search(clause) is not None
    found = _last_aim(clause, sentence_after, half)
    if found is None:
        return _announced(sentence_before) and not DONE.search(clause)
    return not DONE.search(clause, found.end())


def _last_aim(clause: str, behind: str, half: bool) -> re.Match[str] | None:
    """The last word of aiming in a clause; 争取 before what was given (争取【12亿元】国债资金) is none."""
    for aim in reversed(list(AIM.finditer(clause))):
        given = aim[0] == "争取" and aim.end() == len(clause) and OBTAINED.match(behind)
        if not given and (half or not DONE_WITHIN.fullmatch(aim[0])):
            return aim
    return None


def _announced(sentence_before: str) -> bool:
    """今年的主要目标是：A；B: whether a list of aims has begun, and none of what was reached."""
    found = ANNOUNCED.search(sentence_before) if "目标" in sentence_before else None
    return found is not None and not REACHED.search(found[1])


UP_TO = r"(?:(?:截?[至止]到?)?(?:1[-—–~～至])?\d{1,2}月份?[底末]?|截至目前|上半年|前三季度)"
UNMET = re.compile(
    r"(?:没有|未能?|尚未)(?:实现|完成|达到)[^。；;]{0,12}(?:确定|提出|预期|下达|计划|设定)的"
)  # 未完成年初确定的…增长8%的目标
MET = re.compile(
    r"(?:已|超额|圆满|如期|全面)*(?:完成|实现)(?:了)?(?:增长|下降|降低|提高|上涨)"
)  # 超额完成下降2.5%的年度目标
AIM_OF_YEAR = re.compile(r"(?:以上|左右|以内)?的(?:年度|年初|全年|[省市]里?下达的|约束性|预期)*(?:预期)?(?:目标|任务)")
SET_AT_FIRST = re.compile("(?:预期|计划|目标|任务|批准|通过的|年初预算|预算安排)[^，,。；;]*\\Z")
TURNED_OUT = re.compile(rf"[^，,。；;\d]{{0,6}}[，,](?:而|但)?(?:全年|{UP_TO})?实际")
# 全年计划新建厂房3万平方米,已完成1.8万平方米
FAR_DONE = re.compile(
    rf"[，,](?:(?:目前|现|截至目前|年内)?已(?:经|累计)?|{UP_TO}(?:已|累计)*|(?=完成))(?:完成|建成|开工|到位|投入|实现)(?:了)?(?:投资)?(?:约|近)?\d"
)
SO_FAR = re.compile("已|月|上半年|前三季度|目前|，完成")
SET = re.compile("预期|计划|目标|任务|批准|通过的|年初预算|预算安排")  # one of them stands where something was set
SET_FOR_YEAR = re.compile(
    r"(?:(?:全年|年度|年初|今年|原)(?:计划|任务)|任务[数是为]|目标任务|\A(?!.*完成)[^，,。；;\d]{2,12}任务\Z|下达[^，,。；;\d]{0,14}任务)[^，,。；;]*\Z"
)
# what a work will do when it is ready, and what further figures tell of it
READY = "达产|投产|满产|投运|建成|投用|竣工|完工|运营|交付"
ONCE_READY = re.compile(
    rf"(?:{READY})后(?:(?<!\d月(?:{READY})后)[^，,。；;\d]{{0,12}}(?:可(?!再生)|将|能(?!源)|预计)|[，,]预计(?:每?年|可|将|能))"
)
BROUGHT = re.compile("[、和及]|(?:预计)?(?:可|年|带动|吸纳|解决|新增就业)")
AS_AIM = re.compile(r"[^。；;]{0,40}?目标")
OPEN_AIM = re.compile(rf"{AIM_BEHIND}(?!任务?(?:已|全面|圆满|顺利))")
AIMED_THEN = re.compile("[^，,。；;\\d]{0,8}?(?:下半年|季度)(?:要)?(?:力争|确保|争取|计划|拟|新|竣工|开工)")
PAUSE = re.compile(r"[，,；;]|[：:](?=一是)")


RANK_HELD = re.compile(r"(?:居|位列|排名?|名列)[^，,。；;]{0,16}\Z")
RANK_AIMED_AT = re.compile(
    "力争|争取|确保|保持|稳[居定住]|持续|继续|进入|跻身|前移|提升|努力|巩固|要|达到|实现|突破|推动"
)
# 居民收入预计可达2万元；…: of that alone, where 预计全年… is said of all that follows
OF_ITS_THING = re.compile(
    "(?:收入|支出|总值|产值|增加值|投资|总额|额|量|率|人数|产量|户|家|人|企业|项目)(?:全年|同比)?\\Z"
)


@record
class Role(Record):
    """Whether a number is an aim, whether it is estimated, and the span its sentence names for it. `unmet`: an aim of the year
    reviewed; `set_before`: the amount that was set for the year, of which a share was reached."""

    target: bool
    estimate: bool
    named: Span | None
    unmet: bool = False
    set_before: bool = False


def role(statement: Statement, discourse: Discourse, sentence: SentenceContext) -> Role:
    """Of an aim only the time that its own clause names is kept."""
    start = statement.mention.token.start
    where, named = governing(sentence.spans, start) if sentence.spans else (start, None)
    if _was_set(statement, sentence):
        return Role(True, False, named, set_before=True)
    if sentence.report.now.half and statement.measure == "growth" and _aim_follows(statement, sentence):
        return Role(True, False, None)  # in a report on some months: 全年增长6%的目标
    if _headed_for(statement, sentence):
        return Role(True, False, None)
    if sentence.held_to_aim and _turned_out(statement, sentence):
        return Role(True, False, None, unmet=True)
    if sentence.passage.plan and _so_already(statement):
        return Role(False, False, None if lies_ahead(named, sentence.report.period) else named)
    if sentence.may_aim and _is_aim(statement, named, sentence):
        return Role(True, False, _if_of_own_clause(named, where, start, sentence))
    return _of_time_gone_by(statement, named, discourse, sentence)


def _of_time_gone_by(statement: Statement, named: Span | None, discourse: Discourse, sentence: SentenceContext) -> Role:
    """What is no aim of the time to come: what was to be, or will be when a work is ready, else what is so."""
    unmet = "目标" in sentence.words and _unmet(statement, sentence)
    if unmet or "后" in sentence.words and _once_ready(statement, sentence):
        return Role(True, False, None, unmet=unmet)
    if statement.cue.replaces:  # 初步核算数为A,最终核实为B
        return Role(False, False, named)
    return Role(False, sentence.estimates and _is_estimate(statement, discourse, sentence), named)


def _is_estimate(statement: Statement, discourse: Discourse, sentence: SentenceContext) -> bool:
    """预计…: up to the number, from where the sentence has last turned to somebody else; the year before is known."""
    estimates_from = max(sentence.start, discourse.time.estimates_from)
    text, start = sentence.report.text, statement.mention.token.start
    said = ESTIMATE.finditer(text, estimates_from, start)
    return not YEAR_BEFORE.search(statement.mention.clause) and any(
        _reaches(word, text, start, sentence) for word in said
    )


def _reaches(word: re.Match[str], text: str, start: int, sentence: SentenceContext) -> bool:
    """居民收入预计可达2万元；… is said of that alone, 预计全年… of all that follows."""
    alone = OF_ITS_THING.search(text, sentence.start, word.start())
    return not (alone and SEMICOLON.search(text, word.end(), start))


def _is_aim(statement: Statement, named: Span | None, sentence: SentenceContext) -> bool:
    """2024年 spoken of among the aims of 2026 is a year gone by, and 从A提高到B aims at B alone."""
    period, plan = sentence.report.period, sentence.passage.plan
    ended = has_ended(named, period)
    ahead = lies_ahead(named, period) or _opens_ahead(sentence) and not ended
    if (
        not (plan or ahead or sentence.aims)
        or plan
        and (ended or statement.cue.origin or _rank_held(statement, sentence))
    ):
        return False
    return not PREMISE.match(statement.mention.clause) and _aimed_at(statement, sentence, ahead)


def _rank_held(statement: Statement, sentence: SentenceContext) -> bool:
    """总量、增速居全国第一和第二, among the aims: ranks that are held, where no word says that they are to be reached or kept."""
    if statement.measure != "rank":
        return False
    before = sentence.report.text[sentence.start : statement.mention.token.start]
    clause = before[max(map(before.rfind, "，,；;")) + 1 :]
    return RANK_HELD.search(clause) is not None and not RANK_AIMED_AT.search(clause)


def _so_already(statement: Statement) -> bool:
    """2025年计划新建公园3个,目前已有4个完成选址: what is so already, among what is planned."""
    clause = statement.mention.clause
    found = SO_ALREADY.search(clause) if "已" in clause else None
    return found is not None and not AIM.search(clause, found.end())


def _if_of_own_clause(named: Span | None, where: int, start: int, sentence: SentenceContext) -> Span | None:
    """The time named at `where`, if it is that of the aim at `start`."""
    return named if named and _of_own_clause(named, where, start, sentence) else None


def _of_own_clause(named: Span, where: int, start: int, sentence: SentenceContext) -> bool:
    """Whether a time named at `where` is that of an aim at `start`: a month holds to the next pause, a later year to a semicolon."""
    text = sentence.report.text
    if _aim_of_half(named, where, sentence):
        return not SEMICOLON.search(text, where, start)
    if _within_year(named) and (SEMICOLON.search(text, where, start) or PAUSE.search(text, where + 8, start)):
        return False
    return named.last_year <= deadline_year(sentence) or not SEMICOLON.search(text, where, start)


def _aim_of_half(named: Span, where: int, sentence: SentenceContext) -> bool:
    """下半年力争工业增长8%,完成投资60亿元: what is aimed at for the half or the quarter that opens a sentence holds for all of it."""
    months = named.last_month - named.first_month + 1
    opens = where <= sentence.start + 1 and _within_year(named) and months in (3, 6)
    return opens and AIMED_THEN.match(sentence.report.text, where) is not None


def _opens_ahead(sentence: SentenceContext) -> bool:
    """下半年，一是确保…；二是完成…: all that a sentence says which opens with a time to come, 全年 in it, too."""
    if not sentence.spans:
        return False
    where, first = sentence.spans[0]
    return where <= sentence.start + 1 and lies_ahead(first, sentence.report.period)


def _aim_follows(statement: Statement, sentence: SentenceContext) -> bool:
    """完成全年增长6%左右的目标仍需努力: aimed at, in a report on some months of the year."""
    return OPEN_AIM.match(sentence.report.text, statement.mention.after) is not None


def _aimed_at(statement: Statement, sentence: SentenceContext, ahead: bool) -> bool:
    text, token = sentence.report.text, statement.mention.token
    before, after = text[sentence.start : token.start], text[token.end : token.end + 14]
    return is_target(before, after, sentence.passage.plan, ahead, sentence.report.now.half)


def _unmet(statement: Statement, sentence: SentenceContext) -> bool:
    """没有实现年初确定的能耗降低4%的目标, 超额完成下降2.5%的年度目标: what was to be in the year that is reviewed."""
    text, token = sentence.report.text, statement.mention.token
    if MET.fullmatch(statement.mention.clause) and AIM_OF_YEAR.match(text, token.end):
        return True
    said = UNMET.search(text, sentence.start, token.start) is not None
    return said and AS_AIM.match(text[token.end : sentence.end]) is not None


def _once_ready(statement: Statement, sentence: SentenceContext) -> bool:
    """达产后年产值可达35亿元,年税收2亿元: what a work will bring when it is ready."""
    if statement.measure != "level":
        return False
    clause = statement.mention.clause
    if ONCE_READY.search(clause):
        return True
    if not BROUGHT.match(clause):
        return False
    before = sentence.report.text[sentence.start : statement.mention.token.start]
    return ONCE_READY.search(SEMICOLON.split(before)[-1]) is not None


def _was_set(statement: Statement, sentence: SentenceContext) -> bool:
    """年初预算1.2亿元的83%, 控制在1.12亿立方米的指标以内: what was set, of which a share was reached, or within which it was kept."""
    of_it = statement.measure in ("level", "growth") and statement.cue.completion
    return of_it or KEPT_WITHIN.match(sentence.report.text, statement.mention.token.end) is not None


def _headed_for(statement: Statement, sentence: SentenceContext) -> bool:
    """工业总产值向1500亿元迈进: what is yet to be reached."""
    cues = statement.cue.cues
    towards = cues != () and cues[0].endswith("向")
    return towards and HEADING_FOR.match(sentence.report.text, statement.mention.after) is not None


def _turned_out(statement: Statement, sentence: SentenceContext) -> bool:
    """预期增长7%,实际增长5.3%: what was aimed at for the year that is reviewed, held against how it turned out."""
    text, after, clause = sentence.report.text, statement.mention.after, statement.mention.clause
    if "实际" in sentence.words and TURNED_OUT.match(text, after):
        return SET_AT_FIRST.search(clause) is not None
    if sentence.passage.plan or sentence.report.now.half or not SO_FAR.search(sentence.words):
        return False
    return FAR_DONE.match(text, after) is not None and SET_FOR_YEAR.search(clause) is not None


def deadline_year(sentence: SentenceContext) -> int:
    """The year that the aims of a report are for when nothing else is said."""
    period = sentence.report.period
    if period is None:
        return 9999
    return period.last_year + (0 if sentence.report.now.half else 1)


def _within_year(span: Span) -> bool:
    """A quarter, a half, a month: less than a year."""
    return span.first_year == span.last_year and (span.first_month, span.last_month) != (1, 12)
