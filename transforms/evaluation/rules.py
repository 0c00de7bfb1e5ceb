"""Which rules of the extraction answer on a corpus, and which two of them disagree without a word who wins."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from transforms.extraction.rules import QUESTIONS, Decision, Question

REASONS = Path(__file__).with_name("undeclared.yml")
PLACES_KEPT = 3
AROUND = 14

Pair = tuple[str, str, str]
"""Question, winner, other."""


@dataclass(slots=True)
class Survey:
    """Counts over a corpus. `decided`: how often a rule gave the answer; `lost`: how often it answered and another won;
    `undeclared`: cases in which the winner and another rule disagree and nothing states which of them wins."""

    decided: Counter[tuple[str, str]] = field(default_factory=Counter)
    lost: Counter[tuple[str, str]] = field(default_factory=Counter)
    undeclared: Counter[Pair] = field(default_factory=Counter)
    places: dict[Pair, list[str]] = field(default_factory=dict)

    def note(self, question: Question[Any, Any], case: Any, answers: list[Decision[Any]]) -> None:
        winner = answers[0]
        self.decided[question.name, winner.rule] += 1
        for other in answers[1:]:
            self.lost[question.name, other.rule] += 1
            if other.answer != winner.answer and not question.is_declared(winner.rule, other.rule):
                pair = (question.name, winner.rule, other.rule)
                self.undeclared[pair] += 1
                places = self.places.setdefault(pair, [])
                if len(places) < PLACES_KEPT:
                    places.append(f"{place(case)}: {short(winner.answer)}, or {short(other.answer)}")


@contextmanager
def watching(see: Callable[[Question[Any, Any], Any, list[Decision[Any]]], None]) -> Iterator[None]:
    """While this is open, `see` is told of every case of every question, with all answers, the winner first."""
    with ExitStack() as open_:
        for question in QUESTIONS.values():
            open_.enter_context(question.watched(partial(see, question)))
        yield


def reasons(path: Path = REASONS) -> dict[Pair, str]:
    """Why a pair may stay undeclared. Raises ValueError for an entry without a reason or with a rule that does not exist."""
    known: dict[Pair, str] = {}
    for entry in yaml.safe_load(path.read_text("utf-8")) or ():
        question, pair, why = entry.get("question"), entry.get("rules", []), entry.get("why")
        rules = {rule.name for rule in QUESTIONS[question].rules()} if question in QUESTIONS else set()
        if len(pair) != 2 or not set(pair) <= rules or not why:
            raise ValueError(
                f"{path.name}: {entry}: give a question, two of its rules, and why neither is declared first"
            )
        known[question, pair[0], pair[1]] = known[question, pair[1], pair[0]] = why
    return known


def span_of(case: Any) -> tuple[int, int] | None:
    """Where the number of a case stands; of a case that is only an offset the one character there; None for other cases."""
    number = next((held for name in ("token", "mention") if (held := getattr(case, name, None)) is not None), case)
    number = getattr(number, "token", number)
    start = getattr(number, "start", None)
    return (start, getattr(number, "end", start + 1)) if isinstance(start, int) else None


def place(case: Any) -> str:
    """Where a case stands: the words around its number, the number in 【】; else the case itself."""
    text, span = getattr(case, "text", None), span_of(case)
    if not isinstance(text, str) or span is None:
        return short(case)
    start, end = span
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return f"{before}【{text[start:end]}】{after}".replace("\n", "⏎")


def short(answer: Any) -> str:
    """An answer in one line: a string as it is, what has a place by its class and place, anything else cut."""
    if isinstance(answer, str):
        return answer
    if isinstance(code := getattr(getattr(answer, "unit", None), "code", None), str) and not hasattr(answer, "kind"):
        return code
    kind, start, end = (getattr(answer, name, None) for name in ("kind", "start", "end"))
    written = f"{kind} {start}–{end}" if kind is not None and start is not None else repr(answer)
    return written if len(written) <= 80 else written[:79] + "…"
