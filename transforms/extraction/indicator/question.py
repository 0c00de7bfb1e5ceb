"""The question of a level: of what it is. What its rules look at and what they answer.

The rules are asked by the wording before the number ("nothing", "bare" for a verb alone, "measure" for a measure alone, "named"),
whether a noun stands behind it, whether the sentence has stated something already, and the kind of its unit.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from transforms.extraction.case import Case
from transforms.extraction.cues.cue import Cue
from transforms.extraction.records import Record, record
from transforms.extraction.rules import Question
from transforms.extraction.subjects.entity import Entity

PER_HEAD = {"人均", "户均", "村均", "亩均", "社均", "校均"}
# 解决436户1820人的吃水难题: of whom, and behind them what
SOLVING = ("解决", "解决了", "保障", "保障了", "缓解", "消除")
INVOLVING = ("涉及", "惠及", "覆盖", "受益")  # whom what was just counted concerns


@record
class Named(Record):
    """What a number is of. `claim` 0 opens a new one; `verb` is what a list may carry on; `used` how far words are used.

    `cue` and `entity` replace those of the case. `quoted`: the name stays as it is worded, however long. `counted`: what
    follows may be of this thing. `spoken_of`: what the next number speaks of, where it is something else. `aside`: whose this
    number alone is, "" for the district's.
    """

    name: str
    verb: str = ""
    claim: int = 0
    used: int = 0
    cue: Cue | None = None
    entity: Entity | None = None
    quoted: bool = False
    counted: bool = True
    spoken_of: str = ""
    aside: str | None = None


LEVEL: Question[Case, Named] = Question("level", attrgetter("mention.left"), attrgetter("sentence.letters"))
Key = tuple[str, bool, bool, str]


def asked(
    *phrases: str, noun: bool | None = None, later: bool | None = None, units: tuple[str, ...] = ()
) -> Callable[[Key], bool]:
    """For rules about cases with such a wording, or any; with `noun` only those with one behind the number, or without; with
    `later` only those after the first statement of the sentence, or the first; with `units` only those in such kinds of unit."""

    def is_asked(key: Key) -> bool:
        phrase, has_noun, is_later, unit = key
        fits = noun in (None, has_noun) and later in (None, is_later)
        return fits and (not phrases or phrase in phrases) and (not units or unit in units)

    return is_asked
