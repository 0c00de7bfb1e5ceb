"""Wordings of annotated reports find the ids the annotators gave; runs where the shared annotations are at hand."""

import json
from pathlib import Path

import pytest

from transforms.evaluation.likeness import LISTED
from transforms.reference import alias_index, load_indicators, normalise, unit_fits

ROOT = Path(__file__).parents[2]
GOLD = sorted((ROOT.parent / "shared" / "gold").glob("*.jsonl"))


@pytest.mark.skipif(not GOLD, reason="the shared annotations are not here")
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem[:3])
def test_annotated_wordings_find_the_annotated_id(path: Path) -> None:
    index = alias_index(load_indicators())
    known = {indicator.indicator_id: indicator for indicator in load_indicators()}
    wrong = []
    for line in path.read_text("utf-8").splitlines()[1:]:
        row = json.loads(line)
        if "indicator" not in row:
            continue
        found = index.get(normalise(row["indicator"]))
        if found and (found not in LISTED or row["measure"] == "level" and not unit_fits(known[found], row["unit"])):
            found = None
        if found != row["indicator_id"]:
            wrong.append((row["indicator"], found, row["indicator_id"]))
    assert wrong == []
