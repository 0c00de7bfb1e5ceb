"""Every block of code in README and docs runs as it is printed, in both languages."""

import configparser
import copy
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import nbclient
import nbformat
import pytest
import yaml

from tests.conftest import ROOT, tongbi
from transforms.exports.warehouse import Warehouse
from transforms.facts import corrections_file
from transforms.reading.sidecar import KEYS, parse_sidecar

pytestmark = pytest.mark.slow

PAGES = [ROOT / "README.md", ROOT / "README.zh.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# A line that installs hundreds of megabytes, serves until it is stopped, or would run these tests in these tests: its
# script or target is looked at instead.
NOT_RUN = ("docs/bi/superset/open.sh",)


METRICS = {
    metric["name"]
    for metric in yaml.safe_load((ROOT / "transforms" / "models" / "semantic.yml").read_text("utf-8"))["metrics"]
}


class Block(NamedTuple):
    page: str
    language: str
    code: str


BLOCKS = [
    Block(page.relative_to(ROOT).as_posix(), language, code)
    for page in PAGES
    for language, code in BLOCK.findall(page.read_text("utf-8"))
]


def of(*languages):
    found = [block for block in BLOCKS if block.language in languages]
    return pytest.mark.parametrize("block", found, ids=[f"{one.page}-{at}" for at, one in enumerate(found)])


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """The project as somebody has it who just cloned it and ran `make run`."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("Makefile", "transforms", "orchestration", "tests", "docs", "pyproject.toml", "constraints.txt"):
        (folder / name).symlink_to(ROOT / name)
    (folder / ".venv").symlink_to(Path(sys.executable).parents[1])
    shutil.copytree(ROOT / "raw", folder / "raw")
    (folder / "build").mkdir()
    shown = tongbi("build", folder / "raw", "--warehouse", folder / "warehouse")
    assert shown.returncode == 0, shown.stderr
    return folder


def environment(project):
    places = {"TONGBI_RAW": str(project / "raw"), "TONGBI_WAREHOUSE": str(project / "warehouse")}
    # No browser opens while tests run; `true` is what `tongbi open` hands the address to.
    return {**os.environ, **places, "PYTHONPATH": str(ROOT), "BROWSER": "true"}


def test_there_are_blocks_of_every_kind():
    assert {block.language for block in BLOCKS} == {"sh", "sql", "python", "yaml", "text", "ini", "nginx"}
    english, chinese = (
        [block.language for block in BLOCKS if block.page == page] for page in ("README.md", "README.zh.md")
    )
    assert english == chinese


@of("sh")
def test_commands_run(block, project):
    for line in block.code.splitlines():
        command = line.split(" #")[0].strip()
        if command in NOT_RUN:
            subprocess.run(["sh", "-n", str(ROOT / command)], check=True)
            continue
        if command.startswith(".venv/bin/pip install -r "):
            assert all(re.fullmatch(r"[\w-]+==[\d.]+", pin) for pin in (ROOT / command.split()[3]).read_text().split())
            continue
        if "/mf query" in command:
            asked = re.search(r"--metrics (\S+)", command)
            assert asked
            assert set(asked[1].rstrip(")").split(",")) <= METRICS
            continue
        if command.startswith("make "):
            command = f"make -n {command.removeprefix('make ')}"
        if "/dbt " in command:
            command = command.replace(
                "(cd transforms && ",
                "(cd transforms && TONGBI_BUILD_DB=$TONGBI_WAREHOUSE/build/tongbi.duckdb "
                "TONGBI_FACTS_DIR=$TONGBI_WAREHOUSE/facts DBT_TARGET_PATH=$TONGBI_WAREHOUSE/target DBT_LOG_PATH=$TONGBI_WAREHOUSE/logs ",
            )
        done = subprocess.run(
            command,
            shell=True,
            cwd=project,
            env=environment(project),
            capture_output=True,
            text=True,
            timeout=900,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        assert done.stdout or command.startswith(("mkdir", "printf"))


@of("ini")
def test_units_of_systemd_call_commands_that_there_are(block):
    unit = configparser.ConfigParser(interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read_string(block.code)
    assert {"Unit", "Service"} <= set(unit) or {"Unit", "Timer", "Install"} <= set(unit)
    if "Service" in unit:
        program, command, *arguments = unit["Service"]["ExecStart"].split()
        assert program.endswith("/.venv/bin/tongbi")
        options = [argument for argument in arguments if argument.startswith("-")]
        helped = tongbi(command, "--help").stdout
        assert options
        assert all(option in helped for option in options)


@of("nginx")
def test_a_proxy_asks_who_is_there_and_passes_on_to_where_dagster_listens(block):
    said = dict(re.findall(r"^\s+(\w+) (.+);$", block.code, re.MULTILINE))
    assert {"auth_basic", "auth_basic_user_file", "ssl_certificate"} <= said.keys()
    assert said["proxy_pass"] == "http://127.0.0.1:3000"
    assert block.code.count("{") == block.code.count("}")


@of("text")
def test_texts_name_folders_and_commands_that_there_are(block):
    for line in block.code.splitlines():
        if folder := re.match(r"[a-z]+/(?= )", line):
            assert (ROOT / folder[0]).is_dir(), line
        elif call := re.search(r"/(tongbi|dask) (\w+)(.*?)(?= 2>>|$)", line):
            helped = (tongbi if call[1] == "tongbi" else dask)(call[2], "--help").stdout
            assert all(option in helped for option in re.findall(r"--[\w-]+", call[3])), line
        else:
            assert json.loads(line)


def dask(*arguments):
    program = Path(sys.executable).with_name("dask")
    return subprocess.run([program, *arguments], capture_output=True, text=True, timeout=300, check=True)


@of("sql")
def test_queries_have_an_answer(block, project):
    with Warehouse(project / "warehouse" / "tongbi.duckdb") as warehouse:
        answer = warehouse.ask(block.code)
    assert answer.rows or "from corrections" in block.code


@of("python")
def test_programs_run(block, project):
    done = subprocess.run(
        [sys.executable, "-c", block.code],
        cwd=project,
        env=environment(project),
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_the_notebook_runs_and_shows_what_it_printed(project, monkeypatch):
    for name, value in environment(project).items():
        monkeypatch.setenv(name, value)
    kept = nbformat.read(ROOT / "docs" / "notebook.ipynb", as_version=4)
    now = copy.deepcopy(kept)
    nbclient.NotebookClient(now, timeout=600, resources={"metadata": {"path": str(project / "docs")}}).execute()
    assert [printed(cell) for cell in now.cells] == [printed(cell) for cell in kept.cells]
    assert any("image/svg+xml" in output.get("data", {}) for cell in kept.cells for output in cell.get("outputs", []))


def printed(cell):
    """The texts below a cell; `jupyter execute --inplace docs/notebook.ipynb` writes them anew after a change."""
    outputs = [output for output in cell.get("outputs", []) if output.get("name") != "stderr"]
    return [output.get("text") or output["data"].get("text/plain") for output in outputs]


@of("yaml")
def test_files_are_accepted(block, tmp_path):
    loaded = yaml.safe_load(block.code)
    if isinstance(loaded, list):
        (tmp_path / corrections_file.FILE).write_text(block.code, "utf-8")
        entries, problems = corrections_file.load(tmp_path)
        assert not problems
        assert len(entries) == len(loaded)
    elif "resources" in loaded:
        from orchestration.resources import Warehouse as Resource

        Resource(**loaded["resources"]["warehouse"]["config"])
    else:
        assert set(loaded) <= set(KEYS)
        sidecar = parse_sidecar(block.code.encode(), "a.meta.yml")
        assert not sidecar.problems
        assert set(sidecar.values) == set(loaded)


def test_every_page_that_is_linked_is_there():
    generated = ROOT / "docs" / "reference"
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            path = (page.parent / target).resolve()
            assert path.exists() or path.parent == generated, f"{page.name}: {target}"
