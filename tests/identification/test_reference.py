"""The change table and the dated events hold together with the divisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from transforms.reference import divisions
from transforms.reference.indicators import ReferenceDataError


def test_every_division_has_its_parent() -> None:
    table = divisions.load_divisions()
    orphans = table.filter(table["level"] != "country").join(table, left_on="parent_code", right_on="code", how="anti")
    assert orphans.height == 0
    assert table["code"].n_unique() == table.height > 660_000


def test_every_change_leads_to_a_division_of_today() -> None:
    codes = set(divisions.load_divisions()["code"])
    changes = divisions.load_division_changes()
    assert [change for change in changes if change.code not in codes] == []
    assert len({change.old_name for change in changes}) == len(changes) > 100


def test_events_have_words_and_run_forward() -> None:
    events = divisions.load_dated_events()
    assert all(event.words and event.start <= event.end and event.note for event in events)
    learning = next(event for event in events if "党纪学习教育" in event.words)
    assert (learning.start.year, learning.start.month, learning.end.month) == (2024, 4, 7)


@pytest.mark.parametrize(
    "content",
    ["- {old: 密云县, code: '110118'}", "just words", "- {old: 密云县, code: '110118', until: soon, note: x}"],
)
def test_a_broken_change_table_names_file_and_entry(
    content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "division_changes.yml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(divisions, "FOLDER", tmp_path)
    with pytest.raises(ReferenceDataError, match=r"division_changes\.yml"):
        divisions.load_division_changes()
