"""One sentence: each number's measure, wording, claim, period, role, from the words on both its sides."""

import re
from datetime import date
from decimal import Decimal

from transforms.extraction.cues import Cue, read_cue
from transforms.extraction.lexicon import Lexicon
from transforms.extraction.naming import (
    META,
    SPLIT,
    clean,
    first_verb,
    head_noun,
    is_bare,
    is_generic,
    joined,
    leading_verb,
    object_of,
    shortened,
    split_list,
    trailing_verb,
    whole_of,
)
from transforms.extraction.period import (
    WORDS,
    Span,
    as_dates,
    level_in_several_years,
    of_date,
    of_word,
    year_span,
)
from transforms.extraction.role import ESTIMATE, is_target
from transforms.extraction.rows import Context, Extraction, Row
from transforms.extraction.scan import Token
from transforms.extraction.structure import Frame, Sentence
from transforms.extraction.subject import subject_of
from transforms.extraction.wording import Right, right_of

HUNDRED = Decimal(100)
SUFFIX = re.compile(r"[ \u3000]?(?:(以上|之上|及以上|多|余|有余)|(左右|上下)|(以下|以内|之内|及以下|内(?=[，。；、])))")
BREAK = re.compile(r"[，,；;：:。！？!?]")
LIST_MARK = re.compile(r"[ \u3000]*(?:[、和与及]|以及)[ \u3000]*")
LIST_ONLY = re.compile(r"[、，,和及\u3000 ]*")
ONLY_MARK = re.compile(r"[ \u3000\n]*(?:[、和与及，,∶：:]|以及|，和)?[ \u3000\n]*(?:约|近|超|超过)?\Z")
LEADING_BRACKET = re.compile(r"[（(【][^（()）】]*[）)】]|［\d+］")
LEADING_CHANGE = re.compile(r"((?:[\u4e00-\u9fff]{2,12}(?=减少|净增))?)(净?增加|倍增|净增|减少|净减少|提高|降低|压减|增长|下降)(?!值|率|点|幅|了)(.+)")
GROWTH_AFTER = re.compile(r"(?:以上|左右)?的?(?:年均)?(?:速度|增速|增长|增幅|涨幅|较快增长|高速增长)")
ENTITY = re.compile(r"^([^、，和]{2,16}?(?:中心|教堂|项目|公司|集团|基金|大桥|医院|学校|工程|园区|产业园|基地|广场|公园|社区|村|镇|街道)).*")
OWNER = re.compile(r"(?:项目|村|社区|家园|小区|公司|街道|镇|园)$")
SIZE = {"面积", "总面积", "建筑面积", "共计", "合计面积", "总建筑面积"}
MONEY_AIM = re.compile(r"，?,?((?:完成|用于|实施|建设|建成|打造|改造|开展|支持|购置|新建)[^，,。；;\d]{4,30})")
OTHER_TIME = re.compile(r"[，,]\s*(?:\d|今年|全年|其中|目前|去年)")
MONEY_VERBS = ("投入", "投资", "补助", "奖励", "筹资", "筹集资金", "发放补贴")
MOVED_BY = re.compile(r"(压减|削减|精简|压缩|降低|减少|压降|下调|核减|提高|增加|上调|扩大|提升)([\u4e00-\u9fff“”、（）]{3,})")
OWN_LEVEL = re.compile(r"(?:街道|镇|乡|县|区|市|省)(?=..)")
THREE_SECTORS = re.compile(r"三(?:次产业|产)")
CONTEXT_CUT = re.compile(r"(?<=.{2})(?:支撑|规模|持续|不断|加快|稳步|更加|明显|显著|提质|蓬勃|快速|全面|实现|进一步|稳中|较快|平稳|运行|发展|总体|保持|取得|增势|势头|向|跑出|迈|态势|质效|连续)")
ACROSS = re.compile(r"比(?:19|20)\d\d年|年均|五年")
SIGN = re.compile(r"(?<=[\u4e00-\u9fff：: ])[+＋\-－−]\Z")
AREA_AGAIN = re.compile(r"[、，,和](?:全[国省市区县州]|[\u4e00-\u9fff]{0,6}平均)(?:平均)?(?:水平)?")
REAL = re.compile(r"(?:可比价|不变价)(?:格)?计算|扣除价格因素")
WITHIN = re.compile(r"在(.{3,}?)(?:中|上|里|内|期间)")
MEASURED_NOUN = re.compile(r"(?:面积|里程|长度|规模|产能|容量|总量|产量|装机|重量|投资|用地|土地|耕地|农田|公路|管网|道路|绿道)\Z")
PAST_BASE = re.compile(r"上年|去年|同期|前一年|上一?年度")
YEAR_START = re.compile(r"年初|上年末|上年底|去年底|去年末")
FLIP = {"lower": "upper", "upper": "lower"}
MONEY_NOUN = re.compile(r"资金|投资|投入|收入|工资|租金|金额|补贴|救助|补助|支出|产值|税|款|费|元|额|总量|增加值|利润|营收|贷款|存款|余额|GDP|总值")
PEOPLE_NOUN = re.compile(r"人口|人数|人员|群众|劳动力|学生|职工|党员|老人|人次|户数|企业数")


class Reader:
    """Reads the sentences of one document in order and appends their rows to the result."""

    def __init__(
        self, text: str, context: Context, default: Span | None, now: Frame, lexicon: Lexicon, result: Extraction
    ) -> None:
        self.text = text
        self.default = default
        self.now = now
        self.lexicon = lexicon
        self.rows = result.rows
        self.claims = 0
        self.own_names = tuple(n for n in (context.district_name, *context.ancestors) if n)
        self.own_name = context.district_name or ""

    def pass_by(self, sentence: Sentence) -> None:
        """A sentence without numbers: nothing to remember from it."""

    def read(self, sentence: Sentence, measures: list[Token], dates: list[Token]) -> None:
        """Append the rows of one sentence. `measures` and `dates` are its tokens in text order."""
        if measures:
            SentenceReader(self, sentence, measures, dates).read()

    def new_claim(self) -> int:
        self.claims += 1
        return self.claims


class SentenceReader:
    """What a sentence has said so far: the last indicator and claim, the verb a list carries, the list being dealt out."""

    def __init__(self, reader: Reader, sentence: Sentence, measures: list[Token], dates: list[Token]) -> None:
        self.reader = reader
        self.text = reader.text
        self.sentence = sentence
        self.measures = measures
        self.indicator = ""
        self.claim = 0
        self.measure = ""
        self.verb = ""
        self.subject: str | None = None
        self.group: tuple[tuple[str, int], ...] = ()
        self.dealt = 0
        self.named: list[tuple[int, Span]] = self._named_spans(dates)
        self.levels: dict[str, int] = {}
        self.origin = False
        self.cue = Cue()
        self.rank_cue = Cue()
        self.last_cue = Cue()
        self.ranked_name = ""
        self.part_of = ""
        self.span = 0
        self.last_unit = self.last_kind = ""
        self.topic = ""
        self.venue = ""
        self.measure_before = ""
        self.estimate_reset = sentence.start
        self.spans_years = sentence.passage.years is not None and ACROSS.search(self.text, sentence.start, sentence.end) is not None

    # -- time ---------------------------------------------------------------------------------------------------

    def _named_spans(self, dates: list[Token]) -> list[tuple[int, Span]]:
        text, reader, sentence = self.text, self.reader, self.sentence
        found = []
        for token in dates:
            span = of_date(text, token.start, token.end, reader.default, reader.now)
            if span:
                found.append((token.start, span))
        for word in WORDS.finditer(text, sentence.start, sentence.end):
            if any(token.start <= word.start() < token.end for token in dates):
                continue
            span = of_word(text, word.start(), word.end(), reader.default, reader.now, sentence.passage.plan)
            if span:
                found.append((word.start(), span))
        found.sort(key=lambda pair: pair[0])
        return found

    def _named_before(self, at: int) -> Span | None:
        span = None
        for start, named in self.named:
            if start >= at:
                break
            if span is not None and named == self.reader.default and span != named and not named.several:
                pass
            span = named
        return span

    def _period(self, cue: Cue, measure: str, target: bool, indicator: str, named: Span | None) -> Span | None:
        default = self.reader.default
        own = self._own_year(cue)
        if own:
            return year_span(own)
        if default is None:
            return named
        if cue.span:
            self.span = cue.span
        elif cue.comparison != "cagr":
            self.span = 0
        if self.span:
            cue = cue._replace(span=self.span)
            return Span(default.last_year - cue.span + 1, 1, default.last_year, default.last_month, True)
        passage = self.sentence.passage
        if target:
            if named and (named.last_year, named.last_month) > (default.last_year, default.last_month):
                if named.several and measure == "level" and cue.settled:
                    return year_span(named.last_year)
                return named
            if self.reader.now.half:
                return year_span(default.last_year)
            if passage.plan and passage.years:
                first, last = passage.years
                return Span(first, 1, last, 12, True) if measure in ("growth", "change") else year_span(last)
            return year_span(default.last_year + 1)
        several = named if named and named.several else None
        whole = Span(passage.years[0], 1, passage.years[1], default.last_month, True) if passage.years and not passage.plan else None
        if whole and named and not several and named.last_year == whole.last_year and cue.comparison != "yoy":
            if measure in ("growth", "change", "completion") and (cue.comparison == "cagr" or cue.base or self.spans_years):
                return whole
        if several is None and named is None and not passage.plan:
            several = whole
        if cue.origin:
            whole = several or whole or named or default
            return year_span(whole.first_year if whole.ranged else whole.first_year - 1)
        if several:
            if measure == "level":
                return level_in_several_years(several, indicator, cue.settled or cue.reached, named is not None, "累计" in cue.stem)
            if measure == "rank" or cue.comparison == "yoy":
                return Span(several.last_year, 1, several.last_year, several.last_month)
            return several
        return named or default

    def _own_year(self, cue: Cue) -> int | None:
        if not isinstance(cue.year, str):
            return cue.year
        default, now = self.reader.default, self.reader.now
        if default is None:
            return None
        current = default.last_year + now.speech
        return {"今年": current, "去年": current - 1, "上年": default.last_year - 1, "前年": current - 2}[cue.year]

    # -- reading ------------------------------------------------------------------------------------------------

    def read(self) -> None:
        text, sentence = self.text, self.sentence
        cut = sentence.start
        for index, token in enumerate(self.measures):
            following = self.measures[index + 1].start if index + 1 < len(self.measures) else sentence.end
            suffix = SUFFIX.match(text, token.end)
            after = suffix.end() if suffix else token.end
            left = text[min(cut, token.start):token.start]
            bracket = LEADING_BRACKET.match(left)
            if bracket:
                left = left[bracket.end():]
            used = self._read_one(token, index, left, suffix, after, following)
            cut = max(after, used)

    def _read_one(
        self, token: Token, index: int, left: str, suffix: re.Match[str] | None, after: int, following: int
    ) -> int:
        """Read one number; returns the offset up to which the words after it are used."""
        if ";" in left or "；" in left:
            self._at_semicolon(left)
        if self.group and self.dealt < len(self.group) and ONLY_MARK.fullmatch(left):
            indicator, claim = self.group[self.dealt]
            self.dealt += 1
            self._emit(token, self.cue, self.measure, indicator, claim, suffix, "list-in-turn")
            return after
        share = token.unit.kind == "share"
        sign = SIGN.search(left) if share else None
        if sign:
            left = left[:sign.start()]
        clause = self._clause(left)
        kind = "rank" if token.kind == "rank" else "share" if share or token.kind in ("double", "half") else "count" if token.unit.kind in ("count", "none") else "other"
        cue = read_cue(clause, kind)
        if sign:
            cue = cue._replace(direction=-1 if sign[0] in "-－−" else 1, reached=False, settled=False)
        if share and self.measure == "change" and self.last_cue.base and AREA_AGAIN.fullmatch(left):
            self._emit(token, self.last_cue, "change", self.indicator, self.claim, suffix, "base-again")
            return after
        if token.kind == "rank" and not (cue.ranked or cue.scope):
            if self.rank_cue.ranked and LIST_ONLY.fullmatch(left):
                cue = self.rank_cue
                self._emit(token, self.rank_cue, "rank", self.ranked_name, self.reader.new_claim(), suffix, "rank-in-turn")
                return after
            if self.text[token.end - 1] not in "名位":
                return min(after, token.start)
        if token.kind == "half" and not (cue.direction or cue.settled):
            return after
        right = right_of(self.text, after, following)
        measure = self._measure(token, cue, after)
        phrase = clean(cue.stem)
        self._find_subject(left, clause)
        if self.subject and phrase.startswith(self.subject) and len(phrase) > len(self.subject):
            phrase = clean(phrase[len(self.subject):])
        elif self.subject and phrase == self.subject:
            phrase = ""
        if self.reader.own_name and phrase.startswith(self.reader.own_name):
            phrase = clean(phrase[len(self.reader.own_name):])
        listed = LIST_MARK.match(left) is not None and self.indicator != ""
        if "其中" in left:
            head = head_noun(self.indicator)
            self.part_of = head if len(head) > 1 and self.measure == "level" else ""
        elif not listed:
            self.part_of = ""
        if share and measure == "level" and not cue.settled and not cue.reached and not cue.origin and (moved := MOVED_BY.fullmatch(phrase)):
            measure = "change" if token.unit.code == "pp" else "growth"
            phrase = clean(moved[2])
            cue = cue._replace(direction=1 if moved[1] in ("提高", "增加", "上调", "扩大", "提升") else -1)
        if measure == "level" and not share and (changed := LEADING_CHANGE.fullmatch(phrase)) and len(changed[3]) >= 2:
            measure, phrase = "change", clean(changed[1] + changed[3])
            cue = cue._replace(direction=-1 if changed[2] in ("减少", "降低", "压减", "下降", "净减少") else 1)
        self.measure_before = measure
        if measure == "rank":
            self.rank_cue = cue
        if measure == "level":
            return self._level(token, index, cue, phrase, left, listed, right, suffix, after, following)
        return self._relative(token, index, cue, phrase, left, measure, right, suffix, after)

    def _at_semicolon(self, left: str) -> None:
        self.group = ()
        self.verb = ""
        tail = re.split("[;；]", left)[-1]
        if subject_of(tail.strip(), self.reader.own_names):
            self.subject = None
            self.estimate_reset = self.measures[0].end
            self.estimate_reset = self.text.find(tail, self.sentence.start) if tail else self.estimate_reset

    def _clause(self, left: str) -> str:
        last = 0
        for found in BREAK.finditer(left):
            last = found.end()
        clause = left[last:]
        opening = max(clause.rfind("（"), clause.rfind("("))
        if opening >= 0 and ")" not in clause[opening:] and "）" not in clause[opening:]:
            clause = clause[opening + 1:]
        if not clause.strip(" \u3000\n") and last and left[last - 1] in "：:":
            return self._clause(left[:last - 1])
        return clause

    def _find_subject(self, left: str, clause: str) -> None:
        for part in BREAK.split(left)[:-1]:
            if venue := WITHIN.fullmatch(clean(part)):
                self.venue = venue[1]
        for part in BREAK.split(left):
            name = subject_of(part.strip(" \u3000\n"), self.reader.own_names)
            if name:
                self.subject = name

    def _measure(self, token: Token, cue: Cue, after: int) -> str:
        kind, code = token.unit.kind, token.unit.code
        if token.kind == "rank":
            return "rank"
        if token.kind == "double":
            return "growth"
        if code == "pp":
            return "change" if cue.direction or cue.base or cue.net else "level"
        moved = cue.direction and not cue.reached and not cue.origin
        if kind == "share":
            if cue.completion:
                return "completion"
            if cue.rate_noun or (moved and not (cue.settled and not cue.direction)):
                return "growth"
            if cue.comparison == "cagr" or GROWTH_AFTER.match(self.text, after):
                return "growth"
            return "level"
        if code == "倍":
            return "growth" if moved else "level"
        if cue.net:
            return "change"
        return "change" if moved else "level"

    # -- levels -------------------------------------------------------------------------------------------------

    def _level(
        self, token: Token, index: int, cue: Cue, phrase: str, left: str, listed: bool, right: Right,
        suffix: re.Match[str] | None, after: int, following: int,
    ) -> int:
        used = after
        claim = 0
        rule = "indicator-before"
        name, verb = "", leading_verb(phrase)
        counted = token.unit.kind in ("count", "none", "rate") or right.of
        share = token.unit.kind == "share"
        if cue.spread or (SPLIT.search(phrase) and not right.noun) or THREE_SECTORS.match(phrase):
            if self._deal(token, index, cue, phrase, "level", suffix, left):
                return after
        if phrase in ("总量", "规模", "总规模", "总额", "数量", "均") and self.indicator:
            phrase = ""
        noun = right.noun
        if cue.step and noun and token.unit.kind in ("count", "none") and noun.endswith(("台阶", "大关")):
            counted_steps = cue._replace(bound="exact", settled=False)
            self._emit(token, counted_steps, "level", f"{phrase}跨越{noun}", self.reader.new_claim(), suffix, "steps-passed")
            self.indicator, self.claim = phrase or self.indicator, self.reader.new_claim()
            return right.end
        if right.of and verb and is_generic(phrase[len(verb):]):
            phrase, verb = phrase[len(verb):], ""
        if right.of and phrase and not is_bare(phrase) and not verb and (is_generic(phrase) or not trailing_verb(phrase)):
            if ENTITY.search(noun):
                self.subject = ENTITY.sub(r"\1", noun)
            noun = ""
        if not noun and not phrase and LIST_MARK.match(self.text, after) and index + 1 < len(self.measures):
            noun = self._noun_after_run(index)
        if share and phrase and right.predicate and is_bare(noun):
            self.group = ()
            self._emit(token, cue, "level", phrase + noun, self.reader.new_claim(), suffix, "share-done")
            return right.end
        if not noun and not left and index and self.measures[index - 1].kind == "rank":
            won = self.text[self.measures[index - 1].start:self.measures[index - 1].end]
            name = f"{self.ranked_name}荣获{self.rank_cue.scope or ''}{won}"
            self._emit(token, cue, "level", name, self.reader.new_claim(), suffix, "times-won")
            return after
        sized = token.unit.kind in ("area", "length", "mass", "power") and not cue.settled and verb != "" and not MEASURED_NOUN.search(phrase)
        takes_right = noun and (
            not phrase or is_bare(phrase) or trailing_verb(phrase) != "" or (counted and not share) or (sized and not right.predicate)
        )
        if takes_right and cue.settled and phrase and not is_bare(phrase):
            takes_right = False
        if takes_right and not (share and phrase and not is_bare(phrase)):
            rule = "indicator-after"
            used = right.end
            if not phrase:
                carried = self.verb if listed and not leading_verb(noun) else ""
                name, verb = joined(carried, noun), carried
            elif is_bare(phrase):
                name, verb = joined(phrase, noun), phrase
            elif tail := trailing_verb(phrase):
                name, verb = tail + noun, tail
            elif verb and not right.predicate:
                name = verb + noun
            elif within := WITHIN.fullmatch(phrase):
                name = within[1] + noun
            elif right.predicate and OWNER.search(phrase) and len(phrase) > 3:
                self.subject, name = phrase, noun
            elif right.predicate or len(noun) < 4:
                name = joined(phrase, noun)
            else:
                name = noun
            if self.venue and len(name) < 12 and self.venue not in name:
                name = self.venue + name
        elif phrase:
            if is_bare(phrase):
                verb = phrase
                name, rule = self._with_object(phrase, left), "object-restored"
            elif phrase in SIZE and self.indicator and self.measure == "level" and self.last_kind == "count" and token.unit.kind == "area":
                name, claim, verb, rule = self.indicator, self.claim, self.verb, "second-count"
            elif is_generic(phrase) and (self.indicator or self._context_noun(left)):
                whole = self.indicator or self._context_noun(left)
                about = object_of(whole) if phrase.endswith(("率", "度")) or leading_verb(phrase) else whole_of(whole)
                name = joined(about, phrase)
                rule = "whole-restored"
            elif is_generic(phrase) and token.unit.kind == "money" and (aim := MONEY_AIM.match(self.text, after)):
                name, rule = joined(phrase, clean(aim[1])), "money-for"
            elif phrase.endswith("占") and len(phrase) > 3 and share:
                name, rule = phrase + "比", "share-of"
            elif self.part_of and token.unit.code == self.last_unit and (listed or "其中" in left) and not head_noun(phrase):
                name, verb, rule = joined(first_verb(self.verb), phrase + self.part_of), self.verb, "part-of"
            elif phrase.startswith("占") and self.indicator:
                name = joined(self.indicator, phrase)
                rule = "share-of"
            elif not verb and self.verb and (listed or not self._known_alone(phrase)) and not cue.settled and (listed or left.lstrip(" \u3000")[:1] in "，," and not OTHER_TIME.match(left)) and not share:
                name, verb = joined(self.verb, phrase), self.verb
                rule = "verb-carried"
            else:
                name = phrase
        elif self.indicator:
            name, verb = self.indicator, self.verb
            rule = "second-count" if not cue.settled and not cue.reached else "inherited"
            if self.group and (cue.spread or cue.reached or cue.settled) and self._redeal(token, cue, "level", suffix):
                return after
            if cue.reached and self.origin:
                claim = 0
            else:
                claim = self.claim
            if LIST_ONLY.fullmatch(left) and self.last_unit == token.unit.code and self.measure == "level":
                cue = self.cue
        else:
            name = self._fallback(left)
            rule = "from-context"
        if cue.per and not name.startswith("每"):
            name = cue.per + name
        self.group = ()
        self.verb = verb or (self.verb if listed or rule == "second-count" else "")
        name = shortened(name) if rule != "indicator-after" else name
        self._emit(token, cue, "level", name, claim or self.reader.new_claim(), suffix, rule)
        self.origin = cue.origin
        self.cue, self.last_unit, self.last_kind = cue, token.unit.code, token.unit.kind
        return used

    def _with_object(self, verb: str, left: str) -> str:
        """A verb without its object takes the one last spoken of: 受理事项…,办结… → 办结事项."""
        if self.indicator and not is_bare(self.indicator):
            return joined(verb, object_of(self.indicator)) if not self.topic else joined(self.topic, verb)
        if not self.topic:
            self.topic = self._context_noun(left)
        return joined(self.topic, verb)

    def _noun_after_run(self, index: int) -> str:
        """162户、240人信息维护: the noun stands after the last of the counts."""
        last = self.measures[index + self._run_length(index, mixed=True) - 1]
        following = self.measures[self.measures.index(last) + 1].start if last is not self.measures[-1] else self.sentence.end
        return right_of(self.text, last.end, following).noun

    def _context_noun(self, left: str) -> str:
        """What the clause before was about, when the sentence has named nothing yet."""
        parts = [clean(part) for part in BREAK.split(left)[:-1]]
        part = next((part for part in reversed(parts) if 2 <= len(part) <= 24), "")
        cut = CONTEXT_CUT.search(part)
        return part[:cut.start()] if cut else part

    def _known_alone(self, phrase: str) -> bool:
        """Whether the wording is an indicator by itself and none with the verb of the clause before."""
        known = self.reader.lexicon.indicator_id
        return known(phrase) is not None and known(joined(self.verb, phrase)) is None

    def _fallback(self, left: str) -> str:
        for part in reversed(BREAK.split(left)[:-1]):
            if venue := WITHIN.match(clean(part)) or WITHIN.match(part.strip(" \u3000\n全年多次")):
                return venue[1]
            name = clean(part)
            if len(name) >= 2:
                return read_cue(name, "share").stem or name
        titles = self.sentence.passage.section.rsplit(" / ", 1)
        return clean(titles[-1]) or "未名"

    # -- growth, change, completion, rank -----------------------------------------------------------------------

    def _relative(
        self, token: Token, index: int, cue: Cue, phrase: str, left: str, measure: str, right: Right,
        suffix: re.Match[str] | None, after: int,
    ) -> int:
        rule = f"{measure}-of-last"
        meta = phrase in META
        if cue.each and "产销量" in phrase:
            phrase = phrase.replace("产销量", "产量、销量")
        parts = [p for p in SPLIT.split(phrase) if p]
        if len(parts) > 1 and all(p in META for p in parts) and self.indicator and measure == "rank":
            name, claim = self.indicator, self.claim
            for part in parts:
                of = META[part]
                self._emit(token, cue, measure, name + part if of == "growth" else name, claim, suffix, "rank-of-each", of)
            self.indicator = name
            return after
        paired = len(parts) == 2 and len(parts[0]) > 2 and len(parts[1]) > 3 and head_noun(parts[0]) != "" and (len(head_noun(parts[0])) > 1 or parts[0].endswith("率"))
        if not meta and len(parts) > 1 and (cue.spread or cue.each or "、" in phrase or paired):
            if self._deal(token, index, cue, phrase, measure, suffix, left):
                return after
        if not meta and cue.spread and self._deal(token, index, cue, phrase, measure, suffix, left):
            return after
        if not phrase and cue.base and self.indicator and (run := self._run_length(index)) > 1:
            self.group = ((self.indicator, self.claim),) * run
        if (meta or not phrase) and self.group and self._redeal(token, cue, measure, suffix):
            return after
        if not phrase and not self.indicator and right.noun:
            name = "经济增长" if GROWTH_AFTER.match(self.text, after) else right.noun
            self._emit(token, cue, measure, name, self.reader.new_claim(), suffix, f"{measure}-after")
            return right.end
        if (meta or not phrase) and self.indicator:
            self._emit(token, cue, measure, self.indicator, self.claim, suffix, rule, META.get(phrase) if phrase else None)
            return after
        if not phrase:
            if measure == "change" and right.noun:
                self._emit(token, cue, measure, right.noun, self.reader.new_claim(), suffix, "change-after")
                return right.end
            phrase = self._fallback(left)
        if measure == "change" and right.noun and (is_bare(phrase) or not phrase) and token.unit.kind == "count":
            name = right.noun
            self._emit(token, cue, measure, name, self.reader.new_claim(), suffix, "change-after")
            return right.end
        if is_generic(phrase) and self.indicator:
            phrase = joined(object_of(self.indicator) if phrase.endswith(("率", "度")) else whole_of(self.indicator), phrase)
        elif is_bare(phrase) and self.indicator:
            phrase = joined(phrase, object_of(self.indicator))
        claim = self.levels.get(phrase) or self.reader.new_claim()
        self.group = ()
        self._emit(token, cue, measure, phrase, claim, suffix, f"{measure}-named")
        return after

    # -- lists --------------------------------------------------------------------------------------------------

    def _deal(
        self, token: Token, index: int, cue: Cue, phrase: str, measure: str, suffix: re.Match[str] | None, left: str
    ) -> bool:
        """Give the numbers of a list to the things it names; False when the list does not come out even."""
        run = self._run_length(index)
        if not phrase and self.group:
            return self._redeal(token, cue, measure, suffix)
        if run > 1:
            items = split_list(phrase, run)
            if not items or (measure == "level" and not cue.spread and any(len(i) < 3 for i in items)):
                return False
            self._start_group(items)
            self.dealt = 1
            self.cue, self.measure = cue, measure
            self._emit(token, cue, measure, *self.group[0], suffix, "list-in-order")
            return True
        if measure == "level" and not (cue.each and token.unit.kind == "share") and "各" not in cue.cues:
            return False
        parts = len([p for p in SPLIT.split(phrase) if p])
        items = split_list(phrase, parts if cue.each or measure == "rank" or "、" not in phrase else phrase.count("、") + 1)
        if len(items) < 2 or any(len(i) < 2 for i in items) or phrase.endswith("等") or any(leading_verb(i) for i in items[:1]) and measure == "change":
            return False
        self._start_group(items)
        self.dealt = len(items)
        for indicator, claim in self.group:
            self._emit(token, cue, measure, indicator, claim, suffix, "list-each")
        return True

    def _redeal(self, token: Token, cue: Cue, measure: str, suffix: re.Match[str] | None) -> bool:
        """A further set of numbers for the list last dealt: …分别达到A、B,分别增长C、D."""
        if len(self.group) < 2:
            return False
        run = self._run_length(self.measures.index(token))
        if run == len(self.group):
            if cue.reached and self.origin:
                self.group = tuple((indicator, self.reader.new_claim()) for indicator, _ in self.group)
            self.dealt = 1
            self.cue, self.measure = cue, measure
            self._emit(token, cue, measure, *self.group[0], suffix, "list-again")
            return True
        if run == 1 and (cue.each or measure == "rank"):
            for indicator, claim in self.group:
                self._emit(token, cue, measure, indicator, claim, suffix, "list-each")
            self.dealt = len(self.group)
            return True
        return False

    def _start_group(self, items: tuple[str, ...]) -> None:
        self.group = tuple((item, self.levels.get(item) or self.reader.new_claim()) for item in items)

    def _run_length(self, index: int, mixed: bool = False) -> int:
        """How many numbers of one kind stand in a row from here, parted by nothing but list marks."""
        first = self.measures[index]
        run, at = 1, first
        for token in self.measures[index + 1:]:
            suffix = SUFFIX.match(self.text, at.end)
            between = self.text[suffix.end() if suffix else at.end:token.start]
            if not ONLY_MARK.fullmatch(between) or not mixed and (token.unit.kind == "share") != (first.unit.kind == "share"):
                break
            run, at = run + 1, token
        return run

    # -- rows ---------------------------------------------------------------------------------------------------

    def _emit(
        self, token: Token, cue: Cue, measure: str, indicator: str, claim: int, suffix: re.Match[str] | None, rule: str,
        rank_of: str | None = None,
    ) -> None:
        reader, text, sentence = self.reader, self.text, self.sentence
        named = self._named_before(token.start)
        default = reader.default
        future = bool(named and default and (named.first_year, named.first_month) > (default.last_year, default.last_month))
        before = text[sentence.start:token.start]
        target = is_target(before, text[token.end:token.end + 14], sentence.passage.plan, future)
        estimate = not target and bool(ESTIMATE.search(text, max(sentence.start, self.estimate_reset), token.start))
        span = self._period(cue, measure, target, indicator, named)
        start: date | None
        end: date | None
        start, end = as_dates(span) if span else (None, None)
        assert token.value is not None
        value, high, half = token.value, token.value_max, token.half
        unit = token.unit.code
        bound = "exact"
        if suffix:
            bound = "lower" if suffix[1] else "approx" if suffix[2] else "upper"
        elif cue.bound != "exact":
            bound = cue.bound
        elif token.more:
            bound = "lower"
        comparison = None
        warnings: tuple[str, ...] = ()
        if measure in ("growth", "change"):
            comparison = self._comparison(cue, span)
            if unit == "倍":
                value, half, unit = value * HUNDRED, half * HUNDRED, "%"
                high = high * HUNDRED if high is not None else None
            if cue.direction < 0:
                value, high = (-value, None) if high is None else (-high, -value)
                bound = FLIP.get(bound, bound)
        if unit == "1" and token.unit.kind == "none" and text[token.end - 1] in "万亿千百多余":
            following = text[token.end:token.end + 1]
            if not ("\u4e00" <= following <= "\u9fff") or indicator.startswith(MONEY_VERBS):
                unit = self._implied_unit(indicator)
        if measure == "rank":
            half = Decimal(0)
            self.ranked_name = indicator
            rank_of = rank_of or {"growth": "growth", "change": "growth", "completion": "completion"}.get(self.measure, "level")
            if text[token.start] == "前":
                bound = "upper"
            if self.indicator != indicator and rule != "rank-of-each":
                rank_of = "growth" if indicator.endswith(("增速", "增幅")) else "level"
        basis = cue.basis
        if basis is None and measure == "growth" and REAL.search(re.split("[;；]", before)[-1]):
            basis = "real"
        scope = cue.scope
        if measure == "rank" and scope is None and (grade := re.search(r"(?:国家|省|市|区|县|街道|镇)级", before[-30:])):
            scope = grade[0]
        identifier = reader.lexicon.indicator_id(indicator)
        if identifier is None and (own := OWN_LEVEL.match(indicator)) and (found := reader.lexicon.indicator_id(indicator[own.end():])):
            indicator, identifier = indicator[own.end():], found
        reader.rows.append(Row(
            len(reader.rows), claim, measure, comparison, indicator, identifier, self.subject, value, high, unit,
            text[token.start:token.end], half, bound, "target" if target else "actual", "E" if estimate else "A",
            start, end, scope, rank_of if measure == "rank" else None, basis, sentence.passage.section,
            text[sentence.start:sentence.end], token.start, token.end, rule, warnings,
        ))
        self.indicator, self.claim = indicator, claim
        self.measure, self.last_cue = measure, cue
        if measure == "level":
            self.levels[indicator] = claim

    def _comparison(self, cue: Cue, span: Span | None) -> str:
        if cue.comparison:
            return cue.comparison
        if cue.base:
            words = next((c for c in cue.cues if "比" in c or "较" in c or "于" in c or "出" in c), "")
            if PAST_BASE.search(words):
                return "yoy"
            if YEAR_START.search(words):
                return "ytd"
            default = self.reader.default
            if default and (found := re.search(r"((?:19|20)\d\d)年", words)) and int(found[1]) == default.last_year - 1 and len(words) < 8:
                return "yoy"
            return "base"
        if span and (span.several or span.last_year > span.first_year):
            return "base"
        return "yoy"

    def _implied_unit(self, indicator: str) -> str:
        """A bare 73万 is money where the indicator is; what else a bare number counts is not said."""
        return "CNY" if MONEY_NOUN.search(indicator) and not PEOPLE_NOUN.search(indicator) else "1"
