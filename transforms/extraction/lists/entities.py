"""Lists that name entities: 下洋村、溪口村集体收入分别达到86万元、54万元."""

from __future__ import annotations

from transforms.extraction.case import Case
from transforms.extraction.discourse import OpenList, Reading
from transforms.extraction.indicator.topic import topic
from transforms.extraction.lists.assignment import ASSIGNMENT, in_order, run_of
from transforms.extraction.lists.items import parts_of
from transforms.extraction.rules import Tier
from transforms.extraction.subjects.proper import each_named
from transforms.extraction.wording.phrases import clean

EACH = "分别"


@ASSIGNMENT.rule("entities-in-order", Tier.SPECIFIC, only=("level named", "moved named"))
def entities_in_order(case: Case) -> Reading | None:
    """A镇、B镇分别化解纠纷12件、9件: one number each, of the same indicator, whose subject the list names."""
    before, spread, after = case.phrase.partition(EACH)
    if not (spread or case.cue.spread) or "、" not in before and "和" not in before:
        return None
    parts = parts_of(before)
    if len(parts) < 2 or run_of(case) != len(parts) or not all(each_named(part) for part in parts[:-1]):
        return None
    last, rest = _cut(parts[0], parts[-1])
    indicator = clean(rest + after) or case.noun or _reached_again(case)
    if not last or not indicator:
        return None
    return _of_each(case, indicator, (*parts[:-1], last))


@ASSIGNMENT.rule("entities-of-topic", Tier.SPECIFIC, only=("moved named",))
def entities_of_topic(case: Case) -> Reading | None:
    """一般公共预算收入52亿元,其中A县、B区增幅分别为12.1%、-3.5%: what was spoken of, of the entities that the list names."""
    parts = parts_of(case.phrase)
    if not case.cue.spread or len(parts) < 2 or run_of(case) != len(parts) or not all(map(each_named, parts)):
        return None
    indicator = topic(case)
    return _of_each(case, indicator, parts) if indicator else None


def _of_each(case: Case, indicator: str, subjects: tuple[str, ...]) -> Reading:
    """One number each of the same indicator: the first now, the others in turn."""
    claims = case.discourse.claims
    items = tuple((indicator, claims + 1 + place) for place in range(len(subjects)))
    reading = in_order(case, items, "list-of-entities")
    return reading._replace(
        entity=reading.entity._replace(subject=subjects[0], of_place=True),
        open_list=OpenList(items, 1, case.measure, case.cue, subjects),
    )


def _reached_again(case: Case) -> str:
    """村均收入128万元,A村、B村分别达到312万元和267万元: the level just given, of the entities named."""
    again = case.measure == "level" and case.counted_as_before()
    return case.discourse.previous.indicator.removeprefix("村均") if again else ""


def _cut(first: str, words: str) -> tuple[str, str]:
    """The last name of the list and what all of them have in common behind it: it ends as the first one does."""
    for size in (2, 1):
        at = words.find(first[-size:], 1)
        if at > 0 and each_named(words[: at + size]):
            return words[: at + size], words[at + size :]
    for end in range(3, len(words) + 1):
        if each_named(words[:end]):
            return words[:end], words[end:]
    return "", words
