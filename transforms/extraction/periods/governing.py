"""From where on a span that a sentence names governs its numbers, and how far."""

import re
from collections.abc import Sequence
from operator import itemgetter

from transforms.extraction.mention import run_length
from transforms.extraction.model import Token
from transforms.extraction.passages import Frame, Sentence
from transforms.extraction.periods.named import DAYS, NAMED, WORDS, YEAR, Expression, Named, kind_of_date, kind_of_word
from transforms.extraction.periods.span import Span, year_span

Governing = list[tuple[int, Span | None]]

EVENT = re.compile(
    r"\d{1,2}月(?!份?(?:当月|单月|以来|期间|全月))[\u4e00-\u9fff]{2,4}(?:、\d{1,2}月|[，,])"
)  # 3月拿地、5月动工: when something happened
NOT_WHEN = re.compile(  # behind a date that does not tell when
    r"[^，。；;]{0,12}(?:总和|之和)"  # 是1950年到2002年的总和: held against, not spoken of
    r"|(?:(?<=前)|(?:底|末)?(?:以|之)?前)(?:建成|建设|竣工|修建|开工)的"  # 2000年前建成的小区 are of any age
    r"|的?(?:(?:不变|可比)价|价格)"  # 按2020年价格计算: whose prices they are
)
BY_YEARS = re.compile(r"(?:19|20)\d\d年?[-—－–~～至到](?:19|20)\d\d年")
ONE_THING = re.compile(
    r"[^、和与及。；;]{1,24}(?:分别|依次)[^、和与及。；;，,]{0,8}\Z"
)  # between the years and the first of their numbers
CLOSED = re.compile(r"[）)]")
# 营业收入（1—11月）5.4亿元,增长14%: a bracket with nothing but the time is told of the number behind it and of how that moved
OF_WHAT_FOLLOWS = re.compile(r"[）)](?=\d)")
DURING = re.compile(r"期间\Z")  # 专项整治期间（3月1日—5月31日）,排查隐患12处
NOT_OF_IT_ANY_MORE = re.compile(r"[，,；;](?!同比|增长|增幅|下降|增速|占|居|较)")
CLAUSE_END = re.compile(r"[，,；;]")
TOGETHER = re.compile(
    r"(?:[两三四五六]年)?[，,]?[^，,。；;\d]{0,4}?(?:(?<!公)共|累计|合计|总计)(?![^，,。；;\d]*分别)|[两三四五六]年"
)
PART_END = re.compile("[；;]")
BEHIND_FIGURE = re.compile(r"\d[^。；;\n]*[，,]\Z")
PART_OF_TIME = re.compile(r"\d[^。；;\n]*其中[：:，,]?\Z")
# behind the figures of several years, how each of them moved
MOVED_AS_WELL = re.compile(
    r"[，,；;](?:(?:同比|比上年|较上年|环比|年?增[速幅])?(?:分别)?(?:同比)?(?:增长|下降|提高|增加|减少|为|是|达到?)?)-?"
)
# of another thing, how much or how it moved in each of the years: ，税收占比分别为A和B
EACH_AGAIN = re.compile(r"[，,；;](?:其中[，,]?)?[^、和与及。；;，,\d]{0,24}分别[^、和与及。；;，,\d]{0,12}")
AND = re.compile(r"[、，,和与及 ]{1,2}\Z")


def named_spans(
    text: str, sentence: Sentence, tokens: Sequence[Token], dates: Sequence[Token], default: Span | None, now: Frame
) -> Governing:
    """The spans a sentence names, each with the offset from which it governs, in text order."""
    found: Governing = []
    row: list[tuple[int, Span]] = []  # the expressions that stand side by side: 2022年和2023年
    for start, end, kind in _expressions(text, sentence, dates):
        own = default or _year_of(text[start:end])
        if own is None:
            continue
        decision = NAMED.decide(
            Expression(text, start, end, own, now, sentence.passage, governing(found, start)[1]), kind
        )
        if decision is None or not decision[1].spans:
            continue
        _, named = decision
        row = [*(row if row and AND.fullmatch(text, row[-1][0], start) else ()), *((end, span) for span in named.spans)]
        _govern(found, text, start, named, sentence)
        if len(row) > 1:
            spans = [span for _, span in row]
            _share_out(found, text, end, spans, tokens)
            if TOGETHER.match(text, end) and spans == [year_span(spans[0].first_year + at) for at in range(len(spans))]:
                found.append((start, Span(spans[0].first_year, 1, spans[-1].last_year, 12, True, True)))
        elif _names_years(text, start, kind, named.spans[-1]):
            _year_by_year(found, text, end, named.spans[-1], tokens)
        found.sort(key=itemgetter(0))
    return found


def _names_years(text: str, start: int, kind: str, span: Span) -> bool:
    """2019—2023年, 近三年 of a report on a whole year: years of which each may have its number."""
    return BY_YEARS.match(text, start) is not None or kind == "years-back" and span.last_month == 12


def _year_by_year(found: Governing, text: str, end: int, span: Span, tokens: Sequence[Token]) -> None:
    """2019—2023年,地区生产总值分别增长A、B、C、D、E: a year each, where there are as many numbers as years."""
    following = _behind(tokens, end)
    if not following or not ONE_THING.match(text[end : following[0].start]):
        return
    years = [year_span(year) for year in range(span.first_year, span.last_year + 1)]
    _share_out(found, text, end, years, tokens)
    if len(following) > len(years):
        found.append((following[len(years)].start - 1, span))


def _year_of(written: str) -> Span | None:
    """The year that a date names, where nothing is known of the document's own span."""
    found = YEAR.search(written)
    return year_span(int(found[1])) if found else None


def _expressions(text: str, sentence: Sentence, dates: Sequence[Token]) -> list[tuple[int, int, str]]:
    """Dates and words of time in text order, each with its kind."""
    words = [word.span() for word in WORDS.finditer(text, sentence.start, sentence.end)]
    if not dates:
        return [(start, end, kind_of_word(text, start, end)) for start, end in words]
    found = [
        (start, end, kind_of_date(text[start:end]))
        for start, end in _from_day_to_day(text, dates)
        if not (EVENT.match(text, start) or NOT_WHEN.match(text, end))
    ]
    for start, end in words:
        if not any(token.start <= start < token.end for token in dates):
            found.append((start, end, kind_of_word(text, start, end)))
    return sorted(found)


def _from_day_to_day(text: str, dates: Sequence[Token]) -> list[tuple[int, int]]:
    """Where each date stands; 2024年5月8日—7月8日 is one."""
    found: list[tuple[int, int]] = []
    for token in dates:
        if found and DAYS.fullmatch(text, found[-1][0], token.end):
            found[-1] = (found[-1][0], token.end)
        else:
            found.append((token.start, token.end))
    return found


def _govern(found: Governing, text: str, start: int, named: Named, sentence: Sentence) -> None:
    """Let a span govern from here to the sentence's end; in a bracket, and a day in its clause, until that closes."""
    before = governing(found, start)[1]
    if bracket := _bracket_around(text, start, sentence):
        if ends := _end_of_bracket(text, start, *bracket, sentence):
            found.append((ends, before))
    elif named.clause and (close := CLAUSE_END.search(text, start, sentence.end)):
        found.append((close.start(), before))
    elif ends := _end_of_part(text, start, sentence, named.spans[-1]):
        found.append((ends, before))
    found.append((start, named.spans[-1]))


def _bracket_around(text: str, start: int, sentence: Sentence) -> tuple[int, int] | None:
    """Where the bracket opens and closes in which a place lies."""
    opening = max(text.rfind("（", sentence.start, start), text.rfind("(", sentence.start, start))
    if opening < 0 or CLOSED.search(text, opening, start):
        return None
    close = CLOSED.search(text, start, sentence.end)
    return (opening, close.start()) if close else None


def _end_of_bracket(text: str, start: int, opening: int, close: int, sentence: Sentence) -> int:
    """Where the time that a bracket names ends: with the bracket, or with what is told of the number behind it; 0 where that
    is the sentence's end."""
    if DURING.search(text, sentence.start, opening):
        return 0
    of_number = opening == start - 1 and close < start + 11 and text[close - 1] == "月"
    if not of_number or not OF_WHAT_FOLLOWS.match(text, close):
        return close
    further = NOT_OF_IT_ANY_MORE.search(text, close + 1, sentence.end)
    return further.start() if further else 0


def _end_of_part(text: str, start: int, sentence: Sentence, span: Span) -> int:
    """能耗下降3%,“十四五”以来累计下降14%；…: years named behind a figure of another time are told of it alone, and so is a part of the
    time (增长5%,其中6月份增长6%；石桥县…); 0 for others."""
    before = text[sentence.start : start]
    if not (span.several and BEHIND_FIGURE.search(before) or PART_OF_TIME.search(before)):
        return 0
    close = PART_END.search(text, start, sentence.end)
    return close.start() if close else 0


def _behind(tokens: Sequence[Token], end: int) -> list[Token]:
    return [token for token in tokens if token.start >= end]


def _share_out(found: Governing, text: str, end: int, spans: Sequence[Span], tokens: Sequence[Token]) -> None:
    """2022年和2023年…分别为A、B,增长C、D,…分别为E、F: of the numbers behind the years, as many in a row as there are spans have one each,
    and so have as many that tell how those moved, or that are again shared out by 分别."""
    following = _behind(tokens, end)
    while following and run_length(text, following, 0) == len(spans):
        found += [(token.start - 1, span) for token, span in zip(following, spans, strict=False)]
        last, following = following[len(spans) - 1], following[len(spans) :]
        if not following or not _of_the_same_years(text, last.end, following[0].start):
            break


def _of_the_same_years(text: str, end: int, start: int) -> bool:
    """Whether the words between two rows of numbers let the second row be of the years of the first."""
    return bool(MOVED_AS_WELL.fullmatch(text, end, start) or EACH_AGAIN.fullmatch(text, end, start))


def governing(named: Sequence[tuple[int, Span | None]], at: int) -> tuple[int, Span | None]:
    """The span last named before an offset, with where: it governs until its sentence ends."""
    where, span = at, None
    for start, candidate in named:
        if start >= at:
            break
        where, span = start, candidate
    return where, span


def lies_ahead(span: Span | None, default: Span | None) -> bool:
    """Whether a named span begins after the document's own has ended."""
    if span is None or default is None:
        return False
    return (span.first_year, span.first_month) > (default.last_year, default.last_month)


def has_ended(span: Span | None, default: Span | None) -> bool:
    """Whether a named year, or part of one, is over by the end of the document's own span."""
    if span is None or default is None or span.several:
        return False
    return (span.last_year, span.last_month) <= (default.last_year, default.last_month)
