"""What a sentence goes on about that names only a part of it, a time, or the last word of its name.

一般公共预算收入9亿元。分级次看,县本级4.6亿元 is of the revenue; 1—8月累计完成7.4亿元 behind a month's revenue is the revenue again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from transforms.extraction.case import Case
from transforms.extraction.model import Statement
from transforms.extraction.subjects.entity import COUNTIES, TOWNS
from transforms.extraction.subjects.kinds import A_FIRM
from transforms.extraction.wording.phrases import clean
from transforms.extraction.wording.words import PARTS_FOLLOW, TOWN_OR_COUNTRY

GIVES_PARTS = re.compile(PARTS_FOLLOW)
# 其中工业投资增长12%，民间投资增长6%；: the parts that 其中 takes, up to a semicolon, or in brackets
PARTS_END, IS_A_PART, FARTHEST_OPENING = re.compile("[。；;\n]"), re.compile("其中[^）)]*\\Z"), 120
AN_ACCOUNT = re.compile("(?:一般公共预算|政府性基金(?:预算)?|国有资本经营(?:预算)?|社会保险基金(?:预算)?)(?:收入|支出)")
# 县本级, 地方级; 税务部门: whose the revenue is, and who collects it
LEVEL_OF_GOVERNMENT = re.compile(
    r"(?:(?:[省市区县旗州盟镇乡]|街道|乡镇|镇街|园区){1,3}(?:本级|级)|地方级|(?:税务|财政|国税|地税|自然资源)(?:部门|系统))"
)
OF_GOVERNMENT = re.compile(r"(?:收入|支出|税收|债务限额|债务余额)\Z")
OF_DEBT = ("债务限额", "债务余额")
RESIDENTS = re.compile(r"(?:城镇|城市|农村|乡村)(?:常住)?居民")
OF_RESIDENTS = re.compile(r"人均[\u4e00-\u9fff]{0,4}(?:收入|支出)\Z")
INDUSTRY = re.compile(r"第?[一二三](?:产|次产业|产业)")
DIVIDED = re.compile(r"(?:投资|用电量?|税收|税收收入)\Z")  # what is given by industry beside value added
FARMING = re.compile(r"(?:农|林|牧|畜牧|渔|种植)业|农林牧渔(?:专业及辅助性活动|服务业|业?专业及辅助性活动)")
OF_FARMING = re.compile(r"农、?林、?牧、?渔(?:服务)?业?(?:现价|总)*(产值|增加值)\Z")
OWNER = re.compile(
    r"(?:私营|民营|非公有制|国有|集体|股份制|外商及港澳台商?(?:投资)?|外资|大中型|小微)(?:控股)?企业|[轻重]工业"
)
OF_OWNER = re.compile(r"[轻重]工业增加值|(?:(?:控股|股份制|国有|私营|集体|投资)企业|规(?:模以)?上工业)增加值\Z")
ADDED_VALUE = "增加值"
NO_BRANCH = re.compile("(?:企业|服务业|农业|就业|作业|物业|商业|建筑业|产业|[^业]产|活动)\\Z|同比|占|其他")
# how a kind and a class end: a sign that is cheap to see, since both are looked for before nearly every number
LONGEST_KIND = 26
KINDS_END = ("业", "产", "活动")
CLASSES_END = ("级", "部门", "系统", "居民", *TOWN_OR_COUNTRY)
RESULT_OF_FIRMS = re.compile(r"企业(?:实现)?(营业收入|主营业务收入|利润总额|利润|利税总额|利税)\Z")
RETAIL = re.compile(r"(?:社会)?消费品零售总?额\Z")
OF_ALL_RESIDENTS = re.compile(r"(?:全体)?(?:常住)?居民(人均(?:可支配|纯)?收入|人均(?:生活)?消费(?:性)?支出)")
SETTLED_ACCOUNT = re.compile("(?:收入|支出)(?:决算|执行)数?")
RETAIL_OF_PLACE = "消费品零售额"
# 固定资产投资完成情况: what a heading says beside the name
TOLD_IN_SECTION = re.compile(r"(?:(?:执行|完成|增长|进展|分布|排名)*情况|(?:完成)?进度|增速|增长)\Z")
LONGEST_TOPIC = 20
FULL_ENDINGS = {"零售额": "零售总额", "利润": "利润总额"}  # how the whole name of what is said in short ends
KINDS_OF_REVENUE = ("税收收入", "非税收入")  # 收入5亿元 of a county is all that it takes in
ENDS = frozenset("投资 收入 支出 增加值 总产值 产值 利润总额 利润 零售额 销售额 营业收入 产量".split())


def topics(case: Case) -> Iterator[str]:
    """The known indicators that this sentence has stated so far, else those of the sentence before, in their order."""
    for statements in (case.discourse.statements, case.discourse.sentence_before):
        known = [one.indicator for one in statements if _is_topic(case, one)]
        if known:
            yield from known
            return


def _is_topic(case: Case, statement: Statement) -> bool:
    return case.indicator_id(statement.indicator) is not None


def topic(case: Case) -> str:
    """The indicator that the sentence, or the one before, opens with."""
    return next(topics(case), "")


def heading_topic(case: Case) -> str:
    """（二）固定资产投资: the known indicator that the nearest heading is of that is of one, whatever is said of it beside its name."""
    return next((name for name in _headings_of(case.sentence.passage.section) if case.indicator_id(name)), "")


@lru_cache(maxsize=4096)
def _headings_of(section: str) -> tuple[str, ...]:
    """The short headings that a section stands under, the nearest first."""
    names = (TOLD_IN_SECTION.sub("", clean(title)) for title in reversed(section.split(" / ")))
    return tuple(name for name in names if 0 < len(name) < LONGEST_TOPIC)


def compared_by(case: Case) -> str:
    """What towns are compared by whose numbers name nothing: what the sentence, or the one before, is of, else the heading."""
    name = topic(case) or heading_topic(case)
    fits = case.sentence.report.lexicon.id_of(name, case.measure, case.mention.token.unit.code)
    return name if name and fits else ""


def done_of_topic(case: Case, verb: str) -> str:
    """新增入库项目94个。石塘镇入库14个: what the sentence, or the one before, counts in the same unit by what a town is told to have done."""
    said = (*case.discourse.statements, *case.discourse.sentence_before)
    alike = (one for one in said if one.mention.token.unit.code == case.mention.token.unit.code)
    return next((one.indicator for one in alike if one.measure == "level" and verb in one.indicator), "")


def of_division(case: Case) -> bool:
    """Whether a town or a county is spoken of in the number's own clause."""
    subject = case.discourse.entity.subject or ""
    return subject.endswith((*TOWNS, *COUNTIES)) and subject in case.mention.clause


def kind_of_topic(case: Case) -> str:
    """第一产业 below 用电量 or 投资, 林业 below 农林牧渔业总产值, 私营企业 below 规上工业增加值: what is given by kinds, with the kind
    that the wording names; "" for any other wording."""
    phrase = case.phrase
    if len(phrase) > LONGEST_KIND or not phrase.endswith(KINDS_END):
        return ""
    if INDUSTRY.fullmatch(phrase):
        divided = DIVIDED.search(_whole_of_industries(case))
        return phrase + divided[0] if divided else ""
    if FARMING.fullmatch(phrase):
        said = (one.indicator for one in (*case.discourse.statements, *case.discourse.sentence_before))
        of_farming = next(filter(None, map(OF_FARMING.match, said)), None)
        return phrase + of_farming[1] if of_farming else ""
    return _of_owner(case) if OWNER.fullmatch(phrase) else _value_of_industry(case)


def _value_of_industry(case: Case) -> str:
    """采矿业 below 规上工业增加值: what the industry adds, where nothing but value added has been told since."""
    previous = case.discourse.previous.indicator
    if case.measure != "growth" or NO_BRANCH.search(case.phrase) or previous and not previous.endswith(ADDED_VALUE):
        return ""
    whole = topic(case)
    of_branches = whole.endswith("业" + ADDED_VALUE) and not NO_BRANCH.search(whole.removesuffix(ADDED_VALUE))
    return case.phrase + ADDED_VALUE if of_branches else ""


def _of_owner(case: Case) -> str:
    """私营企业 below 规上工业增加值 or 规上工业企业利润: what such firms have of what the sentence, or the one before, is of."""
    said = (*case.discourse.sentence_before, *case.discourse.statements)
    results = (RESULT_OF_FIRMS.search(one.indicator) for one in reversed(said))
    if case.measure == "growth" or case.mention.token.unit.kind == "money":
        if result := next(filter(None, results), None):
            return case.phrase + result[1]
    if case.measure != "growth":
        return ""
    return f"{case.phrase}增加值" if any(map(OF_OWNER.search, topics(case))) else ""


def _whole_of_industries(case: Case) -> str:
    """固定资产投资, 全社会用电量: the last that this sentence states of no industry, else what the one opens with of which it gives the parts."""
    said = (one.indicator for one in reversed(case.discourse.statements) if not INDUSTRY.match(one.indicator))
    return next(said, "") or (topic(case) if GIVES_PARTS.match(case.sentence.words) else "")


def class_of_topic(case: Case) -> str:
    """县本级 of a revenue, 城镇居民 of an income, 乡村 of retail sales: the part that the wording names, of what was spoken of; "" for
    any other."""
    of_what, phrase = "", case.phrase
    if not phrase.endswith(CLASSES_END):
        return ""
    if phrase in TOWN_OR_COUNTRY:
        of_what = next(filter(None, map(_divided_by_place, topics(case))), "")
    elif LEVEL_OF_GOVERNMENT.fullmatch(phrase):
        of_what = _divided_by_level(case)
    elif RESIDENTS.fullmatch(phrase):
        of_what = next((found[0] for one in topics(case) if (found := OF_RESIDENTS.search(one))), "")
    in_money = case.measure != "level" or case.mention.token.unit.kind == "money"
    return phrase + of_what if of_what and in_money else ""


def _divided_by_level(case: Case) -> str:
    """政府债务余额 of 债务限额…，其中县本级…；债务余额…，其中县本级…, and what is spent of 收入…；支出…，其中县本级…: what each level of
    government has its part of."""
    said = [one for one in topics(case) if OF_GOVERNMENT.search(one)]
    if not said:
        return ""
    if said[-1].endswith(OF_DEBT):
        return said[-1]
    accounts = [one for one in said if AN_ACCOUNT.fullmatch(one)] if case.discourse.statements else []
    return accounts[-1] if accounts else said[0]


def _divided_by_place(indicator: str) -> str:
    """消费品零售额 of 社会消费品零售总额, 居民人均可支配收入 of 全体居民人均可支配收入: what town and country have their parts of."""
    if RETAIL.search(indicator):
        return RETAIL_OF_PLACE
    found = OF_ALL_RESIDENTS.fullmatch(indicator)
    return "居民" + found[1] if found else ""


def topic_with_end(case: Case, ends: str) -> str:
    """投资 of a town below 固定资产投资: what all of them are compared by, that ends in the one word said of it."""
    said = (*reversed(list(_wholes(case))), heading_topic(case)) if ends in ENDS else ()
    alike = [one for one in said if one.endswith((ends, FULL_ENDINGS.get(ends, ends)))]
    return next((one for one in alike if not one.endswith(KINDS_OF_REVENUE)), alike[0] if alike else "")


def _wholes(case: Case) -> Iterator[str]:
    """固定资产投资 of 固定资产投资增长9%，其中工业投资增长12%: the known indicators of which 其中 takes parts, or none."""
    for statements in (case.discourse.statements, case.discourse.sentence_before):
        known = [one for one in statements if _is_topic(case, one)]
        if known:
            text = case.sentence.report.text
            yield from (one.indicator for one in known if not _is_part(text, one.mention.token.start))
            return


def _is_part(text: str, at: int) -> bool:
    """Whether 其中 stands before the number in its sentence or its part of it, and no bracket has been closed since."""
    left = PARTS_END.split(text[max(0, at - FARTHEST_OPENING) : at])[-1]
    return IS_A_PART.search(left) is not None


def end_of_topic(case: Case) -> str:
    """8月当月增加值增长2.6%, 累计支出29亿元: the indicator of the sentence before that ends in the one word said of it again."""
    subject = case.discourse.entity.subject or ""
    ends = case.phrase.removeprefix("当月")
    if ends not in ENDS:
        return ""
    if of_division(case) or _of_month(case):
        return topic_with_end(case, ends)
    if case.discourse.statements or A_FIRM.search(subject):
        return ""  # what a firm has is no part of what its industry has
    if subject and ends == "投资":
        return ""  # what a project costs is no part of what is invested in industry
    settled = case.measure == "change" and SETTLED_ACCOUNT.search(case.mention.clause)  # 与执行数相比,支出决算增加…
    if not case.sentence.spans and "累计" not in case.mention.clause and not settled:
        return ""
    return next((one for one in reversed(list(topics(case))) if one.endswith(ends)), "")


def _of_month(case: Case) -> bool:
    """一般公共预算收入31亿元；8月当月收入3亿元: whether the month's part of what the district has is told."""
    return "当月" in case.mention.clause and not case.discourse.entity.subject


def topic_again(case: Case) -> str:
    """1—8月累计完成7.4亿元: the indicator of the sentence before, where a time is all that the words before the number say."""
    if case.discourse.statements or not case.sentence.spans:
        return ""
    name = topic(case)
    fits = case.sentence.report.lexicon.id_of(name, case.measure, case.mention.token.unit.code)
    return name if name and fits else ""
