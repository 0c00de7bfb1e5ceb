"""What a sentence has said up to a number: the last statement, the open list, the whole and its parts, the entity, the time.

A Discourse never changes. `at_mark` makes the one that holds behind a semicolon or a bracket, `at_words` the one that holds
behind the words before a number, `after` the one that holds behind what a number states. No rule makes one.
"""

from __future__ import annotations

import re

from transforms.extraction.cues.cue import Cue
from transforms.extraction.mention import LIST_MARK, SEMICOLON, opens_bracket
from transforms.extraction.model import Mention, SentenceContext, Statement
from transforms.extraction.records import Record, record
from transforms.extraction.subjects.entity import NO_ENTITY, Entity
from transforms.extraction.subjects.spoken import behind_semicolon, between_villages, opens_with_another, spoken_of
from transforms.extraction.wording.phrases import clean, head_noun, leading_verb

NO_CUE = Cue()
CLOSING, OPENING = frozenset("）)"), frozenset("（(")
RAISED = ("种植", "养殖", "播种")  # 中药材种植1万亩,其中黄精3200亩
IN_MONEY = ("总产值", "产值", "增加值", "税收")  # what a branch of industry has a part of
COUNTED_SO_FAR = re.compile(
    r"[ \n\u3000]*(?:截至|截止|1[-—－~～至到]\d{1,2}月|前\d{1,2}个?月)"
)  # what is counted up to then is known
OPENS_PARTS = "其中"
OF_RECORD = ("纳入", "投资", "出口", "销售", "生产")  # verbs that open the names of indicators


@record
class PreviousStatement(Record):
    """What was stated last; `counted` is the last thing counted, past its rates and costs."""

    indicator: str = ""
    claim: int = 0
    measure: str = ""
    cue: Cue = NO_CUE
    counted: str = ""


@record
class PreviousLevel(Record):
    """The last level that was no member of a list. `verb` is what a list says once: 新增 of 新增A3家、B2家.

    `settled`: 达到 is said once in 达到8个、…45家、…547家.
    """

    cue: Cue = NO_CUE
    verb: str = ""
    unit_code: str = ""
    unit_kind: str = ""
    settled: bool = False


@record
class PreviousRank(Record):
    """The last rank: of which indicator, with which words, and whether its level or its growth was ranked."""

    indicator: str = ""
    cue: Cue = NO_CUE
    rank_of: str = "level"


@record
class OpenList(Record):
    """Which indicators, each with its claim, the numbers in a row are of; `given` of them have had theirs.

    `measure` and `cue` are those of the first number, which the others share. `subjects` are those of the items where the
    list names entities; `ranked` says what of each is ranked, where that is not the same of all (总量、增速); `measures` are those
    of a row in which sizes and growths are mixed.
    """

    items: tuple[tuple[str, int], ...] = ()
    given: int = 0
    measure: str = ""
    cue: Cue = NO_CUE
    subjects: tuple[str, ...] = ()
    ranked: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()

    def measure_of_next(self) -> str:
        """The measure of the next number: its own in a row of mixed kinds, else that of all."""
        return self.measures[self.given] if self.measures else self.measure


@record
class Interrupted(Record):
    """What was stated last before a bracket that is open, and whose it was."""

    previous: PreviousStatement
    entity: Entity


@record
class WholeAndPart(Record):
    """After 其中 or in a bracket: the whole, the noun that is counted of it, and the statement that 其中 takes parts of."""

    noun: str = ""
    whole: str = ""
    main: tuple[str, int] | None = None


@record
class SpokenTime(Record):
    """`years`: 近3年 holds on for a further 年均; `estimates_from`: the offset from which 预计 is looked for."""

    years: int = 0
    estimates_from: int = 0


@record
class Discourse(Record):
    """All of it; `interrupted` is what a bracket interrupts, `statements` all of the sentence, `claims` the last one given.

    `sentence_before`: the statements of the sentence right before, where it stands in the same section.
    """

    previous: PreviousStatement
    level: PreviousLevel
    rank: PreviousRank
    open_list: OpenList
    part: WholeAndPart
    entity: Entity
    interrupted: Interrupted | None
    time: SpokenTime
    statements: tuple[Statement, ...]
    claims: int
    sentence_before: tuple[Statement, ...] = ()

    def claim_of_level(self, indicator: str) -> int:
        """The claim of the level that the sentence gave of an indicator, 0 where it gave none."""
        for statement in reversed(self.statements):
            if statement.measure == "level" and statement.indicator == indicator:
                return statement.claim
        return 0


@record
class Reading(Record):
    """What a number states, and what that leaves for the numbers after it.

    `used` is the offset up to which the words behind the number belong to it. `level` and `counted` are set by a level that
    is no member of a list; `spoken_of` where the next number speaks of something else than was stated,
    `aside` where it alone is of another area: （全市11.1%）, "" for the district; `subjects` whose each statement is, where one
    number is of each (A村、B村均不足5万元).
    """

    statements: tuple[Statement, ...]
    used: int
    entity: Entity
    open_list: OpenList
    level: PreviousLevel | None = None
    counted: str = ""
    spoken_of: tuple[str, int] | None = None
    aside: str | None = None
    subjects: tuple[str, ...] = ()

    @property
    def whose(self) -> tuple[str | None, ...]:
        """Of each statement whose it is; None or "" for the district."""
        of_all = self.entity.subject if self.aside is None else self.aside
        return self.subjects or (of_all,) * len(self.statements)


_NO_STATEMENT, _NO_LEVEL, _NO_RANK, NO_LIST, _NO_PART = (
    PreviousStatement(), PreviousLevel(), PreviousRank(), OpenList(), WholeAndPart(),
)  # fmt: skip


def opening(sentence_start: int, claims: int, sentence_before: tuple[Statement, ...] = ()) -> Discourse:
    """What holds at the head of a sentence: how many claims the report has given, and what the sentence before stated."""
    time = SpokenTime(0, sentence_start)
    return Discourse(
        _NO_STATEMENT, _NO_LEVEL, _NO_RANK, NO_LIST, _NO_PART, NO_ENTITY, None, time, (), claims, sentence_before
    )


def at_mark(discourse: Discourse, mention: Mention, sentence: SentenceContext) -> Discourse:
    """What holds behind the marks before a number: a semicolon ends lists, a bracket that closes gives the whole back."""
    left = mention.left
    if "；" in left or ";" in left:
        discourse = _behind_semicolon(discourse, mention, sentence)
    if left[:1] in CLOSING and (before := discourse.interrupted):
        # 投资7亿元(其中民间投资5亿元),占年计划的55%: behind the bracket the whole is spoken of again, and whoever has it
        previous = before.previous._replace(cue=discourse.previous.cue)
        discourse = discourse._replace(previous=previous, entity=before.entity, interrupted=None)
    if left.lstrip(" \u3000，,")[:1] in OPENING:
        discourse = discourse._replace(interrupted=Interrupted(discourse.previous, discourse.entity))
    return discourse


def _behind_semicolon(discourse: Discourse, mention: Mention, sentence: SentenceContext) -> Discourse:
    """A semicolon ends lists and carried verbs; where a new subject follows it also ends 预计 and the old subject."""
    report = sentence.report
    tail = SEMICOLON.split(mention.left)[-1]
    previous, part, time = discourse.previous, discourse.part, discourse.time
    if part.main:
        previous = previous._replace(indicator=part.main[0], claim=part.main[1])
        part = part._replace(main=None)
    token = mention.token
    work = clean(tail)
    another = opens_with_another(tail.strip(), report.text[token.start : token.end + 1], report.own_names)
    if another or leading_verb(work) and not work.startswith(OF_RECORD) or COUNTED_SO_FAR.match(tail):
        time = time._replace(estimates_from=report.text.find(tail, sentence.start))
    among_villages = not another and between_villages(report.text, sentence.start, token.start, sentence.end)
    return discourse._replace(
        previous=previous,
        level=discourse.level._replace(verb=""),
        open_list=NO_LIST,
        part=part,
        entity=behind_semicolon(discourse.entity, work, among_villages),
        time=time,
    )


def at_words(discourse: Discourse, mention: Mention, sentence: SentenceContext) -> tuple[Discourse, str]:
    """What holds behind the words before a number, and the wording among them: whose it is, and whether parts are taken."""
    entity, phrase = spoken_of(discourse.entity, mention, sentence.report)
    left, previous, part = mention.left, discourse.previous, discourse.part
    if "其中" in left or previous.measure == "level" and opens_bracket(left):
        part = _taken_apart(previous, discourse.claim_of_level(previous.indicator) == previous.claim)
    elif (part.whole or part.noun) and not (previous.indicator and (LIST_MARK.match(left) or _inside(discourse, left))):
        part = WholeAndPart("", "", part.main)
    if entity is discourse.entity and part is discourse.part:
        return discourse, phrase
    return discourse._replace(entity=entity, part=part), phrase


def _inside(discourse: Discourse, left: str) -> bool:
    """（农户1亿元，企业2亿元）: whether the bracket that holds the parts is still open."""
    return discourse.interrupted is not None and left[:1] in ("，", ",")


def _taken_apart(previous: PreviousStatement, of_level: bool) -> WholeAndPart:
    """其中 opens the parts of what was just counted, also behind its growth; they go on while the list does."""
    head = head_noun(previous.indicator)
    grown = next((way for way in RAISED if previous.measure == "level" and previous.indicator.endswith(way)), "")
    level = previous.measure == "level" or of_level and previous.measure == "growth" and head in IN_MONEY
    return WholeAndPart(
        head if len(head) > 1 and level else grown,
        previous.indicator if level else previous.counted or previous.indicator,
        (previous.indicator, previous.claim) if previous.indicator else None,
    )


def after(discourse: Discourse, reading: Reading) -> Discourse:
    """What holds behind a number that was read so."""
    if not reading.statements:
        return discourse
    last = reading.statements[-1]
    indicator, claim = reading.spoken_of or (last.indicator, last.claim)
    claims = max(discourse.claims, last.claim, claim)
    if listed := reading.open_list.items:
        claims = max(claims, *(of_item for _, of_item in listed))
    cue, time = last.cue, discourse.time
    if cue.span != time.years and not cue.year and (cue.span or cue.comparison != "cagr"):
        time = time._replace(years=cue.span)
    return Discourse(
        PreviousStatement(indicator, claim, last.measure, cue, reading.counted or discourse.previous.counted),
        reading.level or discourse.level,
        PreviousRank(last.indicator, cue, last.rank_of or "level") if last.measure == "rank" else discourse.rank,
        reading.open_list,
        discourse.part,
        reading.entity,
        discourse.interrupted,
        time,
        discourse.statements + reading.statements,
        claims,
        discourse.sentence_before,
    )


def known_behind(
    sentence: SentenceContext, before: tuple[Statement, ...], stated: tuple[Statement, ...]
) -> tuple[Statement, ...]:
    """What the sentence behind this one may go on with: what this one states, and where it gives parts (其中…), the whole, too."""
    if not sentence.words.startswith(OPENS_PARTS):
        return stated
    return (*(one for one in before if one.indicator == before[-1].indicator), *stated)
