"""What the rules of the measure look at, and what they answer."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from transforms.extraction.cues.cue import Cue
from transforms.extraction.discourse import Discourse
from transforms.extraction.model import Mention, SentenceContext
from transforms.extraction.records import Record, record
from transforms.extraction.rules import Question


@record
class Numbered(Record):
    """A number with the wording before it; `cue` holds what is known of a rank's field beyond the mention's own."""

    mention: Mention
    phrase: str
    cue: Cue
    discourse: Discourse
    sentence: SentenceContext


@record
class Measured(Record):
    """The measure, with the wording and the cues that remain when it is settled."""

    measure: str
    phrase: str
    cue: Cue


# asked by the kind of number (rank, double (翻一番), pp (percentage points), 倍, share, amount), the measure stated before it, and
# whether its words tell a direction
MEASURE: Question[Numbered, Measured] = Question("measure", attrgetter("mention.left"), attrgetter("sentence.letters"))


def of_kind(
    *kinds: str, behind: tuple[str, ...] = (), directed: bool | None = None
) -> Callable[[tuple[str, str, bool]], bool]:
    """For rules about some kinds of number; with `behind` only where the statement before has one of these measures, with `directed`
    only where the words tell which way it moved, or do not."""
    return lambda key: key[0] in kinds and (not behind or key[1] in behind) and directed in (None, key[2])


def moved(cue: Cue) -> bool:
    """增长5%, and not 增长到5% or 由5%: the number says how far something moved."""
    return cue.direction != 0 and not cue.reached and not cue.origin
