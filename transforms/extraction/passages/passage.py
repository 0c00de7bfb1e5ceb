"""What every sentence of a stretch of text shares, and the document's own time."""

import re

from transforms.extraction.model import Context
from transforms.extraction.passages.glossary import Glossary
from transforms.extraction.passages.years import Months, Years
from transforms.extraction.records import Record, record

SPEECH = re.compile(
    r"[，。：]现在，我代表|各位代表[：！!，]|请予审议|(?:今年|20\d\d年)(?:经济社会)?发展的?主要预期目标"
)
SPOKEN = ("现在，我代表", "各位代表", "请予审议", "主要预期目标")  # each of what SPEECH finds holds one


@record
class Passage(Record):
    """`years`: the span it looks back on, or with `plan` ahead to, when several. `months`: those that it looks back on, where the
    report of a year goes on to some of the next."""

    section: str
    plan: bool
    years: Years | None
    months: Months | None = None


@record
class Sentence(Record):
    start: int
    end: int
    passage: Passage


@record
class Frame(Record):
    """The document's own time: its last month accounted for, and whether it was spoken in the year after."""

    year: int | None
    half: bool
    speech: bool


@record
class State(Record):
    """Where the reading stands: in aims or in a review, on which years, aside for a look back within the aims. `aimed_at`: the
    years up to a later one that a paragraph of a review aims at (到2030年，…). `glossary`: words are explained, the whole of a
    glossary or one note."""

    plan: bool = False
    years: Years | None = None
    aside: bool = False
    aimed_at: Years | None = None
    glossary: Glossary = ""

    @property
    def may_end(self) -> bool:
        """Whether it is told of for a while, until any further words show that it is over."""
        return self.aside or self.aimed_at is not None


def frame_of_section(now: Frame, months: Months | None) -> Frame:
    """The time of a section that is on some months of the next year."""
    return Frame(months[0], True, False) if months else now


def frame(text: str, context: Context) -> Frame:
    """How 今年 and 去年 are to be understood in this document."""
    year = context.period_end.year if context.period_end else None
    half = bool(context.period_end and context.period_end.month < 12)
    return Frame(year, half, not half and any(map(text.__contains__, SPOKEN)) and SPEECH.search(text) is not None)
