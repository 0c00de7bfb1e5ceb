"""What a rule of the extraction is, and how one of several is chosen.

A question ("why does this number measure nothing?", "what is this level called?") has rules. A rule is a pure function of a
case: it returns an answer, or None where it has nothing to say. Which of two rules wins is stated, never a matter of where
they stand: by tier, then by the pairs a rule declares with `before`. Rules of one tier that declare nothing about each other
must not disagree; `make rules` lists the places of a corpus where they do.

    EXCLUSION: Question[Place, str] = Question("not_measured")

    @EXCLUSION.rule("list-number", Tier.SPECIFIC, before=("reference",), only=("none",))
    def list_number(place: Place) -> str | None:
        '''1. 2、(3) at the head of a sentence number a list.'''
"""

from collections.abc import Callable, Collection, Hashable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from functools import lru_cache
from graphlib import TopologicalSorter
from typing import Any, Generic, NamedTuple, TypeVar

from transforms.extraction.needed import bits_of, found_in
from transforms.extraction.records import Record, record

Case = TypeVar("Case")
Answer = TypeVar("Answer")
Decide = Callable[[Case], Answer | None]
Only = Callable[[Any], bool]

CHOICES = 16_384  # of rules for a key and the needed words found are remembered


class Tier(IntEnum):
    """How special a rule is: what is said of few cases is asked before what is said of many."""

    SPECIFIC = 1
    USUAL = 2
    DEFAULT = 3


def _all_keys(key: Hashable) -> bool:
    return True


class Rule(NamedTuple, Generic[Case, Answer]):
    """`before` names the rules of its tier that it wins over; `only` tells of a case's key whether it is asked about it, and
    `needs` are words of which one must stand in the sentence of the case."""

    name: str
    question: str
    tier: Tier
    before: tuple[str, ...]
    only: Only
    needs: tuple[str, ...]
    decide: Decide[Case, Answer]


@record
class Decision(Record, Generic[Answer]):
    """An answer and the name of the rule that gave it."""

    rule: str
    answer: Answer


class Question(Generic[Case, Answer]):
    """One question and its rules. Names are unique within a question; every declared pair must exist and lie in one tier.

    `sentence` gives the words of the sentence that a case stands in. Rules say what they need to find there: that is looked for
    once a sentence, and of the many rules of a question only the few are asked that may answer.
    """

    def __init__(self, name: str, sentence: Callable[[Case], str] | None = None) -> None:
        self.name = name
        self._sentence = sentence
        self._rules: dict[str, Rule[Case, Answer]] = {}
        self._left_out: frozenset[str] = frozenset()
        self._swapped: tuple[str, str] | None = None
        self._needed = 0  # the bits of all words that its rules need
        self._with_key = lru_cache(maxsize=CHOICES)(self._asked_about)
        self._to_ask = lru_cache(maxsize=CHOICES)(self._choose)
        QUESTIONS[name] = self

    def rule(
        self,
        name: str,
        tier: Tier = Tier.USUAL,
        *,
        before: Collection[str] = (),
        only: Collection[Hashable] | Only = _all_keys,
        needs: str | tuple[str, ...] = (),
    ) -> Callable[[Decide[Case, Answer]], Decide[Case, Answer]]:
        """Declare the decorated function as a rule. `only` gives the keys that it is asked about, or tells of a key whether
        it is; in a sentence that holds none of `needs`, the rule has nothing to say and is not asked.
        Raises ValueError when the name is taken, or when something is needed of a question that tells no sentence."""
        words = (needs,) if isinstance(needs, str) else needs

        def declare(decide: Decide[Case, Answer]) -> Decide[Case, Answer]:
            if name in self._rules:
                raise ValueError(f"{self.name} has a rule {name!r} already; give this one another name")
            if words and self._sentence is None:
                raise ValueError(f"{name!r} needs {words}, but {self.name} tells no sentence to look for them")
            keys = only if callable(only) else frozenset(only).__contains__
            self._rules[name] = Rule(name, self.name, tier, tuple(before), keys, words, decide)
            self._needed |= bits_of(words)
            self._forget_choices()
            return decide

        return declare

    def _forget_choices(self) -> None:
        self._with_key.cache_clear()
        self._to_ask.cache_clear()

    def rules(self) -> tuple[Rule[Case, Answer], ...]:
        """All rules in the order in which they are asked."""
        return self._ordered(list(self._rules.values()))

    def decide(self, case: Case, key: Hashable = "") -> Decision[Answer] | None:
        """The answer of the first rule that has one. `key` chooses among rules that are declared for some keys `only`."""
        found = found_in(self._sentence(case)) & self._needed if self._sentence is not None else 0
        for name, decide in self._to_ask(key, found):
            if (answer := decide(case)) is not None:
                return Decision(name, answer)
        return None

    def may_be_answered(self, sentence: str, key: Hashable) -> bool:
        """Whether any rule is asked about cases with this key in this sentence: where none is, no case need be made."""
        return self._to_ask(key, found_in(sentence) & self._needed) != ()

    def answers(self, case: Case, key: Hashable = "") -> Iterator[Decision[Answer]]:
        """What every rule that is asked says of the case, the winner first."""
        found = found_in(self._sentence(case)) if self._sentence is not None else 0
        for name, decide in self._to_ask(key, found & self._needed):
            if (answer := decide(case)) is not None:
                yield Decision(name, answer)

    def _choose(self, key: Hashable, found: int) -> tuple[tuple[str, Decide[Case, Answer]], ...]:
        """The rules to ask about a case with this key, in their order, where these needed words stand in its sentence."""
        return tuple([(name, decide) for name, needs, decide in self._with_key(key) if not needs or needs & found])

    def _asked_about(self, key: Hashable) -> tuple[tuple[str, int, Decide[Case, Answer]], ...]:
        return tuple([(rule.name, bits_of(rule.needs), rule.decide) for rule in self.asked(key)])

    def is_declared(self, one: str, other: str) -> bool:
        """Whether it is stated which of two rules wins: by tier, or by a chain of pairs."""
        if self._rules[one].tier != self._rules[other].tier:
            return True
        return self._wins(one, other) or self._wins(other, one)

    def _wins(self, winner: str, loser: str) -> bool:
        before = self._rules[winner].before
        return loser in before or any(self._wins(next_, loser) for next_ in before)

    @contextmanager
    def watched(self, see: Callable[[Case, list[Decision[Answer]]], None]) -> Iterator[None]:
        """While this is open, `see` is told of every case that some rule answers, with all answers, the winner first."""

        def decide(case: Case, key: Hashable = "") -> Decision[Answer] | None:
            answers = list(self.answers(case, key))
            if answers:
                see(case, answers)
            return answers[0] if answers else None

        self.decide = decide  # type: ignore[method-assign]
        try:
            yield
        finally:
            del self.decide

    def declared_pairs(self) -> Iterator[tuple[str, str]]:
        """Every (winner, loser) that a rule declares."""
        for rule in self._rules.values():
            for loser in rule.before:
                yield rule.name, loser

    @contextmanager
    def left_out(self, name: str) -> Iterator[None]:
        """The question without one of its rules, to see what depends on it. Raises KeyError when there is none."""
        self._rules[name]
        with self._changed(frozenset({name}), None):
            yield

    @contextmanager
    def swapped(self, winner: str, loser: str) -> Iterator[None]:
        """The question with a declared pair the other way round, to see what depends on it."""
        with self._changed(frozenset(), (winner, loser)):
            yield

    @contextmanager
    def _changed(self, left_out: frozenset[str], swapped: tuple[str, str] | None) -> Iterator[None]:
        self._left_out, self._swapped = left_out, swapped
        self._forget_choices()
        try:
            yield
        finally:
            self._left_out, self._swapped = frozenset(), None
            self._forget_choices()

    def asked(self, key: Hashable) -> tuple[Rule[Case, Answer], ...]:
        """The rules that are asked about cases with this key, in their order."""
        rules = [rule for rule in self._rules.values() if rule.only(key)]
        return self._ordered([rule for rule in rules if rule.name not in self._left_out])

    def _ordered(self, rules: list[Rule[Case, Answer]]) -> tuple[Rule[Case, Answer], ...]:
        ordered: list[Rule[Case, Answer]] = []
        for tier in Tier:
            ordered += self._in_tier({rule.name: rule for rule in rules if rule.tier == tier})
        return tuple(ordered)

    def _in_tier(self, tier: dict[str, Rule[Case, Answer]]) -> list[Rule[Case, Answer]]:
        """Rules of one tier, winners first; those that declare nothing about each other by name."""
        winners: dict[str, set[str]] = {name: set() for name in sorted(tier)}
        for rule in tier.values():
            for loser in rule.before:
                if loser not in self._rules or self._rules[loser].tier != rule.tier:
                    raise ValueError(
                        f"{self.name}: {rule.name!r} is declared before {loser!r}, which is no rule of its tier"
                    )
                pair = (rule.name, loser) if (rule.name, loser) != self._swapped else (loser, rule.name)
                if loser in winners:
                    winners[pair[1]].add(pair[0])
        order = TopologicalSorter(winners)
        order.prepare()
        ordered: list[str] = []
        while order.is_active():
            ready = sorted(order.get_ready())
            ordered += ready
            order.done(*ready)
        return [tier[name] for name in ordered]


QUESTIONS: dict[str, "Question"] = {}  # type: ignore[type-arg]
"""Every question that has rules, by its name; filled when the rooms are imported."""
