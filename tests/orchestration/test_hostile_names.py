"""A file may be named so that it moves a terminal's cursor or renames its window; no command passes that on."""

import pytest

from orchestration.cli import build, problems
from orchestration.cli.app import complain, out

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
