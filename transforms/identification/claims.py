"""Places where a report says outright who reports: its title, the meeting it was given to, 我代表…, its source line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .gazetteer import Gazetteer, township_stem, upper_stem
from .mentions import COMMON_WORDS, longest_name_before

HEAD = 600
TAIL = 500

_MEETING = re.compile(r"第\s*[一二三四五六七八九十百\d]+\s*届\s*(?:人民代表大会|人大)")
_SPEAKS_FOR = re.compile(r"代表\s*(.{0,24}?)(?:人民政府|党工委|党委|办事处|政府|街道工委)")
_STATE_COUNCIL = re.compile(
    r"代表\s*国务院|国务院\s*(?:政府工作报告|总理)|第[一二三四五六七八九十]+届全国人民代表大会第[一二三四五六七八九十]+次会议上"
)
_OF_THE_COUNTRY = re.compile(r"(?:中华人民共和国)?国务院(?:办公厅|研究室)?|国家统计局")
_COUNTRY_TITLE = re.compile(
    r"(?:中华人民共和国|国务院).{0,10}(?:政府工作报告|统计公报|计划执行情况)"
    r"|(?:^|年)\s*全国(?:国民)?(?:经济|政府工作|经济社会|经济和社会).{0,12}(?:情况|报告|回顾|总结|成就)"
)
_SUMMARY = r"(?:年度|年|半年|季度)(?:工作)?(?:总结|报告)"
_ON_WORK = rf"(?:政府)?工作(?:总结|报告|情况|回顾|思路|要点|计划|汇报|小结|开展情况|完成情况)|述职报告|情况(?:汇报|报告|总结)|{_SUMMARY}"
_ON_THE_ECONOMY = (
    r"(?:发展|执行|运行|收支|完成|生产|收入|支出|投资|消费|人口|就业)(?:简要)?[情概简]况|统计(?:公报|快报|简报|月报|资料)|(?:主要)?(?:经济|统计)?指标"
    r"|(?:经济|财政|运行|形势)\S{0,6}(?:分析|快报|简报|综述|简析|解读|概况|简况|情况)|(?:预算|决算)(?:草案)?的?(?:报告|执行|公开|说明)"
)
#: A headline that opens with its place or its time: 民勤县前三季度GDP突破百亿元.
_TIME = r"(?:(?:19|20)\d\d年?度?|[上下]半年|前?[一二三四1-4两]?[三]?个?季度|前?\d{1,2}[-—~至]?\d{0,2}个?月份?|前[一二三四五六七八九十]{1,2}个?月|全年|今年)"
_ON_A_PLAN = r"(?:规划|计划|纲要|行动|方案)[^。；\s]{0,10}(?:评估|总结|监测|执行)[^。；\s]{0,4}报告"
#: 2024年1至2月青田县规上工业情况: a time, and in the end 情况 or 状况.
_ON_WHATEVER = rf"{_TIME}[^。；，\s]{{2,24}}[情概简状]况(?:的?(?:通报|报告|分析|公报))?$"
_REPORT_TITLE = re.compile(f"{_ON_WORK}|{_ON_THE_ECONOMY}|{_ON_A_PLAN}|{_ON_WHATEVER}")
_MATTER = r"(?:经济|工业|农业|服务业|财政|税收|消费|投资|固定资产|外贸|外资|进出口|社零|零售|地区生产总值|GDP|就业|物价|居民|城乡|旅游|文旅|规上|规模以上|社会|民生)"
#: ... or that says of what it tells: 上半年桐柏县经济运行稳中向好.
_HEADLINE = re.compile(
    rf"(?:{_TIME}[,，的]?\s*)*(?P<place>[一-龥]{{2,24}}?)(?:{_TIME}|[:：]\s*{_TIME}|(?<=[省市区县州盟旗]){_MATTER})"
)
_POLITICAL_CONFERENCE = re.compile(
    r"政协(?P<before>[一-龥]{2,16}?)?第?[一二三四五六七八九十]+届(?P<after>[一-龥]{2,16}?)?(?:委员会|常委会|常务委员会)"
)
_OFFICE = "统计局|财政局|发展和改革(?:局|委员会)|发改[局委]|经济(?:和)?信息化(?:局|委员会)|办事处|党工委|委员会|管委会"
_DEPARTMENT = rf"(?:人民政府(?:办公[室厅]|研究室)?|党政办公?室?|政府办公?室?|{_OFFICE})"
#: A line that holds nothing but an office, with a date at most: 霍山县统计局, 中共霍山县委 霍山县人民政府.
_PARTY = r"(?:中共[一-龥]{2,12}?委(?:员会)?(?:办公[室厅])?[\s　、]+)?"
_SIGNED = re.compile(
    rf"^\s*{_PARTY}(?P<place>[一-龥]{{2,20}}?){_DEPARTMENT}(?:[\s　]*(?:19|20)\d\d[-年./].{{0,18}})?\s*$"
)
#: ... or any bureau of a place that is named with its kind: 霍山县商务局.
_BUREAU = re.compile(r"^\s*(?P<place>[一-龥]{1,19}?[省市州盟县区旗])[一-龥]{2,8}(?:局|委员会|中心|办公室)\s*$")
_SOURCE = re.compile(
    r"(?:来源|发布机构|发布单位|信息来源|供稿|作者|撰稿|公开主体|责任部门|发文机关|稿源)\s*[:：]\s*([^\s:：|]{2,40})"
)
_HOST = re.compile(r"(?:主办(?:单位)?|承办(?:单位)?|版权所有|地址|联系地址)\s*[:：]?\s*([^\s:：|]{2,40})")
#: Behind a name that opens a sentence: the report speaks of what its own place did.
_ACTS = re.compile(
    r"(?:党工委|党委|办事处|人民政府|上下)?[，,、]?(?:坚持|认真|深入|紧紧|全面|在[^。]{0,24}领导下|牢牢|始终|以|积极|按照|聚焦|围绕|紧扣|扎实|团结|"
    r"立足|锚定|坚定|持续|深入|高举|抢抓|贯彻|把握|完成|实现)"
)
_TOWN = re.compile(r"([一-龥]{2,5}?)(镇|乡|街道)(?!镇|道|村)")
_VILLAGE_REPORTS = re.compile(
    r"([一-龥]{2,7})(?:村|社区)(?:村委会|居委会|村民委员会|居民委员会|党总支|党支部|党委|两委)?(?=\D{0,2}\d{4}年|\D{0,6}(?:总结|报告))"
)
_SENTENCE_START = re.compile(r"(?:^|[。；;，,\n　])[\s　]{0,8}(?=([^。；;，,、\n\s]{3,16}))")
_GOVERNMENT = re.compile(r"人民政府|办事处|政府|党委|党工委|委员会|管委会|统计局|财政局|发改局|统计调查队")
#: So many characters may stand between a parent's name and the end of a street that no table knows.
_LONGEST_UNKNOWN = 5


UNKNOWN_WEIGHT = 12.0
UNIQUE_WEIGHT = 5.0
_OPENING_OF_TITLE = re.compile(
    rf"(?:{_TIME}|[\s,，的《“]|[一-龥]{{2,9}}?[省市州盟县区旗镇乡]|[一-龥]{{2,7}}自治[区州县旗])*"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A division said to report, or to stand above the one that does."""

    name: str
    codes: tuple[str, ...]
    where: str  #: "title", "meeting", "speaks for", "publisher", "source", "host", "parent of unknown"
    weight: float  #: log odds in favour of that division itself (or, for a host, of everything in it)


def names_in(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, str]]:
    """Names of divisions in a short text with their ends, left to right, the longest at each end."""
    for end in range(2, len(text) + 1):
        if text[end - 1] in gazetteer.last_characters and (name := longest_name_before(text, end, gazetteer)):
            yield end, name


def resolve_name(name: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Codes of a whole name; of one whose kind has changed since (密云县, 泽林乡) those with its stem."""
    if codes := gazetteer.names.get(name):
        return codes
    if name.endswith(("镇", "乡", "街道")):
        return gazetteer.township_stems.get(township_stem(name), ())
    return gazetteer.stems.get(upper_stem(name), ()) if name[-1:] in "省市州盟县区旗" else ()


def find_claims(text: str, title: str | None, publisher: str | None, gazetteer: Gazetteer) -> list[Claim]:
    """All claims of a document, in no particular order; a place may be claimed more than once."""
    head = text[:HEAD]
    claims = [
        *_meeting(text, gazetteer),
        *_at_conference(text, gazetteer),
        *_speaks_for(text, gazetteer),
        *_opening(head, gazetteer),
    ]
    for line in dict.fromkeys([title or "", *_title_lines(head)]):
        claims += _from_title(line, gazetteer)
    if not any(claim.where == "title" for claim in claims):
        claims += _from_headline([title or "", *_first_lines(text)[:3]], gazetteer)
    claims += _signed(text, gazetteer)
    if publisher:
        claims += _last_name(publisher, "publisher", 5.0, gazetteer)
    for found in _SOURCE.finditer(head + "\n" + text[-TAIL:]):
        if _GOVERNMENT.search(found.group(1)) or found.group(1)[-1] in "道镇乡县区市":
            claims += _last_name(found.group(1), "source", 4.0, gazetteer)
    for found in _HOST.finditer(text[-TAIL:]):
        claims += _last_name(found.group(1), "host", 2.0, gazetteer)
    return claims


def says_country(text: str, title: str | None, publisher: str | None) -> str | None:
    """The words that show the country's own report (我代表国务院, 发布机构:国务院, 全国…情况), or None."""
    if publisher and _OF_THE_COUNTRY.fullmatch(publisher.strip()):
        return publisher
    for line in dict.fromkeys([title or "", *_first_lines(text)]):
        if found := _COUNTRY_TITLE.search(line):
            return found.group()
    sources = (found.group(1) for found in _SOURCE.finditer(text[:HEAD]))
    if source := next((source for source in sources if _OF_THE_COUNTRY.fullmatch(source)), None):
        return source
    found = _STATE_COUNCIL.search(text[:4000])
    return re.sub(r"\s", "", found.group()) if found else None


def _first_lines(text: str) -> list[str]:
    return [line.strip() for line in text[:HEAD].splitlines()[:6] if len(line) <= 60]


def _title_lines(head: str) -> list[str]:
    lines = [line.strip() for line in head.splitlines()[:14]]
    return [
        line
        for line in lines
        if 4 <= len(line) <= 60 and _REPORT_TITLE.search(line) and not re.search(r"[。；]|各位代表", line)
    ]


def _meeting(text: str, gazetteer: Gazetteer) -> Iterator[Claim]:
    for found in _MEETING.finditer(text[:3000]):
        before = re.sub(r"\s", "", text[max(0, found.start() - 20) : found.start()])
        yield from _ending_here(before, "meeting", 10.0, gazetteer)


def _at_conference(text: str, gazetteer: Gazetteer) -> Iterator[Claim]:
    """政协第十一届绛县委员会, 政协绛县第十一届委员会."""
    for found in _POLITICAL_CONFERENCE.finditer(text[:HEAD]):
        yield from _ending_here(found["after"] or found["before"] or "", "meeting", 10.0, gazetteer)


def _speaks_for(text: str, gazetteer: Gazetteer) -> Iterator[Claim]:
    for found in _SPEAKS_FOR.finditer(text[:3000]):
        yield from _ending_here(re.sub(r"\s", "", found.group(1)), "speaks for", 8.0, gazetteer)


def _signed(text: str, gazetteer: Gazetteer) -> Iterator[Claim]:
    """A line of its own that names the office: 洛宁县人民政府."""
    lines = [*text[:HEAD].splitlines()[:8], *text[-TAIL:].splitlines()[-5:]]
    for line in dict.fromkeys(lines):
        if len(line) <= 50 and (found := _SIGNED.match(line) or _BUREAU.match(line)):
            yield from _last_name(found["place"], "publisher", 5.0, gazetteer)


def _from_headline(lines: list[str], gazetteer: Gazetteer) -> list[Claim]:
    """A headline that says whose and when, and not that it is a report."""
    for line in lines:
        found = _HEADLINE.match(line.strip()) if 6 <= len(line) <= 60 else None
        if found and (claims := _ending_here(found["place"], "title", 6.0, gazetteer)):
            return list(claims)
    return []


def _opening(head: str, gazetteer: Gazetteer) -> Iterator[Claim]:
    for found in _SENTENCE_START.finditer(head):
        start = found.start(1)
        for length in range(min(gazetteer.longest_name, len(found.group(1))), 2, -1):
            name = head[start : start + length]
            if name in gazetteer.names and _ACTS.match(head, start + length):
                yield Claim(name, gazetteer.names[name], "opening", 4.0)
                break


def _ending_here(before: str, where: str, weight: float, gazetteer: Gazetteer) -> Iterator[Claim]:
    if not before:
        return
    name = longest_name_before(before, len(before), gazetteer)
    if name is None:
        stems = [before[-length:] for length in (5, 4, 3) if gazetteer.stems.get(upper_stem(before[-length:]))]
        name = next((stem for stem in stems if stem[-1] in "省市州盟县区旗"), None)
    if name and len(name) > 2 or name and name[-1] == "县":
        yield Claim(name, resolve_name(name, gazetteer), where, weight)


def _from_title(line: str, gazetteer: Gazetteer) -> list[Claim]:
    mark = _REPORT_TITLE.search(line)
    if not mark:
        return []
    claims = _last_name(line[: mark.end()], "title", 7.0, gazetteer)
    return [
        _surer(claim) if claim.where == "title" and _opens(line, claim.name, gazetteer) else claim for claim in claims
    ]


def _opens(line: str, name: str, gazetteer: Gazetteer) -> bool:
    """Whether nothing but times and names of wider places stands before a name in a title."""
    before = line[: line.find(name)] if name in line else ""
    before = before.removesuffix(_short_parent(before, gazetteer) or "")
    return len(before) <= 24 and _OPENING_OF_TITLE.fullmatch(before) is not None


def _surer(claim: Claim) -> Claim:
    """A name that one place alone has, at the head of a title, leaves little doubt."""
    return replace(claim, weight=claim.weight + UNIQUE_WEIGHT) if len(claim.codes) == 1 else claim


def _last_name(text: str, where: str, weight: float, gazetteer: Gazetteer) -> list[Claim]:
    """The last (most local) name claims to report; those before it are claimed as its surroundings."""
    names = _longest_names(text, gazetteer)
    if not names:
        return _former_town(text, where, weight, gazetteer) or _unknown_kind(text, where, weight, gazetteer)
    *above, (end, name) = names
    if parent := _parent_of_unknown(text, above, end, name, gazetteer):
        start = above[-1][0] - len(parent)
        around = [*(wider for _, wider in above[:-1]), _short_parent(text[:start], gazetteer) or ""]
        codes = _within(resolve_name(parent, gazetteer), around, gazetteer)
        return [Claim(parent, codes, "parent of unknown", UNKNOWN_WEIGHT)]
    wider = [parent for _, parent in above]
    claims = [Claim(parent, resolve_name(parent, gazetteer), "host", 2.0) for parent in wider]
    codes = resolve_name(name, gazetteer)
    counties = tuple(code for code in codes if len(code) <= 6)
    if counties and (town := _former_town(text[end:], where, weight, gazetteer, counties)):
        return [*claims, Claim(name, codes, "host", 2.0), *town]
    if short := _short_parent(text[: end - len(name)], gazetteer):
        wider.append(short)
    return [*claims, Claim(name, _within(codes, wider, gazetteer), where, weight)]


def _longest_names(text: str, gazetteer: Gazetteer) -> list[tuple[int, str]]:
    """The names in a text with their ends, left to right: none of two characters but for 景县, none inside another."""
    names = [(end, name) for end, name in names_in(text, gazetteer) if len(name) > 2 or name[-1] == "县"]
    return [
        (end, name)
        for end, name in names
        if not any(other_end > end and other_end - len(other) <= end - len(name) for other_end, other in names)
    ]


def _short_parent(before: str, gazetteer: Gazetteer) -> str | None:
    """The short name of a province or prefecture right before another name: 天津 in 天津滨海新区."""
    stems = (before[-length:] for length in (4, 3, 2) if len(before) >= length)
    return next((stem for stem in stems if any(len(code) <= 4 for code in gazetteer.stems.get(stem, ()))), None)


def _within(codes: tuple[str, ...], wider: list[str], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Of several places with one name those within the places named before it, where there are any."""
    for parent in reversed(wider):
        parents = resolve_name(parent, gazetteer) or gazetteer.stems.get(parent, ())
        codes = tuple(code for code in codes if parents and code.startswith(parents)) or codes
    return codes


def _parent_of_unknown(
    text: str, above: list[tuple[int, str]], end: int, name: str, gazetteer: Gazetteer
) -> str | None:
    """上海市黄浦区山西路街道: the name right above a township that the table does not know there, though it may elsewhere."""
    if not above or not name.endswith(("街道", "镇", "乡")):
        return None
    parent_end, parent = above[-1]
    if end - len(name) - parent_end > _LONGEST_UNKNOWN or not re.fullmatch("[一-龥]*", text[parent_end:end]):
        return None
    parents = resolve_name(parent, gazetteer)
    if any(code.startswith(parents) for code in resolve_name(name, gazetteer)):
        return None
    return parent


def _former_town(
    text: str, where: str, weight: float, gazetteer: Gazetteer, within: tuple[str, ...] = ("",)
) -> list[Claim]:
    """A township whose kind has changed (泽林乡, a 镇 today); `within` are codes it has to lie in."""
    for found in _TOWN.finditer(text):
        for start in range(len(found.group(1)) - 1):
            name = found.group(1)[start:] + found.group(2)
            codes = tuple(code for code in resolve_name(name, gazetteer) if code.startswith(within))
            if codes:
                return [Claim(name, codes, where, weight)]
    return []


def _unknown_kind(text: str, where: str, weight: float, gazetteer: Gazetteer) -> list[Claim]:
    """A name whose kind has changed (密云县) or is left out (湖北政府工作报告)."""
    for length in (4, 3, 2):
        for start in range(0, max(0, len(text) - length) + 1):
            stem = text[start : start + length]
            if stem in gazetteer.stems and stem not in COMMON_WORDS:
                return [Claim(stem, gazetteer.stems[stem], where, weight / 2)]
    return []


def village_in_title(text: str, title: str | None, township: str, gazetteer: Gazetteer) -> str | None:
    """The village or community within `township` that a title names as the one reporting (西山街道小桥村工作总结)."""
    for line in dict.fromkeys([title or "", *_title_lines(text[:HEAD])]):
        for found in _VILLAGE_REPORTS.finditer(line):
            for start in range(len(found.group(1)) - 1):
                codes = [code for code in gazetteer.villages(found.group(1)[start:]) if code.startswith(township)]
                if len(codes) == 1:
                    return codes[0]
    return None
