"""One sentence: each number's measure, and with it the way it is read."""

import re
from collections.abc import Sequence

from transforms.extraction.context import WITHIN
from transforms.extraction.cues import Cue, read_cue
from transforms.extraction.dealing import in_turn
from transforms.extraction.levels import read_level
from transforms.extraction.memory import Memory, Report
from transforms.extraction.mention import (
    BREAK,
    LIST_MARK,
    LIST_ONLY,
    ONLY_MARK,
    SEMICOLON,
    Mention,
    family_of,
    mention,
    opens_bracket,
)
from transforms.extraction.naming import ANY_VERB, clean, head_noun, is_bare, is_generic, leading_verb
from transforms.extraction.not_measured import unranked
from transforms.extraction.record import record
from transforms.extraction.relatives import GROWTH_AFTER, read_relative
from transforms.extraction.scan import Token
from transforms.extraction.structure import Sentence
from transforms.extraction.subject import SUBJECT_ENDS, place_of, subject_of
from transforms.extraction.words import BULLETS

AIMING = re.compile(r"(?:确保|力争|争取|实现|完成)+\Z")
ACROSS = re.compile(r"比(?:19|20)\d\d年|年均|五年")
AREA_AGAIN = re.compile(r"[、，,和](?:全[国省市区县州]|[\u4e00-\u9fff]{0,6}平均)(?:平均)?(?:水平)?")
CHANGE_VERB = re.compile(
    r"((?:[\u4e00-\u9fff]{2,12}(?=减少|净增))?)(净?增加|倍增|净增|减少|净减少|提高|降低|压减|削减|增长|下降)(?!值|率|点|幅|了)(.{2,})"
)
GROWTH_VERB = re.compile(
    r"(压减|削减|精简|压缩|降低|减少|压降|下调|核减|提高|增加|上调|扩大|提升)([\u4e00-\u9fff“”、（）]{3,})"
)
CONTEST = re.compile(r"[^，]{0,14}?在(全[国省市区县州镇])?((?!全).{3,20}?)中")  # 在全区社区党建考核中位列第一
OPENINGS = re.compile(r"(?<=[：:])|[，,；;。！？!?]")  # a colon stays with what it introduces: 东湖街道：
MOVES = ("growth", "change")
BEFORE_WORDS = " \u3000\n" + BULLETS
MOVED_UP = re.compile(
    r"(?:位)?(?:跃升|上升|提升|前移|攀升|跃居|升|前进|进)[至到]"
)  # 从全国第12位跃升至第5位: in the same field
CLOSING, OPENING = frozenset("）)"), frozenset("（(")
OF_RECORD = ("纳入", "投资", "出口", "销售", "生产")  # verbs that open the names of indicators
OTHER_PLACES = re.compile(r"[\u4e00-\u9fff、]{2,16}\d*个?(?:(?<![农乡])村|社区)")
OWNED = re.compile(
    r"(.{2,12}(?:集中区|开发区|经开区|高新区|园区|工业园|产业园|公司|集团|[厂矿]|[一二三四]期|基地|农场|景区|合作社))"
    r"(年?产值|营收|营业收入|总?投资|年?税收|利润|年?产能|年?销售额)"
)
COLON_NO_SUBJECT = re.compile(
    r"指标|目标|问题|不足|短板|困难|看到|认识|存在|任务|举措|措施|打算|方面|情况|如下|其中|包括|主要|工作|建设|发展|治理|服务|全年|上半年|下半年|累计|合计|总计|一是|是$|为$"
)
RISING = {"提高", "增加", "上调", "扩大", "提升", "净增加", "倍增", "净增", "增长"}


def read_sentence(report: Report, sentence: Sentence, measures: Sequence[Token], dates: Sequence[Token]) -> None:
    """Append the rows of one sentence to the report. `measures` and `dates` are its tokens in text order."""
    memory = Memory(report, sentence, measures, dates)
    memory.across = sentence.passage.years is not None and bool(
        ACROSS.search(report.text, sentence.start, sentence.end)
    )
    cut = sentence.start
    for index in range(len(measures)):
        found = mention(report.text, measures, index, cut, sentence.end)
        cut = max(found.after, _read(memory, found))


def _read(memory: Memory, found: Mention) -> int:
    """Read one number; returns the offset up to which the words after it are used."""
    token, left, cue = found.token, found.left, found.cue
    if ";" in left or "；" in left:
        _at_semicolon(memory, left, token)
    _at_bracket(memory, left)
    if memory.group and memory.dealt < len(memory.group) and ONLY_MARK.fullmatch(left):
        in_turn(memory, found)
        return found.after
    if found.share and memory.measure == "change" and memory.last_cue.base and AREA_AGAIN.fullmatch(left):
        record(memory, found, "change", memory.indicator, memory.claim, "base-again", memory.last_cue)
        return found.after
    if (
        memory.measure in MOVES
        and LIST_ONLY.fullmatch(left)
        and left
        and family_of(token) == family_of(memory.measures[found.place - 1])
    ):
        record(memory, found, memory.measure, memory.indicator, memory.new_claim(), "same-again", memory.last_cue)
        return found.after
    if token.kind == "rank":
        cue = _among_named(memory, cue)
        if cue.scope is None and memory.rank_cue.scope and MOVED_UP.match(left):
            cue = cue._replace(scope=memory.rank_cue.scope, ranked=True)
    if token.kind == "rank" and not (cue.ranked or cue.scope):
        if memory.rank_cue.ranked and LIST_ONLY.fullmatch(left):
            record(memory, found, "rank", memory.ranked, memory.new_claim(), "rank-in-turn", memory.rank_cue)
            return found.after
        if memory.text[token.end - 1] != "名":
            if exclusion := unranked(memory.text, token):
                memory.report.exclusions.append(exclusion)
            return token.start
    if token.kind == "half" and not (cue.direction or cue.settled):
        return found.after
    measure = _measure(memory.text, found)
    phrase = _phrase(memory, found)
    listed = LIST_MARK.match(left) is not None and memory.indicator != ""
    _note_part(memory, left, listed)
    if measure == "level":
        measure, phrase, cue = _moved_by(found, phrase, cue)
        if (
            measure == "level"
            and "其中" in left
            and phrase
            and memory.measure == "change"
            and memory.last_cue.net
            and not found.share
        ):
            measure, cue = (
                "change",
                cue._replace(direction=memory.last_cue.direction, net=True),
            )  # 净增A家,其中B家: B has grown, too
    if measure == "rank":
        phrase = clean(AIMING.sub("", cue.stem)) if cue is not found.cue or not phrase else phrase
        if contest := CONTEST.fullmatch(phrase):
            phrase, cue = contest[2], cue._replace(scope=cue.scope or contest[1])
        memory.rank_cue = cue
    if measure == "level":
        return read_level(memory, found, cue, phrase, listed)
    return read_relative(memory, found, cue, phrase, measure)


def _at_semicolon(memory: Memory, left: str, token: Token) -> None:
    """A semicolon ends lists and carried verbs; where a new subject follows it also ends 预计 and the old subject."""
    memory.group = ()
    memory.verb = ""
    if memory.main:
        memory.indicator, memory.claim = memory.main
        memory.main = None
    tail = SEMICOLON.split(left)[-1]
    other = subject_of(tail.strip(), memory.report.own_names) is not None or (
        OTHER_PLACES.match(tail.strip() + memory.text[token.start : token.end + 1]) is not None
    )
    memory.subject = None
    work = clean(tail)
    if other or leading_verb(work) and not work.startswith(OF_RECORD):
        memory.estimate_from = memory.text.find(tail, memory.sentence.start)


def _at_bracket(memory: Memory, left: str) -> None:
    """投资7亿元(其中民间投资5亿元),占年计划的55%: behind the bracket the whole is spoken of again."""
    if left[:1] in CLOSING:
        if memory.outer:
            memory.indicator, memory.claim, memory.measure, memory.thing = memory.outer
        memory.outer = None
    if left.lstrip(" \u3000，,")[:1] in OPENING:
        memory.outer = memory.indicator, memory.claim, memory.measure, memory.thing


def _phrase(memory: Memory, found: Mention) -> str:
    """The wording before the number, without the subject it opens with, which is remembered."""
    named = not SUBJECT_ENDS.isdisjoint(found.left)
    if named or "在" in found.left:
        parts = BREAK.split(found.left)
        for part in parts[:-1]:
            if venue := WITHIN.fullmatch(clean(part)):
                memory.venue = venue[1]
        for part in OPENINGS.split(found.left) if named else ():
            if name := subject_of(part.strip(BEFORE_WORDS).removeprefix("的"), memory.report.own_names):
                memory.subject = name
    if "：" in found.left or ":" in found.left:
        _introduced(memory, found.left)
    phrase = clean(found.cue.stem)
    if memory.of_place and found.left[:1] in "，," and phrase and not is_generic(phrase) and not is_bare(phrase):
        memory.subject, memory.of_place = None, False
    if named and (place := place_of(OPENINGS.split(found.left)[-1].strip(BEFORE_WORDS))):
        memory.subject = memory.owner = place
        memory.of_place = True
    if memory.subject and phrase.startswith(memory.subject):
        phrase = clean(phrase[len(memory.subject) :])
    if owned := OWNED.fullmatch(phrase):
        memory.subject, phrase = owned[1], owned[2]
        memory.owner = memory.subject
    if not memory.report.own_names:
        return phrase
    own = memory.report.own_name
    if own and phrase.startswith(own):
        return clean(phrase[len(own) :])
    parent = next((name for name in memory.report.own_names if phrase.startswith(name)), None)
    if parent is None:
        return phrase
    memory.subject = parent
    return clean(phrase[len(parent) :])


def _introduced(memory: Memory, left: str) -> None:
    """(1)柳溪大桥:总投资…: a name before a colon is what the following speaks of."""
    for part in OPENINGS.split(left):
        if part.endswith(("：", ":")):
            name = clean(part[:-1])
            if 2 <= len(name) <= 14 and not COLON_NO_SUBJECT.search(name) and not ANY_VERB.search(name):
                memory.subject = name


def _note_part(memory: Memory, left: str, listed: bool) -> None:
    """其中 opens the parts of what was just counted; they go on while the list does."""
    if "其中" in left or memory.measure == "level" and opens_bracket(left):
        head = head_noun(memory.indicator)
        memory.part_of = head if len(head) > 1 and memory.measure == "level" else ""
        memory.whole = memory.indicator if memory.measure == "level" else memory.thing or memory.indicator
        memory.main = (memory.indicator, memory.claim) if memory.indicator else None
    elif not listed:
        memory.part_of = memory.whole = ""


def _measure(text: str, found: Mention) -> str:
    """Level, growth, change, completion or rank, by the unit and the cue words."""
    token, cue = found.token, found.cue
    if token.kind == "rank":
        return "rank"
    if token.kind == "double":
        return "growth"
    moved = bool(cue.direction) and not cue.reached and not cue.origin
    if token.unit.code == "pp":
        return "change" if cue.direction or cue.base or cue.net else "level"
    if token.unit.kind == "share":
        if cue.completion:
            return "completion"
        grows = cue.rate_noun or moved or cue.comparison == "cagr" or GROWTH_AFTER.match(text, found.after)
        return "growth" if grows else "level"
    if token.unit.code == "倍":
        return "growth" if moved else "level"
    return "change" if cue.net or moved else "level"


def _among_named(memory: Memory, cue: Cue) -> Cue:
    """居荆阳市第2位: a parent's own name is the scope."""
    name = next((name for name in memory.report.own_names if cue.stem.endswith(name)), None)
    if cue.scope is not None or name is None:
        return cue
    return read_cue(cue.stem[: -len(name)], "rank")._replace(scope=name, ranked=True)


def _moved_by(found: Mention, phrase: str, cue: Cue) -> tuple[str, str, Cue]:
    """增加租金收益3.75万元, 压减项目30%: the verb that moves the thing stands before its wording."""
    if found.share:
        if cue.settled or cue.reached or cue.origin or not (moved := GROWTH_VERB.fullmatch(phrase)):
            return "level", phrase, cue
        measure = "change" if found.token.unit.code == "pp" else "growth"
        return measure, clean(moved[2]), cue._replace(direction=1 if moved[1] in RISING else -1)
    if phrase.endswith(("户均增收", "人均增收")):
        earners = phrase[len(leading_verb(phrase)) : -2]
        return "change", clean(earners) + "收入", cue._replace(direction=1)
    if changed := CHANGE_VERB.fullmatch(phrase):
        direction = -1 if changed[2] not in RISING else 1
        return "change", clean(changed[1] + changed[3]), cue._replace(direction=direction, net=True)
    return "level", phrase, cue
