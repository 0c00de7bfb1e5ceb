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
from graphlib import TopologicalSorter
from typing import Any, Generic, NamedTuple, TypeVar

Case = TypeVar("Case")
Answer = TypeVar("Answer")
Decide = Callable[[Case], Answer | None]
Only = Callable[[Any], bool]
NO_LETTERS: frozenset[str] = frozenset()


class Tier(IntEnum):
    """How special a rule is: what is said of few cases is asked before what is said of many."""

    SPECIFIC = 1
    USUAL = 2
    DEFAULT = 3


def _all_keys(key: Hashable) -> bool:
    return True


class Rule(NamedTuple, Generic[Case, Answer]):
    """`before` names the rules of its tier that it wins over; `only` tells of a case's key whether it is asked about it;
    `needs` is what must stand among the words of the case, and `signs` characters of which its letters must hold one."""

    name: str
    question: str
    tier: Tier
    before: tuple[str, ...]
    only: Only
    needs: str
    signs: frozenset[str]
    decide: Decide[Case, Answer]


class Decision(NamedTuple, Generic[Answer]):
    """An answer and the name of the rule that gave it."""

    rule: str
    answer: Answer


class Question(Generic[Case, Answer]):
    """One question and its rules. Names are unique within a question; every declared pair must exist and lie in one tier.

    `words` gives the words of a case among which a rule may need one, `letters` the characters of all that a rule may look at:
    looking for what it needs is far cheaper than asking the rule.
    """

    def __init__(
        self,
        name: str,
        words: Callable[[Case], str] | None = None,
        letters: Callable[[Case], frozenset[str]] | None = None,
    ) -> None:
        self.name = name
        self.words = words
        self.letters = letters
        self._rules: dict[str, Rule[Case, Answer]] = {}
        self._left_out: frozenset[str] = frozenset()
        self._swapped: tuple[str, str] | None = None
        self._by_key: dict[Hashable, tuple[tuple[str, str, frozenset[str], Decide[Case, Answer]], ...]] = {}
        QUESTIONS[name] = self

    def rule(
        self,
        name: str,
        tier: Tier = Tier.USUAL,
        *,
        before: Collection[str] = (),
        only: Collection[Hashable] | Only = _all_keys,
        needs: str = "",
        signs: str = "",
    ) -> Callable[[Decide[Case, Answer]], Decide[Case, Answer]]:
        """Declare the decorated function as a rule. `only` gives the keys that it is asked about, or tells of
        a key whether it is; where the words of a case do not hold `needs`, or its letters none of the `signs`, the rule has nothing
        to say and is not asked. Raises ValueError when the name is taken, or when something is needed of a question that tells no
        words, or no letters."""

        def declare(decide: Decide[Case, Answer]) -> Decide[Case, Answer]:
            if name in self._rules:
                raise ValueError(f"{self.name} has a rule {name!r} already; give this one another name")
            if needs and self.words is None or signs and self.letters is None:
                raise ValueError(
                    f"{name!r} needs {needs or signs!r}, but {self.name} does not tell where to look for it"
                )
            keys = only if callable(only) else frozenset(only).__contains__
            self._rules[name] = Rule(name, self.name, tier, tuple(before), keys, needs, frozenset(signs), decide)
            self._by_key.clear()
            return decide

        return declare

    def rules(self) -> tuple[Rule[Case, Answer], ...]:
        """All rules in the order in which they are asked."""
        return self._ordered(list(self._rules.values()))

    def decide(self, case: Case, key: Hashable = "") -> tuple[str, Answer] | None:
        """The first rule that has an answer, by its name, and the answer. `key` chooses among rules that are declared for some keys `only`."""
        rules = self._by_key.get(key)
        if rules is None:
            asked = self.asked(key)
            rules = self._by_key[key] = tuple((rule.name, rule.needs, rule.signs, rule.decide) for rule in asked)
        words = self.words(case) if self.words else ""
        letters = self.letters(case) if self.letters else NO_LETTERS
        for name, needs, signs, decide in rules:
            if needs and needs not in words or signs and signs.isdisjoint(letters):
                continue
            if (answer := decide(case)) is not None:
                return name, answer
        return None

    def answers(self, case: Case, key: Hashable = "") -> Iterator[Decision[Answer]]:
        """What every rule says of the case, the winner first."""
        words = self.words(case) if self.words else ""
        letters = self.letters(case) if self.letters else NO_LETTERS
        for rule in self.asked(key):
            if rule.needs not in words or rule.signs and rule.signs.isdisjoint(letters):
                continue
            if (answer := rule.decide(case)) is not None:
                yield Decision(rule.name, answer)

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

        def decide(case: Case, key: Hashable = "") -> tuple[str, Answer] | None:
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
        self._by_key.clear()
        try:
            yield
        finally:
            self._left_out, self._swapped = frozenset(), None
            self._by_key.clear()

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
