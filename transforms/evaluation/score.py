"""What agrees with an annotation: detection, strict, core, links, fields, and numbers accounted for."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from transforms.evaluation.gold import Gold, Statement, within
from transforms.evaluation.likeness import ENOUGH, LISTED, likeness
from transforms.extraction import Extraction, Row

FIELDS = (
    "measure", "comparison", "value", "unit", "bound", "role", "status", "period", "indicator", "indicator_id",
    "subject", "rank_scope",
)  # fmt: skip
STRICT = frozenset(("measure", "comparison", "value", "unit", "role", "status", "period", "indicator"))
MAY_BE_EMPTY = ("comparison", "rank_scope", "subject", "indicator_id")
NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?")
NEARBY = 200

Pair = tuple[int, int]


@dataclass(slots=True)
class Scored:
    """One document held against its annotation. `pairs` are indices into `gold` and `rows`; `wrong` goes with them, and
    `read`, as extracted, with `rows`."""

    name: str
    text: str
    gold: list[Statement]
    rows: list[Statement]
    read: list[Row]
    pairs: list[Pair]
    wrong: list[frozenset[str]]
    counts: Counter[str] = field(default_factory=Counter)

    def strict(self) -> list[Pair]:
        return [pair for pair, wrong in zip(self.pairs, self.wrong, strict=True) if not wrong & STRICT]


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one or several documents: F1 of each, the share of numbers accounted for, and each field's share right."""

    detection: float
    strict: float
    core: float
    links: float
    accounted: float
    fields: dict[str, float]


def score(gold: Gold, text: str, extraction: Extraction) -> Scored:
    """Hold one reading against its annotation; only what lies in the annotated windows counts."""
    annotated = [one for one in gold.statements if _counted(one, text)]
    spans = [(row.char_start, row.char_end) for row in extraction.rows]
    inside = within(gold.windows, spans)
    read = [row for row, keep in zip(extraction.rows, inside, strict=True) if keep and _counted(_statement(row), text)]
    rows = [_statement(row) for row in read]
    pairs = _match(annotated, rows)
    wrong = [frozenset(_wrong(annotated[g], rows[r], annotated)) for g, r in pairs]
    scored = Scored(gold.name, text, annotated, rows, read, pairs, wrong)
    scored.counts = _counts(scored)
    spans += [(one.char_start, one.char_end) for one in extraction.exclusions]
    scored.counts.update(_accounts(text, gold.windows, spans))
    return scored


def figures(scored: Iterable[Scored]) -> Figures:
    """The figures of several documents taken together."""
    counts: Counter[str] = Counter()
    for one in scored:
        counts.update(one.counts)
    fields = {name: round(counts[f"right {name}"] / seen, 4) for name in FIELDS if (seen := counts[f"seen {name}"])}
    return Figures(
        detection=_f1(counts["matched"], counts["gold"], counts["rows"]),
        strict=_f1(counts["strict"], counts["gold"], counts["rows"]),
        core=_f1(counts["core"], counts["gold core"], counts["rows core"]),
        links=_f1(counts["links"], counts["gold links"], counts["rows links"]),
        accounted=round(counts["accounted"] / counts["numbers"], 4) if counts["numbers"] else 0.0,
        fields=fields,
    )


def _f1(right: int, gold: int, rows: int) -> float:
    precision, recall = right / rows if rows else 0.0, right / gold if gold else 0.0
    return round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0


def _counted(one: Statement, text: str) -> bool:
    """Quantities in Chinese numerals are optional, ranks are not."""
    return one.measure == "rank" or any("0" <= char <= "9" for char in text[one.start : one.end])


def _statement(row: Row) -> Statement:
    period = f"{row.period_start:%Y-%m}/{row.period_end:%Y-%m}" if row.period_start and row.period_end else None
    return Statement(
        row.char_start, row.char_end, str(row.claim), row.measure, row.comparison, row.indicator_text,
        row.indicator_id if row.indicator_id in LISTED else None, row.subject_text, float(row.value),
        None if row.value_max is None else float(row.value_max), row.unit, row.bound, row.role, row.obs_status,
        period, row.rank_scope, row.rule,
    )  # fmt: skip


def _match(gold: Sequence[Statement], rows: Sequence[Statement]) -> list[Pair]:
    """One to one: the longest overlap first, then the more alike, then the nearer."""
    candidates = sorted(_candidates(gold, rows), reverse=True)
    free_gold, free_rows = set(range(len(gold))), set(range(len(rows)))
    pairs = []
    for *_, g, r in candidates:
        if g in free_gold and r in free_rows:
            free_gold.remove(g)
            free_rows.remove(r)
            pairs.append((g, r))
    return pairs


def _candidates(gold: Sequence[Statement], rows: Sequence[Statement]) -> Iterator[tuple[int, bool, int, int, int]]:
    for g, one in enumerate(gold):
        for r, row in enumerate(rows):
            overlap = min(one.end, row.end) - max(one.start, row.start)
            if overlap > 0:
                alike = likeness(one.indicator, row.indicator) >= ENOUGH
                yield overlap, alike, -abs(one.start - row.start), g, r


def _wrong(one: Statement, row: Statement, gold: Sequence[Statement]) -> Iterator[str]:
    for name in FIELDS:
        if name == "indicator":
            if not _same_indicator(one, row, gold):
                yield name
        elif name == "value":
            if not (_close(one.value, row.value) and _close(one.value_max, row.value_max)):
                yield name
        elif name in ("subject", "rank_scope"):
            if likeness(getattr(one, name), getattr(row, name)) < ENOUGH:
                yield name
        elif getattr(one, name) != getattr(row, name):
            yield name


def _same_indicator(one: Statement, row: Statement, gold: Sequence[Statement]) -> bool:
    """Alike enough, and no other indicator annotated nearby is more alike."""
    own = likeness(one.indicator, row.indicator)
    return own >= ENOUGH and not any(
        likeness(other.indicator, row.indicator) > own
        for other in gold
        if other.indicator != one.indicator and abs(other.start - one.start) <= NEARBY
    )


def _close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-6 * max(1.0, abs(one), abs(other))


def _counts(scored: Scored) -> Counter[str]:
    gold, rows = scored.gold, scored.rows
    strict = scored.strict()
    counts = Counter(matched=len(scored.pairs), gold=len(gold), rows=len(rows), strict=len(strict))
    counts["gold core"] = sum(one.indicator_id is not None for one in gold)
    counts["rows core"] = sum(row.indicator_id is not None for row in rows)
    counts["core"] = sum(_is_core(gold[g], rows[r]) for g, r in strict)
    for (g, r), wrong in zip(scored.pairs, scored.wrong, strict=True):
        for name in FIELDS:
            if name in MAY_BE_EMPTY and getattr(gold[g], name) is None and getattr(rows[r], name) is None:
                continue
            counts[f"seen {name}"] += 1
            counts[f"right {name}"] += name not in wrong
    of_gold = _partners(gold, {g: n for n, (g, _) in enumerate(scored.pairs)}, -1)
    of_rows = _partners(rows, {r: n for n, (_, r) in enumerate(scored.pairs)}, -1 - len(gold))
    counts["gold links"], counts["rows links"] = len(of_gold), len(of_rows)
    counts["links"] = sum(of_rows.get(key) == levels for key, levels in of_gold.items())
    return counts


def _is_core(one: Statement, row: Statement) -> bool:
    same_reach = (one.subject is None) == (row.subject is None)
    return one.indicator_id is not None and one.indicator_id == row.indicator_id and same_reach


def _partners(side: Sequence[Statement], paired: Mapping[int, int], lone: int) -> dict[int, frozenset[int]]:
    """What is no level → the levels of its claim. Keys are pair numbers; what has no pair gets its own, from `lone` down."""
    keys = [paired.get(at, lone - at) for at in range(len(side))]
    levels: defaultdict[str, set[int]] = defaultdict(set)
    for key, one in zip(keys, side, strict=True):
        if one.measure == "level":
            levels[one.claim].add(key)
    return {
        key: frozenset(levels.get(one.claim, ())) for key, one in zip(keys, side, strict=True) if one.measure != "level"
    }


def _accounts(text: str, windows: Collection[tuple[int, int]], spans: Collection[tuple[int, int]]) -> Counter[str]:
    numbers = [match.span() for match in NUMBER.finditer(text)]
    numbers = [span for span, keep in zip(numbers, within(windows, numbers), strict=True) if keep]
    covered = sum(any(low <= start and end <= high for low, high in spans) for start, end in numbers)
    return Counter(numbers=len(numbers), accounted=covered)
