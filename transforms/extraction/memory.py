"""What has been said: in the document, and so far in the sentence."""

from collections.abc import Sequence

from transforms.extraction.cues import Cue
from transforms.extraction.lexicon import Lexicon
from transforms.extraction.naming import joined
from transforms.extraction.period import Span, named_spans
from transforms.extraction.role import AIM
from transforms.extraction.rows import Context, Extraction
from transforms.extraction.scan import Token
from transforms.extraction.structure import Frame, Sentence

NO_CUE = Cue()


class Report:
    """One document while it is read: its text and time, and the rows found so far."""

    __slots__ = (
        "claims", "default", "exclusions", "lexicon", "now", "own_name", "own_names", "rows", "text",
    )  # fmt: skip

    def __init__(
        self, text: str, context: Context, default: Span | None, now: Frame, lexicon: Lexicon, result: Extraction
    ) -> None:
        self.text = text
        self.default = default
        self.now = now
        self.lexicon = lexicon
        self.rows = result.rows
        self.exclusions = result.exclusions
        self.claims = 0
        self.own_name = context.district_name or ""
        self.own_names = tuple(name for name in (context.district_name, *context.ancestors) if name)

    def new_claim(self) -> int:
        self.claims += 1
        return self.claims


class Memory:
    """One sentence while it is read."""

    __slots__ = (
        "across", "aims", "claim", "dealt", "estimate_from", "estimates", "group", "group_cue", "group_measure",
        "indicator", "last_cue", "level_cue", "levels", "main", "measure", "measures", "named", "of_place", "origin", "outer", "owner",
        "part_of", "rank_cue", "rank_of", "ranked", "real", "report", "sentence", "settles", "span", "subject", "text", "thing",
        "topic", "unit_code", "unit_kind", "venue", "verb", "whole", "words",
    )  # fmt: skip

    def __init__(self, report: Report, sentence: Sentence, measures: Sequence[Token], dates: Sequence[Token]) -> None:
        self.report = report
        self.text = report.text
        self.sentence = sentence
        self.measures = measures
        self.named = named_spans(report.text, sentence, dates, report.default, report.now)
        # the last statement
        self.indicator = ""
        self.claim = 0
        self.measure = ""
        self.thing = ""                                 # the last thing counted, past its rates and costs
        self.main: tuple[str, int] | None = None        # what 其中 takes parts of
        self.outer: tuple[str, int, str, str] | None = None  # what a bracket interrupts
        self.last_cue = NO_CUE
        # what elided words stand for
        self.verb = ""                                  # 新增 of 新增A3家、B2家
        self.subject: str | None = None                 # the village or company spoken of
        self.of_place = False                           # a zone or an estate, spoken of in its own clause
        self.owner: str | None = None                   # whose 投资, 产值 a clause speaks of: 新材料二期完成投资
        self.topic = ""                                 # what bare verbs do: 推进气改电工程,签约12户,安装3户
        self.venue = ""                                 # 在…大赛中
        self.part_of = self.whole = ""                  # after 其中: the noun counted of the whole, and the whole
        self.levels: dict[str, int] = {}                # indicator → claim of its level
        # the list being dealt out
        self.group: tuple[tuple[str, int], ...] = ()
        self.dealt = 0
        self.group_cue = NO_CUE
        self.group_measure = ""
        # the last level and the last rank
        self.origin = False
        self.level_cue = NO_CUE
        self.settles = False                            # 达到8个、…45家、…547家: 达到 is said once
        self.unit_code = self.unit_kind = ""
        self.rank_cue = NO_CUE
        self.ranked = ""
        self.rank_of = "level"
        # time
        self.span = 0                                   # 近3年 holds on for a further 年均
        self.estimate_from = sentence.start
        self.across = False
        # what the sentence holds at all, so that most numbers need not look for it
        self.words = report.text[sentence.start:sentence.end]
        self.aims = AIM.search(self.words) is not None
        self.estimates = "预" in self.words or "初步" in self.words
        self.real = "价" in self.words

    def new_claim(self) -> int:
        return self.report.new_claim()

    def indicator_id(self, wording: str) -> str | None:
        return self.report.lexicon.indicator_id(wording)

    def known_alone(self, phrase: str) -> bool:
        """Whether the wording is an indicator by itself and none with the verb of the clause before."""
        return self.indicator_id(phrase) is not None and self.indicator_id(joined(self.verb, phrase)) is None
