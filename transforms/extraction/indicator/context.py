"""What the words before were about where a sentence has named nothing, or named it without a number."""

import re

from transforms.extraction.case import Case
from transforms.extraction.cues.read import read_cue
from transforms.extraction.indicator.topic import AN_ACCOUNT, compared_by, of_division, topic, topics
from transforms.extraction.mention import BREAK, clause_before
from transforms.extraction.model import MOVES, SentenceContext
from transforms.extraction.subjects.clauses import WITHIN
from transforms.extraction.subjects.entity import WHERE_IT_STANDS, words_behind
from transforms.extraction.wording.finish import finished
from transforms.extraction.wording.phrases import clean
from transforms.extraction.wording.words import VIEWPOINT

WITHOUT_NUMBER = re.compile(
    r"(?<=.{2})(?:增速|增幅|涨幅|降幅|总体|整体|继续|持续|稳步|保持|实现|平稳|较快|快速|止跌|企稳|[要需将]?[扭转]负为正|由负转正|由降转升|回升|回暖|稳中|扭转|再上|再创|创|逐[月季步]|"
    r"明显|显著|大幅|不断|进一步|首次|迈上|迈过|跨过|跨越|突破|站上|稳定|控制在|维持|处于|位居|稳居|有所|小幅|增势|态势|势头)"
)
AMONG = re.compile(r"在.+中")  # 在镇企业中,X公司…: among whom, and not of what
WHERE_IT_LIES = re.compile(
    r"地处|位于|坐落|[东西南北](?:邻|临|接|靠|连|与)|毗邻|海拔|(?<![差间等])距(?!离)|(?:车程|路程|行程|单程)(?:时间)?(?:已|大幅|平均)*(?:[由从缩压降减仅只]|\d)"
)  # and not of what
HAS_COME = re.compile("(?:也|都|已|终于|全面)*(?:(?:开通|通上?|用上|迎来|有)了)?(?=..)")
CONTEXT_CUT = re.compile(
    r"(?<=.{2})(?:支撑|规模|持续|不断|加快|稳步|更加|明显|显著|提质|蓬勃|快速|全面|实现|进一步|稳中|较快|平稳|运行|发展|总体|保持|"
    r"取得|增势|势头|向|跑出|迈|态势|质效|连续|屡创|再创|首次|第一次|稳居)"
)
# 闲置校舍改成了村史馆，360平方米: what came of it
MADE_INTO = re.compile(".*(?:改[造建]?成|变成|改为|升级成|打造成)了?(?=.{2})")
HEADING_OF_LINE = re.compile(
    r"(?:^|\n)[ \u3000]*(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）、.．是])?[ \u3000]*([^，。；：:\n\d]{3,24})[。：:][ \u3000]*\Z"
)
LEVEL_ALONE = re.compile("[省市区县州]本?级")
VIEWED = re.compile(VIEWPOINT)
# 政府性基金预算收支安排情况, 收入安排: what a heading says of an account beside its name
ABOUT_ACCOUNT = re.compile(
    r"(?:收支|收入|支出)?(?:执行|完成|收支|决算|安排|草案|编制|计划|预期|平衡)*(?:情况|方案|意见|（草案）)?\Z"
)
CLASS_OF_FIRMS = re.compile(
    r"(?:(?:[省市区县州]|自治区)属|国有|国资|监管|地方国有|民营|中央|外资|外商投资|民办)(?:企业|国企)|国企|央企|民企"
)
# what is also told of the district or of all its industry
TOLD_OF_FIRMS = ("研发", "营收", "营业收入", "利润", "利税", "资产总额", "实现利润")
AN_INDUSTRY = re.compile(
    r"([\u4e00-\u9fff]{2,8}?(?:行业|产业|制造业|工业|板块))(?=受|因|由于|稳|持续|保持|下行|低迷|回升|增势|支撑|拖累|表现)"
)
RESULTS_OF_FIRMS = ("利润总额", "利税总额", "营业收入", "主营业务收入", "利润")
GOODS_SOLD, OF_LARGE_INDUSTRY = ("产销率", "产品销售率"), re.compile("(?:规上|规模以上)工业")
VIEWS = ("项目上", "工业上", "农业上", "城建上", "民生上", "招商上")
EVENT = re.compile(
    r"(?:举办|举行|召开|承办|办好)(?:了)?((?:第[一二三四五六七八九十百]+届)?[^，,。；;、]{2,16}(?:博览会|洽谈会|交易会|推介会|对接会|恳谈会|展会|大会|论坛|峰会|年会|招商会))\Z"
)
AT_EVENT = re.compile(r"(?:现场)?(?:签约|成交|意向|合同)(?:项目|总?金额|总?额|总投资)?\Z")
# 按可比价格计算, 扣除价格因素: between an indicator and how it moved
BY_WHAT_PRICES = re.compile(
    r"若?(?:按|以)[^，。；;\d]{2,8}(?:计算|口径)|(?:扣除|剔除)[^，。；;\d]{2,8}因素后?|(?:自然|全|同)口径"
)
ONE_SENTENCE = 90
PART_OF_LEVEL = "class-of-topic"  # 收入10亿元,其中县本级6亿元；支出30亿元: of the account of which that is a part
OF_AN_ACCOUNT = re.compile("(?:公共预算|基金(?:预算)?|资本经营(?:预算)?)收入\\Z")
SIDE_OF_ACCOUNT = re.compile("([省市区县州]本级|全[省市区县州])?(收入|支出)")


def _names_nothing(clause: str) -> bool:
    """在规上企业中, 按可比价格计算: among whom, or by what prices, and not of what."""
    return (AMONG.fullmatch(clause) or BY_WHAT_PRICES.fullmatch(clause)) is not None


def context_noun(left: str) -> str:
    """What the clause before was about, when the sentence has named nothing yet."""
    parts = [clean(part) for part in BREAK.split(left)[:-1]]
    about = (part for part in reversed(parts) if 2 <= len(part) <= 24 and not _names_nothing(part))
    part = MADE_INTO.sub("", next((part for part in about if not WHERE_IT_LIES.search(part)), ""))
    part = part.removesuffix("上") if part in VIEWS else part
    cut = CONTEXT_CUT.search(part)
    return part[: cut.start()] if cut else part


def spoken_of_before(case: Case) -> str:
    """固定资产投资止跌回升,增长5%: a known indicator that a clause without number was about, since the last number."""
    clauses = reversed(BREAK.split(case.mention.left)[:-1])
    part = next((clause for clause in clauses if clause and not BY_WHAT_PRICES.fullmatch(clause)), "")
    cut = WITHOUT_NUMBER.search(part)
    name = clean(part[: cut.start()]) if cut else ""
    return name if name and case.indicator_id(name) else ""


def firms_spoken_of(case: Case, phrase: str) -> str:
    """省属企业创新导向更加突出,研发投入增长12%: the class of firms that the clause before, without a number, opens with."""
    if not phrase.startswith(TOLD_OF_FIRMS):
        return ""
    found = CLASS_OF_FIRMS.match(clean(clause_before(case.mention.left)))
    return found[0] if found else ""


def industry_spoken_of(case: Case) -> str:
    """化工行业受价格拖累,产值下降4.8%: the industry that the clause before, without a number, opens with."""
    found = AN_INDUSTRY.match(clean(clause_before(case.mention.left)))
    return found[1] if found else ""


def industry_told_of(case: Case) -> str:
    """规模以上工业增加值增长6%。…产品销售率96.8%,利润总额4.1亿元: the firms whose goods were sold."""
    if case.phrase not in RESULTS_OF_FIRMS or not case.discourse.previous.indicator.endswith(GOODS_SOLD):
        return ""
    said = (*case.discourse.sentence_before, *case.discourse.statements)
    return next((found[0] + "企业" for one in said if (found := OF_LARGE_INDUSTRY.match(one.indicator))), "")


def event_spoken_of(case: Case) -> str:
    """举办第五届内陆博览会,签约总金额512亿元: the fair that the clause before, without a number, tells of."""
    found = EVENT.search(clause_before(case.mention.left)) if AT_EVENT.match(case.phrase) else None
    return found[1] if found else ""


def topic_before(sentence: SentenceContext) -> str:
    """经营主体稳中培优。总量达146万户: the known indicator that the short sentence before opens with."""
    start, report = sentence.start, sentence.report
    before = report.text[max(0, start - 24) : start].rstrip("。 \u3000\n")
    topic = clean(re.split("[。；\n]", before)[-1])
    return next(
        (topic[:end] for end in range(min(len(topic), 10), 2, -1) if report.lexicon.indicator_id(topic[:end])), ""
    )


def run_in_heading(sentence: SentenceContext) -> str:
    """（2）农业总产值。完成29.4亿元: the known indicator that is all the sentence before, at the head of the line."""
    found = _run_in(sentence)
    return found if found and sentence.report.lexicon.indicator_id(found) else ""


def named_account(sentence: SentenceContext) -> str:
    """（二）政府性基金预算。收入完成2.3亿元: the account that the heading names, run in or on its own line, or the one above 1.收入安排;
    with the level of government that a heading in between names."""
    level = ""
    for heading in (_run_in(sentence), *reversed(sentence.passage.section.split(" / "))):
        name = ABOUT_ACCOUNT.sub("", clean(heading))
        if LEVEL_ALONE.fullmatch(name):
            level = name  # 2.县本级收支安排, below 一般公共预算: the county's own part of that account
        elif name:
            return level + name
    return level


def side_of_account(case: Case) -> str:
    """市本级收入: what a government takes in itself, of the account of the heading or of the sentence so far; "" where none is known."""
    found = SIDE_OF_ACCOUNT.fullmatch(case.phrase)
    if not found:
        return ""
    level, side = found[1] or "", found[2]
    of_heading = named_account(case.sentence).removeprefix(level) + side
    known = AN_ACCOUNT.fullmatch(of_heading) and of_heading
    name = known or next((one for one in topics(case) if AN_ACCOUNT.fullmatch(one)), "")
    return (level if level.endswith("本级") else "") + name[:-2] + side if name else ""


def side_of_budget(case: Case, side: str) -> str:
    """支出预算安排2850万元, below 2025年财政预算草案: of all the money of the district, where no account is told; "" elsewhere."""
    in_budget = (
        side in ("收入", "支出") and "财政预算" in case.sentence.passage.section and not case.discourse.entity.subject
    )
    return "财政" + side if in_budget else ""


def spending_of_account(case: Case) -> str:
    """支出 behind 社会保险基金收入: what is spent of the same; "" for any other wording, and where only a kind of revenue was told."""
    if case.phrase != "支出":
        return ""
    said = (one.indicator for one in reversed(case.discourse.statements) if one.rule != PART_OF_LEVEL)
    revenue = next(filter(OF_AN_ACCOUNT.search, said), case.discourse.previous.indicator)
    if not revenue.endswith("收入") or 2 < len(revenue) < 5:
        return ""  # 税收收入, 非税收入: of a kind of revenue nothing is spent
    return revenue[:-2] + "支出"


def _run_in(sentence: SentenceContext) -> str:
    start = sentence.start
    found = HEADING_OF_LINE.search(sentence.report.text, max(0, start - ONE_SENTENCE), start)
    return found[1] if found else ""


def name_from_context(case: Case) -> str:
    """The last clause that says anything, else the indicator that the sentence before opens with where a time alone is named, else
    the heading."""
    if heading := run_in_heading(case.sentence):
        return heading
    for part in reversed(BREAK.split(case.mention.left)[:-1]):
        name = _without_whose(clean(part), case)
        if VIEWED.fullmatch(name):
            return topic(case) or name
        if venue := WITHIN.match(name) or WITHIN.match(part.strip(" \u3000\n全年多次")):
            return finished(venue[1])
        if case.indicator_id(name):
            return name  # 研究与试验发展经费,从…: here 发展 is no verb
        if len(name) >= 2:
            name = MADE_INTO.sub("", name)
            cut = CONTEXT_CUT.search(name)
            return name[: cut.start()] if cut else finished(read_cue(name, "share").stem or name)
    return _goes_on_about(case) or clean(case.sentence.passage.section.rsplit(" / ", 1)[-1]) or "未名"


def _without_whose(clause: str, case: Case) -> str:
    """高坪村也通了客车 → 客车, where the number is told of the village."""
    words, subject = words_behind(WHERE_IT_STANDS, clause), case.discourse.entity.subject
    if not subject or not words.startswith(subject):
        return clause
    return words_behind(HAS_COME, words[len(subject) :]) or clause


def _goes_on_about(case: Case) -> str:
    """What the sentence before opens with, where a movement names no more than a time, or a town (其中石桥镇增长8.2%)."""
    if case.sentence.spans and case.measure in MOVES and (name := topic(case)):
        return name
    return compared_by(case) if of_division(case) else ""
