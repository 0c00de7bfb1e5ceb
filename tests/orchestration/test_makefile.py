"""The promises that the set-up files make to somebody with a fresh clone."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_constraints_pin_each_package_by_name_and_version_only():
    lines = [line for line in (ROOT / "constraints.txt").read_text().splitlines() if not line.startswith("#")]
    assert lines
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line)] == []


def test_continuous_integration_runs_exactly_make_test():
    commands = [line for line in (ROOT / ".ci/run").read_text().splitlines() if line and not line.startswith("#")]
    # What goes before may only install, as root, what a browser test needs.
    assert commands[-1] == "exec make test"
    assert [line for line in commands[:-1] if not re.match(r"if \[ \"\$\(id -u\)\" = 0 \]|  apt-get |fi$", line)] == []
    assert (ROOT / ".ci/run").stat().st_mode & 0o111


def test_help_lists_every_target():
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert phony is not None
    targets = phony[1].split()
    listed = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [target for target in targets if not re.search(rf"make {target} ", listed)] == []
