"""How the numbers of a list are given to the things it names: in order, or one number to each."""

from __future__ import annotations

from transforms.extraction.case import Case, ranked_by_wording, stated
from transforms.extraction.cues.cue import Cue
from transforms.extraction.discourse import OpenList, Reading
from transforms.extraction.mention import run_length
from transforms.extraction.model import Statement
from transforms.extraction.rules import Question

# asked by whether the number is a level or has moved, and whether a wording stands before it: "level named"
ASSIGNMENT: Question[Case, Reading] = Question("list")

Items = tuple[tuple[str, int], ...]


def run_of(case: Case, mixed: bool = False) -> int:
    """How many numbers of its kind (`mixed`: of any) stand in a row from this one; 412户735人 counts one thing twice."""
    tokens, place = case.sentence.tokens, case.mention.place
    run = run_length(case.sentence.report.text, tokens, place, mixed)
    for at in range(place, place + run - 1):
        if tokens[at].end == tokens[at + 1].start and tokens[at].unit.code != tokens[at + 1].unit.code:
            return at - place + 1
    return run


def with_claims(case: Case, names: tuple[str, ...]) -> Items:
    """Each name with the claim of its level, where the sentence has given one, or with a new one."""
    claim, items = case.discourse.claims, []
    for name in names:
        known = case.discourse.claim_of_level(name)
        claim += not known
        items.append((name, known or claim))
    return tuple(items)


def in_order(
    case: Case,
    items: Items,
    rule: str,
    cue: Cue | None = None,
    ranked: tuple[str, ...] = (),
    subjects: tuple[str, ...] = (),
) -> Reading:
    """The first number for the first of the items; the list stays open for those that follow. `ranked`: what of each is ranked;
    `subjects`: of whom each is."""
    discourse, cue = case.discourse, case.cue if cue is None else cue
    name, claim = items[0]
    statement = stated(case, name, claim, rule, cue, ranked[0] if ranked else None)
    entity = discourse.entity._replace(subject=subjects[0], of_place=True) if subjects else discourse.entity
    opened = OpenList(items, 1, case.measure, cue, subjects, ranked)
    return Reading((statement,), case.mention.after, entity, opened)


def to_each(case: Case, items: Items, rule: str) -> Reading:
    """均增长5%: one number, a statement of each of the items."""
    statements: list[Statement] = []
    # PM2.5、PM10改善幅度居第一: how it is ranked is said once, at the end
    ranked = ranked_by_wording(case.phrase) if case.measure == "rank" else ""
    for name, claim in items:
        statement = stated(case, name, claim, rule, None, "growth" if ranked == "growth" else None)
        if ranked == "level" and statements:
            before = statements[-1]
            same = before.indicator == statement.indicator
            statement = statement._replace(rank_of=before.rank_of if same else ranked_by_wording(name))
        statements.append(statement)
    opened = OpenList(items, len(items), case.measure, case.cue)
    return Reading(tuple(statements), case.mention.after, case.discourse.entity, opened)


def further_set(case: Case, items: Items) -> Reading | None:
    """…分别达到A、B,分别增长C、D: a further set of numbers for the items; None when that does not come out even."""
    if len(items) < 2:
        return None
    run = run_of(case)
    if run == len(items):
        if case.cue.reached and case.discourse.level.cue.origin:
            # 从A、B增加到C、D: where they got to are claims of their own
            items = tuple((name, case.discourse.claims + 1 + place) for place, (name, _) in enumerate(items))
        return in_order(case, items, "list-again", subjects=_subjects_again(case, items))
    if run == 1 and len({name for name, _ in items}) > 1 and (case.cue.each or case.measure == "rank"):
        return to_each(case, items, "list-each")
    return None


def _subjects_again(case: Case, items: Items) -> tuple[str, ...]:
    """石塘镇、河口镇分别完成2亿元、1亿元,分别增长5%、8%: of whom the open list is, where its numbers go on."""
    subjects = case.discourse.open_list.subjects
    return subjects if len(subjects) == len(items) else ()
