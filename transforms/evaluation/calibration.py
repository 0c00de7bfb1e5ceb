"""How sure to be of a row: what its marks say of being right, fitted to annotated documents, and whether that holds."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

import numpy

from transforms.evaluation.score import Scored
from transforms.extraction import Row

Case = TypeVar("Case")

BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
# How much a factor is held back towards 1: what few rows say counts little.
_RIDGE = 3.0
_STEPS = 30


class Band(NamedTuple):
    """The rows said to be `low` to `high` sure: how many, how sure they were said to be, how many of them were right."""

    low: float
    high: float
    rows: int
    said: float
    right: float


class Odds(NamedTuple):
    """`odds` of being right before anything is known; `factors`: mark → what it multiplies them by."""

    rows: int
    right: float
    odds: float
    factors: dict[str, float]


def judged(scored: Iterable[Scored]) -> Iterator[tuple[Row, bool]]:
    """Every row where gold looks, and whether it is strictly right."""
    for one in scored:
        right = {row for _, row in one.strict()}
        yield from ((row, at in right) for at, row in enumerate(one.read))


def calibrate(rows: Iterable[tuple[Case, bool]], marks: Callable[[Case], Sequence[str]], unseen: float) -> Odds:
    """Odds and factors from rows and whether they are right: a logistic regression on their marks. Rules fit the documents
    they were developed on; the odds are lowered until the rows are as sure as those of unseen documents are right (`unseen`)."""
    cases = [(marks(row), right) for row, right in rows]
    names = sorted({mark for own, _ in cases for mark in own})
    column = {name: at for at, name in enumerate(names)}
    design = numpy.zeros((len(cases), len(names) + 1))
    design[:, -1] = 1
    for at, (own, _) in enumerate(cases):
        design[at, [column[mark] for mark in own]] = 1
    right = numpy.array([float(right) for _, right in cases])
    weights = _logistic(design, right)
    weights[-1] += _shift(design @ weights, unseen)
    factors = {name: round(float(numpy.exp(weight)), 3) for name, weight in zip(names, weights[:-1], strict=True)}
    return Odds(len(cases), round(float(right.mean()), 4), round(float(numpy.exp(weights[-1])), 3), factors)


def reliability(rows: Iterable[tuple[Case, bool]], confidence_of: Callable[[Case], float]) -> list[Band]:
    """The bands that hold any rows, the surest last."""
    cases = [(confidence_of(row), right) for row, right in rows]
    bands = []
    for low, high in zip(BANDS, BANDS[1:], strict=False):
        own = [(said, right) for said, right in cases if low <= said < high or said == high == 1]
        if own:
            said, right = (sum(values) / len(own) for values in zip(*own, strict=True))
            bands.append(Band(low, high, len(own), said, right))
    return bands


def _logistic(design: Any, right: Any) -> Any:
    """The weights that make what was observed likeliest, held back towards 0; the last, of every row, is not."""
    held_back = numpy.full(design.shape[1], _RIDGE)
    held_back[-1] = 1e-3
    weights = numpy.zeros(design.shape[1])
    for _ in range(_STEPS):
        said = _share(design @ weights)
        slope = design.T @ (right - said) - held_back * weights
        curve = (design.T * (said * (1 - said))) @ design + numpy.diag(held_back)
        weights = weights + numpy.linalg.solve(curve, slope)
    return weights


def _shift(logits: Any, wanted: float) -> float:
    """What to add to all logits so that the mean share is the wanted one; found by halving."""
    low, high = -10.0, 10.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if _share(logits + middle).mean() < wanted else (low, middle)
    return (low + high) / 2


def _share(logits: Any) -> Any:
    return 1 / (1 + numpy.exp(-logits))
