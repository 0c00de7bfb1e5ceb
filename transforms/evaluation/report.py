"""Figures of several annotated documents, the precision of each rule, and the mistakes one by one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from transforms.evaluation.gold import Gold
from transforms.evaluation.score import FIELDS, Figures, Scored, figures, score
from transforms.extraction import Lexicon, extract

BEFORE, AFTER = 32, 16


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """One rule: how many rows it made where gold looks, and how many of them are strictly right."""

    rule: str
    rows: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.rows


@dataclass(frozen=True, slots=True)
class Report:
    """`documents`: name → its own figures. `rules`: weakest first, by rows that are wrong. `missing`: no text found."""

    total: Figures
    documents: dict[str, Figures]
    rules: list[RuleFigures]
    missing: list[str]
    scored: list[Scored]


def evaluate(golds: Iterable[Gold], texts: Mapping[str, str], lexicon: Lexicon) -> Report:
    """Read every annotated document whose text is at hand, and hold the reading against its annotation."""
    scored, missing = [], []
    for gold in golds:
        text = texts.get(gold.sha256)
        if text is None:
            missing.append(gold.name)
        else:
            scored.append(score(gold, text, extract(text, gold.context, lexicon)))
    return Report(figures(scored), {one.name: figures([one]) for one in scored}, rules(scored), missing, scored)


def rules(scored: Iterable[Scored]) -> list[RuleFigures]:
    """The rules behind the rows, those with the most wrong rows first."""
    made: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for one in scored:
        made.update(row.rule for row in one.rows)
        right.update(one.rows[r].rule for _, r in one.strict())
    found = [RuleFigures(rule, count, right[rule]) for rule, count in made.items()]
    return sorted(found, key=lambda rule: (rule.right - rule.rows, rule.precision, rule.rule))


def mistakes(scored: Iterable[Scored]) -> Iterator[str]:
    """One line a mistake: document and offset, what is wrong, the rule, the words around the number."""
    for one in scored:
        for (g, r), wrong in zip(one.pairs, one.wrong, strict=True):
            if wrong:
                gold, row = one.gold[g], one.rows[r]
                told = "; ".join(
                    f"{name} {getattr(gold, name)} → {getattr(row, name)}" for name in FIELDS if name in wrong
                )
                yield _line(one, gold.start, gold.end, told, row.rule)
        matched_gold, matched_rows = {g for g, _ in one.pairs}, {r for _, r in one.pairs}
        for at, gold in enumerate(one.gold):
            if at not in matched_gold:
                yield _line(one, gold.start, gold.end, f"missed: {gold.measure} {gold.indicator}", "")
        for at, row in enumerate(one.rows):
            if at not in matched_rows:
                yield _line(one, row.start, row.end, f"not in gold: {row.measure} {row.indicator}", row.rule)


def _line(one: Scored, start: int, end: int, told: str, rule: str) -> str:
    around = f"{one.text[max(0, start - BEFORE) : start]}【{one.text[start:end]}】{one.text[end : end + AFTER]}"
    return f"{one.name}:{start}  {told}  [{rule}]  {around.replace(chr(10), '⏎')}"
