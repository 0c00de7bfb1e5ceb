"""What several stages' tests share: two warehouses, each built once a session, of good and bad files and of hostile ones."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from filelock import FileLock

from tests import forked
from tests.hostile import put_hostile_reports

ROOT = Path(__file__).resolve().parents[1]

# Nothing a test does may land in the project's own warehouse.
os.environ.setdefault("TONGBI_WAREHOUSE", str(Path(tempfile.gettempdir()) / f"tongbi-tests-{os.getpid()}"))


# The longest ones, and before them who mostly waits, for a daemon's minutes and a cluster's workers.
_FIRST = ("test_daemon.py", "test_cluster.py", "test_contributing.py", "test_recovery.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What builds comes first: with a file of minutes at the end, one process would work and the others wait for it."""
    ranks = {name: rank for rank, name in enumerate(_FIRST)}
    items.sort(key=lambda item: (ranks.get(item.path.name, len(ranks)), item.get_closest_marker("slow") is None))


class Built(NamedTuple):
    """A raw folder, the warehouse made from it, and what the build printed."""

    raw: Path
    warehouse: Path
    shown: "subprocess.CompletedProcess[str]"


def tongbi(*arguments: str | Path, timeout: float = 900) -> "subprocess.CompletedProcess[str]":
    """The command as a user calls it, in a process of its own, which need not import anything any more."""
    return forked.run(*arguments, timeout=timeout)


def command(*arguments: str | Path) -> list[str]:
    """The command for a process that begins with nothing, as a user's does."""
    return [sys.executable, "-c", "from orchestration.cli import main; main()", *map(str, arguments)]


# Figures of a town that does not exist: level and growth of two years, a target, a rank, an exclusion of each common kind.
YEAR_2022 = """丹西街道2022年工作总结

2022年，丹西街道实现规上工业产值20亿元，同比增长6.5%；完成固定资产投资3.2亿元，增长4%。
（一）平安建设。全年排查矛盾纠纷412件，化解408件，调解成功率99%，位列全县第3。
2023年，力争规上工业产值增长5%以上。
"""
YEAR_2023 = """丹西街道2023年工作总结

2023年，丹西街道实现规上工业产值22亿元，同比增长10%，一般公共预算收入1.5亿元，同比下降2.5%。
全年排查矛盾纠纷380件，化解379件。
"""
GBK = "海滨街道2023年上半年工作总结\n\n上半年，海滨街道完成固定资产投资12.8亿元，同比增长7.2%，新增市场主体1560家。\n"


def put_reports(raw: Path) -> None:
    raw.mkdir(parents=True, exist_ok=True)
    (raw / "2022.txt").write_text(YEAR_2022, "utf-8")
    (raw / "2023.txt").write_text(YEAR_2023, "utf-8")
    (raw / "gbk.txt").write_bytes(GBK.encode("gbk"))
    (raw / "empty.txt").write_bytes(b"")
    (raw / "random.bin").write_bytes(bytes((number * 7919 + number // 3) % 256 for number in range(4096)))
    (raw / "no-number.txt").write_text(
        "西山街道工作总结\n\n一年来，西山街道抓党建、促发展，各项工作稳步推进。\n", "utf-8"
    )


def _from_nothing(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command(*arguments), capture_output=True, text=True, cwd="/", check=False)


def _built_once(
    factory: pytest.TempPathFactory, name: str, put: Callable[[Path], None], tongbi: Callable[..., Any] = tongbi
) -> Built:
    """The warehouse of that name: the first worker that asks builds it, the others wait and take it."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    raw, warehouse, output = folder / "raw", folder / "warehouse", folder / "output.json"
    with FileLock(f"{folder}.lock"):
        if not output.exists():
            put(raw)
            shown = tongbi("build", raw, "--warehouse", warehouse)
            output.write_text(json.dumps([shown.args, shown.returncode, shown.stdout, shown.stderr]), "utf-8")
    shown = subprocess.CompletedProcess(*json.loads(output.read_text("utf-8")))
    assert shown.returncode == 0, shown.stdout + shown.stderr
    return Built(raw, warehouse, shown)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Built once, changed by nobody: a test that wants to change it copies it."""
    return _built_once(tmp_path_factory, "built", put_reports, _from_nothing)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """As `built`, and with reports whose texts, titles and file names attack whatever shows them."""

    def put(raw: Path) -> None:
        put_reports(raw)
        (raw / "gbk.txt").unlink()  # so that `built` has a report that is new, for whom goes from here to there,
        (raw / "2022.txt").write_text(f"{YEAR_2022}（初稿）\n", "utf-8")  # and one of another text
        put_hostile_reports(raw)

    return _built_once(tmp_path_factory, "hostile", put)
