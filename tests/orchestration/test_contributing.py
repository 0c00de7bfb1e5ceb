"""CONTRIBUTING.md does what it says: each part is carried out in a copy of the tree, its commands give the lines shown."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PARTS = re.split(r"(?m)^## ", (PROJECT / "CONTRIBUTING.md").read_text("utf-8"))[1:]
DONE = ("A unit", "An alias", "An indicator", "A rule", "A genre's heading", "A mart", "A file format")
STEP = re.compile(
    r"(?P<end>At the end of `(?P<end_of>[^`]+)`:)|(?P<new>(?:A new file|the new file) `(?P<new_file>[^`]+)`:)"
    r"|In\s+`(?P<below_in>[^`]+)`, below the line `(?P<below>[^`]+)`"
    r"|In\s+`(?P<change_in>[^`]+)`, `(?P<was>[^`]+)` becomes `(?P<becomes>[^`]+)`"
    r"|In\s+`(?P<drop_in>[^`]+)`, the line `(?P<drop>[^`]+)` goes"
    r"|```console\n(?P<console>.*?)```",
    re.S,
)
FENCE = re.compile(r"\s*```\w+\n(.*?)```", re.S)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The tree without what was built, with the environment of this one. What Python compiled is taken along."""
    place = tmp_path_factory.mktemp("tree") / "tongbi"
    left_out = shutil.ignore_patterns(".venv", ".git", "build", "warehouse", ".*_cache", "target", "logs")
    shutil.copytree(PROJECT, place, ignore=left_out)
    (place / "warehouse").mkdir()
    (place / ".venv").mkdir()
    (place / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    return place


@pytest.mark.parametrize("title", DONE)
def test_a_part_does_what_it_says(copy, title):
    part = next(part for part in PARTS if part.startswith(title + "\n"))
    steps = list(STEP.finditer(part))
    assert sum(step["console"] is not None for step in steps) >= 1
    for step in steps:
        _do(copy, part, step)


def _do(tree: Path, part: str, step: re.Match[str]) -> None:
    if step["console"] is not None:
        for command, expected in _commands(step["console"]):
            _check(command, expected, _run(tree, command))
    elif step["change_in"]:
        _rewrite(tree / step["change_in"], step["was"], step["becomes"])
    elif step["drop_in"]:
        _rewrite(tree / step["drop_in"], _line_with(tree / step["drop_in"], step["drop"]), "")
    else:
        fence = FENCE.match(part, step.end())
        assert fence, f"no block follows {step[0]!r}"
        _write(tree, step, fence[1])


def _write(tree: Path, step: re.Match[str], text: str) -> None:
    path = tree / (step["end_of"] or step["new_file"] or step["below_in"])
    if step["new_file"]:
        assert not path.exists(), f"{path.name} is there already"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return
    assert text not in path.read_text("utf-8"), f"{path.name} has it already"
    if step["end_of"]:
        path.write_text(path.read_text("utf-8") + text, "utf-8")
    else:
        line = _line_with(path, step["below"])
        _rewrite(path, line, line + text)


def _line_with(path: Path, words: str) -> str:
    return next(line for line in path.read_text("utf-8").splitlines(keepends=True) if words in line)


def _rewrite(path: Path, was: str, becomes: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(was) == 1, f"{path.name}: {was!r} is there {text.count(was)} times"
    path.write_text(text.replace(was, becomes), "utf-8")


def _commands(console: str) -> list[tuple[str, list[str]]]:
    """Each command with the lines shown below it; … stands for any."""
    found: list[tuple[str, list[str]]] = []
    for line in console.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif line.strip() not in ("", "…"):
            found[-1][1].append(line)
    return found


def _run(tree: Path, command: str) -> str:
    environment = {
        **os.environ,
        "PYTHONPATH": str(tree),
        "DAGSTER_HOME": str(tree),
        "COLUMNS": "200",
        "PYTEST_DEBUG_TEMPROOT": str(tree.parent),
    }
    ran = subprocess.run(
        ["bash", "-c", command], cwd=tree, env=environment, capture_output=True, text=True, timeout=900, check=False
    )
    return ran.stdout + ran.stderr


def _check(command: str, expected: list[str], output: str) -> None:
    """Every line shown is, blanks aside, part of a line of the output, in order."""
    lines = iter([" ".join(line.split()) for line in output.splitlines()])
    for wanted in expected:
        assert any(" ".join(wanted.split()) in line for line in lines), f"$ {command}\nno {wanted!r} in\n{output}"
