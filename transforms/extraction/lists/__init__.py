"""One of several: which of the things a list names a number is of.

A list is read as a plan: the indicators, each with its claim, that this number and those in a row with it are of. The
discourse holds the plan as `open_list`; a number that goes on in it (`continued`) needs no wording of its own.
"""

from __future__ import annotations

import re

from transforms.extraction.case import Case
from transforms.extraction.discourse import Reading
from transforms.extraction.lists import again, entities, named, places  # noqa: F401  (their rules are declared when they are imported)
from transforms.extraction.lists.assignment import ASSIGNMENT, run_of
from transforms.extraction.lists.continuation import continued

__all__ = ["ASSIGNMENT", "assigned", "continued"]

MAY_NAME_SEVERAL = re.compile("、|和|与|及|三次?产|城乡|存贷|产销|收支|[办答回]复率|办[结成]率|面商率|见面率|沟通率")


def assigned(case: Case) -> Reading | None:
    """The statements of a number that opens a list, or the further set of one; None where no list is spoken of."""
    cue = case.cue
    wording = "named" if case.phrase else "nothing"
    if not (cue.spread or cue.each):
        if case.phrase:
            if not MAY_NAME_SEVERAL.search(case.phrase) and not case.discourse.open_list.items:
                return None
        elif not (case.discourse.open_list.items or cue.base or _growths_in_a_row(case)):
            return None
    decision = ASSIGNMENT.decide(case, f"level {wording}" if case.measure == "level" else f"moved {wording}")
    return decision[1] if decision else None


def _growths_in_a_row(case: Case) -> bool:
    return case.measure == "growth" and run_of(case) > 1
