"""Each row of the table in ARCHITECTURE.md is held by a contract: an import it forbids breaks one."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# What each folder must not import, each in a module of its own that is added to a copy of the code.
FORBIDDEN = {
    "common": ["transforms.reference", "transforms.facts.schema", "dagster"],
    "reference": ["transforms.reading.document", "transforms.facts.schema", "duckdb"],
    "reading": ["transforms.identification", "transforms.extraction", "transforms.facts.schema", "duckdb"],
    "identification": ["transforms.reading.document", "transforms.extraction", "transforms.publishing", "duckdb"],
    "extraction": [
        "transforms.reference",
        "transforms.reading.document",
        "polars",
        "duckdb",
        "dagster",
        "pathlib",
        "yaml",
    ],
    "facts": ["transforms.publishing", "transforms.models", "transforms.evaluation", "duckdb", "distributed"],
    "models": ["transforms.publishing", "transforms.extraction", "dagster"],
    "publishing": ["transforms.facts.schema", "transforms.extraction", "polars", "dagster"],
    "evaluation": ["transforms.facts.schema", "transforms.reference", "duckdb", "typer"],
    "exports": ["transforms.facts.schema", "transforms.site", "orchestration.settings", "dagster"],
    "site": ["transforms.publishing", "transforms.reference", "transforms.exports.safe", "dagster"],
}
CASES = [(folder, module) for folder, modules in FORBIDDEN.items() for module in modules]


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What import-linter says of the code with every forbidden import added."""
    copy = tmp_path_factory.mktemp("code")
    for package in ("orchestration", "transforms"):
        for source in (ROOT / package).rglob("*.py"):
            target = copy / source.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    for folder, module in CASES:
        (copy / "transforms" / folder / f"{_name(module)}.py").write_text(f"import {module}\n")
    (copy / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, timeout=600, check=False)
    return " ".join(done.stdout.split())  # lines are folded to the terminal's width


def _name(module: str) -> str:
    return "forbidden_" + module.replace(".", "_")


@pytest.mark.parametrize(("folder", "module"), CASES)
def test_a_forbidden_import_breaks_a_contract(complaints: str, folder: str, module: str):
    assert f"transforms.{folder}.{_name(module)} -> {module}" in complaints


def test_a_build_on_this_machine_imports_no_cluster():
    program = "import sys, orchestration.cli.build, transforms.facts.fold; print(sorted({'dask', 'distributed', 's3fs'} & {*sys.modules}))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout == "[]\n"
