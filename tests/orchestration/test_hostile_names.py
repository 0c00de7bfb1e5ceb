"""A file may be named so that it moves a terminal's cursor or renames its window; no command passes that on."""

import dagster as dg
import pytest

from orchestration import cli, progress
from orchestration.assets.facts import _metadata
from orchestration.assets.site import site
from orchestration.cli import build, problems
from orchestration.cli.app import complain, out
from orchestration.resources import Warehouse
from tests.facts import fakes
from tests.hostile import FILE
from transforms.facts.fold import fold

NAME = "年报\x1b]0;owned\x07\x1b[2J\x9b1A\r.txt"


def controls(text):
    return [character for character in text if ord(character) < 32 and character != "\n" or 127 <= ord(character) < 160]


@pytest.mark.parametrize(
    "show",
    [
        lambda: complain(f"{NAME}: no such folder of reports"),
        lambda: problems._show((NAME, "quarantined", "reading", None, f"{NAME} is empty", f"remove {NAME}")),
        lambda: out.print(build._short(NAME)),
    ],
    ids=["error", "problem", "progress"],
)
def test_control_characters_of_a_name_are_shown_and_not_obeyed(show, capsys):
    show()
    printed = "".join(capsys.readouterr())
    assert "年报␛]0;owned" in printed
    assert controls(printed) == []


def test_dagster_shows_a_hostile_name_and_obeys_nothing_of_it(tmp_path):
    """In Markdown the name would be a link, or a picture that every reader's browser fetches."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / FILE).write_bytes(b"")
    done = fold(tmp_path / "raw", tmp_path / "warehouse", load_stages=fakes.load, workers=1)
    told = _metadata(tmp_path / "warehouse" / "facts", "problems", done)
    assert not any(isinstance(value, dg.MarkdownMetadataValue) for value in told.values())
    assert FILE in [record.data["source_path"] for record in told["listed"].records]


def test_a_file_that_the_system_refuses_is_one_line_with_its_name(monkeypatch, capsys):
    def refused():
        raise PermissionError(13, "Permission denied", f"/data/{NAME}")

    monkeypatch.setattr(cli, "load", lambda asked: refused)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "年报␛]0;owned" in said
    assert "Permission denied" in said


def test_a_build_tells_that_its_site_could_not_be_written(tmp_path, monkeypatch):
    def refused(*_):
        raise PermissionError(13, "Permission denied", str(tmp_path / "site"))

    monkeypatch.setattr("transforms.site.build_site", refused)
    told: list[str] = []
    with progress.listening(lambda *_: None, told.append):
        dg.materialize(
            [site],
            selection=[site],
            resources={"warehouse": Warehouse(raw=str(tmp_path), folder=str(tmp_path))},
        )
    assert "site is not written" in told[0]
    assert "tongbi site" in told[0]
