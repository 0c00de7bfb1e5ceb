"""Decides which division reports, by adding up log odds over everything the text says.

For each candidate: what it calls itself (standing), outright claims (title, meeting, source line), its own name and the
names above it in the text, and the names of divisions within it, each weighed by how rare the name is on the candidate's
level. The winner's share among all candidates is the confidence; below THRESHOLD nothing is decided.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from transforms.reference.divisions import CODE_LENGTHS, COUNTRY, PLACEHOLDERS

from .claims import Claim, find_claims, says_country, village_in_title
from .gazetteer import Gazetteer, ancestors_of, township_stem, upper_stem
from .mentions import Mention, find_loose, find_mottos, find_names, find_stems, find_villages, is_everyday
from .standing import country_words, kind_of, standing

THRESHOLD = 0.6
#: Evidence of one text is not independent; dividing log odds by this makes the shares fit how often they are right.
TEMPERATURE = 1.3
#: What "a division that the text does not name" scores: a candidate has to beat this too.
NONE_OF_THESE = -1.5
#: How much of what speaks for a division speaks for each one within it: reports name those above them.
ABOVE = 0.65
#: Weight of how many divisions a level has: without it a lone village name would outweigh the county's own.
PRIOR = 0.6
#: So many villages share a name like 和平 that looking at all of them tells nothing.
MOST_VILLAGES = 1500
_COUNT_ON_LEVEL = {2: 31, 4: 342, 6: 2978, 9: 41352, 12: 620573}
_PARENT_LENGTH = {9: 6, 6: 4, 4: 2, 2: 0}
_PRIORS = {length: PRIOR * math.log(count) for length, count in _COUNT_ON_LEVEL.items()}


@dataclass(frozen=True, slots=True)
class District:
    """The division that reports. `evidence` is readable; `code` is None when nothing decides it."""

    code: str | None
    method: str | None = None
    confidence: float | None = None
    evidence: str | None = None


@dataclass(slots=True)
class _Tally:
    """What the text says about each division: of itself, of what lies within it, and by outright claims."""

    itself: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    within: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    claimed: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    hosted: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    said: list[tuple[Collection[str], float, str, str]] = field(default_factory=list)

    def words(self, code: str) -> list[tuple[float, str, str]]:
        """(gain, kind, name) of all that was said of a division, in the order of the text's statements. Asked for the
        winner only: kept by division, it would be most of the work for the hundreds that lose."""
        return [(gain, kind, name) for codes, gain, kind, name in self.said for one in codes if one == code]


def find_district(text: str, title: str | None, publisher: str | None, gazetteer: Gazetteer) -> District:
    """The division that reports in `text` (simplified characters)."""
    if country := says_country(text, title, publisher):
        return District(COUNTRY, "state council", 0.99, f"speaks for the country: {country}")
    claims = find_claims(text, title, publisher, gazetteer)
    kinds = standing(text)
    mentions = _mentions(text, kinds, gazetteer)
    tally = _tally(claims, mentions)
    scores = _scores(text, tally, kinds, gazetteer)
    if not scores:
        return District(None)
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    best, top = ranked[0]
    rivals = (*(scores[code] for code in _rivals(best, scores, tally)), NONE_OF_THESE)
    share = 1.0 / sum(math.exp((score - top) / TEMPERATURE) for score in (top, *rivals))
    evidence = _evidence(best, tally, kinds, gazetteer)
    if share < THRESHOLD:
        between = ", ".join(gazetteer.upper[code] + " " + code for code, _ in ranked[:3])
        return District(None, None, round(share, 3), f"undecided between {between}; {evidence}")
    confidence = round(min(share, 0.99), 3)
    if len(best) == 9 and (village := village_in_title(text, title, best, gazetteer)):
        return District(village, "title", confidence, f"title: {gazetteer.village_name(village)}; {evidence}")
    return District(best, _method(best, tally), confidence, evidence)


def _rivals(best: str, scores: dict[str, float], tally: _Tally) -> list[str]:
    """The candidates that a division stands against: not the ones above it that nothing claims, where something claims it."""
    above = set(ancestors_of(best)) if tally.claimed[best] else set()
    return [code for code in scores if code != best and not (code in above and not tally.claimed[code])]


def _mentions(text: str, kinds: dict[str, float], gazetteer: Gazetteer) -> list[Mention]:
    names = find_names(text, gazetteer)
    mentions = [Mention(name, "name", len(starts), gazetteer.names[name]) for name, starts in names.items()]
    whole = {upper_stem(name): len(starts) for name, starts in names.items()}
    for stem, count in find_stems(text, gazetteer).items():
        if count > whole.get(stem, 0):
            mentions.append(Mention(stem, "stem", count - whole.get(stem, 0), gazetteer.stems[stem]))
    mentions += [
        Mention(stem, "motto", count, gazetteer.stems[stem]) for stem, count in find_mottos(text, gazetteer).items()
    ]
    villages = find_villages(text, gazetteer)
    for stem, count in villages.items():
        if len(codes := gazetteer.villages(stem)) <= MOST_VILLAGES:
            mentions.append(Mention(stem, "village", count, tuple(codes)))
    if sum(math.exp(kinds[kind]) for kind in ("街道", "镇", "乡", "村")) > 0.25:
        for stem in sorted(find_loose(text, gazetteer) - villages.keys()):
            if len(codes := gazetteer.villages(stem)) <= 20:
                mentions.append(Mention(stem, "loose", 1, tuple(codes)))
    return mentions


def _rarity(length: int, held_by: int, background: float) -> float:
    """Log odds that a name held by `held_by` divisions of a level gives one of them; `background`: chance of a mere word."""
    return max(0.0, -math.log(min(1.0, held_by / _COUNT_ON_LEVEL[length] + background)))


def _tally(claims: Iterable[Claim], mentions: Iterable[Mention]) -> _Tally:
    tally = _Tally()
    for claim in claims:
        into = tally.hosted if claim.where == "host" else tally.claimed
        for code in claim.codes:
            into[code] = max(into[code], claim.weight) + (0.5 if into[code] else 0.0)
        tally.said.append((claim.codes, claim.weight, claim.where, claim.name))
    for mention in mentions:
        _add(mention, tally)
    return tally


class _Strength(NamedTuple):
    """What a mention says of the divisions of its name (`itself`) and of those they lie in (`within`), as a share of the
    log odds of its rarity; `background` is the chance that it is a mere word, None where the name tells."""

    itself: float
    within: float
    background: float | None


#: By the kind of a mention. The name of a village says nothing of the village itself, which is no candidate.
_STRENGTHS = {
    "name": _Strength(0.8, 0.5, 0.0),
    "stem": _Strength(0.45, 0.25, 0.003),
    "motto": _Strength(0.4, 0.0, 0.003),
    "village": _Strength(0.0, 0.6, None),
    "loose": _Strength(0.0, 0.2, 0.003),
}


def _background(mention: Mention) -> float:
    background = _STRENGTHS[mention.kind].background
    if background is not None:
        return background
    if is_everyday(mention.name):
        return 0.15
    return 0.001 if len(mention.name) == 2 else 0.0002


def _add(mention: Mention, tally: _Tally) -> None:
    strength, background = _STRENGTHS[mention.kind], _background(mention)
    often = min(0.9 + 0.3 * math.log(mention.count), 2.0)
    for length in {len(code) for code in mention.codes} if strength.itself else ():
        same = [code for code in mention.codes if len(code) == length]
        gain = strength.itself * often * _rarity(length, len(same), background)
        _say(tally, tally.itself, same, gain, mention.kind, mention.name)
    often = min(often, 1.0) if mention.kind == "village" else 1.0
    for length in CODE_LENGTHS[:-1]:
        if above := {code[:length] for code in mention.codes if len(code) > length}:
            gain = strength.within * often * _rarity(length, len(above), background)
            kind = "within" if mention.kind == "name" else mention.kind
            _say(tally, tally.within, above, gain, kind, mention.name)


def _say(tally: _Tally, of: dict[str, float], codes: Collection[str], gain: float, kind: str, name: str) -> None:
    for code in codes:
        of[code] += gain
    tally.said.append((codes, gain, kind, name))


def _scores(text: str, tally: _Tally, kinds: dict[str, float], gazetteer: Gazetteer) -> dict[str, float]:
    rough = _rough_scores(tally, kinds, gazetteer)
    short = heapq.nsmallest(60, rough, key=lambda code: (-rough[code], code))
    scores = {code: rough[code] + _bare_name(text, code, gazetteer) for code in short}
    if (words := country_words(text)) >= 3:
        scores[COUNTRY] = 2.0 * kinds["国"] + min(1.2 * words, 9.0)
    return scores


def _rough_scores(tally: _Tally, kinds: dict[str, float], gazetteer: Gazetteer) -> dict[str, float]:
    """The score of every division that anything speaks for. There may be a thousand, so what holds of a division in
    every text is looked up, and what holds of all within one division is added up once."""
    inherited = _Inherited(tally)
    of_kind: dict[str | None, float] = {kind: 2.0 * weight for kind, weight in kinds.items()}
    of_kind[None] = 2.0 * math.log(0.03)
    names, itself, within, claimed, hosted = gazetteer.upper, tally.itself, tally.within, tally.claimed, tally.hosted
    scores = {}
    for code in {*itself, *within, *claimed}:
        if reporter := _reporter(code, names.get(code), names.get(code[:4])):
            own = itself.get(code, 0.0) + within.get(code, 0.0) + claimed.get(code, 0.0) + hosted.get(code, 0.0)
            scores[code] = of_kind[reporter.kind] + own + inherited[reporter.parent] - reporter.prior
    return scores


class _Reporter(NamedTuple):
    """What a division is in every text: its kind (of KINDS), the code right above it, how many share its level (log)."""

    kind: str | None
    parent: str
    prior: float


@lru_cache(maxsize=1 << 16)  # holds every division from the township up
def _reporter(code: str, name: str | None, prefecture: str | None) -> _Reporter | None:
    """None for a code that no report can be of: a village's, the country's, one that is unknown or only holds a place."""
    if len(code) > 9 or code == COUNTRY or name is None or name in PLACEHOLDERS:
        return None
    if len(code) == 6 and name == prefecture:
        return None  # 东莞市 is a prefecture and again the one county in it: the wider row is the one that reports
    return _Reporter(kind_of(code, name), code[: _PARENT_LENGTH[len(code)]], _PRIORS[len(code)])


class _Inherited(dict[str, float]):
    """What speaks for a division because it speaks for those above it, worked out once for all that lie in the same."""

    def __init__(self, tally: _Tally) -> None:
        super().__init__({"": 0.0})
        self._tally = tally

    def __missing__(self, parent: str) -> float:
        """Of all within `parent`, from the parent and those above it."""
        tally = self._tally
        own = ABOVE * tally.itself.get(parent, 0.0) + tally.hosted.get(parent, 0.0)
        above = self[parent[: _PARENT_LENGTH[len(parent)]]]
        self[parent] = above + own + 0.4 * tally.claimed.get(parent, 0.0)
        return self[parent]


def _bare_name(text: str, code: str, gazetteer: Gazetteer) -> float:
    """Log odds from a township's name without its kind (丹西): counted only for candidates, as such names are words too."""
    if len(code) != 9:
        return 0.0
    name = gazetteer.upper[code]
    stem = township_stem(name)
    if stem == name or len(stem) < 2:
        return 0.0
    count = text.count(stem) - text.count(name)
    return min(3.0, 1.0 * math.log1p(count)) if count > 0 else 0.0


def _method(code: str, tally: _Tally) -> str:
    where = [
        kind
        for _, kind, _ in sorted(tally.words(code), reverse=True)
        if kind not in ("host", "within", "loose", "stem")
    ]
    claimed = [
        kind
        for kind in ("parent of unknown", "meeting", "speaks for", "title", "publisher", "source", "opening")
        if kind in where
    ]
    if claimed:
        return claimed[0]
    named, villages = tally.itself[code] > 0, "village" in where
    if named and villages:
        return "name and villages"
    return "villages" if villages else ("name" if named else "divisions within")


def _evidence(code: str, tally: _Tally, kinds: dict[str, float], gazetteer: Gazetteer) -> str:
    by_kind: dict[str, list[str]] = defaultdict(list)
    for _, kind, word in sorted(tally.words(code), key=lambda item: -item[0]):
        if word not in by_kind[kind] and len(by_kind[kind]) < 5:
            by_kind[kind].append(word)
    labels = {
        "village": "villages",
        "loose": "also",
        "within": "divisions within",
        "stem": "short name",
        "motto": "as its own",
        "name": "name in text",
        "host": "host",
    }
    parts = [f"{labels.get(kind, kind)}: {', '.join(words)}" for kind, words in by_kind.items()]
    parents = [gazetteer.upper[parent] for parent in ancestors_of(code) if tally.itself[parent] or tally.hosted[parent]]
    parents = [name for name in parents if name not in PLACEHOLDERS]
    if parents:
        parts.append(f"above it: {', '.join(parents)}")
    called = max(kinds, key=lambda kind: kinds[kind])
    if kinds[called] > math.log(0.3):
        parts.append(f"calls itself {called}")
    return "; ".join(parts)
