"""Every rule is needed, every declared pair is: an example of its own fails without it, or the other way round."""

import sys
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from typing import Any

import pytest

from tests.extraction.reading import differences, entries, read
from transforms.extraction.rules import QUESTIONS, Question

ENTRIES: dict[str, list[dict[str, Any]]] = {}
for _, _entry in entries():
    ENTRIES.setdefault(_entry.get("rule", ""), []).append(_entry)
RULES = [(question, rule.name) for question in QUESTIONS.values() for rule in question.rules()]
PAIRS = [(question, *pair) for question in QUESTIONS.values() for pair in question.declared_pairs()]


def _forget() -> None:
    """Empty what the extraction remembers of earlier calls: it was read with other rules."""
    for name, module in sys.modules.items():
        if name.startswith("transforms.extraction"):
            for known in vars(module).values():
                if isinstance(known, _lru_cache_wrapper):
                    known.cache_clear()


@pytest.fixture
def forgetful() -> Iterator[None]:
    _forget()
    yield
    _forget()


def _some_fail(question: Question[Any, Any], *rules: str) -> bool:
    return any(
        _fails(text, entry)
        for rule in rules
        for entry in ENTRIES.get(f"{question.name}/{rule}", ())
        for text in entry["of"]
    )


def _fails(text: str, entry: dict[str, Any]) -> bool:
    try:
        return differences(text, entry) != []
    except Exception:  # without the rule the text cannot even be read
        return True


@pytest.mark.usefixtures("forgetful")
@pytest.mark.parametrize(("question", "rule"), [pytest.param(q, r, id=f"{q.name}/{r}") for q, r in RULES])
def test_without_a_rule_one_of_its_examples_fails(question, rule):
    with question.left_out(rule):
        assert _some_fail(question, rule), f"add an example with `rule: {question.name}/{rule}` that needs the rule"


@pytest.mark.usefixtures("forgetful")
@pytest.mark.parametrize(
    ("question", "winner", "loser"), [pytest.param(*p, id=f"{p[0].name}: {p[1]} before {p[2]}") for p in PAIRS]
)
def test_with_a_declared_pair_swapped_one_of_their_examples_fails(question, winner, loser):
    with question.swapped(winner, loser):
        assert _some_fail(question, winner, loser), (
            f"add an example of {question.name} where {winner} must win over {loser}"
        )


def test_a_rule_has_nothing_to_say_in_a_sentence_without_the_words_it_needs(monkeypatch):
    of_choice = Question.decide
    spoke: set[tuple[str, str]] = set()

    def decide(question: Question[Any, Any], case: Any, key: Any = "") -> Any:
        asked = {decision.rule for decision in question.answers(case, key)}
        spoke.update(
            (question.name, rule.name)
            for rule in question.asked(key)
            if rule.name not in asked and rule.decide(case) is not None
        )
        return of_choice(question, case, key)

    monkeypatch.setattr(Question, "decide", decide)
    for _, entry in entries():
        for text in entry["of"]:
            read(text, entry.get("context"))
    assert spoke == set()


def test_an_entry_names_a_rule_that_exists():
    assert set(ENTRIES) - {f"{question.name}/{rule}" for question, rule in RULES} - {""} == set()
